#include "core/db/statement.h"

#include "core/db/sqlite_error.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

namespace lightstack::db {

Statement::Statement(std::unique_ptr<SQLite::Statement> statement, std::filesystem::path file)
    : m_statement(std::move(statement)), m_file(std::move(file)) {
}
Statement::Statement(Statement&& other) noexcept = default;
Statement& Statement::operator=(Statement&& other) noexcept = default;
Statement::~Statement() = default;

template <class F>
void Statement::guarded(F&& f) {
    try {
        f();
    } catch (const SQLite::Exception& e) {
        if (!m_bindError) m_bindError = sqliteError(e.getErrorCode(), m_file, e.what());
    }
}

void Statement::bind(int index, std::int64_t value) {
    guarded([&] { m_statement->bind(index, value); });
}

void Statement::bindReal(int index, double value) {
    guarded([&] { m_statement->bind(index, value); });
}

void Statement::bindNull(int index) {
    guarded([&] { m_statement->bind(index); });
}

void Statement::bindText(int index, std::string_view utf8) {
    guarded([&] { m_statement->bind(index, std::string(utf8)); });
}

void Statement::bindBlob(int index, std::span<const std::byte> bytes) {
    static const std::byte empty{};
    if (bytes.size() > static_cast<std::size_t>(INT32_MAX)) {
        m_bindError = Error{ErrorCode::LimitExceeded, m_file, "blob over 2 GiB"};
        return;
    }
    const void* data = bytes.empty() ? &empty : bytes.data();
    guarded([&] { m_statement->bindNoCopy(index, data, static_cast<int>(bytes.size())); });
}

Result<bool> Statement::step() {
    m_hasRow = false;
    if (m_bindError) return tl::unexpected<Error>(*m_bindError);
    const int code = m_statement->tryExecuteStep();
    if (code == SQLITE_ROW) return m_hasRow = true;
    if (code == SQLITE_DONE) return false;
    return tl::unexpected<Error>(sqliteError(code, m_file, m_statement->getErrorMsg()));
}

Result<void> Statement::run() {
    const StatementScope scope(*this);
    while (true) {
        const auto row = step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
    }
}

void Statement::reset() noexcept {
    m_statement->tryReset();
    m_bindError.reset();
    m_hasRow = false;
}

std::int64_t Statement::integer(int column) const {
    return m_hasRow ? m_statement->getColumn(column).getInt64() : 0;
}

double Statement::real(int column) const {
    return m_hasRow ? m_statement->getColumn(column).getDouble() : 0;
}

bool Statement::isNull(int column) const {
    return !m_hasRow || m_statement->getColumn(column).isNull();
}

std::string_view Statement::text(int column) const {
    if (!m_hasRow) return {};
    const SQLite::Column value = m_statement->getColumn(column);
    const char* text = value.getText();
    return {text, static_cast<std::size_t>(value.getBytes())};
}

std::span<const std::byte> Statement::blob(int column) const {
    if (!m_hasRow) return {};
    const SQLite::Column value = m_statement->getColumn(column);
    const void* data = value.getBlob();
    if (data == nullptr) return {};
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(value.getBytes())};
}

std::string Statement::bytes(int column) const {
    const auto span = blob(column);
    return {reinterpret_cast<const char*>(span.data()), span.size()};
}

} // namespace lightstack::db
