// A tar whose members are opened one by one, in any order: plain, or packed by gzip as exports are.
//
// A tar has no directory. Its headers are looked for from its beginning, once, as far as somebody
// asks: whoever wants a member that was not met yet drives this pass on, others wait for it, and
// what was met by then is found at once. A plain tar is stepped through by its headers alone; a
// packed one is unpacked on the way and leaves points to go on from (gzip_reader.h), so that a
// member costs a few megabytes of unpacking from then on. Stopping loses nothing of the pass.
// Thread: any, several at once.
#pragma once

#include "core/archive/gzip_reader.h"
#include "core/archive/tar_header.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <unordered_map>

namespace lightstack::archive {

class TarArchive {
public:
    struct Member {
        std::uint64_t at = 0; // of its data, unpacked
        std::uint64_t size = 0;
        std::int64_t mtime = 0; // seconds
        std::uint32_t number = 0;
        EntryKind kind = EntryKind::File;
    };

    // Unsupported: neither plain nor packed by gzip.
    static Result<std::shared_ptr<TarArchive>> open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }
    [[nodiscard]] const base::FileStamp& stamp() const noexcept { return m_stamp; }
    // The first of that name. NotFound when the whole tar has none; Cancelled; what the pass met.
    Result<Member> find(const std::string& name, const std::stop_token& stop);
    using Sink = std::function<Result<void>(std::span<const std::byte>)>;
    // All its bytes, in pieces; the checksum of them.
    Result<std::uint32_t> eachPiece(
        const Member& member, const Sink& sink, const std::stop_token& stop);
    // Where it is known from an earlier reading.
    [[nodiscard]] std::optional<std::uint32_t> checksum(const Member& member) const;

private:
    TarArchive() = default;
    Result<std::size_t> readPass(
        std::uint64_t at, std::span<std::byte> out, const std::stop_token& stop);
    Result<void> step(const std::stop_token& stop);
    Result<void> advance(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);

    std::filesystem::path m_path;
    base::FileDescriptor m_file;
    base::FileStamp m_stamp;
    bool m_packed = false;
    GzipPoints m_points;

    // Of the pass: whoever has set m_driving.
    std::optional<GzipReader> m_pass;
    TarHeaders m_headers;
    std::uint64_t m_next = 0; // header

    mutable std::mutex m_mutex;
    std::condition_variable_any m_moved;
    bool m_driving = false;                                       // guarded
    bool m_ended = false;                                         // guarded
    std::optional<Error> m_failure;                               // guarded
    std::unordered_map<std::string, Member> m_members;            // guarded
    std::unordered_map<std::uint32_t, std::uint32_t> m_checksums; // guarded, by number
};

// Those that were asked for lately, at most three. Thread: any.
class TarShelf {
public:
    Result<std::shared_ptr<TarArchive>> open(const std::filesystem::path& path);
    static TarShelf& shared();

private:
    std::mutex m_mutex;
    std::list<std::shared_ptr<TarArchive>> m_archives; // guarded, last used first
};

} // namespace lightstack::archive
