#include "ui/viewer/animation_player.h"

#include "core/io/animation.h"

#include <algorithm>

namespace lightstack::ui {

// Touched by the pool's one thread, but for the stop source.
struct AnimationPlayer::Session {
    std::filesystem::path path;
    std::stop_source stop;
    std::unique_ptr<io::Animation> animation;
};

struct AnimationPlayer::Answer {
    QImage image; // null: ended, or does not move
    int index = 0;
    int delayMs = 0;
    int frames = 0;
    int plays = 0;
};

AnimationPlayer::AnimationPlayer(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AnimationPlayer::showReady);
    m_clock.start();
}

AnimationPlayer::~AnimationPlayer() {
    blockSignals(true); // who listens may be half gone already
    stop();
    m_pool.waitForDone();
}

void AnimationPlayer::start(const std::filesystem::path& path) {
    stop();
    m_path = path;
    m_session = std::make_shared<Session>();
    m_session->path = path;
    readNext();
}

void AnimationPlayer::stop() {
    if (m_session) m_session->stop.request_stop();
    const bool moved = isMoving();
    m_pool.clear();
    m_session.reset();
    m_timer.stop();
    m_path.clear();
    m_ready = QImage();
    m_readyIndex = -1;
    m_frames = m_plays = m_rounds = 0;
    m_paused = false;
    if (moved) Q_EMIT stateChanged();
}

void AnimationPlayer::readNext() {
    m_pool.start([this, session = m_session] {
        if (session->stop.stop_requested()) return;
        if (!session->animation)
            if (auto opened = io::Animation::open(session->path))
                session->animation = *std::move(opened);
        Answer answer;
        if (session->animation) {
            answer.frames = session->animation->frames();
            answer.plays = session->animation->plays();
            if (auto frame = session->animation->next(session->stop.get_token())) {
                answer.image = std::move(frame->image);
                answer.index = frame->index;
                answer.delayMs = frame->delayMs;
            }
        }
        QMetaObject::invokeMethod(
            this, [this, session, answer] { take(session, answer); }, Qt::QueuedConnection);
    });
}

void AnimationPlayer::take(const std::shared_ptr<Session>& session, const Answer& answer) {
    if (session != m_session) return;
    if (answer.image.isNull()) { // what was shown last stays
        const std::filesystem::path path = m_path;
        stop();
        m_path = path;
        return;
    }
    const bool began = m_frames == 0;
    m_frames = answer.frames;
    m_plays = answer.plays;
    m_ready = answer.image;
    m_readyIndex = answer.index;
    m_readyDelay = answer.delayMs;
    if (began) {
        m_dueMs = m_clock.elapsed();
        Q_EMIT stateChanged();
    } else if (m_readyIndex == 0 && m_plays > 0 && ++m_rounds >= m_plays) {
        m_rounds = 0; // Play begins anew
        setPaused(true);
        return;
    }
    schedule();
}

void AnimationPlayer::schedule() {
    if (m_paused || m_suspended || m_readyIndex < 0) return;
    m_timer.start(static_cast<int>(std::max<qint64>(0, m_dueMs - m_clock.elapsed())));
}

void AnimationPlayer::showReady() {
    if (m_paused || m_suspended || m_readyIndex < 0) return;
    const int index = std::exchange(m_readyIndex, -1);
    const QImage image = std::exchange(m_ready, QImage());
    m_dueMs = std::max(m_dueMs, m_clock.elapsed() - m_readyDelay) + m_readyDelay;
    readNext();
    Q_EMIT frameShown(image, index);
}

void AnimationPlayer::setPaused(bool paused) {
    if (!isMoving() || paused == m_paused) return;
    m_paused = paused;
    if (paused) {
        m_timer.stop();
    } else {
        m_dueMs = m_clock.elapsed();
        schedule();
    }
    Q_EMIT stateChanged();
}

void AnimationPlayer::setSuspended(bool suspended) {
    if (suspended == m_suspended) return;
    m_suspended = suspended;
    if (suspended) {
        m_timer.stop();
    } else {
        m_dueMs = m_clock.elapsed();
        schedule();
    }
}

} // namespace lightstack::ui
