#include "core/slices/service_state.h"

#include "core/slices/plane_steps.h"

#include <algorithm>
#include <unistd.h>

namespace lightstack::slices {
namespace {

constexpr int kWorkers = 4; // three views, one of them slow
constexpr int kWindowBins = 1024;
constexpr std::uint64_t kWindowSamples = 256 * 1024; // of a plane: a window, no statistics
constexpr int kMostAhead = 8;
constexpr std::uint64_t kLeastCache = std::uint64_t{128} << 20;
constexpr std::uint64_t kMostCache = std::uint64_t{768} << 20;

// An eighth of the machine's memory.
std::uint64_t cacheBytes() {
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long size = ::sysconf(_SC_PAGESIZE);
    const std::uint64_t all =
        pages > 0 && size > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size)
                              : 0;
    return std::clamp(all / 8, kLeastCache, kMostCache);
}

} // namespace

ServiceState::ServiceState(Poster post) : m_post(std::move(post)), m_cacheBytes(cacheBytes()) {
    for (int i = 0; i < kWorkers; ++i)
        m_workers.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

ServiceState::~ServiceState() {
    for (std::jthread& worker : m_workers)
        worker.request_stop();
    m_desk.reset();
}

void ServiceState::reset(std::uint64_t epoch) {
    m_desk.reset();
    std::shared_ptr<VolumeSource> old;
    const std::lock_guard lock(m_mutex);
    old = std::exchange(m_volume, Volume{nullptr, epoch}).source;
    m_choice = {{}, false, m_choice.locked, m_choice.rule, 0, kNoSlice};
    m_pressed = false;
    // Hundreds of megabytes may go with it: not on this thread.
    if (old)
        m_desk.addChore([old = std::move(old)](const std::stop_token&) mutable { old.reset(); });
}

void ServiceState::open(const volume::SliceStack& stack, std::uint64_t epoch) {
    // Copied once on this thread: there may be 100,000 names.
    const auto own = std::make_shared<volume::SliceStack>(stack);
    m_desk.addChore([this, own, epoch](const std::stop_token& stop) {
        auto opened = VolumeSource::open(std::move(*own), m_cacheBytes, stop);
        if (!opened && opened.error().code == ErrorCode::Cancelled) return;
        m_post([this, epoch, opened = std::move(opened)] { onOpened(epoch, opened); });
    });
}

void ServiceState::begin(const std::shared_ptr<VolumeSource>& source, std::uint64_t epoch) {
    {
        const std::lock_guard lock(m_mutex);
        m_volume = {source, epoch};
    }
    m_desk.addChore([this, source, epoch](const std::stop_token& stop) {
        auto histogram = source->histogram(kWindowBins, stop);
        if (histogram)
            m_post([this, epoch, histogram = *std::move(histogram)] {
                onHistogram(epoch, histogram);
            });
    });
}

ServiceState::Volume ServiceState::volume() const {
    const std::lock_guard lock(m_mutex);
    return m_volume;
}

WindowChoice ServiceState::choice() const {
    const std::lock_guard lock(m_mutex);
    return m_choice;
}

bool ServiceState::setWindow(const raster::WindowLevel& window) {
    const std::lock_guard lock(m_mutex);
    const bool changes = !m_choice.known || m_choice.window != window;
    m_choice.window = window;
    m_choice.known = true;
    return changes;
}

bool ServiceState::adopt(const raster::WindowLevel& window, std::int64_t position) {
    const std::lock_guard lock(m_mutex);
    const bool changes = !m_choice.known || m_choice.window != window;
    m_choice.window = window;
    m_choice.known = true;
    m_choice.position = position;
    return changes;
}

bool ServiceState::setLocked(bool locked) {
    const std::lock_guard lock(m_mutex);
    m_choice.position = kNoSlice;
    return std::exchange(m_choice.locked, locked) != locked;
}

void ServiceState::press(AutoRule rule) {
    const std::lock_guard lock(m_mutex);
    const bool again = m_pressed && rule == m_choice.rule;
    m_choice.presses = again ? m_choice.presses + 1 : 0;
    m_choice.rule = rule;
    m_pressed = true;
}

void ServiceState::forgetPresses() {
    const std::lock_guard lock(m_mutex);
    m_pressed = false;
    m_choice.presses = 0;
}

void ServiceState::run(const std::stop_token& stop) {
    while (const auto work = m_desk.take(stop)) {
        if (const auto* chore = std::get_if<ChoreWork>(&*work)) chore->work(chore->stop);
        if (const auto* question = std::get_if<AnswerWork>(&*work)) answer(*question);
        if (const auto* again = std::get_if<RenderWork>(&*work)) render(*again);
        m_desk.done(*work);
    }
}

void ServiceState::post(PictureAnswer answer) {
    m_post([this, answer = std::move(answer)] { onPicture(answer); });
}

void ServiceState::finish(
    PictureAnswer& answer, bool whiteIsZero, std::optional<raster::WindowLevel>& own) {
    const WindowChoice now = choice();
    const PlaneQuery& query = answer.plane->query;
    const bool again = answer.number == 0;
    const bool ofSlice = now.locked || query.axis != Axis::Z || now.position == query.position ||
                         (again && now.position != kNoSlice);
    if (now.known && ofSlice) {
        answer.window = now.window;
    } else {
        if (!own && !answer.plane->missing) {
            answer.histogram =
                raster::histogramOf(answer.plane->pixels, -1, kWindowBins, kWindowSamples);
            own = autoWindowOf(*answer.histogram, now.rule, now.presses);
        }
        answer.window = own.value_or(now.window);
    }
    answer.image = m_renderer.render(answer.plane->pixels, answer.window, whiteIsZero);
}

void ServiceState::answer(const AnswerWork& work) {
    const Volume volume = this->volume();
    if (!volume.source) return;
    const Question& question = work.question;
    const VolumeFacts& facts = volume.source->facts();
    const bool held = question.query.axis == Axis::Z && question.query.thickness == 1 &&
                      !volume.source->cachedValue(0, 0, question.query.position).empty();
    const std::vector<int> steps = planeSteps(facts, question.query, question.screenSide, held);
    std::optional<raster::WindowLevel> own;
    for (const int level : steps) {
        PlaneQuery query = question.query;
        query.level = level;
        auto made = volume.source->plane(query, work.stop);
        if (!made && made.error().code == ErrorCode::Cancelled) return;
        PictureAnswer answer;
        answer.epoch = volume.epoch;
        answer.view = question.view;
        answer.number = question.number;
        answer.provisional = level != steps.back();
        answer.plane = std::make_shared<const Plane>(
            made ? *std::move(made) : Plane{query, {}, false, true, made.error().detail});
        const bool provisional = answer.provisional;
        if (work.stop.stop_requested()) return;
        finish(answer, facts.spec.whiteIsZero, own);
        post(std::move(answer));
        const bool goesOn =
            provisional ? m_desk.goesOnAfterPause(question, work.stop) : m_desk.goesOn(question);
        if (!goesOn) return;
    }
    workAhead(*volume.source, work, steps.back());
}

// The next slices in the direction of movement.
void ServiceState::workAhead(VolumeSource& source, const AnswerWork& work, int level) {
    const Question& question = work.question;
    if (question.query.axis != Axis::Z || question.query.thickness != 1) return;
    const VolumeLevel& of = source.facts().levels[static_cast<std::size_t>(level)];
    const image::ImageSpec& slice = source.facts().spec.slice;
    const std::uint64_t bytes = static_cast<std::uint64_t>(of.width) *
                                static_cast<std::uint64_t>(of.height) *
                                static_cast<std::uint64_t>(slice.channels) *
                                static_cast<std::uint64_t>(image::bytesPerSample(slice.type));
    const auto most = static_cast<std::int64_t>(
        std::min<std::uint64_t>(kMostAhead, m_cacheBytes / 2 / std::max<std::uint64_t>(1, bytes)));
    for (std::int64_t i = 1; i <= most; ++i) {
        PlaneQuery query = question.query;
        query.position += i * question.direction;
        query.level = level;
        if (query.position < 0 || query.position >= source.facts().spec.depth) return;
        if (!m_desk.goesAhead(question, query.position)) return;
        const auto made = source.plane(query, work.stop); // it stays in the cache
        if (!made) return;
    }
}

void ServiceState::render(const RenderWork& work) {
    const Volume volume = this->volume();
    if (!volume.source) return;
    PictureAnswer answer;
    answer.epoch = volume.epoch;
    answer.view = work.view;
    answer.plane = work.plane;
    answer.provisional = work.provisional;
    std::optional<raster::WindowLevel> own;
    finish(answer, volume.source->facts().spec.whiteIsZero, own);
    post(std::move(answer));
}

} // namespace lightstack::slices
