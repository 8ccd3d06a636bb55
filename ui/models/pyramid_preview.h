// What a pyramid will be before it is made: levels, sizes, where it goes and what stands there.
//
// The place is beside the data, a folder of the user's choice, or, where the data's folder cannot
// be written, one of the stack's own in the cache. A folder with files of others is never taken.
// Thread: any but the GUI's: files are looked at.
#pragma once

#include "core/volume/pyramid_builder.h"
#include "core/volume/stack_audit.h"

#include <memory>

namespace lightstack::ui {

using SharedAudit = std::shared_ptr<const volume::FolderAudit>;

// Where pyramids may go.
struct PyramidPlaces {
    std::filesystem::path cache; // empty: none
    // Whether files can be made in an existing folder; empty: asks the system.
    std::function<bool(const std::filesystem::path&)> canWrite;
};

struct PyramidWish {
    SharedAudit audit;
    std::size_t stack = 0; // of audit's
    volume::PyramidMode mode = volume::PyramidMode::Exact;
    int levels = 0; // 0: by the mode's rule
    volume::GapRule onGap = volume::GapRule::Nearest;
    bool skipBad = false;
    std::filesystem::path folder; // to put it in; empty: beside the data
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
    [[nodiscard]] bool canStart() const noexcept {
        return plan && writable && there != PyramidThere::Foreign;
    }
};

[[nodiscard]] PyramidPreview previewPyramid(const PyramidWish& wish, const PyramidPlaces& places);

} // namespace lightstack::ui
