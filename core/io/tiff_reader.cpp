#include "core/io/tiff_reader.h"

#include "core/io/tiff_open.h"
#include "core/io/tiff_pages.h"
#include "core/io/tiff_picture.h"
#include "core/io/tiff_samples.h"

#include <new>
#include <stdexcept>

namespace lightstack::io {
namespace {

// Vectors grow with what files announce: where memory ends, that is the file's answer.
template <class Work>
auto guarded(const ImageFile& file, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::LimitExceeded, file.path(), "there is no memory to decode it");
    } catch (const std::length_error&) {
        return fail(ErrorCode::LimitExceeded, file.path(), "it is too large to be decoded");
    }
}

Result<ImageInfo> readInfo(const ImageFile& file, int index) {
    auto pages = TiffPages::open(file);
    if (!pages) return tl::unexpected(pages.error());
    const auto page = pages->page(index);
    if (!page) return tl::unexpected(page.error());
    const auto open = openTiffPage(file, *page);
    if (!open) return tl::unexpected(open.error());
    const TiffLayout& layout = open->layout;
    ImageInfo info;
    info.size = {layout.width, layout.height};
    info.bits = layout.bits;
    info.sampleType = layout.type;
    info.channels = layout.samples;
    info.pages = pages->count();
    info.orientation = layout.orientation;
    info.photometric = tiffPhotometricName(layout.photometric);
    info.compression = tiffCompressionName(layout.compression);
    return info;
}

Result<image::ImageBuffer> readSamples(const ImageFile& file, const ReadHint& hint) {
    auto pages = TiffPages::open(file);
    if (!pages) return tl::unexpected(pages.error());
    const auto page = pages->page(hint.page);
    if (!page) return tl::unexpected(page.error());
    auto open = openTiffPage(file, *page);
    if (!open) return tl::unexpected(open.error());
    return readTiffSamples(open->handle, open->layout, hint.maxBytes, hint.stop);
}

Result<Picture> readPicture(const ImageFile& file, const ReadHint& hint) {
    auto pages = TiffPages::open(file);
    if (!pages) return tl::unexpected(pages.error());
    const auto page = pages->page(hint.page);
    if (!page) return tl::unexpected(page.error());
    auto main = openTiffPage(file, *page);
    if (!main) return tl::unexpected(main.error());
    bool moved = false; // away from the page's own directory
    if (hint.allowPreviews)
        for (const TiffPage& copy : pages->reducedCopies(*page, hint.maxSide)) {
            moved = true;
            const auto layout = enterTiffPage(main->handle, copy);
            if (!layout) continue;
            auto reduced = readTiffPicture(main->handle, *layout, hint);
            if (!reduced && reduced.error().code == ErrorCode::Cancelled) return reduced;
            if (!reduced || !reduced->warnings.empty()) continue;
            reduced->fullSize = {main->layout.width, main->layout.height};
            reduced->orientation = main->layout.orientation;
            reduced->origin = PictureOrigin::Scaled;
            return reduced;
        }
    if (moved)
        if (const auto layout = enterTiffPage(main->handle, *page); !layout)
            return tl::unexpected(layout.error());
    return readTiffPicture(main->handle, main->layout, hint);
}

class TiffReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "TIFF"; }
    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/tiff";
    }
    Result<ImageInfo> info(const ImageFile& file, int page, const std::stop_token&) const override {
        return guarded(file, [&] { return readInfo(file, page); });
    }
    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        return guarded(file, [&] { return readSamples(file, hint); });
    }
    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        return guarded(file, [&] { return readPicture(file, hint); });
    }
};

} // namespace

const ImageReader& tiffReader() {
    static const TiffReader reader;
    return reader;
}

} // namespace lightstack::io
