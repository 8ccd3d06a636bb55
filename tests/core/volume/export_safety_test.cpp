// What an export never does: replace what it was not asked to, lose a slice silently, leave half a
// file; and that it does not matter how many work on it, or where a level comes from.
#include "core/volume/stack_audit.h"
#include "tests/core/volume/export_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

using namespace lightstack;
using tests::ExportCase;
using tests::StackKind;
using tests::TempFolder;
using volume::ExportFormat;
using volume::VolumeBox;
namespace fs = std::filesystem;

namespace {

const StackKind kKind{{.width = 37, .height = 23, .bits = 16}, 9, "wl"};
constexpr ExportFormat kAll[] = {ExportFormat::Slices, ExportFormat::ImageJ, ExportFormat::OmeTiff,
    ExportFormat::OmeZarr, ExportFormat::Nrrd, ExportFormat::Nhdr, ExportFormat::MetaImage,
    ExportFormat::Mhd};

volume::ExportRequest plain(
    const volume::SliceStack& stack, ExportFormat format, const fs::path& out, int level = 0) {
    return tests::exportRequest({"n", {}, level, {}, {}}, stack, format, out);
}

// The bytes of all files of an export, by name.
std::map<std::string, std::string> content(const volume::ExportReport& report) {
    std::map<std::string, std::string> all;
    for (const fs::path& file : report.files) {
        if (fs::is_directory(file)) {
            all.merge(tests::treeOf(file));
            continue;
        }
        all[file.filename()] = tests::contentOf(file);
    }
    return all;
}

void setMtime(volume::SliceStack& stack) {
    stack = tests::listed(stack.folder);
}

} // namespace

class ExportSafetyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A box was cut out of the numbers of colours, or of what they looked like.
    void aColouredSliceAmongGreysIsNoGrey() {
        const TempFolder folder;
        fs::create_directories(folder / "in");
        for (int z = 0; z < 5; ++z) {
            QImage image(12, 9, QImage::Format_Indexed8);
            for (int i = 0; i < 256; ++i)
                image.setColor(i, z == 3 ? qRgb(i, 0, 255 - i) : qRgb(255 - i, 255 - i, 255 - i));
            image.fill(10 + z);
            QVERIFY(image.save(
                QString::fromStdString(folder / ("in/s_" + std::to_string(z) + ".bmp"))));
        }
        const auto audit = volume::auditFolder(folder / "in", {}, {});
        QVERIFY(audit && audit->stacks.size() == 1);
        const auto& stack = audit->stacks.front().stack;
        for (const bool part : {false, true}) {
            auto request = plain(stack, ExportFormat::Nrrd, folder / "v.nrrd");
            if (part) request.box = VolumeBox{2, 7, 2, 7, 0, 5};
            const auto refused = tests::exported(request);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Unsupported);
            QVERIFY(!fs::exists(folder / "v.nrrd"));
            request.skipBad = true;
            request.onGap = volume::GapRule::Nearest;
            request.overwrite = true;
            const auto report = tests::exported(request);
            QVERIFY(report && report->failures.size() == 1);
            QCOMPARE(fs::path(report->failures.front().path).filename(), fs::path("s_3.bmp"));
            const std::string bytes = content(*report)["v.nrrd"];
            const auto slice = static_cast<std::size_t>(part ? 5 * 5 : 12 * 9);
            QVERIFY(bytes.size() > 5 * slice);
            std::string last = bytes.substr(bytes.size() - 5 * slice);
            for (const int z : {0, 1, 2, 4})
                QCOMPARE(static_cast<int>(
                             static_cast<unsigned char>(last[static_cast<std::size_t>(z) * slice])),
                    245 - z);
            fs::remove(folder / "v.nrrd");
        }
    }
    void aNameEndsOnce() {
        volume::SliceStack stack;
        stack.paged = true;
        stack.folder = "/x";
        stack.name = "v.ome.tif";
        QVERIFY(volume::defaultExportPath(stack, ExportFormat::OmeTiff, 0) == "/x/v.ome.tif");
        QVERIFY(
            volume::defaultExportPath(stack, ExportFormat::OmeZarr, 1) == "/x/v_level1.ome.zarr");
    }
    void workersDoNotMatter() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        for (const ExportFormat format : kAll)
            for (const int level : {0, 2}) {
                std::map<std::string, std::string> first;
                for (const int workers : {1, 4}) {
                    auto request = plain(stack, format, folder / "out/x.nhdr", level);
                    request.workers = workers;
                    request.overwrite = true;
                    fs::remove_all(folder / "out");
                    const auto report = tests::exported(request);
                    QVERIFY2(report, report ? "" : report.error().detail.c_str());
                    if (workers == 1)
                        first = content(*report);
                    else
                        QVERIFY(content(*report) == first && !first.empty());
                }
            }
    }

    // The same bytes, whether a level was stored or is reduced now; and sources are not even read.
    void storedLevelsAreUsed() {
        const TempFolder folder;
        const StackKind kind{{.width = 700, .height = 23, .bits = 16}, 9, "wl"};
        auto stack = tests::writeStack(folder / "in", kind);
        auto wanted = tests::requestFor(stack, folder / "in/slice.tif.pyramid");
        wanted.levels = 4;
        QVERIFY(tests::built(wanted));
        setMtime(stack);
        const auto found = volume::findPyramid(stack);
        QVERIFY(found && found->current);
        for (const ExportFormat format : kAll) {
            auto request = plain(stack, format, folder / "a/x", 1);
            request.box = VolumeBox{0, 700, 3, 22, 1, 8};
            if (format == ExportFormat::OmeZarr) request.box.reset();
            const auto straight = tests::exported(request);
            request.pyramid = found;
            request.out = folder / "b/x";
            const auto stored = tests::exported(request);
            QVERIFY2(straight && stored, stored ? "" : stored.error().detail.c_str());
            QVERIFY(!straight->fromPyramid && stored->fromPyramid);
            QVERIFY(stored->bytesRead < straight->bytesRead);
            QVERIFY(content(*straight) == content(*stored));
            fs::remove_all(folder / "a");
            fs::remove_all(folder / "b");
        }
    }

    // A pyramid of other files, or one in which something was made up, is left alone.
    void staleLevelsAreNot() {
        const TempFolder folder;
        auto stack = tests::writeStack(folder / "in", kKind);
        QVERIFY(tests::built(tests::requestFor(stack, folder / "in/slice.tif.pyramid")));
        setMtime(stack);
        auto found = volume::findPyramid(stack);
        QVERIFY(found);
        auto request = plain(stack, ExportFormat::Nrrd, folder / "a.nrrd", 1);
        request.pyramid = found;
        request.pyramid->current = false;
        QVERIFY(!tests::exported(request)->fromPyramid);
        request.pyramid = found;
        request.pyramid->mode = volume::PyramidMode::CtHarvester;
        request.overwrite = true;
        QVERIFY(!tests::exported(request)->fromPyramid);
        // Another slice of the same size stands in the stack now.
        request.pyramid = found;
        request.stack.slices[4].name = "slice_0003.tif";
        QVERIFY(!tests::exported(request)->fromPyramid);
    }

    void placesThatAreTakenStay() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        folder.write("x.nrrd", "mine");
        auto request = plain(stack, ExportFormat::Nrrd, folder / "x.nrrd");
        auto refused = tests::exported(request);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        request.dryRun = true;
        QVERIFY(!tests::exported(request)); // said before anything is done
        request.dryRun = false;
        request.overwrite = true;
        QVERIFY(tests::exported(request));
        QVERIFY(fs::file_size(folder / "x.nrrd") > 1000);
        // The voxels of a detached header would take a name, too.
        folder.write("y.raw", "mine");
        QVERIFY(!tests::exported(plain(stack, ExportFormat::Nhdr, folder / "y.nhdr")));
        QVERIFY(!fs::exists(folder / "y.nhdr"));
        fs::create_directories(folder / "folder.nrrd/kept");
        request.out = folder / "folder.nrrd";
        QVERIFY(!tests::exported(request));
    }

    void foldersAreReplacedOnlyWhereTheyAreExports() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        for (const ExportFormat format : {ExportFormat::Slices, ExportFormat::OmeZarr}) {
            const fs::path out = folder / ("o" + std::string(volume::exportFormatName(format)));
            fs::create_directory(out); // empty: a file dialog has made it
            auto request = plain(stack, format, out);
            QVERIFY(tests::exported(request));
            QVERIFY(!tests::exported(request));
            request.overwrite = true;
            QVERIFY(tests::exported(request));
            folder.write(out.filename().native() + "/notes.txt", "mine");
            QVERIFY(!tests::exported(request));
            QVERIFY(fs::exists(out / "notes.txt"));
            // Another stack, and the slices themselves.
            tests::writeStack(folder / "other", kKind);
            request.out = folder / "other";
            QVERIFY(!tests::exported(request));
            request.out = folder / "in";
            QVERIFY(!tests::exported(request));
            request.out = folder.path();
            QVERIFY(!tests::exported(request));
            QCOMPARE(tests::treeOf(folder / "in").size(), std::size_t{9});
            QCOMPARE(tests::treeOf(folder / "other").size(), std::size_t{9});
        }
    }

    void sourcesAreNeverReplaced() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        const auto before = tests::treeOf(folder / "in");
        auto request = plain(stack, ExportFormat::ImageJ, folder / "in/slice_0003.tif");
        request.overwrite = true;
        const auto refused = tests::exported(request);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        QVERIFY(tests::treeOf(folder / "in") == before);
    }

    void gapsAndBadSlices() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kKind);
        fs::remove(folder / "in/slice_0004.tif");
        folder.write("in/slice_0006.tif", "II*");
        const auto stack = tests::listed(folder / "in");
        auto request = plain(stack, ExportFormat::Nrrd, folder / "x.nrrd");
        auto report = tests::exported(request);
        QVERIFY(!report && report.error().detail.find("missing") != std::string::npos);
        request.onGap = volume::GapRule::Nearest;
        report = tests::exported(request);
        QVERIFY(!report && report.error().path == folder / "in/slice_0006.tif");
        QVERIFY(!fs::exists(folder / "x.nrrd"));
        request.skipBad = true;
        report = tests::exported(request);
        QVERIFY(report);
        QCOMPARE(report->shape.level.depth, std::int64_t{9});
        QCOMPARE(report->failures.size(), std::size_t{1});
        const std::string all = content(*report).begin()->second;
        const std::size_t slice = 37 * 23 * 2;
        const std::string voxels = all.substr(all.size() - 9 * slice);
        const auto at = [&](std::size_t z) { return voxels.substr(z * slice, slice); };
        QVERIFY(at(4) == at(3) && at(6) == at(5) && at(5) != at(4));
        // A bad slice outside of the box is nobody's trouble.
        request.skipBad = false;
        request.overwrite = true;
        request.box = VolumeBox{0, 37, 0, 23, 0, 6};
        report = tests::exported(request);
        QVERIFY(report && report->failures.empty());
        // Nor is a gap outside of it.
        request.onGap = volume::GapRule::Stop;
        request.box = VolumeBox{0, 37, 0, 23, 0, 4};
        QVERIFY(tests::exported(request));
        request.box = VolumeBox{0, 37, 0, 23, 0, 6};
        QVERIFY(!tests::exported(request));
        request.onGap = volume::GapRule::Blank;
        report = tests::exported(request);
        const std::string blank = content(*report).begin()->second;
        QVERIFY(blank.substr(blank.size() - 2 * slice, slice) == std::string(slice, '\0'));
    }

    // A slice whose rows end too early, at level 0 and above.
    void slicesThatBreakOffAreReplaced() {
        const TempFolder folder;
        tests::writeStack(folder / "in", kKind);
        fs::resize_file(folder / "in/slice_0002.tif", 900);
        const auto stack = tests::listed(folder / "in");
        for (const int level : {0, 1}) {
            auto request = plain(stack, ExportFormat::Mhd, folder / "x.mhd", level);
            request.onGap = volume::GapRule::Nearest;
            request.overwrite = true;
            QVERIFY(!tests::exported(request));
            request.skipBad = true;
            const auto report = tests::exported(request);
            QVERIFY2(report, report ? "" : report.error().detail.c_str());
            QCOMPARE(report->failures.size(), std::size_t{1});
            QCOMPARE(report->slicesRead, std::uint64_t{9});
        }
    }

    void whatIsStoppedLeavesNothing() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        for (const ExportFormat format : kAll) {
            std::stop_source stop;
            stop.request_stop();
            pipeline::StageClock clock(volume::exportStages());
            const auto report = volume::exportVolume(
                plain(stack, format, folder / "out/x"), clock, stop.get_token());
            QVERIFY(!report && report.error().code == ErrorCode::Cancelled);
            QVERIFY(!fs::exists(folder / "out") || fs::is_empty(folder / "out"));
        }
    }

    void leftoversOfAKilledRunGo() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        folder.write("out/.x.part/junk", "half");
        QVERIFY(tests::exported(plain(stack, ExportFormat::Slices, folder / "out/x")));
        QVERIFY(!fs::exists(folder / "out/.x.part") && !fs::exists(folder / "out/x/junk"));
    }

    void boxesAreCutOrRefused() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        auto request = plain(stack, ExportFormat::Nrrd, folder / "x.nrrd");
        request.box = VolumeBox{-5, 1000, 20, 1000, 8, 1000};
        const auto report = tests::exported(request);
        QVERIFY(report);
        QCOMPARE(report->shape.source, (VolumeBox{0, 37, 20, 23, 8, 9}));
        request.overwrite = true;
        request.box = VolumeBox{40, 50, 0, 5, 0, 5};
        const auto refused = tests::exported(request);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        request.box.reset();
        request.level = 99;
        QVERIFY(!tests::exported(request));
    }

    void timeIsAccountedFor() {
        const TempFolder folder;
        const auto stack = tests::writeStack(folder / "in", kKind);
        for (const int level : {0, 1}) {
            pipeline::StageClock clock(volume::exportStages());
            auto request = plain(stack, ExportFormat::OmeTiff, folder / "x.ome.tif", level);
            request.overwrite = true;
            std::uint64_t seen = 0;
            const auto report =
                volume::exportVolume(request, clock, {}, [&](const volume::ExportProgress& now) {
                    QVERIFY(now.done >= seen && now.done <= now.total && now.total == 9);
                    seen = now.done;
                });
            QVERIFY(report);
            QCOMPARE(report->slicesToRead, std::uint64_t{9});
            QVERIFY(report->bytesRead >= 9 * 37 * 23 * 2);
            std::map<std::string, double> seconds;
            for (const auto& stage : clock.totals())
                seconds[stage.name] = stage.seconds;
            QVERIFY(seconds["read"] > 0 && seconds["write"] > 0 && seconds["encode"] > 0);
            QCOMPARE(seconds["reduce"] > 0, level > 0);
        }
    }
};

#include "export_safety_test.moc"
LIGHTSTACK_TEST(ExportSafetyTest);
