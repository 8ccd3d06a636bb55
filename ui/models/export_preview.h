// What an export will be before it is made: sizes, bytes, where it goes, what stands in the way.
//
// The place is beside the data, under a name that is free; where nothing can be written there, the
// user's home. A name of the user's own choice is taken as it is. Thread: any but the GUI's: files
// are looked at.
#pragma once

#include "core/volume/volume_export.h"

namespace lightstack::ui {

struct ExportWish {
    volume::SliceStack stack;
    std::optional<volume::VoxelEdges> voxel;
    volume::ExportFormat format = volume::ExportFormat::OmeTiff;
    int level = 0;
    std::optional<volume::VolumeBox> box; // none: all
    volume::GapRule onGap = volume::GapRule::Nearest;
    bool skipBad = false;
    std::filesystem::path out;  // the user's choice; empty: by default
    bool overwrite = false;     // the user has agreed to that
    std::filesystem::path home; // where it goes when the data's folder cannot be written
};

struct ExportPreview {
    volume::ExportRequest request;
    Result<volume::ExportReport> plan; // of a dry run
    bool writable = false;
    std::optional<std::uint64_t> freeBytes;
    [[nodiscard]] bool fits() const noexcept {
        return !plan || !freeBytes || *freeBytes >= plan->bytes;
    }
    [[nodiscard]] bool canStart() const noexcept { return plan && writable && fits(); }
};

[[nodiscard]] ExportPreview previewExport(const ExportWish& wish);

} // namespace lightstack::ui
