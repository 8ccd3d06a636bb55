// What the files beside slices say about the scan: size of a voxel, voltage, filter...
//
// Read: SkyScan and NRecon .log; GE .pcr, .vgi, .pca; Nikon .xtekct, .xtekvolume; NRRD (.nhdr,
// .nrrd) and MetaImage (.mhd, .mha) headers. A log speaks of the files its own names name: a
// folder may hold the logs of several scans (speaksOf). Every claim is kept with file and key; one
// is chosen (chooseVoxelSize); what is unknown stays unknown, never 1. Bounded: at most
// kLogBytes of a file are looked at. Thread: pure, any thread.
#pragma once

#include "core/metadata/pixel_density.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::metadata {

inline constexpr std::size_t kLogBytes = 1 << 20;

// Who says how large a voxel is; the first of them is believed.
enum class VoxelAuthority {
    Ome,
    ImageJ,
    VolumeHeader,   // NRRD, MetaImage that name these slices
    Reconstruction, // NRecon's section, GE .pcr and .vgi, Nikon
    Acquisition,    // of the projections: the reconstruction may have binned them
    Resolution,     // TIFF tags 282, 283
};

struct VoxelClaim {
    std::optional<double> x, y, z; // edges in `unit`
    std::string unit;              // "um", "mm", "nm"...; "" where the file names none
    std::string file;              // name of the file that says it
    std::string key;               // "Pixel Size (um)"
    VoxelAuthority authority = VoxelAuthority::Reconstruction;
    PixelDensity density{}; // as Resolution gives it
};

struct ScannerFact {
    std::string key;   // "Voltage", "Current", "Filter", "Exposure", "Rotation step"...
    std::string value; // as written, without the unit
    std::string unit;  // "kV"; "" for text
};

struct ScannerLog {
    std::string format;             // "SkyScan log", "GE pcr"...
    std::vector<std::string> names; // prefixes and names it gives to files, its own stem too
    bool listsSlices = false;       // names are the slices themselves (NRRD, MetaImage)
    std::vector<VoxelClaim> voxels;
    std::vector<ScannerFact> facts;
    std::optional<int> width, height; // of the slices it speaks of
    std::optional<std::int64_t> count;
};

// By the extension of a name: is it worth reading?
[[nodiscard]] bool isScannerLogName(std::string_view fileName) noexcept;

// nullopt where it is none of these formats. `bytes`: the head of the file.
[[nodiscard]] std::optional<ScannerLog> parseScannerLog(
    std::string_view fileName, std::string_view bytes);

// Does the log speak of slices "PREFIX<number>SUFFIX"? Compared without case. A log whose names fit
// none is another scan's; "scan1" does not speak of "scan10_": a digit may not follow a digit.
[[nodiscard]] bool speaksOf(
    const ScannerLog& log, std::string_view prefix, std::string_view firstName);

// Micrometres in one `unit`; nullopt for units that are no length ("pixel", "").
[[nodiscard]] std::optional<double> micrometresIn(std::string_view unit) noexcept;

// As we write it: what is a micrometre is "um", the rest stays.
[[nodiscard]] std::string usualUnit(std::string_view unit);
// Edges whose axes have units of their own, in that of the first: one that cannot be turned into it
// becomes unknown.
[[nodiscard]] std::optional<double> inUnit(
    const std::optional<double>& edge, std::string_view unit, std::string_view wanted) noexcept;

struct VoxelChoice {
    std::optional<std::size_t> chosen;  // of the claims
    std::vector<std::size_t> conflicts; // claims that differ from it by more than 0.5 %
};
// The best authority whose unit is a length; among equals the first. What was said of projections
// is no contradiction to what was reconstructed from them.
[[nodiscard]] VoxelChoice chooseVoxelSize(const std::vector<VoxelClaim>& claims);

// "26.84 x 26.84 x 26.84 um"; unknown edges as "?".
[[nodiscard]] std::string voxelText(const VoxelClaim& claim);

} // namespace lightstack::metadata
