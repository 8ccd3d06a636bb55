#include "core/profile/advice.h"
#include "core/profile/demo_data.h"
#include "core/profile/profile.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using profile::ProfileRun;
using profile::Settings;
using profile::Subject;

namespace {

ProfileRun ran(int threads, double rate, double producerBlocked = 0) {
    ProfileRun run;
    run.settings = {threads, 100, 1};
    run.itemsPerSecond = rate;
    run.producerBlocked = producerBlocked;
    run.stages = {{"load", 3, 0, 0}, {"write", 1, 0, 0}};
    return run;
}

} // namespace

class ProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sweepsVaryOneThingAtATime() {
        const auto plain = profile::sweepOf({1, 2}, {100, 1}, {1}, false);
        QCOMPARE(plain, (std::vector<Settings>{{1, 100, 1}, {2, 100, 1}, {2, 1, 1}}));
        QCOMPARE(profile::sweepOf({1, 2}, {100, 1}, {1, 10}, true).size(), std::size_t{8});
    }

    void everyRecordIsCounted() {
        const TempFolder folder;
        folder.write("a.bin", std::string(10'000, 'a'));   // 3 records of 4096
        folder.write("sub/b.bin", std::string(4096, 'b')); // 1
        folder.write("empty", "");
        profile::Sweep sweep{Subject::Pipeline, folder.path(), {{1, 1, 1}, {2, 10, 3}}, {}};
        const auto runs = profile::profile(sweep, {});
        QVERIFY(runs);
        QCOMPARE(runs->size(), std::size_t{2});
        for (const ProfileRun& run : *runs) {
            QCOMPARE(run.items, 4U);
            QVERIFY(run.firstItemMs > 0 && run.firstItemMs <= run.seconds * 1000);
            QVERIFY(run.peakRssBytes > 1'000'000);
        }
        QCOMPARE(runs->front().speedup, 1.0);
    }

    void jobsLeaveTheDataAsTheyAreAndNothingBehind() {
        const TempFolder folder;
        for (int i = 0; i < 4; ++i) {
            QImage image(700, 500, QImage::Format_RGB32);
            image.fill(QColor(10 * i, 50, 90));
            fs::create_directories(folder / "in");
            image.save(
                QString::fromStdString((folder / ("in/p" + std::to_string(i) + ".jpg")).string()));
        }
        fs::create_directories(folder / "scratch");
        for (const Subject subject : {Subject::Downsample, Subject::Scan}) {
            const auto runs =
                profile::profile({subject, folder / "in", {{1, 10, 10}}, folder / "scratch"}, {});
            QVERIFY(runs);
            QCOMPARE(runs->front().items, 4U);
            QVERIFY(runs->front().itemsPerSecond > 0);
            QVERIFY(!runs->front().stages.empty());
            QVERIFY(!runs->front().queues.empty());
            // How long either side waits depends on when its threads were let run.
            const pipeline::QueueState& queue = runs->front().queues.front();
            QVERIFY(queue.fromThreads >= 1 && queue.toThreads >= 1);
            for (const double share :
                {runs->front().producerBlocked, runs->front().consumersBlocked})
                QVERIFY(share >= 0 && share <= 1);
        }
        QVERIFY(fs::is_empty(folder / "scratch"));
        QCOMPARE(std::distance(fs::directory_iterator(folder / "in"), fs::directory_iterator()), 4);
    }

    // What is done in a blink says nothing by one run.
    void shortRunsAreRepeated() {
        const TempFolder folder;
        folder.write("in/a.bin", std::string(10'000, 'a'));
        profile::Sweep sweep{Subject::Pipeline, folder / "in", {{1, 1, 1}}, folder / "scratch"};
        sweep.leastSeconds = 0.01;
        const auto runs = profile::profile(sweep, {});
        QVERIFY(runs);
        QVERIFY(runs->front().repeats > 1);
        QCOMPARE(runs->front().items, 3U); // of one of them
        std::stop_source stop;
        QVERIFY(stop.request_stop());
        sweep.leastSeconds = 1e9;
        QCOMPARE(profile::profile(sweep, stop.get_token()).error().code, ErrorCode::Cancelled);
    }

    void fewDataAreThereSeveralTimes() {
        const TempFolder folder;
        folder.write("demo/Photos/a.bin", "a");
        folder.write("demo/Photos/b.bin", "b");
        QVERIFY(fs::create_directories(folder / "demo/Photos/sub"));
        profile::Sweep sweep{Subject::Scan, {}, {{1, 10, 10}}, folder / "scratch"};
        sweep = profile::overDemoSet(std::move(sweep), folder / "demo");
        QVERIFY(sweep.path == folder / "demo/Photos" && sweep.times > 10);
        const auto runs = profile::profile(sweep, {});
        QVERIFY(runs);
        QCOMPARE(runs->front().items, 2U * static_cast<unsigned>(sweep.times));
        QVERIFY(fs::is_empty(folder / "scratch"));
        QCOMPARE(fs::hard_link_count(folder / "demo/Photos/a.bin"), 1U);
        // Where nothing can be linked or copied, as few as there are.
        sweep.subject = Subject::Pipeline;
        folder.write("closed", "no folder");
        sweep.scratch = folder / "closed";
        QCOMPARE(profile::profile(sweep, {})->front().items, 2U);
    }

    void nothingToDoIsSaid() {
        const TempFolder folder;
        for (const Subject subject : {Subject::Pipeline, Subject::Downsample, Subject::Pyramid})
            QCOMPARE(profile::profile({subject, folder.path(), {{1, 1, 1}}, folder.path()}, {})
                         .error()
                         .code,
                ErrorCode::NotFound);
    }

    void adviceFollowsTheFigures() {
        QCOMPARE(QString::fromStdString(profile::adviceOf({ran(1, 100), ran(2, 195)})),
            QStringLiteral("2 threads, queue 100, batch 1 is best here: most of the time goes into "
                           "load; more threads might help"));
        QCOMPARE(QString::fromStdString(profile::adviceOf({ran(1, 100, 0.71), ran(2, 104)})),
            QStringLiteral("1 thread, queue 100, batch 1 is best here: the producer waits 71 % of "
                           "its time for the consumers; more threads do not help"));
    }

    void whatBecameSlowerIsNamed() {
        const std::vector<ProfileRun> before{ran(1, 1000), ran(2, 1500)};
        QVERIFY(profile::slowerThan(before, {ran(1, 950), ran(2, 1400), ran(4, 1)}).empty());
        const auto slower = profile::slowerThan(before, {ran(1, 1000), ran(2, 1200)});
        QCOMPARE(slower.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(profile::slowerText(slower.front())),
            QStringLiteral("2 threads, queue 100, batch 1: 1200 instead of 1500 items/s (-20 %)"));
    }
};

#include "profile_test.moc"
LIGHTSTACK_TEST(ProfileTest);
