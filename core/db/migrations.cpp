#include "core/db/migrations.h"

#include "core/db/transaction.h"

#include <string>

namespace lightstack::db {

Result<void> migrate(Database& database, std::span<const std::string_view> migrations) {
    const auto known = static_cast<std::int64_t>(migrations.size());
    const auto check = [&]() -> Result<std::int64_t> {
        auto version = database.number("PRAGMA user_version");
        if (version && *version > known)
            return fail(ErrorCode::Unsupported, database.file(),
                "was made by a newer version of this program (" + std::to_string(*version) +
                    ", known is " + std::to_string(known) + ")");
        return version;
    };
    auto version = check();
    if (!version) return tl::unexpected<Error>(version.error());
    if (*version == known) return {};

    // What a statement may have to take back where nothing is yet: no file for each.
    if (*version == 0)
        if (auto done = database.execute("PRAGMA temp_store=MEMORY"); !done) return done;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    version = check(); // another process may have been quicker
    if (!version) return tl::unexpected<Error>(version.error());
    for (std::int64_t i = *version; i < known; ++i)
        if (auto done = database.execute(migrations[static_cast<std::size_t>(i)]); !done)
            return done;
    if (auto done = database.execute("PRAGMA user_version=" + std::to_string(known)); !done)
        return done;
    if (auto done = transaction->commit(); !done) return done;
    return database.execute("PRAGMA temp_store=DEFAULT"); // long sorts need files
}

} // namespace lightstack::db
