// Handles, numbers and buttons of the window.
#include "tests/support/test_registry.h"
#include "ui/viewer/histogram_panel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using raster::WindowLevel;
using ui::HistogramPanel;
using ui::HistogramPlot;

namespace {

raster::Histogram histogram() {
    raster::Histogram h;
    h.low = 100;
    h.high = 1100;
    h.bins.assign(256, 5);
    h.finite = 256 * 5;
    return h;
}

struct Panel {
    HistogramPanel panel;
    WindowLevel edited{-1, -1};
    int edits = 0;
    int autos = 0;

    Panel() {
        QObject::connect(&panel, &HistogramPanel::windowEdited, &panel, [this](WindowLevel w) {
            edited = w;
            ++edits;
        });
        QObject::connect(&panel, &HistogramPanel::autoWanted, &panel, [this] { ++autos; });
        panel.resize(700, 120);
        panel.show();
        panel.setPicture(histogram(), {200, 600}, true, true);
    }
    HistogramPlot* plot() const { return panel.findChild<HistogramPlot*>(); }
    QDoubleSpinBox* box(int which) const { return panel.findChildren<QDoubleSpinBox*>()[which]; }
    QToolButton* button(const QString& text) const {
        for (auto* found : panel.findChildren<QToolButton*>())
            if (found->text() == text) return found;
        return nullptr;
    }
    void drag(double from, double to) const {
        const auto point = [&](double value) {
            return QPoint(static_cast<int>(std::lround(plot()->positionOf(value))), 30);
        };
        QTest::mousePress(plot(), Qt::LeftButton, {}, point(from));
        QMouseEvent move(QEvent::MouseMove, point(to), plot()->mapToGlobal(point(to)), Qt::NoButton,
            Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(plot(), &move);
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, point(to));
    }
};

} // namespace

class HistogramPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // 253 values in 256 bins: three hold none, which is no gap of the picture's.
    void everyWholeValueIsABar() {
        raster::Histogram h;
        h.low = 3;
        h.high = 255;
        h.bins.assign(256, 0);
        for (int v = 3; v <= 255; ++v)
            ++h.bins[std::min<std::size_t>(static_cast<std::size_t>((v - 3) * (256.0 / 252)), 255)];
        h.finite = 253;
        Panel p;
        p.panel.setPicture(h, {3, 255}, false, true);
        QCOMPARE(p.plot()->histogram().bins, std::vector<std::uint64_t>(253, 1));
        p.panel.setPicture(h, {3, 255}, false, false);
        QCOMPARE(p.plot()->histogram().bins, h.bins);
    }
    void positionsAndValuesAreInverse() {
        const Panel p;
        for (const double value : {100.0, 350.0, 1100.0})
            QVERIFY(std::abs(p.plot()->valueAt(p.plot()->positionOf(value)) - value) < 1e-6);
        QCOMPARE(p.plot()->valueAt(-50), 100.0);
        QCOMPARE(p.plot()->valueAt(5000), 1100.0);
    }
    void handlesAreDragged() {
        Panel p;
        p.drag(200, 400);
        QVERIFY(std::abs(p.edited.low - 400) < 3);
        QCOMPARE(p.edited.high, 600.0);
        QCOMPARE(p.box(0)->value(), std::round(p.edited.low));
        p.drag(600, 900);
        QVERIFY(std::abs(p.edited.high - 900) < 3);
        p.drag(400, 1050); // never past the other one
        QCOMPARE(p.edited.low, p.edited.high);
    }
    void numbersSetTheWindow() {
        Panel p;
        p.box(0)->setValue(250);
        QCOMPARE(p.edited.low, 250.0);
        QCOMPARE(p.edited.high, 600.0);
        p.box(1)->setValue(240); // below the low one
        QVERIFY(p.edited.high >= p.edited.low);
    }
    void numbersThatAreShownAreNoEdits() {
        Panel p;
        p.panel.setWindow({300, 500});
        QCOMPARE(p.edits, 0);
        QCOMPARE(p.box(0)->value(), 300.0);
        QCOMPARE(p.box(1)->value(), 500.0);
    }
    void fullRangeAndAuto() {
        Panel p;
        p.button(QStringLiteral("Full"))->click();
        QCOMPARE(p.edited.low, 100.0);
        QCOMPARE(p.edited.high, 1100.0);
        p.button(QStringLiteral("Auto"))->click();
        QCOMPARE(p.autos, 1);
    }
    void keysMoveTheHandles() {
        Panel p;
        QTest::keyClick(p.plot(), Qt::Key_Right);
        QCOMPARE(p.edited.low, 210.0);
        QTest::keyClick(p.plot(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(p.edited.high, 590.0);
    }
    void eightBitsHaveNoWindow() {
        Panel p;
        p.panel.setPicture(histogram(), {0, 255}, false, true);
        p.drag(200, 400);
        QCOMPARE(p.edits, 0);
        QVERIFY(!p.box(0)->isEnabled());
        QVERIFY(!p.button(QStringLiteral("Auto"))->isEnabled());
    }
    void smallRangesHaveDecimals() {
        Panel p;
        raster::Histogram fine = histogram();
        fine.low = 0;
        fine.high = 0.01;
        p.panel.setPicture(fine, {0.001, 0.0025}, true, false);
        QCOMPARE(p.box(1)->value(), 0.0025);
    }
    void theLockIsSaid() {
        Panel p;
        QVERIFY(!p.panel.isLocked());
        for (auto* box : p.panel.findChildren<QCheckBox*>())
            if (box->text() == QLatin1String("Lock")) box->click();
        QVERIFY(p.panel.isLocked());
    }
};

#include "histogram_panel_test.moc"
LIGHTSTACK_TEST(HistogramPanelTest);
