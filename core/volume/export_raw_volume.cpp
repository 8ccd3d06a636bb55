// NRRD and MetaImage: a text header, and the voxels as they are, in the same file or in NAME.raw.
//
// Both are read as millimetres by the programs that use them (Slicer, ITK-SNAP, ParaView), whatever
// unit the header names, so lengths are converted to millimetres, and the header says so.
#include "core/volume/export_target.h"

#include <algorithm>
#include <cmath>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;
using image::SampleType;

const char* nrrdType(SampleType type) {
    switch (type) {
    case SampleType::F32:
        return "float";
    case SampleType::F64:
        return "double";
    default:
        return image::sampleTypeName(type).data(); // "uint16" and the like are NRRD's, too
    }
}

const char* metaType(SampleType type) {
    switch (type) {
    case SampleType::U8:
        return "MET_UCHAR";
    case SampleType::S8:
        return "MET_CHAR";
    case SampleType::U16:
        return "MET_USHORT";
    case SampleType::S16:
        return "MET_SHORT";
    case SampleType::U32:
        return "MET_UINT";
    case SampleType::S32:
        return "MET_INT";
    case SampleType::U64:
        return "MET_ULONG_LONG";
    case SampleType::S64:
        return "MET_LONG_LONG";
    case SampleType::F64:
        return "MET_DOUBLE";
    default:
        return "MET_FLOAT";
    }
}

struct Lengths {
    Axes edges;
    Axes origin;
    std::string unit;
};

// Dividing keeps 8.64 um as 0.00864, where multiplying by 0.001 would not.
double millimetres(double length, double millimetresAUnit) {
    const double unitsAMillimetre = std::round(1 / millimetresAUnit);
    const bool isWhole =
        unitsAMillimetre >= 1 && std::abs(unitsAMillimetre * millimetresAUnit - 1) < 1e-9;
    return isWhole ? length / unitsAMillimetre : length * millimetresAUnit;
}

Lengths lengthsOf(const ExportShape& shape) {
    Lengths out{shape.edges(), shape.origin(), shape.voxel ? shape.voxel->unit : ""};
    const auto factor = shape.millimetresAUnit();
    if (!factor) return out;
    for (Axes* lengths : {&out.edges, &out.origin})
        for (double& length : *lengths)
            length = millimetres(length, *factor);
    out.unit = "mm";
    return out;
}

std::string three(const Axes& values, const char* between) {
    return numberText(values[0]) + between + numberText(values[1]) + between +
           numberText(values[2]);
}

std::string nrrdSpace(const ExportShape& shape) {
    const bool grey = shape.level.channels == 1;
    const std::string channel = grey ? "" : "none ";
    const Lengths lengths = lengthsOf(shape);
    const std::string unit = "\"" + lengths.unit + "\"";
    if (shape.knowsAllEdges()) {
        const Axes& e = lengths.edges;
        return "space dimension: 3\nspace directions: " + channel + "(" + numberText(e[0]) +
               ",0,0) (0," + numberText(e[1]) + ",0) (0,0," + numberText(e[2]) +
               ")\nspace units: " + unit + " " + unit + " " + unit + "\nspace origin: (" +
               three(lengths.origin, ",") + ")\n";
    }
    if (!shape.voxel) return {};
    // The distance of slices is unknown: NaN is how the format says so.
    return std::string("spacings: ") + (grey ? "" : "nan ") + numberText(lengths.edges[0]) + " " +
           numberText(lengths.edges[1]) + " nan\nunits: " + (grey ? "" : "\"\" ") + unit + " " +
           unit + " \"\"\n";
}

class RawVolume final : public ExportTarget {
public:
    RawVolume(ExportFormat format, const ExportSite& site)
        : ExportTarget(site)
        , m_format(format)
        , m_header(headerFor(isDetached() ? rawName(site.out).filename().native() : "LOCAL")) {}

    [[nodiscard]] std::uint64_t bytes() const override {
        return m_shape.level.bytes() + m_header.size();
    }
    [[nodiscard]] std::vector<fs::path> names() const override {
        if (!isDetached()) return {m_out};
        return {rawName(m_out), m_out}; // the header last: it is what makes the voxels a volume
    }

