#include "core/io/jxl_reader.h"

#include "core/base/late_library.h"

#include <algorithm>

#include <jxl/decode.h>

namespace lightstack::io {
namespace {

// libjxl's functions. Loading it measures the clock, which takes longer than many a command.
struct Jxl {
    base::LateLibrary library{LIGHTSTACK_JXL_LIBRARY};
    LIGHTSTACK_LATE(JxlDecoderCloseInput, closeInput);
    LIGHTSTACK_LATE(JxlDecoderCreate, create);
    LIGHTSTACK_LATE(JxlDecoderDestroy, destroy);
    LIGHTSTACK_LATE(JxlDecoderGetBasicInfo, getBasicInfo);
    LIGHTSTACK_LATE(JxlDecoderGetColorAsICCProfile, getColorAsICCProfile);
    LIGHTSTACK_LATE(JxlDecoderGetICCProfileSize, getICCProfileSize);
    LIGHTSTACK_LATE(JxlDecoderProcessInput, processInput);
    LIGHTSTACK_LATE(JxlDecoderReleaseInput, releaseInput);
    LIGHTSTACK_LATE(JxlDecoderSetImageOutBuffer, setImageOutBuffer);
    LIGHTSTACK_LATE(JxlDecoderSetInput, setInput);
    LIGHTSTACK_LATE(JxlDecoderSkipFrames, skipFrames);
    LIGHTSTACK_LATE(JxlDecoderSubscribeEvents, subscribeEvents);
};

const Jxl& jxl() {
    static const Jxl loaded;
    return loaded;
}

struct FreeDecoder {
    void operator()(JxlDecoder* decoder) const noexcept { jxl().destroy(decoder); }
};

constexpr std::size_t kJxlChunk = std::size_t{1} << 20;
constexpr std::uint64_t kJxlBytesPerPixel = 20; // three float planes, groups in work, the result
constexpr std::size_t kMostJxlProfile = 8U << 20;
constexpr int kMostJxlFrames = 100'000;

// Feeds the file in chunks and hands on the decoder's events.
class JxlSession {
public:
    JxlSession(base::ByteSource& bytes, std::stop_token stop, int events)
        : m_bytes(bytes), m_stop(std::move(stop)) {
        if (!jxl().library.isComplete()) return;
        m_decoder.reset(jxl().create(nullptr));
        if (m_decoder != nullptr) jxl().subscribeEvents(m_decoder.get(), events);
    }

    [[nodiscard]] JxlDecoder* decoder() const noexcept { return m_decoder.get(); }

    Result<JxlDecoderStatus> next() {
        if (m_decoder == nullptr) return noDecoder();
        for (;;) {
            if (m_stop.stop_requested()) return cancelled();
            const JxlDecoderStatus status = jxl().processInput(m_decoder.get());
            if (status == JXL_DEC_ERROR)
                return fail(ErrorCode::CorruptData, {}, "the data are damaged");
            if (status != JXL_DEC_NEED_MORE_INPUT) return status;
            if (!feed()) return fail(ErrorCode::CorruptData, {}, "the file ends early");
        }
    }

private:
    static tl::unexpected<Error> noDecoder() {
        if (!jxl().library.isComplete()) return tl::unexpected(jxl().library.missing());
        return fail(ErrorCode::LimitExceeded, {}, "no memory for a decoder");
    }
    bool feed() {
        const std::size_t left = jxl().releaseInput(m_decoder.get());
        m_chunk.erase(m_chunk.begin(), m_chunk.end() - static_cast<std::ptrdiff_t>(left));
        m_chunk.resize(left + kJxlChunk);
        const std::size_t n =
            m_bytes.read(m_offset, std::as_writable_bytes(std::span(m_chunk)).subspan(left));
        m_offset += n;
        m_chunk.resize(left + n);
        if (n == 0) return false;
        jxl().setInput(m_decoder.get(), m_chunk.data(), m_chunk.size());
        if (m_offset >= m_bytes.size()) jxl().closeInput(m_decoder.get());
        return true;
    }

