// Jobs of the window: a scan, a backfill, a batch made smaller, a profile.
#include "core/base/file_io.h"
#include "core/catalog/blob_types.h"
#include "core/catalog/catalog_file.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/models/backfill_job.h"
#include "ui/models/downsample_job.h"
#include "ui/models/job_list.h"
#include "ui/models/profile_job.h"
#include "ui/models/scan_job.h"
#include "ui/models/scan_preview.h"

#include <QBuffer>
#include <QImage>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using lightstack::tests::TempFolder;

namespace {

std::string picture(int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    image.save(&buffer, "JPG");
    return buffer.data().toStdString();
}

// Three pictures, two sidecars, a page; one picture is damaged.
void makeLibrary(const TempFolder& folder) {
    const char* sidecar = R"({"title":"%s","photoTakenTime":{"timestamp":"1500000000"}})";
    for (const char* name : {"a.jpg", "b.jpg"}) {
        folder.write("Takeout/Album/" + std::string(name), picture(40));
        char json[200];
        std::snprintf(json, sizeof json, sidecar, name);
        folder.write("Takeout/Album/" + std::string(name) + ".json", json);
    }
    folder.write("Takeout/Album/broken.jpg", "no picture at all");
    folder.write("Takeout/Album/index.html", "<html/>");
}

ScanWish wishOf(const TempFolder& folder, const std::filesystem::path& catalog) {
    ScanWish wish;
    wish.roots = {folder.path()};
    wish.catalog = catalog;
    return wish;
}

} // namespace

class ScanJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePreviewCounts() {
        const TempFolder folder, out;
        makeLibrary(folder);
        ScanTally tally;
        const auto preview = previewScan({folder.path()}, out / "c.catalog", tally, {});
        QVERIFY(preview.has_value());
        QCOMPARE(preview->media, std::uint64_t{3});
        QCOMPARE(preview->sidecars, std::uint64_t{2});
        QCOMPARE(preview->others, std::uint64_t{1});
        QCOMPARE(preview->unchanged, std::uint64_t{0});
        QCOMPARE(tally.files.load(), std::uint64_t{6});
        QVERIFY(!preview->known);
    }
    void archivesCountWithTheirSize() {
        const TempFolder folder, out;
        const auto zip = folder.write("takeout-1.ZIP", "12345");
        QVERIFY(isArchiveName(zip));
        QVERIFY(isArchiveName("x.tar.gz"));
        QVERIFY(!isArchiveName("x.zip.jpg"));
        ScanTally tally;
        const auto preview = previewScan({zip}, out / "c.catalog", tally, {});
        QVERIFY(preview.has_value());
        QCOMPARE(preview->archives, std::uint64_t{1});
        QCOMPARE(preview->archiveBytes, std::uint64_t{5});
        const auto gone = previewScan({folder / "none"}, out / "c.catalog", tally, {});
        QVERIFY(!gone.has_value());
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
    }
    void aScanBalancesItsBooks() {
        const TempFolder folder, out;
        makeLibrary(folder);
        const auto catalog = out / "new/c.catalog"; // the folder is made
        JobList list;
        ScanJob* job = list.add(std::make_unique<ScanJob>(wishOf(folder, catalog)));
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QVERIFY(job->outcome().has_value());
        const jobs::ScanResult& r = *job->outcome();
        QCOMPARE(r.discovered, std::uint64_t{6});
        QCOMPARE(r.unchanged + r.fresh + r.changed + r.failed + r.skipped, r.discovered);
        QCOMPARE(job->now().done, job->now().total);
        QVERIFY2(job->summary().contains(u"4 new"_qs), qPrintable(job->summary()));
        QCOMPARE(job->end(), Job::End::ButSome);
        QCOMPARE(job->failures().front().path.filename().native(), std::string("broken.jpg"));
        QVERIFY(!job->stages().empty());
        QCOMPARE(job->queues().size(), std::size_t{2});
        // What the catalog knows is said before the next scan.
        ScanTally tally;
        const auto preview = previewScan({folder.path()}, catalog, tally, {});
        QVERIFY(preview.has_value() && preview->known);
        QCOMPARE(preview->unchanged, std::uint64_t{6});
    }
    // An archive is where files are found; it is none that was found and passed over.
    void archivesAreNoFilesThatWereFound() {
        const TempFolder folder, out;
        const auto zip = folder.write("takeout-001.zip",
            tests::makeZip({{"Takeout/Album/a.jpg", picture(40)},
                {"Takeout/Album/a.jpg.json",
                    R"({"title":"a.jpg","photoTakenTime":{"timestamp":"1500000000"}})"}}));
        ScanWish wish = wishOf(folder, out / "c.catalog");
        wish.roots = {zip};
        JobList list;
        for (const char* books : {"0 as they were, 2 new", "2 as they were, 0 new"}) {
            Job* job = list.add(std::make_unique<ScanJob>(wish));
            QTRY_COMPARE(job->state(), Job::State::Finished);
            const QString text = job->summary();
            QVERIFY2(text.contains(u"2 file(s) found"_qs), qPrintable(text));
            QVERIFY2(text.contains(QLatin1String(books)), qPrintable(text));
            QVERIFY2(text.contains(u" 0 passed over"_qs), qPrintable(text));
        }
    }
    void whatFailedIsReadAgain() {
        const TempFolder folder, out;
        makeLibrary(folder);
        JobList list;
        Job* job = list.add(std::make_unique<ScanJob>(wishOf(folder, out / "c.catalog")));
        QTRY_COMPARE(job->state(), Job::State::Finished);
        // The same size and time: only because it failed is it opened again.
        const auto path = folder / "Takeout/Album/broken.jpg";
        const auto time = std::filesystem::last_write_time(path);
        Job* next = list.again(job);
        QVERIFY(next != nullptr);
        QTRY_COMPARE(next->state(), Job::State::Finished);
        const auto* scan = static_cast<const ScanJob*>(next);
        QCOMPARE(scan->outcome()->opened, std::uint64_t{1});
        QCOMPARE(scan->outcome()->failed, std::uint64_t{1});
        QCOMPARE(scan->outcome()->unchanged, std::uint64_t{4});
        QCOMPARE(std::filesystem::last_write_time(path), time);
    }
    void aBackfillTellsTypesAndWhatIsMissing() {
        const TempFolder out;
        const auto catalog = out / "c.catalog";
        QVERIFY(catalog::openCatalog(catalog).has_value());
        const std::string hash = "aabb0001";
        const std::string gone = "ccdd0002";
        out.write("blobs/aa/bb/" + hash, picture(20));
        {
            auto types = catalog::BlobTypes::open(catalog);
            QVERIFY(types.has_value());
            const std::pair<std::string, std::string> rows[] = {
                {"/a", hash}, {"/b", hash}, {"/c", gone}};
            QVERIFY(types->add(rows).has_value());
            const auto waiting = types->waiting();
            QCOMPARE(waiting->blobs, std::uint64_t{2});
            QCOMPARE(waiting->rows, std::uint64_t{3});
        }
        JobList list;
        const BackfillWish wish{catalog, out / "blobs", {}, 2, {}};
        const auto* job = list.add(std::make_unique<BackfillJob>(wish));
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->end(), Job::End::ButSome);
        QCOMPARE(job->outcome()->byType.at("image/jpeg"), std::uint64_t{2});
        auto types = catalog::BlobTypes::open(catalog);
        QCOMPARE(types->waiting()->blobs, std::uint64_t{0});
        QCOMPARE(types->waiting()->failed, std::uint64_t{1});
        // The missing one has come: asked for again, it gets its type.
        out.write("blobs/cc/dd/" + gone, picture(30));
        const auto* next =
            static_cast<const BackfillJob*>(list.again(const_cast<BackfillJob*>(job)));
        QTRY_COMPARE(next->state(), Job::State::Finished);
        QCOMPARE(next->end(), Job::End::Whole);
        QCOMPARE(next->outcome()->rows, std::uint64_t{1});
    }
    void originalsFollowThePictures() {
        const TempFolder folder;
        DownsampleWish wish;
        for (const char* name : {"in/a.jpg", "in/b.jpg"})
            wish.request.inputs.push_back(folder.write(name, picture(40)));
        wish.request.longSide = 16;
        wish.request.out = folder / "out";
        wish.request.deleteOriginals = wish.request.deleteForGood = true;
        JobList list;
        const auto* job = list.add(std::make_unique<DownsampleJob>(wish));
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->end(), Job::End::Whole);
        QCOMPARE(job->outcome()->deleted, std::uint64_t{2});
        QCOMPARE(job->now().done, std::uint64_t{4});
        QCOMPARE(job->now().total, std::uint64_t{4});
        QCOMPARE(job->itemsText(1, 4), u"1 of 2 picture(s)"_qs);
        QCOMPARE(job->itemsText(2, 4), u"2 of 2 picture(s)"_qs);
        QCOMPARE(job->itemsText(3, 4), u"1 of 2 original(s) deleted"_qs);
        QVERIFY(job->movesBytes(2, 4) && !job->movesBytes(3, 4));
    }
    void aProfileTellsItsRunsOneByOne() {
        const TempFolder out;
        out.write("data/a.bin", std::string(200'000, 'x'));
        profile::Sweep sweep;
        sweep.path = out / "data";
        sweep.settings = {{1, 10, 1}, {2, 10, 1}};
        sweep.scratch = out / "scratch";
        JobList list;
        const auto* job = list.add(std::make_unique<ProfileJob>(sweep));
        QVERIFY(!job->canPause());
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->itemsText(0, 2), u"Warming up…"_qs); // the first seconds are told, too
        QVERIFY(job->itemsText(1, 2).startsWith(u"1 of 2 run"_qs));
        QCOMPARE(job->runs().size(), std::size_t{2});
        QCOMPARE(job->runs().back().settings.threads, 2);
        QVERIFY(job->runs().front().items > 40);
        QVERIFY(job->summary().contains(u"Best here"_qs));
        QVERIFY(!std::filesystem::exists(sweep.scratch));
    }
};

#include "scan_job_test.moc"
LIGHTSTACK_TEST(ScanJobTest);
