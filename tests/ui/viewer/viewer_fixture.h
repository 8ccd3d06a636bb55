// A viewer over real pictures in a folder: the model is filled by hand, the pictures are decoded.
// Thread: GUI only.
#pragma once

#include "tests/ui/grid/folder_fixture.h"
#include "ui/viewer/image_canvas.h"
#include "ui/viewer/picture_viewer.h"

#include <QImage>

#include <functional>

namespace lightstack::tests {

class ViewerFixture {
public:
    ViewerFixture();

    // A picture of one colour (PNG).
    void addPlain(std::string_view name, const QColor& color, int width = 300, int height = 200);
    // Grey, little endian, uncompressed: the value at (x, y) is what `value` says.
    void addTiff16(std::string_view name, int width, int height,
        const std::function<std::uint16_t(int x, int y)>& value);
    void addFile(std::string_view name, const QByteArray& bytes);
    void list();        // what was added, in that order
    void show(int row); // waits until it is final

    [[nodiscard]] ui::ImageCanvas* canvas() const;
    void hover(QPoint at); // of the canvas
    void drag(Qt::MouseButton button, QPoint from, QPoint to);
    [[nodiscard]] QColor colorAt(QPoint at); // as drawn
    [[nodiscard]] const QString& valueText() const noexcept { return m_value; }
    [[nodiscard]] double zoom() const noexcept { return m_zoom; } // last told

    FolderFixture files;
    thumbs::PictureService pictures;
    ui::PictureViewer viewer{&files.model, &pictures};

private:
    std::vector<std::string> m_names;
    QString m_value;
    double m_zoom = -1;
};

} // namespace lightstack::tests
