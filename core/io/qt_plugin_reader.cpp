#include "core/io/qt_plugin_reader.h"

#include "core/io/exif_brief.h"
#include "core/io/qimage_samples.h"
#include "core/io/source_device.h"
#include "core/io/svg_guard.h"
#include "core/metadata/chunks.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
#include <numeric>

namespace lightstack::io {
namespace {

constexpr int kAllocationLimitMb = 2048;
constexpr int kMostFrames = 100'000;

struct Format {
    std::string_view mime;
    const char* plugin;
    std::string_view compression;
};
constexpr std::array kFormats = {
    Format{"image/webp", "webp", "WebP"},
    Format{"image/vnd.microsoft.icon", "ico", ""},
    Format{"image/x-cur", "ico", ""},
    Format{"image/svg+xml", "svg", ""},
    Format{"image/x-xbitmap", "xbm", ""},
    Format{"image/x-xpixmap", "xpm", ""},
    Format{"image/x-icns", "icns", ""},
    Format{"image/vnd.wap.wbmp", "wbmp", ""},
};

const Format* formatOf(const metadata::MimeVerdict& mime) noexcept {
    const auto found = std::find_if(kFormats.begin(), kFormats.end(),
        [&](const Format& format) { return format.mime == mime.mime; });
    return found == kFormats.end() ? nullptr : &*found;
}

bool isVector(const Format& format) noexcept {
    return format.mime == "image/svg+xml";
}

bool isIcon(const Format& format) noexcept {
    return std::strcmp(format.plugin, "ico") == 0 || std::strcmp(format.plugin, "icns") == 0;
}

int webpOrientation(base::ByteSource& source) {
    auto chunk = metadata::Chunks::ofWebp(source);
    for (int chunks = 0; chunks < 1000 && chunk.next(); ++chunks)
        if (chunk.is("EXIF")) return readExifBrief(chunk.content(1U << 20)).orientation;
    return 1;
}

// One QImageReader on one file, with what has to be kept alive beside it.
class PluginSession {
public:
    PluginSession(const ImageFile& file, const Format& format)
        : m_format(format), m_device(file.bytes()) {
        static std::once_flag limitSet;
        std::call_once(limitSet, [] { QImageReader::setAllocationLimit(kAllocationLimitMb); });
        m_reader.setDevice(&m_device);
        m_reader.setFormat(format.plugin);
        m_reader.setAutoDetectImageFormat(false);
        m_reader.setAutoTransform(false);
    }

    Result<void> prepare(const ImageFile& file) {
        if (isVector(m_format)) {
            if (auto checked = checkVector(file); !checked) return checked;
        }
        if (!m_reader.canRead())
            return fail(ErrorCode::CorruptData, {}, "is damaged, or no plug-in of Qt reads it");
        return {};
    }

    Result<void> goTo(int page, const std::stop_token& stop) {
        if (isIcon(m_format)) return goToIcon(page);
        if (page < 0 || page >= pages())
            return fail(ErrorCode::NotFound, {}, "has no page " + std::to_string(page));
        for (int i = 0; i < page; ++i) { // frames build on each other
            if (stop.stop_requested()) return cancelled();
            if (m_reader.read().isNull())
                return fail(ErrorCode::CorruptData, {}, "the frames end early");
        }
        return {};
    }

    Result<QImage> read(const ReadHint& hint, image::PixelSize scaledTo) {
        const QSize size = m_reader.size();
        const QSize wanted = scaledTo.isEmpty() ? size : QSize(scaledTo.width, scaledTo.height);
        if (wanted.isValid() && static_cast<std::uint64_t>(wanted.width()) *
                                        static_cast<std::uint64_t>(wanted.height()) * 4 >
                                    hint.maxBytes)
            return fail(ErrorCode::LimitExceeded, {}, "is larger than is allowed here");
        if (hint.stop.stop_requested()) return cancelled();
        if (!scaledTo.isEmpty()) m_reader.setScaledSize(wanted);
        const QImage image = m_reader.read();
        if (image.isNull())
            return fail(ErrorCode::CorruptData, {}, m_reader.errorString().toStdString());
        return image;
    }

    [[nodiscard]] int pages() const { return std::clamp(m_reader.imageCount(), 1, kMostFrames); }
    [[nodiscard]] QImageReader& reader() noexcept { return m_reader; }

private:
    Result<void> checkVector(const ImageFile& file) {
        if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr)
            return fail(ErrorCode::Unsupported, {}, "drawings need a program with fonts");
        if (file.stamp().size > kMostSvgBytes)
            return fail(ErrorCode::LimitExceeded, {}, "is a drawing of more than 32 MB");
        std::vector<std::byte> text(file.stamp().size);
        text.resize(file.bytes().read(0, text));
        const SvgVerdict verdict = examineSvg(text);
        if (!verdict.readable) return fail(ErrorCode::CorruptData, {}, "is not well-formed");
        if (verdict.elements > kMostSvgElements)
            return fail(ErrorCode::LimitExceeded, {}, "draws too many elements");
        if (verdict.outside)
            return fail(ErrorCode::Unsupported, {}, "draws pictures from other files");
        return {};
    }

