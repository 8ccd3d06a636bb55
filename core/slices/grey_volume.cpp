#include "core/slices/grey_volume.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace lightstack::slices {
namespace {

using volume::VolumeBox;

constexpr std::size_t kBins = 1024;
constexpr int kMostRounds = 12;
constexpr std::int64_t kLeastSpeck = 8; // voxels; fewer are never an object
constexpr std::int64_t kMostSpeck = 64; // of volumes that have a thousand times as many
constexpr double kSpeckOfVolume = 1e-5;
constexpr double kSpeckOfLargest = 1e-3;
constexpr double kNoisy = 1.15; // so many more voxels without smoothing than with it
// Of the variance, what two groups of values explain: noise alone gives 0.64, a ramp 0.75.
constexpr double kTwoGroups = 0.85;
constexpr int kMostFainter = 2;

float median(float a, float b, float c) noexcept {
    return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

// Along one axis: voxels that far apart, `count` of them; ends stay.
void medianLines(
    const std::vector<float>& in, std::vector<float>& out, std::size_t apart, std::size_t count) {
    out = in;
    if (count < 3) return;
    const std::size_t block = apart * count;
    for (std::size_t from = 0; from < in.size(); from += block)
        for (std::size_t i = from + apart; i + apart < from + block; ++i)
            out[i] = median(in[i - apart], in[i], in[i + apart]);
}

// A row's stretches of bright voxels, joined with those they touch in rows before.
class Joiner {
public:
    explicit Joiner(const GreyVolume& volume) : m_volume(volume) {}

    std::vector<Component> find(float threshold) {
        const auto rows = static_cast<std::size_t>(m_volume.height);
        std::vector<Stretch> before(rows); // of the slice before: first and end of its runs
        for (int z = 0; z < m_volume.depth; ++z) {
            std::vector<Stretch> now(rows);
            for (int y = 0; y < m_volume.height; ++y) {
                const auto at = static_cast<std::size_t>(y);
                now[at].first = m_runs.size();
                addRuns(y, z, threshold);
                now[at].end = m_runs.size();
                if (y > 0) join(now[at - 1], now[at]);
                join(before[at], now[at]);
            }
            before = std::move(now);
        }
        return gather();
    }

private:
    struct Run {
        int x0, x1, y, z; // x1 is the end
    };
    struct Stretch {
        std::size_t first = 0, end = 0;
    };

    void addRuns(int y, int z, float threshold) {
        const float* row = m_volume.voxels.data() + m_volume.row(y, z);
        for (int x = 0; x < m_volume.width;) {
            if (row[x] <= threshold) {
                ++x;
                continue;
            }
            const int from = x;
            while (x < m_volume.width && row[x] > threshold)
                ++x;
            m_parent.push_back(m_runs.size());
            m_runs.push_back({from, x, y, z});
        }
    }
    std::size_t root(std::size_t i) {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(Stretch a, Stretch b) {
        while (a.first < a.end && b.first < b.end) {
            const Run& one = m_runs[a.first];
            const Run& other = m_runs[b.first];
            if (one.x0 < other.x1 && other.x0 < one.x1) {
                const std::size_t left = root(a.first);
                const std::size_t right = root(b.first);
                m_parent[std::max(left, right)] = std::min(left, right);
            }
            ++(one.x1 <= other.x1 ? a.first : b.first);
        }
    }
    std::vector<Component> gather() {
        std::vector<std::size_t> index(m_runs.size());
        std::vector<Component> out;
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            const Run& run = m_runs[i];
            const VolumeBox box{run.x0, run.x1, run.y, run.y + 1, run.z, run.z + 1};
            const std::size_t at = root(i); // never behind i
            if (at == i) {
                index[i] = out.size();
                out.push_back({0, box});
            }
            Component& of = out[index[at]];
            of.voxels += run.x1 - run.x0;
            of.box = {std::min(of.box.x0, box.x0), std::max(of.box.x1, box.x1),
                std::min(of.box.y0, box.y0), std::max(of.box.y1, box.y1),
                std::min(of.box.z0, box.z0), std::max(of.box.z1, box.z1)};
        }
        return out;
    }

    const GreyVolume& m_volume;
    std::vector<Run> m_runs;
    std::vector<std::size_t> m_parent;
};

std::int64_t voxelsOf(const std::vector<Component>& components) noexcept {
    return std::accumulate(components.begin(), components.end(), std::int64_t{0},
        [](std::int64_t sum, const Component& one) { return sum + one.voxels; });
}

std::int64_t largestOf(const std::vector<Component>& components) noexcept {
    std::int64_t most = 0;
    for (const Component& one : components)
        most = std::max(most, one.voxels);
    return most;
}

} // namespace

GreyVolume smoothed(const GreyVolume& volume) {
    GreyVolume out = volume;
    std::vector<float> between;
    const auto width = static_cast<std::size_t>(volume.width);
    const auto height = static_cast<std::size_t>(volume.height);
    medianLines(volume.voxels, between, 1, width);
    medianLines(between, out.voxels, width, height);
    std::swap(between, out.voxels);
    medianLines(between, out.voxels, width * height, static_cast<std::size_t>(volume.depth));
    return out;
}

std::optional<float> otsuThreshold(const std::vector<float>& values, float top) {
    if (values.empty()) return std::nullopt;
    const float least = *std::min_element(values.begin(), values.end());
    const float most = std::min(top, *std::max_element(values.begin(), values.end()));
    if (!(most > least)) return std::nullopt;
    const double low = least;
    const double width = (static_cast<double>(most) - low) / static_cast<double>(kBins);
    std::array<std::uint64_t, kBins> bins{};
    for (const float v : values) {
        const double at = (static_cast<double>(std::min(v, most)) - low) / width;
        ++bins[std::min(static_cast<std::size_t>(at), kBins - 1)];
    }
    double all = 0;
    for (std::size_t i = 0; i < kBins; ++i)
        all += static_cast<double>(i) * static_cast<double>(bins[i]);
    const auto count = static_cast<double>(values.size());
    double below = 0; // voxels, and their sum, up to and with bin i
    double sum = 0;
    double best = -1;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < kBins; ++i) {
        below += static_cast<double>(bins[i]);
        sum += static_cast<double>(i) * static_cast<double>(bins[i]);
        const double above = count - below;
        if (below == 0 || above == 0) continue;
        const double apart = sum / below - (all - sum) / above;
        const double between = below * above * apart * apart;
        if (between > best * (1 + 1e-12)) {
            best = between;
            at = i;
        }
    }
    return static_cast<float>(low + width * static_cast<double>(at + 1));
}

