// What each list holds, in which order, under which headings.
#include "core/browse/row_files.h"
#include "core/library/list_view.h"
#include "tests/core/library/library_fixture.h"
#include "tests/support/test_registry.h"

using namespace lightstack;
using namespace lightstack::library;
using lightstack::tests::LibraryFixture;

namespace {

using Names = std::vector<std::string>;

struct Read {
    ListRows rows;
    std::shared_ptr<browse::FolderView> view;
};

Read readList(const LibraryFixture& library, const LibraryPlace& place,
    const std::string& text = {}, browse::ViewOptions options = usualListOptions(),
    bool first = false) {
    auto database = catalog::openCatalogForReading(library.file());
    if (!database) qFatal("%s", database.error().detail.c_str());
    auto rows = first ? firstRows(*database, place, text, {}) : allRows(*database, place, text, {});
    if (!rows) qFatal("%s", rows.error().detail.c_str());
    options.text = text;
    Read out{*rows, viewOf(*rows, place, options)};
    return out;
}

Names pathsOf(const browse::FolderView& view) {
    Names out;
    for (const auto id : view.order)
        out.push_back(view.table->path(id).native());
    return out;
}

std::uint8_t marksOf(const browse::FolderView& view, const std::filesystem::path& path) {
    return view.facts->marks[view.table->find(path)];
}

} // namespace

class ListTest : public QObject {
    Q_OBJECT

    const LibraryFixture m_library;

private Q_SLOTS:
    // Copies show beside what is looked for, whether the catalog has a list of them or not.
    void copiesAmongThoseOfAPath() {
        for (const bool listed : {false, true}) {
            const LibraryFixture library;
            if (listed)
                library.run("INSERT INTO copies VALUES(1), (2), (4), (7)"); // 4 has none any more
            else
                library.run("INSERT INTO catalog_state VALUES('copies_old', 1)");
            const auto view = readList(library, {}, "path:lib/").view;
            QCOMPARE(view->order.size(), std::size_t{5});
            QVERIFY((marksOf(*view, "/lib/rome/a.jpg") & browse::kMarkDuplicate) != 0);
            QVERIFY((marksOf(*view, "/lib/part2/rome/a.jpg") & browse::kMarkDuplicate) != 0);
            QCOMPARE(marksOf(*view, "/lib/sea/b.jpg") & browse::kMarkDuplicate, 0);
        }
    }

