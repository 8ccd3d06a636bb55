// How long a pyramid will take, before it is begun: from one slice that is read on trial, and from
// how fast the last pyramids of that kind were made. Whichever says longer is believed.
// Thread: any; timeSlice() reads a file, so not the GUI's.
#pragma once

#include "core/volume/pyramid_builder.h"

#include <array>

namespace lightstack::ui {

// Decoded bytes of the source a second in the last run, by format and whether the files were
// compressed; 0 where none is known.
struct PyramidRates {
    std::array<double, 4> bytesPerSecond{};
    [[nodiscard]] double& of(volume::PyramidFormat format, bool coded) noexcept {
        return bytesPerSecond[(format == volume::PyramidFormat::Tiff ? 0 : 2) + (coded ? 1 : 0)];
    }
};

// What one thread needs for a slice.
struct SliceTiming {
    double seconds = 0;
    std::uint64_t bytes = 0; // decoded
    bool coded = false;
};

// Reads one slice from the middle, or as much of it as fits a fifth of a second. Nullopt where it
// cannot be read.
std::optional<SliceTiming> timeSlice(const volume::SliceStack& stack);

// `report`: of a dry run.
double estimatedSeconds(const volume::PyramidRequest& request, const volume::PyramidReport& report,
    const SliceTiming& timing, PyramidRates rates);

// What a run teaches: unchanged where it was too short to tell.
PyramidRates learned(PyramidRates rates, const volume::PyramidRequest& request,
    const volume::PyramidReport& report, const std::vector<pipeline::StageTotals>& stages,
    double seconds);

} // namespace lightstack::ui
