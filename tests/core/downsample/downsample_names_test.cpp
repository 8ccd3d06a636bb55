// Names of files: equal ones, links, hard links, wrong extensions, too long ones; what stands
// beside the bytes of a file; temporary files of others; runs that are gone on with.
#include "core/downsample/downsample.h"
#include "core/downsample/downsample_journal.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QImageReader>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleReport;
using downsample::DownsampleRequest;

namespace {

void savePicture(const fs::path& path, const char* format, int width = 300) {
    fs::create_directories(path.parent_path());
    QImage image(width, 200, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    if (!image.save(QString::fromStdString(path.string()), format)) std::abort();
}

QSize sizeOf(const fs::path& path) {
    return QImageReader(QString::fromStdString(path.string())).size();
}

std::string mimeOf(const fs::path& path) {
    return std::string(io::ImageFile::open(path)->mime().mime);
}

Result<DownsampleReport> tried(const DownsampleRequest& request) {
    pipeline::StageClock clock(downsample::downsampleStages());
    pipeline::PauseGate gate;
    return downsample::downsample(request, clock, gate, {});
}

DownsampleReport run(const DownsampleRequest& request) {
    return *tried(request);
}

DownsampleRequest inPlace(const fs::path& folder) {
    DownsampleRequest request;
    request.inputs = {folder};
    request.longSide = 100;
    return request;
}

struct stat stateOf(const fs::path& path) {
    struct stat state = {};
    if (::lstat(path.c_str(), &state) != 0) std::abort();
    return state;
}

} // namespace

class DownsampleNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalNamesOfTwoInputsDoNotMeet() {
        const TempFolder folder;
        savePicture(folder / "a/1.jpg", "JPEG");
        savePicture(folder / "b/1.jpg", "JPEG");
        savePicture(folder / "b/2.jpg", "JPEG");
        DownsampleRequest request = inPlace(folder / "a");
        request.inputs.push_back(folder / "b");
        request.out = folder / "out";
        const DownsampleReport report = run(request);
        QCOMPARE(report.total.written, 1U);
        QCOMPARE(report.failures.size(), std::size_t{2});
        QVERIFY(!fs::exists(folder / "out/1.jpg"));
    }

    // A list that spans folders.
    void filesKeepTheirPathWithinTheirRoot() {
        const TempFolder folder;
        savePicture(folder / "in/a/1.jpg", "JPEG");
        savePicture(folder / "in/b/1.jpg", "JPEG");
        savePicture(folder / "elsewhere/2.jpg", "JPEG");
        DownsampleRequest request = inPlace(folder / "in/a/1.jpg");
        request.inputs.push_back(folder / "in/b/1.jpg");
        request.inputs.push_back(folder / "elsewhere/2.jpg");
        request.out = folder / "out";
        request.root = folder / "in";
        QCOMPARE(run(request).total.written, 3U);
        for (const char* name : {"out/a/1.jpg", "out/b/1.jpg", "out/2.jpg"})
            QCOMPARE(sizeOf(folder / name), QSize(100, 67));
    }

    // One may keep its name, another would get it.
    void whoKeepsItsNameHasTheBetterRight() {
        const TempFolder folder;
        savePicture(folder / "in/a.png", "PNG");
        savePicture(folder / "in/a.jpg", "JPEG");
        DownsampleRequest request = inPlace(folder / "in");
        request.format = io::FileFormat::Jpeg;
        request.out = folder / "out";
        const DownsampleReport report = run(request);
        QCOMPARE(report.total.written, 1U);
        QCOMPARE(report.failures.front().path, folder / "in/a.png");
    }

    void linksStayLinks() {
        const TempFolder folder;
        savePicture(folder / "in/real.jpg", "JPEG");
        savePicture(folder / "elsewhere.jpg", "JPEG");
        fs::create_symlink("real.jpg", folder / "in/a_first.jpg");
        fs::create_symlink(folder / "elsewhere.jpg", folder / "in/out.jpg");
        const DownsampleReport report = run(inPlace(folder / "in"));
        QCOMPARE(report.total.written, 1U);
        QCOMPARE(report.failures.size(), std::size_t{1});
        QCOMPARE(report.failures.front().path, folder / "in/out.jpg");
        QCOMPARE(report.failures.front().code, ErrorCode::Unsupported);
        QVERIFY(fs::is_symlink(folder / "in/a_first.jpg"));
        QVERIFY(fs::is_symlink(folder / "in/out.jpg"));
        QCOMPARE(sizeOf(folder / "in/real.jpg"), QSize(100, 67));
        QCOMPARE(sizeOf(folder / "elsewhere.jpg"), QSize(300, 200));
        // To a folder each name has its result, which is a file.
        savePicture(folder / "in/real.jpg", "JPEG");
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "results";
        QCOMPARE(run(request).total.written, 3U);
        for (const char* name : {"real.jpg", "a_first.jpg", "out.jpg"})
            QVERIFY(fs::is_regular_file(fs::symlink_status(folder / "results" / name)));
    }

