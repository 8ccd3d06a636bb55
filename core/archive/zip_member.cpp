#include "core/archive/zip_member.h"

#include "core/base/crc32.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace lightstack::archive {
namespace {

constexpr std::size_t kPackedPiece = 32 * 1024;
constexpr std::size_t kWindow = 64 * 1024;
constexpr std::uint64_t kBestRatio = 1032; // of deflate
constexpr std::uint64_t kHonestRatio = 250;
constexpr std::uint64_t kAnyRatioUpTo = std::uint64_t{64} << 20;

const char* objection(const Member& member, ErrorCode& code) {
    code = ErrorCode::Unsupported;
    if (member.kind != EntryKind::File) return "is a folder";
    if (member.encrypted) return "is encrypted";
    if (member.method != kStored && member.method != kDeflated)
        return "is packed by a method this program does not read";
    code = ErrorCode::CorruptData;
    if (member.overlaps) return "its place in the archive is another member's, or outside";
    if (member.method == kStored && member.packed != member.size)
        return "its sizes contradict each other";
    if (member.method == kDeflated && member.size / kBestRatio > member.packed)
        return "claims to hold more than its bytes can";
    if (member.size > kAnyRatioUpTo && member.size / kHonestRatio > member.packed) {
        code = ErrorCode::LimitExceeded;
        return "is packed so well that it looks like a trap";
    }
    return nullptr;
}

} // namespace

ZipMember::ZipMember(
    std::shared_ptr<const ZipArchive> archive, ZipArchive::Index index, std::uint64_t dataAt)
    : m_archive(std::move(archive))
    , m_index(index)
    , m_member(m_archive->member(index))
    , m_dataAt(dataAt) {
}

Result<ZipMember> ZipMember::open(
    std::shared_ptr<const ZipArchive> archive, ZipArchive::Index index) {
    const Member member = archive->member(index);
    ErrorCode code{};
    if (const char* why = objection(member, code)) return fail(code, archive->pathOf(index), why);
    const std::uint64_t headerAt = archive->m_records[index].headerAt;
    std::array<std::byte, kLocalHead> head{};
    const auto got = base::readAt(archive->m_file, headerAt, head, archive->path());
    if (!got) return tl::unexpected(got.error());
    if (*got < head.size() || u32At(head.data()) != kLocalSignature ||
        u16At(head.data() + 8) != member.method)
        return fail(ErrorCode::CorruptData, archive->pathOf(index),
            "its own header contradicts the archive's directory");
    const std::uint64_t dataAt =
        headerAt + kLocalHead + u16At(head.data() + 26) + u16At(head.data() + 28);
    ZipMember out(std::move(archive), index, dataAt);
    out.m_bytesRead = head.size();
    return out;
}

void ZipMember::failWith(ErrorCode code, std::string detail) {
    if (!m_error) m_error = Error{code, path(), std::move(detail)};
    m_ended = true;
}

std::size_t ZipMember::readStored(std::uint64_t offset, std::span<std::byte> out) {
    const auto n = base::readAt(m_archive->m_file, m_dataAt + offset, out, m_archive->path());
    if (!n) {
        failWith(n.error().code, n.error().detail);
        return 0;
    }
    m_bytesRead += *n;
    return *n;
}

void ZipMember::restart() {
    if (!m_inflater) {
        m_inflater.emplace();
        m_packed.resize(
            std::min<std::uint64_t>(kPackedPiece, std::max<std::uint64_t>(1, m_member.packed)));
        m_window.resize(std::min<std::uint64_t>(kWindow, m_member.size));
    }
    m_inflater->restart();
    m_unused = {};
    m_taken = 0;
    m_windowAt = 0;
    m_windowBytes = 0;
    m_ended = false;
}

bool ZipMember::nextWindow() {
    if (m_ended || m_error) return false;
    m_windowAt += m_windowBytes;
    m_windowBytes = 0;
    const std::uint64_t left = m_member.size - m_windowAt;
    std::span<std::byte> room =
        std::span(m_window).first(std::min<std::uint64_t>(m_window.size(), left));
    const std::size_t wanted = room.size();
    while (!room.empty()) {
        if (m_unused.empty() && m_taken < m_member.packed) {
            const auto piece = std::span(m_packed).first(
                std::min<std::uint64_t>(m_packed.size(), m_member.packed - m_taken));
            const std::size_t n = readStored(m_taken, piece);
            if (n == 0) failWith(ErrorCode::CorruptData, "the archive ends within it");
            if (m_error) return false;
            m_taken += n;
            m_unused = piece.first(n);
        }
        const std::size_t before = room.size() + m_unused.size();
        const Inflater::State state = m_inflater->step(m_unused, room);
        if (state == Inflater::State::Broken)
            failWith(ErrorCode::CorruptData, "its packed bytes are damaged");
        if (state == Inflater::State::End) m_ended = true;
        const bool stuck = room.size() + m_unused.size() == before && m_taken == m_member.packed;
        if (m_ended || stuck) break;
    }
    m_windowBytes = wanted - room.size();
    m_made += m_windowBytes;
    if (m_windowBytes < wanted && !m_error)
        failWith(ErrorCode::CorruptData, "holds less than the archive's directory says");
    return m_windowBytes > 0;
}

std::size_t ZipMember::read(std::uint64_t offset, std::span<std::byte> out) {
    if (offset >= m_member.size || out.empty()) return 0;
    out = out.first(std::min<std::uint64_t>(out.size(), m_member.size - offset));
    if (isStored()) return readStored(offset, out);
    if (!m_inflater || (offset < m_windowAt && !m_error)) {
        if (m_made > 4 * m_member.size + kAnyRatioUpTo)
            failWith(ErrorCode::LimitExceeded, "would have to be unpacked again and again");
        if (m_error) return 0;
        restart();
    }
    std::size_t done = 0;
    while (done < out.size()) {
        const std::uint64_t at = offset + done;
        if (at < m_windowAt) break;
        if (at >= m_windowAt + m_windowBytes) {
            if (m_windowAt + m_windowBytes >= m_member.size || !nextWindow()) break;
            continue;
        }
        const auto skip = static_cast<std::size_t>(at - m_windowAt);
        const std::size_t n = std::min(out.size() - done, m_windowBytes - skip);
        std::memcpy(out.data() + done, m_window.data() + skip, n);
        done += n;
    }
    return done;
}

Result<void> ZipMember::eachPiece(const Sink& sink, const std::stop_token& stop) {
    std::vector<std::byte> piece(
        std::min<std::uint64_t>(kWindow, std::max<std::uint64_t>(1, m_member.size)));
    std::uint32_t crc = 0;
    std::uint64_t at = 0;
    while (at < m_member.size) {
        if (stop.stop_requested()) return cancelled(path());
        const std::size_t n = read(at, piece);
        if (n == 0) break;
        const auto got = std::span<const std::byte>(piece).first(n);
        crc = base::crc32Of(crc, got);
        at += n;
        if (auto done = sink(got); !done) return done;
    }
    if (m_error) return tl::unexpected(*m_error);
    if (at < m_member.size)
        return fail(ErrorCode::CorruptData, path(), "the archive ends within it");
    if (crc != m_member.crc32)
        return fail(ErrorCode::CorruptData, path(), "its checksum is not the archive's");
    return {};
}

} // namespace lightstack::archive
