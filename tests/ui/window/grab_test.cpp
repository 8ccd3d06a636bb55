// The program itself, without a display: pictures of the window, exit codes, what it leaves behind.
#include "core/base/file_path.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;

namespace {

QString text(const std::filesystem::path& path) {
    return QString::fromLocal8Bit(base::toBytes(path));
}

void addPicture(const TempFolder& folder, std::string_view name, QColor color) {
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(color);
    std::filesystem::create_directories((folder / name).parent_path());
    QVERIFY(image.save(text(folder / name), "PNG"));
}

int countOf(const QImage& image, QRgb color) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += (image.pixel(x, y) & 0xffffffU) == (color & 0xffffffU) ? 1 : 0;
    return found;
}

} // namespace

class GrabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savesThePictureOfAFolder() {
        const TempFolder folder;
        addPicture(folder, "in/a.png", QColor(200, 30, 60));
        addPicture(folder, "in/b.png", QColor(200, 30, 60));
        const int code = run(
            folder, {QStringLiteral("--size"), QStringLiteral("900x600"),
                        QStringLiteral("--scheme"), QStringLiteral("dark"), text(folder / "in")});
        QCOMPARE(code, 0);
        const QImage picture(text(folder / "out.png"));
        QCOMPARE(picture.size(), QSize(900, 600));
        // Both thumbnails are there and final: 160 wide, 120 high.
        QVERIFY(countOf(picture, qRgb(200, 30, 60)) > 2 * 150 * 110);
        QVERIFY(countOf(picture, qRgb(0x17, 0x17, 0x17)) > 100'000); // the grid's ground
        QVERIFY(!std::filesystem::exists(folder / "config"));
        QVERIFY(!std::filesystem::exists(folder / "state"));
    }

    void showsAFileInTheViewer() {
        const TempFolder folder;
        addPicture(folder, "in/a.png", QColor(10, 120, 60));
        QCOMPARE(run(folder, {text(folder / "in/a.png")}), 0);
        const QImage picture(text(folder / "out.png"));
        QVERIFY(countOf(picture, qRgb(10, 120, 60)) > 390 * 290);
    }

    void showsAStackAsAVolume() {
        const TempFolder folder;
        for (const char* name : {"in/s_1.png", "in/s_2.png", "in/s_3.png"})
            addPicture(folder, name, QColor(90, 90, 90));
        addPicture(folder, "none/a.png", Qt::red);
        const QStringList ortho{QStringLiteral("--volume"), QStringLiteral("--view"),
            QStringLiteral("ortho"), QStringLiteral("--size"), QStringLiteral("1000x700")};
        QCOMPARE(run(folder, ortho + QStringList{text(folder / "in")}), 0);
        const QImage picture(text(folder / "out.png"));
        QVERIFY(countOf(picture, qRgb(90, 90, 90)) > 200 * 150); // the slice, beside its sections
        QCOMPARE(run(folder, ortho + QStringList{text(folder / "none")}), 1);
        QVERIFY(m_said.contains("no stack"));
        QCOMPARE(run(folder, {QStringLiteral("--view"), QStringLiteral("round")}), 2);
    }

    void showsAnEmptyFolderAndOneThatIsNotThere() {
        const TempFolder folder;
        std::filesystem::create_directories(folder / "in");
        QCOMPARE(run(folder, {text(folder / "in")}), 0);
        QCOMPARE(run(folder, {text(folder / "none")}), 0);
    }

    void saysWhatItCannotDo() {
        const TempFolder folder;
        addPicture(folder, "in/a.png", Qt::red);
        QCOMPARE(
            run(folder, {QStringLiteral("--select"), QStringLiteral("b.png"), text(folder / "in")}),
            1);
        QVERIFY(m_said.contains("not shown"));
        QCOMPARE(run(folder, {QStringLiteral("--size"), QStringLiteral("huge")}), 2);
        QVERIFY(m_said.contains("--size"));
        QCOMPARE(run(folder, {QStringLiteral("--nonsense")}), 2);
        QCOMPARE(run(folder, {text(folder / "in")}, folder / "no/such/folder.png"), 1);
        QVERIFY(m_said.contains("cannot be written"));
    }

    void tracesFrames() {
        const TempFolder folder;
        addPicture(folder, "in/a.png", Qt::red);
        QCOMPARE(run(folder,
                     {QStringLiteral("--trace"), text(folder / "trace.json"), text(folder / "in")}),
            0);
        QFile file(text(folder / "trace.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject trace = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!trace[QStringLiteral("events")].toArray().isEmpty());
        QVERIFY(trace[QStringLiteral("worst_ms")].toDouble() > 0);
    }

private:
    int run(const TempFolder& folder, QStringList arguments, std::filesystem::path out = {}) {
        if (out.empty()) out = folder / "out.png";
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS",
                 "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), text(folder / "cache"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), text(folder / "config"));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), text(folder / "state"));
        environment.insert(QStringLiteral("HOME"), text(folder.path()));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(LIGHTSTACK_BIN_DIR "/lightstack"),
            QStringList{QStringLiteral("--grab"), text(out)} + arguments);
        if (!process.waitForFinished(60'000)) return -1;
        m_said = process.readAll();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QByteArray m_said;
};

#include "grab_test.moc"
LIGHTSTACK_TEST(GrabTest);
