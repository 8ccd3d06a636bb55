#include "core/library/list_view.h"

#include "core/browse/sorter.h"
#include "core/library/list_query.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>

namespace lightstack::library {
namespace {

using browse::FolderTable;
using browse::FolderView;

std::int64_t monthOf(std::int64_t ms) {
    using namespace std::chrono;
    if (ms == std::numeric_limits<std::int64_t>::min()) return -1;
    const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(ms))));
    return static_cast<int>(day.year()) * 12 +
           static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

void addMonths(FolderView& view) {
    view.headingKind = browse::HeadingKind::Month;
    for (std::size_t row = 0; row < view.order.size(); ++row) {
        const std::int64_t month = monthOf(view.facts->facts[view.order[row]].takenAtMs);
        if (view.headings.empty() || view.headings.back().value != month)
            view.headings.push_back({static_cast<int>(row), month, {}});
    }
}

// Copies after the first of them in the order; contents as their first copies stand.
void addCopies(FolderView& view, const ListRows& rows) {
    using Content = std::pair<std::uint32_t, std::uint64_t>;
    view.headingKind = browse::HeadingKind::Copies;
    const auto content = [&](FolderTable::Id id) {
        return Content(rows.checksums[id], view.table->size(id));
    };
    std::map<Content, std::vector<FolderTable::Id>> copies;
    for (const FolderTable::Id id : view.order)
        copies[content(id)].push_back(id);
    std::vector<const std::vector<FolderTable::Id>*> groups;
    std::map<Content, bool> taken;
    for (const FolderTable::Id id : view.order)
        if (!std::exchange(taken[content(id)], true)) groups.push_back(&copies[content(id)]);
    if (view.options.sort == browse::SortKey::Size) {
        const auto wasted = [&](const std::vector<FolderTable::Id>* group) {
            return view.table->size(group->front()) * (group->size() - 1);
        };
        std::stable_sort(groups.begin(), groups.end(), [&](const auto* a, const auto* b) {
            return view.options.descending ? wasted(a) > wasted(b) : wasted(a) < wasted(b);
        });
    }
    std::vector<FolderTable::Id> order;
    order.reserve(view.order.size());
    for (const auto* group : groups) {
        view.headings.push_back({static_cast<int>(order.size()),
            static_cast<std::int64_t>(view.table->size(group->front())), {}});
        order.insert(order.end(), group->begin(), group->end());
    }
    view.order.swap(order);
}

} // namespace

browse::ViewOptions usualListOptions() {
    browse::ViewOptions options;
    options.sort = browse::SortKey::DateTaken;
    options.descending = true;
    options.kinds = browse::KindFilter::AllFiles;
    return options;
}

std::shared_ptr<FolderView> viewOf(const ListRows& rows, const LibraryPlace& place,
    const browse::ViewOptions& options,
    const std::function<bool(const std::filesystem::path&)>& leftOut) {
    auto view = std::make_shared<FolderView>();
    view->table = rows.table;
    view->facts = rows.facts;
    view->options = options;
    browse::ViewOptions filter = options;
    filter.showHidden = true; // what a scan took in is no secret
    if (listsAssets(place.kind))
        filter.text.clear(); // the query has seen to it
    else
        filter.kinds = browse::KindFilter::AllFiles;
    view->order = browse::filterEntries(*rows.table, filter);
    if (leftOut)
        std::erase_if(
            view->order, [&](FolderTable::Id id) { return leftOut(rows.table->path(id)); });
    browse::sortEntries(*rows.table, options, rows.facts->facts, view->order);
    if (place.kind == ListKind::Duplicates)
        addCopies(*view, rows);
    else if (options.sort == browse::SortKey::DateTaken && listsAssets(place.kind))
        addMonths(*view);
    view->complete = true;
    view->sorted = true;
    return view;
}

} // namespace lightstack::library
