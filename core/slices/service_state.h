// The workers' half of the VolumeService: threads that take what is on the desk, and the window
// that pictures are rendered through.
//
// Each answer is posted to the GUI thread by itself, with the number of its question. The window is
// chosen by the GUI thread; only where there is none yet, or each slice has its own, a worker takes
// one from the plane it has and says so (PictureAnswer::histogram). Thread: any; callbacks are
// called where the poster calls.
#pragma once

#include "core/slices/auto_window.h"
#include "core/slices/plane_renderer.h"
#include "core/slices/view_desk.h"

#include <thread>

namespace lightstack::slices {

inline constexpr std::int64_t kNoSlice = -1;

struct WindowChoice {
    raster::WindowLevel window;
    bool known = false; // chosen by anybody
    bool locked = true;
    AutoRule rule = AutoRule::Percentile;
    int presses = 0;                  // of the rule before the last
    std::int64_t position = kNoSlice; // not locked: the slice that the window is of
};

struct PictureAnswer {
    std::uint64_t epoch = 0;
    int view = 0;
    std::uint64_t number = 0; // of the question; 0: what is shown, rendered again
    std::shared_ptr<const Plane> plane;
    QImage image;
    raster::WindowLevel window;
    bool provisional = false;
    std::optional<raster::Histogram> histogram; // the window was chosen from it just now
};

class ServiceState {
public:
    using Poster = std::function<void(std::function<void()>)>;
    explicit ServiceState(Poster post);
    ~ServiceState(); // stops and joins

    std::function<void(std::uint64_t epoch, const Result<std::shared_ptr<VolumeSource>>&)> onOpened;
    std::function<void(const PictureAnswer&)> onPicture;
    std::function<void(std::uint64_t epoch, const raster::Histogram&)> onHistogram;

    void reset(std::uint64_t epoch); // no volume; what is under way is stopped
    void open(const volume::SliceStack& stack, std::uint64_t epoch);
    // From now on questions are of this volume; its histogram is made.
    void begin(const std::shared_ptr<VolumeSource>& source, std::uint64_t epoch);

    [[nodiscard]] ViewDesk& desk() noexcept { return m_desk; }
    [[nodiscard]] WindowChoice choice() const;
    // False where nothing changes.
    bool setWindow(const raster::WindowLevel& window);
    bool adopt(const raster::WindowLevel& window, std::int64_t position);
    bool setLocked(bool locked);
    void press(AutoRule rule);
    void forgetPresses();

private:
    struct Volume {
        std::shared_ptr<VolumeSource> source;
        std::uint64_t epoch = 0;
    };
    [[nodiscard]] Volume volume() const;
    void run(const std::stop_token& stop);
    void answer(const AnswerWork& work);
    void workAhead(VolumeSource& source, const AnswerWork& work, int level);
    void render(const RenderWork& work);
    void post(PictureAnswer answer);
    // Renders; takes a window from the plane where the rules ask for it. `own`: that of this
    // question's first picture.
    void finish(PictureAnswer& answer, bool whiteIsZero, std::optional<raster::WindowLevel>& own);

    Poster m_post;
    ViewDesk m_desk;
    PlaneRenderer m_renderer;
    std::uint64_t m_cacheBytes;
    mutable std::mutex m_mutex; // guards all below
    Volume m_volume;
    WindowChoice m_choice;
    bool m_pressed = false;
    std::vector<std::jthread> m_workers; // last: they end before the rest goes
};

} // namespace lightstack::slices
