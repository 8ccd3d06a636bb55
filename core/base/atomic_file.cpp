#include "core/base/atomic_file.h"

#include "core/base/file_attributes.h"
#include "core/base/move_file.h"

#include <QByteArray>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

namespace lightstack::base {
namespace {

constexpr std::string_view kPrefix = ".lightstack-";
constexpr std::string_view kEnding = ".tmp";

std::filesystem::path temporaryName(const std::filesystem::path& path) {
    static std::atomic<unsigned> counter{0};
    std::string name(kPrefix);
    name += std::to_string(::getpid()) + "-" + std::to_string(counter++);
    return path.parent_path() / name.append(kEnding);
}

struct TemporaryFile {
    std::filesystem::path name;
    FileDescriptor file;
};

// Names of a killed process with our id may lie about: they are passed over.
Result<TemporaryFile> createAside(const std::filesystem::path& path, unsigned permissions) {
    for (int tries = 0;; ++tries) {
        TemporaryFile aside{temporaryName(path), {}};
        aside.file = FileDescriptor(
            ::open(aside.name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, permissions));
        if (aside.file.isOpen()) return aside;
        if ((errno != EEXIST && errno != EINTR) || tries == 10'000)
            return failErrno(errno, path, "create");
    }
}

using Parts = std::span<const std::span<const std::byte>>;

Result<void> writeAll(const FileDescriptor& file, Parts parts, const std::filesystem::path& path) {
    std::vector<iovec> left;
    std::size_t bytes = 0;
    for (const auto& part : parts) {
        left.push_back({const_cast<std::byte*>(part.data()), part.size()});
        bytes += part.size();
    }
    std::size_t first = 0;
    for (std::size_t done = 0; done < bytes;) {
        const auto count = static_cast<int>(std::min<std::size_t>(left.size() - first, 64));
        const ssize_t n = ::writev(file.get(), left.data() + first, count);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return failErrno(n == 0 ? ENOSPC : errno, path, "write");
        done += static_cast<std::size_t>(n);
        for (auto step = static_cast<std::size_t>(n); first < left.size(); ++first) {
            iovec& part = left[first];
            const std::size_t take = std::min(step, part.iov_len);
            part.iov_base = static_cast<char*>(part.iov_base) + take;
            part.iov_len -= take;
            step -= take;
            if (part.iov_len > 0) break;
        }
    }
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0) return failErrno(errno, path, "check");
    if (static_cast<std::size_t>(st.st_size) != bytes)
        return fail(ErrorCode::Io, path, "the file did not reach its full size");
    return {};
}

Result<void> syncData(const FileDescriptor& file, const std::filesystem::path& path) {
    while (::fdatasync(file.get()) != 0)
        if (errno != EINTR) return failErrno(errno, path, "write to disk");
    return {};
}

Result<void> readBack(const FileDescriptor& file, Parts parts, const std::filesystem::path& path) {
    // What has been synced is read from the disk, not from the cache it was written through.
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);
    std::vector<std::byte> there(std::size_t{256} << 10);
    std::uint64_t offset = 0;
    for (auto part : parts)
        while (!part.empty()) {
            const std::span<std::byte> piece(there.data(), std::min(there.size(), part.size()));
            const auto got = readAt(file, offset, piece, path);
            if (!got) return tl::unexpected(got.error());
            if (*got != piece.size() || std::memcmp(piece.data(), part.data(), piece.size()) != 0)
                return fail(ErrorCode::Io, path, "was not written as it should be");
            part = part.subspan(*got);
            offset += *got;
        }
    return {};
}

// All that has to be true before the rename.
Result<void> settle(FileDescriptor& file, Parts parts, const std::filesystem::path& path,
    const WriteOptions& options) {
    if (!options.like.empty()) takeAttributes(options.like, file);
    if (options.sync)
        if (Result<void> synced = syncData(file, path); !synced) return synced;
    if (!options.sync && options.start)
        ::sync_file_range(file.get(), 0, 0, SYNC_FILE_RANGE_WRITE); // a wish: no error counts
    if (options.verify)
        if (Result<void> same = readBack(file, parts, path); !same) return same;
    const auto stamp = stampOf(file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    // Closed all the same when it is interrupted (close(2)).
    if (::close(file.release()) != 0 && errno != EINTR) return failErrno(errno, path, "close");
    return options.beforeRename ? options.beforeRename(*stamp) : Result<void>{};
}

// Onto `path`, or only where nothing stands there.
Result<void> moveInto(
    const std::filesystem::path& aside, const std::filesystem::path& path, bool replaces) {
    int error = 0;
    if (!replaces)
        error = moveWithoutReplacing(aside, path);
    else if (::rename(aside.c_str(), path.c_str()) != 0)
        error = errno;
    if (error == 0) return {};
    if (!replaces && error == EEXIST) return fail(ErrorCode::Usage, path, "is there already");
    if (error == EINVAL) // FAT: no colons, no question marks
        return fail(ErrorCode::Io, path, "the file system there takes no such name");
    return failErrno(error, path, "rename");
}

// The process that made a temporary file, by its name.
std::optional<pid_t> makerOf(const std::filesystem::path& path) {
    const std::string name = path.filename().native();
    if (!name.starts_with(kPrefix) || !name.ends_with(kEnding)) return {};
    const char* const end = name.data() + name.size() - kEnding.size();
    pid_t maker = 0;
    const auto [dash, error] = std::from_chars(name.data() + kPrefix.size(), end, maker);
    if (error != std::errc{} || dash == end || *dash != '-') return {};
    const char* number = dash + 1;
    if (number != end && *number == 's') ++number; // aside_file.h
    const bool digits =
        number != end && std::all_of(number, end, [](char c) { return c >= '0' && c <= '9'; });
    return digits && maker > 0 ? std::optional(maker) : std::nullopt;
}

// Seconds since 1970; none: the system does not say.
std::optional<double> startOf(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text;
    std::getline(file, text, '\0');
    const std::size_t name = text.rfind(')'); // it may hold spaces
    if (name == std::string::npos) return {};
    std::istringstream fields(text.substr(name + 1));
    constexpr int kStart = 20; // of those behind the name
    std::string field;
    for (int i = 0; i < kStart; ++i)
        if (!(fields >> field)) return {};
    const double ticks = std::strtod(field.c_str(), nullptr);
    timespec sinceBoot = {};
    ::clock_gettime(CLOCK_BOOTTIME, &sinceBoot);
    const double now =
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    const double age =
        static_cast<double>(sinceBoot.tv_sec) - ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return now - age;
}

} // namespace

Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
    const WriteOptions& options) {
    return writeAtomically(path, Parts(&bytes, 1), options);
}

