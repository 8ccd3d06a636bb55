// downsample PATH...: makes pictures smaller in a batch, never larger.
#include "app/cli_report.h"
#include "app/json_text.h"
#include "app/paths.h"
#include "core/base/counted.h"
#include "core/base/file_path.h"
#include "core/downsample/downsample.h"
#include "core/downsample/interrupted_run.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace lightstack::app {
namespace {

using downsample::DownsampleRequest;
using downsample::ProfileRule;
using downsample::ShardTotals;
using io::ChromaSampling;
using io::FileFormat;

template <class T>
Result<T> oneOf(std::string_view given, std::string_view name,
    std::initializer_list<std::pair<std::string_view, T>> values) {
    std::string names;
    for (const auto& [text, value] : values) {
        if (text == given) return value;
        names += (names.empty() ? "" : ", ") + std::string(text);
    }
    return fail(ErrorCode::Usage, {}, "--" + std::string(name) + " is one of " + names);
}

Result<std::optional<FileFormat>> formatFrom(std::string_view text) {
    if (text == "jpg") text = "jpeg"; // as the names of such files end
    if (text == "tif") text = "tiff";
    return oneOf<std::optional<FileFormat>>(text, "format",
        {{"keep", {}}, {"jpeg", FileFormat::Jpeg}, {"png", FileFormat::Png},
            {"webp", FileFormat::WebP}, {"tiff", FileFormat::Tiff}});
}

// "#727272", "white", "black".
Result<std::array<std::uint8_t, 3>> colourFrom(const std::string& text) {
    if (text == "white") return std::array<std::uint8_t, 3>{255, 255, 255};
    if (text == "black") return std::array<std::uint8_t, 3>{0, 0, 0};
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const bool sized = text.size() == 7 && text[0] == '#';
    if (!sized || std::from_chars(text.data() + 1, end, value, 16).ptr != end)
        return fail(ErrorCode::Usage, {}, "--background is white, black or #RRGGBB");
    return std::array<std::uint8_t, 3>{static_cast<std::uint8_t>(value >> 16),
        static_cast<std::uint8_t>(value >> 8 & 255), static_cast<std::uint8_t>(value & 255)};
}

// "1920x1080".
Result<image::PixelSize> fitFrom(const std::string& text) {
    image::PixelSize box;
    int end = 0;
    constexpr int most = 1'000'000;
    const bool read = std::sscanf(text.c_str(), "%7dx%7d%n", &box.width, &box.height, &end) == 2 &&
                      static_cast<std::size_t>(end) == text.size();
    if (!read || box.isEmpty() || box.width > most || box.height > most)
        return fail(ErrorCode::Usage, {}, "--fit is WIDTHxHEIGHT, as 1920x1080");
    return box;
}

// The long side unless another rule is named; one rule at most.
Result<void> readSize(const Arguments& arguments, DownsampleRequest& request) {
    const bool shortSide = arguments.has("short-side");
    const bool box = arguments.has("fit");
    if (int{arguments.has("size")} + int{shortSide} + int{box} > 1)
        return fail(ErrorCode::Usage, {}, "one of --size, --short-side and --fit says how small");
    if (shortSide) {
        const auto side = arguments.integer("short-side", request.shortSide, 1, 1'000'000);
        if (!side) return tl::unexpected(side.error());
        request.sizeRule = downsample::SizeRule::ShortSide;
        request.shortSide = *side;
    } else if (box) {
        const auto size = fitFrom(arguments.value("fit"));
        if (!size) return tl::unexpected(size.error());
        request.sizeRule = downsample::SizeRule::Box;
        request.box = *size;
    }
    return {};
}

Result<void> readNumbers(const Arguments& arguments, DownsampleRequest& request) {
    const auto number = [&](std::string_view name, int low, int high, int& value) {
        const auto read = arguments.integer(name, value, low, high);
        if (read) value = *read;
        return read.has_value() ? Result<void>() : Result<void>(tl::unexpected(read.error()));
    };
    if (auto read = number("size", 1, 1'000'000, request.longSide); !read) return read;
    if (auto read = number("quality", 1, 100, request.quality); !read) return read;
    if (auto read = number("workers", 0, 256, request.workers); !read) return read;
    if (auto read = number("writers", 1, 64, request.writers); !read) return read;
    if (auto read = number("queue", 1, 100'000, request.queue); !read) return read;
    int megabytes = static_cast<int>(request.budget >> 20);
    auto read = number("budget", 16, 1'000'000, megabytes);
    request.budget = static_cast<std::uint64_t>(megabytes) << 20;
    return read;
}

Result<DownsampleRequest> downsampleFrom(const Arguments& arguments) {
    DownsampleRequest request;
    if (auto read = readNumbers(arguments, request); !read) return tl::unexpected(read.error());
    if (auto read = readSize(arguments, request); !read) return tl::unexpected(read.error());
    const auto format = formatFrom(arguments.value("format", "keep"));
    if (!format) return tl::unexpected(format.error());
    request.format = *format;
    const auto chroma = oneOf<ChromaSampling>(arguments.value("chroma", "444"), "chroma",
        {{"444", ChromaSampling::Full}, {"422", ChromaSampling::Half},
            {"420", ChromaSampling::Quarter}});
    if (!chroma) return tl::unexpected(chroma.error());
    request.chroma = *chroma;
    const auto safe =
        oneOf<bool>(arguments.value("write", "safe"), "write", {{"safe", true}, {"direct", false}});
    if (!safe) return tl::unexpected(safe.error());
    request.safe = *safe;
    const auto profile = oneOf<ProfileRule>(arguments.value("profile", "keep"), "profile",
        {{"keep", ProfileRule::Keep}, {"srgb", ProfileRule::Srgb}});
    if (!profile) return tl::unexpected(profile.error());
    request.profile = *profile;
    const auto background = colourFrom(arguments.value("background", "#727272"));
    if (!background) return tl::unexpected(background.error());
    request.background = *background;
    request.linearLight = arguments.has("linear");
    request.keepMetadata = !arguments.has("strip");
    request.dryRun = arguments.has("dry-run");
    request.resume = arguments.has("resume");
    request.deleteForGood = arguments.has("delete-for-good");
    request.deleteOriginals = arguments.has("delete-originals") || request.deleteForGood;
    for (const std::string& path : arguments.positional())
        request.inputs.emplace_back(path);
    const bool inPlace = arguments.has("in-place");
    if (request.inputs.empty())
        return fail(ErrorCode::Usage, {}, "downsample takes files or folders");
    const bool named = std::ranges::none_of(request.inputs, &std::filesystem::path::empty);
    if (!named || (arguments.has("out") && arguments.value("out").empty()))
        return fail(ErrorCode::Usage, {}, "an empty name is none of a file or folder");
    if (inPlace == arguments.has("out") && (inPlace || !request.dryRun))
        return fail(ErrorCode::Usage, {},
            inPlace ? "results go to --out DIR or --in-place, not both"
                    : "say where results go: --out DIR or --in-place");
    if (arguments.has("out")) request.out = std::filesystem::path(arguments.value("out"));
    // Outside of the user's folders.
    request.journal = downsample::journalIn(stateFolder() / "downsample", request);
    return request;
}

QJsonObject totalsObject(const ShardTotals& totals) {
    const auto number = [](std::uint64_t value) { return static_cast<double>(value); };
    return {{key("written"), number(totals.written)}, {key("to_write"), number(totals.wanted)},
        {key("skipped_fitting"), number(totals.fitting)},
        {key("converted"), number(totals.converted)}, {key("resumed"), number(totals.resumed)},
        {key("failed"), number(totals.failed)}, {key("bytes_before"), number(totals.bytesBefore)},
        {key("bytes_after"), number(totals.bytesAfter)}};
}

void putTimes(QJsonObject& object, const ShardTotals& totals) {
    object[key("load_seconds")] = totals.loadSeconds;
    object[key("process_seconds")] = totals.processSeconds;
    object[key("write_seconds")] = totals.writeSeconds;
    object[key("images_per_second")] = totals.imagesPerSecond();
    object[key("mb_per_second")] = totals.megabytesPerSecond();
}

QJsonObject shardObject(const ShardTotals& shard) {
    QJsonObject object = totalsObject(shard);
    putPath(object, shard.folder);
    object[key("files")] = static_cast<double>(shard.files);
    putTimes(object, shard);
    return object;
}

unsigned long long plain(std::uint64_t count) {
    return count;
}

void printTotals(const ShardTotals& totals, const char* name, bool dryRun) {
    const double seconds = totals.loadSeconds + totals.processSeconds + totals.writeSeconds;
    const auto share = [&](double part) { return seconds > 0 ? 100 * part / seconds : 0; };
    std::printf("%s: %s, %llu %s (%llu converted), %llu fit already, %llu %s, %.1f MB", name,
        base::counted(totals.files, "file").c_str(), plain(dryRun ? totals.wanted : totals.written),
        dryRun ? "to write" : "written", plain(totals.converted), plain(totals.fitting),
        plain(totals.failed), dryRun ? "cannot be done" : "failed",
        static_cast<double>(totals.bytesBefore) / 1e6);
    if (!dryRun) std::printf(" to %.1f MB", static_cast<double>(totals.bytesAfter) / 1e6);
    if (totals.resumed > 0) std::printf(", %llu done by the run before", plain(totals.resumed));
    if (totals.written > 0)
        std::printf("; load %.1f s (%.0f %%), process %.1f s (%.0f %%), write %.1f s (%.0f %%); "
                    "%.1f images/s, %.1f MB/s",
            totals.loadSeconds, share(totals.loadSeconds), totals.processSeconds,
            share(totals.processSeconds), totals.writeSeconds, share(totals.writeSeconds),
            totals.imagesPerSecond(), totals.megabytesPerSecond());
    std::printf("\n");
}

std::string shownPath(const std::filesystem::path& path) {
    return base::displayText(path).toStdString();
}

void printReport(
    const downsample::DownsampleReport& done, const DownsampleRequest& request, bool shards) {
    const bool dryRun = request.dryRun;
    if (shards)
        for (const ShardTotals& shard : done.shards)
            printTotals(shard, base::displayText(shard.folder).toUtf8().constData(), dryRun);
    printTotals(done.total, "all", dryRun);
    if (dryRun) {
        for (std::size_t i = 0; i < done.wanted.size(); ++i) {
            const bool same = done.targets[i] == done.wanted[i];
            std::printf("would write: %s%s%s\n", shownPath(done.wanted[i]).c_str(),
                same ? "" : " -> ", same ? "" : shownPath(done.targets[i]).c_str());
        }
        std::printf(
            "%s to write: %.1f MB become about %.1f MB, in about %.0f s; nothing was changed\n",
            base::counted(done.wanted.size(), "file").c_str(),
            static_cast<double>(done.total.bytesBefore) / 1e6,
            static_cast<double>(done.predictedBytes) / 1e6, std::ceil(done.predictedSeconds));
    }
    if (done.deleted > 0)
        std::printf("%s %s\n", base::counted(done.deleted, "original").c_str(),
            request.deleteForGood ? "deleted for good" : "moved to the trash");
    for (const std::string& note : done.notes)
        std::printf("note: %s\n", note.c_str());
}

QJsonObject fieldsOf(const downsample::DownsampleReport& done, bool shards, bool dryRun) {
    QJsonObject fields = totalsObject(done.total);
    fields[key("predicted_bytes")] = static_cast<double>(done.predictedBytes);
    if (dryRun)
        fields[key("predicted_seconds")] = done.predictedSeconds;
    else
        putTimes(fields, done.total);
    fields[key("deleted")] = static_cast<double>(done.deleted);
    fields[key("dry_run")] = dryRun;
    QJsonArray notes;
    for (const std::string& note : done.notes)
        notes.append(QString::fromStdString(note));
    fields[key("notes")] = notes;
    QJsonArray list;
    if (shards)
        for (const ShardTotals& shard : done.shards)
            list.append(shardObject(shard));
    if (shards) fields[key("shards")] = list;
    if (!dryRun) return fields;
    QJsonArray wanted;
    for (std::size_t i = 0; i < done.wanted.size(); ++i) {
        QJsonObject object;
        putPath(object, done.wanted[i]);
        putPath(object, done.targets[i], key("target"));
        wanted.append(object);
    }
    fields[key("would_write")] = wanted;
    return fields;
}

} // namespace

int runDownsample(const CommandContext& context) {
    Report report(context);
    const auto request = downsampleFrom(context.arguments);
    if (!request) return report.failWhole(request.error());
    downsample::RunMark mark; // as long as it stands, the window offers to go on with the run
    if (!request->dryRun) {
        std::error_code ignored;               // a working folder that is gone: opening says so
        DownsampleRequest anywhere = *request; // it may be gone on with from another folder
        for (std::filesystem::path& input : anywhere.inputs)
            input = std::filesystem::absolute(input, ignored);
        if (anywhere.out) anywhere.out = std::filesystem::absolute(*anywhere.out, ignored);
        auto set = downsample::RunMark::set(anywhere, 0);
        if (!set) return report.failWhole(set.error());
        mark = std::move(*set);
    }
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    const auto done = downsample::downsample(
        *request, clock, gate, context.stop, [&](const downsample::DownsampleProgress& now) {
            const bool deletes = now.deleted > 0;
            report.setTotal(deletes ? now.toDelete : now.total);
            report.setCounts(deletes ? now.deleted : now.done, 0);
            report.progress(deletes ? "originals deleted" : "pictures");
        });
    if (!done) {
        mark.abandon();
        return report.failWhole(done.error());
    }
    if (!done->cancelled) mark.remove();
    report.setTotal(done->total.files);
    // A dry run has done with what it would write.
    report.setCounts(request->dryRun ? done->wanted.size() : done->total.written,
        done->total.fitting + done->total.resumed);
    for (const Error& error : done->failures)
        report.addFailure(error);
    const bool shards = context.arguments.has("shards");
    if (!context.json && !context.quiet) printReport(*done, *request, shards);
    return report.finish(fieldsOf(*done, shards, request->dryRun), &clock,
        downsample::workersOf(*request) + request->writers);
}

} // namespace lightstack::app
