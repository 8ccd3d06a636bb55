// EXIF, XMP and IPTC of the original, made to fit the smaller picture. Thread: pure, any thread.
#pragma once

#include "core/downsample/output_pixels.h"

namespace lightstack::downsample {

// What a WriteRequest has no place for.
struct Carried {
    std::vector<std::byte> resources; // Photoshop's: IPTC, its digest, copyright flag and address
    std::vector<std::string> leftBehind; // no metadata: "film of the motion photo"
};

// Puts the blocks into `write`: orientation upright, sizes and the embedded thumbnail of the new
// picture; of a TIFF or raw file what says something of the picture (tiff_metadata.h). The rest of
// an XMP packet that is too long for a JPEG's segment goes along.
Carried carryMetadata(
    const io::ImageFile& file, const OutputPixels& pixels, bool keep, io::WriteRequest& write);

// The file of it: what the encoders do not write is put in afterwards.
Result<io::WrittenPicture> writeSmall(
    const OutputPixels& pixels, const io::WriteRequest& write, const Carried& carried);

// In a packet `tiff:Orientation` becomes 1; that a film or a gain map follows the picture is no
// longer claimed, because none does. Its length stays.
void settleXmp(std::string& packet);

} // namespace lightstack::downsample
