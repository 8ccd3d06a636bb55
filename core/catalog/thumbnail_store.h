// Thumbnails on disk: JPEG rows in one SQLite file of their own, disposable at any moment.
//
// Reads: one read-only connection a thread. Writes: queued, one writer thread, transactions of at
// most 64 rows or 250 ms; kill -9 loses those and nothing else (WAL). Found by path + size + mtime
// + page + bucket; a file that moved is found again by its content fingerprint (size + hash of head
// and tail) and its row re-keyed. Over the cap the least recently used rows go, in slices under 5
// ms. A damaged file, or one of a newer schema, is set aside and rebuilt; without space or rights
// the store turns itself off, says so once, and everything else goes on. Failures are rows too, and
// final until the file changes. Facts (date taken, dimensions, colour) share the row of the file.
// Thread: any.
#pragma once

#include "core/base/file_io.h"
#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::catalog {

struct StoreKey {
    std::string path; // absolute, bytes
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    int page = 0;
    int bucket = 256; // 128, 256, 512
};

struct StoredThumbnail {
    QByteArray blob; // empty when failed
    std::optional<Error> failure;
    int fullWidth = 0; // of the page, upright
    int fullHeight = 0;
    int pages = 1;
    int bits = 8;
    std::uint32_t color = 0; // mean colour 0xRRGGBB
    std::string mime;
};

// Where a row of a larger bucket may serve.
struct LargerThumbnail {
    StoredThumbnail thumbnail;
    int bucket = 0;
};

struct StoredFacts {
    std::int64_t takenAtMs = 0; // INT64_MIN: has none
    int width = 0;
    int height = 0;
};

struct StoreOptions {
    std::filesystem::path file;
    std::uint64_t capBytes = std::uint64_t{2} << 30;
    // "Last used" is kept this coarse, so that reading does not mean writing.
    std::int64_t usedEverySeconds = 3600;
    std::function<std::int64_t()> now; // seconds since 1970; none: the system's clock
};

struct StoreStatus {
    bool usable = false;
    std::string reason; // why not usable, or what was set aside
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
    std::int64_t longestTrimUs = 0; // longest slice of eviction so far
};

class ThumbnailStore {
public:
    static std::unique_ptr<ThumbnailStore> open(
        const StoreOptions& options); // never fails: see status()
    ~ThumbnailStore();                // flushes
    ThumbnailStore(const ThumbnailStore&) = delete;
    ThumbnailStore& operator=(const ThumbnailStore&) = delete;

    std::optional<StoredThumbnail> find(const StoreKey& key);
    // The row of the smallest bucket >= key.bucket; a failure counts whatever its bucket.
    std::optional<LargerThumbnail> findAtLeast(const StoreKey& key);
    // Whether adopt() has a chance: a row of a file of this size under another path. Asked before
    // 128 KiB are read for a fingerprint.
    bool mayAdopt(const StoreKey& key);
    // The file moved: same fingerprint, other path. Re-keys the row. `fingerprint` from
    // fingerprintOf.
    std::optional<StoredThumbnail> adopt(const StoreKey& key, std::uint64_t fingerprint);
    void put(const StoreKey& key, std::uint64_t fingerprint, StoredThumbnail thumbnail);

    std::optional<StoredFacts> findFacts(const StoreKey& key); // page and bucket do not matter
    void putFacts(const StoreKey& key, const StoredFacts& facts);

    void flush();                        // waits until all queued rows are committed
    void setCap(std::uint64_t capBytes); // takes effect at once
    Result<void> clear();
    [[nodiscard]] StoreStatus status();

private:
    class Impl;
    explicit ThumbnailStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// Hash of size, first and last 64 KiB (smaller files: all bytes). 0 is never returned.
Result<std::uint64_t> fingerprintOf(
    const base::FileDescriptor& file, std::uint64_t size, const std::filesystem::path& path);

} // namespace lightstack::catalog
