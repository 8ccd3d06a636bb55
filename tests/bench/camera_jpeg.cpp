#include "tests/bench/camera_jpeg.h"

#include <QBuffer>
#include <QImage>

#include <chrono>
#include <cstdlib>
#include <vector>

namespace lightstack::bench {
namespace {

constexpr const char* kNoTime = "0000:00:00 00:00:00";
constexpr const char* kNoNumber = "0000000000000000";

std::string encoded(int width, int height, std::size_t bytes, unsigned seed) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            seed = seed * 1664525 + 1013904223;
            const int noise = static_cast<int>(seed >> 24) / 3;
            image.setPixel(x, y, qRgb((x + noise) & 255, (y + noise) & 255, noise));
        }
    QByteArray jpeg;
    for (int quality = 90; quality > 10; quality -= 5) {
        QBuffer buffer;
        if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPEG", quality))
            std::abort();
        jpeg = buffer.data();
        if (static_cast<std::size_t>(jpeg.size()) <= bytes) break;
    }
    return jpeg.toStdString();
}

enum Type : unsigned { kAscii = 2, kShort = 3, kLong = 4, kRational = 5 };

struct Entry {
    unsigned tag;
    Type type;
    unsigned count;
    std::string value; // little endian
};

std::string number(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}
Entry text(unsigned tag, const std::string& value) {
    return {tag, kAscii, static_cast<unsigned>(value.size()) + 1, value + '\0'};
}
Entry small(unsigned tag, unsigned value) {
    return {tag, kShort, 1, number(value, 2)};
}
Entry large(unsigned tag, std::size_t value) {
    return {tag, kLong, 1, number(value, 4)};
}
Entry ratios(unsigned tag, const std::vector<std::pair<unsigned, unsigned>>& values) {
    Entry entry{tag, kRational, static_cast<unsigned>(values.size()), {}};
    for (const auto& [above, below] : values)
        entry.value += number(above, 4) + number(below, 4);
    return entry;
}

// Behind what is there; returns where it begins.
std::size_t append(std::string& tiff, const std::vector<Entry>& entries) {
    const std::size_t start = tiff.size();
    std::size_t next = start + 2 + 12 * entries.size() + 4;
    std::string values;
    tiff += number(entries.size(), 2);
    for (const Entry& entry : entries) {
        tiff += number(entry.tag, 2) + number(entry.type, 2) + number(entry.count, 4);
        std::string value = entry.value;
        if (value.size() <= 4) {
            value.resize(4);
            tiff += value;
            continue;
        }
        if (value.size() % 2 != 0) value += '\0';
        tiff += number(next, 4);
        next += value.size();
        values += value;
    }
    tiff += number(0, 4) + values;
    return start;
}

std::string exif(int width, int height) {
    std::string tiff("II*\0\0\0\0\0", 8);
    const std::size_t camera = append(tiff,
        {ratios(0x829A, {{1, 125}}), ratios(0x829D, {{28, 10}}), small(0x8827, 200),
            text(0x9003, kNoTime), text(0x9004, kNoTime), text(0x9011, "+00:00"), small(0x9209, 16),
            ratios(0x920A, {{50, 1}}), large(0xA002, static_cast<std::size_t>(width)),
            large(0xA003, static_cast<std::size_t>(height)), small(0xA405, 75),
            text(0xA420, kNoNumber), text(0xA434, "50mm F2.8 DG Macro")});
    const std::size_t place =
        append(tiff, {text(1, "N"), ratios(2, {{48, 1}, {8, 1}, {1234, 100}}), text(3, "E"),
                         ratios(4, {{11, 1}, {34, 1}, {5678, 100}}), ratios(6, {{520, 1}})});
    const std::size_t first =
        append(tiff, {text(0x010F, "Lightcam"), text(0x0110, "LC-20 Mark III"), small(0x0112, 1),
                         text(0x0131, "Firmware 1.02"), text(0x0132, kNoTime),
                         large(0x8769, camera), large(0x8825, place)});
    return tiff.replace(4, 4, number(first, 4));
}

} // namespace

CameraJpeg::CameraJpeg(int width, int height, std::size_t bytes, unsigned seed) {
    const std::string segment = std::string("Exif\0\0", 6) + exif(width, height);
    const std::size_t length = segment.size() + 2;
    m_head = "\xFF\xD8\xFF\xE1";
    m_head += static_cast<char>(length >> 8);
    m_head += static_cast<char>(length);
    m_head += segment;
    m_rest = encoded(width, height, bytes - m_head.size(), seed).substr(2);
    std::size_t at = 0;
    for (std::size_t& time : m_time)
        at = (time = m_head.find(kNoTime, at)) + 1;
    m_number = m_head.find(kNoNumber);
}

const std::string& CameraJpeg::head(std::int64_t taken, std::uint64_t number) {
    const std::string time = timeText(taken, ':', ' ', ':');
    for (const std::size_t at : m_time)
        m_head.replace(at, time.size(), time);
    for (std::size_t i = 0; i < 16; ++i, number /= 10)
        m_head[m_number + 15 - i] = static_cast<char>('0' + number % 10);
    return m_head;
}

std::string filmBytes(std::uint64_t number, std::size_t bytes) {
    const auto big = [](std::uint64_t value) {
        std::string out;
        for (int shift = 24; shift >= 0; shift -= 8)
            out += static_cast<char>(value >> shift);
        return out;
    };
    const auto box = [&](const char* type, const std::string& body) {
        return big(body.size() + 8) + type + body;
    };
    // Version, times, scale, length, rate; volume 1 and a matrix that leaves things as they are.
    std::string header = big(0) + big(0) + big(0) + big(600) + big(1800) + big(0x10000);
    header += std::string("\x01\0", 2) + std::string(10, '\0');
    for (const unsigned value : {0x10000U, 0U, 0U, 0U, 0x10000U, 0U, 0U, 0U, 0x40000000U})
        header += big(value);
    header += std::string(24, '\0') + big(2);
    std::string payload = std::to_string(number) + " ";
    payload.resize(bytes, 'f');
    return box("ftyp", "isom" + big(512) + "isommp41") + box("moov", box("mvhd", header)) +
           box("mdat", payload);
}

std::string timeText(std::int64_t taken, char dateMark, char between, char timeMark) {
    using namespace std::chrono;
    const sys_seconds time{seconds{taken}};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::string out = std::to_string(static_cast<int>(date.year()));
    const auto two = [&](char mark, unsigned value) {
        if (mark != 0) out += mark;
        out += static_cast<char>('0' + value / 10);
        out += static_cast<char>('0' + value % 10);
    };
    two(dateMark, static_cast<unsigned>(date.month()));
    two(dateMark, static_cast<unsigned>(date.day()));
    two(between, static_cast<unsigned>(clock.hours().count()));
    two(timeMark, static_cast<unsigned>(clock.minutes().count()));
    two(timeMark, static_cast<unsigned>(clock.seconds().count()));
    return out;
}

} // namespace lightstack::bench
