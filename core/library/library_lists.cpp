#include "core/library/library_lists.h"

#include "core/base/natural_order.h"
#include "core/catalog/catalog_indexes.h"
#include "core/db/each_row.h"
#include "core/db/snapshot.h"
#include "core/library/list_tally.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace lightstack::library {
namespace {

using Row = const db::Statement&;

std::vector<CountedList> mostFirst(
    ListKind kind, const std::unordered_map<std::string, std::int64_t>& counts) {
    std::vector<CountedList> out;
    out.reserve(counts.size());
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

// The last `parts` of a path.
std::string_view tailOf(std::string_view path, std::size_t parts) {
    std::size_t from = path.size();
    for (; parts > 0 && from != std::string_view::npos && from > 0; --parts)
        from = path.rfind('/', from - 1);
    return from == std::string_view::npos ? path : path.substr(from + (parts == 0 ? 1 : 0));
}

// Albums titled alike get as much of their folders as tells them apart. `folders`: of `lists`.
void tellApart(std::vector<CountedList>& lists, const std::vector<std::string>& folders) {
    std::unordered_map<std::string_view, std::vector<std::size_t>> titled;
    for (std::size_t i = 0; i < lists.size(); ++i)
        titled[lists[i].place.title].push_back(i);
    for (const auto& [title, alike] : titled) {
        std::set<std::string_view> tails;
        for (std::size_t parts = 1; alike.size() > 1 && tails.size() < alike.size(); ++parts) {
            tails.clear(); // folders differ: with all of their parts, so do the tails
            for (const std::size_t i : alike) {
                const std::string_view tail = tailOf(folders[i], parts);
                tails.insert(tail);
                lists[i].folder = tail;
            }
        }
    }
}

struct Albums {
    std::vector<CountedList> lists;
    std::unordered_map<std::int64_t, std::string> titles; // by folder
};

// Folders of one key are one, and an album holds all that lies in them: each part of an export may
// say so again.
Result<Albums> readAlbums(db::Database& database, const Tally& tally) {
    Albums out;
    std::unordered_map<std::string, std::vector<std::int64_t>> byKey;
    if (auto done = eachRow(database, "SELECT id, key FROM folders",
            [&](Row row) { byKey[row.bytes(1)].push_back(row.integer(0)); });
        !done)
        return tl::unexpected<Error>(done.error());
    std::set<std::pair<std::string, std::string>> said;
    std::vector<std::string> folders;
    auto done = eachRow(database,
        "SELECT al.id, al.title, f.key FROM albums al JOIN folders f ON f.id = al.folder ORDER BY "
        "al.id",
        [&](Row row) {
            const std::string title(row.text(1));
            if (!said.emplace(row.bytes(2), title).second) return;
            CountedList album{{ListKind::Album, std::to_string(row.integer(0)), title}, 0, 0, 0};
            for (const std::int64_t folder : byKey[row.bytes(2)]) {
                if (const auto n = tally.folders.find(folder); n != tally.folders.end())
                    album.count += n->second;
                out.titles[folder] = title;
            }
            out.lists.push_back(std::move(album));
            folders.push_back(row.bytes(2));
        });
    if (!done) return tl::unexpected<Error>(done.error());
    tellApart(out.lists, folders);
    std::sort(out.lists.begin(), out.lists.end(), [](const CountedList& a, const CountedList& b) {
        const int order = base::naturalCompare(a.place.title, b.place.title);
        return order != 0 ? order < 0 : a.place.value < b.place.value;
    });
    return out;
}

std::vector<CountedList> placesOf(const Tally& tally, const Albums& albums) {
    // Sorted before there are texts to be moved.
    std::vector<Spot> spots = tally.spots;
    std::stable_sort(
        spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.count > b.count; });
    std::vector<CountedList> out;
    out.reserve(spots.size());
    for (const Spot& spot : spots) {
        const auto title = albums.titles.find(spot.folder);
        out.push_back(
            {{ListKind::Place, std::to_string(spot.latitude) + "," + std::to_string(spot.longitude),
                 title == albums.titles.end() ? std::string() : title->second},
                spot.count, static_cast<double>(spot.latitude) / 100,
                static_cast<double>(spot.longitude) / 100});
    }
    return out;
}

// Pictures without a sidecar in folders where others have one.
Result<std::int64_t> countUnpaired(db::Database& database, const Tally& tally) {
    std::unordered_set<std::string> keys;
    if (auto done = eachRow(database,
            "SELECT key FROM folders f WHERE EXISTS(SELECT 1 FROM sidecars s WHERE s.folder = "
            "f.id)",
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
    const db::Snapshot snapshot(database); // a scan may go on writing
    const auto indexed = catalog::hasIndexes(database);
    if (!indexed) return tl::unexpected<Error>(indexed.error());
    auto tally = *indexed ? tallyIndexes(database) : tallyRows(database);
    if (!tally) return tl::unexpected<Error>(tally.error());
    LibraryLists out;
    const auto albums = readAlbums(database, *tally);
    if (!albums) return tl::unexpected<Error>(albums.error());
    const auto unpaired = countUnpaired(database, *tally);
    if (!unpaired) return tl::unexpected<Error>(unpaired.error());
    const auto orphans =
        database.number("SELECT count(*) FROM sidecars WHERE orphan AND NOT missing");
    if (!orphans) return tl::unexpected<Error>(orphans.error());
    const auto errors = database.number("SELECT count(*) FROM errors");
    if (!errors) return tl::unexpected<Error>(errors.error());
    tally->of(ListKind::WithoutSidecar) = *unpaired;
    tally->of(ListKind::OrphanSidecars) = *orphans;
    tally->of(ListKind::Errors) = *errors;
    out.counts = tally->counts;
    out.years = yearsOf(tally->months);
    out.albums = albums->lists;
    out.people = mostFirst(ListKind::Person, tally->people);
    out.cameras = mostFirst(ListKind::Camera, tally->cameras);
    out.lenses = mostFirst(ListKind::Lens, tally->lenses);
    out.places = placesOf(*tally, *albums);
    return out;
}

} // namespace lightstack::library
