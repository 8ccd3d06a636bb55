// Whether a head is grey: colours behind a palette are not.
#include "core/volume/picture_head.h"

#include "tests/core/volume/audit_fixture.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;

namespace {

QString text(const std::filesystem::path& file) {
    const auto head = volume::readPictureHead(file);
    if (!head) return QStringLiteral("none");
    return QStringLiteral("%1 %2x%3")
        .arg(head->grey ? QStringLiteral("grey") : QStringLiteral("colour"))
        .arg(head->width)
        .arg(head->height);
}

QImage indexed(bool grey) {
    QImage image(9, 7, QImage::Format_Indexed8);
    QList<QRgb> table;
    for (int i = 0; i < 256; ++i)
        table << (grey ? qRgb(i, i, i) : qRgb(i, 255 - i, i / 2));
    image.setColorTable(table);
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 9; ++x)
            image.setPixel(x, y, static_cast<uint>(x * 25 + y));
    return image;
}

} // namespace

class PictureHeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void palettes() {
        const TempFolder folder;
        for (const char* format : {"png", "bmp"}) {
            const auto path = folder / ("p." + std::string(format));
            const QString name = QString::fromStdString(path.native());
            QVERIFY(indexed(true).save(name, format));
            QCOMPARE(text(path), QStringLiteral("grey 9x7"));
            QVERIFY(indexed(false).save(name, format));
            QCOMPARE(text(path), QStringLiteral("colour 9x7"));
            QVERIFY(indexed(false).convertToFormat(QImage::Format_RGB32).save(name, format));
            QCOMPARE(text(path), QStringLiteral("colour 9x7"));
        }
    }
    void kinds() {
        const TempFolder folder;
        tests::makeFolder(folder, "a.bmp=bmp b.png=png8 c.png=png16 d.jpg=jpg e.jpg=jpgrgb "
                                  "f.tif=u16 g.tif=rgb h.png=junk i.png=empty j.png=dir");
        for (const char* grey : {"a.bmp", "b.png", "c.png", "d.jpg", "f.tif"})
            QVERIFY2(text(folder / grey).startsWith(QStringLiteral("grey")), grey);
        for (const char* colour : {"e.jpg", "g.tif"})
            QVERIFY2(text(folder / colour).startsWith(QStringLiteral("colour")), colour);
        for (const char* none : {"h.png", "i.png", "j.png", "gone.png", "gone/x.png"})
            QCOMPARE(text(folder / none), QStringLiteral("none"));
    }
};

#include "picture_head_test.moc"
LIGHTSTACK_TEST(PictureHeadTest);
