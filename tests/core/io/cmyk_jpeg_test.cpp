// Inks of JPEGs that say whose they are, and of those that do not.
#include "core/io/render.h"
#include "tests/core/io/jpeg_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

std::string fileOf(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Adobe's marker is the segment that begins so; 16 bytes with marker and length.
std::string withoutMarker(std::string file) {
    const std::size_t at = file.find("\xFF\xEE");
    return at == std::string::npos ? file : file.erase(at, 16);
}

} // namespace

class CmykJpegTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarkerThatWasLostChangesNoColour() {
        const TempFolder folder;
        JpegOrder order;
        order.channels = 4;
        order.horizontal = order.vertical = 1;
        const std::string marked = fileOf(makeJpeg(order));
        QVERIFY(withoutMarker(marked).size() == marked.size() - 16);
        std::vector<QImage> shown;
        for (const std::string& bytes : {marked, withoutMarker(marked)}) {
            const auto file = io::ImageFile::open(folder.write("a.jpg", bytes));
            const auto picture = (*io::readerFor(*file))->picture(*file, {});
            QVERIFY(picture);
            QVERIFY(picture->color == io::ColorModel::Cmyk);
            QVERIFY(picture->cmykInverted);
            const auto rendered = io::render(*picture, {0, {}});
            QVERIFY(rendered);
            shown.push_back(rendered->image);
        }
        QCOMPARE(shown.front(), shown.back());
    }
};

#include "cmyk_jpeg_test.moc"
LIGHTSTACK_TEST(CmykJpegTest);
