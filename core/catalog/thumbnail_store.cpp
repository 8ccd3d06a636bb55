#include "core/catalog/thumbnail_store.h"

#include "core/base/log.h"
#include "core/catalog/store_file.h"
#include "core/catalog/store_queue.h"
#include "core/catalog/store_reader.h"
#include "core/catalog/store_writing.h"

#include <ctime>
#include <thread>

namespace lightstack::catalog {

class ThumbnailStore::Impl {
public:
    explicit Impl(const StoreOptions& given)
        : options(given), readers(options.file), writing(options, queue, readers) {
        thread = std::thread([this] { writing.run(); });
    }
    ~Impl() {
        queue.close();
        thread.join();
    }

    // nullopt on every error; damage and a vanished file are told to the writer.
    template <class Ask>
    auto ask(Ask&& question) -> decltype(question(std::declval<StoreReader&>()));

    StoreOptions options;
    StoreQueue queue;
    ReaderPool readers;
    StoreWriting writing;
    std::thread thread;
};

template <class Ask>
auto ThumbnailStore::Impl::ask(Ask&& question) -> decltype(question(std::declval<StoreReader&>())) {
    if (!writing.readable()) return fail(ErrorCode::Database, options.file, "store is off");
    const std::uint64_t generation = readers.generation();
    auto answer = readers.with(std::forward<Ask>(question));
    if (!answer) {
        const ErrorCode code = answer.error().code;
        if (code == ErrorCode::CorruptData && generation == readers.generation())
            writing.reportDamage(); // of the file that is there now, not of one set aside
        qCDebug(base::lcDb) << "thumbnail store, reading:" << answer.error().detail.c_str();
    }
    return answer;
}

ThumbnailStore::ThumbnailStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
}
ThumbnailStore::~ThumbnailStore() = default;

std::unique_ptr<ThumbnailStore> ThumbnailStore::open(const StoreOptions& options) {
    StoreOptions complete = options;
    std::error_code error;
    if (const auto absolute = std::filesystem::absolute(options.file, error); !error)
        complete.file = absolute;
    if (!complete.now) complete.now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
    return std::unique_ptr<ThumbnailStore>(new ThumbnailStore(std::make_unique<Impl>(complete)));
}

std::optional<StoredThumbnail> ThumbnailStore::find(const StoreKey& key) {
    auto found = findAtLeast(key);
    if (!found || (found->bucket != key.bucket && !found->thumbnail.failure)) return std::nullopt;
    return std::move(found->thumbnail);
}

std::optional<LargerThumbnail> ThumbnailStore::findAtLeast(const StoreKey& key) {
    if (const auto pending = m_impl->queue.find(key))
        return LargerThumbnail{pending->thumbnail, key.bucket};
    auto found = m_impl->ask([&](StoreReader& reader) { return reader.find(key); });
    if (!found || !*found) return std::nullopt;
    FoundThumbnail& row = **found;
    if (m_impl->options.now() - row.used >= m_impl->options.usedEverySeconds)
        m_impl->queue.touch(row.id);
    return LargerThumbnail{std::move(row.thumbnail), row.bucket};
}

bool ThumbnailStore::mayAdopt(const StoreKey& key) {
    if (m_impl->queue.hasOtherOfSize(key)) return true;
    return m_impl->ask([&](StoreReader& reader) { return reader.hasOtherOfSize(key); })
        .value_or(false);
}

std::optional<StoredThumbnail> ThumbnailStore::adopt(
    const StoreKey& key, std::uint64_t fingerprint) {
    if (fingerprint == 0) return std::nullopt;
    PendingWrite write;
    write.kind = PendingWrite::Kind::Put;
    write.key = key;
    write.fingerprint = fingerprint;
    if (const auto pending = m_impl->queue.findContent(key, fingerprint)) {
        write.thumbnail = pending->thumbnail;
    } else {
        auto found =
            m_impl->ask([&](StoreReader& reader) { return reader.findContent(key, fingerprint); });
        if (!found || !*found) return std::nullopt;
        FoundContent& content = **found;
        // A copy whose original stands where it was gets a row of its own; else the row moves, all
        // its buckets and facts with it.
        const auto there = base::stampOf(std::filesystem::path(content.path));
        const bool stillThere =
            there && there->size == key.size && there->mtimeNs == content.mtimeNs;
        write.kind = stillThere ? PendingWrite::Kind::Put : PendingWrite::Kind::Move;
        write.fileId = content.fileId;
        write.thumbnail = std::move(content.thumbnail);
    }
    if (write.thumbnail.failure) write.thumbnail.failure->path = key.path;
    StoredThumbnail answer = write.thumbnail;
    m_impl->queue.add(std::move(write));
    return answer;
}

void ThumbnailStore::put(
    const StoreKey& key, std::uint64_t fingerprint, StoredThumbnail thumbnail) {
    PendingWrite write;
    write.key = key;
    write.fingerprint = fingerprint;
    write.thumbnail = std::move(thumbnail);
    m_impl->queue.add(std::move(write));
}

std::optional<StoredFacts> ThumbnailStore::findFacts(const StoreKey& key) {
    if (const auto pending = m_impl->queue.findFacts(key)) return pending->facts;
    return m_impl->ask([&](StoreReader& reader) { return reader.findFacts(key); })
        .value_or(std::nullopt);
}

void ThumbnailStore::putFacts(const StoreKey& key, const StoredFacts& facts) {
    PendingWrite write;
    write.kind = PendingWrite::Kind::Facts;
    write.key = key;
    write.facts = facts;
    m_impl->queue.add(std::move(write));
}

void ThumbnailStore::flush() {
    m_impl->queue.flush();
}

void ThumbnailStore::setCap(std::uint64_t capBytes) {
    m_impl->writing.setCap(capBytes);
}

Result<void> ThumbnailStore::clear() {
    return m_impl->writing.clear();
}

StoreStatus ThumbnailStore::status() {
    StoreStatus status = m_impl->writing.status();
    const auto rows = m_impl->ask([](StoreReader& reader) { return reader.rows(); });
    status.rows = static_cast<std::uint64_t>(rows.value_or(0));
    for (const char* tail : {"", "-wal"}) {
        std::error_code error;
        const auto bytes = std::filesystem::file_size(
            std::filesystem::path(m_impl->options.file.native() + tail), error);
        if (!error) status.bytes += bytes;
    }
    return status;
}

} // namespace lightstack::catalog