    void newestFirstUnderMonths() {
        const auto view = readList(m_library, {}).view;
        QCOMPARE(pathsOf(*view),
            (Names{"/lib/sea/b.jpg", "/plain/e.jpg", "/lib/rome/a.jpg", "/lib/part2/rome/a.jpg",
                "/lib/rome/a.mp4", "/lib/sea/c.jpg", "/plain/d.jpg"}));
        QCOMPARE(view->headings.size(), std::size_t{4});
        QCOMPARE(view->headings[0].value, 2019 * 12 + 5);
        QCOMPARE(view->headings[1].value, 2019 * 12 + 4);
        QCOMPARE(view->headings[1].firstRow, 2);
        QCOMPARE(view->headings[2].value, 2019 * 12 + 0);
        QCOMPARE(view->headings[3].value, -1);
        QCOMPARE(view->headings[3].firstRow, 6);
        QVERIFY(view->complete && view->sorted);
        QCOMPARE(view->table->folder(), LibraryPlace{}.toPath());
    }
    void filesOfOneNameAreKeptApart() {
        const auto view = readList(m_library, {}).view;
        const int first = browse::rowShowingFile(*view, "/lib/rome/a.jpg");
        const int second = browse::rowShowingFile(*view, "/lib/part2/rome/a.jpg");
        QVERIFY(first >= 0 && second >= 0 && first != second);
        QVERIFY(view->itemName(first) != view->itemName(second));
        QCOMPARE(browse::rowShowingFile(*view, "/lib/none/a.jpg"), -1);
        const std::array<browse::RowRange, 1> rows{{{first, second}}};
        const auto files = browse::filesOf(*view, rows, browse::StackFiles::All);
        QCOMPARE(files.front(), std::filesystem::path("/lib/rome/a.jpg"));
        // The same names in the next view, read anew.
        const auto again = readList(m_library, {}, {}, usualListOptions(), true).view;
        std::unordered_map<std::string_view, int> wanted{{view->itemName(second), -1}};
        browse::findItems(*again, wanted);
        QCOMPARE(again->table->path(again->order[std::size_t(wanted.begin()->second)]),
            std::filesystem::path("/lib/part2/rome/a.jpg"));
    }
    void theFirstPageIsTheBeginningOfAll() {
        const auto all = readList(m_library, {}).view;
        const auto first = readList(m_library, {}, {}, usualListOptions(), true).view;
        QCOMPARE(pathsOf(*first), pathsOf(*all));
        for (const auto* path : {"/lib/rome/a.jpg", "/lib/sea/b.jpg", "/plain/e.jpg"})
            QCOMPARE(marksOf(*first, path), marksOf(*all, path));
    }
    void listsHoldWhatTheySay_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<Names>("names");
        const auto row = [](const char* what, ListKind kind, const char* value, const char* title,
                             const Names& names) {
            QTest::newRow(what) << int(kind) << QByteArray(value) << QByteArray(title) << names;
        };
        const Names rome{"/lib/part2/rome/a.jpg", "/lib/rome/a.jpg", "/lib/rome/a.mp4"};
        row("year", ListKind::Timeline, "2019", "",
            {"/lib/part2/rome/a.jpg", "/lib/rome/a.jpg", "/lib/rome/a.mp4", "/lib/sea/b.jpg",
                "/lib/sea/c.jpg", "/plain/e.jpg"});
        row("month", ListKind::Timeline, "2019-06", "", {"/lib/sea/b.jpg", "/plain/e.jpg"});
        row("album in two parts", ListKind::Album, "1", "", rome);
        row("album by title", ListKind::Album, "", "Rome", rome);
        row("person", ListKind::Person, "Zoë", "", {"/lib/rome/a.jpg", "/lib/rome/a.mp4"});
        row("camera", ListKind::Camera, "Canon EOS 5D", "", {"/lib/rome/a.jpg", "/lib/sea/c.jpg"});
        row("lens", ListKind::Lens, "EF50", "", {"/lib/rome/a.jpg"});
        row("place", ListKind::Place, "4190,1250", "", {"/lib/rome/a.jpg"});
        row("south", ListKind::Place, "-3386,15121", "", {"/lib/sea/c.jpg"});
        row("without sidecar", ListKind::WithoutSidecar, "", "",
            {"/lib/part2/rome/a.jpg", "/lib/sea/b.jpg", "/lib/sea/c.jpg"});
        row("orphans", ListKind::OrphanSidecars, "", "", {"/lib/sea/lost.jpg.json"});
        row("without date", ListKind::WithoutDate, "", "", {"/plain/d.jpg"});
        row("conflicts", ListKind::DateConflicts, "", "", {"/lib/sea/c.jpg"});
        row("errors", ListKind::Errors, "", "", {"/lib/sea/c.jpg"});
        row("duplicates", ListKind::Duplicates, "", "",
            {"/lib/part2/rome/a.jpg", "/lib/rome/a.jpg", "/plain/e.jpg"});
    }
    void listsHoldWhatTheySay() {
        QFETCH(int, kind);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, title);
        QFETCH(Names, names);
        const auto view =
            readList(m_library, {ListKind(kind), value.toStdString(), title.toStdString()}).view;
        Names found = pathsOf(*view);
        std::sort(found.begin(), found.end());
        QCOMPARE(found, names);
    }
    void marksSayWhatIsThere() {
        const auto view = readList(m_library, {}).view;
        QCOMPARE(int(marksOf(*view, "/lib/rome/a.jpg")),
            int(browse::kMarkDuplicate | browse::kMarkMotion));
        QCOMPARE(int(marksOf(*view, "/lib/sea/b.jpg")), int(browse::kMarkNoSidecar));
        QCOMPARE(int(marksOf(*view, "/plain/d.jpg")), 0); // nothing there has a sidecar
        QCOMPARE(int(marksOf(*view, "/lib/sea/c.jpg")),
            int(browse::kMarkNoSidecar | browse::kMarkError));
        const auto id = view->table->find("/lib/sea/c.jpg");
        QCOMPARE(view->facts->reasonOf(id), std::string("ends too early"));
        const auto turned = view->table->find("/lib/rome/a.jpg");
        QCOMPARE(view->facts->facts[turned].width, 30);
    }
    void copiesStandTogether() {
        browse::ViewOptions options = usualListOptions();
        const auto view = readList(m_library, {ListKind::Duplicates}, {}, options).view;
        QCOMPARE(int(view->headingKind), int(browse::HeadingKind::Copies));
        QCOMPARE(view->headings.size(), std::size_t{1});
        QCOMPARE(view->headings[0].value, 100);
    }
    void wordsAndFieldsNarrowAList() {
        QCOMPARE(pathsOf(*readList(m_library, {}, "coloss").view), Names{"/lib/rome/a.jpg"});
        QCOMPARE(pathsOf(*readList(m_library, {ListKind::Album, "1", {}}, "is:film").view),
            Names{"/lib/rome/a.mp4"});
        QCOMPARE(pathsOf(*readList(m_library, {}, "waves", usualListOptions(), true).view),
            Names{"/lib/sea/b.jpg"});
        QVERIFY(pathsOf(*readList(m_library, {ListKind::OrphanSidecars}, "nothing").view).empty());
        QCOMPARE(
            pathsOf(*readList(m_library, {ListKind::Errors}, "c.j").view).size(), std::size_t{1});
    }
    void kindsAndOrders() {
        browse::ViewOptions options = usualListOptions();
        options.kinds = browse::KindFilter::Videos;
        QCOMPARE(pathsOf(*readList(m_library, {}, {}, options).view), Names{"/lib/rome/a.mp4"});
        options = usualListOptions();
        options.sort = browse::SortKey::Size;
        const auto view = readList(m_library, {}, {}, options).view;
        QCOMPARE(pathsOf(*view).front(), std::string("/lib/rome/a.mp4"));
        QVERIFY(view->headings.empty());
    }
    void aWrongQueryIsUsage() {
        auto database = catalog::openCatalogForReading(m_library.file());
        const auto rows = allRows(*database, {}, "nonsense:5", {});
        QVERIFY(!rows);
        QCOMPARE(int(rows.error().code), int(ErrorCode::Usage));
    }
};

#include "list_test.moc"
LIGHTSTACK_TEST(ListTest);
