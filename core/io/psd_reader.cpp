#include "core/io/psd_reader.h"

#include "core/base/byte_order.h"
#include "core/io/indexed_picture.h"
#include "core/io/jpeg_previews.h"
#include "core/io/jpeg_reader.h"
#include "core/io/psd_file.h"
#include "core/io/slice_source.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lightstack::io {
namespace {

constexpr int kLargeRle = 0x101;

// Channels that make the picture, transparency included.
int shownChannels(const PsdFile& file) noexcept {
    int colours = 1;
    if (file.mode == PsdMode::Rgb) colours = 3;
    if (file.mode == PsdMode::Cmyk) colours = 4;
    const bool alpha = file.hasTransparency && file.channels > colours &&
                       (file.mode == PsdMode::Rgb || file.mode == PsdMode::Grayscale);
    return std::min(colours + (alpha ? 1 : 0), file.channels);
}

std::size_t storedRowBytes(const PsdFile& file) noexcept {
    const auto width = static_cast<std::size_t>(file.size.width);
    return file.bits == 1 ? (width + 7) / 8 : width * static_cast<std::size_t>(file.bits / 8);
}

bool unpackBits(std::span<const std::byte> packed, std::span<std::byte> out) {
    std::size_t at = 0;
    std::size_t done = 0;
    while (done < out.size() && at < packed.size()) {
        const int head = std::to_integer<std::int8_t>(packed[at++]);
        if (head == -128) continue;
        const std::size_t count =
            head >= 0 ? static_cast<std::size_t>(head) + 1 : static_cast<std::size_t>(1 - head);
        const std::size_t n = std::min(count, out.size() - done);
        if (head >= 0) {
            if (at + count > packed.size()) return false;
            std::copy_n(packed.begin() + static_cast<std::ptrdiff_t>(at), n,
                out.begin() + static_cast<std::ptrdiff_t>(done));
            at += count;
        } else {
            if (at >= packed.size()) return false;
            std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(done), n, packed[at++]);
        }
        done += n;
    }
    return done == out.size();
}

// The composite's rows, channel after channel.
class CompositeRows {
public:
    CompositeRows(base::ByteSource& source, const PsdFile& file)
        : m_source(source), m_file(file), m_at(file.data) {
        if (file.compression == 0) return;
        const std::size_t width = file.compression == kLargeRle ? 4 : 2;
        m_lengths.resize(
            static_cast<std::size_t>(file.channels) * static_cast<std::size_t>(file.size.height));
        std::vector<std::byte> table(m_lengths.size() * width);
        table.resize(source.read(m_at, table));
        m_at += m_lengths.size() * width;
        for (std::size_t i = 0; i < m_lengths.size() && (i + 1) * width <= table.size(); ++i)
            m_lengths[i] = static_cast<std::uint32_t>(
                base::bigEndian(std::span(table).subspan(i * width, width)));
    }

    bool next(std::span<std::byte> out) {
        if (m_file.compression == 0) {
            const bool good = m_source.read(m_at, out) == out.size();
            m_at += out.size();
            return good;
        }
        const std::uint32_t length = m_lengths[m_row++];
        if (length > out.size() * 2 + 64) return false;
        m_packed.resize(length);
        m_packed.resize(m_source.read(m_at, m_packed));
        m_at += length;
        return unpackBits(m_packed, out);
    }

private:
    base::ByteSource& m_source;
    const PsdFile& m_file;
    std::uint64_t m_at;
    std::vector<std::uint32_t> m_lengths;
    std::vector<std::byte> m_packed;
    std::size_t m_row = 0;
};

void scatter(std::span<const std::byte> row, int bits, int channel, const image::ImageSpec& spec,
    std::byte* out) {
    const auto step = static_cast<std::size_t>(spec.channels);
    const auto at = static_cast<std::size_t>(channel);
    for (std::size_t x = 0; x < static_cast<std::size_t>(spec.size.width); ++x) {
        if (bits == 1) {
            out[x * step + at] = (row[x / 8] >> (7 - x % 8)) & std::byte{1};
        } else if (bits == 8) {
            out[x * step + at] = row[x];
        } else { // big-endian in the file
            const auto value =
                static_cast<std::uint16_t>((std::to_integer<unsigned>(row[2 * x]) << 8) |
                                           std::to_integer<unsigned>(row[2 * x + 1]));
            std::memcpy(out + (x * step + at) * 2, &value, 2);
        }
    }
}

