// Keys and rows for tests of the store, and a clock that stands still until told.
#pragma once

#include "core/catalog/thumbnail_store.h"
#include "core/db/database.h"

#include <atomic>
#include <string>

namespace lightstack::tests {

inline catalog::StoreKey storeKey(std::string path, int page = 0, int bucket = 256) {
    catalog::StoreKey key;
    key.path = std::move(path);
    key.size = 1234;
    key.mtimeNs = 1'700'000'000'123'456'789;
    key.page = page;
    key.bucket = bucket;
    return key;
}

// Bytes that do not repeat from row to row, `size` of them.
inline QByteArray blobOf(unsigned seed, int size) {
    QByteArray blob(size, Qt::Uninitialized);
    unsigned state = seed * 2654435761u + 1;
    for (char& c : blob) {
        state = state * 1664525u + 1013904223u;
        c = static_cast<char>(state >> 24);
    }
    return blob;
}

inline catalog::StoredThumbnail storedThumbnail(unsigned seed, int size = 6000) {
    catalog::StoredThumbnail thumbnail;
    thumbnail.blob = blobOf(seed, size);
    thumbnail.fullWidth = 4000;
    thumbnail.fullHeight = 3000;
    thumbnail.pages = 3;
    thumbnail.bits = 12;
    thumbnail.color = 0x8090A0u;
    thumbnail.mime = "image/jpeg";
    return thumbnail;
}

struct StoreClock {
    std::shared_ptr<std::atomic<std::int64_t>> seconds =
        std::make_shared<std::atomic<std::int64_t>>(1'000'000);
    [[nodiscard]] catalog::StoreOptions options(const std::filesystem::path& file) const {
        catalog::StoreOptions options;
        options.file = file;
        options.now = [now = seconds] { return now->load(); };
        return options;
    }
};

inline bool integrityOk(const std::filesystem::path& file) {
    auto database = db::Database::open(file);
    if (!database) return false;
    auto check = database->prepare("PRAGMA integrity_check");
    return check && check->step().value_or(false) && check->text(0) == "ok";
}

} // namespace lightstack::tests
