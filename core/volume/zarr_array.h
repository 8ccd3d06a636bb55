// One level as an array of zarr format 2: its shape in chunks, and which bytes of which file a
// slice is.
//
// Axes z, y, x (c before them for colour). A chunk is 256 to 511 a side and as deep as makes 2 to 8
// MB of it; stacks of few slices get wider chunks. Chunks are not compressed and in C order, so
// that a slice's share of one, a plane, is one run of bytes. Chunks at the edges are stored in full
// size: hence sides that leave little over (300 voxels in chunks of 256 would take up 512).
// Thread: values.
#pragma once

#include "core/volume/pyramid_plan.h"

#include <QByteArray>

#include <filesystem>

namespace lightstack::volume {

struct ZarrChunk {
    int channel = 0;
    std::int64_t z = 0; // in chunks, as y and x
    int y = 0;
    int x = 0;
};

struct ZarrArray {
    Level level;
    std::int64_t depth = 1; // of a chunk
    int height = 1;
    int width = 1;

    static ZarrArray of(const Level& level) noexcept;
    [[nodiscard]] std::int64_t layers() const noexcept { return (level.depth - 1) / depth + 1; }
    [[nodiscard]] int rows() const noexcept { return (level.height - 1) / height + 1; }
    [[nodiscard]] int columns() const noexcept { return (level.width - 1) / width + 1; }
    [[nodiscard]] std::uint64_t lineBytes() const noexcept; // a row of a chunk
    [[nodiscard]] std::uint64_t planeBytes() const noexcept;
    [[nodiscard]] std::uint64_t chunkBytes() const noexcept;
    // Voxel rows that exist in a row of chunks.
    [[nodiscard]] int rowsIn(int y) const noexcept;
    // Where the plane of slice `index` begins in its chunk's file.
    [[nodiscard]] std::uint64_t planeOffset(std::int64_t index) const noexcept;
    [[nodiscard]] std::filesystem::path file(
        const std::filesystem::path& folder, const ZarrChunk& chunk) const;
    // Calls do(chunk) for the chunks of one layer until it returns false; true if it never did.
    template <class Do>
    bool eachOfLayer(std::int64_t z, const Do& visit) const {
        for (int channel = 0; channel < level.channels; ++channel)
            for (int y = 0; y < rows(); ++y)
                for (int x = 0; x < columns(); ++x)
                    if (!visit(ZarrChunk{channel, z, y, x})) return false;
        return true;
    }
    // The text of `.zarray`.
    [[nodiscard]] QByteArray metadata() const;
};

} // namespace lightstack::volume
