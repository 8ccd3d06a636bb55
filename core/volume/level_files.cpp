#include "core/volume/level_files.h"

#include "core/base/atomic_file.h"
#include "core/base/crc32.h"
#include "core/base/file_io.h"
#include "core/volume/tiff_header.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace lightstack::volume {
namespace {

image::ImageSpec sliceOf(const Level& level) {
    return {
        {level.width, level.height}, level.channels, level.type, image::PlaneOrder::Interleaved};
}

VoxelEdges scaled(VoxelEdges voxel, const Level& level) {
    voxel.x *= level.scale();
    voxel.y *= level.scale();
    voxel.z *= level.scale();
    return voxel;
}

// The shortest text that reads back to the same number.
std::string number(double value) {
    std::array<char, 40> text{};
    for (int digits = 6; digits <= 17; ++digits) {
        std::snprintf(text.data(), text.size(), "%.*g", digits, value);
        if (std::strtod(text.data(), nullptr) == value) break;
    }
    return text.data();
}

TiffHead headOf(const Level& level, bool whiteIsZero, const std::optional<VoxelEdges>& voxel) {
    TiffHead head;
    head.slice = sliceOf(level);
    head.whiteIsZero = whiteIsZero;
    if (!voxel || voxel->x <= 0 || voxel->y <= 0) return head;
    const VoxelEdges edges = scaled(*voxel, level);
    head.pixelsPerUnitX = 1 / edges.x;
    head.pixelsPerUnitY = 1 / edges.y;
    // ImageJ's own words: it and tifffile take unit and spacing from them.
    head.description = "ImageJ=1.53t\nimages=1\nunit=" + edges.unit + "\n";
    if (edges.z > 0) head.description += "spacing=" + number(edges.z) + "\n";
    return head;
}

const char* levelNrrdType(image::SampleType type) {
    switch (type) {
    case image::SampleType::F32:
    case image::SampleType::F16:
        return "float";
    case image::SampleType::F64:
        return "double";
    default:
        return image::sampleTypeName(type).data(); // "uint16" and the like are NRRD's, too
    }
}

const char* levelMetaType(image::SampleType type) {
    switch (type) {
    case image::SampleType::U8:
        return "MET_UCHAR";
    case image::SampleType::S8:
        return "MET_CHAR";
    case image::SampleType::U16:
        return "MET_USHORT";
    case image::SampleType::S16:
        return "MET_SHORT";
    case image::SampleType::U32:
        return "MET_UINT";
    case image::SampleType::S32:
        return "MET_INT";
    case image::SampleType::F64:
        return "MET_DOUBLE";
    default:
        return "MET_FLOAT";
    }
}

Result<void> writeText(const std::filesystem::path& path, const std::string& text) {
    return base::writeAtomically(path, std::as_bytes(std::span(text)), {.sync = false});
}

} // namespace

std::filesystem::path levelFile(
    const std::filesystem::path& folder, int level, std::int64_t index) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "%06lld.tif", static_cast<long long>(index));
    return folder / std::to_string(level) / name.data();
}

std::string nrrdHeader(const Level& level, const std::optional<VoxelEdges>& voxel) {
    const bool grey = level.channels == 1;
    const auto size = [](auto value) { return std::to_string(value); };
    std::string out =
        "NRRD0004\n# one level of a pyramid; the pixels are the ends of the TIFF files\n";
    out += std::string("type: ") + levelNrrdType(level.type) + "\n";
    out += std::string("dimension: ") + (grey ? "3" : "4") + "\n";
    out += "sizes: " + (grey ? "" : size(level.channels) + " ") + size(level.width) + " " +
           size(level.height) + " " + size(level.depth) + "\n";
    if (image::bytesPerSample(level.type) > 1) out += "endian: little\n";
    out += "encoding: raw\nbyte skip: -1\n";
    if (voxel && voxel->x > 0 && voxel->y > 0 && voxel->z > 0) {
        const VoxelEdges edges = scaled(*voxel, level);
        // Voxel centres: the first of this level lies between those of the source.
        const double shift = level.shift();
        out += "space dimension: 3\n";
        out += std::string("space directions: ") + (grey ? "" : "none ") + "(" + number(edges.x) +
               ",0,0) (0," + number(edges.y) + ",0) (0,0," + number(edges.z) + ")\n";
        const std::string unit = "\"" + edges.unit + "\"";
        out += "space units: " + unit + " " + unit + " " + unit + "\n";
        out += "space origin: (" + number(voxel->x * shift) + "," + number(voxel->y * shift) + "," +
               number(voxel->z * shift) + ")\n";
    }
    out += std::string("kinds: ") + (grey ? "" : "vector ") + "domain domain domain\n";
    out += "data file: %06d.tif 0 " + size(level.depth - 1) + " 1 " + (grey ? "2" : "3") + "\n";
    return out;
}

