// XMP that is too long for the one segment a JPEG gives it (XMP specification, part 3, 1.1.3.1).
//
// The packet names the rest by 32 letters, `xmpNote:HasExtendedXMP`; the rest is an RDF of its own,
// cut into segments that each tell the name, the whole length and their place. Other formats know
// nothing of this: there the two are one packet. Thread: pure, any thread.
#pragma once

#include "core/metadata/metadata_blocks.h"

namespace lightstack::metadata {

struct ExtendedXmp {
    std::string name; // 32 hexadecimal digits
    std::string rdf;
};

// None where the packet names none, or a piece of it is missing.
std::optional<ExtendedXmp> readExtendedXmp(
    base::ByteSource& source, const MetadataBlocks& blocks, std::string_view packet);

// One packet of both; nullopt where they cannot be joined by what stands there.
std::optional<std::string> joinXmp(std::string_view packet, const ExtendedXmp& extended);

// A packet of any length as one that only names the other, and that other.
struct SplitXmp {
    std::string packet;
    ExtendedXmp extended;
};
SplitXmp splitXmp(std::string_view packet);

} // namespace lightstack::metadata
