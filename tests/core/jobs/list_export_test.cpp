#include "core/catalog/list_export.h"

#include "core/base/file_io.h"
#include "core/catalog/catalog_file.h"
#include "core/jobs/library_scan.h"
#include "tests/core/jobs/library_fixture.h"
#include "tests/core/jobs/scan_fixture.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::catalog;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

std::vector<std::int64_t> ids(db::Database& database, const std::string& table) {
    std::vector<std::int64_t> out;
    auto rows = database.prepare("SELECT id FROM " + table + " ORDER BY id");
    while (rows->step().value_or(false))
        out.push_back(rows->integer(0));
    return out;
}

std::string exported(const fs::path& file, ListExportOptions options) {
    auto database = openCatalogForReading(file);
    std::string out;
    const auto rows = ids(*database, options.table == ListTable::Sidecars ? "sidecars" : "assets");
    const auto done = exportList(*database, rows, options,
        [&](std::string_view text) {
            out += text;
            return Result<void>();
        },
        {});
    return done ? out : done.error().detail;
}

// RFC 4180, to the letter.
std::vector<std::vector<std::string>> cells(const std::string& csv) {
    std::vector<std::vector<std::string>> lines{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            lines.back().back() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            lines.back().emplace_back();
        else if (!quoted && c == '\r' && csv[i + 1] == '\n')
            lines.push_back({""}), ++i;
        else
            lines.back().back() += c;
    }
    lines.pop_back();
    return lines;
}

std::string cell(const std::vector<std::vector<std::string>>& lines, std::size_t row,
    const std::string& column) {
    const auto at = std::find(lines[0].begin(), lines[0].end(), column);
    return at == lines[0].end() ? "no such column"
                                : lines[row][static_cast<std::size_t>(at - lines[0].begin())];
}

struct Library {
    TempFolder folder, out;
    fs::path file;
    Library() : file(out / "c.db") {
        folder.write("Rome/a.jpg", jpegBytes(1, "2019:05:09 15:47:33"));
        folder.write("Rome/a.jpg.json",
            R"({"title":"a.jpg","description":"=cmd|' /C calc'!A0, \"quoted\"\nsecond line",)"
            R"("photoTakenTime":{"timestamp":"1557409653"},"people":[{"name":"Ada"},{"name":"Bob"}],)"
            R"("geoData":{"latitude":-33.5,"longitude":-70.25,"altitude":12},)"
            R"("url":"https://photos.example/1","favorited":true})");
        folder.write("Rome/metadata.json", R"({"title":"Rome, 2019","access":"protected"})");
        folder.write("Rome/b\xFF.jpg", jpegBytes(2));
        folder.write("Rome/lost.jpg.json", sidecarJson("lost.jpg", "1500000000"));
        folder.write("Rome/broken.jpg.json", "{\"title\":");
        scan(folder.path(), file);
    }
};

} // namespace

class ListExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvSaysEverything() {
        const Library library;
        const auto lines = cells(exported(library.file, {}));
        QCOMPARE(lines.size(), std::size_t{3});
        for (const auto& line : lines)
            QCOMPARE(line.size(), listColumns(ListTable::Pictures).size());
        QCOMPARE(cell(lines, 1, "path"), (library.folder / "Rome/a.jpg").native());
        QCOMPARE(cell(lines, 1, "path_bytes"), std::string());
        QCOMPARE(cell(lines, 1, "album"), std::string("Rome, 2019"));
        QCOMPARE(cell(lines, 1, "taken"), std::string("2019-05-09T15:47:33"));
        QCOMPARE(cell(lines, 1, "sidecar_taken"), std::string("2019-05-09T13:47:33Z"));
        QCOMPARE(cell(lines, 1, "people"), std::string("Ada; Bob"));
        QCOMPARE(cell(lines, 1, "latitude"), std::string("-33.5"));
        QCOMPARE(cell(lines, 1, "rule"), std::string("own-name"));
        QCOMPARE(cell(lines, 1, "sidecar"), (library.folder / "Rome/a.jpg.json").native());
        QCOMPARE(cell(lines, 1, "favorite"), std::string("1"));
        QCOMPARE(cell(lines, 1, "crc32").size(), std::size_t{8});
        QVERIFY(cell(lines, 1, "modified").ends_with("Z"));
        // Not UTF-8: as shown, and the bytes beside it.
        const std::string name = (library.folder / "Rome/b\xFF.jpg").native();
        QCOMPARE(
            cell(lines, 2, "path_bytes"), QByteArray::fromStdString(name).toBase64().toStdString());
        QVERIFY(cell(lines, 2, "path").ends_with("b\xEF\xBF\xBD.jpg"));
    }

    // Both parts bring the album's JSON; its title is said once.
    void anAlbumOfSeveralPartsIsNamedOnce() {
        const TempFolder folder;
        for (const char* part : {"1", "2"}) {
            const std::string album = std::string(part) + "/Takeout/Google Photos/Rome/";
            folder.write(album + part + ".jpg", jpegBytes(*part));
            folder.write(album + "metadata.json", R"({"title":"Rome","access":"protected"})");
        }
        const TempFolder out;
        scan({folder / "1", folder / "2"}, out / "c.db");
        const auto lines = cells(exported(out / "c.db", {}));
        QCOMPARE(lines.size(), std::size_t{3});
        for (const std::size_t row : {1, 2})
            QCOMPARE(cell(lines, row, "album"), std::string("Rome"));
    }

    void formulasAreDisarmedUnlessAsked() {
        const Library library;
        const std::string text = "=cmd|' /C calc'!A0, \"quoted\"\nsecond line";
        QCOMPARE(cell(cells(exported(library.file, {})), 1, "sidecar_description"), "'" + text);
        ListExportOptions exact;
        exact.exact = true;
        QCOMPARE(cell(cells(exported(library.file, exact)), 1, "sidecar_description"), text);
    }

    void jsonIsExact() {
        const Library library;
        ListExportOptions options;
        options.format = ListFormat::Json;
        QJsonParseError error;
        const QJsonArray rows = QJsonDocument::fromJson(
            QByteArray::fromStdString(exported(library.file, options)), &error)
                                    .array();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(rows.size(), 2);
        const QJsonObject first = rows[0].toObject();
        QCOMPARE(first[QStringLiteral("sidecar_description")].toString(),
            QStringLiteral("=cmd|' /C calc'!A0, \"quoted\"\nsecond line"));
        QCOMPARE(first[QStringLiteral("people")].toArray(),
            (QJsonArray{QStringLiteral("Ada"), QStringLiteral("Bob")}));
        QCOMPARE(first[QStringLiteral("favorite")].toBool(), true);
        QCOMPARE(first[QStringLiteral("longitude")].toDouble(), -70.25);
        QVERIFY(rows[1].toObject()[QStringLiteral("sidecar")].isNull());
    }

    void sidecarsAndErrorsAreListsToo() {
        const Library library;
        ListExportOptions options;
        options.table = ListTable::Sidecars;
        const auto sidecars = cells(exported(library.file, options));
        QCOMPARE(sidecars.size(), std::size_t{5});
        QCOMPARE(cell(sidecars, 3, "title"), std::string("lost.jpg"));
        QCOMPARE(cell(sidecars, 3, "orphan"), std::string("1"));
        options.table = ListTable::Errors;
        const auto errors = cells(exported(library.file, options));
        QCOMPARE(errors.size(), std::size_t{2});
        QVERIFY(cell(errors, 1, "path").ends_with("Rome/broken.jpg.json"));
        QCOMPARE(cell(errors, 1, "category"), std::string("corrupt"));
        options.part = "broken.";
        QCOMPARE(cells(exported(library.file, options)).size(), std::size_t{2});
        options.part = "rome"; // of the name, not of its folder
        QCOMPARE(cells(exported(library.file, options)).size(), std::size_t{1});
    }

    void intoAFileAndStopped() {
        const Library library;
        auto database = openCatalogForReading(library.file);
        const fs::path path = library.out / "list.csv";
        const auto rows = ids(*database, "assets");
        std::stop_source stop;
        QCOMPARE(*exportListTo(path, *database, rows, {}, stop.get_token()), std::uint64_t{2});
        const auto size = fs::file_size(path);
        stop.request_stop();
        const auto stopped = exportListTo(path, *database, rows, {}, stop.get_token());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(fs::file_size(path), size);
        QCOMPARE(listFormatOf("x.JSON").value(), ListFormat::Json);
        QVERIFY(!listFormatOf("x.txt"));
    }

    void datesBefore1970() {
        QCOMPARE(isoClock(-1), std::string("1969-12-31T23:59:59.999"));
        QCOMPARE(isoUtc(-2082844800), std::string("1904-01-01T00:00:00Z"));
    }
};

#include "list_export_test.moc"
LIGHTSTACK_TEST(ListExportTest);
