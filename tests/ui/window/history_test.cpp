#include "ui/window/history.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::ui;

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesBackAndForward() {
        History history;
        QVERIFY(!history.canGoBack() && !history.canGoForward());
        history.visit("/a");
        QVERIFY(!history.canGoBack());
        history.visit("/b");
        history.visit("/c");
        QCOMPARE(history.back().folder, std::filesystem::path("/b"));
        QCOMPARE(history.back().folder, std::filesystem::path("/a"));
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.forward().folder, std::filesystem::path("/b"));
    }

    void aNewVisitForgetsWhatWasAhead() {
        History history;
        for (const char* folder : {"/a", "/b", "/c"})
            history.visit(folder);
        history.back();
        history.visit("/d");
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back().folder, std::filesystem::path("/b"));
    }

    void theSameFolderIsNoNewVisit() {
        History history;
        history.visit("/a");
        history.visit("/a");
        QVERIFY(!history.canGoBack());
    }

    void remembersThePlace() {
        History history;
        history.visit("/a");
        history.remember({"/a", "x.jpg", {"x.jpg", "y.jpg"}, 512});
        history.visit("/b");
        history.remember({"/elsewhere", "z", {}, 1}); // of no folder that is present
        const Visit& back = history.back();
        QCOMPARE(back.current, std::string("x.jpg"));
        QCOMPARE(back.selected.size(), std::size_t{2});
        QCOMPARE(back.scroll, 512);
        QVERIFY(history.forward().current.empty());
    }

    void isBounded() {
        History history;
        for (int i = 0; i < 1000; ++i)
            history.visit("/" + std::to_string(i));
        QVERIFY(history.visits().size() <= 200);
        QCOMPARE(history.back().folder, std::filesystem::path("/998"));
    }

    void recentFoldersAreNewestFirstAndOnce() {
        std::vector<std::filesystem::path> recent;
        for (int i = 0; i < 20; ++i)
            recent = withRecent(std::move(recent), "/" + std::to_string(i));
        QCOMPARE(recent.size(), std::size_t{10});
        QCOMPARE(recent.front(), std::filesystem::path("/19"));
        recent = withRecent(std::move(recent), "/15");
        QCOMPARE(recent.front(), std::filesystem::path("/15"));
        QCOMPARE(recent.size(), std::size_t{10});
    }
};

#include "history_test.moc"
LIGHTSTACK_TEST(HistoryTest);
