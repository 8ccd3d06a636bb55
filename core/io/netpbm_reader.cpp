#include "core/io/netpbm_reader.h"

#include "core/base/byte_order.h"
#include "core/io/partial_rows.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace lightstack::io {
namespace {

struct NetpbmHeader {
    char kind = '5'; // the second byte: 1-7, f, F
    image::PixelSize size;
    int channels = 1;
    std::uint32_t most = 1; // largest value
    bool littleEndian = false;
    std::uint64_t data = 0;

    [[nodiscard]] bool isPlain() const noexcept { return kind >= '1' && kind <= '3'; }
    [[nodiscard]] bool isFloat() const noexcept { return kind == 'f' || kind == 'F'; }
    [[nodiscard]] bool isBits() const noexcept { return kind == '1' || kind == '4'; }
};

// Words of the text part; '#' starts a comment up to the line's end.
class Words {
public:
    Words(base::ByteSource& source, std::uint64_t at) : m_source(source), m_at(at) {}

    std::string next() {
        std::string word;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '#' && word.empty())
                while (c >= 0 && c != '\n')
                    c = read();
            if (c <= ' ') {
                if (word.empty()) continue;
                break;
            }
            word.push_back(static_cast<char>(c));
            if (word.size() > 32) break;
        }
        return word;
    }
    // Plain bitmaps may write their digits without spaces.
    int nextBit() {
        for (int c = read(); c >= 0; c = read())
            if (c == '0' || c == '1') return c - '0';
        return -1;
    }
    [[nodiscard]] std::uint64_t at() const noexcept { return m_at; }

private:
    int read() {
        std::byte value{};
        if (m_source.read(m_at, {&value, 1}) == 0) return -1;
        ++m_at;
        return std::to_integer<int>(value);
    }
    base::ByteSource& m_source;
    std::uint64_t m_at;
};

std::optional<std::uint32_t> number(const std::string& word) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value > 0x7FFFFFFF)
        return std::nullopt;
    return value;
}

bool readArbitrary(Words& words, NetpbmHeader& header) {
    for (int line = 0; line < 100; ++line) {
        const std::string key = words.next();
        if (key == "ENDHDR") return header.channels >= 1 && header.channels <= 4;
        const auto value = number(words.next());
        if (key == "TUPLTYPE") continue;
        if (!value) return false;
        if (key == "WIDTH") header.size.width = static_cast<int>(*value);
        if (key == "HEIGHT") header.size.height = static_cast<int>(*value);
        if (key == "DEPTH") header.channels = static_cast<int>(std::min(*value, 100U));
        if (key == "MAXVAL") header.most = *value;
    }
    return false;
}

Result<NetpbmHeader> readNetpbmHeader(base::ByteSource& source) {
    const auto broken = fail(ErrorCode::CorruptData, {}, "the header is damaged");
    std::array<std::byte, 2> magic = {};
    if (source.read(0, magic) < 2) return broken;
    NetpbmHeader header;
    header.kind = static_cast<char>(magic[1]);
    Words words(source, 2);
    if (header.kind == '7') {
        if (!readArbitrary(words, header)) return broken;
    } else {
        const auto width = number(words.next());
        const auto height = number(words.next());
        if (!width || !height) return broken;
        header.size = {static_cast<int>(*width), static_cast<int>(*height)};
        header.channels = header.kind == '3' || header.kind == '6' || header.kind == 'F' ? 3 : 1;
        if (header.isFloat()) {
            header.littleEndian = words.next().starts_with('-'); // the sign of the scale
        } else if (!header.isBits()) {
            const auto most = number(words.next());
            if (!most) return broken;
            header.most = *most;
        }
    }
    header.data = words.at();
    if (header.size.isEmpty() || header.most < 1 || header.most > 65535) return broken;
    return header;
}

image::ImageSpec specOf(const NetpbmHeader& header) {
    image::ImageSpec spec;
    spec.size = header.size;
    spec.channels = header.channels;
    spec.type = header.isFloat()    ? image::SampleType::F32
                : header.most > 255 ? image::SampleType::U16
                                    : image::SampleType::U8;
    return spec;
}

// One row as the file has it, into native samples. False where the file ends.
bool readRow(base::ByteSource& source, const NetpbmHeader& header, const image::ImageSpec& spec,
    int y, std::vector<std::byte>& scratch, std::byte* out) {
    const auto row = static_cast<std::uint64_t>(y);
    if (header.kind == '4') {
        const auto stride = (static_cast<std::size_t>(spec.size.width) + 7) / 8;
        scratch.resize(stride);
        if (source.read(header.data + row * stride, scratch) < stride) return false;
        for (std::size_t x = 0; x < static_cast<std::size_t>(spec.size.width); ++x)
            out[x] = (scratch[x / 8] >> (7 - x % 8)) & std::byte{1};
        return true;
    }
    const std::size_t stride = spec.rowBytes();
    if (source.read(header.data + row * stride, {out, stride}) < stride) return false;
    const auto width = static_cast<std::size_t>(image::bytesPerSample(spec.type));
    const bool fileIsLittle = header.isFloat() && header.littleEndian;
    if (width > 1 && fileIsLittle != (std::endian::native == std::endian::little))
        base::swapNumbers({out, stride}, width);
    return true;
}

