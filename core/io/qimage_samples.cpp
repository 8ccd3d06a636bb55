#include "core/io/qimage_samples.h"

#include <cstring>

namespace lightstack::io {
namespace {

// The packed layout that keeps everything `image` holds.
QImage::Format packedFormat(const QImage& image) {
    switch (image.format()) {
    case QImage::Format_Mono:
    case QImage::Format_MonoLSB:
    case QImage::Format_Indexed8:
    case QImage::Format_Grayscale8:
    case QImage::Format_Grayscale16:
        return image.format();
    default:
        break;
    }
    const bool deep = image.depth() == 64;
    if (image.hasAlphaChannel()) return deep ? QImage::Format_RGBA64 : QImage::Format_RGBA8888;
    return deep ? QImage::Format_RGBX64 : QImage::Format_RGB888;
}

Result<image::ImageBuffer> copyRows(
    const QImage& image, int channels, image::SampleType type, std::uint64_t maxBytes) {
    image::ImageSpec spec;
    spec.size = {image.width(), image.height()};
    spec.channels = channels;
    spec.type = type;
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    std::byte* out = buffer->mutableBytes().data();
    for (int y = 0; y < image.height(); ++y, out += spec.rowBytes())
        std::memcpy(out, image.constScanLine(y), spec.rowBytes());
    return std::move(*buffer);
}

Result<image::ImageBuffer> unpackBits(const QImage& image, std::uint64_t maxBytes) {
    image::ImageSpec spec;
    spec.size = {image.width(), image.height()};
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    std::byte* out = buffer->mutableBytes().data();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            *out++ = static_cast<std::byte>(image.pixelIndex(x, y));
    return std::move(*buffer);
}

// RGBX64 has a fourth word without meaning.
Result<image::ImageBuffer> dropFourth(const QImage& image, std::uint64_t maxBytes) {
    image::ImageSpec spec;
    spec.size = {image.width(), image.height()};
    spec.channels = 3;
    spec.type = image::SampleType::U16;
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    std::byte* out = buffer->mutableBytes().data();
    for (int y = 0; y < image.height(); ++y) {
        const uchar* row = image.constScanLine(y);
        for (int x = 0; x < image.width(); ++x, out += 6)
            std::memcpy(out, row + 8 * x, 6);
    }
    return std::move(*buffer);
}

} // namespace

Result<image::ImageBuffer> samplesOf(const QImage& image, std::uint64_t maxBytes) {
    const QImage::Format format = packedFormat(image);
    const QImage packed = image.format() == format ? image : image.convertToFormat(format);
    if (packed.isNull()) return fail(ErrorCode::LimitExceeded, {}, "no memory for the picture");
    switch (format) {
    case QImage::Format_Mono:
    case QImage::Format_MonoLSB:
        return unpackBits(packed, maxBytes);
    case QImage::Format_Indexed8:
    case QImage::Format_Grayscale8:
        return copyRows(packed, 1, image::SampleType::U8, maxBytes);
    case QImage::Format_Grayscale16:
        return copyRows(packed, 1, image::SampleType::U16, maxBytes);
    case QImage::Format_RGBA64:
        return copyRows(packed, 4, image::SampleType::U16, maxBytes);
    case QImage::Format_RGBX64:
        return dropFourth(packed, maxBytes);
    case QImage::Format_RGBA8888:
        return copyRows(packed, 4, image::SampleType::U8, maxBytes);
    default:
        return copyRows(packed, 3, image::SampleType::U8, maxBytes);
    }
}

Result<Picture> pictureOf(const QImage& image, std::uint64_t maxBytes) {
    const bool palette = image.format() == QImage::Format_Indexed8 ||
                         image.format() == QImage::Format_Mono ||
                         image.format() == QImage::Format_MonoLSB;
    QImage shown = image;
    if (palette)
        shown = image.convertToFormat(
            image.hasAlphaChannel() ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    auto pixels = samplesOf(shown, maxBytes);
    if (!pixels) return tl::unexpected(pixels.error());
    Picture picture;
    switch (pixels->spec().channels) {
    case 1:
        picture.color = ColorModel::Gray;
        break;
    case 3:
        picture.color = ColorModel::Rgb;
        break;
    default:
        picture.color = ColorModel::Rgba;
        break;
    }
    picture.fullSize = pixels->spec().size;
    picture.pixels = std::move(*pixels);
    const QByteArray icc = image.colorSpace().iccProfile();
    const auto* bytes = reinterpret_cast<const std::byte*>(icc.constData());
    picture.icc.assign(bytes, bytes + icc.size());
    return picture;
}

} // namespace lightstack::io
