#include "core/library/library_lists.h"

#include "core/base/natural_order.h"
#include "core/library/list_query.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace lightstack::library {
namespace {

// The most common of many, in the place of one: counts up for itself, down for others.
struct Majority {
    std::int64_t value = 0;
    std::int64_t votes = 0;
    void vote(std::int64_t v) {
        if (votes == 0) value = v;
        votes += v == value ? 1 : -1;
    }
};

struct Spot {
    std::int64_t count = 0;
    Majority folder;
};

struct Tally {
    std::array<std::int64_t, kListKinds> counts{};
    std::map<int, std::int64_t> months; // year * 12 + month - 1
    std::unordered_map<std::string, std::int64_t> cameras, lenses;
    std::map<std::pair<std::int64_t, std::int64_t>, Spot> spots;
    std::unordered_map<std::int64_t, std::int64_t> folders;  // pictures in each
    std::unordered_map<std::int64_t, std::int64_t> unpaired; // of them, without a sidecar
    std::vector<std::pair<std::int64_t, std::int64_t>> contents;

    std::int64_t& of(ListKind kind) { return counts[static_cast<std::size_t>(kind)]; }
};

using Row = const db::Statement&;

Result<void> eachRow(
    db::Database& database, std::string_view sql, const std::function<void(Row)>& take) {
    auto rows = database.prepare(sql);
    if (!rows) return tl::unexpected<Error>(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        take(*rows);
    }
}

void tallyDate(Tally& tally, Row row) {
    using namespace std::chrono;
    if (row.isNull(1)) {
        ++tally.of(ListKind::WithoutDate);
        return;
    }
    ++tally.of(ListKind::Timeline);
    const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(row.integer(1)))));
    ++tally.months[static_cast<int>(day.year()) * 12 +
                   static_cast<int>(static_cast<unsigned>(day.month())) - 1];
}

void tallyAsset(Tally& tally, Row row) {
    ++tally.of(ListKind::All);
    const std::int64_t folder = row.integer(0);
    ++tally.folders[folder];
    tallyDate(tally, row);
    std::string camera(row.text(2));
    if (!row.isNull(3)) camera += (camera.empty() ? "" : " ") + std::string(row.text(3));
    if (!camera.empty()) ++tally.cameras[camera];
    if (!row.isNull(4)) ++tally.lenses[std::string(row.text(4))];
    if (!row.isNull(5)) {
        Spot& spot = tally.spots[{roundedDegrees(row.real(5)), roundedDegrees(row.real(6))}];
        ++spot.count;
        spot.folder.vote(folder);
    }
    if (row.integer(7) != 0) ++tally.unpaired[folder];
    if (row.integer(8) != 0) ++tally.of(ListKind::DateConflicts);
    if (row.integer(9) != 0 && !row.isNull(11))
        tally.contents.emplace_back(row.integer(10), row.integer(11));
}

std::int64_t copiesAmong(std::vector<std::pair<std::int64_t, std::int64_t>>& contents) {
    std::sort(contents.begin(), contents.end());
    std::int64_t copies = 0;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const bool before = i > 0 && contents[i - 1] == contents[i];
        const bool after = i + 1 < contents.size() && contents[i + 1] == contents[i];
        copies += before || after ? 1 : 0;
    }
    return copies;
}

std::vector<CountedList> mostFirst(
    ListKind kind, const std::unordered_map<std::string, std::int64_t>& counts) {
    std::vector<CountedList> out;
    for (const auto& [name, count] : counts)
        out.push_back({{kind, name, {}}, count, 0, 0});
    std::sort(out.begin(), out.end(), [](const CountedList& a, const CountedList& b) {
        return a.count != b.count ? a.count > b.count : a.place.value < b.place.value;
    });
    return out;
}

std::vector<YearList> yearsOf(const std::map<int, std::int64_t>& months) {
    std::vector<YearList> years;
    const auto padded = [](int number, std::size_t digits) {
        const std::string text = std::to_string(number);
        return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
    };
    for (auto it = months.rbegin(); it != months.rend(); ++it) {
        const std::string year = padded(it->first / 12, 4);
        if (years.empty() || years.back().year.place.value != year)
            years.push_back({{{ListKind::Timeline, year, {}}, 0, 0, 0}, {}});
        years.back().year.count += it->second;
        years.back().months.push_back(
            {{ListKind::Timeline, year + "-" + padded(it->first % 12 + 1, 2), {}}, it->second, 0,
                0});
    }
    return years;
}

struct Albums {
    std::vector<CountedList> lists;
    std::unordered_map<std::int64_t, std::string> titles; // by folder
};

