// A scan of folders and archive parts into a catalog as a job of the window (job.h). A stopped one
// leaves a catalog that the next scan goes on from. Thread: GUI only.
#pragma once

#include "core/base/result.h"
#include "core/jobs/scan_options.h"
#include "ui/models/job.h"

namespace lightstack::ui {

struct ScanWish {
    std::vector<std::filesystem::path> roots;
    std::filesystem::path catalog;
    jobs::ScanOptions options;  // gate and progress are the job's
    std::uint64_t expected = 0; // files, as counted before; 0: not known
};

class ScanJob : public Job {
    Q_OBJECT
public:
    explicit ScanJob(ScanWish wish, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override; // the books
    [[nodiscard]] bool canRunAgain() const override { return end() != End::Whole; }
    [[nodiscard]] std::unique_ptr<Job> again() const override;
    [[nodiscard]] int workers() const override;

    [[nodiscard]] const ScanWish& wish() const noexcept { return *m_wish; }
    [[nodiscard]] const Result<jobs::ScanResult>& outcome() const noexcept { return m_outcome; }

private:
    [[nodiscard]] QString butSomeText() const override;

    [[nodiscard]] QString rootsText() const;

    std::shared_ptr<const ScanWish> m_wish;
    Result<jobs::ScanResult> m_outcome;
};

// "12,340 files: 12,000 as they were, 300 new, 30 changed, 4 failed, 6 passed over."
[[nodiscard]] QString scanBooks(const jobs::ScanResult& result);

} // namespace lightstack::ui
