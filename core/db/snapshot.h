// All that is read while it lives is of one moment, whoever writes meanwhile; without one, where
// the connection has a transaction already, of that one's. Thread: that of its connection.
#pragma once

#include "core/db/database.h"

namespace lightstack::db {

class Snapshot {
public:
    explicit Snapshot(Database& database)
        : m_database(database), m_begun(database.execute("BEGIN").has_value()) {}
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot() {
        if (m_begun) (void)m_database.execute("ROLLBACK");
    }

private:
    Database& m_database;
    bool m_begun;
};

} // namespace lightstack::db
