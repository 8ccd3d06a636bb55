// Filters and orders on tables made by hand.
#include "core/browse/sorter.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using browse::EntryFacts;
using browse::EntryKind;
using browse::FolderTable;
using browse::KindFilter;
using browse::SortKey;
using browse::ViewOptions;
using Names = std::vector<std::string>;

namespace {

FolderTable tableOf(const Names& names) {
    FolderTable table("/f");
    for (const std::string& name : names)
        table.append(name, name.ends_with("/") ? EntryKind::Folder : browse::kindOfName(name));
    return table;
}

Names namesOf(const FolderTable& table, const std::vector<FolderTable::Id>& order) {
    Names out;
    for (const auto id : order)
        out.emplace_back(table.name(id));
    return out;
}

Names filtered(const FolderTable& table, const ViewOptions& options) {
    return namesOf(table, browse::filterEntries(table, options));
}

Names sorted(const FolderTable& table, const ViewOptions& options,
    const std::vector<EntryFacts>& facts = {}) {
    auto order = browse::filterEntries(table, options);
    browse::sortEntries(table, options, facts, order);
    return namesOf(table, order);
}

ViewOptions by(SortKey key, bool descending = false) {
    ViewOptions options;
    options.sort = key;
    options.descending = descending;
    options.kinds = KindFilter::AllFiles;
    return options;
}

} // namespace

class SorterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsPass_data() {
        QTest::addColumn<int>("kinds");
        QTest::addColumn<Names>("names");
        const auto row = [](const char* name, KindFilter kinds, const Names& names) {
            QTest::newRow(name) << static_cast<int>(kinds) << names;
        };
        row("pictures", KindFilter::Pictures, {"d/", "a.jpg", "b.NEF", "c"});
        row("raw", KindFilter::Raw, {"d/", "b.NEF"});
        row("videos", KindFilter::Videos, {"d/", "e.mp4"});
        row("all", KindFilter::AllFiles, {"d/", "a.jpg", "b.NEF", "c", "e.mp4", "f.txt"});
    }
    void kindsPass() {
        QFETCH(int, kinds);
        QFETCH(Names, names);
        const FolderTable table =
            tableOf({"d/", "a.jpg", "b.NEF", "c", "e.mp4", "f.txt", ".h.jpg", ".hd/"});
        ViewOptions options;
        options.kinds = static_cast<KindFilter>(kinds);
        QCOMPARE(filtered(table, options), names);
        options.showHidden = true;
        QVERIFY(filtered(table, options).size() > names.size());
    }
    void textIsSearchedInWords_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Names>("names");
        const auto row = [](const QByteArray& text, const Names& names) {
            QTest::newRow(text.constData()) << text << names;
        };
        row("", {"Beach 01.jpg", "beach_02.JPG", "city.jpg",
                    "\xFF"
                    "bea.jpg"});
        row("BEACH", {"Beach 01.jpg", "beach_02.JPG"});
        row("  0  bea ", {"Beach 01.jpg", "beach_02.JPG"});
        row("jpg ci", {"city.jpg"});
        row("\xFF", {"\xFF"
                     "bea.jpg"});
        row("beachbeachbeachbeach", {});
        row("beach 03", {});
    }
    void textIsSearchedInWords() {
        QFETCH(QByteArray, text);
        QFETCH(Names, names);
        ViewOptions options;
        options.text = text.toStdString();
        QCOMPARE(filtered(tableOf({"Beach 01.jpg", "beach_02.JPG", "city.jpg",
                              "\xFF"
                              "bea.jpg"}),
                     options),
            names);
    }
    void byName() {
        const std::string eights = "n" + std::string(300, '8');
        const std::string nines = "n" + std::string(300, '9');
        const FolderTable table = tableOf(
            {"img10", "Img9", "z/", nines, eights, "img010", "a\xFF", "a\x80", "B/", "img"});
        QCOMPARE(sorted(table, by(SortKey::Name)),
            (Names{"B/", "z/", "a\x80", "a\xFF", "img", "Img9", "img010", "img10", eights, nines}));
        // Turned around, folders stay in front and in their order.
        QCOMPARE(sorted(table, by(SortKey::Name, true)),
            (Names{"B/", "z/", nines, eights, "img10", "img010", "Img9", "img", "a\xFF", "a\x80"}));
    }
    void bySizeAndTime() {
        FolderTable table = tableOf({"a", "b", "c", "d/"});
        table.setStat(0, 30, 100);
        table.setStat(1, 10, 300);
        table.setStat(2, 10, -200);
        table.setStat(3, 99, 999);
        QCOMPARE(sorted(table, by(SortKey::Size)), (Names{"d/", "b", "c", "a"}));
        QCOMPARE(sorted(table, by(SortKey::Size, true)), (Names{"d/", "a", "b", "c"}));
        QCOMPARE(sorted(table, by(SortKey::DateModified)), (Names{"d/", "c", "a", "b"}));
        QCOMPARE(sorted(table, by(SortKey::DateModified, true)), (Names{"d/", "b", "a", "c"}));
    }
    void byType() {
        const FolderTable table = tableOf({"b.png", "a.PNG", "c.jpg", "none", "x.tif"});
        QCOMPARE(
            sorted(table, by(SortKey::Type)), (Names{"none", "c.jpg", "a.PNG", "b.png", "x.tif"}));
    }
    void whatIsNotKnownStandsLast() {
        FolderTable table = tableOf({"a", "b", "c", "d"});
        for (FolderTable::Id id = 0; id < 4; ++id)
            table.setStat(id, 1, 4 - id);
        // c and d have no date (d is past the facts): by time of change among themselves.
        const std::vector<EntryFacts> facts{
            {500, 10, 10}, {-500, 20, 20}, {std::numeric_limits<std::int64_t>::min(), 0, 0}};
        QCOMPARE(sorted(table, by(SortKey::DateTaken), facts), (Names{"b", "a", "d", "c"}));
        QCOMPARE(sorted(table, by(SortKey::DateTaken, true), facts), (Names{"a", "b", "c", "d"}));
        QCOMPARE(sorted(table, by(SortKey::Dimensions), facts), (Names{"a", "b", "c", "d"}));
        QCOMPARE(sorted(table, by(SortKey::Dimensions, true), facts), (Names{"b", "a", "c", "d"}));
    }
    void largeFoldersAreSortedTheSame() {
        FolderTable table("/f");
        for (unsigned i = 0; i < 30'000; ++i)
            table.append("n" + std::to_string((i * 7919U) % 30'000U), EntryKind::Image);
        auto order = browse::filterEntries(table, {});
        browse::sortEntries(table, {}, {}, order);
        for (unsigned i = 0; i < 30'000; ++i)
            QCOMPARE(std::string(table.name(order[i])), "n" + std::to_string(i));
    }
    void whatASortNeeds() {
        QVERIFY(!browse::needsStat(SortKey::Name) && !browse::needsStat(SortKey::Type));
        QVERIFY(browse::needsStat(SortKey::Size) && browse::needsStat(SortKey::DateModified));
        QVERIFY(browse::needsStat(SortKey::DateTaken) && browse::needsFacts(SortKey::DateTaken));
        QVERIFY(browse::needsFacts(SortKey::Dimensions) && !browse::needsFacts(SortKey::Size));
    }
};

#include "sorter_test.moc"
LIGHTSTACK_TEST(SorterTest);