std::vector<Component> componentsAbove(const GreyVolume& volume, float threshold) {
    return Joiner(volume).find(threshold);
}

namespace {

struct Bright {
    VolumeBox box;
    float threshold = 0;
};

// What stands out of `values`, which are those of `smooth` that count.
std::optional<Bright> boxAbove(
    const GreyVolume& volume, const GreyVolume& smooth, const std::vector<float>& values) {
    const auto all = static_cast<std::int64_t>(volume.voxels.size());
    const auto speck = std::max(std::clamp(all / 1000, kLeastSpeck, kMostSpeck),
        static_cast<std::int64_t>(kSpeckOfVolume * static_cast<double>(all)));
    float top = std::numeric_limits<float>::max();
    for (int round = 0; round < kMostRounds; ++round) {
        const auto threshold = otsuThreshold(values, top);
        if (!threshold || !(*threshold < top)) return std::nullopt;
        const auto certain = componentsAbove(smooth, *threshold);
        if (largestOf(certain) < speck) { // specks only: what is below them is looked at again
            top = *threshold;
            continue;
        }
        // Thin parts, which smoothing takes away, count, unless noise does, too.
        auto found = componentsAbove(volume, *threshold);
        if (static_cast<double>(voxelsOf(found)) > kNoisy * static_cast<double>(voxelsOf(certain)))
            found = certain;
        const auto least = std::max(speck,
            static_cast<std::int64_t>(kSpeckOfLargest * static_cast<double>(largestOf(found))));
        std::optional<VolumeBox> box;
        for (const Component& one : found) {
            if (one.voxels < least) continue;
            if (!box) box = one.box;
            box = VolumeBox{std::min(box->x0, one.box.x0), std::max(box->x1, one.box.x1),
                std::min(box->y0, one.box.y0), std::max(box->y1, one.box.y1),
                std::min(box->z0, one.box.z0), std::max(box->z1, one.box.z1)};
        }
        if (!box) return std::nullopt;
        return Bright{*box, *threshold};
    }
    return std::nullopt;
}

bool areTwoGroups(const std::vector<float>& values, float threshold) {
    std::array<double, 2> count{};
    std::array<double, 2> sum{};
    double squares = 0;
    for (const float v : values) {
        const double d = static_cast<double>(v) - static_cast<double>(threshold);
        const std::size_t group = d > 0 ? 1 : 0;
        ++count[group];
        sum[group] += d;
        squares += d * d;
    }
    if (count[0] == 0 || count[1] == 0) return false;
    const double all = count[0] + count[1];
    const double mean = (sum[0] + sum[1]) / all;
    const double apart = sum[1] / count[1] - sum[0] / count[0];
    return count[0] / all * (count[1] / all) * apart * apart >
           kTwoGroups * (squares / all - mean * mean);
}

bool touchesAllSides(const VolumeBox& box, const GreyVolume& volume) {
    return box.x0 == 0 && box.y0 == 0 && box.x1 == volume.width && box.y1 == volume.height;
}

// Of three kinds of values, as of bone, what is around it, and air, the threshold stands below the
// brightest: what is fainter is no background as long as it stands out of that itself.
VolumeBox withFainter(const GreyVolume& volume, const GreyVolume& smooth, std::vector<float> values,
    const Bright& bright) {
    VolumeBox box = bright.box;
    float top = bright.threshold;
    for (int round = 0; round < kMostFainter; ++round) {
        std::erase_if(values, [top](float v) { return v > top; });
        const auto next = boxAbove(volume, smooth, values);
        if (!next || touchesAllSides(next->box, volume) || !areTwoGroups(values, next->threshold))
            break;
        box = next->box;
        top = next->threshold;
    }
    return box;
}

// The one value that all corners of all slices have: what reconstructions put around their circle.
std::optional<float> fillOf(const GreyVolume& volume) {
    const float fill = volume.voxels.front();
    for (int z = 0; z < volume.depth; ++z)
        for (const int y : {0, volume.height - 1})
            for (const int x : {0, volume.width - 1})
                if (volume.voxels[volume.row(y, z) + static_cast<std::size_t>(x)] != fill)
                    return std::nullopt;
    return fill;
}

} // namespace

