// Many names as one act: chains, circles, taking back, never replacing.
#include "core/browse/rename_many.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>
#include <map>

using namespace lightstack;
using namespace lightstack::browse;
using tests::TempFolder;

namespace {

using Files = std::map<std::string, std::string>; // name to content

void fill(const TempFolder& folder, const Files& files) {
    for (const auto& [name, content] : files)
        folder.write(name, content);
}

Files contents(const TempFolder& folder) {
    Files files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream in(entry.path());
        std::getline(in, files[entry.path().filename().native()]);
    }
    return files;
}

std::vector<WantedName> wants(const TempFolder& folder, const Files& names) {
    std::vector<WantedName> wanted;
    for (const auto& [from, to] : names)
        wanted.push_back({folder / from, to});
    return wanted;
}

} // namespace

class RenameManyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The same names in two folders do not stand in each other's way.
    void severalFolders() {
        const TempFolder one, two;
        fill(one, {{"a", "1"}, {"b", "2"}});
        fill(two, {{"a", "3"}, {"b", "4"}});
        const auto done = renameMany({{one / "a", "b"}, {one / "b", "a"}, {two / "a", "c"}}, {});
        QVERIFY(done);
        QVERIFY((contents(one) == Files{{"a", "2"}, {"b", "1"}}));
        QVERIFY((contents(two) == Files{{"c", "3"}, {"b", "4"}}));
        QVERIFY(undoRenames(*done));
        QVERIFY((contents(one) == Files{{"a", "1"}, {"b", "2"}}));
        QVERIFY((contents(two) == Files{{"a", "3"}, {"b", "4"}}));
        // One that cannot be given takes all back, in both.
        const auto refused = renameMany({{one / "a", "z"}, {two / "a", "b"}}, {});
        QVERIFY(!refused);
        QVERIFY((contents(one) == Files{{"a", "1"}, {"b", "2"}}));
    }

    void newNames() {
        const TempFolder folder;
        fill(folder, {{"a", "1"}, {"b", "2"}});
        int last = 0;
        const auto steps =
            renameMany(wants(folder, {{"a", "x"}, {"b", "y"}}), {}, [&](int done) { last = done; });
        QVERIFY(steps);
        QCOMPARE(steps->size(), 2U);
        QCOMPARE(last, 2);
        QCOMPARE(contents(folder), (Files{{"x", "1"}, {"y", "2"}}));
        QVERIFY(undoRenames(*steps));
        QCOMPARE(contents(folder), (Files{{"a", "1"}, {"b", "2"}}));
    }
    void aChainIsWorkedFromItsEnd() {
        const TempFolder folder;
        Files files;
        Files names;
        Files after;
        for (int i = 0; i < 300; ++i) {
            files[std::to_string(i)] = std::to_string(i);
            names[std::to_string(i)] = std::to_string(i + 1);
            after[std::to_string(i + 1)] = std::to_string(i);
        }
        fill(folder, files);
        const auto steps = renameMany(wants(folder, names), {});
        QVERIFY(steps);
        QCOMPARE(steps->size(), 300U); // none took two
        QCOMPARE(contents(folder), after);
        QVERIFY(undoRenames(*steps));
        QCOMPARE(contents(folder), files);
    }
    void circlesAreTurned() {
        const TempFolder folder;
        const Files before{{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}, {"e", "5"}};
        fill(folder, before);
        const auto steps = renameMany(
            wants(folder, {{"a", "b"}, {"b", "c"}, {"c", "a"}, {"d", "e"}, {"e", "d"}}), {});
        QVERIFY(steps);
        QCOMPARE(
            contents(folder), (Files{{"b", "1"}, {"c", "2"}, {"a", "3"}, {"e", "4"}, {"d", "5"}}));
        QVERIFY(undoRenames(*steps));
        QCOMPARE(contents(folder), before);
    }
    void whatStandsThereIsNotReplaced() {
        const TempFolder folder;
        const Files before{{"a", "1"}, {"b", "2"}, {"other", "mine"}};
        fill(folder, before);
        const auto steps = renameMany(wants(folder, {{"a", "x"}, {"b", "other"}}), {});
        QVERIFY(!steps);
        QCOMPARE(contents(folder), before); // the first was taken back
    }
    void aFailureInACircleTakesAllBack() {
        const TempFolder folder;
        const Files before{{"a", "1"}, {"b", "2"}, {"c", "3"}};
        fill(folder, before);
        QVERIFY(
            !renameMany(wants(folder, {{"a", "b"}, {"b", "a"}, {"c", std::string(300, 'x')}}), {}));
        QCOMPARE(contents(folder), before);
    }
    void aStopTakesAllBack() {
        const TempFolder folder;
        const Files before{{"a", "1"}, {"b", "2"}};
        fill(folder, before);
        std::stop_source stop;
        const auto steps = renameMany(wants(folder, {{"a", "x"}, {"b", "y"}}), stop.get_token(),
            [&](int) { stop.request_stop(); });
        QCOMPARE(steps.error().code, ErrorCode::Cancelled);
        QCOMPARE(contents(folder), before);
    }
    void bytesThatAreNoText() {
        const TempFolder folder;
        fill(folder, {{"x\xff", "1"}});
        QVERIFY(renameMany(wants(folder, {{"x\xff", "y\xfe"}}), {}));
        QCOMPARE(contents(folder), (Files{{"y\xfe", "1"}}));
    }
    void undoingGoesOnPastAFailure() {
        const TempFolder folder;
        fill(folder, {{"a", "1"}, {"b", "2"}});
        const auto steps = renameMany(wants(folder, {{"a", "x"}, {"b", "y"}}), {});
        folder.write("b", "in the way");
        QVERIFY(!undoRenames(*steps));
        QCOMPARE(contents(folder), (Files{{"a", "1"}, {"b", "in the way"}, {"y", "2"}}));
    }
};

#include "rename_many_test.moc"
LIGHTSTACK_TEST(RenameManyTest);
