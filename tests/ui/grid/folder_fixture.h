// A model over a folder whose names are given: no session, no services, nothing to wait for.
// Thread: GUI only.
#pragma once

#include "core/browse/sorter.h"
#include "core/browse/stack_grouper.h"
#include "tests/support/temp_folder.h"
#include "ui/models/folder_model.h"

#include <string>
#include <vector>

namespace lightstack::tests {

struct FolderFixture {
    TempFolder folder;
    ui::FolderModel model;

    explicit FolderFixture(thumbs::ThumbnailService* service = nullptr) : model(service) {}

    // Rows in the order given; a name that ends in a slash is a folder.
    void setNames(const std::vector<std::string>& names) {
        auto table = std::make_shared<browse::FolderTable>(folder.path());
        auto view = std::make_shared<browse::FolderView>();
        for (const std::string& name : names) {
            const bool isFolder = name.ends_with('/');
            const std::string_view bare =
                std::string_view(name).substr(0, name.size() - (isFolder ? 1 : 0));
            view->order.push_back(table->append(
                bare, isFolder ? browse::EntryKind::Folder : browse::kindOfName(bare)));
        }
        view->table = std::move(table);
        view->complete = true;
        view->sorted = true;
        model.setView(std::move(view));
    }
    // As the session makes it: runs of TIFFs are stacks, those of `expanded` (keys) unfolded.
    void setStacked(
        const std::vector<std::string>& names, const std::vector<std::string>& expanded = {}) {
        auto table = std::make_shared<browse::FolderTable>(folder.path());
        for (const std::string& name : names)
            table->setStat(table->append(name, browse::kindOfName(name)), 100, 1'000'000'000);
        browse::StackGrouper grouper(nullptr);
        for (const std::string& key : expanded)
            grouper.setExpanded(key, true);
        grouper.group(*table, std::chrono::milliseconds(0), {});
        auto view = std::make_shared<browse::FolderView>();
        view->stacks = grouper.stacks();
        view->stacksInView = grouper.inView(*table);
        const browse::Stacking stacking{view->stacks.get(), view->stacksInView};
        view->order = browse::filterEntries(*table, {}, stacking);
        browse::sortEntries(*table, {}, {}, view->order, stacking);
        view->tiles = browse::unfoldStacks(*table, {}, stacking, view->order);
        view->table = std::move(table);
        view->complete = true;
        view->sorted = true;
        model.setView(std::move(view));
    }
    // "0001.jpg", "0002.jpg"...
    void setCount(int count) {
        std::vector<std::string> names;
        for (int i = 1; i <= count; ++i)
            names.push_back(QStringLiteral("%1.jpg").arg(i, 4, 10, QLatin1Char('0')).toStdString());
        setNames(names);
    }
};

} // namespace lightstack::tests
