// Which names of one folder are runs of slices.
//
// 1. Names that count are found from the names alone (core/runs/name_runs.h): dates, scan numbers
// and binning factors stand still while the index runs. 2. What remains of the pictures are
// strangers: a stack's own by its prefix ("scan_rec_spr.bmp"), else nobody's.
// Linear in the number of names: 100,000 take some ten milliseconds. Thread: pure, any thread.
#pragma once

#include "core/runs/name_runs.h"
#include "core/volume/slice_stack.h"

#include <span>

namespace lightstack::volume {

// One file of a folder. No folders; size and time may be zero where they are not known yet.
struct FolderFile {
    std::string name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

using runs::kLeastSlices;

struct FoundStack {
    SliceStack stack;
    // JPEG and names without extension: only content tells slices from photographs. The audit
    // keeps the stack if all are grey and of one size.
    bool byContent = false;
    std::vector<std::size_t> strangers; // of `files`: pictures with the stack's prefix
};

struct FoundStacks {
    std::vector<FoundStack> stacks; // by name, in natural order
    // Of `files`, pictures that belong to no stack and are no stack's strangers.
    std::vector<std::size_t> others;
};

// Every file stands at most once in the answer; logs and hidden files stand nowhere. `folder` is
// only noted in the stacks.
[[nodiscard]] FoundStacks findStacks(
    const std::filesystem::path& folder, std::span<const FolderFile> files);

// A file of `pages` pages as a stack of its own; index and page count from 0.
[[nodiscard]] SliceStack pagedStack(
    const std::filesystem::path& folder, const FolderFile& file, int pages);
// Of these pages alone: others are reduced copies.
[[nodiscard]] SliceStack pagedStack(
    const std::filesystem::path& folder, const FolderFile& file, std::span<const int> pages);

// Runs of indices that are missing between the first slice and the last, in order.
[[nodiscard]] std::vector<SliceGap> gapsOf(const SliceStack& stack);

} // namespace lightstack::volume
