#include "ui/models/scan_job.h"

#include "core/base/core_count.h"
#include "core/base/file_path.h"
#include "core/jobs/library_scan.h"
#include "ui/models/number_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace lightstack::ui {
namespace {

QString bookWords(const char* text) {
    return QCoreApplication::translate("ScanBooks", text);
}

} // namespace

QString scanBooks(const jobs::ScanResult& result) {
    QStringList parts;
    const auto add = [&](const char* text, std::uint64_t count, bool always) {
        if (always || count > 0) parts << bookWords(text).arg(numberText(count));
    };
    add(QT_TRANSLATE_NOOP("ScanBooks", "%1 as they were"), result.unchanged, true);
    add(QT_TRANSLATE_NOOP("ScanBooks", "%1 new"), result.fresh, true);
    add(QT_TRANSLATE_NOOP("ScanBooks", "%1 changed"), result.changed, true);
    add(QT_TRANSLATE_NOOP("ScanBooks", "%1 failed"), result.failed, true);
    add(QT_TRANSLATE_NOOP("ScanBooks", "%1 passed over (neither picture, film nor JSON)"),
        result.skipped - result.archives, true); // what is in an archive is found, not the archive
    const auto found =
        static_cast<int>(result.discovered - result.archives); // lupdate passes over a cast below
    QString text = QCoreApplication::translate("ScanBooks", "%Ln file(s) found: ", nullptr, found);
    text += parts.join(QStringLiteral(", ")) + u'.';
    if (result.paired > 0)
        text += u' ' +
                bookWords(QT_TRANSLATE_NOOP("ScanBooks", "%1 of those looked at have a sidecar."))
                    .arg(numberText(result.paired));
    if (result.missing > 0)
        text += u' ' + bookWords(QT_TRANSLATE_NOOP("ScanBooks", "%1 known before are gone."))
                           .arg(numberText(result.missing));
    return text;
}

ScanJob::ScanJob(ScanWish wish, QObject* parent)
    : Job(parent), m_wish(std::make_shared<const ScanWish>(std::move(wish))) {
    const auto stages = std::make_shared<pipeline::StageClock>(
        std::vector<std::string>{"walk", "pair", "read", "write"});
    setStages(stages);
    watch()->total = m_wish->expected;
    run(
        0,
        [wish = m_wish, watch = watch(), stages] {
            jobs::ScanOptions options = wish->options;
            options.gate = &watch->gate;
            options.progress = [&](const jobs::ScanProgress& now) {
                const bool allFound = now.folders > 0 && now.foldersDone == now.folders;
                watch->done = now.handled;
                watch->total = allFound ? now.discovered : std::max(now.discovered, wish->expected);
            };
            std::error_code ignored; // opening the catalog says what is wrong
            std::filesystem::create_directories(wish->catalog.parent_path(), ignored);
            auto outcome = jobs::scanLibrary(
                wish->roots, wish->catalog, options, *stages, watch->stop.get_token());
            if (outcome && !outcome->cancelled) watch->done = watch->total = outcome->discovered;
            return outcome;
        },
        [this](Result<jobs::ScanResult> outcome) { m_outcome = std::move(outcome); });
}

QString ScanJob::rootsText() const {
    const auto count = static_cast<int>(m_wish->roots.size());
    if (count == 1) return base::displayName(m_wish->roots.front());
    return tr("%Ln folder(s) and archive(s)", nullptr, count);
}

QString ScanJob::name() const {
    return tr("Scan of %1").arg(rootsText());
}

QString ScanJob::iconName() const {
    return QStringLiteral("search");
}

QString ScanJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    return tr("%1 of %Ln file(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString ScanJob::cancelHint() const {
    return tr("Cancel the scan; what is in the catalog stays, the next scan goes on from there");
}

QString ScanJob::butSomeText() const {
    return tr("%1: done, but for some files").arg(name());
}

Job::End ScanJob::end() const {
    return endOf(m_outcome);
}

std::vector<base::Error> ScanJob::failures() const {
    return failuresOf(m_outcome);
}

QString ScanJob::summary() const {
    return m_outcome ? scanBooks(*m_outcome) : QString();
}

std::unique_ptr<Job> ScanJob::again() const {
    ScanWish wish{m_wish->roots, m_wish->catalog, m_wish->options, m_wish->expected};
    wish.options.retryFailed = true;
    return std::make_unique<ScanJob>(std::move(wish));
}

int ScanJob::workers() const {
    if (m_wish->options.sequential) return 1;
    return static_cast<int>(base::workersOrCores(m_wish->options.workers));
}

} // namespace lightstack::ui