    void everyHardLinkOfTheBatchIsDone() {
        const TempFolder folder;
        savePicture(folder / "in/a.jpg", "JPEG");
        fs::create_hard_link(folder / "in/a.jpg", folder / "in/b.jpg");
        DownsampleReport report = run(inPlace(folder / "in"));
        QCOMPARE(report.total.written, 2U);
        QVERIFY(report.notes.empty());
        QCOMPARE(sizeOf(folder / "in/a.jpg"), QSize(100, 67));
        QCOMPARE(sizeOf(folder / "in/b.jpg"), QSize(100, 67));
        savePicture(folder / "other/c.jpg", "JPEG");
        fs::create_hard_link(folder / "other/c.jpg", folder / "in/c.jpg");
        report = run(inPlace(folder / "in"));
        QCOMPARE(report.total.written, 1U);
        QCOMPARE(report.notes.size(), std::size_t{1}); // said
        QCOMPARE(sizeOf(folder / "other/c.jpg"), QSize(300, 200));
    }

    void aWrongExtensionStays() {
        const TempFolder folder;
        savePicture(folder / "in/really.jpg", "PNG");
        savePicture(folder / "in/other.png", "JPEG");
        QCOMPARE(run(inPlace(folder / "in")).total.written, 2U);
        QCOMPARE(mimeOf(folder / "in/really.jpg"), std::string("image/png"));
        QCOMPARE(mimeOf(folder / "in/other.png"), std::string("image/jpeg"));
        QCOMPARE(sizeOf(folder / "in/really.jpg"), QSize(100, 67));
        QCOMPARE(std::distance(fs::directory_iterator(folder / "in"), {}), 2);
    }

    void namesThatWouldBeTooLongAreFoundBeforehand() {
        const TempFolder folder;
        savePicture(folder / "in" / (std::string(251, 'x') + ".png"), "PNG");
        DownsampleRequest request = inPlace(folder / "in");
        request.format = io::FileFormat::WebP;
        request.dryRun = true;
        const DownsampleReport report = run(request);
        QVERIFY(report.wanted.empty());
        QCOMPARE(report.failures.front().code, ErrorCode::Usage);
    }

    void modeOwnerAndAttributesStay() {
        const TempFolder folder;
        savePicture(folder / "a.jpg", "JPEG");
        const fs::path path = folder / "a.jpg";
        QCOMPARE(::chmod(path.c_str(), 0666), 0);
        const bool root = ::geteuid() == 0;
        if (root) QCOMPARE(::chown(path.c_str(), 1234, 2345), 0);
        const bool tags = ::setxattr(path.c_str(), "user.tag", "beach", 5, 0) == 0;
        QCOMPARE(run(inPlace(folder.path())).total.written, 1U);
        QCOMPARE(stateOf(path).st_mode & 0777U, 0666U); // whatever the umask
        if (root) QCOMPARE(stateOf(path).st_uid, 1234U);
        if (root) QCOMPARE(stateOf(path).st_gid, 2345U);
        char tag[8] = {};
        if (tags) QCOMPARE(::getxattr(path.c_str(), "user.tag", tag, sizeof tag), ssize_t{5});
    }

    void writeProtectedFilesStay() {
        const TempFolder folder;
        savePicture(folder / "a.jpg", "JPEG");
        QCOMPARE(::chmod((folder / "a.jpg").c_str(), 0444), 0);
        constexpr uid_t somebody = 65534;
        const bool root = ::geteuid() == 0; // nothing is protected from it
        if (root)
            for (const fs::path& path : {folder.path(), folder / "a.jpg"})
                QCOMPARE(::chown(path.c_str(), somebody, somebody), 0);
        if (root) QCOMPARE(::seteuid(somebody), 0);
        const DownsampleReport report = run(inPlace(folder.path()));
        if (root) QCOMPARE(::seteuid(0), 0);
        QCOMPARE(report.total.written, 0U);
        QCOMPARE(report.failures.front().code, ErrorCode::Denied);
        QCOMPARE(sizeOf(folder / "a.jpg"), QSize(300, 200));
    }

