// A batch that makes pictures smaller as a job of the window (job.h). While it runs a mark says
// what was asked (core/downsample/interrupted_run.h), so that a run that was cut off can be gone on
// with; the mark goes with the run's end, unless it was cancelled. Thread: GUI only.
#pragma once

#include "core/downsample/downsample_request.h"
#include "ui/models/job.h"

namespace lightstack::ui {

struct DownsampleWish {
    downsample::DownsampleRequest request;
    QString source;               // "IMG_0001.jpg", "Holiday", "12 pictures": for names
    std::uint64_t expected = 0;   // pictures to be written, as foretold; 0: not known
    std::uint64_t bytes = 0;      // of these; 0: not known
    std::filesystem::path folder; // of the originals; empty: not known
};

class DownsampleJob : public Job {
    Q_OBJECT
public:
    explicit DownsampleJob(DownsampleWish wish, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] bool movesBytes(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] bool canRunAgain() const override { return end() != End::Whole; }
    [[nodiscard]] std::unique_ptr<Job> again() const override; // what is done stays done
    [[nodiscard]] int workers() const override;

    [[nodiscard]] const DownsampleWish& wish() const noexcept { return *m_wish; }
    // Of a finished one.
    [[nodiscard]] const Result<downsample::DownsampleReport>& outcome() const noexcept {
        return m_outcome;
    }

private:
    [[nodiscard]] QString butSomeText() const override;
    [[nodiscard]] std::uint64_t picturesOf(std::uint64_t total) const;

    std::shared_ptr<const DownsampleWish> m_wish;
    std::shared_ptr<std::atomic<std::uint64_t>> m_toDelete; // originals, behind the pictures
    Result<downsample::DownsampleReport> m_outcome;
};

} // namespace lightstack::ui