std::string metaImageHeader(const Level& level, const std::optional<VoxelEdges>& voxel) {
    std::string out = "ObjectType = Image\nNDims = 3\nBinaryData = True\n"
                      "BinaryDataByteOrderMSB = False\nCompressedData = False\n";
    const bool known = voxel && voxel->x > 0 && voxel->y > 0 && voxel->z > 0;
    if (known) {
        const VoxelEdges edges = scaled(*voxel, level);
        const double shift = level.shift();
        out += "Offset = " + number(voxel->x * shift) + " " + number(voxel->y * shift) + " " +
               number(voxel->z * shift) + "\n";
        out += "ElementSpacing = " + number(edges.x) + " " + number(edges.y) + " " +
               number(edges.z) + "\n";
    }
    out += "DimSize = " + std::to_string(level.width) + " " + std::to_string(level.height) + " " +
           std::to_string(level.depth) + "\n";
    if (level.channels > 1)
        out += "ElementNumberOfChannels = " + std::to_string(level.channels) + "\n";
    out += std::string("ElementType = ") + levelMetaType(level.type) + "\nHeaderSize = -1\n";
    out += "ElementDataFile = %06d.tif 0 " + std::to_string(level.depth - 1) + " 1\n";
    return out;
}

TiffLevels::TiffLevels(
    std::filesystem::path folder, const PyramidPlan& plan, std::optional<VoxelEdges> voxel)
    : m_folder(std::move(folder)), m_plan(plan), m_voxel(std::move(voxel)) {
    for (const Level& level : plan.levels) {
        m_headers.push_back(tiffHead(headOf(level, plan.source.whiteIsZero, m_voxel)));
        m_unsynced.emplace_back(static_cast<std::size_t>(level.depth));
    }
}

std::uint64_t TiffLevels::sliceBytes(const Level& level) const noexcept {
    return m_headers[static_cast<std::size_t>(level.number) - 1].size() + level.sliceBytes();
}

bool TiffLevels::isWhole(
    const Level& level, std::int64_t index, std::optional<std::uint32_t> crc) const {
    const auto path = levelFile(m_folder, level.number, index);
    const auto stamp = base::stampOf(path);
    if (!stamp || stamp->size != sliceBytes(level)) return false;
    if (!crc) return true;
    const auto bytes = base::readWhole(path, stamp->size);
    const auto& head = m_headers[static_cast<std::size_t>(level.number) - 1];
    return bytes && bytes->size() == stamp->size &&
           std::equal(head.begin(), head.end(), bytes->begin()) &&
           base::crc32Of(0, std::span(*bytes).subspan(head.size())) == *crc;
}

Result<void> TiffLevels::begin() {
    for (const Level& level : m_plan.levels) {
        std::error_code error;
        const auto folder = m_folder / std::to_string(level.number);
        std::filesystem::create_directories(folder, error);
        if (error) return failErrno(error.value(), folder, "create the folder");
    }
    return {};
}

Result<void> TiffLevels::write(
    const Level& level, std::int64_t index, std::span<const std::byte> voxels) {
    const auto path = levelFile(m_folder, level.number, index);
    const std::span<const std::byte> head = m_headers[static_cast<std::size_t>(level.number) - 1];
    const std::array parts{head, voxels};
    // The disk begins now, so that little is left to wait for at the end.
    if (auto done = base::writeAtomically(path, parts, {.sync = false, .start = true}); !done)
        return done;
    m_bytes += head.size() + voxels.size();
    const std::lock_guard lock(m_mutex);
    m_unsynced[static_cast<std::size_t>(level.number) - 1][static_cast<std::size_t>(index)] = true;
    return {};
}

Result<void> TiffLevels::finish() {
    for (const Level& level : m_plan.levels) {
        if (m_plan.mode != PyramidMode::Exact) break;
        const auto folder = m_folder / std::to_string(level.number);
        if (auto done = writeText(folder / "volume.nhdr", nrrdHeader(level, m_voxel)); !done)
            return done;
        if (auto done = writeText(folder / "volume.mhd", metaImageHeader(level, m_voxel)); !done)
            return done;
    }
    // File by file, not syncfs: that would wait for what other programs write, too. Their pixels
    // are on the way since write(), and the first commits the journal for all.
    for (std::size_t rank = 0; rank < m_unsynced.size(); ++rank)
        for (std::size_t index = 0; index < m_unsynced[rank].size(); ++index) {
            if (!m_unsynced[rank][index]) continue;
            const auto path =
                levelFile(m_folder, static_cast<int>(rank) + 1, static_cast<std::int64_t>(index));
            const base::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
            if (!file.isOpen() || ::fdatasync(file.get()) != 0)
                return failErrno(errno, path, "write to disk");
            m_unsynced[rank][index] = false;
        }
    return {};
}

} // namespace lightstack::volume
