#include "ui/models/backfill_job.h"

#include "core/base/core_count.h"
#include "core/base/file_path.h"
#include "ui/models/number_words.h"

namespace lightstack::ui {

BackfillJob::BackfillJob(BackfillWish wish, QObject* parent)
    : Job(parent), m_wish(std::make_shared<const BackfillWish>(std::move(wish))) {
    const auto stages = std::make_shared<pipeline::StageClock>(
        std::vector<std::string>{"select", "sniff", "update"});
    setStages(stages);
    watch()->total = m_wish->expected;
    run(
        0,
        [wish = m_wish, watch = watch(), stages] {
            jobs::BlobBackfill job{wish->catalog, wish->blobs, wish->rows, wish->rowEnd,
                wish->registerStore, wish->options};
            job.options.gate = &watch->gate;
            // Of rows that come in it is not known yet how many blobs they name.
            job.takingIn = [&](std::uint64_t) { watch->total = 0; };
            job.waiting = [&](std::uint64_t blobs) { watch->total = blobs; };
            job.options.progress = [&](std::uint64_t blobs) {
                watch->done = blobs;
                if (watch->total < blobs) watch->total = blobs;
            };
            auto outcome = jobs::runBlobBackfill(job, *stages, watch->stop.get_token());
            if (outcome && !outcome->types.cancelled)
                watch->done = watch->total = outcome->types.blobs;
            return outcome;
        },
        [this](Result<jobs::BlobBackfillResult> outcome) {
            if (!outcome) {
                m_outcome = tl::unexpected<Error>(std::move(outcome.error()));
                return;
            }
            m_outcome = outcome->types;
            m_details = std::move(*outcome);
        });
}

QString BackfillJob::name() const {
    return m_wish->options.dryRun ? tr("Dry run of a backfill") : tr("Backfill of MIME types");
}

QString BackfillJob::iconName() const {
    return QStringLiteral("document");
}

QString BackfillJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    return tr("%1 of %Ln blob(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString BackfillJob::cancelHint() const {
    return tr("Cancel the backfill; the batches that were written stay");
}

QString BackfillJob::butSomeText() const {
    return tr("%1: done, but for some blobs").arg(name());
}

Job::End BackfillJob::end() const {
    if (!m_outcome) return endOf(m_outcome.error());
    if (m_outcome->cancelled) return End::Stopped;
    return failures().empty() ? End::Whole : End::ButSome;
}

std::vector<base::Error> BackfillJob::failures() const {
    if (!m_outcome) return {m_outcome.error()};
    return m_details.failures();
}

QString BackfillJob::summary() const {
    if (!m_outcome) return {};
    const QString blobs = tr("%Ln blob(s) looked at", nullptr, static_cast<int>(m_outcome->blobs));
    const QString rows =
        m_wish->options.dryRun
            ? tr("%Ln row(s) would get a type", nullptr, static_cast<int>(m_outcome->rows))
            : tr("%Ln row(s) got a type", nullptr, static_cast<int>(m_outcome->rows));
    const double rate =
        m_outcome->seconds > 0 ? static_cast<double>(m_outcome->blobs) / m_outcome->seconds : 0;
    QString text =
        tr("%1, %2; %3 blobs/s.").arg(blobs, rows, numberText(static_cast<std::uint64_t>(rate)));
    if (const std::uint64_t added = m_details.listed.added + m_details.registered.added; added > 0)
        text += u' ' + tr("%Ln row(s) came in.", nullptr, static_cast<int>(added));
    return text;
}

std::unique_ptr<Job> BackfillJob::again() const {
    BackfillWish wish = *m_wish;
    wish.expected = 0;
    wish.options.retryFailed = true;
    return std::make_unique<BackfillJob>(std::move(wish));
}

int BackfillJob::workers() const {
    return static_cast<int>(base::workersOrCores(m_wish->options.workers));
}

} // namespace lightstack::ui
