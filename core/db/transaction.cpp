#include "core/db/transaction.h"

namespace lightstack::db {

Result<Transaction> Transaction::begin(Database& database) {
    if (auto done = database.execute("BEGIN IMMEDIATE"); !done)
        return tl::unexpected<Error>(done.error());
    return Transaction(database);
}

Transaction::~Transaction() {
    // SQLite may have rolled back by itself (disk full): the error of this one says nothing new.
    if (m_database != nullptr) (void)m_database->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
    if (m_database == nullptr) return fail(ErrorCode::Database, {}, "no transaction");
    auto done = m_database->execute("COMMIT");
    if (done) m_database = nullptr;
    return done;
}

} // namespace lightstack::db
