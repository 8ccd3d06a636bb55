// Levels as TIFF files that every program opens: N/000000.tif, one strip, uncompressed, little
// endian, with the pixels last in the file, so that volume.nhdr and volume.mhd beside them can
// point into them without a copy.
//
// Each file is written aside and renamed; writing to the disk is started at once, and waited for
// once at the end (finish()). Thread: write() from any; the rest from one.
#pragma once

#include "core/volume/level_store.h"

#include <atomic>
#include <mutex>

namespace lightstack::volume {

std::filesystem::path levelFile(const std::filesystem::path& folder, int level, std::int64_t index);

class TiffLevels final : public LevelStore {
public:
    // Folders are made by begin(). `voxel` is that of level 0; none: no resolution is written.
    TiffLevels(
        std::filesystem::path folder, const PyramidPlan& plan, std::optional<VoxelEdges> voxel);

    [[nodiscard]] const std::vector<Level>& stored() const noexcept override {
        return m_plan.levels;
    }
    Result<void> begin() override;
    Result<void> write(
        const Level& level, std::int64_t index, std::span<const std::byte> voxels) override;
    // volume.nhdr and volume.mhd of each level, but where the layout is another program's.
    Result<void> finish() override;
    [[nodiscard]] bool isWhole(
        const Level& level, std::int64_t index, std::optional<std::uint32_t> crc) const override;
    // Of a level's file, header included.
    [[nodiscard]] std::uint64_t sliceBytes(const Level& level) const noexcept override;
    [[nodiscard]] std::uint64_t levelBytes(const Level& level) const noexcept override {
        return sliceBytes(level) * static_cast<std::uint64_t>(level.depth);
    }
    [[nodiscard]] std::uint64_t bytesWritten() const noexcept override { return m_bytes; }

private:
    std::filesystem::path m_folder;
    const PyramidPlan& m_plan;
    std::optional<VoxelEdges> m_voxel;
    std::vector<std::vector<std::byte>> m_headers; // a level
    std::atomic<std::uint64_t> m_bytes{0};
    std::mutex m_mutex;                        // guards m_unsynced
    std::vector<std::vector<bool>> m_unsynced; // by level and slice
};

// The texts of the headers, for tests and exports.
std::string nrrdHeader(const Level& level, const std::optional<VoxelEdges>& voxel);
std::string metaImageHeader(const Level& level, const std::optional<VoxelEdges>& voxel);

} // namespace lightstack::volume
