#include "core/library/list_tally.h"

#include "core/catalog/catalog_indexes.h"
#include "core/db/each_row.h"
#include "core/library/list_query.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <vector>

namespace lightstack::library {
namespace {

using Row = const db::Statement&;

// Months of dates that mostly come in order.
class Months {
public:
    explicit Months(std::map<int, std::int64_t>& months) : m_months(months) {}
    void add(std::int64_t ms, std::int64_t n) {
        using namespace std::chrono;
        if (ms < m_from || ms >= m_to) {
            const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(ms))));
            const year_month month(day.year(), day.month());
            m_from = msOf(month / 1);
            m_to = msOf((month + months(1)) / 1);
            m_count = &m_months[static_cast<int>(day.year()) * 12 +
                                static_cast<int>(static_cast<unsigned>(day.month())) - 1];
        }
        *m_count += n;
    }

private:
    static std::int64_t msOf(std::chrono::year_month_day day) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::sys_days(day).time_since_epoch())
            .count();
    }
    std::map<int, std::int64_t>& m_months;
    std::int64_t m_from = 1;
    std::int64_t m_to = 0;
    std::int64_t* m_count = nullptr;
};

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

constexpr std::string_view kCamera = "trim(coalesce(make, '') || ' ' || coalesce(model, ''))";

// Each asset's own columns, `n` times: once, or off again.
class AssetTally {
public:
    explicit AssetTally(Tally& tally) : m_tally(tally), m_months(tally.months) {}
    static std::string columns() {
        return "folder, taken, " + std::string(kCamera) +
               ", lens, latitude, longitude, sidecar IS NULL, date_conflict";
    }
    void add(Row row, std::int64_t n) {
        m_tally.of(ListKind::All) += n;
        const std::int64_t folder = row.integer(0);
        m_tally.folders[folder] += n;
        m_tally.of(row.isNull(1) ? ListKind::WithoutDate : ListKind::Timeline) += n;
        if (!row.isNull(1)) m_months.add(row.integer(1), n);
        if (const auto camera = row.text(2); !camera.empty())
            m_tally.cameras[std::string(camera)] += n;
        if (!row.isNull(3)) m_tally.lenses[std::string(row.text(3))] += n;
        if (row.integer(6) != 0) m_tally.unpaired[folder] += n;
        if (row.integer(7) != 0) m_tally.of(ListKind::DateConflicts) += n;
    }
    void addPlace(std::int64_t folder, double latitude, double longitude) {
        m_places.push_back({roundedDegrees(latitude), roundedDegrees(longitude), folder});
    }
    // Each place once. Requires: nothing is added after it.
    void countPlaces() {
        std::sort(m_places.begin(), m_places.end());
        std::int64_t most = 0; // of one folder in this spot
        for (std::size_t from = 0, to = 0; from < m_places.size(); from = to) {
            while (to < m_places.size() && m_places[to] == m_places[from])
                ++to;
            const auto [latitude, longitude, folder] = m_places[from];
            std::vector<Spot>& spots = m_tally.spots;
            if (spots.empty() || spots.back().latitude != latitude ||
                spots.back().longitude != longitude) {
                spots.push_back({latitude, longitude, 0, 0});
                most = 0;
            }
            const auto here = static_cast<std::int64_t>(to - from);
            spots.back().count += here;
            if (here > most) spots.back().folder = folder;
            most = std::max(most, here);
        }
    }

private:
    Tally& m_tally;
    Months m_months;
    std::vector<std::array<std::int64_t, 3>> m_places; // latitude, longitude, folder
};

// What was taken off to nothing is not there.
template <class Map>
void dropEmpty(Map& counts) {
    std::erase_if(counts, [](const auto& each) { return each.second == 0; });
}

// Pictures of each sidecar; people by those.
Result<void> tallyPeople(db::Database& database, Tally& tally) {
    std::vector<std::uint16_t> users;
    auto done = eachRow(database,
        "SELECT sidecar FROM assets INDEXED BY assets_sidecar WHERE sidecar IS NOT NULL",
        [&](Row row) {
            const auto id = static_cast<std::size_t>(row.integer(0));
            if (id >= users.size()) users.resize(id + 1 + id / 2);
            if (users[id] < std::numeric_limits<std::uint16_t>::max()) ++users[id];
        });
    if (done)
        done = eachRow(database,
            "SELECT sidecar FROM assets WHERE status <> 'ok' AND status <> 'failed' AND sidecar IS "
            "NOT NULL",
            [&](Row row) {
                const auto id = static_cast<std::size_t>(row.integer(0));
                if (id < users.size() && users[id] > 0) --users[id];
            });
    std::unordered_map<std::int64_t, std::int64_t> people;
    if (done)
        done = eachRow(database, "SELECT person, sidecar FROM sidecar_people", [&](Row row) {
            const auto sidecar = static_cast<std::size_t>(row.integer(1));
            if (sidecar < users.size() && users[sidecar] > 0)
                people[row.integer(0)] += users[sidecar];
        });
    if (done)
        done = eachRow(database, "SELECT id, name FROM people", [&](Row row) {
            const auto count = people.find(row.integer(0));
            if (count != people.end()) tally.people[std::string(row.text(1))] += count->second;
        });
    return done;
}

