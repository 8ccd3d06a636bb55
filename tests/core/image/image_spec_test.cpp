// Sizes are checked before anything multiplies them.
#include "core/image/image_spec.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using image::PixelSize;
using image::SampleType;

class ImageSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void types() {
        struct Row {
            SampleType type;
            int bytes;
            bool isFloat, isSigned;
            std::string_view name;
        };
        for (const Row& row : {Row{SampleType::U8, 1, false, false, "uint8"},
                 Row{SampleType::S8, 1, false, true, "int8"},
                 Row{SampleType::U16, 2, false, false, "uint16"},
                 Row{SampleType::S16, 2, false, true, "int16"},
                 Row{SampleType::U32, 4, false, false, "uint32"},
                 Row{SampleType::S32, 4, false, true, "int32"},
                 Row{SampleType::U64, 8, false, false, "uint64"},
                 Row{SampleType::S64, 8, false, true, "int64"},
                 Row{SampleType::F16, 2, true, true, "float16"},
                 Row{SampleType::F32, 4, true, true, "float32"},
                 Row{SampleType::F64, 8, true, true, "float64"}}) {
            QCOMPARE(image::bytesPerSample(row.type), row.bytes);
            QCOMPARE(image::isFloat(row.type), row.isFloat);
            QCOMPARE(image::isSigned(row.type), row.isSigned);
            QCOMPARE(image::sampleTypeName(row.type), row.name);
        }
    }
    void rowsArePacked() {
        image::ImageSpec spec{{5, 3}, 3, SampleType::U16, image::PlaneOrder::Interleaved};
        QCOMPARE(spec.rowBytes(), std::size_t{30});
        spec.planes = image::PlaneOrder::Separate;
        QCOMPARE(spec.rowBytes(), std::size_t{10});
        QCOMPARE(image::checkedByteSize(spec, 90).value(), std::uint64_t{90});
    }
    void hostileSizesAreRefused_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("code");
        const int corrupt = static_cast<int>(ErrorCode::CorruptData);
        const int limit = static_cast<int>(ErrorCode::LimitExceeded);
        QTest::newRow("no width") << 0 << 5 << 1 << corrupt;
        QTest::newRow("negative height") << 5 << -1 << 1 << corrupt;
        QTest::newRow("no channels") << 5 << 5 << 0 << corrupt;
        QTest::newRow("one byte too many") << 1001 << 1 << 1 << limit;
        QTest::newRow("large") << INT_MAX << INT_MAX << 1 << limit;
        QTest::newRow("overflow") << INT_MAX << INT_MAX << INT_MAX << limit;
    }
    void hostileSizesAreRefused() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, channels);
        QFETCH(int, code);
        const image::ImageSpec spec{{width, height}, channels, SampleType::F64, {}};
        const auto size = image::checkedByteSize(spec, 8000);
        QVERIFY(!size);
        QCOMPARE(static_cast<int>(size.error().code), code);
    }
    void theLimitIsAllowed() {
        const image::ImageSpec spec{{1000, 1}, 1, SampleType::F64, {}};
        QCOMPARE(image::checkedByteSize(spec, 8000).value(), std::uint64_t{8000});
    }
    void fitting_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("outWidth");
        QTest::addColumn<int>("outHeight");
        QTest::newRow("landscape") << 4000 << 3000 << 256 << 256 << 192;
        QTest::newRow("portrait") << 3000 << 4000 << 256 << 192 << 256;
        QTest::newRow("never larger") << 100 << 50 << 256 << 100 << 50;
        QTest::newRow("exact") << 256 << 256 << 256 << 256 << 256;
        QTest::newRow("thin") << 100000 << 3 << 128 << 128 << 1;
        QTest::newRow("rounded") << 1000 << 667 << 100 << 100 << 67;
        QTest::newRow("huge") << INT_MAX << INT_MAX << 512 << 512 << 512;
        QTest::newRow("no side") << 10 << 10 << 0 << 10 << 10;
        QTest::newRow("empty") << 0 << 10 << 5 << 0 << 10;
    }
    void fitting() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, side);
        QFETCH(int, outWidth);
        QFETCH(int, outHeight);
        QVERIFY(image::fitWithin({width, height}, side) == (PixelSize{outWidth, outHeight}));
    }
};

#include "image_spec_test.moc"
LIGHTSTACK_TEST(ImageSpecTest);
