#include "core/thumbs/picture_service.h"

#include "core/raster/resample.h"

#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <list>
#include <mutex>

namespace lightstack::thumbs {
namespace {

constexpr std::uint64_t kKeptBytes = std::uint64_t{512} << 20;

// A decoded page: the picture as the reader gave it, its samples and its rendering.
struct Decoded {
    io::Picture picture;
    std::shared_ptr<const ViewedPicture> view;
    [[nodiscard]] std::uint64_t bytes() const {
        return picture.pixels.bytes().size() + view->samples.bytes().size() +
               static_cast<std::uint64_t>(view->image.sizeInBytes());
    }
};

bool isWindowable(const io::Picture& picture) noexcept {
    return picture.pixels.spec().type != image::SampleType::U8 &&
           (picture.color == io::ColorModel::Gray || picture.color == io::ColorModel::Rgb);
}

Result<Decoded> decode(const std::filesystem::path& path, int page, bool quick, int screenSide,
    const std::optional<raster::WindowLevel>& window, const std::stop_token& stop) {
    const auto named = [&](Error error) {
        if (error.path.empty()) error.path = path;
        return tl::unexpected<Error>(std::move(error));
    };
    const auto file = io::ImageFile::open(path, false, stop);
    if (!file) return named(file.error());
    const auto reader = io::readerFor(*file);
    if (!reader) return named(reader.error());
    const auto info = (*reader)->info(*file, page, stop);
    if (!info) return named(info.error());
    io::ReadHint hint;
    hint.page = page;
    hint.stop = stop;
    hint.quick = quick;
    if (quick) hint.maxSide = screenSide;
    auto picture = (*reader)->picture(*file, hint);
    if (!picture) return named(picture.error());
    auto rendered = io::render(*picture, {.maxSide = quick ? screenSide : 0, .window = window});
    if (!rendered) return named(rendered.error());

    auto view = std::make_shared<ViewedPicture>();
    view->path = path;
    view->page = page;
    view->info = *info;
    view->image = std::move(rendered->image);
    view->window = rendered->window;
    view->windowable = isWindowable(*picture);
    view->orientation = picture->orientation;
    view->fullSize = raster::orientedSize(picture->fullSize, picture->orientation);
    view->provisional = quick;
    if (!quick && !stop.stop_requested()) {
        view->histogram = raster::histogramOf(picture->pixels, -1, 256);
        // The samples as stored; where the picture is them already, they are shared.
        const bool plain = info->photometric == "MinIsBlack" || info->photometric == "MinIsWhite";
        if (plain && info->channels == 1 && picture->pixels.spec().type == info->sampleType &&
            info->bits >= 8)
            view->samples = picture->pixels;
        else if (auto samples = (*reader)->samples(*file, hint);
                 samples && samples->spec().size == picture->fullSize)
            view->samples = *std::move(samples);
        if (view->samples.isNull()) view->samples = picture->pixels;
    }
    return Decoded{*std::move(picture), std::move(view)};
}

} // namespace

class PictureService::Impl {
public:
    explicit Impl(PictureService* owner) : m_owner(owner) {
        m_pool.setMaxThreadCount(2);
        m_ahead.setMaxThreadCount(1);
        m_ahead.setThreadPriority(QThread::LowPriority);
    }
    ~Impl() {
        m_stop.request_stop();
        m_aheadStop.request_stop();
        for (QThreadPool* pool : {&m_pool, &m_ahead}) {
            pool->clear();
            pool->waitForDone();
        }
    }

    void show(const std::filesystem::path& path, int page, int screenSide) {
        m_stop.request_stop();
        m_stop = std::stop_source();
        const std::uint64_t number = ++m_newest;
        m_path = path;
        m_page = page;
        if (const auto kept = find(path, page);
            kept && (!m_window || kept->view->window == *m_window)) {
            m_current = kept;
            post(number, kept->view);
            return;
        }
        m_current.reset();
        m_pool.clear();
        m_pool.start(
            [this, number, path, page, screenSide, window = m_window, stop = m_stop.get_token()] {
                const auto first = decode(path, page, true, screenSide, window, stop);
                if (stop.stop_requested()) return;
                if (first) post(number, first->view);
                deliver(number, decode(path, page, false, screenSide, window, stop), stop);
            });
    }

