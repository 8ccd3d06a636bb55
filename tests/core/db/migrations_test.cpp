#include "core/db/migrations.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>

using namespace lightstack;
using db::Database;

namespace {
constexpr std::array<std::string_view, 1> kFirst{"CREATE TABLE a(x);INSERT INTO a VALUES(1)"};
constexpr std::array<std::string_view, 2> kSecond{kFirst[0], "ALTER TABLE a ADD COLUMN y"};
constexpr std::array<std::string_view, 2> kBroken{kFirst[0], "CREATE TABLE b(x);nonsense"};
} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStepRunsOnce() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(db::migrate(*database, kFirst));
        QVERIFY(db::migrate(*database, kFirst));
        QVERIFY(db::migrate(*database, kSecond));
        QCOMPARE(*database->number("PRAGMA user_version"), 2);
        QCOMPARE(*database->number("SELECT count(*) FROM a WHERE y IS NULL"), 1);
        QCOMPARE(*database->number("PRAGMA temp_store"), 0); // files, for long sorts
    }

    void newerFilesAreRefusedUntouched() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(db::migrate(*database, kSecond));
        const auto refused = db::migrate(*database, kFirst);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QCOMPARE(*database->number("PRAGMA user_version"), 2);
    }

    void aFailedStepLeavesTheOldSchema() {
        const tests::TempFolder folder;
        auto database = Database::open(folder / "a.db");
        QVERIFY(db::migrate(*database, kFirst));
        QVERIFY(!db::migrate(*database, kBroken));
        QCOMPARE(*database->number("PRAGMA user_version"), 1);
        QCOMPARE(*database->number("SELECT count(*) FROM sqlite_master WHERE name='b'"), 0);
        QVERIFY(db::migrate(*database, kSecond));
    }
};

#include "migrations_test.moc"
LIGHTSTACK_TEST(MigrationsTest);
