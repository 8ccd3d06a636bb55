#include "core/io/jpeg_dc_decoder.h"

#include "core/io/jpeg_dc_scan.h"
#include "core/io/jpeg_tables.h"

#include <algorithm>
#include <memory>

namespace lightstack::io {
namespace {

constexpr int kMostScans = 64; // DC scans come first in every real file

tl::unexpected<Error> notHere(const char* what) {
    return fail(ErrorCode::Unsupported, {}, what);
}

int byteAt(std::span<const std::uint8_t> bytes, std::size_t at) noexcept {
    return at < bytes.size() ? bytes[at] : 0;
}

class EighthDecoder {
public:
    EighthDecoder(base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request)
        : m_source(source), m_layout(layout), m_request(request), m_tables(JpegTables::take()) {}

    Result<JpegPixels> run() {
        if (const auto ready = preparePlanes(); !ready) return tl::unexpected(ready.error());
        std::uint64_t offset = 0;
        for (int scans = 0; scans < kMostScans; ++scans) {
            const auto scanData = m_tables->readToScan(m_source, offset);
            if (!scanData) break; // no further scan
            auto next = scan(*scanData);
            if (!next) return tl::unexpected(next.error());
            if (isGoodEnough()) return finish();
            offset = *next;
        }
        return notHere("the scans leave something open");
    }

private:
    [[nodiscard]] bool isProgressive() const noexcept { return m_layout.frame.marker == 0xC2; }

    Result<void> preparePlanes() {
        const JpegFrame& frame = m_layout.frame;
        const auto& parts = frame.components;
        if (frame.marker < 0xC0 || frame.marker > 0xC2 || frame.precision != 8)
            return notHere("not 8-bit Huffman");
        const auto units = jpegUnitsOf(frame);
        if (!units) return tl::unexpected(units.error());
        m_units = *units;
        const auto perUnit = static_cast<std::uint64_t>(units->horizontal * units->vertical) * 3;
        if (static_cast<std::uint64_t>(units->across) * static_cast<std::uint64_t>(units->down) *
                perUnit * 3 >
            m_request.maxBytes)
            return fail(ErrorCode::LimitExceeded, {}, "needs more memory than is allowed here");
        m_planes.resize(parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            JpegDcPlane& plane = m_planes[i];
            if (parts.size() == 3) {
                plane.horizontal = parts[i].horizontal;
                plane.vertical = parts[i].vertical;
            }
            if (i > 0 && units->horizontal == 2 && units->vertical == 2 && !isProgressive())
                plane.pixelsPerBlock = 2;
            plane.blocksWide = units->across * plane.horizontal;
            plane.blocksHigh = units->down * plane.vertical;
            const std::size_t blocks = static_cast<std::size_t>(plane.blocksWide) *
                                       static_cast<std::size_t>(plane.blocksHigh);
            if (isProgressive())
                plane.dc.resize(blocks);
            else
                plane.pixels.resize(
                    blocks * static_cast<std::size_t>(plane.pixelsPerBlock * plane.pixelsPerBlock));
        }
        return {};
    }

    // Decodes or passes over one scan; where the next marker is.
    Result<std::uint64_t> scan(const JpegSegment& header) {
        const auto bytes = jpegPayload<std::uint8_t>(m_source, header);
        const auto count = static_cast<std::size_t>(byteAt(bytes, 0));
        if (bytes.size() < 4 + 2 * count) return notHere("damaged scan header");
        JpegScan scan;
        scan.frame = m_layout.frame.size;
        scan.maxHorizontal = m_units.horizontal;
        scan.maxVertical = m_units.vertical;
        scan.restartInterval = m_tables->restartInterval;
        scan.sequential = !isProgressive();
        const int first = bytes[1 + 2 * count];
        const int last = bytes[2 + 2 * count];
        scan.approximationHigh = bytes[3 + 2 * count] >> 4;
        scan.approximationLow = bytes[3 + 2 * count] & 15;
        JpegEntropyInput input(m_source, header.offset + header.length);
        if (isProgressive() && first != 0) return input.findScanEnd();
        if (last != (isProgressive() ? 0 : 63) || scan.approximationLow > 13 ||
            (!isProgressive() && (count != m_planes.size() || bytes[3 + 2 * count] != 0)))
            return notHere("unusual scan");
        for (std::size_t i = 0; i < count; ++i)
            if (!addPart(scan, bytes[1 + 2 * i], bytes[2 + 2 * i])) return notHere("unusual scan");
        switch (decodeScan(scan, input, m_request.stop)) {
        case ScanResult::Stopped:
            return cancelled();
        case ScanResult::Unusable:
            return notHere("damaged scan");
        case ScanResult::Done:
            break;
        }
        for (const JpegScanPart& part : scan.parts)
            part.plane->missingBits = scan.approximationLow;
        return isGoodEnough() ? 0 : input.findScanEnd();
    }