    void prefetch(const std::vector<std::filesystem::path>& paths, int screenSide) {
        m_aheadStop.request_stop();
        m_aheadStop = std::stop_source();
        m_ahead.clear();
        for (const std::filesystem::path& path : paths) {
            if (find(path, 0)) continue;
            m_ahead.start([this, path, screenSide, stop = m_aheadStop.get_token()] {
                if (stop.stop_requested()) return;
                if (auto decoded = decode(path, 0, false, screenSide, std::nullopt, stop))
                    keep(std::make_shared<const Decoded>(*std::move(decoded)));
            });
        }
    }

    void setWindow(std::optional<raster::WindowLevel> window) {
        m_window = window;
        const std::shared_ptr<const Decoded> current = currentPicture();
        if (!current) return;
        const std::uint64_t number = m_newest;
        const std::uint64_t wish = ++m_newestWindow;
        m_pool.start([this, number, wish, current, window] {
            if (wish != m_newestWindow) return; // a newer wish stands behind
            auto rendered = io::render(current->picture, {.maxSide = 0, .window = window});
            if (!rendered || wish != m_newestWindow) return;
            auto view = std::make_shared<ViewedPicture>(*current->view);
            view->image = std::move(rendered->image);
            view->window = rendered->window;
            post(number, std::move(view));
        });
    }

    void forgetWindow() { m_window.reset(); }

    void clear() {
        m_stop.request_stop();
        m_aheadStop.request_stop();
        ++m_newest;
        m_current.reset();
        const std::lock_guard lock(m_mutex);
        m_kept.clear();
    }

private:
    std::shared_ptr<const Decoded> currentPicture() {
        if (!m_current) m_current = find(m_path, m_page);
        return m_current;
    }
    void deliver(std::uint64_t number, Result<Decoded> decoded, const std::stop_token& stop) {
        if (stop.stop_requested()) return;
        if (decoded) {
            const auto kept = std::make_shared<const Decoded>(*std::move(decoded));
            keep(kept);
            post(number, kept->view);
            return;
        }
        QMetaObject::invokeMethod(
            m_owner,
            [this, number, error = decoded.error()] {
                if (number == m_newest) Q_EMIT m_owner->failed(error);
            },
            Qt::QueuedConnection);
    }
    void post(std::uint64_t number, std::shared_ptr<const ViewedPicture> view) {
        QMetaObject::invokeMethod(
            m_owner,
            [this, number, view = std::move(view)] {
                if (number == m_newest) Q_EMIT m_owner->pictureReady(view);
            },
            Qt::QueuedConnection);
    }
    std::shared_ptr<const Decoded> find(const std::filesystem::path& path, int page) {
        const std::lock_guard lock(m_mutex);
        for (const auto& entry : m_kept)
            if (entry->view->page == page && entry->view->path == path) return entry;
        return nullptr;
    }
    void keep(std::shared_ptr<const Decoded> decoded) {
        const std::lock_guard lock(m_mutex);
        m_kept.remove_if([&](const auto& e) {
            return e->view->path == decoded->view->path && e->view->page == decoded->view->page;
        });
        m_kept.push_front(std::move(decoded));
        std::uint64_t sum = 0;
        std::size_t count = 0;
        m_kept.remove_if(
            [&](const auto& e) { return (sum += e->bytes()) > kKeptBytes && count++ > 0; });
    }

    PictureService* m_owner;
    QThreadPool m_pool;
    QThreadPool m_ahead;
    std::stop_source m_stop;
    std::stop_source m_aheadStop;
    std::uint64_t m_newest = 0; // GUI thread
    std::atomic<std::uint64_t> m_newestWindow{0};
    std::filesystem::path m_path;
    int m_page = 0;
    std::optional<raster::WindowLevel> m_window;
    std::shared_ptr<const Decoded> m_current;
    std::mutex m_mutex;
    std::list<std::shared_ptr<const Decoded>> m_kept; // guarded by m_mutex, newest first
};

PictureService::PictureService(QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(this)) {
}
PictureService::~PictureService() = default;

void PictureService::show(const std::filesystem::path& path, int page, int screenSide) {
    m_impl->show(path, page, screenSide);
}
void PictureService::prefetch(const std::vector<std::filesystem::path>& paths, int screenSide) {
    m_impl->prefetch(paths, screenSide);
}
void PictureService::setWindow(const raster::WindowLevel& window) {
    m_impl->setWindow(window);
}
void PictureService::setAutoWindow() {
    m_impl->setWindow(std::nullopt);
}
void PictureService::forgetWindow() {
    m_impl->forgetWindow();
}
void PictureService::clear() {
    m_impl->clear();
}

} // namespace lightstack::thumbs
