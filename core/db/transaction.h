// BEGIN IMMEDIATE ... COMMIT: the write lock is taken at the start, so that a busy database says so
// before any work, not at the commit. Rolled back where commit() was not reached.
// Thread: that of its connection.
#pragma once

#include "core/db/database.h"

namespace lightstack::db {

class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    // After a failed commit the transaction is rolled back.
    Result<void> commit();

private:
    explicit Transaction(Database& database) noexcept : m_database(&database) {}
    Database* m_database;
};

} // namespace lightstack::db
