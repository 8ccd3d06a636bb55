#include "core/base/atomic_file.h"

#include <QByteArray>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace lightstack::base {
namespace {

constexpr std::string_view kPrefix = ".lightstack-";
constexpr std::string_view kEnding = ".tmp";

// The process that made a temporary file, by its name.
std::optional<pid_t> makerOf(const std::filesystem::path& path) {
    std::string_view name = path.native(); // looked at for every file of a folder
    name.remove_prefix(name.rfind('/') + 1);
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
    return writeAtomically(path, ByteParts(&bytes, 1), options);
}

Result<void> writeAtomically(
    const std::filesystem::path& path, const QByteArray& text, const WriteOptions& options) {
    return writeAtomically(path,
        std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size()))), options);
}

Result<void> writeAtomically(
    const std::filesystem::path& path, ByteParts parts, const WriteOptions& options) {
    auto file = PendingFile::write(path, parts, options);
    if (!file) return tl::unexpected(file.error());
    const Result<void> synced = file->sync();
    return synced ? file->place(parts) : synced;
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