    // Found out by the dry run already.
    void closedFoldersAreFoundBeforehand() {
        const TempFolder folder;
        savePicture(folder / "in/a.jpg", "JPEG");
        DownsampleRequest request = inPlace(folder / "in");
        request.dryRun = true;
        QCOMPARE(run(request).wanted.size(), std::size_t{1});
        constexpr uid_t somebody = 65534;
        const bool root = ::geteuid() == 0; // nothing is closed to it
        if (root) QCOMPARE(::chown(folder.path().c_str(), somebody, somebody), 0);
        QCOMPARE(::chmod((folder / "in").c_str(), 0555), 0);
        if (root) QCOMPARE(::seteuid(somebody), 0);
        DownsampleReport report = run(request);
        request.out = folder / "in/results"; // cannot be made
        const DownsampleReport below = run(request);
        if (root) QCOMPARE(::seteuid(0), 0);
        QVERIFY(report.wanted.empty() && below.wanted.empty());
        QCOMPARE(report.failures.front().code, ErrorCode::Denied);
        QCOMPARE(below.failures.front().code, ErrorCode::Denied);
    }

    // Of a program that lives, and files that only look alike.
    void temporaryFilesOfOthersStay() {
        const TempFolder folder;
        savePicture(folder / "a.jpg", "JPEG");
        const std::string alive =
            ".lightstack-" + std::to_string(::getpid()) + "-987654.tmp"; // written just now
        for (const std::string& name :
            {std::string(".lightstack-mine.tmp"), alive, std::string(".lightstack-999999999-3.tmp"),
                std::string(".lightstack-999999999-s3.tmp")})
            folder.write(name, "x");
        QCOMPARE(run(inPlace(folder.path())).total.written, 1U);
        QVERIFY(fs::exists(folder / ".lightstack-mine.tmp"));
        QVERIFY(fs::exists(folder / alive));
        QVERIFY(!fs::exists(folder / ".lightstack-999999999-3.tmp"));
        QVERIFY(!fs::exists(folder / ".lightstack-999999999-s3.tmp"));
    }

    void membersOfArchivesAreNoFilesOfTheirOwn() {
        const TempFolder folder;
        folder.write("a.zip", "PK");
        const DownsampleReport report = run(inPlace(folder / "a.zip/x.jpg"));
        QCOMPARE(report.failures.front().code, ErrorCode::Unsupported);
        QCOMPARE(report.total.failed, 1U);
    }

    void theFolderItselfIsNoPlaceForResults() {
        const TempFolder folder;
        savePicture(folder / "a.jpg", "JPEG");
        DownsampleRequest request = inPlace(folder.path());
        request.out = folder / "."; // the same by another name
        QCOMPARE(tried(request).error().code, ErrorCode::Usage);
        QCOMPARE(sizeOf(folder / "a.jpg"), QSize(300, 200));
    }

    void aDryRunNamesTheResults() {
        const TempFolder folder;
        savePicture(folder / "a.png", "PNG");
        DownsampleRequest request = inPlace(folder.path());
        request.format = io::FileFormat::Jpeg;
        request.dryRun = true;
        const DownsampleReport report = run(request);
        QCOMPARE(report.wanted.at(0), folder / "a.png");
        QCOMPARE(report.targets.at(0), folder / "a.jpg");
    }

    // Who strips metadata, or wants all pictures in one place, has to know of these.
    void whatFitsIsToldWhereItMatters() {
        const TempFolder folder;
        fs::create_directories(folder / "in");
        QImage(80, 80, QImage::Format_RGB32)
            .save(QString::fromStdString((folder / "in/fits.jpg").string()));
        DownsampleRequest request = inPlace(folder / "in");
        QVERIFY(run(request).notes.empty());
        request.keepMetadata = false;
        QCOMPARE(run(request).notes.size(), std::size_t{1});
        request.out = folder / "out";
        QCOMPARE(run(request).notes.size(), std::size_t{2});
    }

    // Half of the results of one size, half of another: never.
    void otherSettingsAreNotGoneOnWith() {
        const TempFolder folder;
        savePicture(folder / "in/a.jpg", "JPEG");
        savePicture(folder / "in/b.jpg", "JPEG");
        fs::create_directories(folder / "out/b.jpg"); // the disk refuses it: the journal stays
        DownsampleRequest request = inPlace(folder / "in");
        request.out = folder / "out";
        request.journal = folder / "journal.jsonl";
        {
            downsample::DownsampleJournal journal;
            QVERIFY(journal.open(request.journal, false, "others"));
            QVERIFY(journal.add({folder / "in/a.jpg", 1, 1, folder / "out/a.jpg", 1, 1}));
        }
        request.resume = true;
        QCOMPARE(tried(request).error().code, ErrorCode::Usage);
        QVERIFY(!fs::exists(folder / "out/a.jpg"));
        request.resume = false;
        QCOMPARE(run(request).total.written, 1U);
    }
};

#include "downsample_names_test.moc"
LIGHTSTACK_TEST(DownsampleNamesTest);
