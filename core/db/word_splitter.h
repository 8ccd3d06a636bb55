// A text in the words that full-text search sees: the tokenizer "unicode61 remove_diacritics 2
// categories 'L* N* Co Mn Mc'" of FTS5 itself, for asking of one text what a search asks of all.
// Thread: that of its connection.
#pragma once

#include "core/db/database.h"

#include <functional>
#include <memory>
#include <string_view>

namespace lightstack::db {

class WordSplitter {
public:
    // Unsupported where SQLite was built without FTS5. Requires: the connection lives longer.
    static Result<WordSplitter> of(Database& database);
    WordSplitter(WordSplitter&&) noexcept;
    WordSplitter& operator=(WordSplitter&&) noexcept;
    ~WordSplitter();

    // Folded words in order, views that are good during the call. False where it failed.
    bool split(std::string_view text, bool query,
        const std::function<void(std::string_view word)>& take) const;

private:
    class Impl;
    explicit WordSplitter(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lightstack::db
