#include "core/catalog/store_file.h"

#include "core/base/file_io.h"
#include "core/base/log.h"
#include "core/db/migrations.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace lightstack::catalog {

namespace {

namespace fs = std::filesystem;

// Blobs stand in a table of their own: the rows that are looked up, ordered and touched stay small.
constexpr std::array<std::string_view, 1> kStoreMigrations{R"sql(
PRAGMA application_id=0x4C535448;
CREATE TABLE files(
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL, -- 0: not known
    taken INTEGER, width INTEGER, height INTEGER);
CREATE INDEX files_content ON files(size, fingerprint);
CREATE TABLE thumbs(
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL, page INTEGER NOT NULL, bucket INTEGER NOT NULL,
    used INTEGER NOT NULL, -- seconds since 1970
    width INTEGER NOT NULL, height INTEGER NOT NULL,
    pages INTEGER NOT NULL, bits INTEGER NOT NULL, color INTEGER NOT NULL,
    mime TEXT NOT NULL, failure TEXT, detail TEXT);
CREATE UNIQUE INDEX thumbs_row ON thumbs(file, page, bucket);
CREATE INDEX thumbs_used ON thumbs(used);
CREATE TABLE blobs(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
)sql"};
constexpr std::int64_t kStoreId = 0x4C535448; // "LSTH"

db::OpenOptions writerOptions(bool shape) {
    db::OpenOptions options;
    options.cacheKiB = 4096;
    options.wal = shape;
    if (shape) {
        options.pageSize = kStorePageSize;
        options.incrementalVacuum = true;
    }
    return options;
}

struct FolderLock {
    base::FileDescriptor fd;

    static FolderLock of(const fs::path& folder) {
        base::FileDescriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        // Where the file system knows no locks, two first starts at once are a risk we take.
        if (fd.isOpen())
            while (::flock(fd.get(), LOCK_EX) != 0 && errno == EINTR) {
            }
        return {std::move(fd)};
    }
};

// Small pictures of private pictures are private, too; the log takes the file's rights. Where it
// cannot be made, opening it says why.
void makePrivate(const fs::path& file) {
    const base::FileDescriptor made(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
}

fs::path withSuffix(const fs::path& file, std::string_view suffix) {
    return fs::path(file.native() + std::string(suffix));
}

bool isSetAsideName(std::string_view name, std::string_view store) {
    if (!name.starts_with(store)) return false;
    name.remove_prefix(store.size());
    for (const std::string_view tail : {"-wal", "-shm"})
        if (name.ends_with(tail)) name.remove_suffix(tail.size());
    if (name == ".damaged") return true;
    if (!name.starts_with(".newer-")) return false;
    name.remove_prefix(7);
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> setAside(const fs::path& file, const std::string& suffix) {
    std::error_code error;
    std::vector<fs::path> old;
    for (fs::directory_iterator it(file.parent_path(), error), end; !error && it != end;
         it.increment(error))
        if (isSetAsideName(it->path().filename().native(), file.filename().native()))
            old.push_back(it->path());
    for (const fs::path& path : old)
        fs::remove(path, error);
    // The log first: a file without its log is an older state, a log without its file is poison.
    for (const std::string_view tail : {"-wal", "-shm", ""}) {
        const fs::path from = withSuffix(file, tail);
        const fs::path to = withSuffix(file, suffix + std::string(tail));
        if (::rename(from.c_str(), to.c_str()) != 0 && errno != ENOENT)
            return failErrno(errno, file, "set aside");
    }
    return {};
}

// Ours or new: its version. A database of somebody else is Usage.
Result<std::int64_t> storeVersion(db::Database& database) {
    auto tables = database.number("SELECT count(*) FROM sqlite_master");
    if (!tables) return tables;
    auto owner = database.number("PRAGMA application_id");
    if (!owner) return owner;
    if (*owner != kStoreId && *tables > 0)
        return fail(ErrorCode::Usage, database.file(), "a database of another program");
    return database.number("PRAGMA user_version");
}

Result<db::Database> openChecked(const fs::path& file) {
    {
        auto plain = db::Database::open(file, writerOptions(false));
        if (!plain) return plain;
        const auto version = storeVersion(*plain);
        if (!version) return tl::unexpected<Error>(version.error());
        if (*version > static_cast<std::int64_t>(kStoreMigrations.size()))
            return fail(ErrorCode::Unsupported, file, std::to_string(*version));
    }
    auto database = db::Database::open(file, writerOptions(true));
    if (!database) return database;
    if (auto done = db::migrate(*database, kStoreMigrations); !done)
        return tl::unexpected<Error>(done.error());
    // A schema that is not what its version says is damage like any other.
    for (const std::string_view sql :
        {"SELECT count(path+size+mtime+fingerprint+taken+width+height) FROM (SELECT * FROM files "
         "LIMIT 1)",
            "SELECT count(file+page+bucket+used+color+mime+failure+detail) FROM (SELECT * FROM "
            "thumbs LIMIT 1)",
            "SELECT count(data) FROM (SELECT * FROM blobs LIMIT 1)"})
        if (const auto row = database->number(sql); !row) {
            const bool wrongSchema = row.error().code == ErrorCode::Database;
            return fail(
                wrongSchema ? ErrorCode::CorruptData : row.error().code, file, row.error().detail);
        }
    return database;
}

} // namespace

std::uint64_t storeInode(const fs::path& file) noexcept {
    struct stat info {};
    return ::stat(file.c_str(), &info) == 0 ? info.st_ino : 0;
}

Result<void> removeStoreFile(const fs::path& file, std::uint64_t inode) {
    const FolderLock lock = FolderLock::of(file.parent_path());
    if (storeInode(file) != inode) return {}; // another process was quicker
    for (const std::string_view tail : {"-wal", "-shm", ""})
        if (::unlink(withSuffix(file, tail).c_str()) != 0 && errno != ENOENT)
            return failErrno(errno, file, "remove");
    return {};
}

Result<OpenedStore> openStoreFile(const fs::path& file, std::uint64_t knownBad) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return failErrno(error.value(), file, "make the folder");
    const FolderLock lock = FolderLock::of(file.parent_path());
    if (storeInode(file) == 0) { // a log that lost its file would be replayed into the new one
        for (const std::string_view tail : {"-wal", "-shm"})
            fs::remove(withSuffix(file, tail), error);
    }
    makePrivate(file);

    std::string notice;
    if (knownBad != 0 && storeInode(file) == knownBad) {
        if (auto done = setAside(file, ".damaged"); !done)
            return tl::unexpected<Error>(done.error());
        notice = "damaged, set aside and begun anew";
    }
    auto database = openChecked(file);
    if (!database) {
        const Error& why = database.error();
        const bool newer = why.code == ErrorCode::Unsupported;
        if (!newer && why.code != ErrorCode::CorruptData) return tl::unexpected<Error>(why);
        notice = newer ? "of a newer version (" + why.detail + "), set aside and begun anew"
                       : "damaged (" + why.detail + "), set aside and begun anew";
        if (auto done = setAside(file, newer ? ".newer-" + why.detail : ".damaged"); !done)
            return tl::unexpected<Error>(done.error());
        makePrivate(file);
        database = openChecked(file);
        if (!database) return tl::unexpected<Error>(database.error());
    }
    if (!notice.empty()) qCWarning(base::lcDb) << "thumbnail store:" << notice.c_str();
    return OpenedStore{std::move(*database), std::move(notice), storeInode(file)};
}

Result<db::Database> openStoreForReading(const fs::path& file) {
    db::OpenOptions options;
    options.access = db::Access::ReadOnly;
    return db::Database::open(file, options);
}

} // namespace lightstack::catalog
