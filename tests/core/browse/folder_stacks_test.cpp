// Runs of slices as one row: which are, what a filter, a sort and a change of the folder do to
// them.
#include "core/browse/folder_session.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <functional>
#include <sstream>

using namespace lightstack;
using browse::FolderView;
using tests::TempFolder;
using View = std::shared_ptr<const FolderView>;

namespace {

// A file's content is its head: "grey 8 6", "rgb 8 6", anything else cannot be read.
class WrittenHeads final : public browse::FactsSource {
public:
    browse::EntryFacts factsOf(const std::filesystem::path&, const base::FileStamp&) override {
        ++facts;
        return {INT64_MIN, 0, 0};
    }
    std::optional<browse::PictureHead> headOf(const std::filesystem::path& path) override {
        ++heads;
        std::ifstream file(path);
        std::string color;
        browse::PictureHead head;
        file >> color >> head.width >> head.height;
        head.grey = color == "grey";
        return file ? std::optional(head) : std::nullopt;
    }
    std::atomic<int> facts{0};
    std::atomic<int> heads{0};
};

// Rows: "raw_#.tif*3" is a tile of three files, everything else a file.
std::string rowsOf(const FolderView& view) {
    std::string out;
    for (int row = 0; row < static_cast<int>(view.order.size()); ++row) {
        out += out.empty() ? "" : " ";
        const int tile = view.tileAt(row);
        if (tile < 0) {
            out += view.table->name(view.order[static_cast<std::size_t>(row)]);
            continue;
        }
        const browse::FolderStack& stack = (*view.stacks)[static_cast<std::size_t>(tile)];
        out += std::string(stack.pattern()) + "*" + std::to_string(stack.files());
    }
    return out;
}

struct Opened {
    TempFolder folder;
    std::shared_ptr<WrittenHeads> heads = std::make_shared<WrittenHeads>();
    browse::FolderSession session{heads};
    View last;

    Opened() {
        QObject::connect(&session, &browse::FolderSession::viewChanged,
            [this](const View& view) { last = view; });
    }
    // "raw_1.tif raw_2.tif": each holds `content`.
    void write(const std::string& names, const std::string& content = "grey 8 6") {
        std::istringstream words(names);
        for (std::string name; words >> name;)
            folder.write(name, content);
    }
    std::string open() {
        session.open(folder.path());
        return until([this](const FolderView& view) {
            return view.table->folder() == folder.path() && view.complete && view.sorted;
        });
    }
    std::string until(const std::function<bool(const FolderView&)>& want) {
        if (!QTest::qWaitFor([&] { return last && want(*last); }, 5000)) qWarning("no such view");
        return last ? rowsOf(*last) : "none";
    }
    std::string untilRows(const std::string& rows) {
        return until([&](const FolderView& view) { return rowsOf(view) == rows; });
    }
    std::string with(const browse::ViewOptions& options) {
        session.setOptions(options);
        return until([&](const FolderView& view) { return view.options == options; });
    }
};

} // namespace

class FolderStacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tiffRunsAreOneRow() {
        Opened f;
        f.write("raw_1.tif raw_02.TIF raw_10.tif b_1.tif b_2.tif note.txt raw.tif", "junk");
        QCOMPARE(f.open(), std::string("b_1.tif b_2.tif raw.tif raw_##.tif*3"));
        QCOMPARE(f.last->tiles, 1);
        const browse::FolderStack& stack = (*f.last->stacks)[0];
        QCOMPARE(
            std::string(f.last->table->name(stack.representative())), std::string("raw_02.TIF"));
        QCOMPARE(f.heads->heads.load(), 0); // by their names alone
    }
    void severalStacksAndTwins() {
        Opened f;
        f.write(
            "a_001.tif a_002.tif a_003.tif a_3.tif z1_1.tif z1_2.tif z1_3.tif z2_1.tif z2_2.tif "
            "z2_3.tif");
        QCOMPARE(f.open(), std::string("a_###.tif*4 z1_#.tif*3 z2_#.tif*3"));
        QCOMPARE((*f.last->stacks)[0].slices.size(), std::size_t{3});
    }
    void othersByTheirHeads_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("middle");
        QTest::addColumn<QString>("last");
        QTest::addColumn<bool>("stack");
        QTest::newRow("slices") << "grey 8 6"
                                << "grey 8 6"
                                << "grey 8 6" << true;
        QTest::newRow("photographs") << "rgb 8 6"
                                     << "rgb 8 6"
                                     << "rgb 8 6" << false;
        QTest::newRow("other sizes") << "grey 8 6"
                                     << "grey 8 7"
                                     << "grey 8 6" << false;
        QTest::newRow("one in colour") << "grey 8 6"
                                       << "grey 8 6"
                                       << "rgb 8 6" << false;
        QTest::newRow("one damaged") << "grey 8 6"
                                     << "junk"
                                     << "grey 8 6" << true;
        QTest::newRow("two damaged") << "grey 8 6"
                                     << "junk"
                                     << "junk" << false;
    }
    void othersByTheirHeads() {
        QFETCH(QString, first);
        QFETCH(QString, middle);
        QFETCH(QString, last);
        QFETCH(bool, stack);
        for (const std::string extension : {".png", ".bmp", ".jpg", ".jp2"}) {
            Opened f;
            f.write("s1" + extension, first.toStdString());
            f.write("s2" + extension, middle.toStdString());
            f.write("s3" + extension, last.toStdString());
            f.write("s4.mp4 s5.mp4 s6.mp4 s7.nef s8.nef s9.nef"); // never
            const browse::ViewOptions all{.kinds = browse::KindFilter::AllFiles};
            f.session.setOptions(all);
            const std::string alone = "s1" + extension + " s2" + extension + " s3" + extension;
            QCOMPARE(f.open(), (stack ? "s#" + extension + "*3" : alone) +
                                   " s4.mp4 s5.mp4 s6.mp4 s7.nef s8.nef s9.nef");
        }
    }
    void expandedAndBack() {
        Opened f;
        f.write("a_1.tif a_2.tif a_3.tif b.tif");
        QCOMPARE(f.open(), std::string("a_#.tif*3 b.tif"));
        f.session.setStackExpanded("/a_#.tif", true);
        QCOMPARE(f.untilRows("a_1.tif a_2.tif a_3.tif b.tif"),
            std::string("a_1.tif a_2.tif a_3.tif b.tif"));
        QCOMPARE(f.last->tiles, 0);
        QCOMPARE(f.last->expandedAt(1), 0);
        QCOMPARE(f.last->expandedAt(3), -1);
        QCOMPARE(f.last->stacks->positionOf(*f.last->table, f.last->order[1]), std::size_t{1});
        browse::ViewOptions words;
        words.text = "_2";
        QCOMPARE(f.with(words), std::string("a_2.tif"));
        words.text = {};
        words.descending = true;
        QCOMPARE(f.with(words), std::string("b.tif a_3.tif a_2.tif a_1.tif"));
        f.session.setStackExpanded("/a_#.tif", false);
        QCOMPARE(f.untilRows("b.tif a_#.tif*3"), std::string("b.tif a_#.tif*3"));
    }
    void aFileInsideIsRevealed() {
        Opened f;
        f.write("a_1.tif a_2.tif a_3.tif");
        f.session.open(f.folder.path());
        f.session.reveal("a_2.tif");
        QCOMPARE(f.untilRows("a_1.tif a_2.tif a_3.tif"), std::string("a_1.tif a_2.tif a_3.tif"));
        f.session.reveal("nothing.tif");
        const TempFolder other; // what was expanded is forgotten with the folder
        f.session.open(other.path());
        f.until([&](const FolderView& view) { return view.table->folder() == other.path(); });
        QCOMPARE(f.open(), std::string("a_#.tif*3"));
    }
    void groupingCanBeTurnedOff() {
        Opened f;
        f.write("a_1.tif a_2.tif a_3.tif");
        f.open();
        QCOMPARE(f.with({.groupStacks = false}), std::string("a_1.tif a_2.tif a_3.tif"));
        QVERIFY(!f.last->stacks);
        f.write("a_4.tif");
        f.untilRows("a_1.tif a_2.tif a_3.tif a_4.tif");
        QCOMPARE(f.with({}), std::string("a_#.tif*4"));
    }
    void filtersLookAtEveryMember() {
        Opened f;
        f.write("a_1.tif a_2.tif a_3.tif b_7.tif c.nef");
        f.open();
        browse::ViewOptions options;
        for (const auto& [text, rows] : std::vector<std::pair<std::string, std::string>>{
                 {"a_3", "a_#.tif*3"}, {"a_#", "a_#.tif*3"}, {"7", "b_7.tif"}, {"a_4", ""}}) {
            options.text = text;
            QCOMPARE(f.with(options), rows);
        }
        options.text = {};
        options.kinds = browse::KindFilter::Raw;
        QCOMPARE(f.with(options), std::string("c.nef"));
    }
    void sortsByFirstNameSumAndLatest();
    void changesCount();
    void headsAreReadOnce();
    void onlyTheRepresentativeIsAskedForFacts() {
        Opened f;
        f.write("a_1.tif a_2.tif a_3.tif b.tif");
        f.open();
        f.with({.sort = browse::SortKey::DateTaken});
        QVERIFY(QTest::qWaitFor([&] { return f.heads->facts == 2; }, 5000));
        f.with({.sort = browse::SortKey::DateTaken, .groupStacks = false});
        QVERIFY(QTest::qWaitFor([&] { return f.heads->facts == 6; }, 5000));
    }
};

