#include "ui/theme/theme.h"

#include "tests/support/test_registry.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleOptionButton>
#include <QToolTip>
#include <QTreeWidget>
#include <QtTest>

#include <cmath>

using namespace lightstack::ui;

namespace {

double luminance(const QColor& color) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void captionsFollowTheFont() {
        const QFont before = QApplication::font();
        QFont larger = before;
        for (const double size : {20.0, 10.0, 30.0}) {
            larger.setPointSizeF(size);
            QApplication::setFont(larger);
            QCOMPARE(captionFont().pointSizeF(), size * 0.9);
            QCOMPARE(captionFont(), captionFont());
        }
        QApplication::setFont(before);
        QCOMPARE(captionFont().pointSizeF(), before.pointSizeF() * 0.9);
    }
    void namesAreNoMarkup() {
        applyTheme(*qApp, Scheme::Light);
        const auto widthOf = [](Qt::TextFormat format) {
            QLabel label(QStringLiteral("in <b>x</b> & y.tif"));
            label.setTextFormat(format);
            return label.sizeHint().width();
        };
        QCOMPARE(widthOf(Qt::AutoText), widthOf(Qt::PlainText));
        QVERIFY(widthOf(Qt::RichText) < widthOf(Qt::PlainText)); // where it is asked for
        // Tips of tiles and tags are markup, with the names in it escaped.
        QWidget tipped;
        QToolTip::showText({}, QStringLiteral("<p>a &lt;b&gt;.tif<br>2 MB</p>"), &tipped);
        QVERIFY(QToolTip::isVisible());
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* tip = qobject_cast<QLabel*>(widget); tip != nullptr && tip->isVisible())
                QCOMPARE(tip->textFormat(), Qt::AutoText);
        QToolTip::hideText();
    }

    // Whatever the scale and the place, each side is there and of the theme's colour.
    void framesOfListsAreWhole_data() {
        QTest::addColumn<qreal>("scale");
        for (const qreal scale : {1.0, 1.25, 1.5, 1.75, 2.0})
            QTest::addRow("%d %%", static_cast<int>(scale * 100)) << scale;
    }
    void framesOfListsAreWhole() {
        QFETCH(qreal, scale);
        applyTheme(*qApp, Scheme::Dark);
        const QRgb line = colors().line.rgb();
        for (int offset = 8; offset < 12; ++offset) {
            QWidget window;
            window.resize(120, 100);
            QTreeWidget list(&window);
            list.setHeaderHidden(true);
            list.setGeometry(offset, offset, 81, 63);
            QImage picture(
                QSize(qCeil(120 * scale), qCeil(100 * scale)), QImage::Format_ARGB32_Premultiplied);
            picture.setDevicePixelRatio(scale);
            window.render(&picture);
            // Lines met on the way across and down through the middle.
            const auto lines = [&](QPoint from, const QPoint& step) {
                int met = 0;
                for (bool within = false; picture.rect().contains(from); from += step) {
                    const bool now = picture.pixel(from) == line;
                    met += now && !within ? 1 : 0;
                    within = now;
                }
                return met;
            };
            const QPoint middle = (QPointF(list.geometry().center()) * scale).toPoint();
            QCOMPARE(lines({0, middle.y()}, {1, 0}), 2);
            QCOMPARE(lines({middle.x(), 0}, {0, 1}), 2);
        }
    }

    // A box that is as wide as it asks to be cuts none of its texts.
    void boxesHaveRoomForTheirTexts() {
        applyTheme(*qApp, Scheme::Light);
        for (const double size : {9.0, 10.0, 13.0, 20.0}) {
            QWidget window;
            QFont font = window.font();
            font.setPointSizeF(size);
            window.setFont(font);
            QComboBox box(&window);
            const QString text = QStringLiteral("In the folder with the oldest picture");
            box.addItem(text);
            box.adjustSize();
            QStyleOptionComboBox option;
            option.initFrom(&box);
            option.subControls = QStyle::SC_All;
            const QRect field = box.style()->subControlRect(
                QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
            const int needed = box.fontMetrics().horizontalAdvance(text) + 4; // Fusion's margins
            QVERIFY2(field.width() >= needed,
                qPrintable(QStringLiteral("%1 for %2").arg(field.width()).arg(needed)));
        }
    }

    void textIsReadable_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << static_cast<int>(Scheme::Light);
        QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
    }

    void textIsReadable() {
        QFETCH(int, scheme);
        applyTheme(*qApp, static_cast<Scheme>(scheme));
        QCOMPARE(isDark(), static_cast<Scheme>(scheme) == Scheme::Dark);
        const Colors& c = colors();
        for (const QColor& ground : {c.window, c.panel, c.grid}) {
            for (const QColor& text : {c.text, c.secondaryText, c.warning, c.failure})
                QVERIFY2(
                    contrast(text, ground) >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                                                  .arg(text.name(), ground.name())
                                                                  .arg(contrast(text, ground))));
            QVERIFY(contrast(c.accent, ground) >= 2.5); // of a ring, not of text
        }
        QVERIFY(contrast(c.accentText, c.panel) >= 4.5);
        QVERIFY(contrast(c.accentText, c.grid) >= 4.5);
        const QPalette p = QApplication::palette();
        QVERIFY(contrast(p.color(QPalette::HighlightedText), p.color(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(p.color(QPalette::ButtonText), p.color(QPalette::Button)) >= 4.5);
        QVERIFY(contrast(p.color(QPalette::ToolTipText), p.color(QPalette::ToolTipBase)) >= 4.5);
        for (const QColor& grey : {c.window, c.panel, c.grid, c.line})
            QVERIFY(grey.red() == grey.green() && grey.green() == grey.blue());
    }

    void iconsFollowTheTheme() {
        const QIcon folder = icon(QStringLiteral("folder"));
        const auto strongest = [&](QIcon::Mode mode) {
            const QImage image = folder.pixmap(QSize(24, 24), 2.0, mode).toImage();
            QColor found(Qt::transparent);
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > found.alpha())
                        found = image.pixelColor(x, y);
            return found;
        };
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            const QPalette p = QApplication::palette();
            QCOMPARE(strongest(QIcon::Normal).name(), p.color(QPalette::ButtonText).name());
            QCOMPARE(strongest(QIcon::Disabled).name(),
                p.color(QPalette::Disabled, QPalette::ButtonText).name());
            QCOMPARE(strongest(QIcon::Selected).name(), p.color(QPalette::HighlightedText).name());
        }
    }

    void iconsAreSharpAtEveryScale() {
        const QIcon folder = icon(QStringLiteral("folder"));
        for (const double scale : {1.0, 1.5, 2.0, 3.0}) {
            const QPixmap pixmap = folder.pixmap(QSize(16, 16), scale);
            QCOMPARE(pixmap.width(), static_cast<int>(std::lround(16 * scale)));
            QCOMPARE(pixmap.devicePixelRatio(), scale);
        }
    }

    // One grid, one weight, the text's colour.
    void iconsAreOfOneFamily() {
        const QDir folder(QStringLiteral(":/icons"));
        QVERIFY(folder.count() > 40);
        for (const QString& name : folder.entryList({QStringLiteral("*.svg")})) {
            if (name == QLatin1String("lightstack.svg")) continue;
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("viewBox=\"0 0 24 24\""), qPrintable(name));
            QVERIFY2(svg.contains("stroke=\"currentColor\""), qPrintable(name));
            QVERIFY2(svg.count("stroke-width=") == 1 && svg.contains("stroke-width=\"1.5\""),
                qPrintable(name));
            QVERIFY2(
                !icon(name.chopped(4)).pixmap(QSize(24, 24)).toImage().isNull(), qPrintable(name));
        }
    }

    // A selected row says enough after a click; after Tab, and where nothing is selected, a ring
    // does.
    // What cannot be clicked does not answer the pointer.
    void disabledChecksStayQuiet() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            const auto drawn = [](QStyle::State state) {
                QImage image(20, 20, QImage::Format_RGB32);
                image.fill(colors().window);
                QPainter painter(&image);
                QStyleOptionButton option;
                option.rect = image.rect();
                option.state = state;
                qApp->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter);
                return image;
            };
            QCOMPARE(drawn(QStyle::State_MouseOver), drawn(QStyle::State_None));
            QVERIFY(drawn(QStyle::State_Enabled | QStyle::State_MouseOver) !=
                    drawn(QStyle::State_Enabled));
        }
    }
    void treesShowWhereTheKeysGo() {
        applyTheme(*qApp, Scheme::Light);
        QTreeWidget tree;
        for (const char* name : {"one", "two", "three"})
            new QTreeWidgetItem(&tree, {QString::fromLatin1(name)});
        tree.show();
        tree.activateWindow();
        tree.setFocus();
        tree.setCurrentItem(tree.topLevelItem(1));
        QTRY_VERIFY(tree.hasFocus());
        const auto ringed = [&](bool keyboard, const QColor& ring) {
            tree.setAttribute(Qt::WA_KeyboardFocusChange, keyboard);
            const QImage image = tree.viewport()->grab().toImage();
            const QRect row = tree.visualItemRect(tree.topLevelItem(1));
            return image.pixelColor(row.center().x(), row.bottom()).name() == ring.name();
        };
        const QColor text = QApplication::palette().color(QPalette::HighlightedText);
        QVERIFY(!ringed(false, text));
        QVERIFY(ringed(true, text));
        tree.clearSelection();
        QVERIFY(ringed(false, colors().accent));
        QVERIFY(ringed(true, colors().accent));
    }

    // A name in the source without a file would be an empty button.
    void everyIconNamedInTheSourceIsThere() {
        // icon("x"), chosen ? "x" : "y" within it, and the tables of actions and places.
        const QRegularExpression named(QStringLiteral(
            "(?:icon|addViewerAction|menuButton|iconLabel)\\(\\s*QStringLiteral\\(\"([a-z-]+)\""
            "|make(?:Toggle)?\\(\\s*w,\\s*\"([a-z-]+)\""
            "|[?:] QStringLiteral\\(\"(chevron-[a-z]+)\""));
        QDirIterator files(QStringLiteral(LIGHTSTACK_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp")},
            QDir::Files, QDirIterator::Subdirectories);
        int found = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = named.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                const QString name = match.captured(match.lastCapturedIndex());
                QVERIFY2(
                    QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)), qPrintable(name));
                ++found;
            }
        }
        QVERIFY(found > 40);
    }
};

#include "theme_test.moc"
LIGHTSTACK_TEST(ThemeTest);
