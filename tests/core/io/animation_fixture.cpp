#include "tests/core/io/animation_fixture.h"

#include <QBuffer>
#include <QImageWriter>

#include <cstdint>

namespace lightstack::tests {
namespace {

void putLittle(QByteArray& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i)));
}

void big(QByteArray& out, std::uint32_t value, int bytes) {
    for (int i = bytes; i-- > 0;)
        out.append(static_cast<char>(value >> (8 * i)));
}

std::uint32_t bigAt(const QByteArray& in, qsizetype at) {
    std::uint32_t value = 0;
    for (qsizetype i = 0; i < 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(in[at + i]);
    return value;
}

std::uint32_t crc32(const QByteArray& data) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : data) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
    }
    return ~crc;
}

void chunk(QByteArray& out, const QByteArray& type, const QByteArray& data) {
    big(out, static_cast<std::uint32_t>(data.size()), 4);
    out += type + data;
    big(out, crc32(type + data), 4);
}

QByteArray written(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(100);
    writer.write(image);
    return bytes;
}

// The data of all chunks of a type.
QByteArray partOf(const QByteArray& png, const char* type) {
    QByteArray out;
    for (qsizetype at = 8; at + 8 <= png.size();) {
        const auto size = static_cast<qsizetype>(bigAt(png, at));
        if (png.mid(at + 4, 4) == type) out += png.mid(at + 8, size);
        at += 12 + size;
    }
    return out;
}

} // namespace

QByteArray gifOf(const QList<int>& frames, int delayMs, int loops) {
    QByteArray out("GIF89a");
    putLittle(out, 1, 2);
    putLittle(out, 1, 2);
    out += QByteArray::fromHex("800000000000ffffff"); // two colours
    if (loops >= 0) {
        out += QByteArray::fromHex("21ff0b") + "NETSCAPE2.0" + QByteArray::fromHex("0301");
        putLittle(out, static_cast<std::uint32_t>(loops), 2);
        out += '\0';
    }
    for (const int frame : frames) {
        out += QByteArray::fromHex("21f90404");
        putLittle(out, static_cast<std::uint32_t>(delayMs / 10), 2);
        out += QByteArray::fromHex("0000") + QByteArray::fromHex("2c000000000100010000");
        out += frame == 0 ? QByteArray::fromHex("02024401") : QByteArray::fromHex("02024c01");
        out += '\0';
    }
    return out + ';';
}

QByteArray gifOfParts(const QList<GifPart>& parts) {
    QByteArray out("GIF89a");
    putLittle(out, 4, 2);
    putLittle(out, 4, 2);
    out += QByteArray::fromHex("810100" // the background is red, which nobody heeds
                               "000000ff000000ff000000ff");
    for (const GifPart& part : parts) {
        const bool hasHole = part.transparent >= 0;
        out += QByteArray::fromHex("21f904") + char(part.disposal << 2 | (hasHole ? 1 : 0));
        putLittle(out, 5, 2);
        out += char(hasHole ? part.transparent : 0) + QByteArray(1, '\0') + ',';
        for (const int side :
            {part.place.x(), part.place.y(), part.place.width(), part.place.height()})
            putLittle(out, static_cast<std::uint32_t>(side), 2);
        out += part.palette.isEmpty() ? QByteArray(1, '\0') : char(0x81) + part.palette;
        // Codes of three bits, the table cleared before each pixel, so that it never grows.
        QByteArray data;
        unsigned bits = 0;
        int count = 0;
        const auto put = [&](int code) {
            bits |= static_cast<unsigned>(code) << count;
            for (count += 3; count >= 8; count -= 8, bits >>= 8)
                data += static_cast<char>(bits);
        };
        for (int i = 0; i < part.place.width() * part.place.height(); ++i) {
            put(4);
            put(part.color);
        }
        put(5);
        data += static_cast<char>(bits);
        out += QByteArray(1, 2) + static_cast<char>(data.size()) + data + QByteArray(1, '\0');
    }
    return out + ';';
}

QByteArray apngOf(const QList<ApngFrame>& frames, int plays, const QImage& still) {
    const QByteArray first = written(still.isNull() ? frames.first().picture : still, "PNG");
    QByteArray out = first.left(8);
    chunk(out, "IHDR", partOf(first, "IHDR"));
    QByteArray control;
    big(control, static_cast<std::uint32_t>(frames.size()), 4);
    big(control, static_cast<std::uint32_t>(plays), 4);
    chunk(out, "acTL", control);
    if (!still.isNull()) chunk(out, "IDAT", partOf(first, "IDAT"));
    std::uint32_t sequence = 0;
    for (qsizetype i = 0; i < frames.size(); ++i) {
        const ApngFrame& frame = frames[i];
        QByteArray place;
        big(place, sequence++, 4);
        for (const int number :
            {frame.picture.width(), frame.picture.height(), frame.at.x(), frame.at.y()})
            big(place, static_cast<std::uint32_t>(number), 4);
        big(place, static_cast<std::uint32_t>(frame.delayMs), 2);
        big(place, 1000, 2);
        place += static_cast<char>(frame.disposal);
        place += static_cast<char>(frame.blend);
        chunk(out, "fcTL", place);
        const QByteArray data = partOf(written(frame.picture, "PNG"), "IDAT");
        if (i == 0 && still.isNull()) {
            chunk(out, "IDAT", data);
            continue;
        }
        QByteArray numbered;
        big(numbered, sequence++, 4);
        chunk(out, "fdAT", numbered + data);
    }
    chunk(out, "IEND", {});
    return out;
}

QByteArray webpOf(const QList<QImage>& frames, int delayMs, int loops) {
    if (!QImageWriter::supportedImageFormats().contains("webp")) return {};
    const auto size = [](QByteArray& out, int side) {
        putLittle(out, static_cast<std::uint32_t>(side - 1), 3);
    };
    QByteArray body("WEBPVP8X");
    putLittle(body, 10, 4);
    putLittle(body, 0x12, 4); // animation, alpha
    size(body, frames.first().width());
    size(body, frames.first().height());
    body += "ANIM";
    putLittle(body, 6, 4);
    putLittle(body, 0, 4);
    putLittle(body, static_cast<std::uint32_t>(loops), 2);
    for (const QImage& frame : frames) {
        const QByteArray file = written(frame, "webp");
        QByteArray data(6, '\0'); // at 0, 0
        size(data, frame.width());
        size(data, frame.height());
        putLittle(data, static_cast<std::uint32_t>(delayMs), 3);
        data += '\2';                           // no blending
        data += file.mid(file.indexOf("VP8L")); // lossless at quality 100
        body += "ANMF";
        putLittle(body, static_cast<std::uint32_t>(data.size()), 4);
        body += data;
    }
    QByteArray out("RIFF");
    putLittle(out, static_cast<std::uint32_t>(body.size()), 4);
    return out + body;
}

} // namespace lightstack::tests
