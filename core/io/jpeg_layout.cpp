#include "core/io/jpeg_layout.h"

#include "core/io/jpeg_multi_picture.h"

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::uint64_t kMostJunk = 1 << 20;
constexpr std::size_t kIccHeader = 14; // "ICC_PROFILE\0", number, count
constexpr std::size_t kMostIcc = 8U << 20;

bool hasPayload(int marker) noexcept {
    return marker != 0xD8 && marker != 0xD9 && marker != 0x01 && (marker < 0xD0 || marker > 0xD7);
}

bool isFrameMarker(int marker) noexcept {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

int byteAt(std::span<const std::byte> bytes, std::size_t at) noexcept {
    return std::to_integer<int>(bytes[at]);
}

Result<JpegFrame> parseFrame(std::span<const std::byte> bytes, int marker) {
    if (bytes.size() < 6) return fail(ErrorCode::CorruptData, {}, "the frame header is cut short");
    JpegFrame frame;
    frame.marker = marker;
    frame.precision = byteAt(bytes, 0);
    frame.size = {
        (byteAt(bytes, 3) << 8) | byteAt(bytes, 4), (byteAt(bytes, 1) << 8) | byteAt(bytes, 2)};
    const int count = byteAt(bytes, 5);
    if (frame.size.isEmpty())
        return fail(ErrorCode::CorruptData, {}, "the frame header gives no size");
    if (count < 1 || bytes.size() < 6 + 3 * static_cast<std::size_t>(count))
        return fail(ErrorCode::CorruptData, {}, "the frame header is damaged");
    for (int i = 0; i < count; ++i) {
        const std::size_t at = 6 + 3 * static_cast<std::size_t>(i);
        frame.components.push_back({byteAt(bytes, at), byteAt(bytes, at + 1) >> 4,
            byteAt(bytes, at + 1) & 15, byteAt(bytes, at + 2)});
    }
    return frame;
}

// Chunks carry their number and their count; a profile with a hole is no profile.
class IccChunks {
public:
    void add(std::vector<std::byte> chunk) {
        const int number = byteAt(chunk, 12);
        m_count = std::max(m_count, byteAt(chunk, 13));
        if (number < 1 || !m_chunks[static_cast<std::size_t>(number)].empty()) return;
        chunk.erase(chunk.begin(), chunk.begin() + kIccHeader);
        m_total += chunk.size();
        if (m_total <= kMostIcc) m_chunks[static_cast<std::size_t>(number)] = std::move(chunk);
    }

    [[nodiscard]] std::vector<std::byte> joined() const {
        std::vector<std::byte> icc;
        for (int i = 1; i <= m_count; ++i) {
            const auto& chunk = m_chunks[static_cast<std::size_t>(i)];
            if (chunk.empty()) return {};
            icc.insert(icc.end(), chunk.begin(), chunk.end());
        }
        return icc;
    }

private:
    std::array<std::vector<std::byte>, 256> m_chunks;
    int m_count = 0;
    std::size_t m_total = 0;
};

class Collector {
public:
    Collector(base::ByteSource& source, std::uint64_t start) : m_source(source), m_start(start) {}

    void add(const JpegSegment& segment) {
        std::array<std::byte, kIccHeader> head = {};
        const std::size_t n = m_source.read(segment.offset,
            std::span(head).first(std::min<std::size_t>(head.size(), segment.length)));
        const auto startsWith = [&](std::string_view text) {
            return n >= text.size() && std::memcmp(head.data(), text.data(), text.size()) == 0;
        };
        if (segment.marker == 0xE0 && startsWith({"JFIF\0", 5})) layout.jfif = true;
        if (segment.marker == 0xE1 && startsWith({"Exif\0", 5}) && !m_sawExif) addExif(segment);
        if (segment.marker == 0xE2 && startsWith({"ICC_PROFILE\0", 12}) && n == head.size())
            m_icc.add(jpegPayload(m_source, segment));
        if (segment.marker == 0xE2 && startsWith({"MPF\0", 4}))
            layout.neighbours = readMultiPictureIndex(
                jpegPayload(m_source, segment), segment.offset, m_start, m_source.size());
        if (segment.marker == 0xEE && startsWith("Adobe") && n >= 12) {
            layout.adobe = true;
            layout.adobeTransform = byteAt(head, 11);
        }
    }

    JpegLayout finish() {
        layout.icc = m_icc.joined();
        return std::move(layout);
    }

    JpegLayout layout;

private:
    void addExif(const JpegSegment& segment) {
        m_sawExif = true;
        const ExifBrief exif = readExifBrief(jpegPayload(m_source, segment));
        layout.orientation = exif.orientation;
        layout.thumbnail = exif.thumbnail;
        if (layout.thumbnail) layout.thumbnail->offset += segment.offset;
    }

    base::ByteSource& m_source;
    std::uint64_t m_start;
    IccChunks m_icc;
    bool m_sawExif = false;
};

} // namespace

