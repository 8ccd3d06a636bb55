#include "core/profile/profile_json.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
using profile::KeptProfile;
using profile::ProfileRun;
using profile::Subject;

namespace {

ProfileRun wholeRun() {
    ProfileRun run;
    run.settings = {4, 1000, 10};
    run.seconds = 2.5;
    run.items = 12345;
    run.itemsPerSecond = 4938;
    run.speedup = 1.75;
    run.firstItemMs = 0.25;
    run.peakRssBytes = 123'456'789'012;
    run.producerBlocked = 0.71;
    run.consumersBlocked = 0.125;
    run.stages = {{"read", 1.5, 4096, 12345}, {"write", 0.5, 77, 12344}};
    run.queues = {{"rows", "readers", "writer", 0, 1000, 1.25, 0.5, 4, 1}};
    run.depth = {{0.5, 1000}, {1.0, 12}};
    return run;
}

} // namespace

class ProfileJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingOfARunIsKept() {
        const TempFolder folder;
        const KeptProfile kept{Subject::Scan, "/data/\xff photos", {wholeRun()}};
        QVERIFY(profile::saveProfile(folder / "kept.json", kept));
        const auto again = profile::loadProfile(folder / "kept.json");
        QVERIFY(again);
        QCOMPARE(again->subject, Subject::Scan);
        QCOMPARE(again->path, kept.path);
        QCOMPARE(again->runs.size(), std::size_t{1});
        const ProfileRun& run = again->runs.front();
        QCOMPARE(run.settings, wholeRun().settings);
        QCOMPARE(run.seconds, 2.5);
        QCOMPARE(run.items, 12345U);
        QCOMPARE(run.speedup, 1.75);
        QCOMPARE(run.firstItemMs, 0.25);
        QCOMPARE(run.peakRssBytes, 123'456'789'012U);
        QCOMPARE(run.producerBlocked, 0.71);
        QCOMPARE(run.consumersBlocked, 0.125);
        QCOMPARE(run.stages.size(), std::size_t{2});
        QCOMPARE(run.stages.back().name, std::string("write"));
        QCOMPARE(run.stages.back().items, 12344U);
        QCOMPARE(run.queues.size(), std::size_t{1});
        QCOMPARE(run.queues.front().to, std::string("writer"));
        QCOMPARE(run.queues.front().fromBlocked, 1.25);
        QCOMPARE(run.queues.front().fromThreads, 4);
        QCOMPARE(run.depth.size(), std::size_t{2});
        QCOMPARE(run.depth.front().depth, 1000U);
        // The same to the last byte when it is kept once more.
        QCOMPARE(profile::profileObject(*again), profile::profileObject(kept));
    }

    void whatIsNoProfileIsRefused() {
        const TempFolder folder;
        for (const char* text : {"", "no json", "[]", "{}", R"({"subject":"scan"})",
                 R"({"subject":"tea","runs":[]})", R"({"runs":[]})"})
            QCOMPARE(profile::loadProfile(folder.write("kept.json", text)).error().code,
                ErrorCode::CorruptData);
        QCOMPARE(profile::loadProfile(folder / "none.json").error().code, ErrorCode::NotFound);
    }

    void onlyAlikeIsCompared() {
        ProfileRun slow = wholeRun();
        slow.itemsPerSecond = 3000;
        const KeptProfile before{Subject::Scan, "/data", {wholeRun()}};
        const auto compared = profile::compared(before, {Subject::Scan, "/data", {slow}});
        QCOMPARE(compared->slower.size(), 1U);
        QCOMPARE(compared->alike, 1U);
        QVERIFY(!compared->otherData && !compared->otherMachine);
        QVERIFY(profile::compared(before, before)->slower.empty());
        QCOMPARE(profile::compared(before, {Subject::Pyramid, "/data", {slow}}).error().code,
            ErrorCode::Usage);
    }

    // It would say that nothing is slower, of what cannot be told at all.
    void whatElseIsNotTheSameIsTold() {
        ProfileRun more = wholeRun();
        more.settings.threads *= 16;
        const KeptProfile now{Subject::Scan, "/data", {wholeRun()}};
        const KeptProfile before{Subject::Scan, "/others", {more}, "64 × Something"};
        const auto compared = profile::compared(before, now);
        QCOMPARE(compared->alike, 0U);
        QVERIFY(compared->otherData);
        QVERIFY(compared->otherMachine);
        const TempFolder folder;
        QVERIFY(profile::saveProfile(folder / "kept.json", before));
        QCOMPARE(profile::loadProfile(folder / "kept.json")->machine, before.machine);
        QJsonObject older = profile::profileObject(before); // did not tell
        older.remove(QStringLiteral("machine"));
        const auto file = folder.write("older.json", QJsonDocument(older).toJson().toStdString());
        QVERIFY(!profile::compared(*profile::loadProfile(file), now)->otherMachine);
        QVERIFY(!profile::machineName().empty());
    }

    void subjectsHaveNames() {
        for (const Subject subject :
            {Subject::Pipeline, Subject::Scan, Subject::Downsample, Subject::Pyramid})
            QCOMPARE(profile::subjectNamed(profile::subjectName(subject)).value(), subject);
        QVERIFY(!profile::subjectNamed("tea"));
    }
};

#include "profile_json_test.moc"
LIGHTSTACK_TEST(ProfileJsonTest);
