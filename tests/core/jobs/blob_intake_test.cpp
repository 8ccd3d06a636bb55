#include "core/jobs/blob_intake.h"

#include "core/catalog/blob_rows.h"
#include "core/catalog/blob_types.h"
#include "core/jobs/blob_backfill.h"
#include "core/jobs/blob_report.h"
#include "core/jobs/mime_backfill.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <csignal>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::jobs;
using namespace lightstack::tests;

namespace {

std::string intakeHash(int i) {
    return std::to_string(1000 + i) + "abcdef" + std::to_string(i);
}

catalog::BlobTypes openTypes(const std::filesystem::path& file) {
    auto types = catalog::BlobTypes::openOrMake(file);
    if (!types) qFatal("%s", types.error().detail.c_str());
    return std::move(*types);
}

std::int64_t number(catalog::BlobTypes& types, std::string_view sql) {
    return types.database().number(sql).value_or(-1);
}

IntakeResult read(catalog::BlobTypes& types, const std::filesystem::path& list, char end) {
    const auto file = base::openRegular(list);
    IntakeOptions options;
    options.end = end;
    options.batch = 2;
    const auto taken = addListedRows(types.database(), file->get(), list, options, {});
    if (!taken) qFatal("%s", taken.error().detail.c_str());
    return *taken;
}

bool isKilled(const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status);
}

} // namespace

class BlobIntakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TempFolder>();
        m_blobs = *m_folder / "by-hash";
        for (int i = 0; i < 20; ++i) {
            const std::string hash = intakeHash(i);
            m_folder->write(
                "by-hash/" + hash.substr(0, 2) + "/" + hash.substr(2, 2) + "/" + hash, "%PDF-1.4");
        }
        // None of these is a blob.
        m_folder->write("by-hash/readme.txt", "x");
        m_folder->write("by-hash/10/00/1000abc.tmp", "x");
        m_folder->write("by-hash/10/00/9999abcdef", "x");
        m_folder->write("by-hash/10/00/sub/1000abcdef", "x");
        m_folder->write("by-hash/tmp/00/1000abcdef", "x");
    }

    void theStoreIsRegisteredOnce() {
        auto types = openTypes(*m_folder / "c.db");
        IntakeOptions options;
        options.batch = 6;
        const auto first = registerBlobs(types.database(), m_blobs, options, {});
        QVERIFY(first);
        QCOMPARE(first->rows, std::uint64_t{20});
        QCOMPARE(first->added, std::uint64_t{20});
        QCOMPARE(number(types, "SELECT count(*) FROM blob_rows WHERE CAST(path AS TEXT) = "
                               "substr(hash,1,2)||'/'||substr(hash,3,2)||'/'||hash"),
            std::int64_t{20});
        m_folder->write("by-hash/zz/zz/zzzz1", "%PDF-1.4");
        const auto second = registerBlobs(types.database(), m_blobs, options, {});
        QCOMPARE(second->rows, std::uint64_t{21});
        QCOMPARE(second->added, std::uint64_t{1});
        QVERIFY(!*catalog::isRegistering(types.database()));
        QCOMPARE(registerBlobs(types.database(), *m_folder / "none", {}, {}).error().code,
            ErrorCode::NotFound);
    }

    void aStoppedRegistrationIsMarkedAndTakenUp() {
        const auto db = *m_folder / "c.db";
        {
            auto types = openTypes(db);
            std::stop_source stop;
            IntakeOptions options;
            options.batch = 3;
            options.progress = [&](std::uint64_t) { stop.request_stop(); };
            const auto cut = registerBlobs(types.database(), m_blobs, options, stop.get_token());
            QVERIFY(cut && cut->cancelled);
            QVERIFY(cut->added >= 3 && cut->added < 20);
        }
        auto types = openTypes(db);
        QVERIFY(*catalog::isRegistering(types.database()));
        QVERIFY(registerBlobs(types.database(), m_blobs, {}, {}));
        QVERIFY(!*catalog::isRegistering(types.database()));
        QCOMPARE(number(types, "SELECT count(*) FROM blob_rows"), std::int64_t{20});
    }

    // Killed in the middle of each step, for real; the next run has it whole.
    void killedAtAnyBatchItIsTakenUp() {
        const auto db = *m_folder / "c.db";
        const auto die = [](std::uint64_t) { ::raise(SIGKILL); };
        IntakeOptions intake;
        intake.batch = 4;
        intake.progress = die;
        QVERIFY(isKilled([&] {
            auto types = openTypes(db);
            (void)registerBlobs(types.database(), m_blobs, intake, {});
        }));
        std::filesystem::remove(m_blobs / "10" / "19" / intakeHash(19));
        {
            auto types = openTypes(db);
            QCOMPARE(number(types, "SELECT count(*) FROM blob_rows"), std::int64_t{4});
            QVERIFY(*catalog::isRegistering(types.database()));
            QVERIFY(registerBlobs(types.database(), m_blobs, {}, {}));
            const std::vector<catalog::BlobRow> gone{{"/a/gone", intakeHash(19), {}}};
            QCOMPARE(*catalog::addBlobRows(types.database(), gone), std::uint64_t{1});
        }
        BackfillOptions fill;
        fill.batch = 7;
        fill.progress = die;
        pipeline::StageClock clock({"select", "sniff", "update"});
        QVERIFY(isKilled([&] { (void)backfillMime(db, m_blobs, fill, clock, {}); }));
        fill.progress = {};
        const auto rest = backfillMime(db, m_blobs, fill, clock, {});
        QCOMPARE(rest->blobs, std::uint64_t{13});
        QCOMPARE(rest->failures.size(), std::size_t{1});
        QCOMPARE(backfillMime(db, m_blobs, fill, clock, {})->blobs, std::uint64_t{0});
        auto types = openTypes(db);
        QCOMPARE(number(types, "SELECT count(*) FROM blob_rows WHERE mime = 'application/pdf'"),
            std::int64_t{19});
    }

    void aFolderThatCannotBeReadIsAFailure() {
        if (::geteuid() == 0) QSKIP("root reads everything");
        const auto locked = m_blobs / "10" / "01";
        ::chmod(locked.c_str(), 0);
        auto types = openTypes(*m_folder / "c.db");
        const auto taken = registerBlobs(types.database(), m_blobs, {}, {});
        ::chmod(locked.c_str(), 0700);
        QCOMPARE(taken->bad, std::uint64_t{1});
        QCOMPARE(taken->failures.at(0).code, ErrorCode::Denied);
        QCOMPARE(taken->rows, std::uint64_t{19});
    }

    void aListWithBadLines() {
        const std::string longRow(200'000, 'p');
        const auto list = m_folder->write("rows.tsv",
            "/a/one.png\t" + intakeHash(1) +
                "\n" // 1
                "/a/one.png\t" +
                intakeHash(1) +
                "\r\n"                        // 2: again
                "no tabulator\n"              // 3
                "\n"                          // 4: nothing
                "/a/evil\t../../etc/passwd\n" // 5
                "\t" +
                intakeHash(1) +
                "\n" // 6
                "/a/typed.jpg\t" +
                intakeHash(2) +
                "\timage/png\n" // 7
                "/a/bad type\t" +
                intakeHash(2) +
                "\tpicture\n" // 8
                "/a/four\t" +
                intakeHash(2) + "\timage/png\tx\n" // 9
                + longRow + "\t" + intakeHash(3) +
                "\n" // 10
                "/a/one.png\t" +
                intakeHash(2) +
                "\n" // 11: another content
                "/a/last\xFF name\t" +
                intakeHash(3)); // 12: no end
        auto types = openTypes(*m_folder / "c.db");
        const IntakeResult taken = read(types, list, '\n');
        QCOMPARE(taken.rows, std::uint64_t{5});
        QCOMPARE(taken.added, std::uint64_t{4});
        QStringList lines;
        for (const Error& error : taken.failures) {
            QVERIFY(error.path == list);
            lines << QString::fromStdString(error.detail).section(u' ', 0, 1);
        }
        QCOMPARE(lines, QStringLiteral("line 3,line 5,line 6,line 8,line 9,line 10").split(u','));
        QCOMPARE(number(types, "SELECT count(*) FROM blob_rows WHERE mime = 'image/png'"),
            std::int64_t{1});
        QCOMPARE(number(types,
                     "SELECT count(*) FROM blob_rows WHERE path = x'2F612F6C617374FF206E616D65'"),
            std::int64_t{1});
        QCOMPARE(read(types, list, '\n').added, std::uint64_t{0});
    }

    void namesWithNewlinesComeEndedByNul() {
        const std::string hash = intakeHash(4);
        const auto list =
            m_folder->write("rows", "/a/two\nlines\t" + hash + '\0' + "/b\r\t" + hash + '\0');
        auto types = openTypes(*m_folder / "c.db");
        const IntakeResult taken = read(types, list, '\0');
        QCOMPARE(taken.added, std::uint64_t{2});
        QCOMPARE(taken.bad, std::uint64_t{0});
    }

    void theReportNamesWhatDisagrees() {
        auto types = openTypes(*m_folder / "c.db");
        const std::vector<catalog::BlobRow> rows{{"/a/x.png", intakeHash(1), "image/jpeg"},
            {"/a/y.PNG", intakeHash(2), "image/jpeg"}, {"/a/fine.jpg", intakeHash(1), "image/jpeg"},
            {"=1+1, \"z\".mov", intakeHash(3), "image/gif"},
            {"/a/not known.xyz", intakeHash(1), "image/gif"},
            {"/\xFF.txt", intakeHash(4), "image/gif"}, {"/a/waits.png", intakeHash(5), {}}};
        QCOMPARE(*catalog::addBlobRows(types.database(), rows), std::uint64_t{7});
        std::string csv;
        const auto found = writeBlobReport(types.database(), BlobReportFormat::Csv,
            [&](std::string_view text) -> Result<void> {
                csv += text;
                return {};
            },
            {});
        QCOMPARE(found->count, std::uint64_t{4});
        QCOMPARE(found->byPair.at(0).rows, std::uint64_t{2});
        QVERIFY(found->byPair.at(0).byContent == "image/jpeg");
        QVERIFY(found->byPair.at(0).byName == "image/png");
        QCOMPARE(QByteArray::fromStdString(csv),
            QByteArray::fromStdString("path,path_bytes,hash,type_by_content,type_by_name\r\n"
                                      "/a/x.png,," +
                                      intakeHash(1) +
                                      ",image/jpeg,image/png\r\n"
                                      "/a/y.PNG,," +
                                      intakeHash(2) +
                                      ",image/jpeg,image/png\r\n"
                                      "\"'=1+1, \"\"z\"\".mov\",PTErMSwgInoiLm1vdg==," +
                                      intakeHash(3) +
                                      ",image/gif,video/quicktime\r\n"
                                      "/\xEF\xBF\xBD.txt,L/8udHh0," +
                                      intakeHash(4) + ",image/gif,text/plain\r\n"));
        const auto file = *m_folder / "report.json";
        QVERIFY(writeBlobReportTo(file, types.database(), {}));
        QFile json(QString::fromStdString(file.native()));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QJsonArray array = QJsonDocument::fromJson(json.readAll()).array();
        QCOMPARE(array.size(), 4);
        QCOMPARE(array[3].toObject()[QStringLiteral("path_bytes")].toString(),
            QStringLiteral("L/8udHh0"));
        QCOMPARE(writeBlobReportTo(*m_folder / "report.txt", types.database(), {}).error().code,
            ErrorCode::Usage);
        std::stop_source stopped; // nothing half written
        stopped.request_stop();
        QCOMPARE(writeBlobReportTo(*m_folder / "cut.csv", types.database(), stopped.get_token())
                     .error()
                     .code,
            ErrorCode::Cancelled);
        QVERIFY(!std::filesystem::exists(*m_folder / "cut.csv"));
    }

    // A dry run over what is registered: rows are not copied, and it says what is then done.
    void aDryRunStandsInFrontOfTheCatalog() {
        const auto db = *m_folder / "c.db";
        {
            auto types = openTypes(db);
            QVERIFY(registerBlobs(types.database(), m_blobs, {}, {}));
            const std::pair<std::string, std::string> more[] = {
                {"/a/one.png", intakeHash(1)}, {"/a/gone", "9999abcdef"}};
            QVERIFY(types.add(more));
        }
        BlobBackfill job;
        job.catalog = db;
        job.blobs = m_blobs;
        job.options.batch = 6;
        job.options.dryRun = true;
        pipeline::StageClock clock({"select", "sniff", "update"});
        const auto dry = runBlobBackfill(job, clock, {});
        QVERIFY(dry);
        QCOMPARE(dry->disagreements.count, std::uint64_t{1});
        QCOMPARE(dry->types.failures.size(), std::size_t{1});
        QCOMPARE(dry->copy->waiting()->blobs, std::uint64_t{0});
        {
            auto types = openTypes(db);
            QCOMPARE(number(types, "SELECT count(*) FROM blob_rows WHERE mime IS NULL"),
                std::int64_t{22});
            QCOMPARE(types.waiting()->failed, std::uint64_t{0});
        }
        job.options.dryRun = false;
        const auto done = runBlobBackfill(job, clock, {});
        QVERIFY(done);
        QCOMPARE(done->types.byType, dry->types.byType);
        QCOMPARE(done->types.rows, dry->types.rows);
        QCOMPARE(done->disagreements.count, dry->disagreements.count);
        QCOMPARE(done->first.front().path, dry->first.front().path);
        auto types = openTypes(db);
        QCOMPARE(
            number(types, "SELECT count(*) FROM blob_rows WHERE mime IS NULL"), std::int64_t{1});
    }

    // What will be looked at is known once the rows are in, not before.
    void howManyWaitIsToldAfterTheIntake() {
        const std::string list = "/a/one.png\t" + intakeHash(1) + "\n/a/gone\t9999abcdef\n";
        BlobBackfill job;
        job.catalog = *m_folder / "c.db";
        job.blobs = m_blobs;
        job.rows = m_folder->write("rows.tsv", list);
        std::vector<std::uint64_t> told;
        job.takingIn = [&](std::uint64_t) { QVERIFY(told.empty()); };
        job.waiting = [&](std::uint64_t blobs) { told.push_back(blobs); };
        pipeline::StageClock clock({"select", "sniff", "update"});
        QVERIFY(runBlobBackfill(job, clock, {}));
        QCOMPARE(told, std::vector<std::uint64_t>{2});
        job.rows.clear();
        QVERIFY(runBlobBackfill(job, clock, {}));
        job.options.retryFailed = true; // the one that is gone
        QVERIFY(runBlobBackfill(job, clock, {}));
        QCOMPARE(told, (std::vector<std::uint64_t>{2, 0, 1}));
    }

    void aCopyReachesNoCatalog() {
        const auto db = *m_folder / "c.db";
        {
            auto none = catalog::BlobTypes::openCopy(db, {});
            QVERIFY(none);
            QVERIFY(registerBlobs(none->database(), m_blobs, {}, {}));
            QCOMPARE(number(*none, "SELECT count(*) FROM blob_rows"), std::int64_t{20});
        }
        QVERIFY(!std::filesystem::exists(db));
        auto types = openTypes(db);
        QVERIFY(registerBlobs(types.database(), m_blobs, {}, {}));
        auto copy = catalog::BlobTypes::openCopy(db, {});
        QVERIFY(copy);
        auto answers = copy->next(0, 2);
        QVERIFY(answers && answers->size() == 2);
        answers->front().mime = "application/pdf";
        answers->back().error = {ErrorCode::NotFound, {}, "gone"};
        QCOMPARE(copy->fill(*answers)->rows, std::uint64_t{1});
        QCOMPARE(number(*copy, "SELECT count(*) FROM blob_failures"), std::int64_t{1});
        QCOMPARE(number(types, "SELECT count(*) FROM blob_rows WHERE mime IS NOT NULL"),
            std::int64_t{0});
        QCOMPARE(number(types, "SELECT count(*) FROM blob_failures"), std::int64_t{0});
    }

private:
    std::unique_ptr<TempFolder> m_folder;
    std::filesystem::path m_blobs;
};

#include "blob_intake_test.moc"
LIGHTSTACK_TEST(BlobIntakeTest);
