#include "core/io/jpeg_scaled_decoder.h"

#include "core/io/jpeg_dc_decoder.h"
#include "core/io/jpeg_join_rows.h"
#include "core/io/jpeg_scaled_blocks.h"
#include "core/io/jpeg_tables.h"

#include <algorithm>
#include <memory>

namespace lightstack::io {
namespace {

constexpr double kMoreForAQuarter = 1.3;

tl::unexpected<Error> notByFrequencies(const char* what) {
    return fail(ErrorCode::Unsupported, {}, what);
}

class ScaledDecoder {
public:
    ScaledDecoder(base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request)
        : m_source(source), m_layout(layout), m_request(request), m_tables(JpegTables::take()) {}

    Result<JpegPixels> run() {
        if (const auto ready = preparePlanes(); !ready) return tl::unexpected(ready.error());
        const auto header = m_tables->readToScan(m_source, 0);
        if (!header) return notByFrequencies("no scan");
        if (const auto ready = prepareScan(*header); !ready) return tl::unexpected(ready.error());
        m_restarts.emplace(m_tables->restartInterval);
        JpegPixels out;
        out.color = m_components == 1 ? ColorModel::Gray : ColorModel::Rgb;
        image::ImageSpec spec;
        spec.size = jpegScaledSize(m_layout.frame.size, m_request.eighths);
        spec.channels = static_cast<int>(m_components);
        auto buffer = image::ImageBuffer::allocate(spec, m_request.maxBytes);
        if (!buffer) return tl::unexpected(buffer.error());
        JpegEntropyInput input(m_source, header->offset + header->length);
        auto* bytes = reinterpret_cast<std::uint8_t*>(buffer->mutableBytes().data());
        for (int y = 0; y < m_units.down; ++y) {
            if (m_request.stop.stop_requested()) return cancelled();
            if (!unitRow(input, y == 0) || input.overrun()) return notByFrequencies("damaged scan");
            putRows(y, spec, bytes);
        }
        if (!input.isAtEnd()) return notByFrequencies("more than one scan, or damage");
        out.pixels = std::move(*buffer);
        return out;
    }

private:
    Result<void> preparePlanes() {
        const JpegFrame& frame = m_layout.frame;
        if ((frame.marker != 0xC0 && frame.marker != 0xC1) || frame.precision != 8)
            return notByFrequencies("not 8-bit Huffman in one pass");
        const auto units = jpegUnitsOf(frame);
        if (!units) return tl::unexpected(units.error());
        m_units = *units;
        if (m_request.eighths < kLeastEighths || m_request.eighths > kMostEighths)
            return notByFrequencies("another size");
        m_components = frame.components.size();
        m_decode = jpegUnitDecoder(
            m_request.eighths, m_units.horizontal, m_units.vertical, m_components > 1);
        m_rowHeight = m_units.vertical * m_request.eighths;
        m_unitWidth = static_cast<std::size_t>(m_units.horizontal * m_request.eighths);
        m_stride = static_cast<std::size_t>(m_units.across) * m_unitWidth + kJpegBehindRow;
        for (std::size_t i = 0; i < m_components; ++i) {
            m_pixels[i].resize(m_stride * static_cast<std::size_t>(m_rowHeight));
            m_planes[i].out = m_pixels[i].data();
            m_planes[i].stride = m_stride;
        }
        return {};
    }

    Result<void> prepareScan(const JpegSegment& header) {
        const auto bytes = jpegPayload<std::uint8_t>(m_source, header);
        const std::size_t count = m_components;
        if (bytes.size() < 4 + 2 * count || bytes[0] != count)
            return notByFrequencies("several scans");
        if (bytes[1 + 2 * count] != 0 || bytes[2 + 2 * count] != 63 || bytes[3 + 2 * count] != 0)
            return notByFrequencies("unusual scan");
        for (std::size_t i = 0; i < count; ++i) {
            const JpegComponent& component = m_layout.frame.components[i];
            const auto dc = static_cast<std::size_t>(bytes[2 + 2 * i] >> 4);
            const auto ac = static_cast<std::size_t>(bytes[2 + 2 * i] & 15);
            if (bytes[1 + 2 * i] != component.id || dc > 3 || ac > 3 || component.quantTable > 3)
                return notByFrequencies("unusual scan");
            JpegHuffman& dcTable = m_tables->dc[dc];
            JpegHuffman& acTable = m_tables->ac[ac];
            const auto& quant = m_tables->quant[static_cast<std::size_t>(component.quantTable)];
            if (!dcTable.isBuilt() || !acTable.isBuilt() || quant[0] == 0)
                return notByFrequencies("missing tables");
            if (!dcTable.hasCoefficients()) dcTable.buildCoefficients();
            if (!acTable.hasPairs()) acTable.buildPairs();
            if (!acTable.hasSkip()) acTable.buildSkip();
            m_waves[i] =
                std::make_unique<JpegWaves>(m_request.eighths * (i == 0 ? 1 : m_units.horizontal),
                    m_request.eighths * (i == 0 ? 1 : m_units.vertical), quant);
            m_planes[i].dcTable = &dcTable;
            m_planes[i].acTable = &acTable;
            m_planes[i].waves = m_waves[i].get();
        }
        return {};
    }

