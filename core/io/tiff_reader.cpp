#include "core/io/tiff_reader.h"

#include "core/io/tiff_picture.h"
#include "core/io/tiff_rows.h"
#include "core/metadata/tiff_directory.h"

#include <charconv>
#include <cstring>

namespace lightstack::io {
namespace {

using metadata::TiffDirectory;
using metadata::TiffFile;

struct Page {
    std::uint64_t directory = 0;
    int virtualIndex = -1; // ImageJ: which of the planes behind the only directory
};

// Our walk reads a few bytes here and there: a small window serves it best.
class Directories {
public:
    explicit Directories(const ImageFile& file)
        : m_source(file.descriptor(), file.stamp().size, 512)
        , m_file(TiffFile::open(m_source))
        , m_path(file.path()) {}

    [[nodiscard]] bool ok() const noexcept { return m_file.has_value(); }
    TiffFile& tiff() noexcept { return *m_file; }

    int pages() {
        const int chain = m_file->countPages(kMostTiffPages);
        return chain == 1 ? std::max(1, virtualPages()) : chain;
    }

    Result<Page> page(int index) {
        if (const auto offset = m_file->pageOffset(index)) return Page{*offset, -1};
        const int chain = m_file->countPages(kMostTiffPages);
        if (chain == 0)
            return fail(ErrorCode::CorruptData, m_path, "its first directory is damaged");
        if (chain == 1 && index < virtualPages())
            return Page{m_file->header().firstDirectory, index};
        return fail(ErrorCode::NotFound, m_path, "there is no page " + std::to_string(index));
    }

    // Whether the directory's pixels stand uncompressed in one piece, and how large that piece is.
    std::optional<std::pair<std::uint64_t, std::uint64_t>> plainBlock(const TiffDirectory& d) {
        const auto value = [&](std::uint16_t tag, double fallback) {
            const auto* entry = d.find(tag);
            return entry != nullptr ? m_file->number(*entry).value_or(fallback) : fallback;
        };
        const auto* offsets = d.find(273);
        if (offsets == nullptr || value(259, 1) != 1) return std::nullopt;
        const double bits = value(258, 1);
        const double bytes = value(256, 0) * value(257, 0) * value(277, 1) * bits / 8;
        if (bits < 8 || bytes < 1) return std::nullopt;
        return std::pair{
            static_cast<std::uint64_t>(value(273, 0)), static_cast<std::uint64_t>(bytes)};
    }

private:
    int virtualPages() {
        const auto first = m_file->directoryAt(m_file->header().firstDirectory);
        if (!first) return 0;
        const auto* entry = first->find(270);
        if (entry == nullptr) return 1;
        const std::string text = m_file->text(*entry, 4096);
        const std::size_t at = text.find("images=");
        const auto block = plainBlock(*first);
        if (!text.starts_with("ImageJ=") || at == std::string::npos || !block) return 1;
        int count = 1;
        std::from_chars(text.data() + at + 7, text.data() + text.size(), count);
        if (count < 2 || block->second == 0) return 1;
        const std::uint64_t fit =
            (m_source.size() - std::min(m_source.size(), block->first)) / block->second;
        return static_cast<int>(std::min<std::uint64_t>(fit, static_cast<std::uint64_t>(count)));
    }