Result<void> tallyValues(db::Database& database, Tally& tally) {
    auto done =
        eachRow(database, "SELECT folder, count(*) FROM assets GROUP BY folder", [&](Row row) {
            tally.folders[row.integer(0)] = row.integer(1);
            tally.of(ListKind::All) += row.integer(1);
        });
    Months months(tally.months);
    if (done)
        done = eachRow(database,
            "SELECT taken FROM assets INDEXED BY assets_taken WHERE taken IS NOT NULL",
            [&](Row row) {
                months.add(row.integer(0), 1);
                ++tally.of(ListKind::Timeline);
            });
    tally.of(ListKind::WithoutDate) = tally.of(ListKind::All) - tally.of(ListKind::Timeline);
    if (done)
        done = eachRow(database,
            "SELECT " + std::string(kCamera) + ", count(*) FROM assets GROUP BY 1", [&](Row row) {
                if (!row.text(0).empty()) tally.cameras[std::string(row.text(0))] = row.integer(1);
            });
    if (done)
        done = eachRow(database,
            "SELECT lens, count(*) FROM assets WHERE lens IS NOT NULL GROUP BY lens",
            [&](Row row) { tally.lenses[std::string(row.text(0))] = row.integer(1); });
    if (done)
        done = eachRow(database, "SELECT count(*) FROM assets WHERE date_conflict",
            [&](Row row) { tally.of(ListKind::DateConflicts) = row.integer(0); });
    return done;
}

// What has no index: where pictures were taken.
Result<void> tallyPlaces(db::Database& database, Tally& tally) {
    AssetTally assets(tally);
    auto done = eachRow(database,
        "SELECT folder, latitude, longitude, sidecar IS NULL FROM assets WHERE (latitude IS NOT "
        "NULL OR sidecar IS NULL) AND +status IN ('ok', 'failed')",
        [&](Row row) {
            if (!row.isNull(1)) assets.addPlace(row.integer(0), row.real(1), row.real(2));
            if (row.integer(3) != 0) ++tally.unpaired[row.integer(0)];
        });
    assets.countPlaces();
    return done;
}

Result<void> tallyCopies(db::Database& database, std::string_view from, Tally& tally) {
    std::vector<std::pair<std::int64_t, std::int64_t>> contents;
    auto done = eachRow(database,
        "SELECT a.size, a.crc32 FROM " + std::string(from) +
            " WHERE a.status = 'ok' AND a.crc32 IS NOT NULL",
        [&](Row row) { contents.emplace_back(row.integer(0), row.integer(1)); });
    tally.of(ListKind::Duplicates) = copiesAmong(contents);
    return done;
}

} // namespace

Result<Tally> tallyRows(db::Database& database) {
    Tally tally;
    AssetTally assets(tally);
    auto done = eachRow(database,
        "SELECT " + AssetTally::columns() + " FROM assets WHERE +status IN ('ok', 'failed')",
        [&](Row row) {
            assets.add(row, 1);
            if (!row.isNull(4)) assets.addPlace(row.integer(0), row.real(4), row.real(5));
        });
    assets.countPlaces();
    if (done) done = tallyCopies(database, "assets a", tally);
    if (done)
        done = eachRow(database,
            "SELECT p.name, count(*) FROM sidecar_people sp JOIN people p ON p.id = sp.person JOIN "
            "assets a ON a.sidecar = sp.sidecar WHERE a.status IN ('ok', 'failed') GROUP BY p.id",
            [&](Row row) { tally.people[std::string(row.text(0))] += row.integer(1); });
    if (!done) return tl::unexpected<Error>(done.error());
    return tally;
}

Result<Tally> tallyIndexes(db::Database& database) {
    Tally tally;
    auto done = tallyValues(database, tally);
    AssetTally assets(tally);
    if (done)
        done = eachRow(database,
            "SELECT " + AssetTally::columns() +
                " FROM assets WHERE status <> 'ok' AND status <> 'failed'",
            [&](Row row) { assets.add(row, -1); });
    tally.unpaired.clear(); // counted with the places
    if (done) done = tallyPlaces(database, tally);
    if (done) done = tallyPeople(database, tally);
    if (done) {
        const auto listed = catalog::hasCurrentCopies(database);
        if (!listed) return tl::unexpected<Error>(listed.error());
        done = tallyCopies(database,
            *listed ? "copies c CROSS JOIN assets a ON a.id = c.asset" : "assets a", tally);
    }
    if (!done) return tl::unexpected<Error>(done.error());
    dropEmpty(tally.months);
    dropEmpty(tally.cameras);
    dropEmpty(tally.lenses);
    dropEmpty(tally.folders);
    return tally;
}

} // namespace lightstack::library