    bool unitRow(JpegEntropyInput& input, bool first) {
        JpegBitCursor cursor = input.cursor();
        for (int x = 0; x < m_units.across; ++x) {
            const bool restart = m_restarts->isDue();
            if (restart || cursor.next >= input.safeEnd()) [[unlikely]] {
                input.setCursor(cursor);
                if (restart && !startInterval(input, first && x == 0)) return false;
                if (!input.ready()) return false;
                cursor = input.cursor();
            }
            if (!m_decode(cursor, m_planes, static_cast<std::size_t>(x) * m_unitWidth)) [[unlikely]]
                return false;
        }
        input.setCursor(cursor);
        return true;
    }

    bool startInterval(JpegEntropyInput& input, bool first) {
        if (!m_restarts->begin(input, first)) return false;
        for (JpegPlane& plane : m_planes)
            plane.prediction = 0;
        return true;
    }

    void putRows(int unit, const image::ImageSpec& spec, std::uint8_t* out) const {
        const bool ycc = jpegIsYcc(m_layout);
        const int top = unit * m_rowHeight;
        const int rows = std::min(m_rowHeight, spec.size.height - top);
        for (int y = 0; y < rows; ++y) {
            std::uint8_t* to = out + static_cast<std::size_t>(top + y) * spec.rowBytes();
            const std::size_t from = static_cast<std::size_t>(y) * m_stride;
            if (m_components == 1)
                std::copy_n(m_pixels[0].data() + from, spec.size.width, to);
            else
                joinJpegRows(m_pixels[0].data() + from, m_pixels[1].data() + from,
                    m_pixels[2].data() + from, spec.size.width, ycc, to);
        }
    }

    base::ByteSource& m_source;
    const JpegLayout& m_layout;
    const JpegRequest& m_request;
    JpegTables::Lease m_tables;
    std::size_t m_components = 1;
    std::array<std::vector<std::uint8_t>, 3> m_pixels; // of one row of units
    std::array<std::unique_ptr<JpegWaves>, 3> m_waves;
    JpegPlanes m_planes;
    JpegUnitDecoder m_decode = nullptr;
    JpegUnits m_units;
    int m_rowHeight = 0; // pixels of a row of units
    std::size_t m_stride = 0;
    std::size_t m_unitWidth = 0;            // pixels
    std::optional<JpegRestarts> m_restarts; // known once the tables are read
};

} // namespace

int jpegFrequencyEighths(image::PixelSize size, int side) noexcept {
    for (int eighths = kLeastEighths; eighths <= kMostEighths; ++eighths) {
        const double wanted = eighths == kLeastEighths ? side * kMoreForAQuarter : side;
        if (jpegScaledSize(size, eighths).longSide() >= wanted) return eighths;
    }
    return 0;
}

Result<JpegPixels> decodeJpegScaled(
    base::ByteSource& source, const JpegLayout& layout, const JpegRequest& request) {
    return ScaledDecoder(source, layout, request).run();
}

Result<Picture> readJpegByFrequencies(
    base::ByteSource& source, int leastSide, std::uint64_t maxBytes, const std::stop_token& stop) {
    const auto layout = readJpegLayout(source);
    if (!layout) return tl::unexpected(layout.error());
    const int eighths = jpegFrequencyEighths(layout->frame.size, leastSide);
    if (eighths == 0) return notByFrequencies("nearly its full size is needed");
    auto decoded = decodeJpegScaled(source, *layout, {eighths, maxBytes, stop});
    if (!decoded) return tl::unexpected(decoded.error());
    Picture picture;
    picture.pixels = std::move(decoded->pixels);
    picture.color = decoded->color;
    picture.fullSize = layout->frame.size;
    picture.orientation = layout->orientation;
    picture.icc = layout->icc;
    picture.origin = PictureOrigin::Scaled;
    return picture;
}

} // namespace lightstack::io
