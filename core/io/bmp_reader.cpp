#include "core/io/bmp_reader.h"

#include "core/io/bmp_rows.h"

#include <algorithm>

namespace lightstack::io {
namespace {

constexpr std::uint32_t kMostIcc = 4U << 20;

// Whether it is of a kind that is read here.
Result<void> check(const BmpHead& head) {
    if (head.packing == 4 || head.packing == 5 || (head.isOs2() && head.packing >= 3))
        return fail(ErrorCode::Unsupported, {}, "is packed in a way not read here");
    const unsigned bits = head.bits;
    const bool plain = head.packing == kBmpPlain &&
                       (bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 24);
    const bool masks = (head.packing == kBmpPlain || head.packing == kBmpMasks ||
                           head.packing == kBmpAlphaMasks) &&
                       (bits == 16 || bits == 32);
    const bool runs =
        (head.packing == kBmpRuns8 && bits == 8) || (head.packing == kBmpRuns4 && bits == 4);
    if (!plain && !masks && !runs)
        return fail(ErrorCode::CorruptData, {},
            "announces pixels of " + std::to_string(bits) + " bits in packing " +
                std::to_string(head.packing));
    if (head.width < 1 || head.height < 1 || head.height > INT32_MAX)
        return fail(ErrorCode::CorruptData, {}, "gives no size");
    return {};
}

Result<BmpHead> checkedHead(base::ByteSource& source) {
    auto head = readBmpHead(source);
    if (!head) return fail(ErrorCode::CorruptData, {}, "the header is cut short");
    if (auto checked = check(*head); !checked) return tl::unexpected(checked.error());
    return *head;
}

struct BmpPicture {
    image::ImageBuffer pixels;
    bool whole = true;
    bool alphaIsEmpty = true; // many writers leave it so: then it says nothing
};

// How many rows are in the file, at least; none is looked at.
std::uint64_t rowsThere(const base::ByteSource& source, const BmpHead& head) noexcept {
    if (head.hasRuns()) return head.pixels + 2 <= source.size() ? UINT64_MAX : 0;
    const auto row = static_cast<std::uint64_t>(head.rowBytes());
    const auto needed = static_cast<std::uint64_t>(head.leastRowBytes());
    if (head.pixels + needed > source.size()) return 0;
    return (source.size() - head.pixels - needed) / row + 1;
}

// `least`: rows, of which fewer are not worth the memory of all.
Result<BmpPicture> decodeBmp(
    base::ByteSource& source, const BmpHead& head, const ReadHint& hint, std::int64_t least) {
    image::ImageSpec spec;
    spec.size = {static_cast<int>(head.width), static_cast<int>(head.height)};
    spec.channels = BmpRows::channels(head);
    const std::uint64_t there = rowsThere(source, head);
    if (there < static_cast<std::uint64_t>(std::max<std::int64_t>(least, 1)))
        return fail(ErrorCode::CorruptData, {},
            there == 0 ? "the pixels are missing" : "the file ends early");
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto out = buffer->mutableBytes();
    BmpPicture decoded;
    BmpRows rows(source, head);
    int done = 0;
    const auto rowOf = [&](int y) {
        const int line = head.topFirst ? y : spec.size.height - 1 - y;
        return out.subspan(static_cast<std::size_t>(line) * spec.rowBytes(), spec.rowBytes());
    };
    for (; done < spec.size.height; ++done) {
        if (done % 64 == 0 && hint.stop.stop_requested()) return cancelled();
        const auto row = rowOf(done);
        if (!rows.read(row)) break;
        for (std::size_t i = 3; spec.channels == 4 && decoded.alphaIsEmpty && i < row.size();
             i += 4)
            decoded.alphaIsEmpty = row[i] == std::byte{0};
    }
    if (done == 0) return fail(ErrorCode::CorruptData, {}, "the pixels are missing");
    decoded.whole = done == spec.size.height;
    for (; done < spec.size.height; ++done)
        std::ranges::fill(rowOf(done), std::byte{0});
    decoded.pixels = *std::move(buffer);
    return decoded;
}

class BmpReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "bmp"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/bmp";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        const auto head = checkedHead(file.bytes());
        if (!head) return tl::unexpected(head.error());
        ImageInfo info;
        info.size = {static_cast<int>(head->width), static_cast<int>(head->height)};
        info.bits = head->bits < 8 ? static_cast<int>(head->bits) : head->bits == 16 ? 5 : 8;
        info.channels = BmpRows::channels(*head);
        info.photometric = head->bits <= 8 ? "Palette" : "RGB";
        info.compression = head->hasRuns() ? "RLE" : "None";
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto head = checkedHead(file.bytes());
        if (!head) return tl::unexpected(head.error());
        auto decoded = decodeBmp(file.bytes(), *head, hint, head->height);
        if (!decoded) return tl::unexpected(decoded.error());
        if (!decoded->whole) return fail(ErrorCode::CorruptData, {}, "the file ends early");
        return std::move(decoded->pixels);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const auto head = checkedHead(file.bytes());
        if (!head) return tl::unexpected(head.error());
        auto decoded = decodeBmp(file.bytes(), *head, hint, head->height / 100);
        if (!decoded) return tl::unexpected(decoded.error());
        auto pixels = std::move(decoded->pixels);
        Result<image::ImageBuffer> shown = pixels;
        if (head->bits <= 8)
            shown = throughPalette(pixels, readBmpPalette(file.bytes(), *head), hint.maxBytes);
        else if (pixels.spec().channels == 4 && decoded->alphaIsEmpty)
            shown = withoutAlpha(pixels, hint.maxBytes);
        if (!shown) return tl::unexpected(shown.error());
        Picture picture;
        picture.pixels = *std::move(shown);
        picture.color = picture.pixels.spec().channels == 4 ? ColorModel::Rgba : ColorModel::Rgb;
        picture.fullSize = picture.pixels.spec().size;
        if (!decoded->whole) picture.warnings.emplace_back("the file ends early");
        if (head->icc != 0 && head->iccSize <= kMostIcc) {
            picture.icc.resize(head->iccSize);
            picture.icc.resize(file.bytes().read(head->icc, picture.icc));
        }
        return picture;
    }
};

} // namespace

const ImageReader& bmpReader() {
    static const BmpReader reader;
    return reader;
}

} // namespace lightstack::io
