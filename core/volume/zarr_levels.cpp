#include "core/volume/zarr_levels.h"

#include "core/base/atomic_file.h"
#include "core/base/crc32.h"
#include "core/volume/zarr_chunk_file.h"
#include "core/volume/zarr_metadata.h"
#include "core/volume/zarr_planes.h"

#include <cerrno>
#include <cmath>
#include <functional>
#include <unistd.h>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

fs::path partOf(const fs::path& file) {
    fs::path part = file;
    return part += ".part";
}

// Left alone where it says that already.
Result<void> keepText(const fs::path& path, const QByteArray& text) {
    const auto bytes =
        std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
    const auto there = base::readWhole(path, std::uint64_t{1} << 20);
    if (there && std::equal(there->begin(), there->end(), bytes.begin(), bytes.end())) return {};
    return base::writeAtomically(path, text);
}

double sampleAt(const std::byte* at, image::SampleType type) {
    const auto as = [at](auto value) {
        std::memcpy(&value, at, sizeof(value));
        return static_cast<double>(value);
    };
    switch (type) {
    case image::SampleType::U8:
        return as(std::uint8_t{});
    case image::SampleType::S8:
        return as(std::int8_t{});
    case image::SampleType::U16:
        return as(std::uint16_t{});
    case image::SampleType::S16:
        return as(std::int16_t{});
    case image::SampleType::U32:
        return as(std::uint32_t{});
    case image::SampleType::S32:
        return as(std::int32_t{});
    case image::SampleType::F64:
        return as(double{});
    default:
        return as(float{});
    }
}

} // namespace

ZarrLevels::ZarrLevels(const StorePlace& place)
    : m_folder(place.folder)
    , m_plan(place.plan)
    , m_voxel(place.voxel)
    , m_name(place.name)
    , m_updating(place.updating) {
    const image::ImageSpec& slice = m_plan.source.slice;
    Level source{0, slice.size.width, slice.size.height, m_plan.source.depth,
        m_plan.levels.front().type, slice.channels};
    m_levels.push_back(source);
    m_levels.insert(m_levels.end(), m_plan.levels.begin(), m_plan.levels.end());
    for (const Level& level : m_levels)
        m_arrays.push_back(ZarrArray::of(level));
}

ZarrLevels::~ZarrLevels() {
    for (const fs::path& file : m_changed)
        ::unlink(partOf(file).c_str());
}

const ZarrArray& ZarrLevels::arrayOf(const Level& level) const noexcept {
    return m_arrays[static_cast<std::size_t>(level.number)];
}

std::uint64_t ZarrLevels::sliceBytes(const Level& level) const noexcept {
    const ZarrArray& array = arrayOf(level);
    return array.lineBytes() * static_cast<std::uint64_t>(array.columns()) *
           static_cast<std::uint64_t>(level.height) * static_cast<std::uint64_t>(level.channels);
}

std::uint64_t ZarrLevels::levelBytes(const Level& level) const noexcept {
    const ZarrArray& array = arrayOf(level);
    return array.chunkBytes() * static_cast<std::uint64_t>(array.columns()) *
           static_cast<std::uint64_t>(array.rows()) * static_cast<std::uint64_t>(array.layers()) *
           static_cast<std::uint64_t>(level.channels);
}

Result<void> ZarrLevels::begin() {
    for (const ZarrArray& array : m_arrays) {
        std::error_code error;
        const auto folder = m_folder / std::to_string(array.level.number);
        fs::create_directories(folder, error);
        if (error) return failErrno(error.value(), folder, "create the folder");
        if (auto done = keepText(folder / ".zarray", array.metadata()); !done) return done;
    }
    return keepText(m_folder / ".zgroup", "{\n    \"zarr_format\": 2\n}\n");
}

Result<void> ZarrLevels::write(
    const Level& level, std::int64_t index, std::span<const std::byte> voxels) {
    ZarrPlanes planes(*this, arrayOf(level), index);
    if (auto done = planes.add(voxels); !done) return done;
    return planes.finish();
}

Result<std::unique_ptr<SourceRows>> ZarrLevels::sourceRows(std::int64_t index) {
    return std::make_unique<ZarrPlanes>(*this, m_arrays.front(), index);
}

fs::path ZarrLevels::current(const fs::path& file) const {
    const std::lock_guard lock(m_mutex);
    return m_changed.contains(file) ? partOf(file) : file;
}

Result<void> ZarrLevels::putPlane(const ZarrArray& array, const ZarrChunk& chunk,
    std::int64_t index, std::span<const std::byte> rows) {
    fs::path file = array.file(m_folder, chunk);
    const std::uint64_t offset = array.planeOffset(index);
    if (m_updating) {
        const auto differs = makeCopy(array, file, offset, rows);
        if (!differs) return tl::unexpected(differs.error());
        if (!*differs) return {};
        file = partOf(file);
    }
    const auto opened = openChunk(file);
    if (!opened) return tl::unexpected(opened.error());
    if (auto done = setSize(*opened, array.chunkBytes(), file); !done) return done;
    if (auto done = writeAt(*opened, offset, rows, file); !done) return done;
    m_bytes += rows.size();
    return {};
}

