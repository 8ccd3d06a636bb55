#include "tests/core/volume/volume_fixture.h"

#include "core/base/file_io.h"
#include "core/io/tiff_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace lightstack::tests {
namespace {

double meaning(const TiffKind& kind, std::uint64_t v) {
    if (kind.format == 3 && kind.bits == 64) return std::bit_cast<double>(v);
    if (kind.format == 3 && kind.bits == 32)
        return std::bit_cast<float>(static_cast<std::uint32_t>(v));
    if (kind.format == 3) return image::halfToFloat(static_cast<std::uint16_t>(v));
    if (kind.format == 2 && ((v >> (kind.bits - 1)) & 1) != 0)
        return static_cast<double>(v) - std::ldexp(1.0, kind.bits);
    return static_cast<double>(v);
}

} // namespace

void writeSlice(const std::filesystem::path& path, const StackKind& kind, std::uint64_t seed) {
    TiffFixture file(path, kind.mode);
    if (!file.addPage(kind.slice, patternFor(kind.slice, seed))) std::abort();
}

volume::SliceStack writeStack(
    const std::filesystem::path& folder, const StackKind& kind, int firstIndex) {
    std::filesystem::create_directories(folder);
    for (int z = 0; z < kind.depth; ++z) {
        std::string number = std::to_string(firstIndex + z);
        number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
        writeSlice(folder / ("slice_" + number + ".tif"), kind, static_cast<std::uint64_t>(z) + 1);
    }
    return listed(folder);
}

volume::SliceStack listed(const std::filesystem::path& folder) {
    volume::SliceStack stack;
    stack.folder = folder;
    stack.name = "slice_####.tif";
    stack.prefix = "slice_";
    stack.suffix = ".tif";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename();
        if (!name.starts_with("slice_") || !name.ends_with(".tif")) continue;
        volume::Slice slice;
        slice.name = name;
        slice.index = std::stoi(name.substr(6));
        const auto stamp = base::stampOf(entry.path());
        if (!stamp) continue; // a folder of that name: a pyramid
        slice.size = stamp->size;
        slice.mtimeNs = stamp->mtimeNs;
        stack.slices.push_back(slice);
    }
    std::sort(stack.slices.begin(), stack.slices.end(),
        [](const auto& a, const auto& b) { return a.index < b.index; });
    return stack;
}

volume::PyramidRequest requestFor(
    const volume::SliceStack& stack, const std::filesystem::path& out, int workers) {
    volume::PyramidRequest request;
    request.stack = stack;
    request.out = out;
    request.workers = workers;
    return request;
}

Result<volume::PyramidReport> built(const volume::PyramidRequest& request) {
    pipeline::StageClock clock(volume::pyramidStages());
    return volume::buildPyramid(request, clock, {});
}

std::vector<double> levelVoxels(const std::filesystem::path& out, int level, std::int64_t index) {
    const auto file = io::ImageFile::open(volume::levelFile(out, level, index));
    if (!file) return {};
    const auto samples = io::tiffReader().samples(*file, {});
    if (!samples) return {};
    std::vector<double> voxels;
    for (int y = 0; y < samples->spec().size.height; ++y)
        for (int x = 0; x < samples->spec().size.width; ++x)
            for (int c = 0; c < samples->spec().channels; ++c)
                voxels.push_back(samples->valueAt(x, y, c));
    return voxels;
}

std::vector<int> seedsTo(int depth) {
    std::vector<int> seeds(static_cast<std::size_t>(depth));
    std::iota(seeds.begin(), seeds.end(), 1);
    return seeds;
}

std::vector<double> expectedVoxels(
    const StackKind& kind, const std::vector<int>& seeds, int level, std::int64_t index) {
    const int edge = 1 << level;
    const TiffKind& slice = kind.slice;
    const int from = static_cast<int>(index) * edge;
    const int to = std::min(static_cast<int>(seeds.size()), from + edge);
    std::vector<TiffValues> slices;
    for (int z = from; z < to; ++z) {
        const int seed = seeds[static_cast<std::size_t>(z)];
        slices.push_back(seed > 0 ? patternFor(slice, static_cast<std::uint64_t>(seed))
                                  : TiffValues(patternFor(slice, 1).size(), 0));
    }
    std::vector<double> out;
    for (int y = 0; y < slice.height; y += edge)
        for (int x = 0; x < slice.width; x += edge)
            for (int c = 0; c < slice.samples; ++c) {
                long double sum = 0; // 64 bits of mantissa: exact for all integers here
                std::int64_t count = 0;
                for (const TiffValues& values : slices)
                    for (int v = y; v < std::min(slice.height, y + edge); ++v)
                        for (int u = x; u < std::min(slice.width, x + edge); ++u, ++count)
                            sum += meaning(slice, values[static_cast<std::size_t>(
                                                      (v * slice.width + u) * slice.samples + c)]);
                out.push_back(slice.format == 3
                                  ? static_cast<double>(sum / static_cast<long double>(count))
                                  : static_cast<double>(
                                        std::floor((2 * sum + static_cast<long double>(count)) /
                                                   (2 * static_cast<long double>(count)))));
            }
    return out;
}

} // namespace lightstack::tests