Result<image::ImageBuffer> decode(
    base::ByteSource& source, const PsdFile& file, const ReadHint& hint) {
    if (file.compression < 0)
        return fail(ErrorCode::CorruptData, {}, "the composite picture is missing");
    if ((file.compression != 0 && file.compression != 1 && file.compression != kLargeRle) ||
        (file.bits != 1 && file.bits != 8 && file.bits != 16))
        return fail(ErrorCode::Unsupported, {}, "the composite is stored in a way not read here");
    if (file.mode == PsdMode::Lab || file.mode == PsdMode::Multichannel)
        return fail(
            ErrorCode::Unsupported, {}, "Lab and multichannel composites are not read here");
    image::ImageSpec spec;
    spec.size = file.size;
    spec.channels = shownChannels(file);
    spec.type = file.bits == 16 ? image::SampleType::U16 : image::SampleType::U8;
    const std::uint64_t left = source.size() - std::min(source.size(), file.data);
    const auto bytes = image::checkedByteSize(spec, hint.maxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (*bytes > (left + 16) * 8 * 64)
        return fail(ErrorCode::CorruptData, {}, "the composite is cut short");
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto out = buffer->mutableBytes();
    CompositeRows rows(source, file);
    std::vector<std::byte> row(storedRowBytes(file));
    for (int channel = 0; channel < spec.channels; ++channel)
        for (int y = 0; y < spec.size.height; ++y) {
            if (y % 64 == 0 && hint.stop.stop_requested()) return cancelled();
            if (!rows.next(row))
                return fail(ErrorCode::CorruptData, {}, "the composite is damaged");
            scatter(row, file.bits, channel, spec,
                out.data() + static_cast<std::size_t>(y) * spec.rowBytes());
        }
    return std::move(*buffer);
}

RgbPalette paletteOf(const PsdFile& file) {
    RgbPalette palette(256);
    for (std::size_t i = 0; i < 256; ++i)
        palette[i] = {file.palette[i], file.palette[256 + i], file.palette[512 + i]};
    return palette;
}

std::optional<Picture> thumbnailOf(
    base::ByteSource& source, const PsdFile& file, const ReadHint& hint) {
    if (!file.thumbnail) return std::nullopt;
    SliceSource part(source, file.thumbnail->offset, file.thumbnail->length);
    auto picture = readJpegPicture(part, {.stop = hint.stop});
    if (!picture || !haveSameShape(picture->fullSize, file.size)) return std::nullopt;
    picture->origin = PictureOrigin::Preview;
    picture->provisional = picture->fullSize.longSide() < file.size.longSide();
    picture->fullSize = file.size;
    return std::move(*picture);
}

class PsdReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "psd"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/vnd.adobe.photoshop";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        const auto psd = readPsdFile(file.bytes());
        if (!psd) return tl::unexpected(psd.error());
        ImageInfo info;
        info.size = psd->size;
        info.bits = psd->bits;
        info.sampleType = psd->bits == 32   ? image::SampleType::F32
                          : psd->bits == 16 ? image::SampleType::U16
                                            : image::SampleType::U8;
        info.channels = psd->channels;
        constexpr const char* kNames[] = {"MinIsWhite", "Gray", "Palette", "RGB", "CMYK", "", "",
            "Multichannel", "Duotone", "Lab"};
        const auto mode = static_cast<std::size_t>(psd->mode);
        if (mode < std::size(kNames)) info.photometric = kNames[mode];
        info.compression = psd->compression == 0 ? "None" : "PackBits";
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto psd = readPsdFile(file.bytes());
        if (!psd) return tl::unexpected(psd.error());
        return decode(file.bytes(), *psd, hint);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const auto psd = readPsdFile(file.bytes());
        if (!psd) return tl::unexpected(psd.error());
        if (hint.allowPreviews && hint.quick)
            if (auto small = thumbnailOf(file.bytes(), *psd, hint)) return std::move(*small);
        auto pixels = decode(file.bytes(), *psd, hint);
        if (!pixels && pixels.error().code != ErrorCode::Cancelled && hint.allowPreviews)
            if (auto small = thumbnailOf(file.bytes(), *psd, hint)) {
                small->provisional = false;
                small->warnings.push_back(
                    pixels.error().detail + "; the small picture inside is shown");
                return std::move(*small);
            }
        if (!pixels) return tl::unexpected(pixels.error());
        return understood(*psd, std::move(*pixels), hint.maxBytes);
    }

private:
    static Result<Picture> understood(
        const PsdFile& psd, image::ImageBuffer pixels, std::uint64_t maxBytes) {
        Picture picture;
        picture.fullSize = psd.size;
        picture.icc = psd.icc;
        const int channels = pixels.spec().channels;
        picture.color = channels == 1   ? ColorModel::Gray
                        : channels == 2 ? ColorModel::GrayAlpha
                        : channels == 3 ? ColorModel::Rgb
                                        : ColorModel::Rgba;
        if (psd.mode == PsdMode::Cmyk && channels == 4) {
            picture.color = ColorModel::Cmyk;
            picture.cmykInverted = true; // 0 is full ink
        }
        if (psd.mode == PsdMode::Bitmap) {
            picture.whiteIsZero = true;
            for (std::byte& value : pixels.mutableBytes())
                value = value == std::byte{0} ? std::byte{0} : std::byte{255};
        }
        if (psd.mode == PsdMode::Indexed && psd.palette.size() == 768) {
            auto rgb = throughPalette(pixels, paletteOf(psd), maxBytes);
            if (!rgb) return tl::unexpected(rgb.error());
            pixels = std::move(*rgb);
            picture.color = ColorModel::Rgb;
        }
        picture.pixels = std::move(pixels);
        return picture;
    }
};

} // namespace

const ImageReader& psdReader() {
    static const PsdReader reader;
    return reader;
}

} // namespace lightstack::io