    // Largest first, as people expect of an icon file.
    Result<void> goToIcon(int page) {
        std::vector<std::pair<std::int64_t, int>> sizes;
        for (int i = 0; i < pages() && i < 256; ++i) {
            if (!m_reader.jumpToImage(i)) break;
            const QSize size = m_reader.size();
            sizes.emplace_back(-static_cast<std::int64_t>(size.width()) * size.height(), i);
        }
        std::stable_sort(sizes.begin(), sizes.end());
        if (page < 0 || static_cast<std::size_t>(page) >= std::max<std::size_t>(sizes.size(), 1))
            return fail(ErrorCode::NotFound, {}, "has no page " + std::to_string(page));
        if (!sizes.empty()) m_reader.jumpToImage(sizes[static_cast<std::size_t>(page)].second);
        return {};
    }

    const Format& m_format;
    SourceDevice m_device;
    QImageReader m_reader;
};

class QtPluginReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view name() const noexcept override { return "qt"; }

    [[nodiscard]] bool claims(const metadata::MimeVerdict& mime) const noexcept override {
        return formatOf(mime) != nullptr;
    }

    Result<ImageInfo> info(
        const ImageFile& file, int page, const std::stop_token& stop) const override {
        const Format& format = *formatOf(file.mime());
        PluginSession session(file, format);
        if (const auto ready = session.prepare(file); !ready) return tl::unexpected(ready.error());
        ImageInfo info;
        info.pages = session.pages();
        info.animated = session.reader().supportsAnimation() && info.pages > 1;
        if (isIcon(format))
            if (const auto there = session.goTo(page, stop); !there)
                return tl::unexpected(there.error());
        QSize size = session.reader().size();
        QImage::Format pixels = session.reader().imageFormat();
        if (!size.isValid() || pixels == QImage::Format_Invalid) { // header alone does not tell
            const auto image = session.read({}, {});
            if (!image) return tl::unexpected(image.error());
            size = image->size();
            pixels = image->format();
        }
        info.size = {size.width(), size.height()};
        describe(format, pixels, info);
        info.orientation = orientationOf(file, format);
        return info;
    }

    Result<image::ImageBuffer> samples(const ImageFile& file, const ReadHint& hint) const override {
        const auto image = decode(file, hint, {});
        if (!image) return tl::unexpected(image.error());
        return samplesOf(*image, hint.maxBytes);
    }

    Result<Picture> picture(const ImageFile& file, const ReadHint& hint) const override {
        const Format& format = *formatOf(file.mime());
        PluginSession session(file, format);
        if (const auto ready = session.prepare(file); !ready) return tl::unexpected(ready.error());
        const QSize size = session.reader().size();
        image::PixelSize target;
        // WebP's decoder scales on its way out; drawings are drawn at the size.
        const bool canScale = format.mime == "image/webp" || isVector(format);
        const bool shrinks =
            hint.maxSide > 0 && std::max(size.width(), size.height()) > hint.maxSide;
        if (canScale && shrinks && session.pages() == 1)
            target = image::fitWithin({size.width(), size.height()}, hint.maxSide);
        if (const auto there = session.goTo(hint.page, hint.stop); !there)
            return tl::unexpected(there.error());
        const auto image = session.read(hint, target);
        if (!image) return tl::unexpected(image.error());
        auto picture = pictureOf(*image, hint.maxBytes);
        if (!picture) return picture;
        picture->orientation = orientationOf(file, format);
        if (!target.isEmpty()) {
            picture->fullSize = {size.width(), size.height()};
            picture->origin = PictureOrigin::Scaled;
        }
        return picture;
    }

private:
    static int orientationOf(const ImageFile& file, const Format& format) {
        return format.mime == "image/webp" ? webpOrientation(file.bytes()) : 1;
    }

    static void describe(const Format& format, QImage::Format pixels, ImageInfo& info) {
        const QPixelFormat layout = QImage::toPixelFormat(pixels);
        const bool alpha = layout.alphaUsage() == QPixelFormat::UsesAlpha;
        const bool palette = layout.colorModel() == QPixelFormat::Indexed ||
                             pixels == QImage::Format_Mono || pixels == QImage::Format_MonoLSB;
        const bool grey = layout.colorModel() == QPixelFormat::Grayscale;
        info.channels = palette || grey ? 1 : alpha ? 4 : 3;
        info.bits = pixels == QImage::Format_Mono || pixels == QImage::Format_MonoLSB ? 1 : 8;
        if (layout.bitsPerPixel() == 64 || pixels == QImage::Format_Grayscale16) {
            info.bits = 16;
            info.sampleType = image::SampleType::U16;
        }
        info.photometric = palette ? "Palette" : grey ? "Gray" : "RGB";
        info.compression = format.compression;
    }

    static Result<QImage> decode(
        const ImageFile& file, const ReadHint& hint, image::PixelSize target) {
        PluginSession session(file, *formatOf(file.mime()));
        if (const auto ready = session.prepare(file); !ready) return tl::unexpected(ready.error());
        if (const auto there = session.goTo(hint.page, hint.stop); !there)
            return tl::unexpected(there.error());
        return session.read(hint, target);
    }
};

} // namespace

const ImageReader& qtPluginReader() {
    static const QtPluginReader reader;
    return reader;
}

} // namespace lightstack::io
