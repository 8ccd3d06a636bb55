// How large the voxels of a stack are, and what else its scanner wrote down.
//
// 1. The logs of the folder, and of the one above, are read once (FolderLogs). 2. Of each stack
// three slices are asked for their own words. 3. Logs that speak of the stack's names join in; what
// they say is weighed in core/metadata. Thread: any; no state.
#pragma once

#include "core/metadata/scanner_log.h"
#include "core/metadata/voxel_size.h"
#include "core/volume/slice_header.h"

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
    // Where not all edges are known: what they are to each other, in no unit of length.
    std::optional<VoxelEdges> proportions;
    // What the pages are, where they are not one volume: what reduces them mixes these.
    std::optional<metadata::PlaneCounts> mixed;
    std::vector<metadata::ScannerFact> facts;
    std::vector<std::string> warnings; // sentences
};

// "The pages are not one volume: 3 channels, 5 slices, 1 time".
[[nodiscard]] std::string mixedText(const metadata::PlaneCounts& counts);

// Edges as a claim, to be written out: what is 0 is unknown.
[[nodiscard]] metadata::VoxelClaim claimOf(const VoxelEdges& edges);

// `sampled`: slices that can be read, of which the first, middle and last are asked.
[[nodiscard]] VoxelReport voxelReport(const SliceStack& stack, const std::optional<SliceSpec>& spec,
    const FolderLogs& logs, std::span<const std::size_t> sampled);

} // namespace lightstack::volume
