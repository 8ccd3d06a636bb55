#include "tests/ui/viewer/viewer_fixture.h"

#include <QBuffer>
#include <QMouseEvent>
#include <QtTest>

namespace lightstack::tests {
namespace {

void little(QByteArray& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i)));
}

void entry(QByteArray& out, int tag, int type, std::uint32_t value) {
    little(out, static_cast<std::uint32_t>(tag), 2);
    little(out, static_cast<std::uint32_t>(type), 2);
    little(out, 1, 4);
    little(out, value, 4);
}

void move(QWidget* widget, QPoint at, Qt::MouseButtons buttons) {
    QMouseEvent event(
        QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

ViewerFixture::ViewerFixture() {
    QObject::connect(&viewer, &ui::PictureViewer::valueTextChanged, &viewer,
        [this](const QString& text) { m_value = text; });
    QObject::connect(&viewer, &ui::PictureViewer::zoomChanged, &viewer,
        [this](double scale) { m_zoom = scale; });
    viewer.resize(800, 600);
    viewer.show();
}

void ViewerFixture::addPlain(std::string_view name, const QColor& color, int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    addFile(name, bytes);
}

void ViewerFixture::addTiff16(std::string_view name, int width, int height,
    const std::function<std::uint16_t(int, int)>& value) {
    QByteArray out("II*");
    out += '\0';
    little(out, 8, 4);
    constexpr int kEntries = 9;
    const auto data = static_cast<std::uint32_t>(8 + 2 + kEntries * 12 + 4);
    little(out, kEntries, 2);
    entry(out, 256, 4, static_cast<std::uint32_t>(width));
    entry(out, 257, 4, static_cast<std::uint32_t>(height));
    entry(out, 258, 3, 16);
    entry(out, 259, 3, 1);
    entry(out, 262, 3, 1);
    entry(out, 273, 4, data);
    entry(out, 277, 3, 1);
    entry(out, 278, 4, static_cast<std::uint32_t>(height));
    entry(out, 279, 4, static_cast<std::uint32_t>(width * height * 2));
    little(out, 0, 4);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            little(out, value(x, y), 2);
    addFile(name, out);
}

void ViewerFixture::addFile(std::string_view name, const QByteArray& bytes) {
    files.folder.write(
        name, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    m_names.emplace_back(name);
}

void ViewerFixture::list() {
    files.setNames(m_names);
}

void ViewerFixture::show(int row) {
    viewer.showRow(row);
    QTRY_VERIFY(viewer.isFinal());
}

ui::ImageCanvas* ViewerFixture::canvas() const {
    return viewer.findChild<ui::ImageCanvas*>();
}

void ViewerFixture::hover(QPoint at) {
    move(canvas(), at, Qt::NoButton);
}

void ViewerFixture::drag(Qt::MouseButton button, QPoint from, QPoint to) {
    QTest::mousePress(canvas(), button, {}, from);
    move(canvas(), (from + to) / 2, button);
    move(canvas(), to, button);
    QTest::mouseRelease(canvas(), button, {}, to);
}

QColor ViewerFixture::colorAt(QPoint at) {
    return canvas()->grab().toImage().pixelColor(at);
}

} // namespace lightstack::tests
