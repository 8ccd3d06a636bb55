// What core notes of a stack and its voxels, in the window's language: core has the kinds and what
// they are about (core/volume/stack_note.h). Thread: GUI (translations).
#pragma once

#include "core/volume/stack_audit.h"

#include <QString>

namespace lightstack::ui {

[[nodiscard]] QString noteWords(const volume::StackNote& note);

// "64 × 48, uint16", "64 × 48, uint16 (12 bits), white is zero".
[[nodiscard]] QString specWords(const volume::SliceSpec& spec);
// Why a slice is odd.
[[nodiscard]] QString oddWords(const volume::SliceSpec& odd, const volume::SliceSpec& usual);

// "26.84 × 26.84 × ? µm".
[[nodiscard]] QString edgesWords(const metadata::VoxelClaim& claim);
// Where in its file: a key of a log as it stands there, what a TIFF has in words.
[[nodiscard]] QString keyWords(const metadata::VoxelClaim& claim);
// "scan.log: Pixel Size (um); z: slice.tif: ImageJ description".
[[nodiscard]] QString originWords(const volume::VoxelReport& voxel);

[[nodiscard]] QString factName(const metadata::ScannerFact& fact);
[[nodiscard]] QString factValue(const metadata::ScannerFact& fact); // with its unit

[[nodiscard]] QString utf8Text(std::string_view bytes); // lossy where it is no UTF-8

} // namespace lightstack::ui
