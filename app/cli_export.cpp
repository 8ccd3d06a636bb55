// export FOLDER: a box of a stack at one of its levels, as a file that other programs open.
#include "app/cli_report.h"
#include "app/find_stack.h"
#include "app/json_text.h"
#include "core/base/file_path.h"
#include "core/volume/pyramid_folder.h"
#include "core/volume/volume_export.h"

#include <QJsonArray>

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace lightstack::app {
namespace {

using volume::ExportFormat;
using volume::VolumeBox;

// "10:20", "10:", ":20", ":"; ends are cut to the volume later.
bool readRange(std::string_view text, std::int64_t& from, std::int64_t& to) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return false;
    const auto number = [](std::string_view part, std::int64_t& out) {
        if (part.empty()) return true;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
        return error == std::errc() && end == part.data() + part.size() && out >= 0;
    };
    return number(text.substr(0, colon), from) && number(text.substr(colon + 1), to) && from < to;
}

Result<VolumeBox> boxFrom(const std::string& text) {
    constexpr std::int64_t kFar = std::int64_t{1} << 40;
    VolumeBox box{0, kFar, 0, kFar, 0, kFar};
    const std::string_view all(text);
    const auto first = all.find(',');
    const auto second = first == std::string_view::npos ? first : all.find(',', first + 1);
    if (second == std::string_view::npos || !readRange(all.substr(0, first), box.x0, box.x1) ||
        !readRange(all.substr(first + 1, second - first - 1), box.y0, box.y1) ||
        !readRange(all.substr(second + 1), box.z0, box.z1))
        return fail(ErrorCode::Usage, {},
            "--box is x0:x1,y0:y1,z0:z1 in voxels of level 0, ends not included; an end that is "
            "left out is the volume's");
    return box;
}

Result<volume::ExportRequest> exportFrom(const Arguments& arguments) {
    volume::ExportRequest request;
    const auto format = volume::exportFormatOf(arguments.value("format"));
    if (!format)
        return fail(ErrorCode::Usage, {},
            "--format is slices, imagej, ome-tiff, ome-zarr, nrrd, nhdr, mha or mhd");
    request.format = *format;
    const auto level = arguments.integer("level", 0, 0, 24);
    if (!level) return tl::unexpected(level.error());
    request.level = *level;
    if (auto read = readStackOptions(arguments, request); !read)
        return tl::unexpected(read.error());
    if (arguments.has("box")) {
        const auto box = boxFrom(arguments.value("box"));
        if (!box) return tl::unexpected(box.error());
        request.box = *box;
    }
    if (!arguments.has("out"))
        return fail(ErrorCode::Usage, {}, "say with --out where the export goes");
    request.out = volume::wholePath(arguments.value("out"));
    request.overwrite = arguments.has("overwrite");
    return request;
}

QJsonArray axes(const volume::Axes& values) {
    return {values[0], values[1], values[2]};
}

QJsonObject fieldsOf(const volume::ExportRequest& request, const volume::ExportReport& report) {
    const volume::ExportShape& shape = report.shape;
    QJsonObject fields{{key("format"), key(volume::exportFormatName(request.format).data())},
        {key("level"), shape.level.number}, {key("width"), shape.level.width},
        {key("height"), shape.level.height}, {key("depth"), static_cast<double>(shape.level.depth)},
        {key("channels"), shape.level.channels},
        {key("sample_type"), key(image::sampleTypeName(shape.level.type).data())},
        {key("bytes"), static_cast<double>(report.bytes)},
        {key("bytes_read"), static_cast<double>(report.bytesRead)},
        {key("bytes_written"), static_cast<double>(report.bytesWritten)},
        {key("from_pyramid"), report.fromPyramid}, {key("dry_run"), request.dryRun}};
    putPath(fields, request.out, key("out"));
    const VolumeBox& box = shape.source;
    const auto range = [](std::int64_t from, std::int64_t to) {
        return QJsonArray{static_cast<double>(from), static_cast<double>(to)};
    };
    fields[key("box")] = QJsonObject{{key("x"), range(box.x0, box.x1)},
        {key("y"), range(box.y0, box.y1)}, {key("z"), range(box.z0, box.z1)}};
    if (shape.voxel) {
        const volume::Axes edges = shape.edges();
        const volume::Axes origin = shape.origin();
        const bool deep = shape.knowsAllEdges();
        fields[key("voxel_size")] = QJsonObject{{key("x"), edges[0]}, {key("y"), edges[1]},
            {key("z"), deep ? QJsonValue(edges[2]) : QJsonValue()},
            {key("unit"), QString::fromStdString(base::toLossyUtf8(shape.voxel->unit))}};
        fields[key("origin")] =
            QJsonArray{origin[0], origin[1], deep ? QJsonValue(origin[2]) : QJsonValue()};
    } else {
        fields[key("voxel_size")] = QJsonValue();
        fields[key("origin")] = QJsonValue();
    }
    fields[key("first_voxel")] = axes(shape.firstVoxel());
    QJsonArray files;
    for (const auto& file : report.files)
        files.append(QString::fromStdString(base::toLossyUtf8(file.native())));
    fields[key("files")] = files;
    QJsonArray notes;
    for (const volume::ExportNote note : report.notes)
        notes.append(key(volume::exportNoteText(note).data()));
    fields[key("notes")] = notes;
    return fields;
}

void printExport(const volume::ExportReport& report) {
    for (const auto& file : report.files)
        std::printf("%s\n", base::displayText(file).toUtf8().constData());
    const volume::Level& level = report.shape.level;
    std::printf("  %d x %d x %lld, %s%s, %.1f MB: %s%s\n", level.width, level.height,
        static_cast<long long>(level.depth), image::sampleTypeName(level.type).data(),
        level.channels > 1 ? (" x " + std::to_string(level.channels)).c_str() : "",
        static_cast<double>(report.bytes) / 1e6, report.shape.boxText().c_str(),
        report.fromPyramid ? ", from the pyramid" : "");
    for (const volume::ExportNote note : report.notes)
        std::printf("  %s\n", volume::exportNoteText(note).data());
    std::printf("  %llu slices read, %.1f MB read, %.1f MB written\n",
        static_cast<unsigned long long>(report.slicesRead),
        static_cast<double>(report.bytesRead) / 1e6,
        static_cast<double>(report.bytesWritten) / 1e6);
}

} // namespace

