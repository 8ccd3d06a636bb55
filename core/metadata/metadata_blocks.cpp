#include "core/metadata/metadata_blocks.h"

#include "core/metadata/byte_reader.h"
#include "core/metadata/chunks.h"
#include "core/metadata/gif_blocks.h"
#include "core/metadata/psd_blocks.h"

#include <algorithm>
#include <map>
#include <vector>

namespace lightstack::metadata {
namespace {

using namespace std::string_view_literals;

void fromJpeg(ByteReader& in, MetadataBlocks& out) {
    std::uint64_t at = 2;
    for (int segments = 0; segments < 1000 && !in.ended(); ++segments) {
        if (in.big(at, 1) != 0xFF) return;
        const auto marker = in.big(at + 1, 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == 0xDA || marker == 0xD9) return;
        if (marker == 0xD8 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
            at += 2;
            continue;
        }
        const std::uint64_t length = in.big(at + 2, 2);
        const std::uint64_t body = at + 4;
        if (length < 2) return;
        const std::uint64_t size = length - 2;
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
            marker != 0xCC) {
            out.height = static_cast<int>(in.big(body + 1, 2));
            out.width = static_cast<int>(in.big(body + 3, 2));
            return; // metadata stands before the frame
        }
        if (marker == 0xE1) {
            const std::string mark = in.text(body, 35);
            const std::string head = mark.substr(0, 29);
            if (head.starts_with("Exif\0\0"sv) && !out.exif && size > 6)
                out.exif = Extent{body + 6, size - 6};
            if (head == "http://ns.adobe.com/xap/1.0/\0"sv && !out.xmp && size > 29)
                out.xmp = Extent{body + 29, size - 29};
            if (mark == "http://ns.adobe.com/xmp/extension/\0"sv && size > 35)
                out.xmpExtensions.push_back({body + 35, size - 35});
        }
        if (marker == 0xFE && size > 0) out.comments.push_back({Extent{body, size}});
        if (marker == 0xED && !out.iptc && in.text(body, 14) == "Photoshop 3.0\0"sv)
            out.iptc = Extent{body + 14, size - 14};
        at += 2 + length;
    }
}

// Of an EXIF chunk; some writers keep the mark that JPEG has before it.
Extent exifOf(ByteReader& in, const Chunks& chunk) {
    const std::uint64_t mark = chunk.size() > 6 && in.text(chunk.body(), 6) == "Exif\0\0"sv ? 6 : 0;
    return {chunk.body() + mark, chunk.size() - mark};
}

void fromPng(ByteReader& in, Chunks chunk, MetadataBlocks& out) {
    for (int chunks = 0; chunks < 4000 && chunk.next() && !chunk.is("IEND"); ++chunks) {
        const std::uint64_t body = chunk.body();
        if (chunk.is("IHDR")) {
            out.width = static_cast<int>(in.big(body, 4));
            out.height = static_cast<int>(in.big(body + 4, 4));
        } else if (chunk.is("eXIf")) {
            out.exif = exifOf(in, chunk);
        } else if (chunk.is("iTXt") && in.text(body, 18) == "XML:com.adobe.xmp\0"sv &&
                   in.big(body + 18, 1) == 0) {
            // keyword, compression flag and method, language, translated keyword
            const std::string head = in.text(body + 20, 256);
            const std::size_t language = head.find('\0');
            const std::size_t keyword =
                language == std::string::npos ? language : head.find('\0', language + 1);
            if (keyword != std::string::npos && chunk.size() > 21 + keyword)
                out.xmp = Extent{body + 21 + keyword, chunk.size() - 21 - keyword};
        }
    }
}

void fromWebp(ByteReader& in, Chunks chunk, MetadataBlocks& out) {
    for (int chunks = 0; chunks < 1000 && chunk.next(); ++chunks) {
        const std::uint64_t body = chunk.body();
        if (chunk.is("VP8X")) {
            out.width = static_cast<int>(in.little(body + 4, 3)) + 1;
            out.height = static_cast<int>(in.little(body + 7, 3)) + 1;
        } else if (chunk.is("VP8 ") && out.width == 0) {
            out.width = static_cast<int>(in.little(body + 6, 2) & 0x3FFF);
            out.height = static_cast<int>(in.little(body + 8, 2) & 0x3FFF);
        } else if (chunk.is("VP8L") && out.width == 0) {
            const auto bits = in.little(body + 1, 4);
            out.width = static_cast<int>(bits & 0x3FFF) + 1;
            out.height = static_cast<int>((bits >> 14) & 0x3FFF) + 1;
        } else if (chunk.is("EXIF")) {
            out.exif = exifOf(in, chunk);
        } else if (chunk.is("XMP ")) {
            out.xmp = Extent{body, chunk.size()};
        } else if (chunk.is("ICCP")) {
            out.icc = Extent{body, chunk.size()};
        }
    }
}

// ISO/IEC 23008-12: item info names the items, item location says where they are.
class HeifWalker {
public:
    HeifWalker(ByteReader& in, MetadataBlocks& out) : m_in(in), m_out(out) {}

