// What a watch says of a folder, and what the session makes of it: settled files, lost events.
#include "core/browse/folder_session.h"
#include "core/browse/folder_watch.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <fcntl.h>
#include <fstream>
#include <latch>
#include <set>
#include <unistd.h>

using namespace lightstack;
using browse::FolderChanges;
using tests::TempFolder;
namespace fs = std::filesystem;
using NameSet = std::set<std::string>;

namespace {

FolderChanges changesOf(browse::FolderWatch& watch) {
    FolderChanges changes;
    watch.read(changes);
    return changes;
}

// More events than the kernel keeps; they alternate, as equal neighbours become one.
bool flood(const fs::path& folder) {
    int most = 0;
    std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
    if (most <= 0 || most > 40'000) return false;
    const fs::path a = folder / "flood-a";
    const fs::path b = folder / "flood-b";
    ::close(::open(a.c_str(), O_WRONLY | O_CREAT, 0600));
    for (int i = 0; i <= most / 2; ++i) {
        ::rename(a.c_str(), b.c_str());
        ::rename(b.c_str(), a.c_str());
    }
    return true;
}

// Holds the session's worker while it asks for facts.
class Gate : public browse::FactsSource {
public:
    browse::EntryFacts factsOf(const fs::path&, const base::FileStamp&) override {
        if (!m_passed.exchange(true)) {
            m_reached.count_down();
            m_open.wait();
        }
        return {1, 1, 1};
    }
    void waitUntilReached() { m_reached.wait(); }
    void open() { m_open.count_down(); }

private:
    std::atomic<bool> m_passed = false;
    std::latch m_reached{1}, m_open{1};
};

NameSet settledNames(const QSignalSpy& spy) {
    NameSet out;
    for (const auto& call : spy)
        for (const std::string& name : call.first().value<std::vector<std::string>>())
            out.insert(name);
    return out;
}

} // namespace

class FolderWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesComeAndGo() {
        const TempFolder folder;
        folder.write("old", "x");
        browse::FolderWatch watch(folder.path());
        QVERIFY(watch.isWatching());
        QVERIFY(!changesOf(watch).any());
        folder.write("new\xFF", "x");
        fs::rename(folder / "old", folder / "moved");
        FolderChanges changes = changesOf(watch);
        QCOMPARE(changes.touched, (NameSet{"new\xFF", "moved"}));
        QCOMPARE(changes.closed, (NameSet{"new\xFF", "moved"}));
        QCOMPARE(changes.removed, NameSet{"old"});
        fs::remove(folder / "moved");
        folder.write("old", "again");
        watch.read(changes); // gathered on top
        QCOMPARE(changes.removed, NameSet{"moved"});
        QCOMPARE(changes.touched, (NameSet{"new\xFF", "old"}));
        QVERIFY(!changes.overflow && !changes.folderGone);
    }
    void onlyClosedFilesAreSettled() {
        const TempFolder folder;
        browse::FolderWatch watch(folder.path());
        std::ofstream out(folder / "a", std::ios::binary);
        out << "half" << std::flush;
        FolderChanges changes = changesOf(watch);
        QCOMPARE(changes.touched, NameSet{"a"});
        QVERIFY(changes.closed.empty());
        out.close();
        watch.read(changes);
        QCOMPARE(changes.closed, NameSet{"a"});
        out.open(folder / "a", std::ios::app); // and on again
        out << "more" << std::flush;
        watch.read(changes);
        QVERIFY(changes.closed.empty());
        out.close();
        fs::permissions(folder / "a", fs::perms::owner_read);
        watch.read(changes);
        QCOMPARE(changes.closed, NameSet{"a"});
    }
    void aFolderThatGoesIsSaid() {
        const TempFolder folder;
        fs::create_directory(folder / "sub");
        browse::FolderWatch watch(folder / "sub");
        fs::rename(folder / "sub", folder / "other");
        QVERIFY(changesOf(watch).folderGone);
        browse::FolderWatch again(folder / "other");
        fs::remove(folder / "other");
        QVERIFY(changesOf(again).folderGone);
        QVERIFY(!browse::FolderWatch(folder / "other").isWatching());
        folder.write("file", "x");
        QVERIFY(!browse::FolderWatch(folder / "file").isWatching());
    }
    void lostEventsAreSaid() {
        const TempFolder folder;
        browse::FolderWatch watch(folder.path());
        if (!flood(folder.path())) QSKIP("the kernel's queue is too long to fill here");
        QVERIFY(changesOf(watch).overflow);
    }
    void lostEventsMeanAnotherListing() {
        const TempFolder folder;
        folder.write("stays.jpg", "x");
        folder.write("changes.jpg", "x");
        folder.write("goes.jpg", "x");
        const auto gate = std::make_shared<Gate>();
        browse::FolderSession session(gate);
        QSignalSpy settled(&session, &browse::FolderSession::filesSettled);
        std::shared_ptr<const browse::FolderView> view;
        connect(&session, &browse::FolderSession::viewChanged,
            [&](const std::shared_ptr<const browse::FolderView>& v) { view = v; });
        browse::ViewOptions options;
        options.sort = browse::SortKey::DateTaken;
        session.setOptions(options);
        session.open(folder.path());
        gate->waitUntilReached();
        const bool flooded = flood(folder.path());
        folder.write("changes.jpg", "larger");
        folder.write("comes.jpg", "x");
        fs::remove(folder / "goes.jpg");
        gate->open();
        if (!flooded) QSKIP("the kernel's queue is too long to fill here");
        const auto names = [&] {
            NameSet out;
            for (const auto id : view ? view->order : std::vector<browse::FolderTable::Id>())
                out.emplace(view->table->name(id));
            return out;
        };
        QTRY_COMPARE(names(), (NameSet{"changes.jpg", "comes.jpg", "stays.jpg"}));
        QTRY_VERIFY(settledNames(settled).contains("changes.jpg") &&
                    settledNames(settled).contains("comes.jpg"));
        QVERIFY(!settledNames(settled).contains("stays.jpg"));
    }
    void openFilesSettleWhenTheyRest() {
        const TempFolder folder;
        browse::FolderSession session;
        QSignalSpy settled(&session, &browse::FolderSession::filesSettled);
        QSignalSpy views(&session, &browse::FolderSession::viewChanged);
        session.open(folder.path());
        QTRY_VERIFY(!views.isEmpty());
        std::ofstream open(folder / "open.jpg", std::ios::binary);
        open << "half" << std::flush;
        std::ofstream brief(folder / "brief.jpg", std::ios::binary);
        brief << "half" << std::flush;
        const auto before = views.count();
        QTRY_VERIFY(views.count() > before); // both are shown
        fs::remove(folder / "brief.jpg");    // gone before it settled
        folder.write("closed.jpg", "whole");
        QTRY_VERIFY(settledNames(settled).contains("closed.jpg"));
        QTRY_VERIFY(settledNames(settled).contains("open.jpg")); // after a second
        QVERIFY(!settledNames(settled).contains("brief.jpg"));
    }
};

#include "folder_watch_test.moc"
LIGHTSTACK_TEST(FolderWatchTest);