int runExport(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    if (arguments.positional().size() != 1)
        return report.failWhole({ErrorCode::Usage, {}, "export takes exactly one folder"});
    auto request = exportFrom(arguments);
    if (!request) return report.failWhole(request.error());
    pipeline::StageClock clock(volume::exportStages());
    std::string warning;
    {
        const pipeline::StageClock::Span listing(clock, volume::kList);
        auto read = readStack(context, *request);
        if (!read) return report.failWhole(read.error());
        warning = *std::move(read);
        if (request->level > 0) request->pyramid = volume::findPyramid(request->stack);
    }
    const auto done =
        volume::exportVolume(*request, clock, context.stop, [&](const volume::ExportProgress& now) {
            report.setTotal(now.total);
            report.setCounts(now.done, 0);
            report.progress("slices");
        });
    if (!done) return report.failWhole(done.error());
    report.setTotal(done->slicesToRead);
    report.setCounts(
        done->slicesRead - std::min<std::uint64_t>(done->slicesRead, done->failures.size()), 0);
    for (const Error& error : done->failures)
        report.addFailure(error);
    QJsonObject fields = fieldsOf(*request, *done);
    tellWarning(context, warning, fields);
    if (!context.json && !context.quiet) printExport(*done);
    return report.finish(fields, &clock, volume::workersOf(*request));
}

} // namespace lightstack::app
