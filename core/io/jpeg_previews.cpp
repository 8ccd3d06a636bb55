#include "core/io/jpeg_previews.h"

#include "core/io/jpeg_codec.h"
#include "core/io/slice_source.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr int kBlack = 24; // bars are coded lossily, so not exactly 0
constexpr std::uint64_t kMostThumbnail = 1 << 20;

struct Rows {
    int first = 0;
    int count = 0;
};

bool isBlackRow(const image::ImageBuffer& pixels, int y) {
    const auto* row = pixels.rowAs<std::uint8_t>(y);
    return std::all_of(
        row, row + pixels.spec().rowBytes(), [](std::uint8_t v) { return v < kBlack; });
}

// 160x120 of a 3:2 picture: bars above and below. Anything else but black there: not believed.
std::optional<image::ImageBuffer> withoutBars(
    const image::ImageBuffer& pixels, image::PixelSize shape) {
    const image::PixelSize size = pixels.spec().size;
    const double height = static_cast<double>(size.width) * shape.height / shape.width;
    Rows keep;
    keep.count = static_cast<int>(std::floor(height));
    if (keep.count < 8 || keep.count >= size.height) return std::nullopt;
    keep.first = (size.height - keep.count + 1) / 2;
    keep.count -= keep.first * 2 + keep.count > size.height ? 1 : 0;
    for (int y = 0; y + 1 < keep.first; ++y)
        if (!isBlackRow(pixels, y) || !isBlackRow(pixels, size.height - 1 - y)) return std::nullopt;

    image::ImageSpec spec = pixels.spec();
    spec.size.height = keep.count;
    auto cut = image::ImageBuffer::allocate(spec, kMostThumbnail * 4);
    if (!cut) return std::nullopt;
    const auto out = cut->mutableBytes();
    std::memcpy(out.data(), pixels.row(keep.first), out.size());
    return std::move(*cut);
}

std::optional<Picture> decodePart(base::ByteSource& source, const ByteExtent& extent,
    const JpegLayout& layout, const ReadHint& hint, int maxSide) {
    SliceSource part(source, extent.offset, extent.length);
    const auto own = readJpegLayout(part);
    if (!own) return std::nullopt;
    JpegRequest request;
    request.eighths = jpegEighthsFor(own->frame.size, maxSide);
    request.maxBytes = hint.maxBytes;
    request.stop = hint.stop;
    auto decoded = decodeJpeg(part, *own, request);
    if (!decoded || !decoded->warnings.empty() || decoded->color == ColorModel::Cmyk)
        return std::nullopt; // damaged: the picture itself may not be
    Picture picture;
    picture.pixels = std::move(decoded->pixels);
    picture.color = decoded->color;
    picture.icc = own->icc.empty() ? layout.icc : own->icc;
    picture.orientation = layout.orientation;
    picture.origin = PictureOrigin::Preview;
    picture.fullSize = layout.frame.size;
    return picture;
}

} // namespace

bool haveSameShape(image::PixelSize a, image::PixelSize b) noexcept {
    const double cross =
        std::abs(static_cast<double>(a.width) * b.height - static_cast<double>(a.height) * b.width);
    const double onePixel = std::max(b.width, b.height);
    return cross <= std::max(0.01 * a.width * b.height, onePixel);
}

std::optional<Picture> finalPreview(
    base::ByteSource& source, const JpegLayout& layout, const ReadHint& hint) {
    const JpegNeighbour* best = nullptr;
    int bestSide = 0;
    for (const JpegNeighbour& neighbour : layout.neighbours) {
        if (!neighbour.isPreview()) continue;
        SliceSource part(source, neighbour.extent.offset, neighbour.extent.length);
        const auto own = readJpegLayout(part);
        if (!own || !haveSameShape(own->frame.size, layout.frame.size)) continue;
        const int side = own->frame.size.longSide();
        if (side < hint.maxSide || (best != nullptr && side >= bestSide)) continue;
        best = &neighbour;
        bestSide = side;
    }
    if (best == nullptr) return std::nullopt;
    return decodePart(source, best->extent, layout, hint, hint.maxSide);
}

std::optional<Picture> provisionalPreview(
    base::ByteSource& source, const JpegLayout& layout, const ReadHint& hint) {
    if (!layout.thumbnail || layout.thumbnail->length > kMostThumbnail) return std::nullopt;
    auto picture = decodePart(source, *layout.thumbnail, layout, hint, 0);
    if (!picture) return std::nullopt;
    picture->provisional = true;
    if (haveSameShape(picture->pixels.spec().size, layout.frame.size)) return picture;
    auto cut = withoutBars(picture->pixels, layout.frame.size);
    if (!cut) return std::nullopt;
    picture->pixels = std::move(*cut);
    return picture;
}

} // namespace lightstack::io
