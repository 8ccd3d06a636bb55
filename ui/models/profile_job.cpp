#include "ui/models/profile_job.h"

#include "core/base/file_path.h"
#include "core/profile/demo_data.h"
#include "ui/models/number_words.h"
#include "ui/models/profile_words.h"

#include <QCoreApplication>

namespace lightstack::ui {
namespace {

using profile::Subject;

// With a path, if need be that of the demo set.
Result<profile::Sweep> withData(profile::Sweep sweep, const MakeDemoSet& makeDemoSet) {
    if (!sweep.path.empty() || sweep.subject == Subject::Pipeline || !makeDemoSet) return sweep;
    const auto made = makeDemoSet();
    if (!made) return tl::unexpected(made.error());
    return profile::overDemoSet(std::move(sweep), *made);
}

} // namespace

QString subjectText(Subject subject) {
    switch (subject) {
    case Subject::Pipeline:
        return QCoreApplication::translate("ProfileWords", "Pipeline");
    case Subject::Scan:
        return QCoreApplication::translate("ProfileWords", "Scan");
    case Subject::Downsample:
        return QCoreApplication::translate("ProfileWords", "Downsample");
    case Subject::Pyramid:
        return QCoreApplication::translate("ProfileWords", "Pyramid");
    }
    return {};
}

ProfileJob::ProfileJob(profile::Sweep sweep, const MakeDemoSet& makeDemoSet, QObject* parent)
    : Job(parent)
    , m_sweep(std::make_shared<const profile::Sweep>(std::move(sweep)))
    , m_runs(std::make_shared<Runs>()) {
    watch()->total = m_sweep->settings.size();
    run(
        0,
        [asked = m_sweep, makeDemoSet, runs = m_runs, watch = watch()] {
            const auto ready = withData(*asked, makeDemoSet);
            if (!ready) return std::optional(ready.error());
            {
                const std::lock_guard lock(runs->mutex);
                runs->path = ready->path;
            }
            const auto done = profile::profile(
                *ready, watch->stop.get_token(), [&](const profile::ProfileRun& one) {
                    const std::lock_guard lock(runs->mutex);
                    runs->done.push_back(one);
                    watch->done = runs->done.size();
                });
            std::error_code ignored;
            std::filesystem::remove_all(ready->scratch, ignored);
            return done ? std::optional<Error>() : std::optional(done.error());
        },
        [this](std::optional<Error> error) { m_error = std::move(error); });
}

std::vector<profile::ProfileRun> ProfileJob::runs() const {
    const std::lock_guard lock(m_runs->mutex);
    return m_runs->done;
}

std::filesystem::path ProfileJob::path() const {
    const std::lock_guard lock(m_runs->mutex);
    return m_runs->path.empty() ? m_sweep->path : m_runs->path;
}

QString ProfileJob::name() const {
    const QString subject = subjectText(m_sweep->subject);
    const std::filesystem::path data = path();
    return data.empty() ? tr("Profile: %1").arg(subject)
                        : tr("Profile: %1 of %2").arg(subject, base::displayName(data));
}

QString ProfileJob::iconName() const {
    return QStringLiteral("histogram");
}

QString ProfileJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    if (done == 0) {
        const std::lock_guard lock(m_runs->mutex);
        return m_runs->path.empty() && m_sweep->path.empty() &&
                       m_sweep->subject != Subject::Pipeline
                   ? tr("Making the demo set…")
                   : tr("Warming up…");
    }
    return tr("%1 of %Ln run(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString ProfileJob::cancelHint() const {
    return tr("Cancel the profile; the runs that are done can still be looked at");
}

Job::End ProfileJob::end() const {
    return m_error ? endOf(*m_error) : End::Whole;
}

std::vector<base::Error> ProfileJob::failures() const {
    return m_error ? std::vector{*m_error} : std::vector<base::Error>();
}

QString ProfileJob::summary() const {
    const auto advice = profile::adviceFor(runs());
    return advice ? adviceText(*advice) : QString();
}

} // namespace lightstack::ui
