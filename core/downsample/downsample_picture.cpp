#include "core/downsample/downsample_picture.h"

#include "core/base/file_path.h"
#include "core/io/jpeg_scaled_decoder.h"
#include "core/io/png_rows.h"
#include "core/metadata/chunks.h"
#include "core/raster/lanczos.h"
#include "core/raster/resample.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace lightstack::downsample {
namespace {

using image::SampleType;
using io::ColorModel;
using io::FileFormat;

// What is decoded at a part of its size has at least so many times the size wanted, so that the
// result stays within 45 dB of Lanczos over the whole: 46 to 48 on detailed photos, box means
// (TIFF) one better. Half the size of a JPEG keeps more of what Lanczos needs than a quarter.
constexpr double kLeastSurplus = 2.25;
constexpr double kLeastSurplusOfHalf = 1.75;
// Low frequencies of a JPEG lose less than means: 45.5 dB and more on detailed photos.
constexpr double kLeastSurplusOfFrequencies = 1.45;
constexpr int kLeastShortSide = 24;  // of what is decoded
constexpr int kMostDitheredBits = 2; // of a sample; more are seldom dots
constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;

std::optional<FileFormat> formatOf(std::string_view mime) noexcept {
    for (const FileFormat format :
        {FileFormat::Jpeg, FileFormat::Png, FileFormat::WebP, FileFormat::Tiff})
        if (mime == io::fileFormatMime(format)) return format;
    return {};
}

bool writable(SampleType type, FileFormat format) noexcept {
    if (type == SampleType::U8 || type == SampleType::U16) return true; // 16 bits to 8 if need be
    return type == SampleType::F32 && format == FileFormat::Tiff;
}

tl::unexpected<Error> unsupported(std::string detail) {
    return fail(ErrorCode::Unsupported, {}, std::move(detail));
}

// Of a strip a few pixels high, every one counts: the long side that leaves enough of them.
int sideOfThin(image::PixelSize size) noexcept {
    const double shape = static_cast<double>(size.longSide()) / std::min(size.width, size.height);
    return static_cast<int>(std::min<double>(size.longSide(), std::ceil(kLeastShortSide * shape)));
}

std::uint64_t rowSamplesOf(const PictureHeader& header) noexcept {
    return static_cast<std::uint64_t>(header.size.width) *
           static_cast<std::uint64_t>(std::max(header.channels, 3));
}

std::uint64_t wholeBytesOf(const PictureHeader& header) noexcept {
    return rowSamplesOf(header) * static_cast<std::uint64_t>(header.size.height) *
           static_cast<std::uint64_t>(image::bytesPerSample(header.sampleType));
}

// Of Judgement.
int decodedSideOf(
    const PictureHeader& header, image::PixelSize target, std::uint64_t budget) noexcept {
    const image::PixelSize size = header.size;
    if (target == size) return 0;
    // libwebp's own scaling blurs: 41 dB against Lanczos on detailed pictures.
    if (header.format == FileFormat::WebP) return 0;
    // Means of dots are 31 dB off: all of a dithered picture is in its highest frequencies.
    if (header.coarse && wholeBytesOf(header) <= budget) return 0;
    const auto wanted = [&](double surplus) {
        return static_cast<int>(std::ceil(target.longSide() * surplus));
    };
    const int thin = sideOfThin(size);
    const int side = std::max(wanted(kLeastSurplus), thin);
    const int half = (size.longSide() + 1) / 2;
    return side > half && half >= std::max(wanted(kLeastSurplusOfHalf), thin) ? half : side;
}

// By what whole number a TIFF is shrunk while its rows stream by.
int blocksOf(const Judgement& judgement) noexcept {
    if (judgement.decodedSide == 0) return 1;
    return std::max(1, judgement.size.longSide() / judgement.decodedSide);
}

// What is held of a TIFF are a few strips and what comes out, with a copy of it that is upright; of
// a PNG its coded data, too.
std::uint64_t decodeBytesOf(const PictureHeader& header, const Judgement& judgement) noexcept {
    constexpr std::uint64_t kStrips = std::uint64_t{16} << 20;
    const std::uint64_t whole = wholeBytesOf(header);
    const auto blocks = static_cast<std::uint64_t>(blocksOf(judgement));
    const std::uint64_t shrinking = raster::lanczosBytes(rowSamplesOf(header));
    if (header.format != FileFormat::Tiff || blocks == 1)
        return whole + header.heldBytes + shrinking;
    return std::min(whole, 2 * whole / (blocks * blocks) + kStrips) + shrinking / blocks;
}

image::PixelSize scaled(image::PixelSize size, double scale) noexcept {
    const auto fit = [&](int side) {
        return std::clamp(static_cast<int>(std::lround(side * scale)), 1, side);
    };
    return {fit(size.width), fit(size.height)};
}

// Its picture chunk says so; what may stand before it is small but for a profile (RFC 9649, 2.7).
bool isLosslessWebP(base::ByteSource& webp) {
    auto chunk = metadata::Chunks::ofWebp(webp);
    for (int chunks = 0; chunks < 16 && chunk.next(); ++chunks)
        if (chunk.is("VP8L") || chunk.is("VP8 ")) return chunk.is("VP8L");
    return false;
}

Result<io::Picture> decoded(
    const io::ImageFile& file, const Judgement& judgement, const std::stop_token& stop) {
    const auto reader = io::readerFor(file);
    if (!reader) return tl::unexpected(reader.error());
    io::ReadHint hint;
    hint.maxSide = judgement.decodedSide;
    hint.allowPreviews = false;
    hint.maxBytes = kMostBytes;
    hint.stop = stop;
    // At 1/8 the reader has a way that is faster still.
    const int longSide = judgement.size.longSide();
    const int wanted =
        static_cast<int>(std::ceil(judgement.target.longSide() * kLeastSurplusOfFrequencies));
    const int side = std::max(wanted, sideOfThin(judgement.size));
    if (hint.maxSide > (longSide + 7) / 8 && side < longSide && (*reader)->name() == "jpeg") {
        auto picture = io::readJpegByFrequencies(file.bytes(), side, kMostBytes, stop);
        if (picture || picture.error().code == ErrorCode::Cancelled) return picture;
    } // whatever it was, the reader finds the words for it, or a way
    if (hint.maxSide >= longSide) hint.maxSide = 0; // 6/8 of three pixels are three, and too few
    Result<io::Picture> picture = (*reader)->picture(file, hint);
    if (picture && !picture->warnings.empty()) // half a picture must not take the place of a whole
        return fail(ErrorCode::CorruptData, file.path(), picture->warnings.front());
    return picture;
}

// What of the last column and row is picture: n/8 of a JPEG, and blocks of a TIFF, are rounded up.
raster::LanczosOptions extentOf(const io::Picture& picture, bool jpeg, int blocks) {
    raster::LanczosOptions out;
    if (picture.origin != io::PictureOrigin::Scaled) return out;
    const auto up = [&](int side) { return (side + blocks - 1) / blocks; };
    const image::PixelSize full = picture.fullSize;
    if (!jpeg && picture.pixels.spec().size == image::PixelSize{up(full.width), up(full.height)}) {
        out.width = static_cast<double>(full.width) / blocks;
        out.height = static_cast<double>(full.height) / blocks;
    }
    if (!jpeg) return out;
    for (int eighths = 1; eighths < 8; ++eighths)
        if (io::jpegScaledSize(picture.fullSize, eighths) == picture.pixels.spec().size) {
            out.width = picture.fullSize.width * eighths / 8.0;
            out.height = picture.fullSize.height * eighths / 8.0;
            break;
        }
    return out;
}

// Shrunk as it is stored, turned upright when it is small.
Result<image::ImageBuffer> smaller(const io::Picture& picture, const Judgement& judgement,
    const DownsampleRequest& request, bool eighths) {
    image::PixelSize target = judgement.target;
    if (raster::orientedSize({1, 2}, picture.orientation).width == 2)
        std::swap(target.width, target.height);
    const image::PixelSize stored = picture.pixels.spec().size;
    target.width = std::min(target.width, stored.width);
    target.height = std::min(target.height, stored.height);
    const bool alpha = picture.color == ColorModel::GrayAlpha || picture.color == ColorModel::Rgba;
    raster::LanczosOptions options = extentOf(picture, eighths, blocksOf(judgement));
    options.linearLight = request.linearLight;
    options.alphaLast = alpha && !picture.alphaPremultiplied;
    auto small = raster::lanczos(picture.pixels, target, options);
    if (!small) return small;
    return raster::orient(*small, picture.orientation);
}

} // namespace

