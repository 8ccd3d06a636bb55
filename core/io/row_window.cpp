#include "core/io/row_window.h"

#include "core/base/byte_order.h"
#include "core/io/grey_palette.h"
#include "core/io/join_planes.h"
#include "core/io/tiff_reader.h"

#include <array>
#include <cstring>
#include <unordered_set>

namespace lightstack::io {
namespace {

template <std::size_t N>
void pickEach(const std::byte* row, int width, const RowPick& pick, std::byte* out) noexcept {
    for (int i = 0; i < pick.width; ++i, out += N)
        std::memcpy(out, row + static_cast<std::size_t>(pick.column(i, width)) * N, N);
}

// Decoded whole when the first row is wanted.
class WholeWindow final : public RowWindow {
public:
    WholeWindow(std::unique_ptr<ImageFile> file, const ImageReader& reader, const ImageInfo& info,
        int page, std::uint64_t maxBytes)
        : m_file(std::move(file)), m_reader(reader), m_page(page), m_maxBytes(maxBytes) {
        m_spec.size = info.size;
        m_spec.channels = info.channels;
        m_spec.type = info.sampleType;
        m_whiteIsZero = info.photometric == "MinIsWhite";
    }
    [[nodiscard]] int bandRows() const noexcept override { return m_spec.size.height; }

    // What the head said of the samples is so.
    void trustHead() noexcept { m_isKnown = true; }
    Result<void> findPalette(const std::stop_token& stop) {
        auto found = paletteOf(*m_file, m_pixels, hint(stop));
        if (!found) return tl::unexpected(found.error());
        m_palette = *std::move(found);
        return {};
    }
    Result<void> decode(const std::stop_token& stop) {
        if (!m_pixels.isNull()) return {};
        auto pixels = m_reader.samples(*m_file, hint(stop));
        if (pixels && pixels->spec().planes == image::PlaneOrder::Separate)
            pixels = joinPlanes(*pixels, m_maxBytes);
        if (!pixels) return tl::unexpected(inFile(pixels.error()));
        image::ImageSpec spec = pixels->spec();
        spec.planes = image::PlaneOrder::Interleaved; // a single plane is that, too
        if (m_isKnown && spec != m_spec)
            return fail(ErrorCode::CorruptData, m_file->path(), "its head belies its samples");
        m_spec = spec;
        m_isKnown = true;
        m_pixels = *std::move(pixels);
        return {};
    }

    Result<void> read(
        const RowPick& pick, std::span<std::byte> out, const std::stop_token& stop) override {
        if (auto done = decode(stop); !done) return done;
        const std::size_t line = static_cast<std::size_t>(pick.width) * pixelBytes();
        for (int i = 0; i < pick.rows; ++i)
            pickColumns(m_pixels.row(pick.row(i, m_spec.size.height)), m_spec.size.width,
                pixelBytes(), pick, out.data() + static_cast<std::size_t>(i) * line);
        return {};
    }

private:
    // Decoders that know bytes alone name no file.
    [[nodiscard]] Error inFile(Error error) const {
        if (error.path.empty()) error.path = m_file->path();
        return error;
    }
    [[nodiscard]] ReadHint hint(const std::stop_token& stop) const {
        ReadHint hint;
        hint.page = m_page;
        hint.maxBytes = m_maxBytes;
        hint.stop = stop;
        return hint;
    }

