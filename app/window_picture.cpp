#include "app/window_picture.h"

#include "core/base/file_path.h"

#include <QApplication>
#include <QPixmap>

#include <cstdio>

namespace lightstack::app {
namespace {
constexpr int kLookMs = 40;
constexpr int kSettledLooks = 6; // settled, and painted since
} // namespace

WindowPicture::WindowPicture(ui::MainWindow& window, const GuiOptions& options)
    : m_window(window), m_options(options) {
    m_clock.start();
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &WindowPicture::check);
    m_timer.start();
}

bool WindowPicture::arrange() {
    if (!m_options.select.empty() && !m_window.selectName(m_options.select)) return false;
    if (m_options.select.empty() && (m_options.viewer || m_options.metadata) &&
        !m_window.isViewing() && !m_window.selectFirstPicture())
        return false;
    if (m_options.viewer && !m_window.isViewing()) m_window.viewCurrent();
    if (m_options.volume) m_window.openCurrentVolume();
    return true;
}

void WindowPicture::check() {
    const bool late = m_clock.elapsed() > m_options.waitMs;
    m_settledFor = m_window.isSettled() ? m_settledFor + 1 : 0;
    if (m_settledFor >= kSettledLooks && !m_arranged) {
        m_arranged = true;
        m_settledFor = 0;
        if (!arrange()) finish("the file to select is not shown");
        return;
    }
    if (m_settledFor >= kSettledLooks && m_options.volume && !m_window.isVolumeUp())
        return finish("there is no stack to be shown as a volume");
    if (m_settledFor >= kSettledLooks) return finish(nullptr);
    if (late) finish("not everything in view was final in time");
}

void WindowPicture::finish(const char* problem) {
    m_timer.stop();
    const QPixmap picture = m_window.grab();
    if (!picture.save(QString::fromLocal8Bit(base::toBytes(m_options.grab)), "PNG"))
        problem = "the picture cannot be written";
    if (problem != nullptr) std::fprintf(stderr, "lightstack: %s\n", problem);
    QApplication::exit(problem == nullptr ? 0 : 1);
}

} // namespace lightstack::app
