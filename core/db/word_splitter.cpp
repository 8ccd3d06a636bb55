#include "core/db/word_splitter.h"

#include "core/db/sqlite_error.h"

#include <array>
#include <sqlite3.h>

namespace lightstack::db {
namespace {

struct CloseStatement {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

fts5_api* apiOf(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &made, nullptr) != SQLITE_OK)
        return nullptr;
    const std::unique_ptr<sqlite3_stmt, CloseStatement> statement(made);
    sqlite3_bind_pointer(made, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(made);
    return api;
}

} // namespace

class WordSplitter::Impl {
public:
    Impl(fts5_tokenizer methods, Fts5Tokenizer* tokenizer) noexcept
        : m_methods(methods), m_tokenizer(tokenizer) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { m_methods.xDelete(m_tokenizer); }

    bool split(std::string_view text, bool query,
        const std::function<void(std::string_view word)>& take) const {
        const auto token = [](void* context, int, const char* word, int bytes, int, int) {
            const auto& taker = *static_cast<const std::function<void(std::string_view)>*>(context);
            taker({word, static_cast<std::size_t>(bytes)});
            return SQLITE_OK;
        };
        void* context = const_cast<void*>(static_cast<const void*>(&take));
        return m_methods.xTokenize(m_tokenizer, context,
                   query ? FTS5_TOKENIZE_QUERY : FTS5_TOKENIZE_DOCUMENT, text.data(),
                   static_cast<int>(text.size()), token) == SQLITE_OK;
    }

private:
    fts5_tokenizer m_methods;
    Fts5Tokenizer* m_tokenizer;
};

WordSplitter::WordSplitter(std::unique_ptr<Impl> impl) noexcept : m_impl(std::move(impl)) {
}
WordSplitter::WordSplitter(WordSplitter&&) noexcept = default;
WordSplitter& WordSplitter::operator=(WordSplitter&&) noexcept = default;
WordSplitter::~WordSplitter() = default;

Result<WordSplitter> WordSplitter::of(Database& database) {
    fts5_api* api = apiOf(database.handle());
    const auto none = [&] {
        return fail(ErrorCode::Unsupported, database.file(), "SQLite has no full-text search");
    };
    if (api == nullptr || api->iVersion < 2) return none();
    fts5_tokenizer methods{};
    void* context = nullptr;
    if (api->xFindTokenizer(api, "unicode61", &context, &methods) != SQLITE_OK) return none();
    std::array<const char*, 4> arguments{"remove_diacritics", "2", "categories", "L* N* Co Mn Mc"};
    Fts5Tokenizer* tokenizer = nullptr;
    const int code =
        methods.xCreate(context, arguments.data(), static_cast<int>(arguments.size()), &tokenizer);
    if (code != SQLITE_OK) return tl::unexpected<Error>(sqliteError(code, database.file(), {}));
    return WordSplitter(std::make_unique<Impl>(methods, tokenizer));
}

bool WordSplitter::split(std::string_view text, bool query,
    const std::function<void(std::string_view word)>& take) const {
    return m_impl->split(text, query, take);
}

} // namespace lightstack::db
