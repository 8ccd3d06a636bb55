// What a JPEG file holds before its first scan: frame, tables, EXIF, profile, pictures beside it.
//
// 1. JpegSegments walks marker by marker (payloads are not read). 2. readJpegLayout collects from
// the segments what choosing a way to decode needs; it reads a few KB of most files. The decoders
// do their own reading afterwards. Thread: pure, any thread; the source is one thread's.
#pragma once

#include "core/base/byte_source.h"
#include "core/image/image_spec.h"
#include "core/io/exif_brief.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace lightstack::io {

struct JpegSegment {
    int marker = 0;           // second byte: 0xD8 SOI, 0xE1 APP1...
    std::uint64_t offset = 0; // of the payload, behind the length field
    std::uint64_t length = 0; // of the payload; 0 for markers without one
};

class JpegSegments {
public:
    JpegSegments(base::ByteSource& source, std::uint64_t offset) noexcept
        : m_source(source), m_offset(offset) {}
    // Junk between segments is skipped, up to 1 MiB; nullopt where the data end.
    std::optional<JpegSegment> next();

private:
    base::ByteSource& m_source;
    std::uint64_t m_offset;
};

// As much as there is of a segment.
template <class Byte = std::byte>
std::vector<Byte> jpegPayload(base::ByteSource& source, const JpegSegment& segment) {
    std::vector<Byte> bytes(segment.length);
    bytes.resize(source.read(segment.offset, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

struct JpegComponent {
    int id = 0;
    int horizontal = 1; // sampling factors
    int vertical = 1;
    int quantTable = 0;
};

struct JpegFrame {
    int marker =
        0; // 0xC0 baseline, 0xC1 extended, 0xC2 progressive, 0xC3 lossless, 0xC9.. arithmetic
    int precision = 8;
    image::PixelSize size;
    std::vector<JpegComponent> components;
    [[nodiscard]] bool isProgressive() const noexcept { return marker == 0xC2 || marker == 0xCA; }
};

struct JpegNeighbour {      // one entry of a multi-picture (MPF) index, besides the picture itself
    ByteExtent extent;      // absolute
    std::uint32_t type = 0; // 0x010001 preview (VGA), 0x010002 preview (Full HD), 0x02000x frames
    [[nodiscard]] bool isPreview() const noexcept { return (type >> 16) == 1; }
    [[nodiscard]] bool isFrame() const noexcept { return (type >> 16) == 2; }
};

struct JpegLayout {
    JpegFrame frame;
    int orientation = 1;
    std::optional<ByteExtent> thumbnail; // EXIF's, absolute
    std::vector<JpegNeighbour> neighbours;
    std::vector<std::byte> icc; // complete, or empty
    bool adobe = false;         // an Adobe marker stands there
    int adobeTransform = 0;     // 0 none, 1 YCbCr, 2 YCCK
    bool jfif = false;
    std::uint64_t scanData =
        0; // where the first scan's coded data start; the file's end without one
};

// The units of a scan of all components: grey, or three of which the first may be twice as fine.
struct JpegUnits {
    int horizontal = 1; // blocks of the first component in one
    int vertical = 1;
    int across = 0; // in the picture
    int down = 0;
};
// Unsupported for other components or samplings.
Result<JpegUnits> jpegUnitsOf(const JpegFrame& frame);

// CorruptData where no frame is found. `start`: where the SOI marker is.
Result<JpegLayout> readJpegLayout(base::ByteSource& source, std::uint64_t start = 0);

} // namespace lightstack::io
