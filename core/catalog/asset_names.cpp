#include "core/catalog/asset_names.h"

#include "core/catalog/folded_text.h"
#include "core/db/each_row.h"

#include <cstring>
#include <string>
#include <vector>

namespace lightstack::catalog {
namespace {

constexpr std::size_t kRun = 8192; // names

struct Run {
    std::vector<std::int64_t> ids;
    std::string names; // each ends with a slash, which no name has

    void add(std::int64_t id, std::string_view name) {
        ids.push_back(id);
        names += foldedText(name);
        names += '/';
    }
};

Result<void> write(db::Statement& insert, Run& run) {
    if (run.ids.empty()) return {};
    insert.bind(1, run.ids.back());
    insert.bindBlob(2, std::as_bytes(std::span(run.ids)));
    insert.bindBlob(3, run.names);
    auto done = insert.run();
    run = {};
    return done;
}

// Ids of the run whose names hold `part`, which has no slash.
void findInRun(
    std::span<const std::byte> ids, std::string_view names, std::string_view part, IdSet& found) {
    std::size_t index = 0;
    std::size_t counted = 0; // slashes up to here are in `index`
    const char* const begin = names.data();
    const char* const end = begin + names.size();
    const char* at = begin;
    while (at < end) {
        const auto left = static_cast<std::size_t>(end - at);
        at = static_cast<const char*>(::memmem(at, left, part.data(), part.size()));
        if (at == nullptr) return;
        const auto place = static_cast<std::size_t>(at - begin);
        for (; counted < place; ++counted)
            index += names[counted] == '/' ? 1 : 0;
        std::int64_t id = 0;
        if ((index + 1) * sizeof id > ids.size()) return; // a damaged run
        std::memcpy(&id, ids.data() + index * sizeof id, sizeof id);
        found.add(id);
        at = static_cast<const char*>(std::memchr(at, '/', static_cast<std::size_t>(end - at)));
        if (at == nullptr) return;
        ++at;
    }
}

} // namespace

Result<void> addNameRuns(db::Database& database) {
    auto rows = database.prepare("SELECT id, name FROM assets WHERE id > (SELECT "
                                 "coalesce(max(last), 0) FROM name_runs) ORDER BY id");
    if (!rows) return tl::unexpected<Error>(rows.error());
    auto insert = database.prepare("INSERT INTO name_runs VALUES(?,?,?)");
    if (!insert) return tl::unexpected<Error>(insert.error());
    Run run;
    while (true) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return write(*insert, run);
        const auto name = rows->blob(1);
        run.add(rows->integer(0), {reinterpret_cast<const char*>(name.data()), name.size()});
        if (run.ids.size() < kRun) continue;
        if (auto done = write(*insert, run); !done) return done;
    }
}

Result<void> findInNames(db::Database& database, std::string_view part, IdSet& found) {
    const std::string wanted = foldedText(part);
    if (wanted.find('/') != std::string::npos) return {};
    std::int64_t last = 0;
    auto done = db::eachRow(
        database, "SELECT last, ids, names FROM name_runs", [&](const db::Statement& run) {
            last = run.integer(0);
            const auto names = run.blob(2);
            findInRun(run.blob(1), {reinterpret_cast<const char*>(names.data()), names.size()},
                wanted, found);
        });
    if (!done) return done;
    auto rest = database.prepare("SELECT id, name FROM assets WHERE id > ?");
    if (!rest) return tl::unexpected<Error>(rest.error());
    rest->bind(1, last);
    return db::eachRow(*rest, [&](const db::Statement& row) {
        if (foldedText(row.bytes(1)).find(wanted) != std::string::npos) found.add(row.integer(0));
    });
}

} // namespace lightstack::catalog
