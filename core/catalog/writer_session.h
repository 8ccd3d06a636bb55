// What stands between a catalog's writer and its database: prepared statements, the transaction of
// the open batch, ids of folders and people, and the texts that wait for more.
//
// After the first error nothing more is written, and every call says that error.
// Thread: one at a time.
#pragma once

#include "core/catalog/asset_texts.h"
#include "core/catalog/catalog_rows.h"
#include "core/catalog/row_binding.h"
#include "core/db/transaction.h"

#include <chrono>
#include <unordered_map>

namespace lightstack::catalog {

class WriterSession {
public:
    WriterSession(db::Database database, std::size_t batch);
    WriterSession(const WriterSession&) = delete;
    WriterSession& operator=(const WriterSession&) = delete;
    ~WriterSession();

    // Runs one prepared statement; `bind` gets its parameters. Opens a transaction where none is.
    // `sql` is a literal: statements are known by its address.
    template <class Bind>
    Result<void> run(std::string_view sql, Bind&& bind) {
        auto statement = ready(sql);
        if (!statement) return tl::unexpected<Error>(statement.error());
        RowBinding row(**statement);
        bind(row);
        return kept((*statement)->run());
    }
    // The first column of the first row; 0 without one.
    template <class Bind>
    Result<std::int64_t> number(std::string_view sql, Bind&& bind) {
        auto statement = ready(sql);
        if (!statement) return tl::unexpected<Error>(statement.error());
        const db::StatementScope scope(**statement);
        RowBinding row(**statement);
        bind(row);
        const auto there = (*statement)->step();
        if (!there) return tl::unexpected<Error>(kept(there.error()));
        return *there ? (*statement)->integer(0) : 0;
    }

    Result<std::int64_t> folder(const std::string& path);
    Result<std::int64_t> person(const std::string& name);
    // The text of a new asset waits for others; that of a known one is replaced.
    Result<void> text(const AssetRow& asset);
    Result<void> forget(std::int64_t folder, const std::string& name); // its error
    Result<void> error(
        std::int64_t folder, const std::string& name, std::string_view stage, const Error& error);

    Result<void> counted(); // a row is done: commits when the batch is full
    Result<void> commit();  // with the texts that wait
    Result<void> finish();
    // Sizes, checksums or states change: the list of copies is old from this transaction on.
    Result<void> touch();
    [[nodiscard]] std::int64_t lastId() const { return m_database.lastInsertId(); }

private:
    Result<db::Statement*> ready(std::string_view sql);
    Result<void> commitBatch(bool withTexts);
    Result<void> kept(Result<void> result);
    Error kept(const Error& error);

    db::Database m_database;
    std::size_t m_batch;
    std::size_t m_open = 0;
    std::optional<Error> m_error;
    std::unordered_map<const char*, db::Statement> m_statements;
    std::optional<db::Transaction> m_transaction;
    std::unordered_map<std::string, std::int64_t> m_folders, m_people;
    AssetTexts m_texts;
    std::int64_t m_lastAsset = 0;
    std::chrono::steady_clock::time_point m_lastTexts = std::chrono::steady_clock::now();
    bool m_touched = false;
    bool m_finished = false;
};

} // namespace lightstack::catalog