    std::unique_ptr<ImageFile> m_file;
    const ImageReader& m_reader;
    int m_page;
    std::uint64_t m_maxBytes;
    image::ImageBuffer m_pixels;
    bool m_isKnown = false; // m_spec is right
};

Result<std::unique_ptr<RowWindow>> openWhole(std::unique_ptr<ImageFile> file, int page,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    const auto reader = readerFor(*file);
    if (!reader) return tl::unexpected(reader.error());
    const auto info = (*reader)->info(*file, page, stop);
    if (!info) return tl::unexpected(info.error());
    auto window = std::make_unique<WholeWindow>(std::move(file), **reader, *info, page, maxBytes);
    // Of other formats only the samples themselves say what they are.
    if ((*reader)->name() == "png" || (*reader)->name() == "jpeg")
        window->trustHead();
    else if (auto done = window->decode(stop); !done)
        return tl::unexpected(done.error());
    if (info->photometric == "Palette")
        if (auto done = window->findPalette(stop); !done) return tl::unexpected(done.error());
    return inGreys(std::unique_ptr<RowWindow>(std::move(window)));
}

Result<std::unique_ptr<ImageFile>> openFile(const std::filesystem::path& path) {
    auto opened = ImageFile::open(path);
    if (!opened) return tl::unexpected(opened.error());
    return std::make_unique<ImageFile>(*std::move(opened));
}

Result<std::unique_ptr<RowWindow>> openPage(std::unique_ptr<ImageFile> file, const TiffPage& page,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    const auto path = file->path();
    const int number = page.virtualOffset != 0 ? page.virtualIndex : page.index;
    auto window = openTiffRowWindow(std::move(file), page, maxBytes);
    if (window) return inGreys(*std::move(window));
    if (window.error().code != ErrorCode::Unsupported) return window;
    // Colours at a lower resolution, or stored one by one.
    auto again = openFile(path);
    if (!again) return tl::unexpected(again.error());
    return openWhole(*std::move(again), number, maxBytes, stop);
}

} // namespace

void pickColumns(const std::byte* row, int width, std::size_t pixelBytes, const RowPick& pick,
    std::byte* out) noexcept {
    if (pick.stepX == 1 && pick.x + pick.width <= width) {
        std::memcpy(out, row + static_cast<std::size_t>(pick.x) * pixelBytes,
            static_cast<std::size_t>(pick.width) * pixelBytes);
        return;
    }
    switch (pixelBytes) {
    case 1:
        return pickEach<1>(row, width, pick, out);
    case 2:
        return pickEach<2>(row, width, pick, out);
    case 4:
        return pickEach<4>(row, width, pick, out);
    case 8:
        return pickEach<8>(row, width, pick, out);
    default:
        for (int i = 0; i < pick.width; ++i)
            std::memcpy(out + static_cast<std::size_t>(i) * pixelBytes,
                row + static_cast<std::size_t>(pick.column(i, width)) * pixelBytes, pixelBytes);
    }
}

Result<std::unique_ptr<RowWindow>> RowWindow::open(const std::filesystem::path& path, int page,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    auto file = openFile(path);
    if (!file) return tl::unexpected(file.error());
    if (!tiffReader().claims((*file)->mime()))
        return openWhole(*std::move(file), page, maxBytes, stop);
    auto pages = TiffPages::open(**file);
    if (!pages) return tl::unexpected(pages.error());
    const auto place = pages->page(page);
    if (!place) return tl::unexpected(place.error());
    return openPage(*std::move(file), *place, maxBytes, stop);
}

Result<std::unique_ptr<RowWindow>> RowWindow::open(const std::filesystem::path& path,
    const TiffPage& page, std::uint64_t maxBytes, const std::stop_token& stop) {
    auto file = openFile(path);
    if (!file) return tl::unexpected(file.error());
    return openPage(*std::move(file), page, maxBytes, stop);
}

std::vector<TiffPage> rowPages(const ImageFile& file, int limit) {
    std::vector<TiffPage> out;
    if (!tiffReader().claims(file.mime())) return out;
    base::FileSource source(file.descriptor(), file.stamp().size, 512);
    const auto tiff = metadata::TiffFile::open(source);
    if (!tiff) return out;
    const auto number = [&](std::uint64_t at, std::size_t count) {
        std::array<std::byte, 8> raw{};
        if (source.read(at, std::span(raw).first(count)) != count) return std::uint64_t{0};
        return base::numberIn(std::span(raw).first(count), tiff->header().bigEndian);
    };
    const bool big = tiff->header().big;
    std::unordered_set<std::uint64_t> seen;
    std::uint64_t at = tiff->header().firstDirectory;
    while (at != 0 && static_cast<int>(out.size()) < limit && seen.insert(at).second) {
        const std::uint64_t entries = number(at, big ? 8 : 2);
        if (entries == 0 || entries > 65535) break;
        out.push_back({at, static_cast<int>(out.size()), 0, 0});
        at = number(at + (big ? 8 + entries * 20 : 2 + entries * 12), big ? 8 : 4);
    }
    if (out.size() != 1 || limit < 2) return out;
    // ImageJ's planes without directories: equally far from each other.
    auto pages = TiffPages::open(file);
    if (!pages) return out;
    const int count = std::min(pages->count(), limit);
    const auto first = count > 1 ? pages->page(1) : Result<TiffPage>(TiffPage{});
    const auto second = count > 2 ? pages->page(2) : first;
    for (int i = 1; i < count && first && second; ++i) {
        TiffPage page = *first;
        page.virtualIndex = i;
        page.virtualOffset +=
            static_cast<std::uint64_t>(i - 1) * (second->virtualOffset - first->virtualOffset);
        out.push_back(page);
    }
    return out;
}

} // namespace lightstack::io