    base::ByteSource& m_bytes;
    std::stop_token m_stop;
    std::unique_ptr<JxlDecoder, FreeDecoder> m_decoder;
    std::vector<std::uint8_t> m_chunk;
    std::uint64_t m_offset = 0;
};

Result<JxlBasicInfo> basicInfo(JxlSession& session) {
    const auto status = session.next();
    if (!status) return tl::unexpected(status.error());
    JxlBasicInfo info = {};
    if (*status != JXL_DEC_BASIC_INFO ||
        jxl().getBasicInfo(session.decoder(), &info) != JXL_DEC_SUCCESS)
        return fail(ErrorCode::CorruptData, {}, "no header");
    return info;
}

// Integers come out spread over the whole type. Floats are kept for samples only: a picture's are
// display values from 0 to 1, which 16 bits hold.
JxlPixelFormat formatFor(const JxlBasicInfo& info, bool keepFloat) {
    const std::uint32_t channels = info.num_color_channels + (info.alpha_bits > 0 ? 1 : 0);
    const JxlDataType type = keepFloat && info.exponent_bits_per_sample > 0 ? JXL_TYPE_FLOAT
                             : info.bits_per_sample > 8                     ? JXL_TYPE_UINT16
                                                                            : JXL_TYPE_UINT8;
    return {channels, type, JXL_NATIVE_ENDIAN, 0};
}

image::ImageSpec specFor(const JxlBasicInfo& info, const JxlPixelFormat& format) {
    image::ImageSpec spec;
    spec.size = {static_cast<int>(std::min(info.xsize, 1U << 30)),
        static_cast<int>(std::min(info.ysize, 1U << 30))};
    spec.channels = static_cast<int>(format.num_channels);
    spec.type = format.data_type == JXL_TYPE_FLOAT    ? image::SampleType::F32
                : format.data_type == JXL_TYPE_UINT16 ? image::SampleType::U16
                                                      : image::SampleType::U8;
    return spec;
}

std::vector<std::byte> profileOf(JxlDecoder* decoder) {
    std::size_t size = 0;
    if (jxl().getICCProfileSize(decoder, nullptr, JXL_COLOR_PROFILE_TARGET_DATA, &size) !=
            JXL_DEC_SUCCESS ||
        size < 128 || size > kMostJxlProfile)
        return {};
    std::vector<std::byte> icc(size);
    if (jxl().getColorAsICCProfile(decoder, nullptr, JXL_COLOR_PROFILE_TARGET_DATA,
            reinterpret_cast<std::uint8_t*>(icc.data()), icc.size()) != JXL_DEC_SUCCESS)
        return {};
    return icc;
}

class JxlReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "jxl"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime == "image/jxl";
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token& stop) const override {
        JxlSession session(file.bytes(), stop, JXL_DEC_BASIC_INFO);
        const auto basic = basicInfo(session);
        if (!basic) return tl::unexpected(basic.error());
        const JxlPixelFormat format = formatFor(*basic, true);
        const image::ImageSpec spec = specFor(*basic, format);
        ImageInfo info;
        info.size = spec.size;
        info.bits = static_cast<int>(basic->bits_per_sample);
        info.sampleType = spec.type;
        info.channels = spec.channels;
        info.pages = basic->have_animation != 0 ? countFrames(file, stop) : 1;
        info.animated = info.pages > 1;
        info.photometric = basic->num_color_channels == 1 ? "Gray" : "RGB";
        info.compression = "JPEG XL";
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        auto decoded = decode(file, hint, true);
        if (!decoded) return tl::unexpected(decoded.error());
        return std::move(decoded->pixels);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        return decode(file, hint, false);
    }

private:
    static Result<Picture> decode(const ImageFile& file, const ReadHint& hint, bool keepFloat) {
        JxlSession session(file.bytes(), hint.stop,
            JXL_DEC_BASIC_INFO | JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE);
        const auto basic = basicInfo(session);
        if (!basic) return tl::unexpected(basic.error());
        JxlDecoder* decoder = session.decoder();
        const JxlPixelFormat format = formatFor(*basic, keepFloat);
        const image::ImageSpec spec = specFor(*basic, format);
        if (std::uint64_t{basic->xsize} * basic->ysize * kJxlBytesPerPixel > hint.maxBytes)
            return fail(ErrorCode::LimitExceeded, {}, "is larger than is allowed here");
        auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
        if (!buffer) return tl::unexpected(buffer.error());
        if (hint.page > 0) jxl().skipFrames(decoder, static_cast<std::size_t>(hint.page));
        Picture picture;
        picture.fullSize = spec.size;
        picture.color = format.num_channels == 1   ? ColorModel::Gray
                        : format.num_channels == 2 ? ColorModel::GrayAlpha
                        : format.num_channels == 3 ? ColorModel::Rgb
                                                   : ColorModel::Rgba;
        picture.alphaPremultiplied = basic->alpha_premultiplied != 0;
        for (;;) {
            const auto status = session.next();
            if (!status) return tl::unexpected(status.error());
            if (*status == JXL_DEC_COLOR_ENCODING) picture.icc = profileOf(decoder);
            if (*status == JXL_DEC_FULL_IMAGE) break;
            if (*status == JXL_DEC_SUCCESS)
                return fail(ErrorCode::NotFound, {}, "has no page " + std::to_string(hint.page));
            if (*status != JXL_DEC_NEED_IMAGE_OUT_BUFFER) continue;
            const auto out = buffer->mutableBytes();
            if (jxl().setImageOutBuffer(decoder, &format, out.data(), out.size()) !=
                JXL_DEC_SUCCESS)
                return fail(ErrorCode::CorruptData, {}, "the decoder takes no buffer of this size");
        }
        picture.pixels = std::move(*buffer);
        return picture;
    }

    static int countFrames(const ImageFile& file, const std::stop_token& stop) {
        JxlSession session(file.bytes(), stop, JXL_DEC_FRAME);
        int frames = 0;
        while (frames < kMostJxlFrames) {
            const auto status = session.next();
            if (!status || *status != JXL_DEC_FRAME) break;
            ++frames;
        }
        return std::max(frames, 1);
    }
};

} // namespace

const ImageReader& jxlReader() {
    static const JxlReader reader;
    return reader;
}

} // namespace lightstack::io
