#include "ui/window/empty_page.h"

#include "tests/support/test_registry.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using Act = EmptyPage::Act;

class EmptyPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every reason has one sentence or title, and a button that does something about it.
    void everyReasonSaysWhatToDo() {
        QCOMPARE(EmptyPage::welcome().buttons.front().act, Act::OpenFolder);
        QCOMPARE(EmptyPage::welcome().buttons.back().act, Act::DemoSet);
        const auto nothing = [](std::size_t others, std::size_t hidden, bool filter) {
            return EmptyPage::nothingShown(others, hidden, filter, {}, false).buttons.front().act;
        };
        QCOMPARE(nothing(0, 0, false), Act::OpenFolder);
        QCOMPARE(nothing(7, 0, true), Act::ClearFilter);
        QCOMPARE(nothing(7, 7, false), Act::ShowHidden);
        QCOMPARE(nothing(7, 2, false), Act::ShowAllFiles);
        const auto failure = [](ErrorCode code, bool before) {
            return EmptyPage::failed({code, "/data/x", "input/output error"}, before);
        };
        QCOMPARE(failure(ErrorCode::NotFound, false).buttons.front().act, Act::OpenAbove);
        QVERIFY(
            failure(ErrorCode::NotFound, true).title != failure(ErrorCode::NotFound, false).title);
        QVERIFY(failure(ErrorCode::Denied, false).sentence.contains(QLatin1String("/data/x")));
        QVERIFY(failure(ErrorCode::Io, false).sentence.contains(QLatin1String("input/output")));
    }

    void buttonsWork() {
        EmptyPage page;
        page.resize(800, 600);
        page.show();
        page.setContent(EmptyPage::welcome());
        QSignalSpy wanted(&page, &EmptyPage::wanted);
        const auto buttons = page.findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 2);
        QVERIFY(buttons[0]->isDefault());
        buttons[1]->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<Act>(), Act::DemoSet);
    }

    void recentFoldersAreOfferedByBytes() {
        EmptyPage page;
        page.resize(800, 600);
        page.show();
        page.setRecent({"/caf\xe9", "/b", "/c", "/d", "/e", "/f"});
        page.setContent(EmptyPage::welcome());
        const auto buttons = page.findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 5);
        QSignalSpy chosen(&page, &EmptyPage::folderChosen);
        buttons[0]->click();
        QCOMPARE(chosen[0][0].value<std::filesystem::path>(), std::filesystem::path("/caf\xe9"));
    }

    void longSentencesAreNotClipped() {
        EmptyPage page;
        page.resize(800, 600);
        page.show();
        page.setContent(
            EmptyPage::failed({ErrorCode::Denied, "/" + std::string(200, 'x') + " y", ""}, false));
        QCoreApplication::processEvents();
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->wordWrap())
                QVERIFY(label->height() >= label->heightForWidth(label->width()));
    }
};

#include "empty_page_test.moc"
LIGHTSTACK_TEST(EmptyPageTest);
