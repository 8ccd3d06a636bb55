// Parts of names in runs of them and in what has come since.
#include "core/catalog/asset_names.h"

#include "core/catalog/catalog_file.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using lightstack::tests::TempFolder;
using Ids = std::vector<std::int64_t>;

namespace {

void add(db::Database& database, std::int64_t id, const std::string& name) {
    auto insert = database.prepare(
        "INSERT INTO assets(id, folder, name, size, mtime, status) VALUES(?, 1, ?, 1, 1, 'ok')");
    insert->bind(1, id);
    insert->bindBlob(2, std::string_view(name));
    QVERIFY(insert->run());
}

Ids found(db::Database& database, std::string_view part) {
    IdSet ids;
    if (!findInNames(database, part, ids)) return {-1};
    return ids.ids();
}

} // namespace

class AssetNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsOfNames() {
        const TempFolder folder;
        auto database = openCatalog(folder / "c.db");
        QVERIFY(database->execute("INSERT INTO folders(id, path, key) VALUES(1, '/l', '/l')"));
        add(*database, 3, "IMG_1.jpg");
        add(*database, 4, "a\nb.JPG");
        add(*database, 9, "caf\xC3\xA9 \xFF.png"); // not text to its end
        QVERIFY(addNameRuns(*database));
        add(*database, 12, "img_1(1).jpg"); // in no run
        QCOMPARE(found(*database, "img_1"), (Ids{3, 12}));
        QCOMPARE(found(*database, ".jPg"), (Ids{3, 4, 12}));
        QCOMPARE(found(*database, "caf\xC3\xA9"), (Ids{9}));
        QCOMPARE(found(*database, "CAFE"), (Ids{9}));
        QCOMPARE(found(*database, "pga"), Ids{}); // not across two names
        QCOMPARE(found(*database, "a\nb"), (Ids{4}));
        QCOMPARE(found(*database, "/"), Ids{});
        QVERIFY(addNameRuns(*database));
        QVERIFY(addNameRuns(*database)); // nothing left to add
        QCOMPARE(database->number("SELECT count(*) FROM name_runs").value_or(-1), std::int64_t{2});
        QCOMPARE(found(*database, "img_1"), (Ids{3, 12}));
    }

    void damagedRunsFindLess() {
        const TempFolder folder;
        auto database = openCatalog(folder / "c.db");
        QVERIFY(database->execute("INSERT INTO name_runs VALUES(9, x'0100', CAST('abc/abd/' AS "
                                  "BLOB))"));
        QCOMPARE(found(*database, "ab"), Ids{});
    }

    void setsOfIds() {
        for (const std::int64_t last : {1, 63, 64, 65, 1000}) {
            IdSet all;
            all.fill(last);
            QCOMPARE(all.count(), static_cast<std::size_t>(last));
            QVERIFY(!all.has(0) && all.has(1) && all.has(last) && !all.has(last + 1));
            IdSet other;
            other.add(last + 70);
            all.join(other);
            QCOMPARE(all.count(), static_cast<std::size_t>(last) + 1);
        }
    }
};

#include "asset_names_test.moc"
LIGHTSTACK_TEST(AssetNamesTest);
