// What the views want, in the order in which workers take it.
//
// 1. A view has one question that waits: a newer one takes its place. 2. The question under way is
// stopped by a newer one, but for its first picture, if that is on its way and was begun a moment
// ago: otherwise someone who scrubs faster than slices are decoded would see nothing at all.
// 3. Before questions come chores (opening), after them what is shown is rendered anew. 4. Who has
// answered may work ahead until someone asks. Thread: any; take() waits.
#pragma once

#include "core/slices/volume_source.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <variant>

namespace lightstack::slices {

struct Question {
    int view = 0;
    PlaneQuery query;
    int screenSide = 0;
    std::uint64_t number = 0; // grows with time, over all views
    int direction = 1;        // of the last movement along the axis
};

struct AnswerWork {
    Question question;
    std::stop_token stop;
};
struct RenderWork {
    int view = 0;
    std::shared_ptr<const Plane> plane;
    bool provisional = false;
};
struct ChoreWork {
    std::function<void(const std::stop_token&)> work;
    std::stop_token stop;
};
using DeskWork = std::variant<ChoreWork, AnswerWork, RenderWork>;

class ViewDesk {
public:
    using Clock = std::chrono::steady_clock;
    // How old a first picture may be that is let come to its end.
    static constexpr std::chrono::milliseconds kPatience{150};
    // Questions that follow each other so quickly are a movement, and how long it is waited for the
    // next.
    static constexpr std::chrono::milliseconds kMoving{100};
    static constexpr std::chrono::milliseconds kPause{20};

    std::uint64_t ask(
        int view, const PlaneQuery& query, int screenSide, Clock::time_point now = Clock::now());
    std::uint64_t hide(int view); // answers to smaller numbers are stale
    void reset();                 // forgets all views and chores, stops what is under way
    void addChore(std::function<void(const std::stop_token&)> work);
    // What a view shows now, and through which window.
    void setShown(int view, std::shared_ptr<const Plane> plane, bool provisional,
        const raster::WindowLevel& window);
    // What is shown through another window; with `anyway` all.
    void renderAll(const raster::WindowLevel& window, bool anyway = false);

    std::optional<DeskWork> take(const std::stop_token& stop); // none when stopped
    // Of the work taken. After a picture: false where a newer question waits or the view is hidden.
    bool goesOn(const Question& question);
    // The same after a moment's wait for one, should the view be moving: what is under way would
    // only be stopped, at the cost of the next first look.
    bool goesOnAfterPause(const Question& question, const std::stop_token& stop);
    // From now on slice `position` is being made ahead; false where anybody waits.
    bool goesAhead(const Question& question, std::int64_t position);
    void done(const DeskWork& work);
    [[nodiscard]] bool isNewest(int view, std::uint64_t number) const;
    [[nodiscard]] bool isIdle() const; // nothing waits, nothing is under way

private:
    struct View {
        std::optional<Question> waits;
        std::uint64_t newest = 0;
        bool hidden = false;
        PlaneQuery last;
        Clock::time_point asked; // when
        bool moving = false;
        int direction = 1;
        // Under way:
        std::optional<Question> current;
        std::stop_source stop;
        Clock::time_point begun;
        bool hasPicture = false;
        std::optional<std::int64_t> ahead;
        // Shown:
        std::shared_ptr<const Plane> plane;
        bool provisional = false;
        raster::WindowLevel window;
        bool renders = false; // it waits to be rendered
        bool rendering = false;
    };
    std::optional<DeskWork> next(); // under the lock
    [[nodiscard]] bool someoneWaits() const;
    bool isWanted(const Question& question); // under the lock

    mutable std::mutex m_mutex; // guards all below
    std::condition_variable_any m_work;
    std::map<int, View> m_views;
    std::deque<std::function<void(const std::stop_token&)>> m_chores;
    std::stop_source m_choreStop;
    std::uint64_t m_number = 0;
    int m_choresUnderWay = 0;
};

} // namespace lightstack::slices
