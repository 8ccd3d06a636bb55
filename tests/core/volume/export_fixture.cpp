#include "tests/core/volume/export_fixture.h"

#include "tests/support/file_content.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cstring>

namespace lightstack::tests {
namespace {

using image::SampleType;
using volume::ExportFormat;
using volume::VolumeBox;

const char* kPrelude = R"(
import json, sys
import numpy as np
folder = sys.argv[1]
cases = json.load(open(folder + '/CASES.json'))
def same(case, array):
    shape = tuple(case['shape'])
    want = np.fromfile(case['expect'], case['dtype']).reshape(shape)
    got = np.asarray(array)
    assert got.dtype == want.dtype, (case['name'], got.dtype, want.dtype)
    assert got.size == want.size, (case['name'], got.shape, shape)
    got = got.reshape(shape)
    if case['exact']:
        assert np.array_equal(got, want), case['name']
    else:
        assert np.allclose(got, want, rtol=3e-7, atol=0), case['name']
def close(case, what, got, want):
    assert np.allclose(got, want, rtol=1e-9, atol=1e-12), (case['name'], what, got, want)
)";

bool holds(ExportFormat format, const TiffKind& kind) {
    if (format != ExportFormat::ImageJ) return kind.bits < 64 || kind.format == 3;
    if (kind.format == 3) return kind.bits < 64;
    return kind.bits == 16 || (kind.bits == 8 && kind.format == 1);
}

template <class T>
void append(QByteArray& to, double value) {
    const T v = static_cast<T>(value);
    to.append(reinterpret_cast<const char*>(&v), sizeof(T));
}

void appendSample(QByteArray& to, SampleType type, double value) {
    switch (type) {
    case SampleType::U8:
        return append<std::uint8_t>(to, value);
    case SampleType::S8:
        return append<std::int8_t>(to, value);
    case SampleType::U16:
        return append<std::uint16_t>(to, value);
    case SampleType::S16:
        return append<std::int16_t>(to, value);
    case SampleType::U32:
        return append<std::uint32_t>(to, value);
    case SampleType::S32:
        return append<std::int32_t>(to, value);
    case SampleType::F64:
        return append<double>(to, value);
    default:
        return append<float>(to, value);
    }
}

// The box of the level, voxel by voxel, from brute force.
QByteArray expectedBytes(const ExportCase& what, SampleType type, const VolumeBox& cells) {
    std::vector<int> seeds;
    for (int z = 0; z < what.kind.depth; ++z)
        seeds.push_back(z + 1);
    const std::int64_t width = ((what.kind.slice.width - 1) >> what.level) + 1;
    const int samples = what.kind.slice.samples;
    QByteArray out;
    for (std::int64_t z = cells.z0; z < cells.z1; ++z) {
        const auto voxels = expectedVoxels(what.kind, seeds, what.level, z);
        for (std::int64_t y = cells.y0; y < cells.y1; ++y)
            for (std::int64_t x = cells.x0; x < cells.x1; ++x)
                for (int c = 0; c < samples; ++c)
                    appendSample(
                        out, type, voxels[static_cast<std::size_t>((y * width + x) * samples + c)]);
    }
    return out;
}

QJsonArray axes(const volume::Axes& values, bool deep) {
    return {values[0], values[1], deep ? QJsonValue(values[2]) : QJsonValue()};
}

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.native());
}

QJsonObject describe(const ExportCase& what, const volume::ExportReport& report,
    const std::filesystem::path& out, const std::filesystem::path& expect) {
    const volume::ExportShape& shape = report.shape;
    QString dtype = QLatin1String(image::sampleTypeName(shape.level.type).data());
    QJsonObject object{{QStringLiteral("name"), QString::fromStdString(what.name)},
        {QStringLiteral("path"), text(out)}, {QStringLiteral("expect"), text(expect)},
        {QStringLiteral("shape"), QJsonArray{static_cast<double>(shape.level.depth),
                                      shape.level.height, shape.level.width, shape.level.channels}},
        {QStringLiteral("dtype"), dtype},
        {QStringLiteral("exact"), what.kind.slice.format != 3 || what.level == 0},
        {QStringLiteral("level"), what.level},
        {QStringLiteral("first"), axes(shape.firstVoxel(), true)}};
    if (!shape.voxel) return object;
    // From the case alone: voxel of level n, and the place of its first one's centre.
    const volume::VoxelEdges& v = *what.voxel;
    const double scale = 1 << what.level;
    const volume::Axes first{static_cast<double>(shape.cells.x0) * scale + (scale - 1) / 2,
        static_cast<double>(shape.cells.y0) * scale + (scale - 1) / 2,
        static_cast<double>(shape.cells.z0) * scale + (scale - 1) / 2};
    object[QStringLiteral("spacing")] = axes({v.x * scale, v.y * scale, v.z * scale}, v.z > 0);
    object[QStringLiteral("origin")] =
        axes({first[0] * v.x, first[1] * v.y, first[2] * v.z}, v.z > 0);
    return object;
}

} // namespace

