#include "ui/theme/screen_room.h"

#include <QScreen>
#include <QWidget>

namespace lightstack::ui {
namespace {

constexpr int kTitleBar = 40; // what window managers put around is known only when it is shown

} // namespace

QSize screenRoom(const QWidget* window) {
    const QWidget* parent = window->parentWidget();
    return (parent != nullptr ? parent : window)->screen()->availableSize() - QSize(0, kTitleBar);
}

void resizeWithin(QWidget* window, QSize wanted) {
    window->resize(wanted.boundedTo(screenRoom(window)));
}

} // namespace lightstack::ui
