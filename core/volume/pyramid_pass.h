// One pass over a stack that makes every level of its pyramid: each source slice is read once, no
// level is read back.
//
// The unit is a pair of slices. Its rows stream through the cache: two rows of both slices become a
// row of sums, which is rounded into level 1 and folded into the half-made slice of level 2. That
// half waits until its neighbour is done (any worker), is added to it, rounded, folded on: a binary
// counter. Memory: a slice of level 1 a worker and a few smaller ones that wait.
// Thread: pair() from any number of workers at once.
#pragma once

#include "core/io/row_stream.h"
#include "core/pipeline/helping_hands.h"
#include "core/pipeline/stage_clock.h"
#include "core/volume/pyramid_plan.h"

#include <memory>
#include <stop_token>

namespace lightstack::volume {

// Takes the voxels of one source slice while they stream by: packed rows in order, of the levels'
// type and in native byte order.
class SourceRows {
public:
    virtual ~SourceRows() = default;
    virtual Result<void> add(std::span<const std::byte> rows) = 0;
    virtual Result<void> finish() = 0; // after the last row; without it the slice does not count
};

// Where slices of levels go.
class LevelSink {
public:
    virtual ~LevelSink() = default;
    // Null: source slices are not wanted. Asked again for a slice that had to be read again.
    // Thread: any, several at once.
    virtual Result<std::unique_ptr<SourceRows>> sourceRows(std::int64_t /*index*/) {
        return nullptr;
    }
    // Packed rows in native byte order. Thread: any, several at once.
    virtual Result<void> write(
        const Level& level, std::int64_t index, std::span<const std::byte> voxels) = 0;
};

// The clock's stages, in this order.
enum PyramidStage : std::size_t { kList, kOpen, kRead, kDecode, kReduce, kWrite, kSync };
std::vector<std::string> pyramidStages();

struct PairChecks { // CRC-32 of the stored voxels
    std::uint32_t first = 0;
    std::uint32_t second = 0;
};

class PyramidPass {
public:
    // What is referred to must outlive the pass. `hands`: who is idle decodes the second slice of a
    // pair while the first is decoded; may be null.
    static std::unique_ptr<PyramidPass> make(const PyramidPlan& plan, LevelSink& sink,
        pipeline::StageClock& clock, pipeline::HelpingHands* hands = nullptr);
    virtual ~PyramidPass() = default;

    // Slices 2 `index` and 2 `index` + 1; `second` is null behind the last of an odd number.
    // On an error nothing of the pair has been counted into higher levels.
    virtual Result<PairChecks> pair(std::int64_t index, io::RowStream& first, io::RowStream* second,
        const std::stop_token& stop) = 0;
};

// For pyramid_pass.cpp.
std::unique_ptr<PyramidPass> makeHarvesterPass(
    const PyramidPlan& plan, LevelSink& sink, pipeline::StageClock& clock);

} // namespace lightstack::volume
