// OME-TIFF: one page a slice, each with its own pyramid in x and y (sub-directories of half sizes;
// the format does not allow fewer slices there). Every slice and what belongs to it is one block of
// the file, and all blocks but the first are equally long, so any thread writes any slice. Levels
// of a long side over 1024 are tiled. BigTIFF where 4 GB do not suffice.
#include "core/volume/export_ome_xml.h"
#include "core/volume/export_target.h"
#include "core/volume/export_tiff.h"

#include <algorithm>
#include <cstring>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

constexpr int kTile = 256;
constexpr int kLongUntiled = 1024;

// How a level of a slice lies in its block.
struct Plane {
    Level level;
    int tile = 0;
    std::uint64_t directoryAt = 0; // from the block's begin
    std::uint64_t pixelsAt = 0;
    [[nodiscard]] int across() const { return tile == 0 ? 1 : (level.width - 1) / tile + 1; }
    [[nodiscard]] int down() const { return tile == 0 ? 1 : (level.height - 1) / tile + 1; }
    [[nodiscard]] std::uint64_t pieceBytes() const {
        if (tile == 0) return level.sliceBytes();
        return level.rowBytes() / static_cast<std::uint64_t>(level.width) *
               static_cast<std::uint64_t>(tile) * static_cast<std::uint64_t>(tile);
    }
    [[nodiscard]] std::size_t pieces() const {
        return static_cast<std::size_t>(across()) * static_cast<std::size_t>(down());
    }
    [[nodiscard]] std::uint64_t bytes() const { return pieceBytes() * pieces(); }
};

// A slice in memory, as a source.
class MemoryRows final : public io::RowStream {
public:
    MemoryRows(const image::ImageSpec& spec, std::span<const std::byte> voxels) : m_left(voxels) {
        m_spec = spec;
    }
    [[nodiscard]] bool decodes() const noexcept override { return false; }
    Result<void> readRows(std::span<std::byte> out) override {
        std::memcpy(out.data(), m_left.data(), out.size());
        m_left = m_left.subspan(out.size());
        return {};
    }

private:
    std::span<const std::byte> m_left;
};

// Half-sized pictures of one slice, as they become known.
class SmallerSink final : public LevelSink {
public:
    using Put = std::function<Result<void>(int number, std::span<const std::byte> voxels)>;
    explicit SmallerSink(Put put) : m_put(std::move(put)) {}
    Result<void> write(
        const Level& level, std::int64_t /*index*/, std::span<const std::byte> voxels) override {
        return m_put(level.number, voxels);
    }

private:
    Put m_put;
};

class OmeTiff final : public ExportTarget {
public:
    OmeTiff(const ExportSite& site, std::optional<PyramidPlan> smaller)
        : ExportTarget(site), m_smaller(std::move(smaller)), m_xml(omeXml(m_shape)) {
        Level level = m_shape.level;
        level.number = 0;
        addPlane(level);
        for (std::size_t i = 0; m_smaller && i < m_smaller->levels.size(); ++i)
            addPlane(m_smaller->levels[i]);
        layOut(false);
        if (fileBytes() > kLongestTiff) layOut(true);
    }

    [[nodiscard]] std::uint64_t bytes() const override { return fileBytes(); }
    Result<void> begin(const std::vector<fs::path>& aside) override {
        auto file = ExportFile::create(aside.front(), fileBytes());
        if (!file) return tl::unexpected(file.error());
        m_file = *std::move(file);
        const auto start = tiffStart(m_big, blockAt(0));
        m_bytes += start.size();
        return m_file.write(0, start);
    }
    Result<void> write(
        int /*rank*/, std::int64_t index, std::span<const std::byte> voxels) override {
        std::vector<std::byte> block;
        Result<void> done;
        {
            const EncodeSpan encoding(m_clock);
            block.resize(static_cast<std::size_t>(index == 0 ? m_firstBytes : m_blockBytes));
            putDirectories(index, block);
            putPixels(0, voxels, block, index);
            if (m_smaller) done = shrink(index, voxels, block);
        }
        if (!done) return done;
        m_bytes += block.size();
        return m_file.write(blockAt(index), block);
    }
    Result<void> finish() override { return m_file.sync(); }

private:
    void addPlane(const Level& level) {
        m_planes.push_back(
            {level, std::max(level.width, level.height) > kLongUntiled ? kTile : 0, 0, 0});
    }
    [[nodiscard]] std::uint64_t extra(std::int64_t index) const { // the first has the description
        return index == 0 ? m_firstBytes - m_blockBytes : 0;
    }
    [[nodiscard]] std::uint64_t fileBytes() const {
        return blockAt(m_shape.level.depth - 1) +
               (m_shape.level.depth == 1 ? m_firstBytes : m_blockBytes);
    }
    [[nodiscard]] std::uint64_t blockAt(std::int64_t index) const {
        if (index == 0) return 16;
        return 16 + m_firstBytes + static_cast<std::uint64_t>(index - 1) * m_blockBytes;
    }

