#include "core/io/row_stream.h"

#include "core/io/grey_palette.h"
#include "core/io/join_planes.h"
#include "core/io/tiff_reader.h"

#include <cstring>

namespace lightstack::io {
namespace {

// A picture in memory.
class WholePicture final : public RowStream {
public:
    WholePicture(image::ImageBuffer pixels, const ImageFile& file, const ImageInfo& info,
        std::shared_ptr<const GreyPalette> palette)
        : m_pixels(std::move(pixels)), m_path(file.path()) {
        m_spec = m_pixels.spec();
        m_stamp = file.stamp();
        m_whiteIsZero = info.photometric == "MinIsWhite";
        m_palette = std::move(palette);
    }
    Result<void> readRows(std::span<std::byte> out) override {
        if (out.size() > m_pixels.bytes().size() - m_at)
            return fail(ErrorCode::CorruptData, m_path, "it has no more rows");
        std::memcpy(out.data(), m_pixels.bytes().data() + m_at, out.size());
        m_at += out.size();
        return {};
    }

private:
    image::ImageBuffer m_pixels;
    std::filesystem::path m_path;
    std::size_t m_at = 0;
};

} // namespace

Result<std::unique_ptr<RowStream>> RowStream::open(const std::filesystem::path& path, int page,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    // Not asked for as a whole: the system's own reading ahead, which grows while rows are read in
    // order, was measured half as fast again as fetching by POSIX_FADV_WILLNEED.
    auto opened = ImageFile::open(path);
    if (!opened) return tl::unexpected(opened.error());
    auto file = std::make_unique<ImageFile>(*std::move(opened));
    if (!tiffReader().claims(file->mime()))
        return inGreys(openWholePicture(*file, page, maxBytes, stop), path);
    auto pages = TiffPages::open(*file);
    if (!pages) return tl::unexpected(pages.error());
    const auto place = pages->page(page);
    if (!place) return tl::unexpected(place.error());
    return inGreys(openTiffRowStream(std::move(file), *place, maxBytes, stop), path);
}

Result<std::unique_ptr<RowStream>> RowStream::open(const std::filesystem::path& path,
    const TiffPage& page, std::uint64_t maxBytes, const std::stop_token& stop) {
    // Where its pages are is known, so it was a TIFF; libtiff says where it is none any more.
    auto opened = ImageFile::openAs(path, {"image/tiff", {}, 0}, stop);
    if (!opened) return tl::unexpected(opened.error());
    auto file = std::make_unique<ImageFile>(*std::move(opened));
    return inGreys(openTiffRowStream(std::move(file), page, maxBytes, stop), path);
}

Result<std::unique_ptr<RowStream>> openWholePicture(
    const ImageFile& file, int page, std::uint64_t maxBytes, const std::stop_token& stop) {
    const auto reader = readerFor(file);
    if (!reader) return tl::unexpected(reader.error());
    const auto info = (*reader)->info(file, page, stop);
    if (!info) return tl::unexpected(info.error());
    ReadHint hint;
    hint.page = page;
    hint.maxBytes = maxBytes;
    hint.stop = stop;
    auto pixels = (*reader)->samples(file, hint);
    if (pixels) pixels = joinPlanes(*pixels, maxBytes);
    if (!pixels) return tl::unexpected(pixels.error());
    std::shared_ptr<const GreyPalette> palette;
    if (info->photometric == "Palette") {
        auto found = paletteOf(file, *pixels, hint);
        if (!found) return tl::unexpected(found.error());
        palette = *std::move(found);
    }
    return std::unique_ptr<RowStream>(
        new WholePicture(*std::move(pixels), file, *info, std::move(palette)));
}

} // namespace lightstack::io
