#include "core/io/heif_reader.h"

#include "core/base/late_library.h"
#include "core/io/caught.h"
#include "core/io/heif_parts.h"

#include "core/io/jpeg_previews.h"

#include <QByteArray>
#include <QColorSpace>
#include <QPointF>

#include <algorithm>
#include <cstring>

#include <libheif/heif.h>

namespace lightstack::io {
namespace {

// libheif's functions. With it come four video codecs, for pictures that few folders hold.
struct Heif {
    base::LateLibrary library{LIGHTSTACK_HEIF_LIBRARY};
    LIGHTSTACK_LATE(heif_context_alloc, context_alloc);
    LIGHTSTACK_LATE(heif_context_free, context_free);
    LIGHTSTACK_LATE(heif_context_get_image_handle, context_get_image_handle);
    LIGHTSTACK_LATE(
        heif_context_get_list_of_top_level_image_IDs, context_get_list_of_top_level_image_IDs);
    LIGHTSTACK_LATE(
        heif_context_get_number_of_top_level_images, context_get_number_of_top_level_images);
    LIGHTSTACK_LATE(heif_context_get_primary_image_ID, context_get_primary_image_ID);
    LIGHTSTACK_LATE(heif_context_read_from_reader, context_read_from_reader);
    LIGHTSTACK_LATE(heif_context_set_max_decoding_threads, context_set_max_decoding_threads);
    LIGHTSTACK_LATE(heif_decode_image, decode_image);
    LIGHTSTACK_LATE(heif_decoding_options_alloc, decoding_options_alloc);
    LIGHTSTACK_LATE(heif_decoding_options_free, decoding_options_free);
    LIGHTSTACK_LATE(heif_image_get_height, image_get_height);
    LIGHTSTACK_LATE(heif_image_get_plane_readonly, image_get_plane_readonly);
    LIGHTSTACK_LATE(heif_image_get_width, image_get_width);
    LIGHTSTACK_LATE(heif_image_handle_get_height, image_handle_get_height);
    LIGHTSTACK_LATE(
        heif_image_handle_get_list_of_thumbnail_IDs, image_handle_get_list_of_thumbnail_IDs);
    LIGHTSTACK_LATE(
        heif_image_handle_get_luma_bits_per_pixel, image_handle_get_luma_bits_per_pixel);
    LIGHTSTACK_LATE(heif_image_handle_get_nclx_color_profile, image_handle_get_nclx_color_profile);
    LIGHTSTACK_LATE(
        heif_image_handle_get_number_of_thumbnails, image_handle_get_number_of_thumbnails);
    LIGHTSTACK_LATE(heif_image_handle_get_raw_color_profile, image_handle_get_raw_color_profile);
    LIGHTSTACK_LATE(
        heif_image_handle_get_raw_color_profile_size, image_handle_get_raw_color_profile_size);
    LIGHTSTACK_LATE(heif_image_handle_get_thumbnail, image_handle_get_thumbnail);
    LIGHTSTACK_LATE(heif_image_handle_get_width, image_handle_get_width);
    LIGHTSTACK_LATE(heif_image_handle_has_alpha_channel, image_handle_has_alpha_channel);
    LIGHTSTACK_LATE(heif_image_handle_is_premultiplied_alpha, image_handle_is_premultiplied_alpha);
    LIGHTSTACK_LATE(heif_image_handle_release, image_handle_release);
    LIGHTSTACK_LATE(heif_image_release, image_release);
    LIGHTSTACK_LATE(heif_nclx_color_profile_free, nclx_color_profile_free);
};

const Heif& heif() {
    static const Heif loaded;
    return loaded;
}

struct FreeContext {
    void operator()(heif_context* context) const noexcept { heif().context_free(context); }
};
struct FreeHandle {
    void operator()(heif_image_handle* handle) const noexcept {
        heif().image_handle_release(handle);
    }
};
struct FreeImage {
    void operator()(heif_image* image) const noexcept { heif().image_release(image); }
};
struct FreeOptions {
    void operator()(heif_decoding_options* options) const noexcept {
        heif().decoding_options_free(options);
    }
};
struct FreeNclx {
    void operator()(heif_color_profile_nclx* profile) const noexcept {
        heif().nclx_color_profile_free(profile);
    }
};
using Context = std::unique_ptr<heif_context, FreeContext>;
using Handle = std::unique_ptr<heif_image_handle, FreeHandle>;
using Image = std::unique_ptr<heif_image, FreeImage>;

constexpr std::size_t kMostHeifProfile = 8U << 20;
constexpr std::uint64_t kHeifBytesPerPixel = 8; // planes, their conversion, the result

tl::unexpected<Error> toError(const heif_error& error) {
    ErrorCode code = ErrorCode::CorruptData;
    if (error.code == heif_error_Unsupported_feature ||
        error.code == heif_error_Unsupported_filetype)
        code = ErrorCode::Unsupported;
    if (error.code == heif_error_Memory_allocation_error ||
        error.subcode == heif_suberror_Security_limit_exceeded)
        code = ErrorCode::LimitExceeded;
    return fail(code, {}, error.message != nullptr ? error.message : "damaged");
}

// What libheif reads through; has to outlive the context. A read that fails is taken for a fault of
// its own by libheif, which then ends the program: zeros are given instead, and the failure is told
// when it has come back. For the same reason a stop is looked at between its calls only.
struct Input {
    base::ByteSource& bytes;
    std::int64_t position = 0;
    std::stop_token stop;
    bool failed = false;

