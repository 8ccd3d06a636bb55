#include "core/slices/view_desk.h"

#include <algorithm>

namespace lightstack::slices {

std::uint64_t ViewDesk::ask(
    int view, const PlaneQuery& query, int screenSide, Clock::time_point now) {
    const std::lock_guard lock(m_mutex);
    View& of = m_views[view];
    if (of.newest != 0 && of.last.axis == query.axis && of.last.position != query.position)
        of.direction = query.position > of.last.position ? 1 : -1;
    of.moving = of.newest != 0 && of.last.position != query.position && now - of.asked < kMoving;
    of.asked = now;
    of.last = query;
    of.hidden = false;
    of.newest = ++m_number;
    of.waits = Question{view, query, screenSide, of.newest, of.direction};
    if (of.current) {
        const bool wanted = of.ahead == query.position; // it is being made already
        const bool soon = !of.hasPicture && now - of.begun < kPatience;
        if (!wanted && !soon) of.stop.request_stop();
    }
    m_work.notify_all();
    return of.newest;
}

std::uint64_t ViewDesk::hide(int view) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_views.find(view);
    if (at == m_views.end()) return ++m_number;
    View& of = at->second;
    of.hidden = true;
    of.newest = ++m_number;
    of.waits.reset();
    of.plane.reset();
    of.renders = false;
    of.stop.request_stop();
    return of.newest;
}

void ViewDesk::reset() {
    const std::lock_guard lock(m_mutex);
    for (auto& [number, view] : m_views)
        view.stop.request_stop();
    m_views.clear();
    m_chores.clear();
    m_choreStop.request_stop();
    m_choreStop = {};
}

void ViewDesk::addChore(std::function<void(const std::stop_token&)> work) {
    const std::lock_guard lock(m_mutex);
    m_chores.push_back(std::move(work));
    m_work.notify_all();
}

void ViewDesk::setShown(int view, std::shared_ptr<const Plane> plane, bool provisional,
    const raster::WindowLevel& window) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_views.find(view);
    if (at == m_views.end() || at->second.hidden) return;
    at->second.plane = std::move(plane);
    at->second.provisional = provisional;
    at->second.window = window;
}

void ViewDesk::renderAll(const raster::WindowLevel& window, bool anyway) {
    const std::lock_guard lock(m_mutex);
    for (auto& [number, view] : m_views)
        view.renders = view.plane != nullptr && (anyway || view.window != window);
    m_work.notify_all();
}

std::optional<DeskWork> ViewDesk::next() {
    if (!m_chores.empty()) {
        ChoreWork chore{std::move(m_chores.front()), m_choreStop.get_token()};
        m_chores.pop_front();
        ++m_choresUnderWay;
        return chore;
    }
    // The oldest question first: no view waits for ever.
    View* oldest = nullptr;
    for (auto& [number, view] : m_views)
        if (view.waits && !view.current &&
            (oldest == nullptr || view.waits->number < oldest->waits->number))
            oldest = &view;
    if (oldest != nullptr) {
        oldest->current = *oldest->waits;
        oldest->waits.reset();
        oldest->stop = {};
        oldest->begun = Clock::now();
        oldest->hasPicture = false;
        oldest->ahead.reset();
        return AnswerWork{*oldest->current, oldest->stop.get_token()};
    }
    for (auto& [number, view] : m_views)
        if (view.renders && !view.rendering) {
            view.renders = false;
            view.rendering = true;
            return RenderWork{number, view.plane, view.provisional};
        }
    return std::nullopt;
}

std::optional<DeskWork> ViewDesk::take(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    std::optional<DeskWork> work;
    m_work.wait(lock, stop, [&] {
        if (!stop.stop_requested()) work = next();
        return work.has_value();
    });
    return work;
}

bool ViewDesk::someoneWaits() const {
    return !m_chores.empty() || std::any_of(m_views.begin(), m_views.end(), [](const auto& one) {
        return one.second.waits || one.second.renders;
    });
}

bool ViewDesk::isWanted(const Question& question) {
    const auto at = m_views.find(question.view);
    if (at == m_views.end()) return false;
    View& view = at->second;
    if (!view.current || view.current->number != question.number) return false;
    view.hasPicture = true;
    return !view.waits && !view.hidden;
}

bool ViewDesk::goesOn(const Question& question) {
    const std::lock_guard lock(m_mutex);
    return isWanted(question);
}

bool ViewDesk::goesOnAfterPause(const Question& question, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    if (!isWanted(question)) return false;
    if (m_views[question.view].moving)
        m_work.wait_for(lock, stop, kPause, [&] { return !isWanted(question); });
    return isWanted(question);
}

bool ViewDesk::goesAhead(const Question& question, std::int64_t position) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_views.find(question.view);
    if (at == m_views.end() || someoneWaits()) return false;
    View& view = at->second;
    if (!view.current || view.current->number != question.number || view.hidden) return false;
    view.ahead = position;
    return true;
}

void ViewDesk::done(const DeskWork& work) {
    const std::lock_guard lock(m_mutex);
    if (std::holds_alternative<ChoreWork>(work)) --m_choresUnderWay;
    if (const auto* answer = std::get_if<AnswerWork>(&work)) {
        const auto at = m_views.find(answer->question.view);
        if (at != m_views.end() && at->second.current &&
            at->second.current->number == answer->question.number)
            at->second.current.reset();
    }
    if (const auto* render = std::get_if<RenderWork>(&work))
        if (const auto at = m_views.find(render->view); at != m_views.end())
            at->second.rendering = false;
    m_work.notify_all();
}

bool ViewDesk::isNewest(int view, std::uint64_t number) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_views.find(view);
    return at != m_views.end() && !at->second.hidden && at->second.newest == number;
}

bool ViewDesk::isIdle() const {
    const std::lock_guard lock(m_mutex);
    return !someoneWaits() && m_choresUnderWay == 0 &&
           std::none_of(m_views.begin(), m_views.end(),
               [](const auto& one) { return one.second.current || one.second.rendering; });
}

} // namespace lightstack::slices