    bool addPart(JpegScan& scan, int id, int selectors) {
        const auto& parts = m_layout.frame.components;
        const auto found = std::find_if(
            parts.begin(), parts.end(), [id](const JpegComponent& part) { return part.id == id; });
        if (found == parts.end() || found->quantTable > 3) return false;
        JpegScanPart part;
        part.plane = &m_planes[static_cast<std::size_t>(found - parts.begin())];
        if (std::any_of(scan.parts.begin(), scan.parts.end(),
                [&](const JpegScanPart& other) { return other.plane == part.plane; }))
            return false;
        const bool firstPass = scan.approximationHigh == 0;
        // A refinement takes up exactly where the scans before it stopped.
        if (!firstPass && (part.plane->missingBits != scan.approximationHigh ||
                              scan.approximationLow + 1 != scan.approximationHigh))
            return false;
        if (firstPass && part.plane->missingBits >= 0) return false;
        if (firstPass)
            part.plane->quant = m_tables->quant[static_cast<std::size_t>(found->quantTable)];
        if (part.plane->quant[0] == 0) return false;
        const auto dc = static_cast<std::size_t>(selectors >> 4);
        const auto ac = static_cast<std::size_t>(selectors & 15);
        if (dc > 3 || ac > 3) return false;
        part.dcTable = &m_tables->dc[dc];
        part.acTable = &m_tables->ac[ac];
        if (firstPass && !part.dcTable->isBuilt()) return false;
        if (scan.sequential && !part.acTable->isBuilt()) return false;
        if (firstPass && !part.dcTable->hasCoefficients()) part.dcTable->buildCoefficients();
        if (scan.sequential && part.plane->pixelsPerBlock == 1 && !part.acTable->hasSkip())
            part.acTable->buildSkip();
        if (scan.sequential && part.plane->pixelsPerBlock == 2 && !part.acTable->hasCoefficients())
            part.acTable->buildCoefficients();
        scan.parts.push_back(part);
        return true;
    }

    [[nodiscard]] bool isGoodEnough() const noexcept {
        return std::all_of(m_planes.begin(), m_planes.end(), [](const JpegDcPlane& plane) {
            if (plane.missingBits <= 0) return plane.missingBits == 0;
            return (1 << plane.missingBits) * plane.quant[0] / 16.0 <= kDcTolerance;
        });
    }

    Result<JpegPixels> finish() {
        if (isProgressive())
            for (JpegDcPlane& plane : m_planes)
                finishProgressivePlane(plane);
        return joinPlanes(m_planes, jpegScaledSize(m_layout.frame.size, 1), jpegIsYcc(m_layout),
            isProgressive(), m_request.maxBytes);
    }

    base::ByteSource& m_source;
    const JpegLayout& m_layout;
    const JpegRequest& m_request;
    JpegTables::Lease m_tables;
    std::vector<JpegDcPlane> m_planes;
    JpegUnits m_units;
};

} // namespace

bool jpegIsYcc(const JpegLayout& layout) noexcept {
    const auto& parts = layout.frame.components;
    if (parts.size() != 3 || layout.jfif) return true;
    if (layout.adobe) return layout.adobeTransform != 0;
    return !(parts[0].id == 'R' && parts[1].id == 'G' && parts[2].id == 'B');
}

Result<JpegPixels> decodeJpegEighth(
    base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request) {
    return EighthDecoder(source, layout, request).run();
}

} // namespace lightstack::io