    void run() {
        boxes(0, m_in.size(), 0);
        const auto take = [&](std::uint32_t item, std::optional<Extent>& into) {
            const auto found = m_locations.find(item);
            if (item != 0 && found != m_locations.end()) into = found->second;
        };
        take(m_exifItem, m_out.exif);
        take(m_xmpItem, m_out.xmp);
        if (m_out.exif && m_out.exif->size > 8) { // a 4-byte offset to the TIFF header comes first
            const std::uint64_t skip = 4 + m_in.big(m_out.exif->offset, 4);
            if (skip < m_out.exif->size)
                m_out.exif = Extent{m_out.exif->offset + skip, m_out.exif->size - skip};
            else
                m_out.exif.reset();
        }
        m_out.orientationApplied = true;
    }

private:
    void boxes(std::uint64_t at, std::uint64_t end, int depth) {
        for (int count = 0; count < 2000 && at + 8 <= end && !m_in.ended(); ++count) {
            std::uint64_t size = m_in.big(at, 4);
            const std::string type = m_in.text(at + 4, 4);
            std::uint64_t body = at + 8;
            if (size == 1) {
                size = m_in.big(at + 8, 8);
                body += 8;
            }
            if (size == 0) size = end - at;
            if (size < 8 || size > end - at) return;
            const std::uint64_t boxEnd = at + size;
            if (type == "meta" && depth == 0) boxes(body + 4, boxEnd, 1);
            if ((type == "iprp" || type == "ipco") && depth > 0 && depth < 4)
                boxes(body, boxEnd, depth + 1);
            if (type == "iinf") itemInfo(body, boxEnd);
            if (type == "iloc") itemLocations(body);
            if (type == "ispe")
                pixels(static_cast<int>(m_in.big(body + 4, 4)),
                    static_cast<int>(m_in.big(body + 8, 4)));
            if (type == "Exif" && depth == 0 && size > 12) { // JPEG XL container
                m_out.exif = Extent{body + 4, boxEnd - body - 4};
            }
            if (type == "xml " && depth == 0) m_out.xmp = Extent{body, boxEnd - body};
            at = boxEnd;
        }
    }
    void pixels(
        int width, int height) { // tiles and thumbnails have sizes too: the largest is the picture
        if (static_cast<std::int64_t>(width) * height <=
            static_cast<std::int64_t>(m_out.width) * m_out.height)
            return;
        m_out.width = width;
        m_out.height = height;
    }
    void itemInfo(std::uint64_t body, std::uint64_t end) {
        const auto version = m_in.big(body, 1);
        std::uint64_t at = body + 4 + (version == 0 ? 2 : 4);
        for (int count = 0; count < 2000 && at + 12 <= end && !m_in.ended(); ++count) {
            const std::uint64_t size = m_in.big(at, 4);
            if (size < 12) return;
            const auto infeVersion = m_in.big(at + 8, 1);
            const std::size_t idBytes = infeVersion >= 3 ? 4 : 2;
            const auto id = static_cast<std::uint32_t>(m_in.big(at + 12, idBytes));
            const std::uint64_t typeAt = at + 12 + idBytes + 2;
            const std::string type = m_in.text(typeAt, 4);
            if (type == "Exif") m_exifItem = id;
            if (type == "mime" &&
                m_in.text(typeAt + 4, 64).find("application/rdf+xml") != std::string::npos)
                m_xmpItem = id;
            at += size;
        }
    }
    void itemLocations(std::uint64_t body) {
        const auto version = m_in.big(body, 1);
        const auto sizes = m_in.big(body + 4, 2);
        const std::size_t offsetBytes = (sizes >> 12) & 15;
        const std::size_t lengthBytes = (sizes >> 8) & 15;
        const std::size_t baseBytes = (sizes >> 4) & 15;
        const std::size_t indexBytes = version > 0 ? sizes & 15 : 0;
        if (offsetBytes > 8 || lengthBytes > 8 || baseBytes > 8 || indexBytes > 8) return;
        const std::size_t idBytes = version < 2 ? 2 : 4;
        std::uint64_t at = body + 6;
        const std::uint64_t count = std::min<std::uint64_t>(m_in.big(at, idBytes), 4000);
        at += idBytes;
        const auto next = [&](std::size_t bytes) {
            const std::uint64_t value = bytes > 0 ? m_in.big(at, bytes) : 0;
            at += bytes;
            return value;
        };
        for (std::uint64_t i = 0; i < count && !m_in.ended(); ++i) {
            const auto id = static_cast<std::uint32_t>(next(idBytes));
            const std::uint64_t method = version > 0 ? next(2) & 15 : 0;
            next(2); // data reference
            const std::uint64_t base = next(baseBytes);
            const std::uint64_t extents = std::min<std::uint64_t>(next(2), 64);
            for (std::uint64_t e = 0; e < extents; ++e) {
                next(indexBytes);
                const std::uint64_t offset = next(offsetBytes);
                const std::uint64_t length = next(lengthBytes);
                if (e == 0 && method == 0) m_locations[id] = Extent{base + offset, length};
            }
        }
    }

