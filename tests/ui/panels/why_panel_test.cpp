// The panel over a real folder and a real catalog: what it says, and what its buttons do.
#include "ui/panels/why_panel.h"

#include "tests/support/test_registry.h"
#include "tests/ui/panels/library_folder.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using ui::WhyPanel;

namespace {

struct WhyFixture {
    LibraryFolder library;
    WhyPanel panel{std::make_shared<catalog::SidecarLookup>()};

    WhyFixture() {
        panel.resize(320, 600);
        panel.show();
    }
    void show(const std::filesystem::path& file) {
        panel.setFiles({file});
        QTRY_VERIFY(panel.isSettled());
    }
    [[nodiscard]] bool says(const QString& text) const {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (!label->isHidden() && label->text().remove(QChar(0x200B)).contains(text))
                return true;
        return false;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (QPushButton* each : panel.findChildren<QPushButton*>())
            if (each->text().remove(u'&') == text) return each;
        return nullptr;
    }
};

} // namespace

class WhyPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutACatalogItExplainsAndOffersNothing() {
        WhyFixture p;
        QVERIFY(p.says(QStringLiteral("Select a picture")));
        p.show(p.library.image(1));
        QVERIFY(p.says(QStringLiteral("IMG_1.jpg.supplemental-metadata.json")));
        QVERIFY(p.says(QStringLiteral("Rule own-name – certain")));
        QVERIFY(p.says(QStringLiteral("The title inside agrees: IMG_1.jpg")));
        QVERIFY(p.says(QStringLiteral("The catalog does not know this file")));
        QVERIFY(!p.button(QStringLiteral("Pair With…"))->isVisible());
        p.show(p.library.folder / "Rome/metadata.json");
        QVERIFY(p.says(QStringLiteral("Only pictures and films")));
        p.panel.setFiles({p.library.image(1), p.library.image(2)});
        QVERIFY(p.says(QStringLiteral("Select one picture alone")));
    }

    void aChoiceIsKeptAndTakenBack() {
        WhyFixture p;
        p.library.scan();
        p.panel.setCatalogFile(p.library.catalog);
        QSignalSpy decided(&p.panel, &WhyPanel::decided);
        p.show(p.library.image(1));
        QVERIFY(p.button(QStringLiteral("Pair With…"))->isVisible());
        QVERIFY(!p.button(QStringLiteral("As Found"))->isEnabled());
        QVERIFY(p.says(QStringLiteral("Its name begins alike")));
        p.button(QStringLiteral("Pair With This"))->click(); // the nearest: IMG_2's
        QTRY_COMPARE(decided.size(), 1);
        QTRY_VERIFY(p.panel.isSettled());
        QCOMPARE(p.panel.why()->sidecar, p.library.sidecar(2));
        QVERIFY(p.says(QStringLiteral("Rule by-hand – certain")));
        QVERIFY(p.says(QStringLiteral("The rules found it; another choice was made by hand.")));
        p.show(p.library.image(2));
        QVERIFY(p.says(QStringLiteral("No sidecar")));
        QVERIFY(p.says(QStringLiteral("It was given to IMG_1.jpg by hand.")));
        p.show(p.library.image(1));
        p.button(QStringLiteral("Has No Sidecar"))->click();
        QTRY_COMPARE(decided.size(), 2);
        QTRY_VERIFY(p.panel.isSettled());
        QVERIFY(p.says(QStringLiteral("Decided by hand.")));
        QVERIFY(!p.button(QStringLiteral("Has No Sidecar"))->isEnabled());
        p.button(QStringLiteral("As Found"))->click();
        QTRY_COMPARE(decided.size(), 3);
        QTRY_VERIFY(p.panel.isSettled());
        QCOMPARE(p.panel.why()->sidecar, p.library.sidecar(1));
        QVERIFY(!p.panel.why()->evidence.byHand);
    }

    void aRefusedChoiceSaysWhy() {
        WhyFixture p;
        p.library.scan();
        p.panel.setCatalogFile(p.library.catalog);
        p.show(p.library.image(1));
        p.panel.decide(catalog::HandKind::Sidecar, p.library.folder / "none.json");
        QTRY_VERIFY(p.says(QStringLiteral("The choice was not kept")));
        QTRY_VERIFY(p.panel.isSettled());
        QCOMPARE(p.panel.why()->sidecar, p.library.sidecar(1));
    }

    void hiddenItAsksNothing() {
        WhyFixture p;
        p.panel.hide();
        p.panel.setFiles({p.library.image(1)});
        QTest::qWait(0);
        QVERIFY(!p.panel.isSettled());
        p.panel.show();
        QTRY_VERIFY(p.panel.isSettled());
        QVERIFY(p.panel.why() != nullptr);
    }
};

#include "why_panel_test.moc"
LIGHTSTACK_TEST(WhyPanelTest);
