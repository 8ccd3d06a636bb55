// A small library, written row by row: two albums, a folder without sidecars, copies, a live
// photo, an error, an orphan. Thread: any.
#pragma once

#include "core/catalog/catalog_file.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

namespace lightstack::tests {

class LibraryFixture {
public:
    static constexpr std::int64_t kDay = 86'400'000;
    static constexpr std::int64_t kMay2019 = 18'025 * kDay; // 2019-05-09

    explicit LibraryFixture(bool filled = true) {
        if (filled) fill();
    }
    [[nodiscard]] std::filesystem::path file() const { return folder / "library.catalog"; }

    void run(const std::string& sql) const {
        auto database = catalog::openCatalog(file());
        if (!database) qFatal("%s", database.error().detail.c_str());
        if (const auto done = database->execute(sql); !done)
            qFatal("%s", done.error().detail.c_str());
    }
    // Assets 1-8; /lib/rome is an album, and so is /lib/sea (titled alike on purpose).
    void fill() const {
        run("INSERT INTO folders(id, path, key) VALUES"
            "(1, CAST('/lib/rome' AS BLOB), CAST('rome' AS BLOB)),"
            "(2, CAST('/lib/part2/rome' AS BLOB), CAST('rome' AS BLOB)),"
            "(3, CAST('/lib/sea' AS BLOB), CAST('sea' AS BLOB)),"
            "(4, CAST('/plain' AS BLOB), CAST('plain' AS BLOB));"
            "INSERT INTO sidecars(id, folder, name, size, mtime, kind, orphan, title, taken) VALUES"
            "(1, 1, CAST('metadata.json' AS BLOB), 9, 1, 'album', 0, 'Rome', NULL),"
            "(2, 1, CAST('a.jpg.json' AS BLOB), 9, 1, 'asset', 0, 'a.jpg', 1),"
            "(3, 3, CAST('metadata.json' AS BLOB), 9, 1, 'album', 0, 'Sea', NULL),"
            "(4, 3, CAST('lost.jpg.json' AS BLOB), 9, 1, 'asset', 1, 'lost.jpg', 1000);"
            "INSERT INTO people(id, name) VALUES(1, 'Ada'), (2, 'Zoë');"
            "INSERT INTO sidecar_people VALUES(2, 0, 1), (2, 1, 2);");
        const auto asset = [](int id, int in, const char* name, int size, const char* more) {
            return "INSERT INTO assets(id, folder, name, size, mtime, status, mime, taken, crc32, "
                   "make, model, lens, latitude, longitude, width, height, orientation, sidecar, "
                   "date_conflict) VALUES(" +
                   std::to_string(id) + "," + std::to_string(in) + ", CAST('" + name +
                   "' AS BLOB)," + std::to_string(size) + ", 1, " + more + ";";
        };
        const std::string may = std::to_string(kMay2019);
        const std::string june = std::to_string(kMay2019 + 30 * kDay);
        const std::string jan = std::to_string(kMay2019 - 120 * kDay);
        const std::string full = "'ok', 'image/jpeg', " + may +
                                 ", 7, 'Canon', 'EOS 5D', 'EF50', 41.9, 12.5, 40, 30, 6, 2, 0)";
        const auto plain = [](const std::string& taken, int crc) {
            return "'ok', 'image/jpeg', " + taken + ", " + std::to_string(crc) +
                   ", NULL, NULL, NULL, NULL, NULL, 20, 10, 1, NULL, 0)";
        };
        run(asset(1, 1, "a.jpg", 100, full.c_str()) +
            asset(2, 2, "a.jpg", 100, plain(may, 7).c_str()) + // same name, a copy
            asset(3, 1, "a.mp4", 500,
                ("'ok', 'video/mp4', " + may + ", 8, NULL, NULL, NULL, NULL, NULL, 0, 0, 1, 2, 0)")
                    .c_str()) +
            asset(4, 3, "b.jpg", 50, plain(june, 9).c_str()) +
            asset(5, 3, "c.jpg", 60,
                ("'failed', 'image/jpeg', " + jan +
                    ", NULL, 'Canon', 'EOS 5D', NULL, -33.861, 151.21, 0, 0, 1, NULL, 1)")
                    .c_str()) +
            asset(6, 4, "d.jpg", 70, plain("NULL", 10).c_str()) +
            asset(7, 4, "e.jpg", 100, plain(june, 7).c_str()) + // another copy
            asset(8, 4, "gone.jpg", 1,
                "'missing', 'image/jpeg', 5, 11, NULL, NULL, NULL, NULL, NULL, 0, 0, 1, NULL, 0)") +
            "INSERT INTO links VALUES(3, 1, 'film-of');"
            "INSERT INTO errors VALUES(3, CAST('c.jpg' AS BLOB), 'read', 'corrupted', 'ends too "
            "early');"
            "INSERT INTO asset_text(rowid, name, description, keywords, people) VALUES"
            "(1, 'a.jpg', 'Colosseum at night', '', 'Ada Zoë'), (2, 'a.jpg', '', '', ''),"
            "(3, 'a.mp4', '', '', ''), (4, 'b.jpg', 'waves', '', ''), (5, 'c.jpg', '', '', ''),"
            "(6, 'd.jpg', '', '', ''), (7, 'e.jpg', '', '', ''), (8, 'gone.jpg', '', '', '');");
    }

    TempFolder folder;
};

} // namespace lightstack::tests
