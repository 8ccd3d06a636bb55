// An export of a list of the library as a job of the window (job.h): rows counted, streamed into a
// file that appears when it is whole. Thread: GUI only.
#pragma once

#include "core/catalog/list_export.h"
#include "core/library/library_place.h"
#include "ui/models/job.h"

#include <optional>

namespace lightstack::ui {

struct ListExportWish {
    std::filesystem::path catalog;
    std::filesystem::path target;               // .csv or .json
    std::optional<library::LibraryPlace> place; // none: the pictures of `folder`
    std::filesystem::path folder;
    std::string query;
    QString title; // of the list
};

class ListExportJob : public Job {
    Q_OBJECT
public:
    explicit ListExportJob(ListExportWish wish, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] bool canPause() const override { return false; }
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] const Result<std::uint64_t>& outcome() const noexcept { return m_outcome; }

private:
    std::shared_ptr<const ListExportWish> m_wish;
    Result<std::uint64_t> m_outcome;
};

} // namespace lightstack::ui
