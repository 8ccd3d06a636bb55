#include "core/io/raw_reader.h"

#include "core/base/late_library.h"
#include "core/io/caught.h"
#include "core/io/jpeg_layout.h"
#include "core/io/jpeg_reader.h"
#include "core/metadata/common_fields.h"
#include "core/metadata/embedded_previews.h"

#include <algorithm>
#include <cstring>

#include <libraw/libraw.h>

namespace lightstack::io {
namespace {

// libraw's functions: by those of C, as no other can be found by their names.
struct Raw {
    base::LateLibrary library{LIGHTSTACK_RAW_LIBRARY};
    LIGHTSTACK_LATE(libraw_init, init);
    LIGHTSTACK_LATE(libraw_close, close);
    LIGHTSTACK_LATE(libraw_set_progress_handler, set_progress_handler);
    LIGHTSTACK_LATE(libraw_open_file, open_file);
    LIGHTSTACK_LATE(libraw_unpack, unpack);
    LIGHTSTACK_LATE(libraw_dcraw_process, dcraw_process);
    LIGHTSTACK_LATE(libraw_dcraw_make_mem_image, dcraw_make_mem_image);
    LIGHTSTACK_LATE(libraw_dcraw_clear_mem, dcraw_clear_mem);
    LIGHTSTACK_LATE(libraw_strerror, strerror);
};

const Raw& raw() {
    static const Raw loaded;
    return loaded;
}

constexpr std::uint64_t kMostPreview = 256U << 20;

// LibRaw's turns to EXIF's.
int orientationOfFlip(int flip) noexcept {
    switch (flip) {
    case 3:
        return 3;
    case 5:
        return 8;
    case 6:
        return 6;
    default:
        return 1;
    }
}

tl::unexpected<Error> toError(int code) {
    if (code == LIBRAW_CANCELLED_BY_CALLBACK) return cancelled();
    const ErrorCode kind =
        code == LIBRAW_FILE_UNSUPPORTED || code == LIBRAW_NOT_IMPLEMENTED ? ErrorCode::Unsupported
        : code == LIBRAW_UNSUFFICIENT_MEMORY || code == LIBRAW_TOO_BIG    ? ErrorCode::LimitExceeded
                                                                          : ErrorCode::CorruptData;
    return fail(kind, {}, std::string("libraw: ") + raw().strerror(code));
}

struct CloseRaw {
    void operator()(libraw_data_t* data) const noexcept { raw().close(data); }
};
struct FreeProcessed {
    void operator()(libraw_processed_image_t* image) const noexcept {
        raw().dcraw_clear_mem(image);
    }
};

class RawSession {
public:
    explicit RawSession(std::stop_token stop) : m_stop(std::move(stop)) {}

    Result<void> open(const std::filesystem::path& path, std::uint64_t maxBytes) {
        if (!raw().library.isComplete()) return tl::unexpected(raw().library.missing());
        m_data.reset(raw().init(LIBRAW_OPIONS_NO_DATAERR_CALLBACK));
        if (m_data == nullptr) return toError(LIBRAW_UNSUFFICIENT_MEMORY);
        raw().set_progress_handler(
            m_data.get(),
            [](void* self, LibRaw_progress, int, int) {
                return static_cast<RawSession*>(self)->m_stop.stop_requested() ? 1 : 0;
            },
            this);
        m_data->params.max_raw_memory_mb =
            static_cast<unsigned>(std::min<std::uint64_t>(maxBytes >> 20, 8192));
        return checked(raw().open_file(m_data.get(), path.c_str()));
    }
    Result<void> unpack() { return checked(raw().unpack(m_data.get())); }
    Result<void> process() { return checked(raw().dcraw_process(m_data.get())); }
    Result<std::unique_ptr<libraw_processed_image_t, FreeProcessed>> picture() {
        int code = LIBRAW_SUCCESS;
        std::unique_ptr<libraw_processed_image_t, FreeProcessed> image(
            raw().dcraw_make_mem_image(m_data.get(), &code));
        if (image == nullptr) return toError(code);
        return image;
    }
    // Requires: open.
    [[nodiscard]] libraw_data_t& data() noexcept { return *m_data; }

private:
    static Result<void> checked(int code) {
        if (code != LIBRAW_SUCCESS) return toError(code);
        return {};
    }