bool readPlainRow(
    Words& words, const NetpbmHeader& header, const image::ImageSpec& spec, std::byte* out) {
    const std::size_t count =
        static_cast<std::size_t>(spec.size.width) * static_cast<std::size_t>(spec.channels);
    for (std::size_t i = 0; i < count; ++i) {
        std::optional<std::uint32_t> value;
        if (header.isBits()) {
            const int bit = words.nextBit();
            if (bit >= 0) value = static_cast<std::uint32_t>(bit);
        } else {
            value = number(words.next());
        }
        if (!value) return false;
        const auto sample = static_cast<std::uint16_t>(std::min(*value, header.most));
        if (spec.type == image::SampleType::U16)
            std::memcpy(out + 2 * i, &sample, 2);
        else
            out[i] = static_cast<std::byte>(sample);
    }
    return true;
}

Result<PartialRows> decodeNetpbm(
    base::ByteSource& source, const NetpbmHeader& header, const ReadHint& hint) {
    const image::ImageSpec spec = specOf(header);
    const std::uint64_t left = source.size() - std::min(source.size(), header.data);
    // A byte holds at most 8 samples: what announces more than that times 1000 is no honest file.
    const auto bytes = image::checkedByteSize(spec, hint.maxBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (left == 0 || *bytes / 8 > left * 1000)
        return fail(ErrorCode::CorruptData, {}, "the samples are missing");
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto out = buffer->mutableBytes();
    std::ranges::fill(out, std::byte{0});
    PartialRows decoded;
    std::vector<std::byte> scratch;
    Words words(source, header.data);
    for (int y = 0; y < spec.size.height; ++y) {
        if (y % 64 == 0 && hint.stop.stop_requested()) return cancelled();
        const int line = header.isFloat() ? spec.size.height - 1 - y : y; // PFM: bottom row first
        std::byte* row = out.data() + static_cast<std::size_t>(line) * spec.rowBytes();
        const bool good = header.isPlain() ? readPlainRow(words, header, spec, row)
                                           : readRow(source, header, spec, y, scratch, row);
        if (!good) break;
        ++decoded.rows;
    }
    decoded.pixels = std::move(*buffer);
    return decoded;
}

class NetpbmReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "netpbm"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime.starts_with("image/x-portable-");
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token&) const override {
        const auto header = readNetpbmHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        ImageInfo info;
        info.size = header->size;
        info.channels = header->channels;
        info.sampleType = specOf(*header).type;
        info.bits = header->isFloat() ? 32 : std::bit_width(header->most);
        info.photometric = header->isBits() ? "MinIsWhite" : header->channels >= 3 ? "RGB" : "Gray";
        info.compression = "None";
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto header = readNetpbmHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        auto decoded = decodeNetpbm(file.bytes(), *header, hint);
        if (!decoded) return tl::unexpected(decoded.error());
        if (!decoded->isWhole()) return fail(ErrorCode::CorruptData, {}, "the samples end early");
        return std::move(decoded->pixels);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const auto header = readNetpbmHeader(file.bytes());
        if (!header) return tl::unexpected(header.error());
        auto decoded = decodeNetpbm(file.bytes(), *header, hint);
        if (!decoded) return tl::unexpected(decoded.error());
        if (decoded->rows == 0) return fail(ErrorCode::CorruptData, {}, "the samples are missing");
        Picture picture = begunOf(*decoded);
        constexpr ColorModel kModels[] = {
            ColorModel::Gray, ColorModel::GrayAlpha, ColorModel::Rgb, ColorModel::Rgba};
        picture.color = kModels[header->channels - 1];
        picture.whiteIsZero = header->isBits();
        picture.significantBits = header->isFloat() ? 0 : std::bit_width(header->most);
        picture.pixels = std::move(decoded->pixels);
        if (header->most < 255 && !header->isFloat())
            return spread(std::move(picture), header->most);
        return picture;
    }

private:
    // Values up to `most` over all 8 bits; whole bytes and 16 bits are left as they are.
    static Result<Picture> spread(Picture picture, std::uint32_t most) {
        auto wide = image::ImageBuffer::allocate(picture.pixels.spec(), UINT64_MAX);
        if (!wide) return tl::unexpected(wide.error());
        std::ranges::transform(
            picture.pixels.bytes(), wide->mutableBytes().begin(), [most](std::byte value) {
                const auto clamped = std::min(std::to_integer<std::uint32_t>(value), most);
                return static_cast<std::byte>((clamped * 255 + most / 2) / most);
            });
        picture.pixels = std::move(*wide);
        picture.significantBits = 0;
        return picture;
    }
};

} // namespace

const ImageReader& netpbmReader() {
    static const NetpbmReader reader;
    return reader;
}

} // namespace lightstack::io
