#include "ui/window/path_bar.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using Path = std::filesystem::path;

class PathBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textBecomesAPath() {
        qputenv("HOME", "/home/ann");
        QCOMPARE(pathOfText(QStringLiteral("/a/b"), "/x"), Path("/a/b"));
        QCOMPARE(pathOfText(QStringLiteral("/a/../b/"), "/x"), Path("/b"));
        QCOMPARE(pathOfText(QStringLiteral("sub"), "/x"), Path("/x/sub"));
        QCOMPARE(pathOfText(QStringLiteral("~/p"), "/x"), Path("/home/ann/p"));
        QCOMPARE(pathOfText(QStringLiteral("file:///a%20b/%FF"), "/x"), Path("/a b/\xff"));
        QCOMPARE(pathOfText(QStringLiteral("/"), "/x"), Path("/"));
    }

    // What was not edited keeps its bytes, whatever it reads like.
    void namesThatAreNoTextSurvive() {
        const Path odd = "/data/caf\xe9/sub";
        QCOMPARE(pathOfText(QString::fromUtf8("/data/caf\xef\xbf\xbd/sub"), odd), odd);
        QCOMPARE(pathOfText(QString::fromUtf8("/data/caf\xef\xbf\xbd/other"), odd),
            Path("/data/caf\xe9/other"));
    }

    void crumbsLeadToTheFoldersAbove() {
        qputenv("HOME", "/home/ann");
        PathBar bar;
        bar.resize(900, 32);
        bar.show();
        bar.setFolder("/data/photos/2024");
        QSignalSpy chosen(&bar, &PathBar::pathChosen);
        QList<QToolButton*> crumbs;
        for (QToolButton* button : bar.findChildren<QToolButton*>())
            if (button->isVisible()) crumbs << button;
        QCOMPARE(crumbs.size(), 4);
        crumbs[2]->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Path>(), Path("/data/photos"));
        // Too narrow: the last stays, the rest is behind the dots.
        bar.resize(120, 32);
        int visible = 0;
        for (QToolButton* button : bar.findChildren<QToolButton*>())
            visible += button->isVisible() ? 1 : 0;
        QVERIFY(visible <= 3);
    }

    void editingCompletesAndGoesThere() {
        const tests::TempFolder temp;
        std::filesystem::create_directories(temp / "alpha");
        std::filesystem::create_directories(temp / "beta");
        PathBar bar;
        bar.resize(900, 32);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        bar.activateWindow();
        bar.setFolder(temp.path());
        bar.edit();
        auto* edit = bar.findChild<QLineEdit*>();
        QCOMPARE(bar.currentWidget(), edit);
        QTest::keyClick(edit, Qt::Key_End);
        QTest::keyClicks(edit, QStringLiteral("al"));
        QTRY_COMPARE(edit->completer()->completionCount(), 1);
        QVERIFY(edit->completer()->currentCompletion().endsWith(QLatin1String("/alpha/")));
        QSignalSpy chosen(&bar, &PathBar::pathChosen);
        QTest::keyClicks(edit, QStringLiteral("pha"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Path>(), temp / "alpha");
        QVERIFY(bar.currentWidget() != edit);
    }

    void escapeGoesBackToTheCrumbs() {
        PathBar bar;
        bar.show();
        bar.setFolder("/data");
        bar.edit();
        QSignalSpy ended(&bar, &PathBar::editingEnded);
        QTest::keyClick(bar.currentWidget(), Qt::Key_Escape);
        QCOMPARE(ended.size(), 1);
        QVERIFY(qobject_cast<QLineEdit*>(bar.currentWidget()) == nullptr);
    }
};

#include "path_bar_test.moc"
LIGHTSTACK_TEST(PathBarTest);
