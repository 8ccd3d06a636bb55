// A backfill of missing types as a job of the window (job.h). A stopped one keeps the batches that
// were written. Thread: GUI only.
#pragma once

#include "core/jobs/blob_backfill.h"
#include "ui/models/job.h"

#include <filesystem>

namespace lightstack::ui {

struct BackfillWish {
    std::filesystem::path catalog;
    std::filesystem::path blobs;
    jobs::BackfillOptions options; // gate and progress are the job's
    std::uint64_t expected = 0;    // blobs; 0: not known
    std::filesystem::path rows;    // a list of them to be taken in first; empty: none
    char rowEnd = '\n';
    bool registerStore = false; // all blobs of the folder
};

class BackfillJob : public Job {
    Q_OBJECT
public:
    explicit BackfillJob(BackfillWish wish, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] bool canRunAgain() const override { return end() != End::Whole; }
    [[nodiscard]] std::unique_ptr<Job> again() const override;
    [[nodiscard]] int workers() const override;

    [[nodiscard]] const BackfillWish& wish() const noexcept { return *m_wish; }
    [[nodiscard]] const Result<jobs::BackfillResult>& outcome() const noexcept { return m_outcome; }
    // Rows taken in, names against types; empty until it has ended well.
    [[nodiscard]] const jobs::BlobBackfillResult& details() const noexcept { return m_details; }

private:
    [[nodiscard]] QString butSomeText() const override;

    std::shared_ptr<const BackfillWish> m_wish;
    Result<jobs::BackfillResult> m_outcome;
    jobs::BlobBackfillResult m_details;
};

} // namespace lightstack::ui