    base::FileSource m_source;
    std::optional<TiffFile> m_file;
    std::filesystem::path m_path;
};

struct OpenPage {
    TiffHandle handle;
    TiffLayout layout;
};

Result<OpenPage> openPage(const ImageFile& file, Directories& directories, const Page& page) {
    auto handle = TiffHandle::open(file);
    if (!handle) return tl::unexpected(handle.error());
    if (const auto entered = handle->enter(page.directory); !entered)
        return tl::unexpected(entered.error());
    auto layout = readTiffLayout(*handle);
    if (!layout) return tl::unexpected(layout.error());
    if (page.virtualIndex > 0) {
        const auto directory = directories.tiff().directoryAt(page.directory);
        const auto block = directory ? directories.plainBlock(*directory) : std::nullopt;
        if (!block)
            return fail(ErrorCode::CorruptData, file.path(), "its planes are not in one piece");
        layout->isVirtual = true;
        layout->virtualOffset =
            block->first + block->second * static_cast<std::uint64_t>(page.virtualIndex);
    }
    return OpenPage{*std::move(handle), *layout};
}

Result<OpenPage> openPage(const ImageFile& file, int index) {
    Directories directories(file);
    if (!directories.ok())
        return fail(ErrorCode::CorruptData, file.path(), "the TIFF header is damaged");
    const auto page = directories.page(index);
    if (!page) return tl::unexpected(page.error());
    return openPage(file, directories, *page);
}

// The smallest reduced copy of the page that still has `maxSide`, else the page itself.
Page cheapestFor(Directories& directories, const Page& page, int maxSide) {
    TiffFile& tiff = directories.tiff();
    const auto main = tiff.directoryAt(page.directory);
    if (!main || maxSide < 1 || page.virtualIndex > 0) return page;
    const auto value = [&](const TiffDirectory& d, std::uint16_t tag) {
        const auto* entry = d.find(tag);
        return entry != nullptr ? tiff.number(*entry).value_or(0) : 0.0;
    };
    const double width = value(*main, 256);
    const double height = value(*main, 257);
    std::vector<std::uint64_t> candidates;
    if (const auto* sub = main->find(330))
        for (const double offset : tiff.numbers(*sub, 32))
            candidates.push_back(static_cast<std::uint64_t>(offset));
    for (int next = 1; next <= 8; ++next)
        if (const auto offset = tiff.pageOffset(next)) candidates.push_back(*offset);
    Page best = page;
    double bestSide = std::max(width, height);
    for (const std::uint64_t offset : candidates) {
        const auto d = tiff.directoryAt(offset);
        if (!d || (static_cast<int>(value(*d, 254)) & 1) == 0 ||
            value(*d, 262) != value(*main, 262))
            continue;
        const double w = value(*d, 256);
        const double h = value(*d, 257);
        const double side = std::max(w, h);
        const bool sameShape = std::abs(w * height - h * width) <= std::max(width, height) * 1.5;
        if (sameShape && side >= maxSide && side < bestSide) {
            best = {offset, -1};
            bestSide = side;
        }
    }
    return best;
}

class TiffReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "TIFF"; }
    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/tiff";
    }

    Result<ImageInfo> info(
        const ImageFile& file, int index, const std::stop_token&) const override {
        Directories directories(file);
        if (!directories.ok())
            return fail(ErrorCode::CorruptData, file.path(), "the TIFF header is damaged");
        const auto page = directories.page(index);
        if (!page) return tl::unexpected(page.error());
        const auto open = openPage(file, directories, *page);
        if (!open) return tl::unexpected(open.error());
        const TiffLayout& layout = open->layout;
        ImageInfo info;
        info.size = {layout.width, layout.height};
        info.bits = layout.bits;
        info.sampleType = layout.type;
        info.channels = layout.samples;
        info.pages = directories.pages();
        info.orientation = layout.orientation;
        info.photometric = tiffPhotometricName(layout.photometric);
        info.compression = tiffCompressionName(layout.compression);
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        auto open = openPage(file, hint.page);
        if (!open) return tl::unexpected(open.error());
        TiffLayout& layout = open->layout;
        if (needsTiffRgba(layout)) return rgbSamples(*open, hint);
        auto out = image::ImageBuffer::allocate(layout.spec(), hint.maxBytes);
        if (!out) return out;
        const std::size_t rowBytes = layout.spec().rowBytes();
        std::byte* to = out->mutableBytes().data();
        const int count = layout.width * (layout.separate ? 1 : layout.samples);
        for (int plane = 0; plane < layout.planes(); ++plane) {
            const std::size_t planeAt = static_cast<std::size_t>(plane) *
                                        static_cast<std::size_t>(layout.height) * rowBytes;
            const auto result = readTiffRows(open->handle, layout, plane, false, hint.stop,
                [&](int y, std::span<const std::byte> packed) {
                    unpackTiffRow(layout, packed, count,
                        to + planeAt + static_cast<std::size_t>(y) * rowBytes);
                });
            if (result.error) return tl::unexpected(*result.error);
        }
        return out;
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        Directories directories(file);
        if (!directories.ok())
            return fail(ErrorCode::CorruptData, file.path(), "the TIFF header is damaged");
        const auto page = directories.page(hint.page);
        if (!page) return tl::unexpected(page.error());
        auto main = openPage(file, directories, *page);
        if (!main) return tl::unexpected(main.error());
        const Page cheap = cheapestFor(directories, *page, hint.maxSide);
        if (cheap.directory != page->directory && main->handle.enter(cheap.directory)) {
            const auto layout = readTiffLayout(main->handle);
            auto reduced = layout ? readTiffPicture(main->handle, *layout, hint)
                                  : tl::unexpected(layout.error());
            if (reduced && reduced->warnings.empty()) {
                reduced->fullSize = {main->layout.width, main->layout.height};
                reduced->orientation = main->layout.orientation;
                reduced->origin = PictureOrigin::Scaled;
                return reduced;
            }
            if (const auto back = main->handle.enter(page->directory); !back)
                return tl::unexpected(back.error());
        }
        return readTiffPicture(main->handle, main->layout, hint);
    }

private:
    // Kinds that only libtiff's conversion decodes: its RGB, as other readers of such files give
    // it.
    static Result<image::ImageBuffer> rgbSamples(OpenPage& open, const ReadHint& hint) {
        const auto rgba = readTiffRgba(open.handle, open.layout, hint.maxBytes);
        if (!rgba) return rgba;
        image::ImageSpec spec = rgba->spec();
        spec.channels = 3;
        auto out = image::ImageBuffer::allocate(spec, hint.maxBytes);
        if (!out) return out;
        const std::byte* from = rgba->bytes().data();
        std::byte* to = out->mutableBytes().data();
        for (std::size_t i = 0; i < rgba->bytes().size(); i += 4, to += 3)
            std::memcpy(to, from + i, 3);
        return out;
    }
};

} // namespace

const ImageReader& tiffReader() {
    static const TiffReader reader;
    return reader;
}

} // namespace lightstack::io