Result<void> writeAtomically(
    const std::filesystem::path& path, const QByteArray& text, const WriteOptions& options) {
    return writeAtomically(path,
        std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size()))), options);
}

Result<void> writeAtomically(
    const std::filesystem::path& path, Parts parts, const WriteOptions& options) {
    auto aside = createAside(path, options.permissions);
    if (!aside) return tl::unexpected(aside.error());
    Result<void> written = writeAll(aside->file, parts, path);
    if (written) written = settle(aside->file, parts, path, options);
    if (written) written = moveInto(aside->name, path, options.replaces);
    if (!written) ::unlink(aside->name.c_str());
    return written;
}

bool isTemporary(const std::filesystem::path& path) {
    return makerOf(path).has_value();
}

bool isAbandoned(const std::filesystem::path& path) {
    const auto maker = makerOf(path);
    if (!maker) return false;
    if (::kill(*maker, 0) != 0 && errno == ESRCH) return true;
    // Another process may have got its number since: it began after the file was last changed.
    constexpr double kClocks = 2; // seconds that the two clocks may be apart
    struct stat st = {};
    const auto start = startOf(*maker);
    return start && ::lstat(path.c_str(), &st) == 0 &&
           static_cast<double>(st.st_ctim.tv_sec) + kClocks < *start;
}

} // namespace lightstack::base
