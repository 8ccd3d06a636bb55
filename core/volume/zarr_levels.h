// Levels as OME-Zarr 0.4: the source itself as array "0", levels as "1" and on, chunks that are not
// compressed.
//
// A slice comes row by row into the planes of one row of chunks; each full plane is written to its
// place in its chunk's file at once, whatever became of the slices before and behind it: nothing
// waits for a chunk to be full. A new pyramid grows aside as a whole, so its chunks are written in
// place; what a killed run leaves in them counts only where checksums agree. In a finished pyramid
// planes that differ go to a copy beside the chunk (".part"), and finish() renames the copies.
// Thread: as LevelStore.
#pragma once

#include "core/volume/level_store.h"
#include "core/volume/zarr_array.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <set>

namespace lightstack::volume {

class ZarrLevels final : public LevelStore {
public:
    explicit ZarrLevels(const StorePlace& place);
    ~ZarrLevels() override; // removes copies that were not put in place

    [[nodiscard]] const std::vector<Level>& stored() const noexcept override { return m_levels; }
    Result<void> begin() override;
    Result<void> write(
        const Level& level, std::int64_t index, std::span<const std::byte> voxels) override;
    Result<std::unique_ptr<SourceRows>> sourceRows(std::int64_t index) override;
    Result<void> finish() override;
    [[nodiscard]] bool isFinished() const override;
    [[nodiscard]] bool isWhole(
        const Level& level, std::int64_t index, std::optional<std::uint32_t> crc) const override;
    [[nodiscard]] std::uint64_t sliceBytes(const Level& level) const noexcept override;
    [[nodiscard]] std::uint64_t levelBytes(const Level& level) const noexcept override;
    [[nodiscard]] std::uint64_t bytesWritten() const noexcept override { return m_bytes; }

    // The rows that exist of slice `index` in a chunk. Thread: any; one a slice.
    Result<void> putPlane(const ZarrArray& array, const ZarrChunk& chunk, std::int64_t index,
        std::span<const std::byte> rows);
    // Packed rows, as they were written; nullopt where a chunk is missing or not of full size.
    [[nodiscard]] std::optional<std::vector<std::byte>> slice(
        const Level& level, std::int64_t index) const;

private:
    [[nodiscard]] const ZarrArray& arrayOf(const Level& level) const noexcept;
    [[nodiscard]] bool isLayerThere(const ZarrArray& array, std::int64_t z) const;
    // The chunk's copy where it has one, else itself.
    [[nodiscard]] std::filesystem::path current(const std::filesystem::path& file) const;
    Result<bool> makeCopy(const ZarrArray& array, const std::filesystem::path& file,
        std::uint64_t offset, std::span<const std::byte> rows);
    Result<void> syncAll();
    Result<void> replaceChanged();
    [[nodiscard]] std::vector<std::vector<double>> samplesOfLast() const;

    std::filesystem::path m_folder;
    const PyramidPlan& m_plan;
    std::optional<VoxelEdges> m_voxel;
    std::string m_name;
    bool m_updating;
    std::vector<Level> m_levels;
    std::vector<ZarrArray> m_arrays; // as m_levels
    std::atomic<std::uint64_t> m_bytes{0};
    std::array<std::mutex, 64> m_copying; // one copies a chunk; by its name
    mutable std::mutex m_mutex;           // guards all below
    std::set<std::filesystem::path> m_changed;
    mutable std::map<std::pair<int, std::int64_t>, bool> m_layers; // looked at: level and layer
};

} // namespace lightstack::volume
