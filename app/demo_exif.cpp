#include "app/demo_exif.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lightstack::app::demo {
namespace {

enum Type : std::uint16_t { kAscii = 2, kShort = 3, kLong = 4, kRational = 5 };

void put16(QByteArray& out, std::uint32_t value) {
    out.append(static_cast<char>(value & 0xFF)).append(static_cast<char>((value >> 8) & 0xFF));
}
void put32(QByteArray& out, std::uint32_t value) {
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

struct Entry {
    std::uint16_t tag = 0;
    Type type = kShort;
    std::uint32_t count = 1;
    QByteArray data;
};

Entry ascii(std::uint16_t tag, const std::string& text) {
    QByteArray data = QByteArray::fromStdString(text);
    data.append('\0');
    return {tag, kAscii, static_cast<std::uint32_t>(data.size()), data};
}
Entry shortValue(std::uint16_t tag, std::uint32_t value) {
    Entry entry{tag, kShort, 1, {}};
    put16(entry.data, value);
    return entry;
}
Entry longValue(std::uint16_t tag, std::uint32_t value) {
    Entry entry{tag, kLong, 1, {}};
    put32(entry.data, value);
    return entry;
}
Entry rationals(std::uint16_t tag, const std::vector<std::pair<unsigned, unsigned>>& values) {
    Entry entry{tag, kRational, static_cast<std::uint32_t>(values.size()), {}};
    for (const auto& [numerator, denominator] : values) {
        put32(entry.data, numerator);
        put32(entry.data, denominator);
    }
    return entry;
}

std::uint32_t directorySize(const std::vector<Entry>& entries) {
    std::uint32_t size = 2 + 4;
    for (const Entry& entry : entries) {
        size += 12;
        if (entry.data.size() > 4) size += static_cast<std::uint32_t>((entry.data.size() + 1) & ~1);
    }
    return size;
}

// A directory at `offset`; its larger values follow it. Requires: entries in tag order.
QByteArray directory(const std::vector<Entry>& entries, std::uint32_t offset) {
    QByteArray out;
    QByteArray values;
    const auto valuesAt = offset + 2 + 4 + 12 * static_cast<std::uint32_t>(entries.size());
    put16(out, static_cast<std::uint32_t>(entries.size()));
    for (const Entry& entry : entries) {
        put16(out, entry.tag);
        put16(out, entry.type);
        put32(out, entry.count);
        if (entry.data.size() <= 4) {
            out.append(entry.data.leftJustified(4, '\0'));
        } else {
            put32(out, valuesAt + static_cast<std::uint32_t>(values.size()));
            values.append(entry.data);
            if (values.size() % 2 != 0) values.append('\0');
        }
    }
    put32(out, 0);
    return out + values;
}

std::vector<std::pair<unsigned, unsigned>> degrees(double value) {
    const double absolute = std::fabs(value);
    const auto whole = static_cast<unsigned>(absolute);
    const double minutes = (absolute - whole) * 60;
    const auto wholeMinutes = static_cast<unsigned>(minutes);
    const auto seconds = static_cast<unsigned>(std::lround((minutes - wholeMinutes) * 6000));
    return {{whole, 1}, {wholeMinutes, 1}, {seconds, 100}};
}

} // namespace

QByteArray withExif(const QByteArray& jpeg, const ExifValues& v) {
    const std::vector<Entry> exif{
        rationals(0x829A, {{1, v.exposureDenominator}}),
        rationals(0x829D, {{v.fNumberTimes10, 10}}),
        shortValue(0x8827, v.iso),
        ascii(0x9003, v.dateTime),
        rationals(0x920A, {{v.focalLength, 1}}),
    };
    const std::vector<Entry> gps{
        ascii(1, v.latitude < 0 ? "S" : "N"),
        rationals(2, degrees(v.latitude)),
        ascii(3, v.longitude < 0 ? "W" : "E"),
        rationals(4, degrees(v.longitude)),
    };
    std::vector<Entry> main{
        ascii(0x010F, "Lightstack"),
        ascii(0x0110, v.model),
        shortValue(0x0112, static_cast<std::uint32_t>(v.orientation)),
        ascii(0x0132, v.dateTime),
        longValue(0x8769, 0),
        longValue(0x8825, 0),
    };
    const std::uint32_t exifAt = 8 + directorySize(main);
    const std::uint32_t gpsAt = exifAt + directorySize(exif);
    main[4] = longValue(0x8769, exifAt);
    main[5] = longValue(0x8825, gpsAt);

    QByteArray block("Exif\0\0II*\0", 10);
    put32(block, 8);
    block += directory(main, 8) + directory(exif, exifAt) + directory(gps, gpsAt);
    const auto length = static_cast<std::uint32_t>(block.size() + 2);
    QByteArray out = jpeg.left(2);
    out.append('\xFF').append('\xE1');
    out.append(static_cast<char>(length >> 8)).append(static_cast<char>(length & 0xFF));
    return out + block + jpeg.mid(2);
}

} // namespace lightstack::app::demo
