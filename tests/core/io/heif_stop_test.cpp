// Decoding a HEIF that is stopped half way, or whose file becomes shorter: libheif ends the program
// where a read of its own fails.
#include "core/io/image_reader.h"
#include "tests/support/samples.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <thread>

using namespace lightstack;
using namespace lightstack::tests;

class HeifStopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStopAtAnyMomentIsAnAnswer() {
        LIGHTSTACK_NEED_SAMPLES();
        const auto path = samplesFolder() / "photos/exifr/heic-single.heic";
        int cancelled = 0;
        for (int round = 0; round < 6; ++round) {
            const auto file = io::ImageFile::open(path);
            QVERIFY(file);
            std::stop_source stop;
            io::ReadHint hint;
            hint.allowPreviews = false;
            hint.stop = stop.get_token();
            const std::jthread stopper([&] {
                std::this_thread::sleep_for(std::chrono::microseconds(round * round * 400));
                stop.request_stop();
            });
            const auto picture = (*io::readerFor(*file))->picture(*file, hint);
            if (picture) continue;
            QCOMPARE(picture.error().code, ErrorCode::Cancelled);
            ++cancelled;
        }
        QVERIFY(cancelled > 0);
    }

    void aFileThatShrinksIsAFailure() {
        LIGHTSTACK_NEED_SAMPLES();
        const TempFolder folder;
        const auto bytes =
            *base::readWhole(samplesFolder() / "photos/exifr/heic-single.heic", 1U << 28);
        const auto path = folder.write("a.heic", bytes);
        const auto file = io::ImageFile::open(path);
        QVERIFY(file);
        std::filesystem::resize_file(path, bytes.size() * 3 / 4); // another program's doing
        io::ReadHint hint;
        hint.allowPreviews = false;
        const auto picture = (*io::readerFor(*file))->picture(*file, hint);
        QVERIFY(!picture);
        QCOMPARE(picture.error().code, ErrorCode::Io);
    }
};

#include "heif_stop_test.moc"
LIGHTSTACK_TEST(HeifStopTest);
