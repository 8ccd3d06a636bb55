#include "core/archive/tar_archive.h"

#include "core/archive/member_path.h"
#include "core/base/crc32.h"

#include <algorithm>
#include <array>

namespace lightstack::archive {
namespace {

constexpr std::size_t kPiece = 256 * 1024;
constexpr std::size_t kMostIndexed = 3;

std::uint64_t padded(std::uint64_t size) noexcept {
    return (size + kTarBlock - 1) / kTarBlock * kTarBlock;
}

} // namespace

Result<std::shared_ptr<TarArchive>> TarArchive::open(const std::filesystem::path& path) {
    auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    std::array<std::byte, kTarBlock> head{};
    const auto n = base::readAt(*file, 0, head, path);
    if (!n) return tl::unexpected(n.error());
    const bool packed = *n > 2 && head[0] == std::byte{0x1F} && head[1] == std::byte{0x8B};
    if (!packed && (*n < kTarBlock || !TarHeaders().take(head)))
        return fail(ErrorCode::Unsupported, path,
            "is a tar packed by something else than gzip: unpack it to look at its pictures");
    std::shared_ptr<TarArchive> out(new TarArchive);
    out->m_path = path;
    out->m_file = std::move(*file);
    out->m_stamp = *stamp;
    out->m_packed = packed;
    if (packed) out->m_pass.emplace(out->m_file, path, nullptr, &out->m_points);
    return out;
}

Result<std::size_t> TarArchive::readPass(
    std::uint64_t at, std::span<std::byte> out, const std::stop_token& stop) {
    if (!m_packed) {
        if (stop.stop_requested()) return cancelled(m_path);
        return base::readAt(m_file, at, out, m_path);
    }
    // A stop within a header leaves the reader behind it: taken up again from a point.
    if (m_pass->at() > at) m_pass.emplace(m_file, m_path, m_points.before(at), &m_points);
    if (auto done = m_pass->skipTo(at, stop); !done) return tl::unexpected(done.error());
    return m_pass->read(out, stop);
}

// Past one header and what belongs to it.
Result<void> TarArchive::step(const std::stop_token& stop) {
    std::array<std::byte, kTarBlock> block{};
    const auto n = readPass(m_next, block, stop);
    if (!n) return tl::unexpected(n.error());
    std::optional<TarHeader> header;
    if (*n == kTarBlock) {
        auto taken = m_headers.take(block);
        if (!taken) return fail(taken.error().code, m_path, taken.error().detail);
        header = std::move(*taken);
    }
    if (!header) {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        return {};
    }
    const std::uint64_t data = m_next + kTarBlock;
    if (header->size > UINT64_MAX / 2 - data)
        return fail(ErrorCode::CorruptData, m_path, "the tar is damaged");
    if (header->isAboutNext()) {
        if (header->size > kMostTarText)
            return fail(ErrorCode::CorruptData, m_path, "a name in the tar is too long");
        std::string words(static_cast<std::size_t>(header->size), '\0');
        const auto got = readPass(data, std::as_writable_bytes(std::span(words)), stop);
        if (!got) return tl::unexpected(got.error());
        words.resize(*got);
        m_headers.takeWords(header->type, words);
    } else if (auto name = memberPath(header->name); name) {
        const std::lock_guard lock(m_mutex);
        const auto number = static_cast<std::uint32_t>(m_members.size());
        m_members.try_emplace(
            std::move(*name), Member{data, header->size, header->mtime, number, header->kind});
    }
    m_next = data + padded(header->size);
    return {};
}

// One step by this thread, or waiting for that of another.
Result<void> TarArchive::advance(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    if (m_driving) {
        m_moved.wait(lock, stop, [&] { return !m_driving; });
        return stop.stop_requested() ? cancelled(m_path) : Result<void>();
    }
    m_driving = true;
    const std::size_t before = m_members.size();
    Result<void> done;
    // Some members at a time: those who wait look for theirs.
    for (int i = 0; done && i < 64 && !m_ended && m_members.size() == before; ++i) {
        lock.unlock();
        done = step(stop);
        lock.lock();
    }
    m_driving = false;
    if (!done && done.error().code != ErrorCode::Cancelled) m_failure = done.error();
    m_moved.notify_all();
    return done;
}

Result<TarArchive::Member> TarArchive::find(const std::string& name, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (true) {
        if (const auto found = m_members.find(name); found != m_members.end()) return found->second;
        if (m_failure) return tl::unexpected(*m_failure);
        if (m_ended)
            return fail(ErrorCode::NotFound, m_path / name, "the archive has no such member");
        const auto done = advance(lock, stop);
        if (!done && done.error().code == ErrorCode::Cancelled) return tl::unexpected(done.error());
    }
}

Result<std::uint32_t> TarArchive::eachPiece(
    const Member& member, const Sink& sink, const std::stop_token& stop) {
    std::optional<GzipReader> reader;
    if (m_packed) {
        reader.emplace(m_file, m_path, m_points.before(member.at), nullptr);
        if (auto done = reader->skipTo(member.at, stop); !done) return tl::unexpected(done.error());
    }
    std::vector<std::byte> piece(kPiece);
    std::uint32_t crc = 0;
    for (std::uint64_t done = 0; done < member.size;) {
        if (stop.stop_requested()) return cancelled(m_path);
        const std::span<std::byte> out = std::span(piece).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, member.size - done)));
        const auto n = m_packed ? reader->read(out, stop)
                                : base::readAt(m_file, member.at + done, out, m_path);
        if (!n) return tl::unexpected(n.error());
        if (*n < out.size())
            return fail(ErrorCode::CorruptData, m_path, "the archive ends within it");
        crc = base::crc32Of(crc, out);
        if (auto taken = sink(out); !taken) return tl::unexpected(taken.error());
        done += *n;
    }
    const std::lock_guard lock(m_mutex);
    m_checksums[member.number] = crc;
    return crc;
}

std::optional<std::uint32_t> TarArchive::checksum(const Member& member) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_checksums.find(member.number);
    return found == m_checksums.end() ? std::nullopt : std::optional(found->second);
}

Result<std::shared_ptr<TarArchive>> TarShelf::open(const std::filesystem::path& path) {
    const auto now = base::stampOf(path);
    if (!now) return tl::unexpected(now.error());
    const std::lock_guard lock(m_mutex);
    const auto known = std::find_if(m_archives.begin(), m_archives.end(),
        [&](const auto& each) { return each->path() == path; });
    if (known != m_archives.end() && (*known)->stamp() == *now) {
        m_archives.splice(m_archives.begin(), m_archives, known);
        return m_archives.front();
    }
    if (known != m_archives.end()) m_archives.erase(known);
    auto opened = TarArchive::open(path);
    if (!opened) return opened;
    m_archives.push_front(*opened);
    if (m_archives.size() > kMostIndexed) m_archives.pop_back();
    return opened;
}

TarShelf& TarShelf::shared() {
    static TarShelf shelf;
    return shelf;
}

} // namespace lightstack::archive
