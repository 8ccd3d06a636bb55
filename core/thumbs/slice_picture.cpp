#include "core/thumbs/slice_picture.h"

#include "core/io/png_rows.h"
#include "core/thumbs/slice_pages.h"

#include <algorithm>

namespace lightstack::thumbs {

std::uint64_t bytesToCharge(const Result<io::ImageInfo>& info, const io::ImageFile& file) {
    constexpr std::uint64_t kLeast = std::uint64_t{1} << 20;
    if (!info) return std::max(kLeast, 4 * file.stamp().size);
    const auto pixels = static_cast<std::uint64_t>(std::max(info->size.width, 0)) *
                        static_cast<std::uint64_t>(std::max(info->size.height, 0));
    const auto sample = static_cast<std::uint64_t>(image::bytesPerSample(info->sampleType)) *
                        static_cast<std::uint64_t>(std::clamp(info->channels, 1, 16));
    const bool scaled = file.mime().mime == "image/jpeg";
    const std::uint64_t coded =
        file.mime().mime == "image/png" ? io::pngBytesHeld(file.stamp().size) : 0;
    return std::max(kLeast, scaled ? pixels * 3 / 4 : pixels * sample + coded);
}

std::optional<io::Picture> pictureFromPyramid(PyramidShelf& pyramids, const io::ImageFile& file,
    int page, const io::ImageInfo& info, int side, const LoadContext& context) {
    if (context.fresh || page != 0 || info.channels != 1 || info.pages != 1 ||
        info.orientation != 1 || info.photometric == "Palette")
        return std::nullopt;
    const auto place = pyramids.find(file.path(), file.stamp());
    if (!place) return std::nullopt;
    const volume::FoundPyramid& pyramid = place->reader->pyramid();
    if (pyramid.source.slice.size != info.size || pyramid.source.slice.channels != 1)
        return std::nullopt;
    const volume::Level* best = nullptr;
    for (const volume::Level& level : pyramid.levels)
        if (std::max(level.width, level.height) >= side && level.type == info.sampleType)
            best = &level;
    if (best == nullptr) return std::nullopt;
    const std::int64_t index = std::min(place->position >> best->number, best->depth - 1);
    auto slice = place->reader->slice(best->number, index, context.stop);
    if (!slice) return std::nullopt;
    io::Picture picture;
    picture.pixels = std::move(*slice);
    picture.whiteIsZero = pyramid.source.whiteIsZero;
    picture.fullSize = info.size;
    picture.origin = io::PictureOrigin::Scaled;
    const bool whole = info.bits == image::bytesPerSample(info.sampleType) * 8;
    picture.significantBits = whole ? 0 : info.bits;
    return picture;
}

StackWindows::Look lookAtSlice(
    PyramidShelf& pyramids, const StackSample::Slice& slice, int side, const LoadContext& context) {
    const auto file = io::ImageFile::open(slice.path, false, context.stop);
    const auto reader = file ? io::readerFor(*file) : tl::unexpected(file.error());
    if (!reader) return {};
    const int page = pageOfSlice(*file, slice.page);
    const auto info = (*reader)->info(*file, page, context.stop);
    if (!info) return {};
    if (info->sampleType == image::SampleType::U8) return {true, false, {}};
    std::optional<io::Picture> picture =
        pictureFromPyramid(pyramids, *file, page, *info, side, context);
    base::ByteBudget::Lease lease;
    if (!picture) {
        if (context.budget) {
            auto charged = context.budget->acquire(
                std::min(bytesToCharge(info, *file), context.budget->total()), context.stop);
            if (!charged) return {};
            lease = std::move(*charged);
        }
        io::ReadHint wanted;
        wanted.page = page;
        wanted.maxSide = side;
        wanted.allowPreviews = false;
        if (context.budget) wanted.maxBytes = context.budget->total();
        wanted.stop = context.stop;
        auto read = (*reader)->picture(*file, wanted);
        if (!read) return {};
        picture = std::move(*read);
    }
    if (!io::isWindowed(*picture)) return {true, false, {}};
    const raster::Histogram values = raster::histogramOf(picture->pixels, -1, 4096);
    StackWindows::Look look{true, true, {}};
    const raster::WindowLevel window = raster::autoWindow(values);
    if (values.finite > 0 && window.high > window.low) look.window = window;
    return look;
}

} // namespace lightstack::thumbs
