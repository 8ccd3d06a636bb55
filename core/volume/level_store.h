// Where the levels of a pyramid are kept: what every format of them can do. A store writes slices
// as they come, tells whether a slice is there to the last bit, and puts all on the disk at the
// end. Thread: write(), sourceRows() and isWhole() from any; the rest from one.
#pragma once

#include "core/volume/pyramid_pass.h"
#include "core/volume/slice_stack.h"

#include <filesystem>
#include <optional>

namespace lightstack::volume {

// What a store is made for. The plan must outlive it.
struct StorePlace {
    PyramidFormat format = PyramidFormat::Tiff;
    std::filesystem::path folder;
    const PyramidPlan& plan;
    std::optional<VoxelEdges> voxel; // of level 0
    std::string name;                // of the volume, where a format tells it
    bool updating = false;           // a finished pyramid: what is there stays whole meanwhile
};

class LevelStore : public LevelSink {
public:
    static std::unique_ptr<LevelStore> make(const StorePlace& place);

    // The levels that are kept, in order; number 0 is the source itself.
    [[nodiscard]] virtual const std::vector<Level>& stored() const noexcept = 0;
    // Folders, and what readers need before the first slice.
    virtual Result<void> begin() = 0;
    // Headers, and everything on the disk.
    virtual Result<void> finish() = 0;
    // What finish() leaves beside the slices is there.
    [[nodiscard]] virtual bool isFinished() const { return true; }
    // There, of its full length, and of these voxels where a checksum is given.
    [[nodiscard]] virtual bool isWhole(
        const Level& level, std::int64_t index, std::optional<std::uint32_t> crc) const = 0;
    // That a slice takes on the disk, and that the files of a level are long.
    [[nodiscard]] virtual std::uint64_t sliceBytes(const Level& level) const noexcept = 0;
    [[nodiscard]] virtual std::uint64_t levelBytes(const Level& level) const noexcept = 0;
    [[nodiscard]] virtual std::uint64_t bytesWritten() const noexcept = 0;
};

} // namespace lightstack::volume
