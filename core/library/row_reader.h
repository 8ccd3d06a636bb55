// From a row of the catalog to an entry of a list: its folder looked up once, its kind, dates,
// marks and what went wrong with it. Thread: that of the connection.
#pragma once

#include "core/library/list_rows.h"

#include <unordered_map>
#include <unordered_set>

namespace lightstack::library {

class RowReader {
public:
    // `rows` must outlive the reader.
    static Result<RowReader> open(db::Database& database, ListRows& rows, bool withChecksums);
    // What a SELECT over `assets a` begins with: for each row, whether there is another with its
    // content. Unasked, markDuplicates() finds them among those read.
    enum class Probe { None, All, Listed }; // Listed: only rows that the catalog's list names
    static std::string columns(Probe probe);

    Result<void> add(db::Statement& row);
    // Folder, name, size, mtime, taken in ms, width, height, reason.
    Result<void> addOther(db::Statement& row, bool failed);
    void markDuplicates();

private:
    struct Folder {
        std::uint32_t index = 0;
        bool hasSidecars = false;
        bool archived = false;
    };
    explicit RowReader(ListRows& rows, db::Statement folder, db::Statement reason)
        : m_rows(&rows), m_folder(std::move(folder)), m_reason(std::move(reason)) {}
    Result<const Folder*> folderOf(std::int64_t id);
    Result<void> noteReason(std::int64_t folder, const std::string& name);
    void note(std::string reason);
    void append(const Folder& folder, std::string_view name, std::string_view mime);

    ListRows* m_rows;
    db::Statement m_folder, m_reason;
    std::unordered_map<std::int64_t, Folder> m_folders;
    std::unordered_map<std::string, std::uint32_t> m_reasons;
    std::unordered_set<std::int64_t> m_withFilm; // stills
    bool m_withChecksums = false;
    std::vector<std::uint32_t> m_checksums; // by id, where the rows do not keep them
};

} // namespace lightstack::library
