#include "core/io/thumbnail_codec.h"

#include <QBuffer>

#include <turbojpeg.h>

#include <memory>

namespace lightstack::io {
namespace {

constexpr int kQuality = 88;
constexpr int kSmallQuality = 92;
constexpr int kSmall = 160; // long side up to which chroma is not halved
constexpr int kMostThumbSide = 4096;

struct CodecCloser {
    void operator()(void* handle) const noexcept { tjDestroy(handle); }
};
using CodecHandle = std::unique_ptr<void, CodecCloser>;

// A handle a thread: making one costs more than a small picture.
tjhandle compressor() {
    thread_local const CodecHandle handle(tjInitCompress());
    return handle.get();
}
tjhandle decompressor() {
    thread_local const CodecHandle handle(tjInitDecompress());
    return handle.get();
}

Result<QByteArray> encodeJpeg(const QImage& source) {
    const bool grey = source.format() == QImage::Format_Grayscale8;
    const QImage image = grey || source.format() == QImage::Format_RGB32
                             ? source
                             : source.convertToFormat(QImage::Format_RGB32);
    const bool small = std::max(image.width(), image.height()) <= kSmall;
    unsigned char* out = nullptr;
    unsigned long size = 0;
    const int sampling = grey ? TJSAMP_GRAY : small ? TJSAMP_444 : TJSAMP_420;
    const int failed = tjCompress2(compressor(), image.constBits(), image.width(),
        static_cast<int>(image.bytesPerLine()), image.height(), grey ? TJPF_GRAY : TJPF_BGRX, &out,
        &size, sampling, small ? kSmallQuality : kQuality, TJFLAG_FASTDCT);
    const std::unique_ptr<unsigned char, decltype(&tjFree)> owner(out, &tjFree);
    if (failed != 0)
        return fail(ErrorCode::Io, {},
            std::string("cannot encode a thumbnail: ") + tjGetErrorStr2(compressor()));
    return QByteArray(reinterpret_cast<const char*>(out), static_cast<qsizetype>(size));
}

Result<QImage> decodeJpeg(const QByteArray& bytes) {
    const auto* in = reinterpret_cast<const unsigned char*>(bytes.constData());
    const auto size = static_cast<unsigned long>(bytes.size());
    int width = 0;
    int height = 0;
    int sampling = 0;
    int space = 0;
    const bool readable =
        tjDecompressHeader3(decompressor(), in, size, &width, &height, &sampling, &space) == 0;
    if (!readable || width < 1 || height < 1 || width > kMostThumbSide || height > kMostThumbSide)
        return fail(ErrorCode::CorruptData, {}, "a stored thumbnail is damaged");
    const bool grey = space == TJCS_GRAY;
    QImage image(width, height, grey ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (tjDecompress2(decompressor(), in, size, image.bits(), width,
            static_cast<int>(image.bytesPerLine()), height, grey ? TJPF_GRAY : TJPF_BGRX,
            TJFLAG_FASTDCT) != 0)
        return fail(ErrorCode::CorruptData, {}, "a stored thumbnail is damaged");
    return image;
}

} // namespace

Result<QByteArray> encodeThumbnail(const QImage& image) {
    if (image.isNull()) return fail(ErrorCode::Usage, {}, "there is no picture to store");
    if (!image.hasAlphaChannel()) return encodeJpeg(image);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG", 90))
        return fail(ErrorCode::Io, {}, "cannot encode a thumbnail with transparency");
    return bytes;
}

Result<QImage> decodeThumbnail(const QByteArray& bytes) {
    if (bytes.startsWith("\xFF\xD8")) return decodeJpeg(bytes);
    QImage image;
    if (!bytes.startsWith("\x89PNG") || !image.loadFromData(bytes, "PNG"))
        return fail(ErrorCode::CorruptData, {}, "a stored thumbnail is damaged");
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

std::uint32_t meanColor(const QImage& source) {
    if (source.isNull()) return 0;
    const QImage image = source.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    std::uint64_t r = 0, g = 0, b = 0, a = 0;
    for (int y = 0; y < image.height(); y += 2) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); x += 2) {
            r += static_cast<unsigned>(qRed(row[x]));
            g += static_cast<unsigned>(qGreen(row[x]));
            b += static_cast<unsigned>(qBlue(row[x]));
            a += static_cast<unsigned>(qAlpha(row[x]));
        }
    }
    if (a == 0) return 0;
    const auto part = [a](std::uint64_t sum) {
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(255, sum * 255 / a));
    };
    return (part(r) << 16) | (part(g) << 8) | part(b);
}

} // namespace lightstack::io