    // Directories first, then the pixels of all levels.
    void layOut(bool big) {
        m_big = big;
        std::uint64_t at = 0;
        const auto aligned = [](std::uint64_t value) { return (value + 15) / 16 * 16; };
        for (std::size_t i = 0; i < m_planes.size(); ++i) {
            m_planes[i].directoryAt = at;
            at = aligned(at + directory(1, i).bytes());
        }
        for (Plane& plane : m_planes) {
            plane.pixelsAt = at;
            at = aligned(at + plane.bytes());
        }
        m_blockBytes = at;
        m_firstBytes = at;
        m_firstBytes = at + aligned(directory(0, 0).bytes()) - aligned(directory(1, 0).bytes());
    }

    [[nodiscard]] TiffDirectory directory(std::int64_t index, std::size_t number) const {
        const Plane& plane = m_planes[number];
        const std::uint64_t block = blockAt(index) + extra(index);
        TiffPage page{.spec = m_shape.slice(), .whiteIsZero = m_shape.whiteIsZero};
        page.spec.size = {plane.level.width, plane.level.height};
        page.reduced = number > 0;
        page.tile = plane.tile;
        if (index == 0 && number == 0) page.description = m_xml;
        const auto millimetres = m_shape.millimetresAUnit();
        const Axes edges = m_shape.edges();
        if (millimetres && number == 0) {
            page.resolutionUnit = 3;
            page.pixelsPerUnitX = 10 / (edges[0] * *millimetres);
            page.pixelsPerUnitY = 10 / (edges[1] * *millimetres);
        }
        for (std::size_t i = 0; i < plane.pieces(); ++i) {
            page.offsets.push_back(block + plane.pixelsAt + i * plane.pieceBytes());
            page.lengths.push_back(plane.pieceBytes());
        }
        for (std::size_t i = 1; number == 0 && i < m_planes.size(); ++i)
            page.smaller.push_back(block + m_planes[i].directoryAt);
        return tiffDirectory(page, m_big);
    }
    void putDirectories(std::int64_t index, std::vector<std::byte>& block) const {
        const bool last = index + 1 == m_shape.level.depth;
        for (std::size_t i = 0; i < m_planes.size(); ++i) {
            const std::uint64_t shift = i == 0 ? 0 : extra(index);
            const auto bytes =
                directory(index, i).at(blockAt(index) + shift + m_planes[i].directoryAt,
                    i == 0 && !last ? blockAt(index + 1) : 0);
            std::copy(bytes.begin(), bytes.end(),
                block.begin() + static_cast<std::ptrdiff_t>(shift + m_planes[i].directoryAt));
        }
    }
    void putPixels(std::size_t number, std::span<const std::byte> voxels,
        std::vector<std::byte>& block, std::int64_t index) const {
        const Plane& plane = m_planes[number];
        std::byte* to = block.data() + extra(index) + plane.pixelsAt;
        const auto row = static_cast<std::size_t>(plane.level.rowBytes());
        if (plane.tile == 0) {
            std::memcpy(to, voxels.data(), voxels.size());
            return;
        }
        const std::size_t line = row / static_cast<std::size_t>(plane.level.width) *
                                 static_cast<std::size_t>(plane.tile);
        for (int y = 0; y < plane.level.height; ++y)
            for (int x = 0; x < plane.across(); ++x) {
                const auto piece = static_cast<std::size_t>(y / plane.tile) *
                                       static_cast<std::size_t>(plane.across()) +
                                   static_cast<std::size_t>(x);
                const std::size_t from = static_cast<std::size_t>(x) * line;
                std::memcpy(to + piece * plane.pieceBytes() +
                                static_cast<std::size_t>(y % plane.tile) * line,
                    voxels.data() + static_cast<std::size_t>(y) * row + from,
                    std::min(line, row - from));
            }
    }
    Result<void> shrink(std::int64_t index, std::span<const std::byte> voxels,
        std::vector<std::byte>& block) const {
        SmallerSink sink([&](int number, std::span<const std::byte> level) -> Result<void> {
            putPixels(static_cast<std::size_t>(number), level, block, index);
            return {};
        });
        pipeline::StageClock unseen(pyramidStages()); // all of it is encoding here
        MemoryRows rows(m_shape.slice(), voxels);
        const auto done = PyramidPass::make(*m_smaller, sink, unseen)->pair(0, rows, nullptr, {});
        if (!done) return tl::unexpected(done.error());
        return {};
    }

    std::optional<PyramidPlan> m_smaller; // of one slice
    std::string m_xml;
    bool m_big = false;
    std::vector<Plane> m_planes;
    std::uint64_t m_blockBytes = 0;
    std::uint64_t m_firstBytes = 0;
    ExportFile m_file;
};

} // namespace

TargetResult omeTiffTarget(const ExportSite& site) {
    const Level& level = site.shape.level;
    if (!omeType(level.type))
        return fail(ErrorCode::Unsupported, {},
            "OME-TIFF does not hold " + std::string(image::sampleTypeName(level.type)) +
                "; choose slices, NRRD or MetaImage instead");
    std::optional<PyramidPlan> smaller;
    if (std::max(level.width, level.height) > 256) {
        auto plan =
            planPyramid({site.shape.slice(), 1, site.shape.whiteIsZero}, PyramidMode::Exact);
        if (!plan) return tl::unexpected(plan.error());
        smaller = *std::move(plan);
    }
    return std::make_unique<OmeTiff>(site, std::move(smaller));
}

} // namespace lightstack::volume
