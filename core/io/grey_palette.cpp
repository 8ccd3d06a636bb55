#include "core/io/grey_palette.h"

#include "core/io/bmp_head.h"
#include "core/io/tiff_open.h"
#include "core/metadata/chunks.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

using Colors = RgbPalette;
constexpr std::size_t kMostColors = 256;

// Rec. 709, rounded.
constexpr unsigned lumaOf(unsigned red, unsigned green, unsigned blue) noexcept {
    return (2126 * red + 7152 * green + 722 * blue + 5000) / 10000;
}

bool isOneByte(const image::ImageSpec& spec) noexcept {
    return spec.channels == 1 && spec.type == image::SampleType::U8;
}

// Whether the samples are what the palette gives greys for.
bool fits(const GreyPalette& palette, const image::ImageSpec& spec) noexcept {
    return palette.isWide() ? spec.channels == 1 && spec.type == image::SampleType::U16
                            : isOneByte(spec);
}

// False where there is a colour; all are turned then, too.
template <class T>
bool turnToGreys(const GreyPalette& palette, std::span<T> values) {
    const bool coloured =
        palette.hasColours() && std::any_of(values.begin(), values.end(),
                                    [&](T number) { return palette.isColour(number); });
    for (T& value : values)
        value = palette.grey(value);
    return !coloured;
}

bool turnToGreys(const GreyPalette& palette, std::span<std::byte> bytes, bool wide) {
    if (!wide) return turnToGreys(palette, bytes);
    // Rows of samples are aligned as these are.
    return turnToGreys(
        palette, std::span(reinterpret_cast<std::uint16_t*>(bytes.data()), bytes.size() / 2));
}

std::optional<Colors> bmpColors(base::ByteSource& source) {
    const auto head = readBmpHead(source);
    if (!head || head->bits > 8) return std::nullopt;
    Colors colors = readBmpPalette(source, *head);
    return colors.empty() ? std::nullopt : std::optional(std::move(colors));
}

std::optional<Colors> pngColors(base::ByteSource& source) {
    auto chunk = metadata::Chunks::ofPng(source);
    for (int n = 0; n < 1000 && chunk.next() && !chunk.is("IDAT"); ++n) {
        if (!chunk.is("PLTE")) continue; // it stands before the data
        Colors colors(std::min<std::uint64_t>(chunk.size() / 3, kMostColors));
        const auto bytes = std::as_writable_bytes(std::span(colors));
        if (source.read(chunk.body(), bytes) != bytes.size()) break;
        return colors;
    }
    return std::nullopt;
}

// What the numbers became when the reader itself turned them to colours.
Result<std::shared_ptr<const GreyPalette>> asShown(
    const ImageFile& file, const image::ImageBuffer& samples, const ReadHint& hint) {
    const auto reader = readerFor(file);
    if (!reader) return tl::unexpected(reader.error());
    const auto shown = (*reader)->picture(file, hint);
    if (!shown) return tl::unexpected(shown.error());
    const image::ImageSpec& spec = shown->pixels.spec();
    if (spec.size != samples.spec().size || spec.type != image::SampleType::U8)
        return std::make_shared<const GreyPalette>();
    Colors colors(kMostColors);
    for (std::size_t i = 0; i < kMostColors; ++i)
        colors[i].fill(static_cast<std::uint8_t>(i));
    const auto channels = static_cast<std::size_t>(spec.channels);
    for (int y = 0; y < spec.size.height; ++y) {
        const auto* numbers = samples.rowAs<std::uint8_t>(y);
        const auto* pixel = shown->pixels.rowAs<std::uint8_t>(y);
        for (int x = 0; x < spec.size.width; ++x, pixel += channels)
            for (std::size_t c = 0; c < 3; ++c)
                colors[numbers[x]][c] = pixel[channels < 3 ? 0 : c];
    }
    return std::make_shared<const GreyPalette>(colors);
}

class GreyRows final : public RowStream {
public:
    GreyRows(std::unique_ptr<RowStream> numbers, std::filesystem::path path)
        : m_numbers(std::move(numbers)), m_path(std::move(path)) {
        m_spec = m_numbers->spec();
        m_stamp = m_numbers->stamp();
        m_whiteIsZero = m_numbers->whiteIsZero();
        m_palette = m_numbers->palette();
    }
    [[nodiscard]] bool decodes() const noexcept override { return m_numbers->decodes(); }
    [[nodiscard]] int rowsAtOnce() const noexcept override { return m_numbers->rowsAtOnce(); }

    Result<void> readRows(std::span<std::byte> out) override {
        if (auto done = m_numbers->read(out); !done) return done;
        if (!fits(*m_palette, m_spec) || !turnToGreys(*m_palette, out, m_palette->isWide()))
            return fail(ErrorCode::Unsupported, m_path,
                "its samples are numbers of colours in a palette, not grey values");
        return {};
    }

private:
    std::unique_ptr<RowStream> m_numbers;
    std::filesystem::path m_path;
};

