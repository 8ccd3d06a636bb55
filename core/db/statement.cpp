#include "core/db/statement.h"

#include "core/db/sqlite_error.h"

#include <sqlite3.h>

namespace lightstack::db {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement); // the error of the last step, said then
}

Statement::Statement(sqlite3_stmt* statement, const std::filesystem::path& file)
    : m_statement(statement), m_file(file) {
}
Statement::Statement(Statement&& other) noexcept = default;
Statement& Statement::operator=(Statement&& other) noexcept = default;
Statement::~Statement() = default;

Error Statement::errorOf(int code) const {
    return sqliteError(code, m_file, sqlite3_errmsg(sqlite3_db_handle(m_statement.get())));
}

void Statement::checked(int code) {
    if (code != SQLITE_OK && !m_bindError) m_bindError = errorOf(code);
}

void Statement::bind(int index, std::int64_t value) {
    checked(sqlite3_bind_int64(m_statement.get(), index, value));
}

void Statement::bindReal(int index, double value) {
    checked(sqlite3_bind_double(m_statement.get(), index, value));
}

void Statement::bindNull(int index) {
    checked(sqlite3_bind_null(m_statement.get(), index));
}

void Statement::bindText(int index, std::string_view utf8) {
    checked(sqlite3_bind_text64(m_statement.get(), index, utf8.empty() ? "" : utf8.data(),
        utf8.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindTextView(int index, std::string_view utf8) {
    checked(sqlite3_bind_text64(m_statement.get(), index, utf8.empty() ? "" : utf8.data(),
        utf8.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bindBlob(int index, std::span<const std::byte> bytes) {
    static const std::byte empty{};
    if (bytes.size() > static_cast<std::size_t>(INT32_MAX)) {
        m_bindError = Error{ErrorCode::LimitExceeded, m_file, "blob over 2 GiB"};
        return;
    }
    const void* data = bytes.empty() ? &empty : bytes.data();
    checked(sqlite3_bind_blob64(m_statement.get(), index, data, bytes.size(), SQLITE_STATIC));
}

Result<bool> Statement::step() {
    m_hasRow = false;
    if (m_bindError) return tl::unexpected<Error>(*m_bindError);
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return m_hasRow = true;
    if (code == SQLITE_DONE) return false;
    return tl::unexpected<Error>(errorOf(code));
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
    sqlite3_reset(m_statement.get());
    m_bindError.reset();
    m_hasRow = false;
}

std::int64_t Statement::integer(int column) const {
    return m_hasRow ? sqlite3_column_int64(m_statement.get(), column) : 0;
}

double Statement::real(int column) const {
    return m_hasRow ? sqlite3_column_double(m_statement.get(), column) : 0;
}

bool Statement::isNull(int column) const {
    return !m_hasRow || sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
    if (!m_hasRow) return {};
    const unsigned char* text = sqlite3_column_text(m_statement.get(), column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text),
        static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::span<const std::byte> Statement::blob(int column) const {
    if (!m_hasRow) return {};
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    if (data == nullptr) return {};
    return {static_cast<const std::byte*>(data),
        static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::string Statement::bytes(int column) const {
    const auto span = blob(column);
    return {reinterpret_cast<const char*>(span.data()), span.size()};
}

} // namespace lightstack::db
