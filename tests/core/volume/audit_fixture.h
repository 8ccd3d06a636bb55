// Folders described in a line: names with lists of numbers, and what each file holds.
//
//   "a{001..005}.tif=u16 a006.tif=cut,u16 a_spr.bmp=bmp"
//
// The words of a TIFF: u8 u12 u16 s16 u32 f32 rgb, WxH (else 8x6), be (big-endian), big (BigTIFF),
// end (directory behind the samples), strips (one a row), tiled, lzw (says so), pages=N,
// desc=TEXT, dpi=N, cm=N ("~" is a space, "|" a new line), cut (half the file), cutdir (without the
// end of the directory), short (strips too short), list (list of strips past the end).
// Others: bmp, png8, png16, jpg, jpgrgb, empty, junk, zeros, text=..., dir, fifo, link=TARGET,
// gone=TARGET (dangling), locked (no permission).
#pragma once

#include "core/volume/stack_audit.h"
#include "tests/support/temp_folder.h"

namespace lightstack::tests {

void makeFolder(const TempFolder& folder, const std::string& description);

// "a###.tif 1-5 n5 8x6 uint16; gap 3; dup a01.tif; odd a4.tif; cut ..; empty ..; bad ..; +
// stranger; voxel 5 x 5 x ? um": one line a stack, then "others: ..."
std::string reportOf(const volume::FolderAudit& audit);

} // namespace lightstack::tests