std::vector<ExportCase> exportCases(ExportFormat format) {
    const VolumeBox odd{3, 30, 1, 22, 1, 8};
    const TiffKind u16{.width = 37, .height = 23, .bits = 16};
    const auto type = [&u16](int bits, int sign, int samples = 1) {
        TiffKind kind = u16;
        kind.bits = bits;
        kind.format = sign;
        kind.samples = samples;
        kind.photometric = samples == 3 ? 2 : 1;
        if (samples == 2) kind.extraSamples = {0};
        return kind;
    };
    std::vector<ExportCase> all;
    const std::pair<const char*, TiffKind> kinds[] = {{"u8", type(8, 1)}, {"u16", u16},
        {"s16", type(16, 2)}, {"u32", type(32, 1)}, {"s8", type(8, 2)}, {"s32", type(32, 2)},
        {"f16", type(16, 3)}, {"f32", type(32, 3)}, {"f64", type(64, 3)}, {"rgb8", type(8, 1, 3)},
        {"rgb16", type(16, 1, 3)}, {"two", type(16, 1, 2)}};
    for (const auto& [name, kind] : kinds)
        for (int level = 0; level < 3; ++level)
            if (holds(format, kind))
                all.push_back({name + std::to_string(level), {kind, 9, "wl"}, level, odd, {}});
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].voxel = volume::VoxelEdges{0.5, 0.25, 2, "um", "test"};
    all.push_back({"whole", {u16, 9, "wb"}, 1, {}, {}});
    all.push_back({"onlyXY", {u16, 3, "wl"}, 1, odd, volume::VoxelEdges{8.64, 8.64, 0, "um", ""}});
    all.push_back({"oneSlice", {u16, 1, "wl"}, 1, {}, volume::VoxelEdges{8.64, 8.64, 3, "um", ""}});
    all.push_back({"oneVoxel", {u16, 9, "wl"}, 3, VolumeBox{9, 10, 9, 10, 3, 4},
        volume::VoxelEdges{1.2, 1.2, 1.2, "um", ""}});
    TiffKind lzw{.width = 300, .height = 270, .bits = 16};
    lzw.compression = 5;
    all.push_back({"lzw", {lzw, 4, "wl"}, 0, VolumeBox{7, 300, 11, 269, 0, 4},
        volume::VoxelEdges{0.7, 0.7, 0.7, "um", ""}});
    return all;
}

Result<volume::ExportReport> exported(const volume::ExportRequest& request) {
    pipeline::StageClock clock(volume::exportStages());
    return volume::exportVolume(request, clock, {});
}

volume::ExportRequest exportRequest(const ExportCase& what, const volume::SliceStack& stack,
    ExportFormat format, const std::filesystem::path& out) {
    volume::ExportRequest request;
    request.stack = stack;
    request.box = what.box;
    request.level = what.level;
    request.voxel = what.voxel;
    request.format = format;
    request.out = out;
    request.workers = 2;
    return request;
}

std::string writeCases(
    const TempFolder& folder, ExportFormat format, const std::vector<ExportCase>& cases) {
    QJsonArray list;
    for (const ExportCase& what : cases) {
        const auto stack = writeStack(folder / ("in/" + what.name), what.kind);
        const auto out = folder / (what.name + std::string(volume::exportSuffix(format)));
        const auto report = exported(exportRequest(what, stack, format, out));
        if (!report) return what.name + ": " + report.error().detail;
        // The books: what is said beforehand is what there is, and nothing is left beside it.
        std::uint64_t bytes = 0;
        for (const auto& file : report->files) {
            if (!std::filesystem::is_directory(file)) bytes += std::filesystem::file_size(file);
            for (const auto& [name, content] :
                std::filesystem::is_directory(file) ? treeOf(file) : Tree())
                if (std::filesystem::path(name).filename().native().front() != '.')
                    bytes += content.size();
        }
        if (bytes != report->bytes)
            return what.name + ": " + std::to_string(bytes) + " bytes, not " +
                   std::to_string(report->bytes);
        const auto expect = folder / (what.name + ".expect");
        QFile file(text(expect));
        if (!file.open(QIODevice::WriteOnly)) return "no fixture";
        file.write(expectedBytes(what, report->shape.level.type, report->shape.cells));
        list.append(describe(what, *report, out, expect));
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        if (entry.path().filename().native().front() == '.')
            return "left behind: " + entry.path().filename().native();
    folder.write("CASES.json", QJsonDocument(list).toJson().toStdString());
    return {};
}

std::string readCases(const TempFolder& folder, const char* modules, const std::string& script) {
#if defined(__SANITIZE_THREAD__)
    return "missing"; // it does not follow fork
#endif
    const QString python = QStringLiteral("/usr/bin/python3");
    const QString import = QStringLiteral("import numpy, ") + QLatin1String(modules);
    QProcess probe;
    probe.start(python, {QStringLiteral("-c"), import});
    if (!probe.waitForFinished(60000) || probe.exitCode() != 0) return "missing";
    QProcess process;
    process.start(python,
        {QStringLiteral("-c"), QString::fromStdString(kPrelude + script), text(folder.path())});
    if (!process.waitForFinished(120000)) return "the reader took too long";
    const QByteArray said = process.readAllStandardError();
    if (process.exitCode() != 0) return said.toStdString();
    return {};
}

} // namespace lightstack::tests
