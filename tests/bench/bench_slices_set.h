// The slices that bench_slices looks at, and the plain reading it is held against.
#pragma once

#include "core/volume/slice_stack.h"

#include <functional>

namespace lightstack::bench {

[[noreturn]] void giveUp(const std::string& why);

// What the first voxel of a marked slice holds, at level 0 and in the first look (level 3).
std::uint16_t markOf(std::int64_t z);
// A head, holes, and the marks.
void writeSparse(const std::filesystem::path& path, int z);
// A scan's look: smooth shapes, ten bits of signal, some noise.
void writeReal(const std::filesystem::path& path, int z, int compression);
// Slices that are not there yet, by two threads.
void makeSet(const std::filesystem::path& folder, int count,
    const std::function<void(const std::filesystem::path&, int)>& one);

// As the program does it: names alone.
volume::SliceStack stackIn(const std::filesystem::path& folder);
// Out of the system's cache.
void forget(const volume::SliceStack& stack);
// Every byte of every file, by two threads; milliseconds.
double readAll(const volume::SliceStack& stack);

} // namespace lightstack::bench
