#include "tests/ui/slices/volume_fixture.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <QtTest>

#include <array>
#include <cstdio>

namespace lightstack::tests {
namespace {

constexpr int kPatienceMs = 10'000;

void little(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
}

std::string tiff16(int width, int height, const std::function<int(int, int)>& value) {
    const auto w = static_cast<std::uint32_t>(width);
    const auto h = static_cast<std::uint32_t>(height);
    constexpr std::uint32_t kEntries = 9;
    constexpr std::uint32_t kData = 8 + 2 + kEntries * 12 + 4;
    const std::array<std::array<std::uint32_t, 3>, kEntries> entries{
        {{256, 4, w}, {257, 4, h}, {258, 3, 16}, {259, 3, 1}, {262, 3, 1}, {273, 4, kData},
            {277, 3, 1}, {278, 4, h}, {279, 4, w * h * 2}}};
    std::string out = "II*";
    out += '\0';
    little(out, 8, 4);
    little(out, kEntries, 2);
    for (const auto& [tag, type, content] : entries) {
        little(out, tag, 2);
        little(out, type, 2);
        little(out, 1, 4);
        little(out, content, 4);
    }
    little(out, 0, 4);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            little(out, static_cast<std::uint32_t>(value(x, y)), 2);
    return out;
}

} // namespace

volume::SliceStack writeVolume(const std::filesystem::path& folder, int width, int height,
    int depth, const std::set<int>& without, const std::set<int>& broken,
    const std::function<int(int, int, int)>& value) {
    std::filesystem::create_directories(folder);
    volume::SliceStack stack;
    stack.folder = folder;
    stack.name = "ct_###.tif";
    stack.prefix = "ct_";
    stack.suffix = ".tif";
    for (int z = 0; z < depth; ++z) {
        if (without.contains(z)) continue;
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), "%03d", z);
        const std::string name = stack.prefix + digits.data() + stack.suffix;
        const auto voxel = [&](int x, int y) {
            return value ? value(x, y, z) : 100 * x + 10 * y + 1000 * z;
        };
        const std::string bytes = broken.contains(z) ? "no picture" : tiff16(width, height, voxel);
        QFile file(QString::fromStdString((folder / name).native()));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
        stack.slices.push_back({z, name, 0, 0, 0});
    }
    return stack;
}

void moveMouse(
    QWidget* widget, QPointF to, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) {
    QMouseEvent event(
        QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, buttons, modifiers);
    QCoreApplication::sendEvent(widget, &event);
}

void drag(QWidget* widget, Qt::MouseButton button, QPointF from, QPointF to,
    Qt::KeyboardModifiers modifiers) {
    moveMouse(widget, from, Qt::NoButton, modifiers);
    QMouseEvent press(
        QEvent::MouseButtonPress, from, widget->mapToGlobal(from), button, button, modifiers);
    QCoreApplication::sendEvent(widget, &press);
    moveMouse(widget, (from + to) / 2, button, modifiers);
    moveMouse(widget, to, button, modifiers);
    QMouseEvent release(
        QEvent::MouseButtonRelease, to, widget->mapToGlobal(to), button, Qt::NoButton, modifiers);
    QCoreApplication::sendEvent(widget, &release);
}

void turnWheel(QWidget* widget, QPointF at, int steps, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, modifiers,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

OpenedVolume::OpenedVolume() {
    QObject::connect(&viewer, &ui::SliceViewer::statusChanged, &viewer,
        [this](const QString& text) { status = text; });
    viewer.resize(900, 700);
    viewer.show();
    viewer.activateWindow();
}

void OpenedVolume::open(const volume::SliceStack& stack, std::int64_t position) {
    viewer.open(stack, position);
    settle();
    view(slices::Axis::Z)->setFocus();
}

void OpenedVolume::settle() {
    QVERIFY(QTest::qWaitFor([this] { return viewer.isFinal(); }, kPatienceMs));
}

void OpenedVolume::key(int key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(grid()->activeView(), static_cast<Qt::Key>(key), modifiers);
}

QPointF OpenedVolume::at(slices::Axis across, double u, double v) const {
    const ui::PlaneView* of = view(across);
    return of->transform().toView({u + 0.5, v + 0.5}) / of->devicePixelRatioF();
}

} // namespace lightstack::tests
