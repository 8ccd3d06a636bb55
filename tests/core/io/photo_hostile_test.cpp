// Every damaged sample through every entry of its reader: a picture or a reason, and soon.
#include "core/io/image_reader.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <ctime>
#include <map>

using namespace lightstack;

class PhotoHostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyBrokenFileIsAnswered();
};

void PhotoHostileTest::everyBrokenFileIsAnswered() {
    LIGHTSTACK_NEED_SAMPLES();
    constexpr std::uint64_t kAllowed = std::uint64_t{512} << 20;
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    constexpr std::clock_t kSeconds = 60; // the sanitizer's own share
#else
    constexpr std::clock_t kSeconds = 5;
#endif
    std::map<std::string, int> answers;
    for (const auto& entry :
        std::filesystem::recursive_directory_iterator(tests::samplesFolder() / "broken")) {
        if (!entry.is_regular_file()) continue;
        const char* name = entry.path().c_str();
        const std::clock_t start = std::clock(); // of the processor: others may be busy, too
        const auto file = io::ImageFile::open(entry.path());
        QVERIFY2(file.has_value(), name);
        const auto reader = io::readerFor(*file);
        if (!reader) {
            QVERIFY2(
                reader.error().code == ErrorCode::Unsupported && !reader.error().detail.empty(),
                name);
            ++answers["no reader"];
            continue;
        }
        const auto info = (*reader)->info(*file, 0, {});
        if (info)
            QVERIFY2(!info->size.isEmpty(), name);
        else
            QVERIFY2(!info.error().detail.empty(), name);
        const auto samples = (*reader)->samples(*file, {.maxBytes = kAllowed});
        if (!samples) QVERIFY2(!samples.error().detail.empty(), name);
        for (const bool quick : {true, false}) {
            const auto picture =
                (*reader)->picture(*file, {.maxSide = 256, .quick = quick, .maxBytes = kAllowed});
            if (!picture) {
                QVERIFY2(!picture.error().detail.empty(), name);
                if (!quick) ++answers[std::string(base::errorCodeName(picture.error().code))];
            } else {
                QVERIFY2(!picture->pixels.isNull() && picture->orientation >= 1 &&
                             picture->orientation <= 8,
                    name);
                if (!quick) ++answers["picture"];
            }
        }
        QVERIFY2(std::clock() - start < kSeconds * CLOCKS_PER_SEC, name);
    }
    for (const auto& [answer, count] : answers)
        qInfo("%s: %d", answer.c_str(), count);
}

LIGHTSTACK_TEST(PhotoHostileTest);
#include "photo_hostile_test.moc"
