// EXIF, XMP and IPTC of the original, made to fit the smaller picture. Thread: pure, any thread.
#pragma once

#include "core/downsample/output_pixels.h"

namespace lightstack::downsample {

// What a picture has that a smaller one may not keep, by its header alone.
struct Attachments {
    std::vector<std::string> followers; // that no smaller picture has: "film of the motion photo"
    bool resources = false;             // what Carried has of them
    bool text = false;                  // of a PNG
    bool comments = false;
};
Attachments attachmentsOf(const io::ImageFile& file);
// What of it a file of this format will not have, as writeSmall() says it.
std::vector<std::string> lossesOf(
    const Attachments& attached, io::FileFormat format, bool keepMetadata);

// What a WriteRequest has no place for.
struct Carried {
    std::vector<std::byte> resources; // Photoshop's: IPTC, its digest, copyright flag and address
    std::vector<std::byte> text;      // chunks of a PNG
    std::vector<std::byte> comments;  // segments of a JPEG
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
