// Small stacks for tests: slices with known voxels, and the pyramid as arithmetic says it must be.
#pragma once

#include "core/volume/level_files.h"
#include "core/volume/pyramid_builder.h"
#include "tests/core/io/tiff_fixture.h"
#include "tests/support/temp_folder.h"

#include <map>
#include <vector>

namespace lightstack::tests {

struct StackKind {
    TiffKind slice;
    int depth = 1;
    const char* mode = "wl"; // as TiffFixture's
};

// Writes NAME_0000.tif and on; slice z has the pattern of seed z + 1.
volume::SliceStack writeStack(
    const std::filesystem::path& folder, const StackKind& kind, int firstIndex = 0);
// One slice, again or anew.
void writeSlice(const std::filesystem::path& path, const StackKind& kind, std::uint64_t seed);
// Listed as it stands now (size, time).
volume::SliceStack listed(const std::filesystem::path& folder);

volume::PyramidRequest requestFor(
    const volume::SliceStack& stack, const std::filesystem::path& out, int workers = 2);
Result<volume::PyramidReport> built(const volume::PyramidRequest& request);

// Voxels of a level's slice as doubles, read by the TIFF reader; empty where it cannot be read.
std::vector<double> levelVoxels(const std::filesystem::path& out, int level, std::int64_t index);

// 1, 2... depth: of a stack as writeStack makes it.
std::vector<int> seedsTo(int depth);

// The mean of all source voxels that exist in the 2^n cube, rounded half up (floats: as float).
std::vector<double> expectedVoxels(
    const StackKind& kind, const std::vector<int>& seeds, int level, std::int64_t index);

// Every file below a folder with its bytes.

} // namespace lightstack::tests
