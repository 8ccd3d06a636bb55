// How large the voxels of a stack are, and what else its scanner wrote down.
//
// 1. The logs of the folder, and of the one above, are read once (FolderLogs). 2. Of each stack
// three slices are asked for their own words. 3. Logs that speak of the stack's names join in; what
// they say is weighed in core/metadata. Thread: any; no state.
#pragma once

#include "core/volume/slice_stack.h"
#include "core/volume/stack_note.h"

#include <stop_token>

namespace lightstack::volume {

class FolderLogs {
public:
    // `names`: of the folder. At most 64 logs, of each the first megabyte.
    static FolderLogs read(const std::filesystem::path& folder, std::span<const FolderFile> names,
        const std::stop_token& stop);

    struct Log {
        std::filesystem::path file;
        metadata::ScannerLog content;
        bool above = false; // in the folder above
    };
    [[nodiscard]] const std::vector<Log>& all() const noexcept { return m_logs; }

private:
    void add(const std::filesystem::path& folder, const std::string& name, bool above);
    std::vector<Log> m_logs;
};

struct VoxelReport {
    std::vector<metadata::VoxelClaim> claims; // all that were found
    metadata::VoxelChoice choice;
    // The chosen claim's, and what it leaves open from others that do not contradict it; an unknown
    // edge is 0.
    std::optional<VoxelEdges> edges;
    // What `edges` are taken from: the chosen claim with axes "", then what fills "z", "xz"...
    struct Origin {
        std::size_t claim = 0;
        std::string axes;
    };
    std::vector<Origin> origins;
    // Where not all edges are known: what they are to each other, in no unit of length.
    std::optional<VoxelEdges> proportions;
    std::size_t proportionsClaim = 0; // that they are from
    // What the pages are, where they are not one volume: what reduces them mixes these.
    std::optional<metadata::PlaneCounts> mixed;
    std::vector<metadata::ScannerFact> facts;
    std::vector<StackNote> notes;
};

// Edges as a claim, to be written out: what is 0 is unknown.
[[nodiscard]] metadata::VoxelClaim claimOf(const VoxelEdges& edges);

// `sampled`: slices that can be read, of which the first, middle and last are asked.
[[nodiscard]] VoxelReport voxelReport(const SliceStack& stack, const std::optional<SliceSpec>& spec,
    const FolderLogs& logs, std::span<const std::size_t> sampled);

} // namespace lightstack::volume
