// Names and things that are in folders although nobody expects them.
#include "tests/cli/cli_process.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QtTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace lightstack::tests;

namespace {

QByteArray pngBytes() {
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG")) qFatal("no PNG writer");
    return bytes;
}

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QJsonObject file(const CliRun& run, int index = 0) {
    return run.json()[QStringLiteral("files")].toArray()[index].toObject();
}

} // namespace

class OddNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreNotUtf8() {
        const TempFolder folder;
        const std::string path = folder.write("caf\xe9\xff.png", view(pngBytes())).native();
        const CliRun run = runCli({"info", "--json", path});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(file(run)[QStringLiteral("width")].toInt(), 20);
        QCOMPARE(
            QByteArray::fromBase64(file(run)[QStringLiteral("path_bytes")].toString().toLatin1()),
            QByteArray::fromStdString(path));
        QVERIFY(file(run)[QStringLiteral("path")].toString().contains(QChar(0xFFFD)));
    }
    void strangersThatAreNotUtf8() {
        const TempFolder folder;
        for (int i = 1; i < 5; ++i)
            folder.write("s_0" + std::to_string(i) + ".png", view(pngBytes()));
        folder.write("s_caf\xe9.png", view(pngBytes()));
        const CliRun run = runCli({"stacks", "--json", folder.path().native()});
        const QJsonObject stack = run.json()[QStringLiteral("stacks")].toArray().first().toObject();
        QCOMPARE(stack[QStringLiteral("strangers")].toArray().size(), 1);
        QCOMPARE(
            QByteArray::fromBase64(
                stack[QStringLiteral("strangers_bytes")].toArray().first().toString().toLatin1()),
            QByteArray("s_caf\xe9.png"));
    }
    void longNamesAndNewlines() {
        const TempFolder folder;
        const std::string longest =
            folder.write(std::string(251, 'x') + ".png", view(pngBytes())).native();
        const std::string broken = folder.write("two\nlines.png", view(pngBytes())).native();
        const CliRun run = runCli({"info", "--json", longest, broken});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(file(run, 1)[QStringLiteral("path")].toString(), QString::fromStdString(broken));
        QVERIFY(!file(run, 1).contains(QStringLiteral("path_bytes")));
        const CliRun thumbnails = runCli({"thumbnails", "--json", folder.path().native(), "--store",
            (folder / "store/t.db").native()});
        QCOMPARE(thumbnails.exitCode, 0);
    }
    void pipesSocketsAndLinksAreRefusedAtOnce() {
        const TempFolder folder;
        const std::string pipe = (folder / "pipe.png").native();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const std::string socketPath = (folder / "s.png").native();
        const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(socketPath.size() < sizeof address.sun_path);
        socketPath.copy(address.sun_path, socketPath.size());
        QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        std::filesystem::create_symlink("nowhere", folder / "dangling.png");
        std::filesystem::create_symlink("circle.png", folder / "circle.png");
        std::filesystem::create_directory(folder / "folder.png");
        folder.write("empty.png", "");
        const CliRun run =
            runCli({"info", "--json", pipe, socketPath, (folder / "dangling.png").native(),
                       (folder / "circle.png").native(), (folder / "folder.png").native(),
                       (folder / "empty.png").native()},
                {.seconds = 5});
        ::close(fd);
        QCOMPARE(run.exitCode, 3);
        const QJsonArray failures = run.json()[QStringLiteral("failures")].toArray();
        QCOMPARE(failures.size(), 6);
        const QStringList codes{QStringLiteral("unsupported"), QStringLiteral("unsupported"),
            QStringLiteral("not_found"), QStringLiteral("not_found"),
            QStringLiteral("unsupported")};
        for (int i = 0; i < codes.size(); ++i)
            QCOMPARE(failures[i].toObject()[QStringLiteral("code")].toString(), codes[i]);
    }
    void aFolderOfOddThingsGivesItsPictures() {
        const TempFolder folder;
        const TempFolder store;
        folder.write("good.png", view(pngBytes()));
        QCOMPARE(::mkfifo((folder / "pipe.png").c_str(), 0600), 0);
        std::filesystem::create_symlink("nowhere", folder / "dangling.png");
        const CliRun run = runCli(
            {"thumbnails", "--json", folder.path().native(), "--store", (store / "t.db").native()},
            {.seconds = 10});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.json()[QStringLiteral("items")].toObject()[QStringLiteral("done")].toInt(), 1);
    }
};

#include "odd_names_test.moc"
LIGHTSTACK_TEST(OddNamesTest);
