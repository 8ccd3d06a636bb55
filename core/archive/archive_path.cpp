#include "core/archive/archive_path.h"

#include "core/base/file_path.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>

namespace lightstack::archive {
namespace {

struct Signature {
    std::size_t at;
    std::string_view bytes;
    ArchiveKind kind;
};

constexpr std::array<Signature, 7> kSignatures{{
    {0, {"PK\x03\x04", 4}, ArchiveKind::Zip},
    {0, {"PK\x05\x06", 4}, ArchiveKind::Zip}, // an empty one
    {257, {"ustar", 5}, ArchiveKind::Tar},
    {0, {"\x1F\x8B", 2}, ArchiveKind::Tar},
    {0, {"BZh", 3}, ArchiveKind::Tar},
    {0,
        {"\xFD"
         "7zXZ\0",
            6},
        ArchiveKind::Tar},
    {0, {"\x28\xB5\x2F\xFD", 4}, ArchiveKind::Tar},
}};

} // namespace

std::optional<MemberPlace> splitPath(const std::filesystem::path& path) {
    const std::string& all = path.native();
    std::string prefix = all;
    while (true) {
        const std::size_t slash = prefix.rfind('/');
        if (slash == std::string::npos || slash == 0) return std::nullopt;
        prefix.resize(slash);
        struct stat st = {};
        if (::stat(prefix.c_str(), &st) != 0) continue;
        if (!S_ISREG(st.st_mode)) return std::nullopt;
        std::string member = all.substr(slash + 1);
        while (member.starts_with('/'))
            member.erase(0, 1);
        if (member.empty()) return std::nullopt;
        return MemberPlace{prefix, std::move(member)};
    }
}

Result<ArchiveKind> kindOfArchive(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    std::array<char, 512> head{};
    const auto n = base::readAt(*file, 0, std::as_writable_bytes(std::span(head)), path);
    if (!n) return tl::unexpected(n.error());
    const std::string_view start(head.data(), *n);
    for (const Signature& signature : kSignatures)
        if (start.size() >= signature.at + signature.bytes.size() &&
            start.substr(signature.at).starts_with(signature.bytes))
            return signature.kind;
    const std::string extension = base::lowerExtension(path.filename().native());
    if (extension == "zip") return ArchiveKind::Zip;
    if (extension == "tgz" || extension == "tar") return ArchiveKind::Tar;
    return ArchiveKind::None;
}

} // namespace lightstack::archive
