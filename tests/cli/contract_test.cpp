// The contract of the command line: one JSON object, streams, exit codes, fields.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

using namespace lightstack::tests;

namespace {

std::string makePicture(const TempFolder& folder, const char* name, QSize size = {64, 48}) {
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(x * 3, y * 4, x ^ y));
    const std::string path = (folder / name).native();
    if (!image.save(QString::fromStdString(path))) qFatal("cannot write the fixture");
    // Files of this very moment are not stored: they may still be written.
    std::filesystem::last_write_time(
        path, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    return path;
}

QJsonObject firstFile(const CliRun& run) {
    return run.json()[QStringLiteral("files")].toArray().first().toObject();
}

double items(const CliRun& run, const char* name) {
    return run.json()[QStringLiteral("items")].toObject()[QLatin1String(name)].toDouble(-1);
}

} // namespace

class ContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void infoTellsSizeTypeAndTags() {
        const TempFolder folder;
        const CliRun run = runCli({"info", "--json", makePicture(folder, "a.png")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject file = firstFile(run);
        QCOMPARE(file[QStringLiteral("mime")].toString(), QStringLiteral("image/png"));
        QCOMPARE(file[QStringLiteral("width")].toInt(), 64);
        QCOMPARE(file[QStringLiteral("height")].toInt(), 48);
        QCOMPARE(file[QStringLiteral("pages")].toInt(), 1);
        QCOMPARE(file[QStringLiteral("orientation")].toInt(), 1);
        QVERIFY(file[QStringLiteral("tags")].isArray());
        QVERIFY(file.contains(QStringLiteral("voxel_size")));
        QVERIFY(file.contains(QStringLiteral("sidecar")));
        QCOMPARE(items(run, "done"), 1.0);
    }
    // A TIFF's tags, as EXIF has them: half a pixel an inch is not none.
    void fractionsStayFractions() {
        const TempFolder folder;
        const std::string tags("II*\0\x08\0\0\0\2\0"
                               "\x1A\1\5\0\1\0\0\0\x26\0\0\0"
                               "\x1B\1\5\0\1\0\0\0\x2E\0\0\0"
                               "\0\0\0\0\1\0\0\0\2\0\0\0\x48\0\0\0\1\0\0\0",
            54);
        const std::string path = makePicture(folder, "a.jpg");
        std::string bytes(4096, 0);
        std::FILE* file = std::fopen(path.c_str(), "rb");
        bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
        std::fclose(file);
        bytes.insert(2, "\xFF\xE1" +
                            std::string("\0\x3E"
                                        "Exif\0\0",
                                8) +
                            tags);
        const CliRun run = runCli({"info", "--json", folder.write("b.jpg", bytes).native()});
        QStringList values;
        for (const QJsonValue tag : firstFile(run)[QStringLiteral("tags")].toArray())
            if (tag[QStringLiteral("key")].toString().contains(QLatin1String("Image.XRes")) ||
                tag[QStringLiteral("key")].toString().contains(QLatin1String("Image.YRes")))
                values << tag[QStringLiteral("value")].toString();
        QCOMPARE(values, (QStringList{QStringLiteral("0.5"), QStringLiteral("72")}));
    }
    void whatIsNoCommandIsToldInJsonToo() {
        for (const std::vector<std::string>& words :
            {std::vector<std::string>{"frob", "--json"}, {"--json", "frob"}, {"--json"}}) {
            const CliRun run = runCli(words);
            QCOMPARE(run.exitCode, 2);
            QCOMPARE(run.json()[QStringLiteral("error")].toObject()[QStringLiteral("code")],
                QJsonValue(QStringLiteral("usage")));
        }
        QCOMPARE(runCli({"-h"}).exitCode, 0);
        QCOMPARE(runCli({"help"}).exitCode, 0);
        QCOMPARE(runCli({"help", "info"}).output, runCli({"info", "--help"}).output);
    }
    void infoGoesOnAfterABadFile() {
        const TempFolder folder;
        const std::string bad = folder.write("bad.png", "\x89PNG\r\n\x1a\nnonsense").native();
        const std::string good = makePicture(folder, "good.png");
        const CliRun run = runCli({"info", "--json", bad, good});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(items(run, "done"), 1.0);
        QCOMPARE(items(run, "failed"), 1.0);
        const QJsonObject failure =
            run.json()[QStringLiteral("failures")].toArray().first().toObject();
        QCOMPARE(failure[QStringLiteral("path")].toString(), QString::fromStdString(bad));
        QVERIFY(!failure[QStringLiteral("reason")].toString().isEmpty());
    }
    void decodeGivesTheSamples() {
        const TempFolder folder;
        const std::string raw = (folder / "out.raw").native();
        const CliRun run = runCli({"decode", makePicture(folder, "a.png"), "--json", "--out", raw});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json()[QStringLiteral("width")].toInt(), 64);
        QCOMPARE(run.json()[QStringLiteral("channels")].toInt(), 3);
        QCOMPARE(run.json()[QStringLiteral("sample_type")].toString(), QStringLiteral("uint8"));
        QFile file(QString::fromStdString(raw));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.size(), 64 * 48 * 3);
        QCOMPARE(static_cast<uchar>(bytes[3 * 64 * 5 + 3 * 7]), uchar(21)); // x 7, red
        QCOMPARE(
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex()),
            run.json()[QStringLiteral("sha1")].toString());
    }
    void decodeOfAPageThatIsNotThereFailsWhole() {
        const TempFolder folder;
        const CliRun run =
            runCli({"decode", "--json", "--page", "7", makePicture(folder, "a.png")});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(items(run, "failed"), 1.0);
    }
    void thumbnailsFillTheStoreOnce() {
        const TempFolder folder;
        const TempFolder out;
        makePicture(folder, "a.png", {800, 600});
        makePicture(folder, "b.jpg", {900, 300});
        folder.write("notes.txt", "no picture");
        const std::string store = (out / "t.db").native();
        const std::vector<std::string> call{"thumbnails", folder.path().native(), "--json",
            "--store", store, "--out", out.path().native()};
        const CliRun first = runCli(call);
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(items(first, "done"), 2.0);
        QVERIFY(first.json()[QStringLiteral("wall_seconds")].toDouble() > 0);
        QVERIFY(first.json()[QStringLiteral("stages")].toArray().size() > 1);
        QVERIFY(first.json()[QStringLiteral("bottleneck")].isString());
        QImage written(QString::fromStdString((out / "b.jpg.jpg").native()));
        QCOMPARE(written.size(), QSize(256, 85));
        const CliRun second = runCli(call);
        const QJsonObject from = second.json()[QStringLiteral("from")].toObject();
        QCOMPARE(from[QStringLiteral("store")].toInt(), 2);
        QCOMPARE(from[QStringLiteral("full")].toInt(), 0);
    }
    // Some failed is 1, all failed is 3, whatever the command.
    void whatFailedAltogetherIsThree() {
        const TempFolder folder;
        const std::string png("\x89PNG\r\n\x1a\nnonsense");
        const std::string bad = folder.write("bad/bad.png", png).native();
        folder.write("mixed/bad.png", png);
        makePicture(folder, "mixed/good.png");
        const TempFolder out;
        const auto code = [&](std::vector<std::string> words, const std::string& where) {
            words.push_back((folder / where).native());
            return runCli(words).exitCode;
        };
        const std::string store = (out / "t.db").native();
        const std::vector<std::vector<std::string>> commands{
            {"thumbnails", "--store", store},
            {"downsample", "--size", "32", "--dry-run"},
            {"downsample", "--size", "32", "--out", (out / "small").native()},
        };
        for (const auto& words : commands) {
            QCOMPARE(code(words, "bad"), 3);
            QCOMPARE(code(words, "mixed"), 1);
        }
        QCOMPARE(runCli({"info", bad}).exitCode, 3);
        QCOMPARE(runCli({"mime", "/no/such/file"}).exitCode, 3);
        // What needs nothing is neither.
        QCOMPARE(code({"downsample", "--size", "500", "--dry-run"}, "mixed"), 1);
        const CliRun dry = runCli(
            {"downsample", "--json", "--size", "32", "--dry-run", (folder / "mixed").native()});
        QCOMPARE(items(dry, "total"), 2.0);
        QCOMPARE(items(dry, "done"), 1.0);
        QCOMPARE(items(dry, "failed"), 1.0);
    }
    void thumbnailsOfAMissingFolderFailWhole() {
        const CliRun run = runCli({"thumbnails", "--json", "/nonexistent/folder"});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(!run.json().isEmpty());
    }
    void mimeReadsNamesFromInput() {
        const TempFolder folder;
        const QByteArray names = QByteArray::fromStdString(makePicture(folder, "a.png")) + '\0' +
                                 QByteArray::fromStdString(makePicture(folder, "b.jpg")) + '\0';
        const CliRun run = runCli({"mime", "-0", "--json"}, {}, names);
        QCOMPARE(run.exitCode, 0);
        const QJsonArray files = run.json()[QStringLiteral("files")].toArray();
        QCOMPARE(files.size(), 2);
        QCOMPARE(
            files[1].toObject()[QStringLiteral("mime")].toString(), QStringLiteral("image/jpeg"));
        QVERIFY(files[1].toObject()[QStringLiteral("bytes_read")].toInt() <= 4096);
    }
    void usageErrorsAreTwo_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no command") << QStringList{};
        QTest::newRow("unknown command") << QStringList{QStringLiteral("frobnicate")};
        QTest::newRow("unknown option")
            << QStringList{QStringLiteral("info"), QStringLiteral("--frob")};
        QTest::newRow("no file") << QStringList{QStringLiteral("info")};
        QTest::newRow("two files")
            << QStringList{QStringLiteral("decode"), QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("bad number") << QStringList{QStringLiteral("thumbnails"),
            QStringLiteral("."), QStringLiteral("--size"), QStringLiteral("x")};
    }
    void usageErrorsAreTwo() {
        QFETCH(QStringList, words);
        std::vector<std::string> arguments;
        for (const QString& word : words)
            arguments.push_back(word.toStdString());
        const CliRun run = runCli(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(!run.errors.isEmpty());
        QVERIFY(run.output.isEmpty());
    }
    void demoSetIsMadeAndReadable() {
        const TempFolder folder;
        QCOMPARE(runCli({"demo", "--quiet", folder.path().native()}).exitCode, 0);
        const CliRun run = runCli({"info", "--json", (folder / "Photos/DSC_0004.jpg").native(),
            (folder / "CT phantom/phantom_0007.tif").native()});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(firstFile(run)[QStringLiteral("orientation")].toInt(), 6);
        QCOMPARE(run.json()[QStringLiteral("files")]
                     .toArray()[1]
                     .toObject()[QStringLiteral("bits")]
                     .toInt(),
            16);
    }
};

#include "contract_test.moc"
LIGHTSTACK_TEST(ContractTest);
