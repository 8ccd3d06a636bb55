#include "core/io/animation.h"

#include "core/io/apng_animation.h"
#include "core/io/gif_animation.h"
#include "core/io/image_reader.h"
#include "core/io/source_device.h"

#include <QColorSpace>
#include <QImageReader>

#include <algorithm>
#include <optional>

namespace lightstack::io {
namespace {

// WebP by Qt's plug-in, which puts the frames together.
class PluginAnimation final : public Animation {
public:
    PluginAnimation(ImageFile file, const char* plugin)
        : m_file(std::move(file)), m_plugin(plugin) {
        rewind();
        m_frames = m_reader->supportsAnimation() ? m_reader->imageCount() : 1;
        // Of plug-ins, -1 is for ever and n are the repetitions after the first time.
        const int loops = m_reader->loopCount();
        m_plays = loops < 0 ? 0 : loops + 1;
    }

    [[nodiscard]] Result<void> check() const {
        if (m_frames < 2) return fail(ErrorCode::Unsupported, {}, "does not move");
        const QSize size = m_reader->size();
        if (std::int64_t{size.width()} * size.height() > kMostAnimationPixels)
            return fail(ErrorCode::LimitExceeded, {}, "is too large to be played");
        return {};
    }

    [[nodiscard]] int frames() const noexcept override { return m_frames; }
    [[nodiscard]] int plays() const noexcept override { return m_plays; }

    Result<AnimationFrame> next(const std::stop_token& stop) override {
        if (stop.stop_requested()) return cancelled();
        if (m_next > 0 && (m_next >= m_frames || !m_reader->canRead())) rewind();
        AnimationFrame frame;
        frame.index = m_next;
        frame.image = m_reader->read();
        if (frame.image.isNull())
            return fail(ErrorCode::CorruptData, {}, m_reader->errorString().toStdString());
        const int delay = m_reader->nextImageDelay();
        frame.delayMs = delayMeant(delay);
        if (frame.image.colorSpace().isValid()) frame.image.convertToColorSpace(QColorSpace::SRgb);
        ++m_next;
        return frame;
    }

private:
    void rewind() {
        m_next = 0;
        m_reader.reset();
        m_device.emplace(m_file.bytes());
        m_reader.emplace();
        m_reader->setDevice(&*m_device);
        m_reader->setFormat(m_plugin);
        m_reader->setAutoDetectImageFormat(false);
        m_reader->setAutoTransform(false);
    }

    ImageFile m_file;
    const char* m_plugin;
    std::optional<SourceDevice> m_device;
    std::optional<QImageReader> m_reader; // reads from m_device
    int m_frames = 1;
    int m_plays = 0;
    int m_next = 0;
};

} // namespace

Result<std::unique_ptr<Animation>> Animation::open(const std::filesystem::path& path) {
    auto file = ImageFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const std::string_view mime = file->mime().mime;
    if (mime == "image/png" || mime == "image/apng") return openApng(*std::move(file));
    if (mime == "image/gif") return openGifAnimation(*std::move(file));
    if (mime != "image/webp") return fail(ErrorCode::Unsupported, path, "is of a kind that stands");
    auto animation = std::make_unique<PluginAnimation>(*std::move(file), "webp");
    if (auto fine = animation->check(); !fine) {
        fine.error().path = path;
        return tl::unexpected(std::move(fine.error()));
    }
    return animation;
}

} // namespace lightstack::io
