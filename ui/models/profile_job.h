// A sweep of a profile as a job of the window (job.h): run after run, each to be looked at as soon
// as it is there. Nothing of the user's is changed. Thread: GUI only.
#pragma once

#include "core/profile/profile.h"
#include "ui/models/job.h"

namespace lightstack::ui {

// Makes it where it is not there yet; off the GUI thread.
using MakeDemoSet = std::function<Result<std::filesystem::path>()>;

class ProfileJob : public Job {
    Q_OBJECT
public:
    // The scratch folder is emptied and removed at the end. A sweep without a path, but for the
    // bare channel, goes over the demo set.
    explicit ProfileJob(
        profile::Sweep sweep, const MakeDemoSet& makeDemoSet = {}, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] bool canPause() const override { return false; } // it would spoil the figures
    [[nodiscard]] std::vector<base::Error> failures() const override;
    [[nodiscard]] QString summary() const override; // the advice

    [[nodiscard]] profile::Subject subject() const noexcept { return m_sweep->subject; }
    [[nodiscard]] std::filesystem::path path() const; // of the data, as soon as there are any
    [[nodiscard]] std::vector<profile::ProfileRun> runs() const; // so far

private:
    struct Runs {
        std::mutex mutex;
        std::filesystem::path path;
        std::vector<profile::ProfileRun> done;
    };
    std::shared_ptr<const profile::Sweep> m_sweep;
    std::shared_ptr<Runs> m_runs;
    std::optional<Error> m_error;
};

[[nodiscard]] QString subjectText(profile::Subject subject); // "Scan"

} // namespace lightstack::ui
