#include "core/io/tiff_picture.h"

#include "core/io/tiff_mapping.h"
#include "core/io/tiff_rows.h"
#include "core/io/tiff_samples.h"
#include "core/io/tiff_shrink.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>

namespace lightstack::io {
namespace {

using image::ImageBuffer;
using image::ImageSpec;
using image::SampleType;

int shrinkFactor(const TiffLayout& layout, int maxSide) noexcept {
    if (maxSide < 1) return 1;
    return std::max(1, std::max(layout.width, layout.height) / maxSide);
}

// Remembers damage: an error while pixels still came is a warning.
struct Damage {
    bool any = false;
    std::optional<Error> error;
    void add(TiffRowsResult result) {
        any = any || result.any;
        if (result.error && (!error || result.error->code != ErrorCode::CorruptData))
            error = std::move(result.error);
    }
    [[nodiscard]] bool fatal() const noexcept {
        return error && (!any || error->code != ErrorCode::CorruptData);
    }
};

// Unpack, map, shrink.
class ShownPixels final : public TiffPixels {
public:
    ShownPixels(const TiffLayout& layout, const TiffMapping& mapping, int perPixel,
        const std::vector<int>& chosen, RowShrinker& shrinker)
        : m_layout(layout)
        , m_mapping(mapping)
        , m_perPixel(perPixel)
        , m_chosen(chosen)
        , m_shrinker(shrinker)
        , m_unpacks(layout.bits != 8 * image::bytesPerSample(layout.type))
        , m_maps(!mapping.changesNothing(perPixel, chosen)) {}

    void put(int y, int x, int count, std::span<const std::byte> packed) override {
        const auto pixels = static_cast<std::size_t>(count);
        const std::byte* at = packed.data();
        if (m_unpacks) {
            const std::size_t samples = pixels * static_cast<std::size_t>(m_perPixel);
            m_stored.resize(
                samples * static_cast<std::size_t>(image::bytesPerSample(m_layout.type)));
            unpackTiffRow(m_layout, packed, samples, m_stored.data());
            at = m_stored.data();
        }
        if (m_maps) {
            const auto channels =
                static_cast<std::size_t>(std::max<int>(m_mapping.shownChannels, 1));
            m_shown.resize(pixels * channels *
                           static_cast<std::size_t>(image::bytesPerSample(m_mapping.type)));
            m_mapping.map(m_layout, at, m_perPixel, m_chosen, count, m_shown.data());
            at = m_shown.data();
        }
        m_shrinker.add(y, x, count, at);
    }
    void rowsDone(int y) override { m_shrinker.rowsDone(y); }

private:
    const TiffLayout& m_layout;
    const TiffMapping& m_mapping;
    int m_perPixel;
    const std::vector<int>& m_chosen;
    RowShrinker& m_shrinker;
    bool m_unpacks;
    bool m_maps;
    std::vector<std::byte> m_stored;
    std::vector<std::byte> m_shown;
};

class RgbPixels final : public TiffPixels {
public:
    explicit RgbPixels(RowShrinker& shrinker) : m_shrinker(shrinker) {}
    void put(int y, int x, int count, std::span<const std::byte> packed) override {
        m_shrinker.add(y, x, count, packed.data());
    }
    void rowsDone(int y) override { m_shrinker.rowsDone(y); }

private:
    RowShrinker& m_shrinker;
};

class PageStream {
public:
    PageStream(TiffHandle& handle, const TiffLayout& layout, const ReadHint& hint)
        : m_handle(handle)
        , m_layout(layout)
        , m_hint(hint)
        , m_factor(shrinkFactor(layout, hint.maxSide))
        , m_reading{.tolerant = true, .fillGaps = false, .stop = hint.stop} {}

    [[nodiscard]] int factor() const noexcept { return m_factor; }
    [[nodiscard]] const Damage& damage() const noexcept { return m_damage; }

    Result<ImageBuffer> rgb() {
        auto shrinker = shrinkerFor(3, SampleType::U8);
        if (!shrinker) return tl::unexpected(shrinker.error());
        RgbPixels pixels(*shrinker);
        m_damage.add(readTiffRgbRows(m_handle, m_layout, m_reading, pixels));
        return shrinker->finish();
    }

    Result<ImageBuffer> mapped(const TiffMapping& mapping) {
        if (!m_layout.separate) return plane(mapping, 0, mapping.channels, mapping.shownChannels);
        if (mapping.kind == TiffMappingKind::Lab) return separateLab(mapping);
        std::vector<ImageBuffer> planes;
        for (const int channel : mapping.channels) {
            auto one = plane(mapping, channel, {0},
                mapping.kind == TiffMappingKind::Palette ? mapping.shownChannels : 1);
            if (!one || m_damage.fatal() || mapping.channels.size() == 1) return one;
            planes.push_back(*std::move(one));
        }
        return interleaved(planes);
    }

private:
    Result<RowShrinker> shrinkerFor(int channels, SampleType type) {
        auto shrinker = RowShrinker::make(
            {{m_layout.width, m_layout.height}, channels, type, image::PlaneOrder::Interleaved},
            m_factor, m_hint.maxBytes);
        if (!shrinker) shrinker.error().path = m_handle.file().path();
        return shrinker;
    }

