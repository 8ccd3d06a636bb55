#include "core/downsample/downsample_picture.h"

#include "core/downsample/carried_metadata.h"
#include "core/downsample/output_pixels.h"
#include "core/raster/lanczos.h"
#include "core/raster/resample.h"

#include <algorithm>
#include <chrono>

namespace lightstack::downsample {
namespace {

using image::SampleType;
using io::ColorModel;
using io::FileFormat;

// Decoding at a part of the size leaves at least so many times the size wanted: what is left to
// Lanczos keeps 45 dB to a shrink of the whole.
constexpr int kLeastSurplus = 2;
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

image::PixelSize targetOf(image::PixelSize size, int longSide) noexcept {
    return size.longSide() <= longSide ? size : image::fitWithin(size, longSide);
}

tl::unexpected<Error> unsupported(const io::ImageFile& file, std::string detail) {
    return fail(ErrorCode::Unsupported, file.path(), std::move(detail));
}

Result<io::Picture> decoded(
    const io::ImageFile& file, const Judgement& judgement, const std::stop_token& stop) {
    const auto reader = io::readerFor(file);
    if (!reader) return tl::unexpected(reader.error());
    io::ReadHint hint;
    hint.maxSide =
        judgement.target == judgement.size ? 0 : judgement.target.longSide() * kLeastSurplus;
    hint.allowPreviews = false;
    hint.maxBytes = kMostBytes;
    hint.stop = stop;
    Result<io::Picture> picture = (*reader)->picture(file, hint);
    if (picture && !picture->warnings.empty()) // half a picture must not take the place of a whole
        return fail(ErrorCode::CorruptData, file.path(), picture->warnings.front());
    return picture;
}

Result<image::ImageBuffer> smaller(
    const io::Picture& picture, const Judgement& judgement, const DownsampleRequest& request) {
    const auto upright = raster::orient(picture.pixels, picture.orientation);
    if (!upright) return upright;
    image::PixelSize target = judgement.target;
    target.width = std::min(target.width, upright->spec().size.width);
    target.height = std::min(target.height, upright->spec().size.height);
    const bool alpha = picture.color == ColorModel::GrayAlpha || picture.color == ColorModel::Rgba;
    return raster::lanczos(
        *upright, target, {request.linearLight, alpha && !picture.alphaPremultiplied});
}

} // namespace

Result<Judgement> judge(
    const io::ImageFile& file, const DownsampleRequest& request, const std::stop_token& stop) {
    const auto reader = io::readerFor(file);
    if (!reader) return tl::unexpected(reader.error());
    const auto info = (*reader)->info(file, 0, stop);
    if (!info) return tl::unexpected(info.error());
    Judgement out;
    out.size = raster::orientedSize(info->size, info->orientation);
    out.target = targetOf(out.size, request.longSide);
    const std::optional<FileFormat> own = formatOf(file.mime().mime);
    out.format = request.format.value_or(own.value_or(FileFormat::Jpeg));
    // Only --format changes the format of what fits already.
    out.converts = request.format ? own != *request.format : !own.has_value();
    out.fits = out.target == out.size && !(request.format && out.converts);
    if (out.fits) return out;
    if (info->animated) return unsupported(file, "is animated: only its first frame would be left");
    if (info->pages > 1)
        return unsupported(
            file, "has " + std::to_string(info->pages) + " pages: only the first would be left");
    if (!writable(info->sampleType, out.format))
        return unsupported(file, std::string(image::sampleTypeName(info->sampleType)) +
                                     " samples do not go into " +
                                     std::string(io::fileFormatMime(out.format)));
    const auto pixels = static_cast<std::uint64_t>(info->size.width) *
                        static_cast<std::uint64_t>(info->size.height);
    out.decodeBytes = pixels * static_cast<std::uint64_t>(std::max(info->channels, 3)) *
                      static_cast<std::uint64_t>(image::bytesPerSample(info->sampleType));
    return out;
}

namespace {

Result<SmallPicture> made(io::Picture& picture, const io::ImageFile& file,
    const Judgement& judgement, const DownsampleRequest& request) {
    if (Result<void> done = cmykToSrgb(picture); !done) return tl::unexpected(done.error());
    const auto small = smaller(picture, judgement, request);
    if (!small) return tl::unexpected(small.error());
    picture.pixels = *small;
    const auto pixels = outputPixels(picture, judgement.format, request.background);
    if (!pixels) return tl::unexpected(pixels.error());
    io::WriteRequest write;
    write.format = judgement.format;
    write.quality = request.quality;
    write.chroma = request.chroma;
    write.icc = profileFor(picture, pixels->color);
    if (request.keepMetadata) carryMetadata(file, *pixels, write);
    auto written = io::writePicture(pixels->pixels, pixels->color, write);
    if (!written) return tl::unexpected(written.error());
    return SmallPicture{std::move(written->bytes), std::move(written->dropped), 0, 0};
}

} // namespace

Result<SmallPicture> shrink(const io::ImageFile& file, const Judgement& judgement,
    const DownsampleRequest& request, const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::duration time) {
        return std::chrono::duration<double>(time).count();
    };
    const auto start = Clock::now();
    Result<io::Picture> picture = decoded(file, judgement, stop);
    if (!picture) return tl::unexpected(picture.error());
    const auto loaded = Clock::now();
    Result<SmallPicture> small = made(*picture, file, judgement, request);
    if (!small) {
        small.error().path = file.path();
        return small;
    }
    small->loadSeconds = seconds(loaded - start);
    small->processSeconds = seconds(Clock::now() - loaded);
    return small;
}

} // namespace lightstack::downsample
