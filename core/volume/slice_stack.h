// A run of numbered slices: what the finder finds, the audit judges and the pyramid reads.
// Thread: values.
#pragma once

#include "core/image/image_spec.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::volume {

struct Slice {
    std::int64_t index = 0; // the number in the name; for pages the page
    std::string name;       // bytes, within the folder
    std::uint64_t size = 0; // of the file
    std::int64_t mtimeNs = 0;
    int page = 0;
};

// Slices whose names differ only in one number, or the pages of one file.
struct SliceStack {
    std::filesystem::path folder;
    std::string name;              // "raw_#####.tiff"; for pages the file's name
    std::string prefix;            // before the number
    std::string suffix;            // after it, ".tiff"
    bool paged = false;            // one file, its pages are the slices
    std::vector<Slice> slices;     // by index, each index once
    std::vector<Slice> duplicates; // the same index under another name (1 and 01)
    // Of `slices`: one that is as most of them are, where that was judged; else the first.
    std::size_t typical = 0;

    [[nodiscard]] std::filesystem::path pathOf(const Slice& slice) const {
        return folder / slice.name;
    }
};

// Indices from `first` to `last` that have no slice.
struct SliceGap {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool operator==(const SliceGap&) const = default;
};

// Length of a voxel's edges, where something says it.
struct VoxelEdges {
    double x = 0;
    double y = 0;
    double z = 0;
    std::string unit; // "um", "mm", "pixel"
    std::string source;
};

} // namespace lightstack::volume