class GreyWindow final : public RowWindow {
public:
    explicit GreyWindow(std::unique_ptr<RowWindow> numbers) : m_numbers(std::move(numbers)) {
        m_spec = m_numbers->spec();
        m_whiteIsZero = m_numbers->whiteIsZero();
        m_palette = m_numbers->palette();
    }
    [[nodiscard]] int bandRows() const noexcept override { return m_numbers->bandRows(); }
    [[nodiscard]] bool stopsInBands() const noexcept override { return m_numbers->stopsInBands(); }

    Result<void> read(
        const RowPick& pick, std::span<std::byte> out, const std::stop_token& stop) override {
        if (auto done = m_numbers->read(pick, out, stop); !done) return done;
        turnToGreys(*m_palette, out, m_palette->isWide()); // colours as light as they are
        return {};
    }

private:
    std::unique_ptr<RowWindow> m_numbers;
};

// Null for a file without its maps.
std::shared_ptr<const GreyPalette> wideGreyPaletteOf(OpenTiffPage& page) {
    std::array<std::uint16_t*, 3> maps{};
    if (TIFFGetField(page.handle.get(), TIFFTAG_COLORMAP, &maps[0], &maps[1], &maps[2]) == 0 ||
        maps[0] == nullptr || maps[1] == nullptr || maps[2] == nullptr)
        return nullptr;
    const auto of = [&](std::size_t channel) {
        return std::span<const std::uint16_t>(maps[channel], std::size_t{1} << page.layout.bits);
    };
    return std::make_shared<const GreyPalette>(std::array{of(0), of(1), of(2)});
}

} // namespace

GreyPalette::GreyPalette(std::span<const std::array<std::uint8_t, 3>> colors) {
    const std::size_t count = std::min(colors.size(), kMostColors);
    m_isInOrder = true;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [red, green, blue] = colors[i];
        m_coloured[i] = red != green || green != blue;
        m_hasColours = m_hasColours || m_coloured[i];
        m_greys[i] = static_cast<std::byte>(lumaOf(red, green, blue));
        m_isInOrder = m_isInOrder && !m_coloured[i] && red == i;
    }
}

GreyPalette::GreyPalette(const std::array<std::span<const std::uint16_t>, 3>& maps) {
    const std::size_t count = maps[0].size();
    unsigned largest = 0;
    for (const auto& map : maps)
        largest = std::max<unsigned>(largest, *std::max_element(map.begin(), map.end()));
    const unsigned scale = largest < 256 ? 257 : 1; // some write maps of eight bits
    m_wideGreys.resize(count);
    m_wideColoured.resize(count);
    m_isInOrder = true;
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned red = maps[0][i] * scale;
        const unsigned green = maps[1][i] * scale;
        const unsigned blue = maps[2][i] * scale;
        m_wideColoured[i] = red != green || green != blue;
        m_hasColours = m_hasColours || m_wideColoured[i];
        m_wideGreys[i] = static_cast<std::uint16_t>(lumaOf(red, green, blue));
        m_isInOrder = m_isInOrder && !m_wideColoured[i] && red == i;
    }
}

Result<std::shared_ptr<const GreyPalette>> paletteOf(
    const ImageFile& file, const image::ImageBuffer& samples, const ReadHint& hint) {
    std::optional<Colors> colors;
    if (file.mime().mime == "image/bmp") colors = bmpColors(file.bytes());
    if (file.mime().mime == "image/png") colors = pngColors(file.bytes());
    if (colors) return std::make_shared<const GreyPalette>(*colors);
    if (samples.isNull() || !isOneByte(samples.spec()))
        return std::make_shared<const GreyPalette>();
    return asShown(file, samples, hint);
}

std::shared_ptr<const GreyPalette> greyPaletteOf(OpenTiffPage& page) {
    if (page.layout.photometric != PHOTOMETRIC_PALETTE) return nullptr;
    if (page.layout.bits > 16) return std::make_shared<const GreyPalette>();
    if (page.layout.bits > 8) return wideGreyPaletteOf(page);
    const auto colors = readTiffPalette(page.handle, page.layout.bits);
    // A file without its map is shown by its numbers.
    return colors ? std::make_shared<const GreyPalette>(*colors) : nullptr;
}

Result<std::unique_ptr<RowStream>> inGreys(
    Result<std::unique_ptr<RowStream>> rows, std::filesystem::path path) {
    if (!rows || !(*rows)->palette() || (*rows)->palette()->isInOrder()) return rows;
    return std::make_unique<GreyRows>(*std::move(rows), std::move(path));
}

std::unique_ptr<RowWindow> inGreys(std::unique_ptr<RowWindow> window) {
    if (!window->palette() || window->palette()->isInOrder() ||
        !fits(*window->palette(), window->spec()))
        return window;
    return std::make_unique<GreyWindow>(std::move(window));
}

} // namespace lightstack::io
