#include "core/io/image_reader.h"
#include "core/io/svg_guard.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace lightstack;
using namespace lightstack::tests;

namespace {

struct OpenedByQt {
    TempFolder folder;
    Result<io::ImageFile> file;
    Result<const io::ImageReader*> reader;
    explicit OpenedByQt(const QByteArray& bytes)
        : file(io::ImageFile::open(folder.write(
              "a", std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())))))
        , reader(io::readerFor(*file)) {}
    [[nodiscard]] Result<io::Picture> picture(const io::ReadHint& hint = {}) const {
        if (!reader) return tl::unexpected(reader.error());
        return (*reader)->picture(*file, hint);
    }
};

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 100);
    return bytes;
}

io::SvgVerdict examine(const QByteArray& text) {
    return io::examineSvg({reinterpret_cast<const std::byte*>(text.constData()),
        static_cast<std::size_t>(text.size())});
}

} // namespace

class QtPluginReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void webpScalesOnItsWay();
    void iconsLargestFirst();
    void drawingsAreDrawnAtTheSize();
    void drawingsThatMultiplyAreRefused();
    void drawingsThatReadFilesAreRefused();
    void limits();
};

void QtPluginReaderTest::webpScalesOnItsWay() {
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(QColor(200, 100, 50));
    const OpenedByQt opened(encoded(image, "webp"));
    const auto picture = opened.picture({.maxSide = 100});
    QVERIFY(picture.has_value());
    QCOMPARE(picture->pixels.spec().size.width, 100);
    QCOMPARE(picture->fullSize.width, 600);
    QVERIFY(picture->origin == io::PictureOrigin::Scaled);
    QVERIFY(std::abs(picture->pixels.valueAt(50, 20, 0) - 200) <= 2);
    QVERIFY(opened.picture({.maxSide = 1000})->origin == io::PictureOrigin::Full);
}

void QtPluginReaderTest::iconsLargestFirst() {
    // Two icons written one after the other as Qt writes them, joined under one directory.
    const auto icon = [](int side) {
        QImage image(side, side, QImage::Format_ARGB32);
        image.fill(QColor(side, 0, 0));
        return encoded(image, "ico");
    };
    const QByteArray small = icon(16);
    const QByteArray large = icon(32);
    QByteArray joined = small.left(4) + QByteArray("\2\0", 2) + small.mid(6, 16) +
                        large.mid(6, 16) + small.mid(22) + large.mid(22);
    const auto setOffset = [&](qsizetype at, qsizetype offset) {
        for (int i = 0; i < 4; ++i)
            joined[at + i] = static_cast<char>(offset >> (8 * i));
    };
    setOffset(6 + 12, 38);
    setOffset(22 + 12, 38 + small.size() - 22);
    const OpenedByQt opened(joined);
    QVERIFY(opened.reader.has_value());
    QCOMPARE((*opened.reader)->info(*opened.file, 0, {})->pages, 2);
    QCOMPARE(opened.picture()->fullSize.width, 32);
    QCOMPARE(opened.picture({.page = 1})->fullSize.width, 16);
    QVERIFY(!opened.picture({.page = 2}));
}

void QtPluginReaderTest::drawingsAreDrawnAtTheSize() {
    const OpenedByQt opened(
        R"(<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#0a0"/></svg>)");
    const auto picture = opened.picture({.maxSide = 64});
    QVERIFY2(picture.has_value(), picture ? "" : picture.error().detail.c_str());
    QCOMPARE(picture->pixels.spec().size.width, 64);
    QCOMPARE(picture->fullSize.width, 400);
    QCOMPARE(picture->pixels.valueAt(30, 10, 1), 170.0);
    QCOMPARE(opened.picture()->pixels.spec().size.width, 400);
}

void QtPluginReaderTest::drawingsThatMultiplyAreRefused() {
    QByteArray bomb =
        R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><g id="a0"><rect width="1" height="1"/></g>)";
    for (int level = 1; level < 12; ++level) {
        bomb += "<g id=\"a" + QByteArray::number(level) + "\">";
        for (int i = 0; i < 10; ++i)
            bomb += "<use xlink:href=\"#a" + QByteArray::number(level - 1) + "\"/>";
        bomb += "</g>";
    }
    bomb += "</svg>";
    QVERIFY(examine(bomb).elements > io::kMostSvgElements);
    const OpenedByQt opened(bomb);
    const auto picture = opened.picture({.maxSide = 64});
    QVERIFY(!picture && picture.error().code == ErrorCode::LimitExceeded);
    const QByteArray circle = R"(<svg xmlns:xlink="x"><g id="a"><use xlink:href="#a"/></g></svg>)";
    QVERIFY(examine(circle).elements > io::kMostSvgElements);
    const QByteArray fine = R"(<svg><g id="a"><rect/></g><use href="#a"/><use href="#a"/></svg>)";
    QVERIFY(examine(fine).readable && examine(fine).elements < 20);
}

void QtPluginReaderTest::drawingsThatReadFilesAreRefused() {
    const OpenedByQt opened(
        R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image width="9" height="9" xlink:href="/etc/hostname"/></svg>)");
    const auto picture = opened.picture();
    QVERIFY(!picture && picture.error().code == ErrorCode::Unsupported);
}

void QtPluginReaderTest::limits() {
    QImage image(100, 100, QImage::Format_RGB32);
    image.fill(Qt::red);
    const OpenedByQt opened(encoded(image, "webp"));
    const auto refused = opened.picture({.maxBytes = 1000});
    QVERIFY(!refused && refused.error().code == ErrorCode::LimitExceeded);
    QByteArray cut = encoded(image, "webp");
    cut.truncate(cut.size() / 2);
    const auto broken = OpenedByQt(cut).picture();
    QVERIFY(!broken && broken.error().code == ErrorCode::CorruptData);
}

LIGHTSTACK_TEST(QtPluginReaderTest);
#include "qt_plugin_reader_test.moc"
