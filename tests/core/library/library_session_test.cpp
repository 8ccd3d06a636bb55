// The session: first page and rest, wishes that overtake each other, a catalog that grows.
#include "core/library/library_session.h"
#include "tests/core/library/library_fixture.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>

using namespace lightstack;
using namespace lightstack::library;
using lightstack::tests::LibraryFixture;
using View = std::shared_ptr<const browse::FolderView>;

class LibrarySessionTest : public QObject {
    Q_OBJECT

    struct Watched {
        explicit Watched(const std::filesystem::path& file) : session(file) {
            connect(&session, &LibrarySession::viewChanged, [this](View v) {
                view = std::move(v);
                ++views;
            });
            connect(&session, &LibrarySession::failed, [this](const base::Error& e) { error = e; });
        }
        bool waitFor(const LibraryPlace& place) {
            return QTest::qWaitFor(
                [&] { return view && view->complete && view->table->folder() == place.toPath(); },
                5000);
        }
        View view;
        std::optional<base::Error> error;
        int views = 0;
        LibrarySession session;
    };

private Q_SLOTS:
    void listsAreCounted() {
        const LibraryFixture library;
        LibrarySession session(library.file());
        QVERIFY(QTest::qWaitFor([&] { return session.lists() != nullptr; }, 5000));
        const LibraryLists& lists = *session.lists();
        QCOMPARE(lists.count(ListKind::All), 7);
        QCOMPARE(lists.count(ListKind::Timeline), 6);
        QCOMPARE(lists.count(ListKind::WithoutDate), 1);
        QCOMPARE(lists.count(ListKind::WithoutSidecar), 3);
        QCOMPARE(lists.count(ListKind::OrphanSidecars), 1);
        QCOMPARE(lists.count(ListKind::DateConflicts), 1);
        QCOMPARE(lists.count(ListKind::Errors), 1);
        QCOMPARE(lists.count(ListKind::Duplicates), 3);
        QCOMPARE(lists.years.size(), std::size_t{1});
        QCOMPARE(lists.years[0].year.count, 6);
        QCOMPARE(lists.years[0].months.size(), std::size_t{3});
        QCOMPARE(lists.years[0].months[0].place.value, std::string("2019-06"));
        QCOMPARE(lists.albums.size(), std::size_t{2});
        QCOMPARE(lists.albums[0].place.title, std::string("Rome"));
        QCOMPARE(lists.albums[0].count, 3);
        QCOMPARE(lists.people.size(), std::size_t{2});
        QCOMPARE(lists.people[0].count, 2);
        QCOMPARE(lists.cameras.size(), std::size_t{1});
        QCOMPARE(lists.cameras[0].count, 2);
        QCOMPARE(lists.places.size(), std::size_t{2});
        for (const CountedList& place : lists.places)
            QVERIFY(place.place.title == "Rome" || place.place.title == "Sea");
    }
    // A part of an export brings the album's JSON again: it is the same album.
    void anAlbumOfSeveralPartsIsOne() {
        const LibraryFixture library;
        library.run("INSERT INTO sidecars(id, folder, name, size, mtime, kind, orphan, title, "
                    "taken) VALUES(9, 2, CAST('metadata.json' AS BLOB), 9, 1, 'album', 0, 'Rome', "
                    "NULL)");
        auto database = catalog::openCatalog(library.file());
        const auto lists = readLibraryLists(*database);
        QVERIFY(lists);
        QCOMPARE(lists->albums.size(), std::size_t{2});
        QCOMPARE(lists->albums[0].place.value, std::string("1"));
        QCOMPARE(lists->albums[0].count, 3);
    }
    // As much of their folders as tells them apart, and nothing of those that are titled alone.
    void albumsOfOneTitleAreToldApart() {
        const LibraryFixture library;
        library.run("INSERT INTO folders(id, path, key) VALUES"
                    "(5, CAST('/lib/2021/rome' AS BLOB), CAST('/lib/2021/rome' AS BLOB)),"
                    "(6, CAST('/lib/2022/rome' AS BLOB), CAST('/lib/2022/rome' AS BLOB));"
                    "INSERT INTO sidecars(id, folder, name, size, mtime, kind, title) VALUES"
                    "(9, 5, CAST('metadata.json' AS BLOB), 9, 1, 'album', 'Rome'),"
                    "(10, 6, CAST('metadata.json' AS BLOB), 9, 1, 'album', 'Rome')");
        auto database = catalog::openCatalog(library.file());
        const auto lists = readLibraryLists(*database);
        QVERIFY(lists);
        std::vector<std::string> folders;
        for (const CountedList& album : lists->albums)
            folders.push_back(album.place.title + ":" + album.folder);
        std::sort(folders.begin(), folders.end());
        QCOMPARE(folders,
            (std::vector<std::string>{"Rome:2021/rome", "Rome:2022/rome", "Rome:rome", "Sea:"}));
    }
    void listsAreOfOneMoment() {
        const LibraryFixture library;
        std::jthread writer([&](const std::stop_token& stop) {
            auto database = catalog::openCatalog(library.file());
            while (!stop.stop_requested()) {
                (void)database->execute("UPDATE assets SET status = 'missing' WHERE status = 'ok'");
                (void)database->execute("UPDATE assets SET status = 'ok' WHERE status = 'missing'");
            }
        });
        auto database = catalog::openCatalogForReading(library.file());
        QVERIFY(database);
        for (int i = 0; i < 400; ++i) {
            const auto lists = readLibraryLists(*database);
            QVERIFY(lists);
            const bool all = lists->count(ListKind::All) > 1;
            QCOMPARE(lists->count(ListKind::Duplicates), all ? 3 : 0);
            QCOMPARE(lists->people.empty(), !all);
        }
    }
    void theNewestWishWins() {
        const LibraryFixture library;
        Watched w(library.file());
        w.session.open({});
        w.session.open({ListKind::Errors});
        const LibraryPlace album{ListKind::Album, "1", "Rome"};
        w.session.open(album);
        QVERIFY(w.waitFor(album));
        QCOMPARE(w.view->order.size(), std::size_t{3});
        QVERIFY(!w.error);
    }
    void typingNarrowsAndSortingRearranges() {
        const LibraryFixture library;
        Watched w(library.file());
        w.session.open({});
        QVERIFY(w.waitFor({}));
        browse::ViewOptions options = w.session.options();
        options.text = "is:film";
        w.session.setOptions(options);
        QTRY_COMPARE(w.view->order.size(), std::size_t{1});
        options.text.clear();
        options.sort = browse::SortKey::Name;
        options.descending = false;
        w.session.setOptions(options);
        QTRY_COMPARE(w.view->order.size(), std::size_t{7});
        QTRY_VERIFY(w.view->complete && w.view->sorted);
        QCOMPARE(w.view->table->name(w.view->order.front()), std::string_view("a.jpg"));
        options.text = "wrong:field";
        w.session.setOptions(options);
        QTRY_VERIFY(w.error.has_value());
        QCOMPARE(int(w.error->code), int(ErrorCode::Usage));
    }
    void aCatalogThatGrowsIsFollowed() {
        const LibraryFixture library;
        Watched w(library.file());
        w.session.open({ListKind::WithoutDate});
        QVERIFY(w.waitFor({ListKind::WithoutDate}));
        QCOMPARE(w.view->order.size(), std::size_t{1});
        library.run("UPDATE assets SET taken = NULL WHERE id = 7");
        w.session.refresh();
        QTRY_COMPARE(w.view->order.size(), std::size_t{2});
        QTRY_COMPARE(w.session.lists()->count(ListKind::WithoutDate), 2);
    }
    void noCatalogYetIsToldAndItsComingNoticed() {
        const LibraryFixture library(false);
        Watched w(library.file());
        w.session.open({});
        QTRY_VERIFY(w.error.has_value());
        QCOMPARE(int(w.error->code), int(ErrorCode::NotFound));
        QCOMPARE(w.error->path, LibraryPlace{}.toPath());
        QVERIFY(w.session.lists() == nullptr);
        library.fill();
        w.session.refresh();
        QVERIFY(w.waitFor({}));
        QTRY_VERIFY(w.session.lists() != nullptr);
    }
    void anotherCatalogTakesItsPlace() {
        const LibraryFixture one;
        const LibraryFixture other;
        other.run("DELETE FROM links; DELETE FROM assets WHERE id > 2");
        Watched w(one.file());
        w.session.open({});
        QVERIFY(w.waitFor({}));
        w.session.setCatalogFile(other.file());
        QTRY_COMPARE(w.view->order.size(), std::size_t{2});
    }
};

#include "library_session_test.moc"
LIGHTSTACK_TEST(LibrarySessionTest);
