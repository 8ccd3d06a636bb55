// The fast reader against exiftool, on every sample.
#include "core/metadata/common_fields.h"
#include "core/metadata/tags.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace lightstack;

namespace {

std::optional<metadata::CommonFields> fieldsOf(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    const auto stamp = file ? base::stampOf(*file, path) : tl::unexpected(file.error());
    if (!stamp) return std::nullopt;
    base::FileSource source(*file, stamp->size);
    const auto fields = metadata::readCommonFields(source, metadata::sniffMime(source));
    return fields ? std::optional(*fields) : std::nullopt;
}

QString text(const std::string& s) {
    return QString::fromStdString(s).trimmed();
}

} // namespace

class CommonFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithExiftool() {
        LIGHTSTACK_NEED_SAMPLES();
        QFile oracle(QString::fromStdString(tests::samplesFolder() / "ORACLE_exif.jsonl"));
        QVERIFY(oracle.open(QIODevice::ReadOnly));
        QStringList wrong;
        int compared = 0;
        while (!oracle.atEnd()) {
            const QJsonObject row = QJsonDocument::fromJson(oracle.readLine()).object();
            const QString name = row[QStringLiteral("SourceFile")].toString();
            const auto fields = fieldsOf(tests::samplesFolder() / name.toStdString());
            if (!fields || !name.startsWith(QStringLiteral("photos/"))) continue;
            const auto check = [&](const char* key, const QString& ours) {
                const QJsonValue value = row[QLatin1String(key)];
                if (value.isUndefined()) return;
                ++compared;
                const QString theirs = value.toVariant().toString().trimmed();
                if (ours != theirs &&
                    !(ours.toDouble() == theirs.toDouble() && theirs.toDouble() != 0))
                    wrong << QStringLiteral("%1 %2: %3 instead of %4")
                                 .arg(name, QLatin1String(key), ours, theirs);
            };
            check("Make", text(fields->make));
            check("Model", text(fields->model));
            check("Orientation", QString::number(fields->orientation));
            check("DateTimeOriginal", text(fields->dateTimeOriginal));
            if (fields->iso) check("ISO", QString::number(*fields->iso));
            if (fields->gps && row.contains(QStringLiteral("GPSLatitude"))) {
                ++compared;
                const double d = std::abs(fields->gps->latitude -
                                          row[QStringLiteral("GPSLatitude")].toDouble()) +
                                 std::abs(fields->gps->longitude -
                                          row[QStringLiteral("GPSLongitude")].toDouble());
                if (d > 1e-5) wrong << name + QStringLiteral(" GPS");
            }
        }
        qInfo("%d values compared, %d differ", compared, static_cast<int>(wrong.size()));
        for (const QString& line : wrong)
            qInfo().noquote() << line;
        // What differs comes from maker notes, IPTC dates and files that name a value twice.
        QVERIFY2(wrong.size() * 50 <= compared, wrong.join(u'\n').toUtf8().constData());
        QVERIFY(compared > 150);
    }
    // Comments in UTF-16 of either order; a sensitivity that 16 bits do not hold.
    void commentsAndSensitivities_data() {
        QTest::addColumn<bool>("big");
        QTest::newRow("as the directory") << false;
        QTest::newRow("the other way round") << true;
    }
    void commentsAndSensitivities() {
        QFETCH(bool, big);
        const auto two = [](int v) { return QByteArray(1, char(v)) + char(v >> 8); };
        const auto entry = [&](int tag, int type, int count, int value) {
            return two(tag) + two(type) + two(count) + two(0) + two(value) + two(value >> 16);
        };
        QByteArray tiff = QByteArray::fromHex("49492a0008000000");
        tiff += two(1) + entry(0x8769, 4, 1, 26) + two(0) + two(0);
        tiff += two(3) + entry(0x8827, 3, 1, 65535) + entry(0x8832, 4, 1, 102400) +
                entry(0x9286, 7, 18, 68) + two(0) + two(0);
        tiff += QByteArray("UNICODE", 8);
        for (const QChar c : QStringLiteral("Grü日!"))
            tiff +=
                big ? QByteArray(1, char(c.unicode() >> 8)) + char(c.unicode()) : two(c.unicode());
        base::MemorySource source(
            std::as_bytes(std::span(tiff.constData(), static_cast<std::size_t>(tiff.size()))));
        const auto fields = metadata::readCommonFields(source, metadata::sniffMime(source));
        QVERIFY(fields);
        QCOMPARE(QString::fromStdString(fields->userComment), QStringLiteral("Grü日!"));
        QCOMPARE(fields->iso.value_or(0), 102400);
    }

    void datesCarryTheirZone() {
        metadata::CommonFields fields;
        QVERIFY(!fields.takenAtMs());
        fields.dateTimeOriginal = "1970:01:02 00:00:00";
        QCOMPARE(fields.takenAtMs().value(), qint64{86'400'000});
        fields.offsetTimeOriginal = "+02:00";
        QCOMPARE(fields.takenAtMs().value(), qint64{86'400'000 - 7'200'000});
        fields.subSecOriginal = "25";
        QCOMPARE(fields.takenAtMs().value(), qint64{86'400'000 - 7'200'000 + 250});
        fields.dateTimeOriginal = "0000:00:00 00:00:00";
        QVERIFY(!fields.takenAtMs());
    }
    void tagsComeInGroups() {
        LIGHTSTACK_NEED_SAMPLES();
        const auto found = metadata::readTags(
            tests::samplesFolder() / "photos/exifr/iptc-agency-photographer-example.jpg", {});
        QVERIFY(found);
        std::set<std::string> groups;
        std::string make;
        for (const metadata::Tag& tag : found->tags) {
            groups.insert(tag.group);
            if (tag.key == "Exif.Image.Make") make = tag.value;
        }
        QCOMPARE(make, std::string("NIKON CORPORATION"));
        for (const char* group : {"File", "EXIF", "IPTC", "XMP", "GPS"})
            QVERIFY2(groups.contains(group), group);
        const auto sidecar =
            metadata::readTags(tests::samplesFolder() / "photos/exifr/sidecar/IMG_5910.jpg", {});
        QVERIFY(sidecar && sidecar->sidecar);
    }
};

#include "common_fields_test.moc"
LIGHTSTACK_TEST(CommonFieldsTest);