// Folders of one key are one, and an album holds all that lies in them.
Result<Albums> readAlbums(db::Database& database, const Tally& tally) {
    Albums out;
    std::unordered_map<std::string, std::vector<std::int64_t>> byKey;
    if (auto done = eachRow(database, "SELECT id, key FROM folders",
            [&](Row row) { byKey[row.bytes(1)].push_back(row.integer(0)); });
        !done)
        return tl::unexpected<Error>(done.error());
    auto done = eachRow(database,
        "SELECT al.id, al.title, f.key FROM albums al JOIN folders f ON f.id = al.folder",
        [&](Row row) {
            const std::string title(row.text(1));
            CountedList album{{ListKind::Album, std::to_string(row.integer(0)), title}, 0, 0, 0};
            for (const std::int64_t folder : byKey[row.bytes(2)]) {
                if (const auto n = tally.folders.find(folder); n != tally.folders.end())
                    album.count += n->second;
                out.titles[folder] = title;
            }
            out.lists.push_back(std::move(album));
        });
    if (!done) return tl::unexpected<Error>(done.error());
    std::sort(out.lists.begin(), out.lists.end(), [](const CountedList& a, const CountedList& b) {
        const int order = base::naturalCompare(a.place.title, b.place.title);
        return order != 0 ? order < 0 : a.place.value < b.place.value;
    });
    return out;
}

std::vector<CountedList> placesOf(const Tally& tally, const Albums& albums) {
    std::vector<CountedList> out;
    for (const auto& [at, spot] : tally.spots) {
        const auto title = albums.titles.find(spot.folder.value);
        out.push_back({{ListKind::Place, std::to_string(at.first) + "," + std::to_string(at.second),
                           title == albums.titles.end() ? std::string() : title->second},
            spot.count, static_cast<double>(at.first) / 100, static_cast<double>(at.second) / 100});
    }
    std::stable_sort(out.begin(), out.end(),
        [](const CountedList& a, const CountedList& b) { return a.count > b.count; });
    return out;
}

// Pictures without a sidecar in folders where others have one.
Result<std::int64_t> countUnpaired(db::Database& database, const Tally& tally) {
    std::unordered_set<std::string> keys;
    if (auto done =
            eachRow(database, "SELECT key FROM folders WHERE id IN (SELECT folder FROM sidecars)",
                [&](Row row) { keys.insert(row.bytes(0)); });
        !done)
        return tl::unexpected<Error>(done.error());
    std::int64_t count = 0;
    auto done = eachRow(database, "SELECT id, key FROM folders", [&](Row row) {
        const auto folder = tally.unpaired.find(row.integer(0));
        if (folder != tally.unpaired.end() && keys.contains(row.bytes(1))) count += folder->second;
    });
    if (!done) return tl::unexpected<Error>(done.error());
    return count;
}

} // namespace

Result<LibraryLists> readLibraryLists(db::Database& database) {
    Tally tally;
    if (auto done = eachRow(database,
            "SELECT folder, taken, trim(make), trim(model), lens, latitude, longitude, sidecar IS "
            "NULL, date_conflict, status = 'ok', size, crc32 FROM assets WHERE +status IN ('ok', "
            "'failed')",
            [&](Row row) { tallyAsset(tally, row); });
        !done)
        return tl::unexpected<Error>(done.error());
    LibraryLists out;
    const auto albums = readAlbums(database, tally);
    if (!albums) return tl::unexpected<Error>(albums.error());
    const auto unpaired = countUnpaired(database, tally);
    if (!unpaired) return tl::unexpected<Error>(unpaired.error());
    std::unordered_map<std::string, std::int64_t> people;
    if (auto done = eachRow(database,
            "SELECT p.name, count(*) FROM sidecar_people sp JOIN people p ON p.id = sp.person JOIN "
            "assets a ON a.sidecar = sp.sidecar WHERE a.status IN ('ok', 'failed') GROUP BY p.id",
            [&](Row row) { people[std::string(row.text(0))] += row.integer(1); });
        !done)
        return tl::unexpected<Error>(done.error());
    const auto orphans =
        database.number("SELECT count(*) FROM sidecars WHERE orphan AND NOT missing");
    if (!orphans) return tl::unexpected<Error>(orphans.error());
    const auto errors = database.number("SELECT count(*) FROM errors");
    if (!errors) return tl::unexpected<Error>(errors.error());
    tally.of(ListKind::WithoutSidecar) = *unpaired;
    tally.of(ListKind::OrphanSidecars) = *orphans;
    tally.of(ListKind::Errors) = *errors;
    tally.of(ListKind::Duplicates) = copiesAmong(tally.contents);
    out.counts = tally.counts;
    out.years = yearsOf(tally.months);
    out.albums = albums->lists;
    out.people = mostFirst(ListKind::Person, people);
    out.cameras = mostFirst(ListKind::Camera, tally.cameras);
    out.lenses = mostFirst(ListKind::Lens, tally.lenses);
    out.places = placesOf(tally, *albums);
    return out;
}

} // namespace lightstack::library
