#include "core/slices/volume_service.h"

#include "core/slices/service_state.h"

namespace lightstack::slices {

// The GUI thread's half: what was asked for, what is shown. The workers' half is ServiceState.
class VolumeService::Impl {
public:
    explicit Impl(VolumeService& service)
        : m_service(service), m_state([&service](std::function<void()> call) {
            QMetaObject::invokeMethod(&service, std::move(call), Qt::QueuedConnection);
        }) {
        m_state.onOpened = [this](std::uint64_t epoch, auto opened) { take(epoch, opened); };
        m_state.onPicture = [this](const PictureAnswer& answer) { take(answer); };
        m_state.onHistogram = [this](std::uint64_t epoch, const raster::Histogram& histogram) {
            if (epoch == m_epoch) take(histogram);
        };
    }

    void open(const volume::SliceStack& stack) {
        close();
        m_state.open(stack, m_epoch);
    }
    void close() {
        ++m_epoch;
        m_state.reset(m_epoch);
        m_source.reset();
        m_stack.reset();
        m_slice.reset();
        m_shown.clear();
        m_delivered.clear();
        m_autoAgain = false;
    }

    void take(std::uint64_t epoch, const Result<std::shared_ptr<VolumeSource>>& opened) {
        if (epoch != m_epoch) return;
        if (!opened) {
            Q_EMIT m_service.failed(opened.error());
            return;
        }
        m_source = *opened;
        const image::SampleType type = m_source->facts().spec.slice.type;
        if (image::bytesPerSample(type) == 1)
            use(image::isSigned(type) ? raster::WindowLevel{-128, 127}
                                      : raster::WindowLevel{0, 255});
        else
            m_autoAgain = true; // of the stack's histogram, as soon as it is there
        m_state.begin(m_source, m_epoch);
        Q_EMIT m_service.opened(m_source);
    }

    void take(const raster::Histogram& histogram) {
        m_stack = histogram;
        if (m_state.choice().locked) Q_EMIT m_service.histogramReady(histogram);
        if (m_autoAgain && m_state.choice().locked) applyAuto();
    }

    void take(const PictureAnswer& answer) {
        if (answer.epoch != m_epoch) return;
        std::uint64_t& delivered = m_delivered[answer.view];
        const bool newest = m_state.desk().isNewest(answer.view, answer.number);
        if (answer.number == 0) { // rendered again: of what is shown, and of nothing else
            if (answer.plane != m_shown[answer.view]) return;
        } else {
            if (answer.number < delivered) return;
            delivered = answer.number;
        }
        if (answer.histogram) adopt(answer);
        m_shown[answer.view] = answer.plane;
        auto shown = std::make_shared<ViewedPlane>();
        shown->plane = *answer.plane;
        shown->image = answer.image;
        shown->window = answer.window;
        shown->provisional = answer.provisional || (answer.number != 0 && !newest);
        m_state.desk().setShown(answer.view, answer.plane, shown->provisional, answer.window);
        Q_EMIT m_service.planeReady(answer.view, shown);
        m_state.desk().renderAll(m_state.choice().window); // it may have moved meanwhile
    }

    // The window that a worker chose: where there was none, or each slice has its own.
    void adopt(const PictureAnswer& answer) {
        const WindowChoice choice = m_state.choice();
        if (choice.locked && choice.known) return;
        m_slice = answer.histogram;
        if (!choice.locked) Q_EMIT m_service.histogramReady(*answer.histogram);
        const bool slice = answer.plane->query.axis == Axis::Z;
        if (m_state.adopt(answer.window, slice ? answer.plane->query.position : kNoSlice))
            Q_EMIT m_service.windowChanged(answer.window);
    }

    void setWindow(const raster::WindowLevel& window) {
        m_autoAgain = false;
        m_state.forgetPresses();
        use(window);
    }
    void use(const raster::WindowLevel& window) {
        if (!m_state.setWindow(window)) return;
        Q_EMIT m_service.windowChanged(window);
        m_state.desk().renderAll(window);
    }

    void setAutoWindow(AutoRule rule) {
        m_state.press(rule);
        m_autoAgain = true;
        applyAuto();
    }

    // What cannot be known yet is done when the histogram comes.
    void applyAuto() {
        const WindowChoice choice = m_state.choice();
        const auto& histogram = choice.locked ? m_stack : m_slice;
        if (!histogram) return;
        m_autoAgain = false;
        use(autoWindowOf(*histogram, choice.rule, choice.presses));
    }

    void setLocked(bool locked) {
        if (!m_state.setLocked(locked)) return;
        if (locked && m_stack) Q_EMIT m_service.histogramReady(*m_stack);
        if (locked) return;
        // What is shown gets a window of its own.
        m_slice.reset();
        m_state.desk().renderAll({}, true);
    }

    VolumeService& m_service;
    std::uint64_t m_epoch = 1; // grows with each open() and close()
    std::shared_ptr<VolumeSource> m_source;
    std::optional<raster::Histogram> m_stack, m_slice;
    std::map<int, std::uint64_t> m_delivered; // number of the last question answered
    std::map<int, std::shared_ptr<const Plane>> m_shown;
    bool m_autoAgain = false; // a window is to be chosen when the histogram comes
    ServiceState m_state;     // last: its workers end before the rest goes
};

VolumeService::VolumeService(QObject* parent) : QObject(parent) {
    qRegisterMetaType<std::shared_ptr<lightstack::slices::VolumeSource>>();
    qRegisterMetaType<std::shared_ptr<const lightstack::slices::ViewedPlane>>();
    qRegisterMetaType<lightstack::base::Error>();
    qRegisterMetaType<lightstack::raster::WindowLevel>();
    qRegisterMetaType<lightstack::raster::Histogram>();
    m_impl = std::make_unique<Impl>(*this);
}
VolumeService::~VolumeService() = default;

void VolumeService::open(const volume::SliceStack& stack) {
    m_impl->open(stack);
}
void VolumeService::close() {
    m_impl->close();
}
std::shared_ptr<VolumeSource> VolumeService::source() const {
    return m_impl->m_source;
}
void VolumeService::show(int view, const PlaneQuery& query, int screenSide) {
    if (m_impl->m_source) m_impl->m_state.desk().ask(view, query, screenSide);
}
void VolumeService::hide(int view) {
    m_impl->m_delivered[view] = m_impl->m_state.desk().hide(view);
    m_impl->m_shown.erase(view);
}
void VolumeService::setWindow(const raster::WindowLevel& window) {
    m_impl->setWindow(window);
}
void VolumeService::setAutoWindow(AutoRule rule) {
    m_impl->setAutoWindow(rule);
}
void VolumeService::setLocked(bool locked) {
    m_impl->setLocked(locked);
}
raster::WindowLevel VolumeService::window() const {
    return m_impl->m_state.choice().window;
}

} // namespace lightstack::slices
