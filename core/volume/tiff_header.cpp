#include "core/volume/tiff_header.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace lightstack::volume {
namespace {

enum Type : std::uint16_t { kAscii = 2, kShort = 3, kLong = 4, kRational = 5, kLong8 = 16 };

class HeadWriter {
public:
    explicit HeadWriter(bool big) : m_big(big) {}

    // In rising order of tags, as TIFF wants them.
    void add(std::uint16_t tag, Type type, const std::vector<std::uint64_t>& values) {
        const int each = type == kShort ? 2 : type == kLong ? 4 : type == kAscii ? 1 : 8;
        Entry entry{tag, type, values.size(), {}};
        for (const std::uint64_t value : values)
            put(entry.value, value, each);
        m_entries.push_back(std::move(entry));
    }
    void addText(std::uint16_t tag, const std::string& text) {
        std::vector<std::uint64_t> letters(text.begin(), text.end());
        letters.push_back(0);
        add(tag, kAscii, letters);
    }
    // Numerator and denominator of 32 bits each, one value.
    void addRational(std::uint16_t tag, double value) {
        std::uint64_t denominator = 1'000'000;
        while (denominator > 1 &&
               value * static_cast<double>(denominator) > std::numeric_limits<std::uint32_t>::max())
            denominator /= 10;
        const auto numerator =
            static_cast<std::uint64_t>(std::llround(value * static_cast<double>(denominator)));
        add(tag, kRational, {numerator | denominator << 32});
    }

    // `stripOffsets` is patched to where the head ends.
    std::vector<std::byte> finish(std::uint16_t offsetsTag) {
        const std::size_t start = m_big ? 16 : 8;
        const std::size_t each = m_big ? 20 : 12;
        const std::size_t inlineBytes = m_big ? 8 : 4;
        std::size_t extra = start + (m_big ? 8 : 2) + each * m_entries.size() + (m_big ? 8 : 4);
        std::size_t end = extra;
        for (const Entry& entry : m_entries)
            if (entry.value.size() > inlineBytes) end += (entry.value.size() + 1) / 2 * 2;
        end = (end + 15) / 16 * 16;
        std::vector<std::byte> out;
        put(out, 0x4949, 2);
        put(out, m_big ? 43 : 42, 2);
        if (m_big) put(out, 8, 4);
        put(out, start, m_big ? 8 : 4);
        put(out, m_entries.size(), m_big ? 8 : 2);
        std::vector<std::byte> far;
        for (Entry& entry : m_entries) {
            put(out, entry.tag, 2);
            put(out, entry.type, 2);
            put(out, entry.count, m_big ? 8 : 4);
            if (entry.tag == offsetsTag) {
                entry.value.clear();
                put(entry.value, end, m_big ? 8 : 4);
            }
            if (entry.value.size() <= inlineBytes) {
                entry.value.resize(inlineBytes);
                out.insert(out.end(), entry.value.begin(), entry.value.end());
            } else {
                put(out, extra + far.size(), m_big ? 8 : 4);
                far.insert(far.end(), entry.value.begin(), entry.value.end());
                far.resize((far.size() + 1) / 2 * 2);
            }
        }
        put(out, 0, m_big ? 8 : 4); // no further directory
        out.insert(out.end(), far.begin(), far.end());
        out.resize(end);
        return out;
    }

private:
    struct Entry {
        std::uint16_t tag;
        std::uint16_t type;
        std::uint64_t count;
        std::vector<std::byte> value;
    };
    static void put(std::vector<std::byte>& to, std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            to.push_back(static_cast<std::byte>(value >> (8 * i)));
    }
    bool m_big;
    std::vector<Entry> m_entries;
};

} // namespace

std::vector<std::byte> tiffHead(const TiffHead& head) {
    const image::ImageSpec& slice = head.slice;
    const std::uint64_t bytes = slice.rowBytes() * static_cast<std::uint64_t>(slice.size.height);
    const bool big = bytes > std::numeric_limits<std::uint32_t>::max() - 65536;
    const auto channels = static_cast<std::size_t>(slice.channels);
    const auto bits = 8 * static_cast<std::uint64_t>(image::bytesPerSample(slice.type));
    const std::uint64_t format = image::isFloat(slice.type)    ? 3
                                 : image::isSigned(slice.type) ? 2
                                                               : 1;
    const std::uint64_t photometric = slice.channels >= 3 ? 2 : head.whiteIsZero ? 0 : 1;
    HeadWriter writer(big);
    writer.add(256, kLong, {static_cast<std::uint64_t>(slice.size.width)});
    writer.add(257, kLong, {static_cast<std::uint64_t>(slice.size.height)});
    writer.add(258, kShort, std::vector<std::uint64_t>(channels, bits));
    writer.add(259, kShort, {1});
    writer.add(262, kShort, {photometric});
    if (!head.description.empty()) writer.addText(270, head.description);
    writer.add(273, big ? kLong8 : kLong, {0});
    writer.add(277, kShort, {channels});
    writer.add(278, kLong, {static_cast<std::uint64_t>(slice.size.height)});
    writer.add(279, big ? kLong8 : kLong, {bytes});
    if (head.pixelsPerUnitX > 0 && head.pixelsPerUnitY > 0) {
        writer.addRational(282, head.pixelsPerUnitX);
        writer.addRational(283, head.pixelsPerUnitY);
    }
    writer.add(284, kShort, {1});
    if (head.pixelsPerUnitX > 0 && head.pixelsPerUnitY > 0) writer.add(296, kShort, {1});
    const std::size_t shown = photometric == 2 ? 3 : 1;
    if (channels > shown) writer.add(338, kShort, std::vector<std::uint64_t>(channels - shown, 0));
    writer.add(339, kShort, std::vector<std::uint64_t>(channels, format));
    return writer.finish(273);
}

} // namespace lightstack::volume
