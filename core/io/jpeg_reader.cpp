#include "core/io/jpeg_reader.h"

#include "core/io/jpeg_codec.h"
#include "core/io/jpeg_dc_decoder.h"
#include "core/io/jpeg_previews.h"
#include "core/io/slice_source.h"

#include <algorithm>

namespace lightstack::io {
namespace {

// Below this many pixels the picture itself is decoded as fast as a look for something smaller.
constexpr std::int64_t kSmallPicture = 200'000;
constexpr std::int64_t kTinyPicture = 30'000;

std::vector<JpegNeighbour> framesOf(const JpegLayout& layout) {
    std::vector<JpegNeighbour> frames;
    std::copy_if(layout.neighbours.begin(), layout.neighbours.end(), std::back_inserter(frames),
        [](const JpegNeighbour& neighbour) { return neighbour.isFrame(); });
    return frames;
}

std::string photometricOf(const JpegLayout& layout) {
    const auto& parts = layout.frame.components;
    if (parts.size() == 1) return "Gray";
    if (parts.size() == 4) return layout.adobeTransform == 2 ? "YCCK" : "CMYK";
    if (parts.size() != 3) return "";
    return jpegIsYcc(layout) ? "YCbCr" : "RGB";
}

std::string compressionOf(const JpegFrame& frame) {
    if (frame.marker == 0xC3 || frame.marker == 0xCB) return "JPEG lossless";
    if (frame.marker == 0xC2) return "JPEG progressive";
    if (frame.marker >= 0xC9) return "JPEG arithmetic";
    return "JPEG";
}

bool isSmall(image::PixelSize size) noexcept {
    return static_cast<std::int64_t>(size.width) * size.height <= kSmallPicture;
}

// Setting up the tables of the 1/8 decoder costs as much as libjpeg takes for this many pixels.
bool isTiny(image::PixelSize size) noexcept {
    return static_cast<std::int64_t>(size.width) * size.height <= kTinyPicture;
}

// Whether 1/8 comes so much sooner than what was asked for that it is worth being shown first.
bool isWorthAGlance(const JpegFrame& frame, int eighths) noexcept {
    return !isSmall(frame.size) && (eighths >= 4 || (eighths >= 2 && frame.isProgressive()));
}

Result<Picture> decodeItself(
    base::ByteSource& source, const JpegLayout& layout, const ReadHint& hint) {
    JpegRequest request;
    request.eighths = jpegEighthsFor(layout.frame.size, hint.maxSide);
    request.maxBytes = hint.maxBytes;
    request.stop = hint.stop;
    Picture picture;
    picture.fullSize = layout.frame.size;
    picture.orientation = layout.orientation;
    picture.icc = layout.icc;
    picture.origin = request.eighths == 8 ? PictureOrigin::Full : PictureOrigin::Scaled;
    const bool glance = hint.quick && isWorthAGlance(layout.frame, request.eighths);
    if ((request.eighths == 1 && !isTiny(layout.frame.size)) || glance) {
        auto small = decodeJpegEighth(source, layout, request);
        if (!small && small.error().code == ErrorCode::Cancelled)
            return tl::unexpected(small.error());
        if (small) {
            picture.pixels = std::move(small->pixels);
            picture.color = small->color;
            picture.origin = PictureOrigin::Scaled;
            picture.provisional = glance;
            return picture;
        } // whatever else it was, libjpeg finds the words for it, or a way
    }
    auto decoded = decodeJpeg(source, layout, request);
    if (!decoded) return tl::unexpected(decoded.error());
    picture.pixels = std::move(decoded->pixels);
    picture.color = decoded->color;
    // Inks are inverted, as Adobe writes them: a file without Adobe's marker has lost it, and is
    // shown so by Pillow, ImageMagick, libvips, Skia and the browsers.
    picture.cmykInverted = picture.color == ColorModel::Cmyk;
    picture.warnings = std::move(decoded->warnings);
    return picture;
}

// Pillow takes every CMYK JPEG for Adobe's kind and gives 255 for full ink.
Result<image::ImageBuffer> inverted(const image::ImageBuffer& pixels) {
    auto copy = image::ImageBuffer::allocate(pixels.spec(), UINT64_MAX);
    if (!copy) return tl::unexpected(copy.error());
    std::transform(pixels.bytes().begin(), pixels.bytes().end(), copy->mutableBytes().begin(),
        [](std::byte value) { return ~value; });
    return std::move(*copy);
}

// Calls work(source, layout) for the wanted page: the file itself or one of its further frames.
template <class Work>
auto onPage(base::ByteSource& source, int page, Work work)
    -> decltype(work(source, std::declval<const JpegLayout&>())) {
    const auto layout = readJpegLayout(source);
    if (!layout) return tl::unexpected(layout.error());
    if (page == 0) return work(source, *layout);
    const auto frames = framesOf(*layout);
    if (page < 0 || static_cast<std::size_t>(page) > frames.size())
        return fail(ErrorCode::NotFound, {}, "has no page " + std::to_string(page));
    const ByteExtent& extent = frames[static_cast<std::size_t>(page) - 1].extent;
    SliceSource part(source, extent.offset, extent.length);
    const auto own = readJpegLayout(part);
    if (!own) return tl::unexpected(own.error());
    return work(part, *own);
}

class JpegReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "jpeg"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/jpeg" || mime.mime == "image/mpo";
    }

    Result<ImageInfo> info(const ImageFile& file, int page, const std::stop_token&) const override {
        const auto first = readJpegLayout(file.bytes());
        if (!first) return tl::unexpected(first.error());
        const int pages = 1 + static_cast<int>(framesOf(*first).size());
        return onPage(file.bytes(), page,
            [&](base::ByteSource&, const JpegLayout& layout) -> Result<ImageInfo> {
                ImageInfo info;
                info.size = layout.frame.size;
                info.bits = layout.frame.precision;
                if (info.bits > 8) info.sampleType = image::SampleType::U16;
                info.channels = static_cast<int>(layout.frame.components.size());
                info.pages = pages;
                info.orientation = layout.orientation;
                info.photometric = photometricOf(layout);
                info.compression = compressionOf(layout.frame);
                return info;
            });
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        return onPage(file.bytes(), hint.page,
            [&](base::ByteSource& source, const JpegLayout& layout) -> Result<image::ImageBuffer> {
                JpegRequest request;
                request.maxBytes = hint.maxBytes;
                request.stop = hint.stop;
                auto decoded = decodeJpeg(source, layout, request);
                if (!decoded) return tl::unexpected(decoded.error());
                if (!decoded->complete)
                    return fail(ErrorCode::CorruptData, {}, "the picture ends early");
                if (decoded->color == ColorModel::Cmyk) return inverted(decoded->pixels);
                return std::move(decoded->pixels);
            });
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        return readJpegPicture(file.bytes(), hint);
    }
};

} // namespace

const ImageReader& jpegReader() {
    static const JpegReader reader;
    return reader;
}

Result<Picture> readJpegPicture(base::ByteSource& source, const ReadHint& hint) {
    return onPage(source, hint.page,
        [&](base::ByteSource& bytes, const JpegLayout& layout) -> Result<Picture> {
            if (hint.allowPreviews && hint.maxSide > 0 && !isSmall(layout.frame.size)) {
                if (auto preview = finalPreview(bytes, layout, hint)) return std::move(*preview);
                if (hint.quick)
                    if (auto preview = provisionalPreview(bytes, layout, hint))
                        return std::move(*preview);
            }
            return decodeItself(bytes, layout, hint);
        });
}

} // namespace lightstack::io