image::PixelSize targetSize(image::PixelSize size, const DownsampleRequest& request) noexcept {
    switch (request.sizeRule) {
    case SizeRule::LongSide:
        return image::fitWithin(size, request.longSide);
    case SizeRule::ShortSide: {
        const int shortSide = std::min(size.width, size.height);
        if (shortSide <= request.shortSide) return size;
        return scaled(size, static_cast<double>(request.shortSide) / shortSide);
    }
    case SizeRule::Box: {
        if (size.width <= request.box.width && size.height <= request.box.height) return size;
        image::PixelSize out =
            scaled(size, std::min(static_cast<double>(request.box.width) / size.width,
                             static_cast<double>(request.box.height) / size.height));
        out.width = std::min(out.width, request.box.width);
        out.height = std::min(out.height, request.box.height);
        return out;
    }
    }
    return size;
}

Result<PictureHeader> headerOf(const io::ImageFile& file, const std::stop_token& stop) {
    const auto reader = io::readerFor(file);
    if (!reader) return tl::unexpected(reader.error());
    const auto info = (*reader)->info(file, 0, stop);
    if (!info) return tl::unexpected(info.error());
    // Known before anything is decoded: libjpeg does not read these.
    const bool jpeg = (*reader)->name() == "jpeg";
    if (jpeg && info->bits > 8)
        return unsupported(
            "is a JPEG of " + std::to_string(info->bits) + " bits, which cannot be decoded here");
    if (jpeg && info->compression == "JPEG lossless")
        return unsupported("is a lossless JPEG, which cannot be decoded here");
    PictureHeader out;
    out.format = formatOf(file.mime().mime);
    // A JPEG whose gain map or depth follows is still one; the two views of a stereo camera are
    // not.
    if (file.mime().mime == "image/mpo" &&
        base::lowerExtension(file.path().filename().native()) != "mpo")
        out.format = FileFormat::Jpeg;
    out.size = raster::orientedSize(info->size, info->orientation);
    out.sampleType = info->sampleType;
    out.channels = info->channels;
    out.pages = info->pages;
    out.animated = info->animated;
    out.heldBytes = out.format == FileFormat::Png ? io::pngBytesHeld(file.bytes().size()) : 0;
    out.coarse = out.format == FileFormat::Tiff &&
                 (info->bits <= kMostDitheredBits || info->photometric == "Palette");
    out.lossless = out.format == FileFormat::WebP && isLosslessWebP(file.bytes());
    return out;
}