    static std::int64_t tell(void* self) { return static_cast<Input*>(self)->position; }
    static int read(void* out, std::size_t size, void* self) {
        auto* input = static_cast<Input*>(self);
        const std::span to(static_cast<std::byte*>(out), size);
        const std::size_t n = input->bytes.read(static_cast<std::uint64_t>(input->position), to);
        input->position += static_cast<std::int64_t>(n);
        if (n == size) return 0;
        std::fill(to.begin() + static_cast<std::ptrdiff_t>(n), to.end(), std::byte{0});
        input->failed = true;
        return 0;
    }
    static int seek(std::int64_t position, void* self) {
        static_cast<Input*>(self)->position = position;
        return 0;
    }
    static heif_reader_grow_status grow(std::int64_t target, void* self) {
        const auto size = static_cast<Input*>(self)->bytes.size();
        return target <= static_cast<std::int64_t>(size) ? heif_reader_grow_status_size_reached
                                                         : heif_reader_grow_status_size_beyond_eof;
    }
};

class HeifSession {
public:
    HeifSession(base::ByteSource& bytes, std::stop_token stop)
        : m_input{bytes, 0, std::move(stop)} {}

    // After decoding: all of the file could be read.
    [[nodiscard]] Result<void> wholeRead() const {
        if (m_input.failed) return fail(ErrorCode::Io, {}, "could not be read to its end");
        return {};
    }

    Result<void> open() {
        if (!heif().library.isComplete()) return tl::unexpected(heif().library.missing());
        static constexpr heif_reader kReader{1, Input::tell, Input::read, Input::seek, Input::grow};
        m_context.reset(heif().context_alloc());
        heif().context_set_max_decoding_threads(
            m_context.get(), 0); // our pools are the parallelism
        const heif_error error =
            heif().context_read_from_reader(m_context.get(), &kReader, &m_input, nullptr);
        if (m_input.stop.stop_requested()) return cancelled();
        if (auto whole = wholeRead(); !whole) return whole;
        if (error.code != heif_error_Ok) return toError(error);
        heif_item_id primary = 0;
        if (heif().context_get_primary_image_ID(m_context.get(), &primary).code == heif_error_Ok)
            m_pages.push_back(primary);
        std::vector<heif_item_id> all(static_cast<std::size_t>(
            std::max(0, heif().context_get_number_of_top_level_images(m_context.get()))));
        heif().context_get_list_of_top_level_image_IDs(
            m_context.get(), all.data(), static_cast<int>(all.size()));
        const std::vector<std::uint32_t> parts =
            all.size() > 1 ? heifPartIds(m_input.bytes) : std::vector<std::uint32_t>();
        std::copy_if(all.begin(), all.end(), std::back_inserter(m_pages), [&](heif_item_id id) {
            return m_pages.empty() ||
                   (id != m_pages.front() && !std::ranges::binary_search(parts, id));
        });
        if (m_pages.empty()) return fail(ErrorCode::CorruptData, {}, "holds no picture");
        return {};
    }

    [[nodiscard]] int pages() const noexcept { return static_cast<int>(m_pages.size()); }