    std::stop_token m_stop;
    std::unique_ptr<libraw_data_t, CloseRaw> m_data;
};

Result<Picture> develop(const ImageFile& file, const ReadHint& hint) {
    RawSession session(hint.stop);
    if (const auto opened = session.open(file.openablePath(), hint.maxBytes); !opened)
        return tl::unexpected(opened.error());
    const auto& sizes = session.data().sizes;
    const int longSide = std::max(sizes.width, sizes.height);
    auto& params = session.data().params;
    params.use_camera_wb = 1;
    params.output_bps = 8;
    params.user_flip = 0; // turning is left to the renderer
    params.half_size = hint.maxSide > 0 && longSide / 2 >= hint.maxSide ? 1 : 0;
    const int flip = sizes.flip;
    if (const auto unpacked = session.unpack(); !unpacked) return tl::unexpected(unpacked.error());
    if (const auto developed = session.process(); !developed)
        return tl::unexpected(developed.error());
    const auto made = session.picture();
    if (!made) return tl::unexpected(made.error());
    const libraw_processed_image_t* image = made->get();
    image::ImageSpec spec;
    spec.size = {image->width, image->height};
    spec.channels = image->colors;
    if (image->bits != 8 || (image->colors != 1 && image->colors != 3))
        return fail(ErrorCode::Unsupported, {}, "libraw gives no grey or RGB picture");
    auto buffer = image::ImageBuffer::allocate(spec, hint.maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    const auto out = buffer->mutableBytes();
    if (image->data_size < out.size())
        return fail(ErrorCode::CorruptData, {}, "the picture is cut short");
    std::memcpy(out.data(), image->data, out.size());
    Picture picture;
    picture.pixels = std::move(*buffer);
    picture.color = image->colors == 1 ? ColorModel::Gray : ColorModel::Rgb;
    picture.orientation = orientationOfFlip(flip);
    picture.origin = params.half_size != 0 ? PictureOrigin::Scaled : PictureOrigin::Full;
    picture.fullSize = {sizes.width, sizes.height};
    return picture;
}

std::optional<Picture> preview(const ImageFile& file, const ReadHint& hint) {
    const int wanted = hint.quick ? 1 : hint.maxSide > 0 ? hint.maxSide : 1 << 20;
    const auto found = metadata::readEmbeddedPreview(
        file.openablePath(), wanted, std::min(kMostPreview, hint.maxBytes));
    if (!found) return std::nullopt;
    base::MemorySource source(found->jpeg);
    ReadHint own = hint;
    own.page = 0;
    own.quick = false;
    own.allowPreviews = false;
    auto picture = readJpegPicture(source, own);
    if (!picture) return std::nullopt;
    const auto fields = metadata::readCommonFields(file.bytes(), file.mime());
    if (fields && picture->orientation == 1) picture->orientation = fields->orientation;
    const image::PixelSize size = picture->fullSize;
    if (fields && fields->width >= size.width && fields->height >= size.height)
        picture->fullSize = {fields->width, fields->height};
    const int full = picture->fullSize.longSide();
    const int enough = hint.maxSide > 0 ? std::min(hint.maxSide, full) : full / 2;
    if (!hint.quick && size.longSide() < enough) return std::nullopt; // development shows more
    picture->origin = PictureOrigin::Preview;
    picture->provisional = hint.quick && hint.maxSide > size.longSide();
    return std::move(*picture);
}

Result<image::ImageBuffer> copyRows(
    image::ImageSpec spec, const void* data, std::size_t stride, std::uint64_t maxBytes) {
    auto buffer = image::ImageBuffer::allocate(spec, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    std::byte* out = buffer->mutableBytes().data();
    const auto* row = static_cast<const std::byte*>(data);
    for (int y = 0; y < spec.size.height; ++y, out += spec.rowBytes(), row += stride)
        std::memcpy(out, row, spec.rowBytes());
    return std::move(*buffer);
}

class RawReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "raw"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return metadata::isRaw(mime.mime);
    }

    Result<ImageInfo> info(const ImageFile& file, int, const std::stop_token& stop) const override {
        return caught([&]() -> Result<ImageInfo> {
            RawSession session(stop);
            if (const auto opened = session.open(file.openablePath(), std::uint64_t{2} << 30);
                !opened)
                return tl::unexpected(opened.error());
            const auto& data = session.data();
            ImageInfo info;
            info.size = {data.sizes.width, data.sizes.height};
            info.bits = data.color.raw_bps > 0 ? static_cast<int>(data.color.raw_bps) : 16;
            info.sampleType = image::SampleType::U16;
            info.orientation = orientationOfFlip(data.sizes.flip);
            info.photometric = data.idata.filters != 0 ? "CFA" : "LinearRaw";
            info.channels = data.idata.filters != 0 ? 1 : std::max(1, data.idata.colors);
            return info;
        });
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        return caught([&]() -> Result<image::ImageBuffer> {
            RawSession session(hint.stop);
            if (const auto opened = session.open(file.openablePath(), hint.maxBytes); !opened)
                return tl::unexpected(opened.error());
            if (const auto unpacked = session.unpack(); !unpacked)
                return tl::unexpected(unpacked.error());
            const auto& data = session.data();
            image::ImageSpec spec;
            spec.size = {data.sizes.raw_width, data.sizes.raw_height};
            spec.type = image::SampleType::U16;
            if (data.rawdata.raw_image != nullptr)
                return copyRows(spec, data.rawdata.raw_image, data.sizes.raw_pitch, hint.maxBytes);
            spec.channels = data.rawdata.color3_image != nullptr ? 3 : 4;
            if (data.rawdata.color3_image != nullptr)
                return copyRows(
                    spec, data.rawdata.color3_image, data.sizes.raw_pitch, hint.maxBytes);
            if (data.rawdata.color4_image != nullptr)
                return copyRows(
                    spec, data.rawdata.color4_image, data.sizes.raw_pitch, hint.maxBytes);
            return fail(ErrorCode::Unsupported, {}, "holds samples of a kind not read here");
        });
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        return caught([&]() -> Result<Picture> {
            if (hint.allowPreviews)
                if (auto small = preview(file, hint)) return std::move(*small);
            return develop(file, hint);
        });
    }
};

} // namespace

const ImageReader& rawReader() {
    static const RawReader reader;
    return reader;
}

} // namespace lightstack::io