// False: the chunk holds these rows already. True: it has a copy to write to.
Result<bool> ZarrLevels::makeCopy(const ZarrArray& array, const fs::path& file,
    std::uint64_t offset, std::span<const std::byte> rows) {
    const std::lock_guard copying(
        m_copying[std::hash<std::string>{}(file.native()) % m_copying.size()]);
    const fs::path now = current(file);
    std::vector<std::byte> old(rows.size());
    if (readPlane(now, array, offset, old) && std::equal(old.begin(), old.end(), rows.begin()))
        return false;
    if (now != file) return true;
    const fs::path part = partOf(file);
    const auto opened = openChunk(part);
    if (!opened) return tl::unexpected(opened.error());
    {
        const std::lock_guard lock(m_mutex);
        m_changed.insert(file);
    }
    if (auto done = setSize(*opened, array.chunkBytes(), part); !done)
        return tl::unexpected(done.error());
    std::vector<std::byte> whole(array.chunkBytes());
    if (!readPlane(file, array, 0, whole)) return true; // missing: all its slices will come
    if (auto done = writeAt(*opened, 0, whole, part); !done) return tl::unexpected(done.error());
    m_bytes += whole.size();
    return true;
}

std::optional<std::vector<std::byte>> ZarrLevels::slice(
    const Level& level, std::int64_t index) const {
    const ZarrArray& array = arrayOf(level);
    const auto rowBytes = static_cast<std::size_t>(level.rowBytes());
    const auto plane = static_cast<std::size_t>(array.planeBytes());
    std::vector<std::byte> out(static_cast<std::size_t>(level.sliceBytes()));
    std::vector<std::byte> planes(plane * static_cast<std::size_t>(array.columns()) *
                                  static_cast<std::size_t>(level.channels));
    const auto at = [&](int column, int channel) {
        return static_cast<std::size_t>(column * level.channels + channel) * plane;
    };
    for (int y = 0; y < array.rows(); ++y) {
        const auto bytes =
            static_cast<std::size_t>(array.lineBytes()) * static_cast<std::size_t>(array.rowsIn(y));
        for (int x = 0; x < array.columns(); ++x)
            for (int channel = 0; channel < level.channels; ++channel) {
                const ZarrChunk chunk{channel, index / array.depth, y, x};
                if (!readPlane(current(array.file(m_folder, chunk)), array,
                        array.planeOffset(index), std::span(planes).subspan(at(x, channel), bytes)))
                    return std::nullopt;
            }
        for (int row = 0; row < array.rowsIn(y); ++row) {
            const auto line =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(array.lineBytes());
            std::byte* to =
                out.data() + static_cast<std::size_t>(y * array.height + row) * rowBytes;
            moveRow<false>(array, to, [&](int column, int channel) {
                return planes.data() + at(column, channel) + line;
            });
        }
    }
    return out;
}

bool ZarrLevels::isLayerThere(const ZarrArray& array, std::int64_t z) const {
    const std::lock_guard lock(m_mutex);
    const auto [known, isNew] = m_layers.try_emplace({array.level.number, z}, false);
    if (isNew)
        known->second = array.eachOfLayer(z, [&](const ZarrChunk& chunk) {
            const auto stamp = base::stampOf(array.file(m_folder, chunk));
            return stamp && stamp->size == array.chunkBytes();
        });
    return known->second;
}

bool ZarrLevels::isWhole(
    const Level& level, std::int64_t index, std::optional<std::uint32_t> crc) const {
    if (!crc) return isLayerThere(arrayOf(level), index / arrayOf(level).depth);
    const auto voxels = slice(level, index);
    return voxels && base::crc32Of(0, *voxels) == *crc;
}

bool ZarrLevels::isFinished() const {
    return base::stampOf(m_folder / ".zattrs").has_value();
}

Result<void> ZarrLevels::syncAll() {
    Result<void> done;
    for (const ZarrArray& array : m_arrays)
        for (std::int64_t z = 0; z < array.layers(); ++z)
            if (!array.eachOfLayer(z, [&](const ZarrChunk& chunk) {
                    done = syncFile(array.file(m_folder, chunk));
                    return done.has_value();
                }))
                return done;
    return {};
}

Result<void> ZarrLevels::replaceChanged() {
    const std::lock_guard lock(m_mutex);
    for (const fs::path& file : m_changed)
        if (auto done = syncFile(partOf(file)); !done) return done;
    for (const fs::path& file : m_changed)
        if (::rename(partOf(file).c_str(), file.c_str()) != 0)
            return failErrno(errno, file, "rename");
    m_changed.clear();
    return {};
}

// Some values of each channel of the last level.
std::vector<std::vector<double>> ZarrLevels::samplesOfLast() const {
    const Level& level = m_levels.back();
    const auto channels = static_cast<std::size_t>(level.channels);
    const auto sample = static_cast<std::size_t>(image::bytesPerSample(level.type));
    const std::size_t pixels =
        static_cast<std::size_t>(level.width) * static_cast<std::size_t>(level.height);
    const std::size_t step = pixels / 32768 + 1;
    std::vector<std::vector<double>> out(channels);
    for (std::int64_t z = 0; z < level.depth; z += level.depth / 32 + 1) {
        const auto voxels = slice(level, z);
        for (std::size_t i = 0; voxels && i < pixels; i += step)
            for (std::size_t k = 0; k < channels; ++k) {
                const double v = sampleAt(voxels->data() + (i * channels + k) * sample, level.type);
                if (std::isfinite(v)) out[k].push_back(v);
            }
    }
    return out;
}

Result<void> ZarrLevels::finish() {
    if (auto done = m_updating ? replaceChanged() : syncAll(); !done) return done;
    std::vector<ShownRange> ranges;
    for (std::vector<double>& values : samplesOfLast())
        ranges.push_back(shownRange(m_levels.back().type, values));
    return keepText(m_folder / ".zattrs",
        zarrAttributes(m_name, m_levels, m_voxel, ranges, m_plan.source.whiteIsZero));
}

} // namespace lightstack::volume
