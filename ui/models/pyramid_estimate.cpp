#include "ui/models/pyramid_estimate.h"

#include <algorithm>
#include <numeric>

namespace lightstack::ui {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds kTrial{0.2};
constexpr std::uint64_t kMostBand = std::uint64_t{1} << 30;
// What no machine of today beats by much: memory for sums, files for levels.
constexpr double kFoldingPerSecond = 2e9;
constexpr double kWritingPerSecond = 4e8;
// Runs below that say more of starting than of working.
constexpr double kShortRun = 0.5;
constexpr std::uint64_t kFewSlices = 8;

std::uint64_t sliceBytes(const image::ImageSpec& slice) {
    return slice.rowBytes() * static_cast<std::uint64_t>(slice.size.height);
}

} // namespace

std::optional<SliceTiming> timeSlice(const volume::SliceStack& stack) {
    if (stack.slices.empty()) return std::nullopt;
    const volume::Slice& slice = stack.slices[stack.slices.size() / 2];
    const auto start = std::chrono::steady_clock::now();
    const auto rows = io::RowStream::open(stack.pathOf(slice), slice.page, kMostBand, {});
    if (!rows) return std::nullopt;
    const image::ImageSpec& spec = (*rows)->spec();
    const int height = spec.size.height;
    const int piece = std::clamp(static_cast<int>((1U << 20) / spec.rowBytes()), 1, height);
    std::vector<std::byte> buffer(spec.rowBytes() * static_cast<std::size_t>(piece));
    int done = 0;
    while (done < height && (done == 0 || std::chrono::steady_clock::now() - start < kTrial)) {
        const int count = std::min(piece, height - done);
        const auto part =
            std::span(buffer).first(spec.rowBytes() * static_cast<std::size_t>(count));
        if (!(*rows)->read(part)) return std::nullopt;
        done += count;
    }
    const Seconds time = std::chrono::steady_clock::now() - start;
    return SliceTiming{time.count() * height / done, sliceBytes(spec), (*rows)->decodes()};
}

double estimatedSeconds(const volume::PyramidRequest& request, const volume::PyramidReport& report,
    const SliceTiming& timing, PyramidRates rates) {
    const auto slices = static_cast<double>(request.stack.slices.size());
    const double bytes = slices * static_cast<double>(timing.bytes);
    const auto written = static_cast<double>(
        std::accumulate(report.levelBytes.begin(), report.levelBytes.end(), std::uint64_t{0}));
    // Decoding is shared among the workers; the disk is one.
    const double reading = slices * timing.seconds / (timing.coded ? workersOf(request) : 1);
    const double tried = std::max(reading, bytes / kFoldingPerSecond) + written / kWritingPerSecond;
    const double known = rates.of(request.format, timing.coded);
    return known > 0 ? std::max(tried, bytes / known) : tried;
}

PyramidRates learned(PyramidRates rates, const volume::PyramidRequest& request,
    const volume::PyramidReport& report, const std::vector<pipeline::StageTotals>& stages,
    double seconds) {
    if (seconds < kShortRun || report.doneSlices < kFewSlices) return rates;
    const bool coded = std::any_of(stages.begin(), stages.end(),
        [](const pipeline::StageTotals& s) { return s.name == "decode" && s.bytes > 0; });
    rates.of(request.format, coded) = static_cast<double>(report.doneSlices) *
                                      static_cast<double>(sliceBytes(report.plan.source.slice)) /
                                      seconds;
    return rates;
}

} // namespace lightstack::ui