std::optional<VolumeBox> brightBox(const GreyVolume& volume) {
    if (volume.voxels.empty()) return std::nullopt;
    GreyVolume smooth = smoothed(volume);
    const auto bright = boxAbove(volume, smooth, smooth.voxels);
    if (!bright) return std::nullopt;
    const auto fill = fillOf(volume);
    const VolumeBox box = withFainter(volume, smooth, smooth.voxels, *bright);
    if (!fill || !(box == bright->box)) return box;
    // A circle of air around the object is background, too: once more, within it.
    GreyVolume inner = volume;
    std::vector<float> values;
    float least = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < inner.voxels.size(); ++i)
        if (volume.voxels[i] != *fill) {
            values.push_back(smooth.voxels[i]);
            least = std::min({least, inner.voxels[i], smooth.voxels[i]});
        }
    for (std::size_t i = 0; i < inner.voxels.size(); ++i)
        if (volume.voxels[i] == *fill) inner.voxels[i] = smooth.voxels[i] = least;
    if (!touchesAllSides(bright->box, volume))
        return withFainter(inner, smooth, std::move(values), *bright);
    const auto within = boxAbove(inner, smooth, values);
    const bool inside = within && within->box.x0 > 0 && within->box.y0 > 0 &&
                        within->box.x1 < volume.width && within->box.y1 < volume.height;
    return inside ? withFainter(inner, smooth, std::move(values), *within) : box;
}

} // namespace lightstack::slices
