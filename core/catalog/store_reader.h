// Reading the store: one read-only connection with its statements, and a pool that lends each to
// one thread at a time.
//
// A damaged file shows as CorruptData in `error`; the pool's generation then changes and every
// older connection is closed when it comes home. Thread: a StoreReader is one thread's at a time;
// ReaderPool any.
#pragma once

#include "core/catalog/thumbnail_store.h"
#include "core/db/database.h"

#include <mutex>

namespace lightstack::catalog {

struct FoundThumbnail {
    StoredThumbnail thumbnail;
    std::int64_t id = 0;
    std::int64_t used = 0;
    int bucket = 0;
};

struct FoundContent {
    StoredThumbnail thumbnail;
    std::int64_t fileId = 0;
    std::string path; // where the file was
    std::int64_t mtimeNs = 0;
};

class StoreReader {
public:
    static Result<std::unique_ptr<StoreReader>> open(const std::filesystem::path& file);

    // Smallest bucket >= key.bucket (a failure: of any bucket); nullopt where there is none.
    Result<std::optional<FoundThumbnail>> find(const StoreKey& key);
    Result<std::optional<StoredFacts>> findFacts(const StoreKey& key);
    Result<std::optional<FoundContent>> findContent(const StoreKey& key, std::uint64_t fingerprint);
    Result<bool> hasOtherOfSize(const StoreKey& key);
    Result<std::int64_t> rows() { return m_database.number("SELECT count(*) FROM thumbs"); }

private:
    StoreReader(db::Database database, db::Statement find, db::Statement facts,
        db::Statement content, db::Statement size);
    db::Database m_database; // before its statements: it must outlive them
    db::Statement m_find, m_facts, m_content, m_size;
};

class ReaderPool {
public:
    explicit ReaderPool(std::filesystem::path file) : m_file(std::move(file)) {}

    // Runs `ask` on a connection of its own; the pool keeps it for the next. The error of opening
    // or asking is given as it is.
    template <class Ask>
    auto with(Ask&& ask) -> decltype(ask(std::declval<StoreReader&>())) {
        std::uint64_t generation = 0;
        auto reader = borrow(generation);
        if (!reader) return tl::unexpected<Error>(reader.error());
        auto answer = ask(**reader);
        if (answer) giveBack(std::move(*reader), generation);
        return answer;
    }
    void renew(); // the file is another one now
    [[nodiscard]] std::uint64_t generation();

private:
    Result<std::unique_ptr<StoreReader>> borrow(std::uint64_t& generation);
    void giveBack(std::unique_ptr<StoreReader> reader, std::uint64_t generation);

    const std::filesystem::path m_file;
    std::mutex m_mutex; // guards below
    std::vector<std::unique_ptr<StoreReader>> m_idle;
    std::uint64_t m_generation = 0;
};

} // namespace lightstack::catalog
