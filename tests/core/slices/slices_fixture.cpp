#include "tests/core/slices/slices_fixture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lightstack::tests {
namespace {

std::size_t placeOf(const Voxels& v, int x, int y, int z, int c) {
    return ((static_cast<std::size_t>(z) * static_cast<std::size_t>(v.height) +
                static_cast<std::size_t>(y)) *
                   static_cast<std::size_t>(v.width) +
               static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(v.channels) +
           static_cast<std::size_t>(c);
}

Voxels empty(int width, int height, int depth, int channels) {
    Voxels out{width, height, depth, channels, {}};
    out.values.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                      static_cast<std::size_t>(depth) * static_cast<std::size_t>(channels));
    return out;
}

} // namespace

double& Voxels::at(int x, int y, int z, int c) {
    return values[placeOf(*this, x, y, z, c)];
}
double Voxels::at(int x, int y, int z, int c) const {
    return values[placeOf(*this, x, y, z, c)];
}

Voxels levelVoxelsOf(const StackKind& kind, int level) {
    std::vector<int> seeds(static_cast<std::size_t>(kind.depth));
    std::iota(seeds.begin(), seeds.end(), 1);
    const auto side = [level](int v) { return (v - 1) / (1 << level) + 1; };
    Voxels out{
        side(kind.slice.width), side(kind.slice.height), side(kind.depth), kind.slice.samples, {}};
    for (int z = 0; z < out.depth; ++z) {
        const auto slice = expectedVoxels(kind, seeds, level, z);
        out.values.insert(out.values.end(), slice.begin(), slice.end());
    }
    return out;
}

Voxels voxelsOf(const StackKind& kind) {
    return levelVoxelsOf(kind, 0);
}

Voxels thinned(const Voxels& voxels, int step) {
    const auto side = [step](int v) { return (v - 1) / step + 1; };
    const auto from = [step](int i, int v) { return std::min(i * step + step / 2, v - 1); };
    Voxels out =
        empty(side(voxels.width), side(voxels.height), side(voxels.depth), voxels.channels);
    for (int z = 0; z < out.depth; ++z)
        for (int y = 0; y < out.height; ++y)
            for (int x = 0; x < out.width; ++x)
                for (int c = 0; c < out.channels; ++c)
                    out.at(x, y, z, c) = voxels.at(
                        from(x, voxels.width), from(y, voxels.height), from(z, voxels.depth), c);
    return out;
}

int sideOf(const Voxels& voxels, slices::Axis axis) {
    if (axis == slices::Axis::Z) return voxels.depth;
    return axis == slices::Axis::Y ? voxels.height : voxels.width;
}

Voxels planeOf(const Voxels& v, slices::Axis axis, int position) {
    using slices::Axis;
    Voxels out = empty(
        axis == Axis::X ? v.depth : v.width, axis == Axis::Y ? v.depth : v.height, 1, v.channels);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            for (int c = 0; c < out.channels; ++c)
                out.at(x, y, 0, c) = axis == Axis::Z   ? v.at(x, y, position, c)
                                     : axis == Axis::Y ? v.at(x, position, y, c)
                                                       : v.at(position, y, x, c);
    return out;
}

Voxels slabOf(const Voxels& voxels, slices::Axis axis, int first, int last, slices::SlabRule rule,
    bool integers) {
    using slices::SlabRule;
    Voxels out = planeOf(voxels, axis, first);
    for (int i = first + 1; i <= last; ++i) {
        const Voxels plane = planeOf(voxels, axis, i);
        for (std::size_t k = 0; k < out.values.size(); ++k)
            out.values[k] = rule == SlabRule::Max   ? std::max(out.values[k], plane.values[k])
                            : rule == SlabRule::Min ? std::min(out.values[k], plane.values[k])
                                                    : out.values[k] + plane.values[k];
    }
    const int count = last - first + 1;
    for (double& v : out.values)
        if (rule == SlabRule::Mean)
            v = integers ? std::floor((2 * v + count) / (2 * count)) : v / count;
    return out;
}

std::string difference(const slices::Plane& plane, const Voxels& wanted) {
    const image::ImageSpec& spec = plane.pixels.spec();
    if (spec.size != image::PixelSize{wanted.width, wanted.height} ||
        spec.channels != wanted.channels)
        return "it is " + std::to_string(spec.size.width) + " x " +
               std::to_string(spec.size.height) + ", not " + std::to_string(wanted.width) + " x " +
               std::to_string(wanted.height);
    // Means of doubles are stored as floats.
    const double precision = spec.type == image::SampleType::F32 ? 1.2e-7 : 1e-14;
    for (int y = 0; y < wanted.height; ++y)
        for (int x = 0; x < wanted.width; ++x)
            for (int c = 0; c < wanted.channels; ++c) {
                const double got = plane.pixels.valueAt(x, y, c);
                const double want = wanted.at(x, y, 0, c);
                const double most =
                    image::isFloat(spec.type) ? std::max(1e-30, std::abs(want) * precision) : 0;
                if (std::abs(got - want) > most)
                    return "(" + std::to_string(x) + ", " + std::to_string(y) + ") is " +
                           std::to_string(got) + ", not " + std::to_string(want);
            }
    return {};
}

std::shared_ptr<slices::VolumeSource> openVolume(
    const volume::SliceStack& stack, std::uint64_t cacheBytes) {
    auto opened = slices::VolumeSource::open(stack, cacheBytes, {});
    return opened ? *opened : nullptr;
}

volume::SliceStack writeVolume(const std::filesystem::path& folder, int width, int height,
    int depth, const std::function<int(int x, int y, int z)>& voxel) {
    std::filesystem::create_directories(folder);
    const TiffKind kind{.width = width, .height = height, .bits = 16};
    for (int z = 0; z < depth; ++z) {
        TiffValues values;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                values.push_back(static_cast<std::uint64_t>(std::clamp(voxel(x, y, z), 0, 65535)));
        TiffFixture file(folder / ("slice_" + std::to_string(1000 + z) + ".tif"), "wl");
        if (!file.addPage(kind, values)) std::abort();
    }
    return listed(folder);
}

} // namespace lightstack::tests
