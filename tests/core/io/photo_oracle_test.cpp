// Samples against those another library decoded (ORACLE_pixels.tsv): lossless formats exactly.
#include "core/io/image_reader.h"
#include "tests/support/samples.h"
#include "tests/support/test_registry.h"

#include <QCryptographicHash>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace lightstack;

namespace {

struct PhotoRow {
    std::string path;
    std::string kind; // "PNG/RGBA/40x30/n1"
    std::string sha1;
};

std::vector<PhotoRow> oracleRows(const std::filesystem::path& folder) {
    std::vector<PhotoRow> rows;
    std::ifstream file(folder / "ORACLE_pixels.tsv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, '\t');)
            cells.push_back(cell);
        if (cells.size() < 10 || cells[8].starts_with("TIFF") || !cells[3].empty() ||
            cells[8].find('/') == std::string::npos)
            continue;
        rows.push_back({cells[0], cells[8], cells[9]});
    }
    return rows;
}

bool isLossless(const PhotoRow& row) {
    return row.kind.starts_with("PNG") || row.kind.starts_with("BMP") ||
           row.kind.starts_with("GIF") || row.path.find("Lossless") != std::string::npos;
}

std::string sha1Of(const image::ImageBuffer& buffer) {
    const auto bytes = buffer.bytes();
    return QCryptographicHash::hash(QByteArrayView(reinterpret_cast<const char*>(bytes.data()),
                                        static_cast<qsizetype>(bytes.size())),
        QCryptographicHash::Sha1)
        .toHex()
        .toStdString();
}

} // namespace

class PhotoOracleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesEqual();
};

void PhotoOracleTest::samplesEqual() {
    LIGHTSTACK_NEED_SAMPLES();
    const auto folder = tests::samplesFolder();
    int equal = 0;
    int other = 0;
    for (const PhotoRow& row : oracleRows(folder)) {
        const auto file = io::ImageFile::open(folder / row.path);
        QVERIFY2(file.has_value(), row.path.c_str());
        const auto reader = io::readerFor(*file);
        QVERIFY2(reader.has_value(), row.path.c_str());
        const auto samples = (*reader)->samples(*file, {});
        QVERIFY2(samples.has_value(), row.path.c_str());
        const bool same = sha1Of(*samples) == row.sha1;
        if (isLossless(row)) QVERIFY2(same, row.path.c_str());
        ++(same ? equal : other);
        const image::PixelSize size = samples->spec().size;
        const std::string shape =
            "/" + std::to_string(size.width) + "x" + std::to_string(size.height) + "/";
        QVERIFY2(row.kind.find(shape) != std::string::npos, row.path.c_str());
    }
    qInfo("%d pictures equal, %d lossy ones differ", equal, other);
    QVERIFY(equal > 100);
}

LIGHTSTACK_TEST(PhotoOracleTest);
#include "photo_oracle_test.moc"
