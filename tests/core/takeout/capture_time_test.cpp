#include "core/takeout/capture_time.h"

#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QtTest>

using namespace lightstack::takeout;

class CaptureTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dates_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("date");
        const auto row = [](const char* name, const QString& date) {
            QTest::newRow(name) << QByteArray(name) << date;
        };
        row("IMG_20190509_154733.jpg", QStringLiteral("2019-05-09T15:47:33Z"));
        row("PXL_20210102_221126856.MP.jpg", QStringLiteral("2021-01-02T22:11:26Z"));
        row("20190509154733.jpg", QStringLiteral("2019-05-09T15:47:33Z"));
        row("2019-05-09 15.47.33.png", QStringLiteral("2019-05-09T15:47:33Z"));
        row("WhatsApp Image 2019-05-09 at 15.47.33.jpeg", QStringLiteral("2019-05-09T15:47:33Z"));
        row("IMG-20190509-WA0003.jpg", QStringLiteral("2019-05-09T00:00:00Z"));
        row("Screenshot_2019-05-09.png", QStringLiteral("2019-05-09T00:00:00Z"));
        row("IMG_20191309_154733.jpg", {});
        row("1234567890123.jpg", {});
        row("DSC00012.jpg", {});
        row("2019.jpg", {});
        row("x20190230.jpg", {});
    }
    void dates() {
        QFETCH(QByteArray, name);
        QFETCH(QString, date);
        const auto ms = dateInName(name.toStdString());
        const auto expected = QDateTime::fromString(date, Qt::ISODate);
        QCOMPARE(ms.has_value(), expected.isValid());
        if (ms) QCOMPARE(static_cast<qint64>(*ms), expected.toMSecsSinceEpoch());
    }
    void years() {
        QCOMPARE(yearOfFolder("Photos from 2019").value_or(0), 2019);
        QCOMPARE(yearOfFolder("Fotos von 2019").value_or(0), 2019);
        QCOMPARE(yearOfFolder("2019 yılına ait fotoğraflar").value_or(0), 2019);
        QVERIFY(!yearOfFolder("Rome 2019 (2)"));
        QVERIFY(!yearOfFolder("Untitled"));
        QVERIFY(!yearOfFolder("Photos from 20190"));
        QVERIFY(!yearOfFolder("1234"));
    }
    void theOrderOfSources() {
        const std::int64_t day = 86'400'000;
        QCOMPARE(captureTime(day, 86'400 + 7'200, "x", "2019").from, std::string_view("exif"));
        const CaptureTime corrected = captureTime(day, 86'400 * 30, "x", "2019");
        QCOMPARE(corrected.from, std::string_view("sidecar"));
        QVERIFY(corrected.conflict);
        QCOMPARE(
            captureTime({}, -5, "IMG_20190509.jpg", "2019").ms.value_or(0), std::int64_t{-5000});
        QCOMPARE(captureTime({}, {}, "IMG_20190509.jpg", "2019").from, std::string_view("name"));
        QCOMPARE(captureTime({}, {}, "x.jpg", "Photos from 1970").ms.value_or(-1), std::int64_t{0});
        QVERIFY(!captureTime({}, {}, "x.jpg", "Rome").ms);
    }
    void places() {
        const std::optional<GeoPoint> a(GeoPoint{1, 1, {}});
        const std::optional<GeoPoint> b(GeoPoint{2, 2, {}});
        QCOMPARE(placeOf(a, b, a)->latitude, 2.0); // corrected by the user
        QCOMPARE(placeOf(a, a, a)->latitude, 1.0);
        QCOMPARE(placeOf({}, b, {})->latitude, 2.0);
        QCOMPARE(placeOf({}, {}, a)->latitude, 1.0);
        QCOMPARE(placeOf(a, {}, {})->latitude, 1.0);
        QVERIFY(!placeOf({}, {}, {}));
    }
};

#include "capture_time_test.moc"
LIGHTSTACK_TEST(CaptureTimeTest);