Result<Judgement> judge(const PictureHeader& header, const DownsampleRequest& request) {
    Judgement out;
    out.size = header.size;
    out.target = targetSize(out.size, request);
    out.format = request.format.value_or(header.format.value_or(FileFormat::Jpeg));
    // Only a format that was asked for changes what fits already.
    out.converts = request.format ? header.format != *request.format : !header.format.has_value();
    out.fits = out.target == out.size && !(request.format && out.converts);
    out.lossless = header.lossless && out.format == FileFormat::WebP;
    if (out.fits) return out;
    if (header.animated) return unsupported("is animated: only its first frame would be left");
    if (header.pages > 1)
        return unsupported(
            "has " + std::to_string(header.pages) + " pages: only the first would be left");
    if (!writable(header.sampleType, out.format))
        return unsupported(std::string(image::sampleTypeName(header.sampleType)) +
                           " samples do not go into " +
                           std::string(io::fileFormatMime(out.format)));
    out.decodedSide = decodedSideOf(header, out.target, request.budget);
    out.decodeBytes = decodeBytesOf(header, out);
    return out;
}

namespace {

Result<ReducedPicture> reduced(io::Picture& picture, const io::ImageFile& file,
    const Judgement& judgement, const DownsampleRequest& request) {
    if (Result<void> done = cmykToSrgb(picture); !done) return tl::unexpected(done.error());
    const bool eighths = file.mime().mime == "image/jpeg" || file.mime().mime == "image/mpo";
    const auto small = smaller(picture, judgement, request, eighths);
    if (!small) return tl::unexpected(small.error());
    picture.pixels = *small;
    auto pixels = outputPixels(
        picture, judgement.format, {request.background, request.profile == ProfileRule::Srgb});
    if (!pixels) return tl::unexpected(pixels.error());
    ReducedPicture out;
    out.pixels = *std::move(pixels);
    out.write.format = judgement.format;
    out.write.quality = request.quality;
    out.write.chroma = request.chroma;
    out.write.lossless = judgement.lossless;
    out.write.icc = out.pixels.icc;
    out.carried = carryMetadata(file, out.pixels, request.keepMetadata, out.write);
    return out;
}

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

Result<ReducedPicture> reduce(const io::ImageFile& file, const Judgement& judgement,
    const DownsampleRequest& request, const std::stop_token& stop) {
    const auto start = Clock::now();
    Result<io::Picture> picture = decoded(file, judgement, stop);
    if (!picture) return tl::unexpected(picture.error());
    const double loadSeconds = secondsSince(start);
    Result<ReducedPicture> out = reduced(*picture, file, judgement, request);
    if (!out) {
        out.error().path = file.path();
        return out;
    }
    out->loadSeconds = loadSeconds;
    out->reduceSeconds = secondsSince(start) - loadSeconds;
    return out;
}

Result<SmallPicture> shrink(const io::ImageFile& file, const Judgement& judgement,
    const DownsampleRequest& request, const std::stop_token& stop) {
    const Result<ReducedPicture> small = reduce(file, judgement, request, stop);
    if (!small) return tl::unexpected(small.error());
    const auto start = Clock::now();
    auto written = writeSmall(small->pixels, small->write, small->carried);
    if (!written) {
        written.error().path = file.path();
        return tl::unexpected(written.error());
    }
    return SmallPicture{std::move(written->bytes), std::move(written->dropped), small->loadSeconds,
        small->reduceSeconds + secondsSince(start)};
}

} // namespace lightstack::downsample