void FolderStacksTest::sortsByFirstNameSumAndLatest() {
    Opened f;
    f.write("m_1.tif m_2.tif m_3.tif", "12345"); // 15 bytes together
    f.write("a.tif", "1234567890");
    f.write("z.tif", "12345678901234567890");
    f.write("m_2b.tif", "1");
    QCOMPARE(f.open(), std::string("a.tif m_#.tif*3 m_2b.tif z.tif"));
    QCOMPARE(
        f.with({.sort = browse::SortKey::Size}), std::string("m_2b.tif a.tif m_#.tif*3 z.tif"));
    using namespace std::chrono_literals;
    const auto now = std::filesystem::file_time_type::clock::now();
    for (const char* name : {"m_1.tif", "m_3.tif", "m_2b.tif"})
        std::filesystem::last_write_time(f.folder / name, now - 300s);
    std::filesystem::last_write_time(f.folder / "a.tif", now - 200s);
    std::filesystem::last_write_time(f.folder / "m_2.tif", now - 100s);
    const std::string rows = "m_2b.tif a.tif m_#.tif*3 z.tif";
    f.with({.sort = browse::SortKey::DateModified});
    QCOMPARE(f.untilRows(rows), rows);
    const browse::StackInView& stack = f.last->stacksInView[0];
    QCOMPARE(stack.bytes, std::uint64_t{15});
}

void FolderStacksTest::changesCount() {
    Opened f;
    f.write("a_1.tif a_2.tif b_1.tif b_2.tif");
    QCOMPARE(f.open(), std::string("a_1.tif a_2.tif b_1.tif b_2.tif"));
    f.write("a_3.tif a_4.tif");
    QCOMPARE(f.untilRows("a_#.tif*4 b_1.tif b_2.tif"), std::string("a_#.tif*4 b_1.tif b_2.tif"));
    f.session.setStackExpanded("/a_#.tif", true);
    f.until([](const FolderView& view) { return view.tiles == 0; });
    f.write("a_5.tif"); // stays expanded
    const std::string five = "a_1.tif a_2.tif a_3.tif a_4.tif a_5.tif b_1.tif b_2.tif";
    QCOMPARE(f.untilRows(five), five);
    f.session.setStackExpanded("/a_#.tif", false);
    f.untilRows("a_#.tif*5 b_1.tif b_2.tif");
    for (const char* name : {"a_2.tif", "a_3.tif", "a_4.tif"})
        std::filesystem::remove(f.folder / name);
    QCOMPARE(f.untilRows("a_1.tif a_5.tif b_1.tif b_2.tif"),
        std::string("a_1.tif a_5.tif b_1.tif b_2.tif"));
}

void FolderStacksTest::headsAreReadOnce() {
    Opened f;
    f.write("p1.png p2.png p3.png p4.png");
    f.write("q1.jpg q2.jpg q3.jpg", "rgb 8 6");
    QCOMPARE(f.open(), std::string("p#.png*4 q1.jpg q2.jpg q3.jpg"));
    const int read = f.heads->heads;
    QCOMPARE(read, 9); // three of each scheme, three of the one stack
    f.write("x.tif");
    f.untilRows("p#.png*4 q1.jpg q2.jpg q3.jpg x.tif");
    QCOMPARE(f.heads->heads.load(), read);
    f.write("p1.png", "rgb 8 6"); // it is another picture now: judged anew
    const std::string rows = "p1.png p2.png p3.png p4.png q1.jpg q2.jpg q3.jpg x.tif";
    QCOMPARE(f.untilRows(rows), rows);
}

#include "folder_stacks_test.moc"
LIGHTSTACK_TEST(FolderStacksTest);
