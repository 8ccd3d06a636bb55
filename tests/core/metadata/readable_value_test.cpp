// Values as people read them, where they are stored as ratios.
#include "core/metadata/readable_value.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using lightstack::metadata::readableValue;

class ReadableValueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void values_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("human");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, const char* key, const char* raw, const char* human,
                             const char* wanted) {
            QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(raw)
                                << QString::fromUtf8(human) << QString::fromUtf8(wanted);
        };
        row("seconds keep their fraction", "Exif.GPSInfo.GPSLatitude", "38/1 53/1 30869/1242",
            "38deg 53' 25\"", "38° 53′ 24.85″");
        row("minutes with fractions", "Exif.GPSInfo.GPSLongitude", "77/1 29578/10000 0/1",
            "77deg 2.958'", "77° 2′ 57.47″");
        row("no seconds", "Exif.GPSInfo.GPSLongitude", "77/1 3/1 0/0", "77deg 3'", "77° 3′ 0.00″");
        row("sixty is carried", "Exif.GPSInfo.GPSLatitude", "1/1 59/1 59999/1000", "",
            "2° 0′ 0.00″");
        row("no place", "Exif.GPSInfo.GPSLatitude", "0/0 0/0 0/0", "(0/0 0/0 0/0)",
            "(0/0 0/0 0/0)");
        row("direction", "Exif.GPSInfo.GPSImgDirection", "50657/210", "50657/210", "241.224");
        row("whole", "Exif.GPSInfo.GPSHPositioningError", "65/1", "65/1", "65");
        row("several", "Exif.Image.WhitePoint", "313/1000 329/1000", "313/1000 329/1000",
            "0.313 0.329");
        row("known to the library", "Exif.Photo.FNumber", "9/5", "F1.8", "F1.8");
        row("a part of one", "Xmp.exif.ExposureTime", "1/160", "1/160", "1/160");
        row("nothing by nothing", "Exif.GPSInfo.GPSSpeed", "0/0", "0/0", "0/0");
        row("odd parts of a second", "Exif.Photo.ExposureTime", "1024/13776", "0.0743322 s",
            "1/13 s");
        row("parts of a second", "Exif.Photo.ExposureTime", "10/1600", "1/160 s", "1/160 s");
        row("seconds", "Exif.Photo.ExposureTime", "25/10", "2.5 s", "2.5 s");
        row("a bias from a float", "Exif.Photo.ExposureBiasValue", "-1090519041/1677721600",
            "-1090519041/1677721600 EV", "-0.65 EV");
        row("a bias", "Exif.Photo.ExposureBiasValue", "2/6", "+1/3 EV", "+1/3 EV");
        row("a zoom", "Exif.Photo.LensSpecification", "24/1 70/1 28/10 4/1", "24/1 70/1 28/10 4/1",
            "24–70 mm f/2.8–4");
        row("one length", "Exif.Photo.LensSpecification", "399/100 399/100 9/5 9/5", "",
            "3.99 mm f/1.8");
        row("of unknown aperture", "Exif.Photo.LensSpecification", "50/1 50/1 0/0 0/0", "",
            "50 mm");
        row("a comment", "Exif.Photo.UserComment", "charset=Ascii on the beach",
            "charset=Ascii on the beach", "on the beach");
        row("a comment without one", "Exif.Photo.UserComment", "beach", "beach", "beach");
        row("text", "Exif.Image.Artist", "1/2 of us", "1/2 of us", "1/2 of us");
        row("empty", "Exif.Image.Artist", "", "", "");
    }
    void values() {
        QFETCH(QString, key);
        QFETCH(QString, raw);
        QFETCH(QString, human);
        QFETCH(QString, wanted);
        QCOMPARE(QString::fromStdString(
                     readableValue(key.toStdString(), raw.toStdString(), human.toStdString())),
            wanted);
    }
};

#include "readable_value_test.moc"
LIGHTSTACK_TEST(ReadableValueTest);