    Result<ImageBuffer> plane(
        const TiffMapping& mapping, int index, const std::vector<int>& chosen, int shownChannels) {
        auto shrinker = shrinkerFor(shownChannels, mapping.type);
        if (!shrinker) return tl::unexpected(shrinker.error());
        ShownPixels pixels(
            m_layout, mapping, m_layout.separate ? 1 : m_layout.samples, chosen, *shrinker);
        m_damage.add(readTiffRows(m_handle, m_layout, index, m_reading, pixels));
        return shrinker->finish();
    }

    // The three planes are needed at once; rare enough to be taken whole.
    Result<ImageBuffer> separateLab(const TiffMapping& mapping) {
        auto stored = readTiffSamples(m_handle, m_layout, m_hint.maxBytes, m_hint.stop);
        if (!stored) return stored;
        auto shrinker = shrinkerFor(3, SampleType::U8);
        if (!shrinker) return tl::unexpected(shrinker.error());
        const auto bytes = static_cast<std::size_t>(m_layout.bits / 8);
        std::vector<std::byte> lab(static_cast<std::size_t>(m_layout.width) * 3 * bytes);
        std::vector<std::byte> shown(static_cast<std::size_t>(m_layout.width) * 3);
        for (int y = 0; y < m_layout.height; ++y) {
            for (std::size_t i = 0; i < lab.size() / bytes; ++i)
                std::memcpy(lab.data() + i * bytes,
                    stored->row(y, static_cast<int>(i % 3)) + i / 3 * bytes, bytes);
            mapping.map(m_layout, lab.data(), 3, mapping.channels, m_layout.width, shown.data());
            shrinker->add(y, 0, m_layout.width, shown.data());
            shrinker->rowsDone(y + 1);
        }
        m_damage.any = true;
        return shrinker->finish();
    }

    Result<ImageBuffer> interleaved(const std::vector<ImageBuffer>& planes) {
        ImageSpec spec = planes.front().spec();
        spec.channels = static_cast<int>(planes.size());
        auto out = ImageBuffer::allocate(spec, m_hint.maxBytes);
        if (!out) return out;
        const auto bytes = static_cast<std::size_t>(image::bytesPerSample(spec.type));
        std::byte* to = out->mutableBytes().data();
        const std::size_t pixels = planes.front().bytes().size() / bytes;
        for (std::size_t i = 0; i < pixels; ++i)
            for (const ImageBuffer& one : planes) {
                std::memcpy(to, one.bytes().data() + i * bytes, bytes);
                to += bytes;
            }
        return out;
    }

    TiffHandle& m_handle;
    const TiffLayout& m_layout;
    const ReadHint& m_hint;
    int m_factor;
    TiffReading m_reading;
    Damage m_damage;
};

bool shownThroughRgb(const TiffLayout& layout) noexcept {
    return needsTiffRgb(layout) || layout.photometric == PHOTOMETRIC_LOGL ||
           layout.photometric == PHOTOMETRIC_LOGLUV ||
           (layout.photometric == PHOTOMETRIC_YCBCR && layout.compression != COMPRESSION_JPEG);
}

// Colours of transparent pixels must not bleed into their neighbours when pixels are averaged.
bool premultipliesFirst(const TiffLayout& layout, const TiffMapping& mapping, int factor) noexcept {
    const bool alpha = mapping.color == ColorModel::Rgba || mapping.color == ColorModel::GrayAlpha;
    return alpha && factor > 1 && !layout.alphaPremultiplied && !layout.separate &&
           mapping.kind == TiffMappingKind::Identity &&
           (layout.bits == 8 || layout.bits == 16 || layout.bits == 32) &&
           (layout.type == SampleType::U8 || layout.type == SampleType::U16 ||
               layout.type == SampleType::F32);
}

} // namespace

Result<Picture> readTiffPicture(
    TiffHandle& handle, const TiffLayout& layout, const ReadHint& hint) {
    Picture picture;
    picture.fullSize = {layout.width, layout.height};
    picture.orientation = layout.orientation;
    PageStream stream(handle, layout, hint);
    Result<ImageBuffer> pixels;
    bool profiled = true; // the file's profile speaks of the picture's colours
    if (shownThroughRgb(layout)) {
        profiled = layout.photometric == PHOTOMETRIC_YCBCR;
        picture.color = ColorModel::Rgb;
        pixels = stream.rgb();
    } else {
        auto mapping = tiffMappingFor(handle, layout);
        if (!mapping) return tl::unexpected(mapping.error());
        mapping->premultiply = premultipliesFirst(layout, *mapping, stream.factor());
        profiled = mapping->kind != TiffMappingKind::Lab;
        picture.color = mapping->color;
        picture.whiteIsZero = mapping->whiteIsZero;
        picture.alphaPremultiplied = layout.alphaPremultiplied || mapping->premultiply;
        if (mapping->kind == TiffMappingKind::Identity &&
            layout.bits < 8 * image::bytesPerSample(layout.type) && !image::isFloat(layout.type))
            picture.significantBits = layout.bits;
        pixels = stream.mapped(*mapping);
    }
    if (stream.damage().fatal()) return tl::unexpected(*stream.damage().error);
    if (!pixels) return tl::unexpected(pixels.error());
    if (stream.damage().error) picture.warnings.push_back(stream.damage().error->detail);
    if (!stream.damage().error && !stream.damage().any)
        return fail(ErrorCode::CorruptData, handle.file().path(), "the file holds no pixels");
    picture.pixels = *std::move(pixels);
    if (profiled) picture.icc = readTiffIcc(handle);
    picture.origin = stream.factor() > 1 ? PictureOrigin::Scaled : PictureOrigin::Full;
    return picture;
}

} // namespace lightstack::io