    Result<Handle> page(int number) {
        if (number < 0 || number >= pages())
            return fail(ErrorCode::NotFound, {}, "has no page " + std::to_string(number));
        heif_image_handle* raw = nullptr;
        const heif_error error = heif().context_get_image_handle(
            m_context.get(), m_pages[static_cast<std::size_t>(number)], &raw);
        Handle handle(raw);
        if (error.code != heif_error_Ok) return toError(error);
        return handle;
    }

private:
    Input m_input;
    Context m_context;
    std::vector<heif_item_id> m_pages;
};

image::PixelSize sizeOf(const heif_image_handle* handle) {
    return {heif().image_handle_get_width(handle), heif().image_handle_get_height(handle)};
}

int bitsOf(const heif_image_handle* handle) {
    return std::clamp(heif().image_handle_get_luma_bits_per_pixel(handle), 8, 16);
}

Result<Picture> decode(heif_image_handle* handle, std::uint64_t maxBytes) {
    const bool alpha = heif().image_handle_has_alpha_channel(handle) != 0;
    const int bits = bitsOf(handle);
    const bool deep = bits > 8;
    const image::PixelSize size = sizeOf(handle);
    if (size.isEmpty()) return fail(ErrorCode::CorruptData, {}, "gives no size");
    if (static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height) *
            kHeifBytesPerPixel >
        maxBytes)
        return fail(ErrorCode::LimitExceeded, {}, "is larger than is allowed here");
    const heif_chroma chroma =
        deep ? (alpha ? heif_chroma_interleaved_RRGGBBAA_LE : heif_chroma_interleaved_RRGGBB_LE)
             : (alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB);
    heif_image* raw = nullptr;
    const std::unique_ptr<heif_decoding_options, FreeOptions> options(
        heif().decoding_options_alloc());
    const heif_error error =
        heif().decode_image(handle, &raw, heif_colorspace_RGB, chroma, options.get());
    const Image image(raw);
    if (error.code != heif_error_Ok) return toError(error);
    int stride = 0;
    const std::uint8_t* plane =
        heif().image_get_plane_readonly(raw, heif_channel_interleaved, &stride);
    image::ImageSpec spec;
    spec.size = {heif().image_get_width(raw, heif_channel_interleaved),
        heif().image_get_height(raw, heif_channel_interleaved)};
    spec.channels = alpha ? 4 : 3;
    spec.type = deep ? image::SampleType::U16 : image::SampleType::U8;
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    if (plane == nullptr || static_cast<std::size_t>(stride) < spec.rowBytes())
        return fail(ErrorCode::CorruptData, {}, "the decoder gave no pixels");
    std::byte* out = buffer->mutableBytes().data();
    for (int y = 0; y < spec.size.height; ++y, out += spec.rowBytes())
        std::memcpy(out, plane + static_cast<std::ptrdiff_t>(y) * stride, spec.rowBytes());
    Picture picture;
    picture.pixels = std::move(*buffer);
    picture.color = alpha ? ColorModel::Rgba : ColorModel::Rgb;
    picture.alphaPremultiplied = alpha && heif().image_handle_is_premultiplied_alpha(handle) != 0;
    picture.significantBits = deep ? bits : 0;
    picture.fullSize = size;
    return picture;
}

std::vector<std::byte> toBytes(const QByteArray& array) {
    const auto* bytes = reinterpret_cast<const std::byte*>(array.constData());
    return {bytes, bytes + array.size()};
}

// A profile in the file, else one for the named primaries where those are not sRGB's.
std::vector<std::byte> profileOf(const heif_image_handle* handle) {
    const std::size_t size = heif().image_handle_get_raw_color_profile_size(handle);
    if (size >= 128 && size <= kMostHeifProfile) {
        std::vector<std::byte> icc(size);
        if (heif().image_handle_get_raw_color_profile(handle, icc.data()).code == heif_error_Ok)
            return icc;
    }
    heif_color_profile_nclx* raw = nullptr;
    const heif_error error = heif().image_handle_get_nclx_color_profile(handle, &raw);
    const std::unique_ptr<heif_color_profile_nclx, FreeNclx> nclx(raw); // given even with an error
    if (error.code != heif_error_Ok || raw == nullptr) return {};
    if (raw->color_primaries == heif_color_primaries_SMPTE_EG_432_1)
        return toBytes(QColorSpace(QColorSpace::DisplayP3).iccProfile());
    if (raw->color_primaries == heif_color_primaries_ITU_R_BT_2020_2_and_2100_0)
        return toBytes(QColorSpace(QPointF(0.3127, 0.3290), QPointF(0.708, 0.292),
            QPointF(0.170, 0.797), QPointF(0.131, 0.046), QColorSpace::TransferFunction::SRgb)
                           .iccProfile());
    return {};
}

// An item thumbnail of the right shape; final where it is large enough.
std::optional<Picture> thumbnailOf(const heif_image_handle* handle, const ReadHint& hint) {
    const image::PixelSize size = sizeOf(handle);
    std::vector<heif_item_id> ids(static_cast<std::size_t>(
        std::max(0, heif().image_handle_get_number_of_thumbnails(handle))));
    heif().image_handle_get_list_of_thumbnail_IDs(handle, ids.data(), static_cast<int>(ids.size()));
    Handle best;
    for (const heif_item_id id : ids) {
        heif_image_handle* raw = nullptr;
        const heif_error error = heif().image_handle_get_thumbnail(handle, id, &raw);
        Handle small(raw);
        if (error.code != heif_error_Ok || !haveSameShape(sizeOf(raw), size)) continue;
        const int side = sizeOf(raw).longSide();
        const int bestSide = best ? sizeOf(best.get()).longSide() : 0;
        const bool enough = side >= hint.maxSide;
        if (!best || (enough && (bestSide < hint.maxSide || side < bestSide)) ||
            (!enough && bestSide < hint.maxSide && side > bestSide))
            best = std::move(small);
    }
    if (!best) return std::nullopt;
    const bool enough = sizeOf(best.get()).longSide() >= hint.maxSide;
    if (!enough && !hint.quick) return std::nullopt;
    auto picture = decode(best.get(), hint.maxBytes);
    if (!picture) return std::nullopt;
    picture->origin = PictureOrigin::Preview;
    picture->provisional = !enough;
    picture->fullSize = size;
    return std::move(*picture);
}

class HeifReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "heif"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return mime.mime.starts_with("image/heic") || mime.mime.starts_with("image/heif") ||
               mime.mime.starts_with("image/avif");
    }

    Result<ImageInfo> info(
        const ImageFile& file, int page, const std::stop_token& stop) const override {
        return caught([&]() -> Result<ImageInfo> {
            HeifSession session(file.bytes(), stop);
            if (const auto opened = session.open(); !opened) return tl::unexpected(opened.error());
            const auto handle = session.page(page);
            if (!handle) return tl::unexpected(handle.error());
            ImageInfo info;
            info.size = sizeOf(handle->get());
            info.bits = bitsOf(handle->get());
            if (info.bits > 8) info.sampleType = image::SampleType::U16;
            info.channels = heif().image_handle_has_alpha_channel(handle->get()) != 0 ? 4 : 3;
            info.pages = session.pages();
            info.animated = file.mime().mime.ends_with("-sequence");
            info.photometric = "YCbCr";
            info.compression = file.mime().mime.starts_with("image/avif") ? "AV1" : "HEVC";
            return info;
        });
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        ReadHint full = hint;
        full.maxSide = 0;
        full.allowPreviews = false;
        auto decoded = picture(file, full);
        if (!decoded) return tl::unexpected(decoded.error());
        return std::move(decoded->pixels);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        return caught([&]() -> Result<Picture> {
            HeifSession session(file.bytes(), hint.stop);
            if (const auto opened = session.open(); !opened) return tl::unexpected(opened.error());
            auto handle = session.page(hint.page);
            if (!handle) return tl::unexpected(handle.error());
            if (hint.allowPreviews && hint.maxSide > 0)
                if (auto small = thumbnailOf(handle->get(), hint)) {
                    small->icc = profileOf(handle->get());
                    return std::move(*small);
                }
            if (hint.stop.stop_requested()) return cancelled();
            auto decoded = decode(handle->get(), hint.maxBytes);
            if (const auto whole = session.wholeRead(); !whole)
                return tl::unexpected(whole.error());
            if (hint.stop.stop_requested()) return cancelled();
            if (decoded) decoded->icc = profileOf(handle->get());
            return decoded;
        });
    }
};

} // namespace

const ImageReader& heifReader() {
    static const HeifReader reader;
    return reader;
}

} // namespace lightstack::io
