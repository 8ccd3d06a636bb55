#include "core/catalog/store_reader.h"

#include "core/catalog/store_file.h"

namespace lightstack::catalog {

namespace {

#define LIGHTSTACK_THUMB_COLUMNS                                                                   \
    "t.id, t.used, t.bucket, t.width, t.height, t.pages, t.bits, t.color, t.mime, t.failure, "     \
    "t.detail, b.data"
constexpr int kThumbColumns = 12;

constexpr std::string_view kFind =
    "SELECT " LIGHTSTACK_THUMB_COLUMNS " FROM files f JOIN thumbs t ON t.file=f.id AND t.page=?4"
    " LEFT JOIN blobs b ON b.id=t.id"
    " WHERE f.path=?1 AND f.size=?2 AND f.mtime=?3"
    " AND (t.bucket>=?5 OR t.failure IS NOT NULL)"
    " ORDER BY t.bucket LIMIT 1";
constexpr std::string_view kFacts = "SELECT taken, width, height FROM files"
                                    " WHERE path=?1 AND size=?2 AND mtime=?3 AND taken IS NOT NULL";
constexpr std::string_view kContent =
    "SELECT " LIGHTSTACK_THUMB_COLUMNS ", f.id, f.path, f.mtime"
    " FROM files f JOIN thumbs t ON t.file=f.id AND t.page=?4 AND t.bucket=?5"
    " LEFT JOIN blobs b ON b.id=t.id WHERE f.size=?2 AND f.fingerprint=?3 AND f.path<>?1 LIMIT 1";
constexpr std::string_view kSize =
    "SELECT 1 FROM files WHERE size=?2 AND fingerprint<>0 AND path<>?1 LIMIT 1";

ErrorCode codeNamed(std::string_view name) noexcept {
    for (const ErrorCode code :
        {ErrorCode::Cancelled, ErrorCode::NotFound, ErrorCode::Denied, ErrorCode::Unsupported,
            ErrorCode::LimitExceeded, ErrorCode::Io, ErrorCode::Database, ErrorCode::Usage})
        if (base::errorCodeName(code) == name) return code;
    return ErrorCode::CorruptData;
}

StoredThumbnail thumbnailOf(const db::Statement& row, const std::string& path) {
    StoredThumbnail thumbnail;
    thumbnail.fullWidth = static_cast<int>(row.integer(3));
    thumbnail.fullHeight = static_cast<int>(row.integer(4));
    thumbnail.pages = static_cast<int>(row.integer(5));
    thumbnail.bits = static_cast<int>(row.integer(6));
    thumbnail.color = static_cast<std::uint32_t>(row.integer(7));
    thumbnail.mime = row.text(8);
    if (!row.isNull(9))
        thumbnail.failure = Error{codeNamed(row.text(9)), path, std::string(row.text(10))};
    const auto blob = row.blob(11);
    thumbnail.blob =
        QByteArray(reinterpret_cast<const char*>(blob.data()), static_cast<qsizetype>(blob.size()));
    return thumbnail;
}

} // namespace

StoreReader::StoreReader(db::Database database, db::Statement find, db::Statement facts,
    db::Statement content, db::Statement size)
    : m_database(std::move(database))
    , m_find(std::move(find))
    , m_facts(std::move(facts))
    , m_content(std::move(content))
    , m_size(std::move(size)) {
}

Result<std::unique_ptr<StoreReader>> StoreReader::open(const std::filesystem::path& file) {
    auto database = openStoreForReading(file);
    if (!database) return tl::unexpected<Error>(database.error());
    auto find = database->prepare(kFind);
    auto facts = database->prepare(kFacts);
    auto content = database->prepare(kContent);
    auto size = database->prepare(kSize);
    for (const auto* statement : {&find, &facts, &content, &size})
        if (!*statement) return tl::unexpected<Error>(statement->error());
    return std::unique_ptr<StoreReader>(new StoreReader(std::move(*database), std::move(*find),
        std::move(*facts), std::move(*content), std::move(*size)));
}

Result<std::optional<FoundThumbnail>> StoreReader::find(const StoreKey& key) {
    const db::StatementScope scope(m_find);
    m_find.bindBlob(1, key.path);
    m_find.bind(2, static_cast<std::int64_t>(key.size));
    m_find.bind(3, key.mtimeNs);
    m_find.bind(4, key.page);
    m_find.bind(5, key.bucket);
    const auto row = m_find.step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return std::nullopt;
    return FoundThumbnail{thumbnailOf(m_find, key.path), m_find.integer(0), m_find.integer(1),
        static_cast<int>(m_find.integer(2))};
}

Result<std::optional<StoredFacts>> StoreReader::findFacts(const StoreKey& key) {
    const db::StatementScope scope(m_facts);
    m_facts.bindBlob(1, key.path);
    m_facts.bind(2, static_cast<std::int64_t>(key.size));
    m_facts.bind(3, key.mtimeNs);
    const auto row = m_facts.step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return std::nullopt;
    return StoredFacts{m_facts.integer(0), static_cast<int>(m_facts.integer(1)),
        static_cast<int>(m_facts.integer(2))};
}

Result<std::optional<FoundContent>> StoreReader::findContent(
    const StoreKey& key, std::uint64_t fingerprint) {
    const db::StatementScope scope(m_content);
    m_content.bindBlob(1, key.path);
    m_content.bind(2, static_cast<std::int64_t>(key.size));
    m_content.bind(3, static_cast<std::int64_t>(fingerprint));
    m_content.bind(4, key.page);
    m_content.bind(5, key.bucket);
    const auto row = m_content.step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return std::nullopt;
    return FoundContent{thumbnailOf(m_content, key.path), m_content.integer(kThumbColumns),
        m_content.bytes(kThumbColumns + 1), m_content.integer(kThumbColumns + 2)};
}

Result<bool> StoreReader::hasOtherOfSize(const StoreKey& key) {
    const db::StatementScope scope(m_size);
    m_size.bindBlob(1, key.path);
    m_size.bind(2, static_cast<std::int64_t>(key.size));
    return m_size.step();
}

Result<std::unique_ptr<StoreReader>> ReaderPool::borrow(std::uint64_t& generation) {
    {
        const std::lock_guard lock(m_mutex);
        generation = m_generation;
        if (!m_idle.empty()) {
            auto reader = std::move(m_idle.back());
            m_idle.pop_back();
            return reader;
        }
    }
    return StoreReader::open(m_file);
}

void ReaderPool::giveBack(std::unique_ptr<StoreReader> reader, std::uint64_t generation) {
    constexpr std::size_t kMostIdle = 16;
    const std::lock_guard lock(m_mutex);
    if (generation == m_generation && m_idle.size() < kMostIdle)
        m_idle.push_back(std::move(reader));
}

std::uint64_t ReaderPool::generation() {
    const std::lock_guard lock(m_mutex);
    return m_generation;
}

void ReaderPool::renew() {
    std::vector<std::unique_ptr<StoreReader>> old;
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    old.swap(m_idle);
}

} // namespace lightstack::catalog