    ByteReader& m_in;
    MetadataBlocks& m_out;
    std::uint32_t m_exifItem = 0;
    std::uint32_t m_xmpItem = 0;
    std::map<std::uint32_t, Extent> m_locations;
};

} // namespace

MetadataBlocks findMetadataBlocks(base::ByteSource& source, const MimeVerdict& mime) {
    ByteReader in(source);
    MetadataBlocks out;
    out.any = true;
    if (mime.mime == "image/jpeg" || mime.mime == "image/mpo")
        fromJpeg(in, out);
    else if (mime.mime == "image/png")
        fromPng(in, Chunks::ofPng(source), out);
    else if (mime.mime == "image/webp")
        fromWebp(in, Chunks::ofWebp(source), out);
    else if (mime.mime == "image/gif")
        findGifBlocks(source, out);
    else if (mime.mime == "image/vnd.adobe.photoshop")
        findPsdBlocks(source, out);
    else if (mime.mime == "image/tiff" || isTiffBasedRaw(mime.mime))
        out.exif = Extent{0, source.size()};
    else if (mime.mime.starts_with("image/hei") || mime.mime.starts_with("image/avif") ||
             mime.mime == "image/jxl")
        HeifWalker(in, out).run();
    else
        out.any = false;
    const auto inside = [&](std::optional<Extent>& e) {
        if (e && (e->offset >= source.size() || e->size == 0)) e.reset();
        if (e) e->size = std::min(e->size, source.size() - e->offset);
    };
    inside(out.exif);
    inside(out.xmp);
    inside(out.iptc);
    return out;
}

std::string readExtent(base::ByteSource& source, const Extent& extent, std::uint64_t limit) {
    std::string out(static_cast<std::size_t>(std::min(extent.size, limit)), '\0');
    out.resize(source.read(extent.offset, std::as_writable_bytes(std::span(out))));
    return out;
}

} // namespace lightstack::metadata