std::optional<JpegSegment> JpegSegments::next() {
    std::array<std::byte, 64> window = {};
    for (std::uint64_t skipped = 0; skipped < kMostJunk;) {
        const std::size_t n = m_source.read(m_offset, window);
        if (n < 2) return std::nullopt;
        std::size_t at = 0;
        while (at + 1 < n && !(window[at] == std::byte{0xFF} && window[at + 1] != std::byte{0xFF} &&
                                 window[at + 1] != std::byte{0}))
            ++at;
        m_offset += at;
        skipped += at;
        if (at + 1 >= n) continue;
        JpegSegment segment;
        segment.marker = byteAt(window, at + 1);
        m_offset += 2;
        segment.offset = m_offset;
        if (!hasPayload(segment.marker)) return segment;
        std::array<std::byte, 2> length = {};
        if (m_source.read(m_offset, length) < 2) return std::nullopt;
        const int bytes = (byteAt(length, 0) << 8) | byteAt(length, 1);
        if (bytes < 2) continue; // no segment after all
        segment.offset = m_offset + 2;
        segment.length = static_cast<std::uint64_t>(bytes) - 2;
        m_offset += static_cast<std::uint64_t>(bytes);
        return segment;
    }
    return std::nullopt;
}

Result<JpegLayout> readJpegLayout(base::ByteSource& source, std::uint64_t start) {
    Collector collector(source, start);
    JpegSegments segments(source, start);
    bool sawFrame = false;
    collector.layout.scanData = source.size();
    while (const auto segment = segments.next()) {
        if (segment->marker == 0xD9) break;
        if (segment->marker == 0xDA) {
            collector.layout.scanData = segment->offset + segment->length;
            break;
        }
        if (isFrameMarker(segment->marker) && !sawFrame) {
            auto frame = parseFrame(jpegPayload(source, *segment), segment->marker);
            if (!frame) return tl::unexpected(frame.error());
            collector.layout.frame = std::move(*frame);
            sawFrame = true;
        } else {
            collector.add(*segment);
        }
    }
    if (!sawFrame) return fail(ErrorCode::CorruptData, {}, "no picture data before the file ends");
    return collector.finish();
}

Result<JpegUnits> jpegUnitsOf(const JpegFrame& frame) {
    const auto& parts = frame.components;
    if (parts.size() != 1 && parts.size() != 3)
        return fail(ErrorCode::Unsupported, {}, "not grey or three components");
    JpegUnits units;
    if (parts.size() == 3) {
        units.horizontal = parts[0].horizontal;
        units.vertical = parts[0].vertical;
        const bool halved = units.horizontal >= 1 && units.horizontal <= 2 && units.vertical >= 1 &&
                            units.vertical <= 2;
        for (std::size_t i = 1; i < 3; ++i)
            if (!halved || parts[i].horizontal != 1 || parts[i].vertical != 1)
                return fail(ErrorCode::Unsupported, {}, "odd sampling");
    }
    units.across = (frame.size.width + 8 * units.horizontal - 1) / (8 * units.horizontal);
    units.down = (frame.size.height + 8 * units.vertical - 1) / (8 * units.vertical);
    return units;
}

} // namespace lightstack::io
