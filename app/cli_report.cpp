#include "app/cli_report.h"

#include "core/base/file_path.h"

#include <QJsonDocument>

#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

namespace lightstack::app {
namespace {

QJsonObject failureObject(const Error& error) {
    QJsonObject object;
    putPath(object, error.path);
    object[QStringLiteral("code")] = QLatin1String(base::errorCodeName(error.code).data());
    object[QStringLiteral("reason")] = QString::fromStdString(base::toLossyUtf8(error.detail));
    return object;
}

QJsonArray stageArray(const pipeline::StageClock& clock) {
    QJsonArray stages;
    for (const pipeline::StageTotals& stage : clock.totals())
        stages.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(stage.name)},
            {QStringLiteral("seconds"), stage.seconds},
            {QStringLiteral("bytes"), static_cast<double>(stage.bytes)},
            {QStringLiteral("items"), static_cast<double>(stage.items)}});
    return stages;
}

} // namespace

void printJson(const QJsonObject& object) {
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void putPath(QJsonObject& object, const std::filesystem::path& path, const QString& name) {
    object[name] = QString::fromStdString(base::toLossyUtf8(path.native()));
    if (!base::isValidUtf8(path.native()))
        object[name + QStringLiteral("_bytes")] =
            QString::fromLatin1(base::toBytes(path).toBase64());
}

std::uint64_t peakRssBytes() {
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

Report::Report(const CommandContext& context) : m_context(context) {
}

void Report::countDone() {
    const std::lock_guard lock(m_mutex);
    ++m_done;
}

void Report::setCounts(std::uint64_t done, std::uint64_t skipped) {
    const std::lock_guard lock(m_mutex);
    m_done = done;
    m_skipped = skipped;
}

void Report::countSkipped() {
    const std::lock_guard lock(m_mutex);
    ++m_skipped;
}

void Report::addFailure(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;
    const std::lock_guard lock(m_mutex);
    m_failures.push_back(error);
}

void Report::progress(const char* what) {
    if (m_context.quiet || ::isatty(STDERR_FILENO) == 0) return;
    const auto now = std::chrono::steady_clock::now();
    if (m_what != what) {
        m_since = m_what.empty() ? m_start : now;
        m_what = what;
    }
    if (now - m_lastProgress < std::chrono::milliseconds(100)) return;
    m_lastProgress = now;
    const std::lock_guard lock(m_mutex);
    const double seconds = std::chrono::duration<double>(now - m_since).count();
    const auto handled = static_cast<double>(m_done + m_skipped + m_failures.size());
    std::fprintf(stderr, "\r%s: %.0f of %llu, %.0f/s\033[K", what, handled,
        static_cast<unsigned long long>(m_total), seconds > 0 ? handled / seconds : 0.0);
    m_liveLine = true;
}

QJsonObject Report::common(const pipeline::StageClock* clock, int workers) const {
    QJsonArray failures;
    for (const Error& error : m_failures)
        failures.append(failureObject(error));
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - m_start;
    return {
        {QStringLiteral("items"),
            QJsonObject{{QStringLiteral("total"), static_cast<double>(m_total)},
                {QStringLiteral("done"), static_cast<double>(m_done)},
                {QStringLiteral("skipped"), static_cast<double>(m_skipped)},
                {QStringLiteral("failed"), static_cast<double>(m_failures.size())}}},
        {QStringLiteral("failures"), failures},
        {QStringLiteral("stages"), clock != nullptr ? stageArray(*clock) : QJsonArray()},
        {QStringLiteral("wall_seconds"), wall.count()},
        {QStringLiteral("peak_rss_bytes"), static_cast<double>(peakRssBytes())},
        {QStringLiteral("bottleneck"),
            clock != nullptr ? QJsonValue(QString::fromStdString(clock->bottleneck(workers)))
                             : QJsonValue()},
    };
}

void Report::printFailures() const {
    for (const Error& error : m_failures)
        std::fprintf(stderr, "%s: %s\n", base::displayText(error.path).toUtf8().constData(),
            error.detail.c_str());
}

int Report::finish(QJsonObject fields, const pipeline::StageClock* clock, int workers) {
    if (m_liveLine) std::fputs("\r\033[K", stderr);
    const bool stopped = m_context.stop.stop_requested();
    if (m_context.json) {
        const QJsonObject shared = common(clock, workers);
        for (auto it = shared.begin(); it != shared.end(); ++it)
            fields[it.key()] = it.value();
        if (stopped) fields[QStringLiteral("cancelled")] = true;
        printJson(fields);
    } else {
        printFailures();
    }
    if (stopped) return kInterrupted;
    if (m_failures.empty()) return kDone;
    return m_done + m_skipped == 0 ? kFailed : kSomeFailed;
}

int Report::failWhole(const Error& error) {
    if (m_context.json) {
        QJsonObject fields = common(nullptr, 1);
        fields[QStringLiteral("error")] = failureObject(error);
        printJson(fields);
    }
    std::fprintf(stderr, "lightstack-cli: %s%s%s\n",
        base::displayText(error.path).toUtf8().constData(), error.path.empty() ? "" : ": ",
        error.detail.c_str());
    if (error.code == ErrorCode::Cancelled) return kInterrupted;
    return error.code == ErrorCode::Usage ? kUsage : kFailed;
}

} // namespace lightstack::app
