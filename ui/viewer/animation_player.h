// Plays a moving picture: frames are read on a worker, one ahead, and shown when their time has
// come. A frame that was read too late is shown at once; none is left out. Plays by itself, as
// often as the file says, then stands at its last frame.
// Thread: GUI only; the reading is done on a thread of its own.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace lightstack::ui {

class AnimationPlayer : public QObject {
    Q_OBJECT
public:
    explicit AnimationPlayer(QObject* parent = nullptr);
    ~AnimationPlayer() override;

    // Files that do not move are let go without a word.
    void start(const std::filesystem::path& path);
    void stop();
    void setPaused(bool paused);
    void setSuspended(bool suspended); // not in view: waits, and goes on by itself
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }
    [[nodiscard]] bool isMoving() const noexcept { return m_frames > 1; } // known to be one
    [[nodiscard]] bool isPaused() const noexcept { return m_paused; }
    [[nodiscard]] int frames() const noexcept { return m_frames; }

Q_SIGNALS:
    void frameShown(const QImage& image, int index);
    void stateChanged(); // began, paused, went on, ended

private:
    struct Session;
    struct Answer;
    void readNext();
    void take(const std::shared_ptr<Session>& session, const Answer& answer);
    void schedule();
    void showReady();

    QThreadPool m_pool; // one thread
    std::shared_ptr<Session> m_session;
    std::filesystem::path m_path;
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_dueMs = 0; // of the frame that is ready
    QImage m_ready;
    int m_readyIndex = -1;
    int m_readyDelay = 0;
    int m_frames = 0;
    int m_plays = 0;
    int m_rounds = 0;
    bool m_paused = false;
    bool m_suspended = false;
};

} // namespace lightstack::ui
