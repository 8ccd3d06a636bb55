// Sorts by keys against the plainest one: every pair compared by what the entries are.
#include "core/base/file_path.h"
#include "core/base/natural_order.h"
#include "core/browse/name_order.h"
#include "core/browse/sorter.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace lightstack;
using browse::EntryFacts;
using browse::EntryKind;
using browse::FolderTable;
using browse::SortKey;
using Ids = std::vector<FolderTable::Id>;

namespace {

constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();

// Names that differ early, late, in case and in zeros alone; sizes and times that repeat.
FolderTable mixedTable(int count) {
    std::mt19937 random(3);
    FolderTable table("/f");
    const std::array<std::string, 5> starts{
        "IMG_", "a_rather_long_common_beginning_of_names_", "Z", "z", "0"};
    const std::array<std::string, 5> ends{".jpg", ".JPG", ".png", "", "_2.tif"};
    for (int i = 0; i < count; ++i) {
        const std::string zeros(random() % 3, '0');
        const auto id =
            table.append(starts[random() % starts.size()] + zeros +
                             std::to_string(random() % 40'000) + ends[random() % ends.size()],
                random() % 50 == 0 ? EntryKind::Folder : EntryKind::Image);
        table.setStat(id, random() % 100, static_cast<std::int64_t>(random() % 100) - 50);
    }
    return table;
}

std::vector<EntryFacts> someFacts(std::size_t count) {
    std::mt19937 random(5);
    std::vector<EntryFacts> facts(count);
    for (EntryFacts& f : facts)
        f = {random() % 3 == 0 ? kNoDate : static_cast<std::int64_t>(random() % 60) - 30,
            static_cast<std::int32_t>(random() % 4), static_cast<std::int32_t>(random() % 4)};
    return facts;
}

// Whether a stands before b, from the table alone.
bool before(const FolderTable& table, const std::vector<EntryFacts>& facts, SortKey sort,
    bool descending, FolderTable::Id a, FolderTable::Id b) {
    const bool folder = table.kind(a) == EntryKind::Folder;
    if (folder != (table.kind(b) == EntryKind::Folder)) return folder;
    const auto turned = [&](auto x, auto y) { return descending ? y < x : x < y; };
    const auto factsOf = [&](FolderTable::Id id) {
        return id < facts.size() ? facts[id] : EntryFacts{kNoDate, 0, 0};
    };
    const auto keyOf = [&](FolderTable::Id id) -> std::pair<bool, std::int64_t> {
        const EntryFacts f = factsOf(id);
        if (sort == SortKey::DateTaken)
            return {
                f.takenAtMs == kNoDate, f.takenAtMs == kNoDate ? table.mtimeNs(id) : f.takenAtMs};
        if (sort == SortKey::Dimensions) return {f.width * f.height == 0, f.width * f.height};
        if (sort == SortKey::Size) return {false, static_cast<std::int64_t>(table.size(id))};
        return {false, sort == SortKey::DateModified ? table.mtimeNs(id) : 0};
    };
    if (!folder) {
        if (keyOf(a).first != keyOf(b).first) return keyOf(b).first;
        if (keyOf(a).second != keyOf(b).second) return turned(keyOf(a).second, keyOf(b).second);
        const auto typeA = base::lowerExtension(table.name(a));
        const auto typeB = base::lowerExtension(table.name(b));
        if (sort == SortKey::Type && typeA != typeB) return turned(typeA, typeB);
    }
    const int names = base::naturalCompare(table.name(a), table.name(b));
    if (names == 0) return table.key(a) < table.key(b);
    return sort == SortKey::Name && descending && !folder ? names > 0 : names < 0;
}

Ids allOf(const FolderTable& table) {
    Ids ids(table.count());
    for (std::size_t i = 0; i < ids.size(); ++i)
        ids[i] = static_cast<FolderTable::Id>(i);
    return ids;
}

} // namespace

class NameOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySortIsWhatComparingGives_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("descending");
        for (int key = 0; key <= static_cast<int>(SortKey::Dimensions); ++key)
            for (const bool descending : {false, true})
                QTest::addRow("%d %s", key, descending ? "down" : "up") << key << descending;
    }
    void everySortIsWhatComparingGives() {
        QFETCH(int, key);
        QFETCH(bool, descending);
        const auto sort = static_cast<SortKey>(key);
        for (const int count : {0, 1, 20, 3000, 30'000}) {
            const FolderTable table = mixedTable(count);
            const auto facts = someFacts(table.count() * 9 / 10); // of the others: nothing known
            browse::ViewOptions options;
            options.sort = sort;
            options.descending = descending;
            Ids order = allOf(table);
            browse::sortEntries(table, options, facts, order);
            for (std::size_t i = 1; i < order.size(); ++i)
                QVERIFY2(!before(table, facts, sort, descending, order[i], order[i - 1]),
                    (std::string(table.name(order[i - 1])) + " | " +
                        std::string(table.name(order[i])))
                        .c_str());
            std::sort(order.begin(), order.end());
            QVERIFY(order == allOf(table)); // each once
        }
    }
    void namesOfManyFoldersStandByFolder_data() {
        QTest::addColumn<bool>("descending");
        QTest::newRow("up") << false;
        QTest::newRow("down") << true;
    }
    void namesOfManyFoldersStandByFolder() {
        QFETCH(bool, descending);
        FolderTable table("list");
        for (unsigned i = 0; i < 60; ++i)
            table.addFolder("/f" + std::to_string(i), (i * 37) % 60);
        for (unsigned i = 0; i < 600; ++i)
            table.appendIn((i * 7) % 60, "IMG_" + std::to_string(i % 10), EntryKind::Image);
        browse::ViewOptions options;
        options.descending = descending;
        Ids order = allOf(table);
        browse::sortEntries(table, options, {}, order);
        for (std::size_t i = 1; i < order.size(); ++i)
            QVERIFY(!before(table, {}, SortKey::Name, descending, order[i], order[i - 1]));
    }
    void entriesWithOneKeyStandById() {
        std::vector<browse::KeyedEntry> entries(50'000);
        for (std::size_t i = 0; i < entries.size(); ++i)
            entries[i].id = static_cast<std::uint32_t>((i * 7919) % entries.size());
        browse::sortByKey(entries, [](std::span<browse::KeyedEntry> part) {
            for (browse::KeyedEntry& entry : part)
                entry.key = {entry.id % 3, 0};
        });
        for (std::size_t i = 1; i < entries.size(); ++i)
            QVERIFY(entries[i - 1] < entries[i]);
    }
};

#include "name_order_test.moc"
LIGHTSTACK_TEST(NameOrderTest);
