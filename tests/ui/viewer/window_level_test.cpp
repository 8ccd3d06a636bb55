// Window and level of a 16-bit picture: the picture changes, the values do not.
#include "tests/support/test_registry.h"
#include "tests/ui/viewer/viewer_fixture.h"
#include "ui/viewer/histogram_panel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using tests::ViewerFixture;

namespace {

std::uint16_t ramp(int x, int) {
    return static_cast<std::uint16_t>(x * 200);
}

struct Deep {
    ViewerFixture f;
    Deep() {
        f.addTiff16("a.tif", 300, 200, ramp);
        f.addTiff16("b.tif", 300, 200,
            [](int x, int y) { return static_cast<std::uint16_t>(ramp(x, y) / 2); });
        f.list();
        f.show(0);
    }
    QPoint middle() const { return f.canvas()->rect().center(); }
    int grey() { return f.colorAt(middle()).red(); }
    ui::HistogramPanel* panel() const { return f.viewer.findChild<ui::HistogramPanel*>(); }
    QDoubleSpinBox* box(int which) const { return panel()->findChildren<QDoubleSpinBox*>()[which]; }
};

} // namespace

class WindowLevelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void draggingChangesThePictureNotTheValue() {
        Deep d;
        d.f.hover(d.middle());
        const QString value = d.f.valueText();
        QVERIFY(!value.isEmpty());
        const int before = d.grey();
        QVERIFY(before > 100 && before < 155);
        d.f.drag(Qt::RightButton, d.middle(), d.middle() + QPoint(0, -150)); // level up: darker
        QTRY_VERIFY(d.grey() < before - 20);
        d.f.hover(d.middle() + QPoint(1, 0));
        d.f.hover(d.middle());
        QCOMPARE(d.f.valueText(), value);
    }
    void sidewaysIsTheWidth() {
        Deep d;
        const double width = d.box(1)->value() - d.box(0)->value();
        d.f.drag(Qt::RightButton, d.middle(), d.middle() + QPoint(-200, 0));
        const double narrower = d.box(1)->value() - d.box(0)->value();
        QVERIFY2(narrower < width * 0.9, qPrintable(QString::number(narrower)));
        const double level = (d.box(1)->value() + d.box(0)->value()) / 2;
        QVERIFY(std::abs(level - 300 * 100) < 1000);
    }
    void numbersChangeThePicture() {
        Deep d;
        const int middle = ramp(150, 0);
        d.box(0)->setValue(middle - 1000);
        d.box(1)->setValue(middle - 500); // white from here on
        QTRY_COMPARE(d.grey(), 255);
        d.panel()->findChildren<QToolButton*>().first()->click(); // Auto
        QTRY_VERIFY(d.grey() < 200);
    }
    void theNextPictureHasItsOwnWindow() {
        Deep d;
        const double high = d.box(1)->value();
        d.f.show(1);
        QVERIFY(d.box(1)->value() < high * 0.6);
    }
    void unlessItIsKept() {
        Deep d;
        for (auto* box : d.panel()->findChildren<QCheckBox*>())
            if (box->text() == QLatin1String("Lock")) box->click();
        d.box(0)->setValue(10'000);
        d.box(1)->setValue(20'000);
        d.f.show(1);
        QCOMPARE(d.box(0)->value(), 10'000.0);
        QCOMPARE(d.box(1)->value(), 20'000.0);
        const int grey = d.grey(); // 150 * 100 = 15,000: in the middle of the window
        QVERIFY2(std::abs(grey - 128) < 12, qPrintable(QString::number(grey)));
    }
};

#include "window_level_test.moc"
LIGHTSTACK_TEST(WindowLevelTest);
