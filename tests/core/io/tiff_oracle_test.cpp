// Every TIFF of the samples against what tifffile and Pillow made of it.
#include "core/io/tiff_reader.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtTest>

#include <map>

using namespace lightstack;

namespace {

struct Row {
    std::string path;
    QByteArray tifffile; // sha1 of page 0's samples, empty where it refused
    QByteArray pillowKind;
    QByteArray pillow;
};

std::vector<Row> oracle() {
    std::vector<Row> rows;
    QFile file(QString::fromStdString(tests::samplesFolder() / "ORACLE_pixels.tsv"));
    if (!file.open(QIODevice::ReadOnly)) return rows;
    file.readLine();
    while (!file.atEnd()) {
        QList<QByteArray> cells = file.readLine().trimmed().split('\t');
        while (cells.size() < 10)
            cells << QByteArray();
        const bool tiff = cells[0].endsWith(".tif") || cells[0].endsWith(".tiff");
        if (!tiff) continue;
        rows.push_back({cells[0].toStdString(), cells[6].size() == 40 ? cells[6] : QByteArray(),
            cells[8], cells[9]});
    }
    return rows;
}

QByteArray sha1(std::span<const std::byte> bytes) {
    return QCryptographicHash::hash(
        QByteArray::fromRawData(
            reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())),
        QCryptographicHash::Sha1)
        .toHex();
}

// Pillow packs one-bit rows, widens signed 16 bits to 32, interleaves planes.
QByteArray asPillow(const image::ImageBuffer& buffer, const QByteArray& kind) {
    const image::ImageSpec& spec = buffer.spec();
    QByteArray out;
    for (int y = 0; y < spec.size.height; ++y) {
        if (kind.startsWith("TIFF/1")) {
            QByteArray row((spec.size.width + 7) / 8, '\0');
            for (int x = 0; x < spec.size.width; ++x)
                if (buffer.valueAt(x, y) != 0)
                    row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
            out += row;
            continue;
        }
        for (int x = 0; x < spec.size.width; ++x)
            for (int c = 0; c < spec.channels; ++c) {
                const auto value = static_cast<qint64>(buffer.valueAt(x, y, c));
                const int bytes = kind.startsWith("TIFF/I/") ? 4 : 1;
                for (int b = 0; b < bytes; ++b)
                    out += static_cast<char>((value >> (8 * b)) & 0xFF);
            }
    }
    return out;
}

} // namespace

class TiffOracleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { LIGHTSTACK_NEED_SAMPLES(); }

    void everyLosslessFileHasTheOraclesSamples() {
        int compared = 0;
        QByteArray wrong;
        for (const Row& row : oracle()) {
            const auto file = io::ImageFile::open(tests::samplesFolder() / row.path);
            QVERIFY(file);
            const auto samples = io::tiffReader().samples(*file, {});
            if (!samples) {
                QVERIFY2(!samples.error().detail.empty(), row.path.c_str());
                if (!row.tifffile.isEmpty())
                    wrong +=
                        "\n" + QByteArray::fromStdString(row.path + ": " + samples.error().detail);
                continue;
            }
            const QByteArray ours = sha1(samples->bytes());
            if (!row.tifffile.isEmpty()) {
                ++compared;
                if (ours != row.tifffile) wrong += "\n" + QByteArray::fromStdString(row.path);
            }
        }
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        QVERIFY2(compared > 150, QByteArray::number(compared).constData());
    }

    void whatOnlyPillowReadsEqualsPillow() {
        // Few-bit greys Pillow scales to 8 bits; those are compared by their group below.
        int compared = 0;
        for (const Row& row : oracle()) {
            const bool comparable = row.pillowKind.startsWith("TIFF/1/") ||
                                    row.pillowKind.startsWith("TIFF/I/") ||
                                    row.pillowKind.startsWith("TIFF/RGB/");
            if (!row.tifffile.isEmpty() || row.pillow.size() != 40 || !comparable) continue;
            const auto file = io::ImageFile::open(tests::samplesFolder() / row.path);
            const auto samples = io::tiffReader().samples(*file, {});
            if (!samples || samples->spec().type == image::SampleType::F32) continue;
            const QByteArray ours = asPillow(*samples, row.pillowKind);
            const QByteArray direct = sha1(
                std::as_bytes(std::span(ours.constData(), static_cast<std::size_t>(ours.size()))));
            // Pillow turns white-is-zero one-bit pictures over.
            QByteArray inverted;
            if (row.pillowKind.startsWith("TIFF/1/")) {
                QByteArray flipped = ours;
                const int width = samples->spec().size.width;
                const int rowBytes = (width + 7) / 8;
                for (qsizetype i = 0; i < flipped.size(); ++i) {
                    const int bitsLeft = width - static_cast<int>(i % rowBytes) * 8;
                    const int mask = bitsLeft >= 8 ? 0xFF : (0xFF << (8 - bitsLeft)) & 0xFF;
                    flipped[i] = static_cast<char>(~flipped[i] & mask);
                }
                inverted = sha1(std::as_bytes(
                    std::span(flipped.constData(), static_cast<std::size_t>(flipped.size()))));
            }
            QVERIFY2(direct == row.pillow || inverted == row.pillow, row.path.c_str());
            ++compared;
        }
        QVERIFY2(compared >= 8, QByteArray::number(compared).constData());
    }

    void encodingsOfOneSequenceHoldTheSameSamples() {
        // Equal digits: equal size, colour type and samples in other encodings; planes are stored
        // apart in some, and white-is-zero ones hold the complement.
        std::map<std::string, std::map<std::string, std::string>> groups;
        const auto folder = tests::samplesFolder() / "tiff_variants/image-tiff/images/seq";
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string name = entry.path().stem().native();
            const auto file = io::ImageFile::open(entry.path());
            if (!file || file->mime().mime != "image/tiff") continue;
            const auto samples = io::tiffReader().samples(*file, {});
            QVERIFY2(samples, name.c_str());
            const bool inverted = name.find("miniswhite") != std::string::npos ||
                                  name.find("fax") != std::string::npos;
            const std::string kind = inverted                                   ? " white"
                                     : name.find("planar") != std::string::npos ? " planar"
                                                                                : "";
            const std::string key = name.substr(name.rfind('-') + 1) + kind;
            groups[key].emplace(sha1(samples->bytes()).toStdString(), name);
            ++files;
        }
        QVERIFY(files > 60);
        for (const auto& [digits, kinds] : groups)
            QVERIFY2(kinds.size() == 1,
                (digits + ": " + kinds.begin()->second + " and " + kinds.rbegin()->second).c_str());
    }

    void everyFileGivesAPictureOrAReason() {
        for (const Row& row : oracle()) {
            const auto file = io::ImageFile::open(tests::samplesFolder() / row.path);
            io::ReadHint hint;
            hint.maxSide = 128;
            const auto picture = io::tiffReader().picture(*file, hint);
            if (picture)
                QVERIFY2(!picture->pixels.isNull(), row.path.c_str());
            else
                QVERIFY2(!picture.error().detail.empty(), row.path.c_str());
        }
    }
};

#include "tiff_oracle_test.moc"
LIGHTSTACK_TEST(TiffOracleTest);
