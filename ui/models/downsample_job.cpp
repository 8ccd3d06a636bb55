#include "ui/models/downsample_job.h"

#include "core/downsample/downsample.h"
#include "core/downsample/interrupted_run.h"
#include "ui/models/number_words.h"

#include <algorithm>

namespace lightstack::ui {
namespace {

using downsample::DownsampleProgress;
using downsample::DownsampleReport;

QString briefBytes(std::uint64_t value) {
    return byteText(value, value < 1'000'000 ? 0 : 1);
}

} // namespace

DownsampleJob::DownsampleJob(DownsampleWish wish, QObject* parent)
    : Job(parent), m_wish(std::make_shared<const DownsampleWish>(std::move(wish))) {
    const auto stages = std::make_shared<pipeline::StageClock>(downsample::downsampleStages());
    setStages(stages);
    m_toDelete = std::make_shared<std::atomic<std::uint64_t>>(0);
    const std::uint64_t expected = m_wish->expected;
    run(
        expected > 0 ? static_cast<double>(m_wish->bytes) / static_cast<double>(expected) : 0,
        [wish = m_wish, watch = watch(), stages,
            toDelete = m_toDelete]() -> Result<DownsampleReport> {
            const downsample::DownsampleRequest& request = wish->request;
            downsample::RunMark mark;
            if (!request.journal.empty()) {
                auto set = downsample::RunMark::set(request, wish->expected);
                if (!set) return tl::unexpected(set.error());
                mark = std::move(*set);
            }
            // What fits is no work: the bar is of what is written.
            std::optional<std::uint64_t> settled;
            auto outcome = downsample::downsample(request, *stages, watch->gate,
                watch->stop.get_token(), [&](const DownsampleProgress& now) {
                    if (!settled) settled = now.done;
                    *toDelete = now.toDelete;
                    watch->done = now.done - *settled + now.deleted;
                    watch->total = now.total - *settled + now.toDelete;
                });
            if (!outcome)
                mark.abandon();
            else if (!outcome->cancelled)
                mark.remove();
            return outcome;
        },
        [this](Result<DownsampleReport> outcome) { m_outcome = std::move(outcome); });
}

QString DownsampleJob::name() const {
    return tr("Downsample %1").arg(m_wish->source);
}

QString DownsampleJob::iconName() const {
    return QStringLiteral("downsample");
}

// Once all is written, or has failed, originals are deleted.
std::uint64_t DownsampleJob::picturesOf(std::uint64_t total) const {
    return total - std::min<std::uint64_t>(total, *m_toDelete);
}

bool DownsampleJob::movesBytes(std::uint64_t done, std::uint64_t total) const {
    return done <= picturesOf(total);
}

QString DownsampleJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    const std::uint64_t pictures = picturesOf(total);
    if (done <= pictures)
        return tr("%1 of %Ln picture(s)", nullptr, pluralOf(static_cast<std::int64_t>(pictures)))
            .arg(numberText(done));
    const int originals = pluralOf(static_cast<std::int64_t>(total - pictures));
    const QString text = m_wish->request.deleteForGood
                             ? tr("%1 of %Ln original(s) deleted", nullptr, originals)
                             : tr("%1 of %Ln original(s) moved to the trash", nullptr, originals);
    return text.arg(numberText(done - pictures));
}

QString DownsampleJob::cancelHint() const {
    return tr("Cancel; what is written stays, every picture is whole, and the run can be gone on "
              "with later");
}

QString DownsampleJob::butSomeText() const {
    return tr("%1: done, but for some pictures").arg(name());
}

Job::End DownsampleJob::end() const {
    return endOf(m_outcome);
}

std::vector<base::Error> DownsampleJob::failures() const {
    return failuresOf(m_outcome);
}

QString DownsampleJob::summary() const {
    if (!m_outcome) return {};
    const downsample::ShardTotals& total = m_outcome->total;
    QStringList parts;
    parts << (total.written > 0
                  ? tr("%Ln picture(s) written, %1 became %2.", nullptr,
                        static_cast<int>(total.written))
                        .arg(briefBytes(total.bytesBefore), briefBytes(total.bytesAfter))
                  : tr("Nothing was written."));
    if (total.resumed > 0)
        parts << tr("%Ln had been written before.", nullptr, static_cast<int>(total.resumed));
    if (total.fitting > 0)
        parts << tr("%Ln fitted already and stayed as they were.", nullptr,
            static_cast<int>(total.fitting));
    if (m_outcome->deleted > 0)
        parts << (m_wish->request.deleteForGood ? tr("%Ln original(s) deleted.", nullptr,
                                                      static_cast<int>(m_outcome->deleted))
                                                : tr("%Ln original(s) moved to the trash.", nullptr,
                                                      static_cast<int>(m_outcome->deleted)));
    if (m_outcome->cancelled)
        parts << tr("Stopped: every picture is whole, as it was or as it was to become; the run "
                    "can be gone on with.");
    return parts.join(u' ');
}

std::unique_ptr<Job> DownsampleJob::again() const {
    DownsampleWish wish = *m_wish;
    wish.request.resume = true;
    return std::make_unique<DownsampleJob>(std::move(wish));
}

int DownsampleJob::workers() const {
    return downsample::workersOf(m_wish->request);
}

} // namespace lightstack::ui
