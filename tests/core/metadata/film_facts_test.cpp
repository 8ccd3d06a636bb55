#include "core/metadata/film_facts.h"

#include "core/metadata/metadata_service.h"
#include "core/metadata/summary.h"
#include "tests/core/metadata/film_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QtTest>

#include <random>

using namespace lightstack;
using namespace lightstack::metadata;
using namespace lightstack::tests;

namespace {

Result<FilmFacts> read(const std::string& film) {
    base::MemorySource source(asBytes(film));
    return readFilmFacts(source, sniffMime(source));
}

std::int64_t utc(const char* text) {
    return QDateTime::fromString(QLatin1String(text) + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

// Counts what is asked of it.
class CountingSource final : public base::ByteSource {
public:
    explicit CountingSource(const std::string& bytes) : m_inner(asBytes(bytes)) {}
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_inner.size(); }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        m_bytes += out.size();
        ++reads;
        return m_inner.read(offset, out);
    }
    [[nodiscard]] std::uint64_t bytesRead() const noexcept override { return m_bytes; }
    int reads = 0;

private:
    base::MemorySource m_inner;
    std::uint64_t m_bytes = 0;
};

} // namespace

class FilmFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headsOfBothVersions() {
        for (const bool wide : {false, true}) {
            FilmPlan plan;
            plan.wide = wide;
            plan.created = 3'702'988'800; // 2021-05-04 16:00:00
            const auto film = read(isoFilm(plan));
            QVERIFY(film);
            QCOMPARE(film->seconds, 7.25);
            QCOMPARE(film->width, 1920);
            QCOMPARE(film->height, 1080);
            QCOMPARE(QByteArray::fromStdString(film->videoCodec), "H.264");
            QCOMPARE(QByteArray::fromStdString(film->audioCodec), "AAC");
            QVERIFY(std::abs(film->framesPerSecond - 217 / 7.25) < 1e-9);
            QCOMPARE(*film->createdMs, utc("2021-05-04T16:00:00"));
        }
    }

    void turnedFilmsStandUp() {
        FilmPlan plan;
        plan.rotation = 90;
        plan.video = "hvc1";
        const auto film = read(isoFilm(plan));
        QCOMPARE(film->width, 1080);
        QCOMPARE(film->height, 1920);
        QCOMPARE(film->rotation, 90);
        QCOMPARE(QByteArray::fromStdString(film->videoCodec), "HEVC");
        QVERIFY(!film->createdMs); // a clock that was never set
    }

    void telephonesSayWhenAndWhere() {
        FilmPlan plan;
        plan.brand = "qt  ";
        plan.created = 3'702'988'800;
        plan.more = appleKeys("2021-05-04T10:00:00+0200", "+48.2082+016.3738+171.000/");
        const std::string bytes = isoFilm(plan);
        base::MemorySource source(asBytes(bytes));
        const auto fields = readCommonFields(source, sniffMime(source));
        QVERIFY(fields);
        QCOMPARE(QByteArray::fromStdString(fields->dateTimeOriginal), "2021:05:04 10:00:00");
        QCOMPARE(QByteArray::fromStdString(fields->offsetTimeOriginal), "+02:00");
        QCOMPARE(*fields->takenAtMs(), utc("2021-05-04T08:00:00"));
        QCOMPARE(QByteArray::fromStdString(fields->make), "Apple");
        QCOMPARE(fields->gps->latitude, 48.2082);
        QCOMPARE(fields->gps->longitude, 16.3738);
        QCOMPARE(*fields->gps->altitude, 171.0);
    }

    void aviAndMatroska() {
        const auto avi = read(aviFilm());
        QVERIFY(avi);
        QCOMPARE(avi->seconds, 2.0);
        QCOMPARE(avi->width, 320);
        QCOMPARE(avi->framesPerSecond, 25.0);
        QCOMPARE(QByteArray::fromStdString(avi->videoCodec), "Motion JPEG");
        QCOMPARE(QByteArray::fromStdString(avi->audioCodec), "PCM");
        QCOMPARE(*avi->createdMs, utc("2008-08-31T12:15:22"));
        const auto webm = read(matroskaFilm());
        QVERIFY(webm);
        QCOMPARE(webm->seconds, 12.5);
        QCOMPARE(webm->width, 640);
        QCOMPARE(webm->height, 360);
        QCOMPARE(webm->framesPerSecond, 25.0);
        QCOMPARE(QByteArray::fromStdString(webm->videoCodec), "VP9");
        QCOMPARE(QByteArray::fromStdString(webm->audioCodec), "Opus");
        QCOMPARE(*webm->createdMs, utc("2021-05-01T10:00:00"));
    }

    // The data is passed over, wherever it lies.
    void readingIsBounded() {
        FilmPlan plan;
        plan.dataBytes = 50'000'000;
        const std::string bytes = isoFilm(plan);
        CountingSource source(bytes);
        const auto film = readFilmFacts(source, {"video/mp4", {}, 0});
        QVERIFY(film);
        QCOMPARE(film->seconds, 7.25);
        QVERIFY2(source.bytesRead() < 4096, qPrintable(QString::number(source.bytesRead())));
    }

    void hostileBoxesEndEarly() {
        std::string tiny = box("ftyp", "isom");
        for (int i = 0; i < 400'000; ++i)
            tiny += box("free", "");
        CountingSource many(tiny);
        QCOMPARE(readFilmFacts(many, {"video/mp4", {}, 0}).error().code, ErrorCode::CorruptData);
        QVERIFY(many.reads < 20'000);
        FilmPlan plan;
        for (const std::string& whole : {isoFilm(plan), aviFilm(), matroskaFilm()}) {
            std::mt19937 random(5);
            for (std::size_t cut = 0; cut < whole.size(); ++cut)
                (void)read(whole.substr(0, cut));
            for (int round = 0; round < 3000; ++round) {
                std::string broken = whole;
                for (int k = 0; k < 3; ++k)
                    broken[random() % broken.size()] = static_cast<char>(random());
                CountingSource source(broken);
                const auto mime = sniffMime(source);
                if (!isFilm(mime.mime)) continue;
                const auto film = readFilmFacts(source, mime);
                QVERIFY(source.reads < 60'000);
                if (!film) continue;
                QVERIFY(film->seconds >= 0 && film->seconds < 4e8);
                QVERIFY(film->width >= 0 && film->width <= 65'535);
            }
        }
    }

    void thePanelSaysIt() {
        const TempFolder folder;
        folder.write("a.mp4", isoFilm({}));
        const MetadataAnswer answer = gatherMetadata({folder.path() / "a.mp4"}, {});
        QByteArray film;
        QByteArray duration;
        for (const Tag& tag : answer.tags) {
            if (tag.key == "Summary.Film") film = QByteArray::fromStdString(tag.value);
            if (tag.key == "Film.Duration") duration = QByteArray::fromStdString(tag.value);
        }
        QCOMPARE(film, "0:07 · H.264, AAC · 29.93 fps");
        QCOMPARE(duration, "0:07");
    }

    void durations() {
        QCOMPARE(QByteArray::fromStdString(durationText(0.2)), "0:01");
        QCOMPARE(QByteArray::fromStdString(durationText(59.6)), "1:00");
        QCOMPARE(QByteArray::fromStdString(durationText(754)), "12:34");
        QCOMPARE(QByteArray::fromStdString(durationText(3723)), "1:02:03");
    }
};

#include "film_facts_test.moc"
LIGHTSTACK_TEST(FilmFactsTest);
