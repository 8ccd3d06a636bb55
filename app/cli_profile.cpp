// profile SUBJECT [PATH]: sweeps threads, queue and batch over the real job, prints a table, keeps
// and compares figures.
#include "app/cli_report.h"
#include "app/demo_set.h"
#include "app/json_text.h"
#include "app/paths.h"
#include "core/base/file_path.h"
#include "core/profile/advice.h"
#include "core/profile/demo_data.h"
#include "core/profile/profile_json.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <optional>
#include <thread>
#include <utility>

#include <unistd.h>

namespace lightstack::app {
namespace {

using profile::ProfileRun;
using profile::Subject;

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
    const auto subject = words.empty() ? std::nullopt : profile::subjectNamed(words.front());
    if (!subject || words.size() > 2)
        return fail(ErrorCode::Usage, {},
            "profile takes pipeline, scan, downsample or pyramid, and at most one folder");
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
    sweep.leastSeconds = profile::kTellingSeconds;
    sweep.scratch = cacheFolder() / "profile" / std::to_string(::getpid());
    return sweep;
}

// Without data of the user's: the demo set, which is made once.
Result<void> useDemoSet(profile::Sweep& sweep, const CommandContext& context) {
    const std::filesystem::path demo = dataFolder() / "demo";
    if (const auto made = writeDemoSet(demo, context.stop); !made)
        return tl::unexpected(made.error());
    sweep = profile::overDemoSet(std::move(sweep), demo);
    if (!context.json && !context.quiet)
        std::printf("Over the demo set, %s%s:\n", sweep.path.c_str(),
            sweep.times > 1 ? (", " + std::to_string(sweep.times) + " times over").c_str() : "");
    return {};
}

// Before the figures are there, not after: they would be lost.
Result<void> checkKeepable(const Arguments& arguments) {
    if (!arguments.has("save")) return {};
    const std::filesystem::path file = arguments.value("save");
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return failErrno(errno, folder, "write into the folder");
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) return failErrno(EISDIR, file, "write");
    return {};
}

// What a comparison should be taken with.
std::vector<std::string> notesOf(
    const profile::Comparison& compared, const profile::KeptProfile& before) {
    std::vector<std::string> out;
    if (compared.alike == 0)
        out.emplace_back("no run has the same numbers as a kept one: nothing is compared");
    if (compared.otherMachine)
        out.push_back("the kept profile is of another machine: " + before.machine);
    if (compared.otherData)
        out.push_back("the kept profile is of other data" +
                      (before.path.empty() ? std::string()
                                           : ": " + base::displayText(before.path).toStdString()));
    return out;
}

template <class List, class Text>
QJsonArray texts(const List& list, Text text) {
    QJsonArray out;
    for (const auto& one : list)
        out.append(QString::fromStdString(text(one)));
    return out;
}

void printHead() {
    std::puts("threads   queue   batch   seconds      items/s  speedup    first ms   peak MB");
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
    auto sweep = sweepFrom(context.arguments);
    if (!sweep) return report.failWhole(sweep.error());
    if (sweep->path.empty() && sweep->subject != Subject::Pipeline)
        if (const auto made = useDemoSet(*sweep, context); !made)
            return report.failWhole(made.error());
    profile::KeptProfile now{sweep->subject, sweep->path, {}, profile::machineName()};
    profile::KeptProfile before = now;
    if (context.arguments.has("compare")) {
        auto kept = profile::loadProfile(context.arguments.value("compare"));
        if (!kept) return report.failWhole(kept.error());
        before = std::move(*kept);
        if (const auto alike = profile::compared(before, now); !alike)
            return report.failWhole(alike.error());
    }
    if (const auto kept = checkKeepable(context.arguments); !kept)
        return report.failWhole(kept.error());
    const bool table = !context.json && !context.quiet;
    bool headed = !table; // by the first run: one that cannot be done has no table
    report.setTotal(sweep->settings.size());
    auto runs = profile::profile(*sweep, context.stop, [&](const ProfileRun& run) {
        report.countDone();
        if (!std::exchange(headed, true)) printHead();
        if (table) printRun(run);
        report.progress("runs");
    });
    std::error_code ignored;
    std::filesystem::remove_all(sweep->scratch, ignored);
    if (!runs) return report.failWhole(runs.error());
    now.runs = std::move(*runs);
    const auto compared = profile::compared(before, now);
    if (!compared) return report.failWhole(compared.error());
    QJsonObject fields = profile::profileObject(now);
    fields[key("slower")] = texts(compared->slower, profile::slowerText);
    std::vector<std::string> notes;
    if (context.arguments.has("compare")) notes = notesOf(*compared, before);
    fields[key("notes")] = texts(notes, [](const std::string& note) { return note; });
    if (context.arguments.has("save"))
        if (const auto saved = profile::saveProfile(context.arguments.value("save"), now); !saved)
            return report.failWhole(saved.error());
    if (table) {
        std::printf("%s.\n", profile::adviceOf(now.runs).c_str());
        for (const profile::Slower& one : compared->slower)
            std::printf("slower: %s\n", profile::slowerText(one).c_str());
        for (const std::string& note : notes)
            std::printf("note: %s\n", note.c_str());
    }
    return report.finish(fields);
}

} // namespace lightstack::app
