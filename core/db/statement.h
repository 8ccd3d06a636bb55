// A prepared statement: bind, step, look at the columns, reset, again.
//
// Binding never fails on its own: the first error is kept and given by the next step(), so that a
// row of binds reads as a row of binds. Parameters count from 1, columns from 0. Straight on
// SQLite: millions of values a scan go through here. Thread: that of its connection.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace lightstack::db {

class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    void bind(int index, std::int64_t value);
    void bindReal(int index, double value);
    void bindNull(int index);
    void bindText(int index, std::string_view utf8); // copied
    // Not copied: `utf8` lives until reset().
    void bindTextView(int index, std::string_view utf8);
    // Not copied: `bytes` live until reset(). Empty is an empty blob, not NULL.
    void bindBlob(int index, std::span<const std::byte> bytes);
    void bindBlob(int index, std::string_view bytes) {
        bindBlob(index, std::as_bytes(std::span(bytes)));
    }

    Result<bool> step(); // true: there is a row
    // Steps to the end and resets: for what gives no rows.
    Result<void> run();
    // Ready for the next round; gives up the row and its locks. Bindings stay.
    void reset() noexcept;

    // Of the current row; zero or empty without one. Spans are good until step() or reset().
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::span<const std::byte> blob(int column) const;
    [[nodiscard]] std::string bytes(int column) const; // blob as a byte string

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    Statement(sqlite3_stmt* statement, const std::filesystem::path& file);
    void checked(int code);
    [[nodiscard]] Error errorOf(int code) const;

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::filesystem::path m_file;
    std::optional<Error> m_bindError;
    bool m_hasRow = false;
};

// Resets when it goes out of scope, so that no early return keeps a read lock.
class StatementScope {
public:
    explicit StatementScope(Statement& statement) noexcept : m_statement(statement) {}
    StatementScope(const StatementScope&) = delete;
    StatementScope& operator=(const StatementScope&) = delete;
    ~StatementScope() { m_statement.reset(); }

private:
    Statement& m_statement;
};

} // namespace lightstack::db
