// The standard set of the pyramid benches: 16-bit slices from a seed, made once and kept.
#pragma once

#include "core/volume/pyramid_builder.h"

namespace lightstack::bench {

constexpr int kWidth = 3072;
constexpr int kHeight = 2560;

// slice_0000.tif and on; `compression` is libtiff's.
volume::SliceStack makeStack(const std::filesystem::path& folder, int slices, int compression);
// Ends the program where it cannot be built. Prints its stages if asked.
volume::PyramidReport pyramid(
    volume::SliceStack stack, const std::filesystem::path& out, bool stages = false);

struct PythonSeconds {
    double written = 0; // as far as the page cache
    double synced = 0;  // on the disk, as our levels are
};
// NumPy and tifffile make the same levels of the same files, the second time timed, and the voxels
// are compared with those in `ours`. Without starting Python; nullopt, and a line why, where it
// cannot run.
std::optional<PythonSeconds> pythonSeconds(const volume::SliceStack& stack,
    const std::filesystem::path& ours, const std::filesystem::path& work);

// Peak memory of builds of 10, 100 and 10,000 slices, each in a process of its own.
int benchMemory(const std::filesystem::path& root, const char* program);
// What such a process does: FOLDER, width, height, count.
int memoryChild(char** arguments);

} // namespace lightstack::bench
