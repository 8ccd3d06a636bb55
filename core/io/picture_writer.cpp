#include "core/io/picture_writer.h"

#include <cstring>

namespace lightstack::io {
namespace {

using image::SampleType;

struct Ability {
    int longSide;
    bool alpha;
    bool deep;   // U16
    bool floats; // F32
};

constexpr Ability abilityOf(FileFormat format) noexcept {
    switch (format) {
    case FileFormat::Jpeg:
        return {65500, false, false, false};
    case FileFormat::Png:
        return {1'000'000, true, true, false};
    case FileFormat::WebP:
        return {16383, true, false, false};
    case FileFormat::Tiff:
        return {1'000'000, true, true, true};
    }
    return {};
}

int channelsOf(ColorModel color) noexcept {
    switch (color) {
    case ColorModel::Gray:
        return 1;
    case ColorModel::GrayAlpha:
        return 2;
    case ColorModel::Rgb:
        return 3;
    case ColorModel::Rgba:
        return 4;
    case ColorModel::Cmyk:
        return 0; // nothing here writes it
    }
    return 0;
}

// False where the two cannot be one packet: then the packet goes alone.
bool joinExtendedXmp(WriteRequest& request) {
    const std::string_view packet(
        reinterpret_cast<const char*>(request.xmp.data()), request.xmp.size());
    const auto joined = metadata::joinXmp(packet, *request.extendedXmp);
    request.extendedXmp.reset();
    if (!joined) return false;
    request.xmp.resize(joined->size());
    std::memcpy(request.xmp.data(), joined->data(), joined->size());
    return true;
}

} // namespace

std::string_view fileFormatMime(FileFormat format) noexcept {
    switch (format) {
    case FileFormat::Jpeg:
        return "image/jpeg";
    case FileFormat::Png:
        return "image/png";
    case FileFormat::WebP:
        return "image/webp";
    case FileFormat::Tiff:
        return "image/tiff";
    }
    return {};
}

std::string_view fileFormatExtension(FileFormat format) noexcept {
    switch (format) {
    case FileFormat::Jpeg:
        return ".jpg";
    case FileFormat::Png:
        return ".png";
    case FileFormat::WebP:
        return ".webp";
    case FileFormat::Tiff:
        return ".tif";
    }
    return {};
}

Result<WrittenPicture> writePicture(
    const image::ImageBuffer& pixels, ColorModel color, const WriteRequest& request) {
    const Ability ability = abilityOf(request.format);
    const image::ImageSpec& spec = pixels.spec();
    const bool alpha = color == ColorModel::GrayAlpha || color == ColorModel::Rgba;
    const bool typeFits = spec.type == SampleType::U8 ||
                          (spec.type == SampleType::U16 && ability.deep) ||
                          (spec.type == SampleType::F32 && ability.floats);
    if (spec.channels != channelsOf(color) || spec.planes != image::PlaneOrder::Interleaved ||
        (alpha && !ability.alpha) || !typeFits)
        return fail(ErrorCode::Usage, {},
            std::string(fileFormatMime(request.format)) + " cannot hold " +
                std::to_string(spec.channels) + " channels of " +
                std::string(image::sampleTypeName(spec.type)) + ".");
    if (spec.size.longSide() > ability.longSide)
        return fail(ErrorCode::LimitExceeded, {},
            std::string(fileFormatMime(request.format)) + " holds at most " +
                std::to_string(ability.longSide) + " pixels a side.");
    if (request.extendedXmp && request.format != FileFormat::Jpeg) {
        WriteRequest joined = request;
        const bool whole = joinExtendedXmp(joined);
        auto written = writePicture(pixels, color, joined);
        if (written && !whole) written->dropped.emplace_back("extended XMP");
        return written;
    }
    switch (request.format) {
    case FileFormat::Jpeg:
        return writeJpeg(pixels, request);
    case FileFormat::Png:
        return writePng(pixels, color, request);
    case FileFormat::WebP:
        return writeWebP(pixels, color, request);
    case FileFormat::Tiff:
        return writeTiff(pixels, color, request);
    }
    return fail(ErrorCode::Usage, {}, "unknown format");
}

} // namespace lightstack::io