    Result<void> begin(const std::vector<fs::path>& aside) override {
        m_start = isDetached() ? 0 : m_header.size();
        auto voxels = ExportFile::create(aside[0], m_start + m_shape.level.bytes());
        if (!voxels) return tl::unexpected(voxels.error());
        m_voxels = *std::move(voxels);
        if (isDetached()) {
            auto header = ExportFile::create(aside[1], m_header.size());
            if (!header) return tl::unexpected(header.error());
            m_headerFile = *std::move(header);
        }
        m_bytes += m_header.size();
        return (isDetached() ? m_headerFile : m_voxels)
            .write(0, std::as_bytes(std::span(m_header)));
    }
    Result<void> write(
        int /*rank*/, std::int64_t index, std::span<const std::byte> voxels) override {
        m_bytes += voxels.size();
        return m_voxels.write(
            m_start + static_cast<std::uint64_t>(index) * m_shape.level.sliceBytes(), voxels);
    }
    Result<void> finish() override {
        if (auto done = m_voxels.sync(); !done || !isDetached()) return done;
        return m_headerFile.sync();
    }

private:
    [[nodiscard]] bool isNrrd() const noexcept {
        return m_format == ExportFormat::Nrrd || m_format == ExportFormat::Nhdr;
    }
    [[nodiscard]] bool isDetached() const noexcept {
        return m_format == ExportFormat::Nhdr || m_format == ExportFormat::Mhd;
    }
    [[nodiscard]] std::string headerFor(const std::string& dataFile) const {
        if (isNrrd()) return exportNrrdHeader(m_shape, isDetached() ? dataFile : "");
        return exportMetaHeader(m_shape, dataFile);
    }
    // A "%" would be a pattern of names, a line's end the end of the name.
    static fs::path rawName(const fs::path& out) {
        std::string stem = out.stem().native();
        std::replace_if(
            stem.begin(), stem.end(),
            [](unsigned char c) { return c == '%' || c < 0x20 || c == 0x7F; }, '_');
        if (stem.empty() || stem.front() == ' ' || stem.starts_with("LIST")) stem = "_" + stem;
        return out.parent_path() / (stem + ".raw");
    }

    ExportFormat m_format;
    std::string m_header;
    std::uint64_t m_start = 0;
    ExportFile m_voxels;
    ExportFile m_headerFile;
};

} // namespace

std::string exportNrrdHeader(const ExportShape& shape, const std::string& dataFile, int skip) {
    const Level& level = shape.level;
    const bool grey = level.channels == 1;
    const bool files = dataFile.find('%') != std::string::npos;
    std::string out = "NRRD0004\n# written by Lightstack: " + shape.boxText() + "\n";
    out += std::string("type: ") + nrrdType(level.type) + "\n";
    out += std::string("dimension: ") + (grey ? "3" : "4") +
           "\nsizes: " + (grey ? "" : std::to_string(level.channels) + " ") +
           std::to_string(level.width) + " " + std::to_string(level.height) + " " +
           std::to_string(level.depth) + "\n";
    if (image::bytesPerSample(level.type) > 1) out += "endian: little\n";
    out += "encoding: raw\n";
    if (skip != 0) out += "byte skip: " + std::to_string(skip) + "\n";
    out += nrrdSpace(shape);
    const char* channel = level.channels == 3 ? "RGB-color " : grey ? "" : "vector ";
    out += std::string("kinds: ") + channel + "domain domain domain\n";
    if (dataFile.empty()) return out + "\n";
    return out + "data file: " + dataFile + (files ? grey ? " 2\n" : " 3\n" : "\n");
}

std::string exportMetaHeader(const ExportShape& shape, const std::string& dataFile, int skip) {
    const Level& level = shape.level;
    std::string out = "ObjectType = Image\nNDims = 3\n";
    out += "Comment = written by Lightstack: " + shape.boxText() + "\n";
    out += "BinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = False\n";
    if (shape.knowsAllEdges()) {
        const Lengths lengths = lengthsOf(shape);
        out += "TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = " + three(lengths.origin, " ") +
               "\nCenterOfRotation = 0 0 0\nElementSpacing = " + three(lengths.edges, " ") + "\n";
        if (lengths.unit == "mm") out += "DistanceUnits = mm\n";
    }
    out += "DimSize = " + std::to_string(level.width) + " " + std::to_string(level.height) + " " +
           std::to_string(level.depth) + "\n";
    if (level.channels > 1)
        out += "ElementNumberOfChannels = " + std::to_string(level.channels) + "\n";
    out += std::string("ElementType = ") + metaType(level.type) + "\n";
    if (skip != 0) out += "HeaderSize = " + std::to_string(skip) + "\n";
    return out + "ElementDataFile = " + dataFile + "\n";
}

TargetResult rawTarget(ExportFormat format, const ExportSite& site) {
    return std::make_unique<RawVolume>(format, site);
}

} // namespace lightstack::volume
