// Stepping, pages, failures, the value under the pointer.
#include "tests/support/test_registry.h"
#include "tests/ui/viewer/viewer_fixture.h"
#include "ui/viewer/histogram_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lightstack::ui;
using lightstack::tests::ViewerFixture;

namespace {

bool says(const ViewerFixture& f, const QString& text) {
    for (const auto* label : f.viewer.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text)) return true;
    return false;
}

} // namespace

class PictureViewerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsThePicture() {
        ViewerFixture f;
        f.addPlain("a.png", QColor(200, 30, 40));
        f.list();
        f.show(0);
        QCOMPARE(f.colorAt(f.canvas()->rect().center()), QColor(200, 30, 40));
        QCOMPARE(f.zoom(), 1.0);
    }
    void stepsOverWhatIsNoPicture() {
        ViewerFixture f;
        f.addPlain("a.png", Qt::red);
        f.addFile("b.txt", "text");
        f.addPlain("c.png", Qt::green);
        f.list();
        f.show(0);
        const QSignalSpy spy(&f.viewer, &PictureViewer::currentRowChanged);
        QTest::keyClick(&f.viewer, Qt::Key_Space);
        QCOMPARE(f.viewer.currentRow(), 2);
        QTest::keyClick(&f.viewer, Qt::Key_Right); // the end
        QCOMPARE(f.viewer.currentRow(), 2);
        QTest::keyClick(&f.viewer, Qt::Key_Home);
        QCOMPARE(f.viewer.currentRow(), 0);
        QTest::keyClick(&f.viewer, Qt::Key_End);
        QCOMPARE(f.viewer.currentRow(), 2);
        QTest::keyClick(&f.viewer, Qt::Key_Backspace);
        QCOMPARE(f.viewer.currentRow(), 0);
        QCOMPARE(spy.count(), 4);
        QTRY_COMPARE(f.colorAt(f.canvas()->rect().center()), QColor(Qt::red));
    }
    void mirroredArrowsFollowTheEye() {
        ViewerFixture f;
        f.addPlain("a.png", Qt::red);
        f.addPlain("b.png", Qt::green);
        f.list();
        f.viewer.setLayoutDirection(Qt::RightToLeft);
        f.show(0);
        QTest::keyClick(&f.viewer, Qt::Key_Left);
        QCOMPARE(f.viewer.currentRow(), 1);
    }
    void theValueOfA16BitTiffIsRaw() {
        ViewerFixture f;
        f.addTiff16("a.tif", 300, 200,
            [](int x, int y) { return static_cast<std::uint16_t>(1000 + x * 100 + y); });
        f.list();
        f.show(0);
        // Painted on whole pixels, in the middle.
        const QRect picture(qRound((f.canvas()->width() - 300) / 2.0),
            qRound((f.canvas()->height() - 200) / 2.0), 300, 200);
        for (const QPoint pixel : {QPoint(0, 0), QPoint(17, 5), QPoint(299, 199)}) {
            f.hover(picture.topLeft() + pixel);
            const QString value = QString::number(1000 + pixel.x() * 100 + pixel.y());
            QCOMPARE(f.valueText(),
                QStringLiteral("x %1  y %2   %3").arg(pixel.x()).arg(pixel.y()).arg(value));
        }
        f.hover({2, 2});
        QCOMPARE(f.valueText(), QString());
    }
    void theValueIsThatOfTheTurnedPictureToo() {
        ViewerFixture f;
        f.addTiff16(
            "a.tif", 40, 20, [](int x, int y) { return static_cast<std::uint16_t>(x * 1000 + y); });
        f.list();
        f.show(0);
        f.canvas()->setTurn(1); // the first row is now the last column
        const QPoint middle = f.canvas()->rect().center();
        f.hover(QPoint(middle.x() + 8, middle.y() - 15));
        const auto parts = f.valueText().split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(parts.size(), 5);
        QCOMPARE(parts[4].toInt(), parts[1].toInt() * 1000 + parts[3].toInt());
        QVERIFY(parts[1].toInt() < 10 && parts[3].toInt() < 5);
    }
    void aFailureSaysWhyAndHasNoZoom() {
        ViewerFixture f;
        f.addPlain("a.png", Qt::red);
        f.addFile("broken.png", QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(50, 'x'));
        f.addPlain("c.png", Qt::green);
        f.list();
        f.show(0);
        QCOMPARE(f.zoom(), 1.0);
        f.show(1);
        QVERIFY(says(f, QStringLiteral("broken.png")));
        for (const QLabel* label : f.viewer.findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("<b>")))
                QCOMPARE(label->textFormat(), Qt::RichText); // else the theme shows it as it is
        QCOMPARE(f.zoom(), 0.0);
        QCOMPARE(f.valueText(), QString());
        f.viewer.resize(700, 500); // of what is not seen
        QTest::keyClick(&f.viewer, Qt::Key_Plus);
        QCOMPARE(f.zoom(), 0.0);
        QTest::mouseClick(f.viewer.findChild<QPushButton*>(), Qt::LeftButton); // Next picture
        QTRY_VERIFY(f.viewer.isFinal());
        QCOMPARE(f.viewer.currentRow(), 2);
        QCOMPARE(f.zoom(), 1.0);
    }
    void behindAFailureStandsNoOldPicture() {
        ViewerFixture f;
        f.addPlain("a.png", Qt::red);
        f.addFile("broken.png", "\x89PNG\r\n\x1a\nxxxx");
        f.addPlain("c.png", Qt::green, 3000, 2000);
        f.list();
        f.show(0);
        f.show(1);
        f.viewer.showRow(2); // not yet decoded
        QVERIFY(f.colorAt(f.canvas()->rect().center()) != QColor(Qt::red));
    }
    void whatIsNoPictureIsCalledSo() {
        ViewerFixture f;
        f.addFile("LICENSE", "You may use this as you like, but say so.\n");
        f.list();
        f.show(0);
        QVERIFY(says(f, QStringLiteral("cannot be shown as a picture")));
    }
    void theHistogramComesWithDeepPictures() {
        ViewerFixture f;
        f.addTiff16("a.tif", 30, 20, [](int x, int) { return static_cast<std::uint16_t>(x * 9); });
        f.addPlain("b.png", Qt::red);
        f.list();
        f.show(0);
        auto* panel = f.viewer.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        Q_UNUSED(panel);
        const auto visible = [&] {
            for (auto* child : f.viewer.children())
                if (qstrcmp(child->metaObject()->className(), "lightstack::ui::HistogramPanel") ==
                    0)
                    return static_cast<QWidget*>(child)->isVisible();
            return false;
        };
        QVERIFY(visible());
        f.show(1);
        QVERIFY(!visible());
        QTest::keyClick(&f.viewer, Qt::Key_H);
        QTRY_VERIFY(visible());
    }
    void leavingForgetsAll() {
        ViewerFixture f;
        f.addPlain("a.png", Qt::red);
        f.list();
        f.show(0);
        f.viewer.leave();
        QCOMPARE(f.viewer.currentRow(), -1);
        QVERIFY(f.viewer.currentPath().empty());
        QVERIFY(f.colorAt(f.canvas()->rect().center()) != QColor(Qt::red));
    }
    void escapeAndEnterGoBack() {
        ViewerFixture f;
        f.addPlain("a.png", Qt::red);
        f.list();
        f.show(0);
        const QSignalSpy spy(&f.viewer, &PictureViewer::closeRequested);
        QTest::keyClick(&f.viewer, Qt::Key_Escape);
        QTest::keyClick(&f.viewer, Qt::Key_Return);
        QCOMPARE(spy.count(), 2);
    }
};

#include "picture_viewer_test.moc"
LIGHTSTACK_TEST(PictureViewerTest);
