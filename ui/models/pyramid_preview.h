// What a pyramid will be before it is made: levels, sizes, where it goes and what stands there.
//
// The place is beside the data, a folder of the user's choice, or, where the data's folder cannot
// be written, one of the stack's own in the cache. A folder with files of others is never taken.
// Thread: any but the GUI's: files are looked at.
#pragma once

#include "core/volume/stack_audit.h"
#include "ui/models/pyramid_estimate.h"

#include <memory>

namespace lightstack::ui {

using SharedAudit = std::shared_ptr<const volume::FolderAudit>;

// Where pyramids may go.
struct PyramidPlaces {
    bool useCache = true; // where the data's folder cannot be written
    // Whether files can be made in an existing folder; empty: asks the system.
    std::function<bool(const std::filesystem::path&)> canWrite;
    // How fast earlier pyramids were made; empty: nothing is kept. Thread: GUI.
    std::function<PyramidRates()> rates;
    std::function<void(const PyramidRates&)> keepRates;
};

struct PyramidWish {
    SharedAudit audit;
    std::size_t stack = 0; // of audit's
    volume::PyramidMode mode = volume::PyramidMode::Exact;
    volume::PyramidFormat format = volume::PyramidFormat::Tiff; // of mode exact
    int levels = 0;                                             // 0: by the mode's rule
    volume::GapRule onGap = volume::GapRule::Nearest;
    bool skipBad = false;
    std::filesystem::path folder; // to put it in; empty: beside the data
    PyramidRates rates;
    std::optional<SliceTiming> timing; // of this stack; without it a slice is read on trial
};

enum class PyramidThere {
    Nothing,
    Finished,   // of ours: brought up to date
    Unfinished, // of ours: gone on with
    Levels,     // of CTHarvester, in its mode: replaced
    Foreign,    // anything else: not touched
};

struct PyramidPreview {
    volume::PyramidRequest request;
    Result<volume::PyramidReport> plan; // of a dry run
    PyramidThere there = PyramidThere::Nothing;
    bool inCache = false;
    bool writable = false;
    std::uint64_t sourceBytes = 0; // of the files
    std::uint64_t levelBytes = 0;
    std::optional<std::uint64_t> freeBytes; // where it goes
    std::optional<SliceTiming> timing;
    std::optional<double> seconds; // it will take, about
    [[nodiscard]] bool canStart() const noexcept {
        return plan && writable && there != PyramidThere::Foreign && fits();
    }
    // What is there already may be kept: then less is needed, and the build finds out.
    [[nodiscard]] bool fits() const noexcept {
        return there != PyramidThere::Nothing || !freeBytes || *freeBytes >= levelBytes;
    }
};

[[nodiscard]] PyramidPreview previewPyramid(const PyramidWish& wish, const PyramidPlaces& places);

} // namespace lightstack::ui
