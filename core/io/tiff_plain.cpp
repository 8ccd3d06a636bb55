// Uncompressed strips of whole bytes, read by their offsets: libtiff only says where they are.
#include "core/base/byte_order.h"
#include "core/io/tiff_stream.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr std::uint64_t kCachedBytes = std::uint64_t{2}
                                       << 20; // stays in the cache while it is used

class PlainStrips : public TiffStream {
public:
    // Where `out` is given, rows go there; else piece by piece to `pixels`.
    PlainStrips(TiffHandle& handle, const TiffLayout& layout, int plane, const TiffReading& reading,
        TiffPixels* pixels, std::byte* out)
        : TiffStream(handle, layout, reading)
        , m_plane(plane)
        , m_pixels(pixels)
        , m_out(out)
        , m_rowBytes(static_cast<std::size_t>(layout.packedRowBytes(layout.width)))
        , m_strips((layout.height - 1) / layout.rowsPerStrip + 1) {}

    void run() {
        if (m_layout.isVirtual) {
            rows(m_layout.virtualOffset + static_cast<std::uint64_t>(m_plane) * m_rowBytes *
                                              static_cast<std::uint64_t>(m_layout.height),
                0, m_layout.height);
            return;
        }
        for (int strip = 0; strip < m_strips;) {
            if (stopped()) return;
            const Part there = part(indexOf(strip));
            const int first = strip * m_layout.rowsPerStrip;
            bool goOn = true;
            if (there == Part::Gap) {
                goOn = gap(first, rowsOf(strip++));
            } else if (there == Part::Missing) {
                goOn = cut("strip", indexOf(strip++));
            } else {
                const int count = runFrom(strip);
                const int end = strip + count;
                const std::uint64_t offset = offsetOf(strip);
                const std::int64_t all = std::int64_t{count} * m_layout.rowsPerStrip;
                goOn = rows(offset, first,
                    static_cast<int>(std::min<std::int64_t>(m_layout.height - first, all)));
                strip = end;
            }
            if (!goOn) return;
        }
    }

private:
    [[nodiscard]] std::uint32_t indexOf(int strip) const noexcept {
        return static_cast<std::uint32_t>(m_plane) * static_cast<std::uint32_t>(m_strips) +
               static_cast<std::uint32_t>(strip);
    }
    [[nodiscard]] std::uint64_t offsetOf(int strip) const {
        return TIFFGetStrileOffset(m_handle.get(), indexOf(strip));
    }
    [[nodiscard]] int rowsOf(int strip) const noexcept {
        return std::min(m_layout.rowsPerStrip, m_layout.height - strip * m_layout.rowsPerStrip);
    }

    // How many strips from this one on stand one after the other.
    [[nodiscard]] int runFrom(int strip) const {
        int count = 1;
        std::uint64_t at = offsetOf(strip);
        for (; strip + count < m_strips; ++count) {
            at += static_cast<std::uint64_t>(rowsOf(strip + count - 1)) * m_rowBytes;
            if (offsetOf(strip + count) != at) break;
        }
        return count;
    }

    bool gap(int first, int count) {
        if (m_out != nullptr) {
            std::memset(m_out + static_cast<std::size_t>(first) * m_rowBytes, 0,
                static_cast<std::size_t>(count) * m_rowBytes);
            return true;
        }
        if (m_reading.fillGaps) {
            m_buffer.assign(std::max(m_buffer.size(), m_rowBytes), std::byte{0});
            for (int i = 0; i < count; ++i)
                m_pixels->put(first + i, 0, m_layout.width, std::span(m_buffer).first(m_rowBytes));
        }
        m_pixels->rowsDone(first + count);
        return true;
    }

    bool rows(std::uint64_t offset, int first, int count) {
        const int piece = static_cast<int>(std::clamp<std::uint64_t>(
            kCachedBytes / m_rowBytes, 1, static_cast<std::uint64_t>(count)));
        if (m_out == nullptr && m_buffer.size() < static_cast<std::size_t>(piece) * m_rowBytes)
            m_buffer.resize(static_cast<std::size_t>(piece) * m_rowBytes);
        for (int done = 0; done < count; done += piece) {
            if (stopped()) return false;
            const int y = first + done;
            const int now = std::min(piece, count - done);
            const std::size_t want = static_cast<std::size_t>(now) * m_rowBytes;
            std::byte* to = m_out != nullptr ? m_out + static_cast<std::size_t>(y) * m_rowBytes
                                             : m_buffer.data();
            const auto got = base::readAt(m_handle.file().descriptor(),
                offset + static_cast<std::uint64_t>(done) * m_rowBytes, {to, want},
                m_handle.file().path());
            if (!got) return trouble(got.error().code, got.error().detail);
            swapTiffSamples(m_layout, {to, *got});
            if (*got > 0) good();
            if (m_pixels != nullptr) put(y, static_cast<int>(*got / m_rowBytes));
            if (*got < want)
                return trouble(ErrorCode::CorruptData,
                    "the file ends at row " +
                        std::to_string(y + static_cast<int>(*got / m_rowBytes)));
        }
        return true;
    }

    void put(int y, int count) {
        for (int i = 0; i < count; ++i)
            m_pixels->put(y + i, 0, m_layout.width,
                std::span(m_buffer).subspan(static_cast<std::size_t>(i) * m_rowBytes, m_rowBytes));
        m_pixels->rowsDone(y + count);
    }

    int m_plane;
    TiffPixels* m_pixels;
    std::byte* m_out;
    std::size_t m_rowBytes;
    int m_strips;
    std::vector<std::byte> m_buffer;
};

} // namespace

void swapTiffSamples(const TiffLayout& layout, std::span<std::byte> samples) {
    if (!layout.swapped) return;
    base::swapNumbers(samples, static_cast<std::size_t>(layout.bits) / 8);
}

bool isPlainTiff(const TiffLayout& layout) noexcept {
    const int b = layout.bits;
    return layout.compression == COMPRESSION_NONE && !layout.tiled && !layout.reversedBits &&
           !layout.subsampled && (b == 8 || b == 16 || b == 32 || b == 64);
}

TiffRowsResult readPlainTiff(TiffHandle& handle, const TiffLayout& layout, int plane,
    const std::stop_token& stop, std::byte* out) {
    const TiffReading reading{.tolerant = false, .fillGaps = true, .stop = stop};
    PlainStrips strips(handle, layout, plane, reading, nullptr, out);
    strips.run();
    return strips.takeResult();
}

TiffRowsResult readPlainTiffRows(TiffHandle& handle, const TiffLayout& layout, int plane,
    const TiffReading& reading, TiffPixels& pixels) {
    PlainStrips strips(handle, layout, plane, reading, &pixels, nullptr);
    strips.run();
    return strips.takeResult();
}

} // namespace lightstack::io
