// profile SUBJECT [PATH]: sweeps threads, queue and batch over the real job, prints a table, keeps
// and compares figures.
#include "app/cli_report.h"
#include "app/paths.h"
#include "core/base/atomic_file.h"
#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/profile/profile.h"

#include <QJsonDocument>

#include <charconv>
#include <cstdio>
#include <optional>
#include <thread>

#include <unistd.h>

namespace lightstack::app {
namespace {

using profile::ProfileRun;
using profile::Subject;

constexpr std::size_t kMostJson = std::size_t{16} << 20;

QString key(const char* text) {
    return QLatin1String(text);
}

std::optional<Subject> subjectOf(const std::string& name) {
    if (name == "pipeline") return Subject::Pipeline;
    if (name == "scan") return Subject::Scan;
    if (name == "downsample") return Subject::Downsample;
    if (name == "pyramid") return Subject::Pyramid;
    return {};
}

// "1,2,4"
template <class T>
Result<std::vector<T>> listOf(
    const Arguments& arguments, std::string_view name, std::string_view fallback, T most) {
    const std::string text = arguments.value(name, fallback);
    std::vector<T> out;
    for (const char *at = text.data(), *end = at + text.size(); at <= end; ++at) {
        T value{};
        const auto [rest, error] = std::from_chars(at, end, value);
        if (error != std::errc() || value < T{1} || value > most || (rest != end && *rest != ','))
            return fail(ErrorCode::Usage, {},
                "--" + std::string(name) + " takes numbers from 1 to " + std::to_string(most) +
                    ", separated by commas");
        out.push_back(value);
        at = rest;
    }
    return out;
}

Result<profile::Sweep> sweepFrom(const Arguments& arguments) {
    const auto& words = arguments.positional();
    profile::Sweep sweep;
    const auto subject = words.empty() ? std::nullopt : subjectOf(words.front());
    if (!subject || words.size() > 2 || (words.size() < 2 && *subject != Subject::Pipeline))
        return fail(ErrorCode::Usage, {},
            "profile takes pipeline, scan, downsample or pyramid, and a folder");
    sweep.subject = *subject;
    if (words.size() == 2) sweep.path = words[1];
    const bool scan = sweep.subject == Subject::Scan;
    const auto threads = listOf<int>(arguments, "threads", "1,2,4", 256);
    const auto queues =
        listOf<std::size_t>(arguments, "queue", scan ? "1000,10" : "100,1,10,1000", 1'000'000);
    const auto batches =
        listOf<std::size_t>(arguments, "batch", scan ? "1000,100" : "1", 1'000'000);
    if (!threads) return tl::unexpected(threads.error());
    if (!queues) return tl::unexpected(queues.error());
    if (!batches) return tl::unexpected(batches.error());
    const bool cross = arguments.has("threads") && arguments.has("queue");
    sweep.settings = profile::sweepOf(*threads, *queues, *batches, cross);
    // A pyramid has no channel of the user's.
    if (sweep.subject == Subject::Pyramid)
        sweep.settings = profile::sweepOf(*threads, {queues->front()}, {1}, false);
    sweep.scratch = cacheFolder() / "profile" / std::to_string(::getpid());
    return sweep;
}

QJsonObject runObject(const ProfileRun& run) {
    return {{key("threads"), run.settings.threads},
        {key("queue"), static_cast<double>(run.settings.queue)},
        {key("batch"), static_cast<double>(run.settings.batch)}, {key("seconds"), run.seconds},
        {key("items"), static_cast<double>(run.items)},
        {key("items_per_second"), run.itemsPerSecond}, {key("speedup"), run.speedup},
        {key("first_item_ms"), run.firstItemMs},
        {key("peak_rss_bytes"), static_cast<double>(run.peakRssBytes)},
        {key("producer_blocked"), run.producerBlocked},
        {key("consumers_blocked"), run.consumersBlocked}};
}

QJsonArray runArray(const std::vector<ProfileRun>& runs) {
    QJsonArray out;
    for (const ProfileRun& run : runs)
        out.append(runObject(run));
    return out;
}

Result<std::vector<ProfileRun>> runsFrom(const std::filesystem::path& path) {
    const auto bytes = base::readWhole(path, kMostJson);
    if (!bytes) return tl::unexpected(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(
        reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size())));
    if (!document.object().contains(key("runs")))
        return fail(ErrorCode::CorruptData, path, "holds no runs of this command");
    std::vector<ProfileRun> out;
    for (const QJsonValue& value : document.object()[key("runs")].toArray()) {
        const QJsonObject object = value.toObject();
        ProfileRun run;
        run.settings = {object[key("threads")].toInt(),
            static_cast<std::size_t>(object[key("queue")].toDouble()),
            static_cast<std::size_t>(object[key("batch")].toDouble())};
        run.itemsPerSecond = object[key("items_per_second")].toDouble();
        out.push_back(run);
    }
    return out;
}

void printRun(const ProfileRun& run) {
    std::printf("%7d %7zu %7zu %9.2f %12.0f %8.2f %11.2f %9.0f\n", run.settings.threads,
        run.settings.queue, run.settings.batch, run.seconds, run.itemsPerSecond, run.speedup,
        run.firstItemMs, static_cast<double>(run.peakRssBytes) / 1e6);
    std::fflush(stdout);
}

} // namespace

int runProfile(const CommandContext& context) {
    Report report(context);
    const auto sweep = sweepFrom(context.arguments);
    if (!sweep) return report.failWhole(sweep.error());
    std::vector<ProfileRun> before;
    if (context.arguments.has("compare")) {
        auto kept = runsFrom(context.arguments.value("compare"));
        if (!kept) return report.failWhole(kept.error());
        before = std::move(*kept);
    }
    const bool table = !context.json && !context.quiet;
    if (table)
        std::printf(
            "threads   queue   batch   seconds      items/s  speedup    first ms   peak MB\n");
    report.setTotal(sweep->settings.size());
    const auto runs = profile::profile(*sweep, context.stop, [&](const ProfileRun& run) {
        report.countDone();
        if (table) printRun(run);
        report.progress("runs");
    });
    std::error_code ignored;
    std::filesystem::remove_all(sweep->scratch, ignored);
    if (!runs) return report.failWhole(runs.error());
    const std::string advice = profile::adviceOf(*runs);
    const auto slower = profile::slowerThan(before, *runs);
    QJsonArray warnings;
    for (const std::string& line : slower)
        warnings.append(QString::fromStdString(line));
    const QJsonObject fields{{key("runs"), runArray(*runs)},
        {key("advice"), QString::fromStdString(advice)}, {key("slower"), warnings}};
    if (context.arguments.has("save")) {
        const Result<void> saved =
            base::writeAtomically(context.arguments.value("save"), QJsonDocument(fields).toJson());
        if (!saved) return report.failWhole(saved.error());
    }
    if (table) {
        std::printf("%s.\n", advice.c_str());
        for (const std::string& line : slower)
            std::printf("slower: %s\n", line.c_str());
    }
    return report.finish(fields);
}

} // namespace lightstack::app
