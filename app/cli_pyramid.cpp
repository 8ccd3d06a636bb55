// pyramid FOLDER: builds, resumes or brings up to date the pyramids of a folder's stacks.
#include "app/cli_report.h"
#include "app/find_stack.h"
#include "app/json_text.h"
#include "core/base/file_path.h"
#include "core/volume/pyramid_builder.h"
#include "core/volume/pyramid_finder.h"
#include "core/volume/pyramid_folder.h"

#include <algorithm>
#include <cstdio>

namespace lightstack::app {
namespace {

using volume::PyramidFormat;
using volume::PyramidMode;

Result<volume::PyramidRequest> pyramidFrom(const Arguments& arguments) {
    volume::PyramidRequest request;
    const auto levels = arguments.integer("levels", 0, 0, 24);
    if (!levels) return tl::unexpected(levels.error());
    request.levels = *levels;
    if (auto read = readStackOptions(arguments, request); !read)
        return tl::unexpected(read.error());
    const std::string mode = arguments.value("mode", "exact");
    if (mode != "exact" && mode != "ctharvester")
        return fail(ErrorCode::Usage, {}, "--mode is exact or ctharvester");
    request.mode = mode == "exact" ? PyramidMode::Exact : PyramidMode::CtHarvester;
    const std::string format = arguments.value("format", "tiff");
    if (format != "tiff" && format != "ome-zarr")
        return fail(ErrorCode::Usage, {}, "--format is tiff or ome-zarr");
    request.format = format == "tiff" ? PyramidFormat::Tiff : PyramidFormat::OmeZarr;
    if (request.format == PyramidFormat::OmeZarr && request.mode == PyramidMode::CtHarvester)
        return fail(ErrorCode::Usage, {},
            "--format ome-zarr goes with --mode exact; mode ctharvester writes TIFF files");
    if (arguments.has("out")) request.out = volume::wholePath(arguments.value("out"));
    return request;
}

QJsonArray levelArray(const volume::PyramidReport& report) {
    QJsonArray levels;
    for (std::size_t i = 0; i < report.stored.size(); ++i) {
        const volume::Level& level = report.stored[i];
        levels.append(QJsonObject{{key("level"), level.number}, {key("width"), level.width},
            {key("height"), level.height}, {key("depth"), static_cast<double>(level.depth)},
            {key("bytes"), static_cast<double>(report.levelBytes[i])}});
    }
    return levels;
}

void printLevels(const volume::PyramidReport& report, const std::filesystem::path& out) {
    std::printf("%s\n", base::displayText(out).toUtf8().constData());
    for (std::size_t i = 0; i < report.stored.size(); ++i) {
        const volume::Level& level = report.stored[i];
        std::printf("  level %d: %d x %d x %lld, %.1f MB\n", level.number, level.width,
            level.height, static_cast<long long>(level.depth),
            static_cast<double>(report.levelBytes[i]) / 1e6);
    }
    std::printf("  %llu slices read, %llu kept, %.1f MB read, %.1f MB written\n",
        static_cast<unsigned long long>(report.doneSlices),
        static_cast<unsigned long long>(report.resumedSlices),
        static_cast<double>(report.bytesRead) / 1e6,
        static_cast<double>(report.bytesWritten) / 1e6);
}

} // namespace

int runPyramid(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    if (arguments.positional().size() != 1)
        return report.failWhole({ErrorCode::Usage, {}, "pyramid takes exactly one folder"});
    auto request = pyramidFrom(arguments);
    if (!request) return report.failWhole(request.error());
    pipeline::StageClock clock(volume::pyramidStages());
    std::string warning;
    {
        const pipeline::StageClock::Span listing(clock, volume::kList);
        auto read = readStack(context, *request);
        if (!read) return report.failWhole(read.error());
        warning = *std::move(read);
    }
    if (request->out.empty())
        request->out =
            volume::writablePyramidFolder(request->stack, request->mode, request->format);
    report.setTotal(request->stack.slices.size());
    const auto built = volume::buildPyramid(
        *request, clock, context.stop, [&](const volume::PyramidProgress& now) {
            report.setCounts(now.doneSlices, 0);
            report.progress("slices");
        });
    if (!built) return report.failWhole(built.error());
    // Filled gaps are done, too.
    report.setTotal(std::max<std::uint64_t>(
        request->stack.slices.size(), built->doneSlices + built->resumedSlices));
    report.setCounts(
        built->doneSlices - std::min<std::uint64_t>(built->doneSlices, built->failures.size()),
        built->resumedSlices);
    for (const Error& error : built->failures)
        report.addFailure(error);
    QJsonObject fields{{key("levels"), levelArray(*built)},
        {key("bytes_read"), static_cast<double>(built->bytesRead)},
        {key("bytes_written"), static_cast<double>(built->bytesWritten)},
        {key("resumed_items"), static_cast<double>(built->resumedSlices)},
        {key("dry_run"), request->dryRun}};
    putPath(fields, request->out, key("out"));
    tellWarning(context, warning, fields);
    if (!context.json && !context.quiet) printLevels(*built, request->out);
    return report.finish(fields, &clock, volume::workersOf(*request));
}

} // namespace lightstack::app
