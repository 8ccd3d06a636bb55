#include "core/jobs/duplicate_check.h"

#include "core/archive/open_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

namespace lightstack::jobs {
namespace {

constexpr std::size_t kComparedAtOnce = std::size_t{1} << 20;
constexpr std::size_t kTogether = 12; // files read side by side

bool isSymlink(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_symlink(path, error);
}

class GroupCheck {
public:
    GroupCheck(
        const catalog::DuplicateGroup& group, CheckCounts& counts, const std::stop_token& stop)
        : m_counts(counts), m_stop(stop) {
        m_out.size = group.size;
        m_out.crc32 = group.crc32;
        m_out.keep = group.keep;
        for (const catalog::DuplicateFile& file : group.files)
            m_out.files.push_back({file, CopyState::Unchecked, {}, {}});
    }

    Result<CheckedGroup> run() {
        CheckedFile& kept = m_out.files[m_out.keep];
        auto first = open(kept);
        if (!first) {
            m_counts.files += m_out.files.size();
            return std::move(m_out); // nothing is known, so nothing may go
        }
        if (first->isMember || isSymlink(kept.file.path)) {
            kept.error = Error{ErrorCode::Usage, kept.file.path,
                "is in an archive or a link: it cannot be the one that is kept"};
            m_counts.files += m_out.files.size();
            return std::move(m_out);
        }
        kept.state = CopyState::Kept;
        ++m_counts.files;
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < m_out.files.size(); ++i)
            if (i != m_out.keep) others.push_back(i);
        for (std::size_t at = 0; at < others.size(); at += kTogether) {
            const std::span<const std::size_t> some =
                std::span(others).subspan(at, std::min(kTogether, others.size() - at));
            if (auto done = compare(first->file, some); !done) return tl::unexpected(done.error());
            m_counts.files += some.size();
        }
        return std::move(m_out);
    }

private:
    struct Open {
        std::size_t index = 0;
        archive::OpenedFile opened;
        std::vector<std::byte> piece;
    };

    // Opened, and still what the catalog says it is; else the state says why not.
    std::optional<archive::OpenedFile> open(CheckedFile& each) {
        auto opened = archive::openFile(each.file.path, m_stop);
        if (!opened) {
            each.state = CopyState::Unreadable;
            each.error = opened.error();
            return std::nullopt;
        }
        each.stamp = opened->stamp;
        if (opened->stamp.size == m_out.size) return std::move(*opened);
        each.state = CopyState::Different;
        each.error = Error{
            ErrorCode::Usage, each.file.path, "has changed since the scan: its size is another"};
        return std::nullopt;
    }

    bool fill(std::vector<std::byte>& piece, const base::FileDescriptor& file, std::uint64_t offset,
        std::size_t wanted, CheckedFile& each) {
        piece.resize(wanted);
        const auto got = base::readAt(file, offset, piece, each.file.path);
        if (got) m_counts.bytesRead += *got;
        if (got && *got == wanted) return true;
        each.state = CopyState::Unreadable;
        each.error = got ? Error{ErrorCode::Io, each.file.path, "became shorter while it was read"}
                         : got.error();
        return false;
    }

    Result<void> compare(const base::FileDescriptor& first, std::span<const std::size_t> some) {
        CheckedFile& kept = m_out.files[m_out.keep];
        std::vector<Open> open_;
        for (const std::size_t index : some) {
            CheckedFile& each = m_out.files[index];
            auto opened = open(each);
            if (!opened) continue;
            const bool linked = isSymlink(each.file.path) ||
                                (!opened->isMember && opened->stamp.inode == kept.stamp.inode &&
                                    opened->stamp.device == kept.stamp.device);
            if (linked)
                each.state = CopyState::SameFile;
            else
                open_.push_back({index, std::move(*opened), {}});
        }
        std::vector<std::byte> piece;
        for (std::uint64_t at = 0; at < m_out.size && !open_.empty(); at += kComparedAtOnce) {
            if (m_stop.stop_requested()) return cancelled();
            const auto wanted =
                static_cast<std::size_t>(std::min<std::uint64_t>(kComparedAtOnce, m_out.size - at));
            if (!fill(piece, first, at, wanted, kept)) return {}; // the rest stays unchecked
            std::erase_if(open_, [&](Open& other) {
                CheckedFile& each = m_out.files[other.index];
                if (!fill(other.piece, other.opened.file, at, wanted, each)) return true;
                if (std::memcmp(piece.data(), other.piece.data(), wanted) == 0) return false;
                each.state = CopyState::Different;
                return true;
            });
        }
        for (const Open& other : open_)
            m_out.files[other.index].state =
                other.opened.isMember ? CopyState::InArchive : CopyState::Same;
        markLinks(some);
        return {};
    }

    // Two copies that are one file: only the first of them is a copy.
    void markLinks(std::span<const std::size_t> some) {
        for (const std::size_t index : some) {
            CheckedFile& each = m_out.files[index];
            if (each.state != CopyState::Same) continue;
            const bool known = std::any_of(m_seen.begin(), m_seen.end(), [&](const auto& stamp) {
                return stamp.inode == each.stamp.inode && stamp.device == each.stamp.device;
            });
            if (known)
                each.state = CopyState::SameFile;
            else
                m_seen.push_back(each.stamp);
        }
    }

    CheckCounts& m_counts;
    const std::stop_token& m_stop;
    CheckedGroup m_out;
    std::vector<base::FileStamp> m_seen;
};

} // namespace

std::string_view copyStateName(CopyState state) noexcept {
    static constexpr std::array<std::string_view, 7> kNames{
        "kept", "same", "different", "same-file", "in-archive", "unreadable", "unchecked"};
    return kNames[static_cast<std::size_t>(state)];
}

Result<CheckedGroup> checkGroup(
    const catalog::DuplicateGroup& group, CheckCounts& counts, const std::stop_token& stop) {
    if (stop.stop_requested()) return cancelled();
    return GroupCheck(group, counts, stop).run();
}

CheckSum sumOf(const std::vector<CheckedGroup>& groups) {
    CheckSum sum;
    std::unordered_map<std::int64_t, std::int64_t> users; // of sidecars, among the copies
    for (const CheckedGroup& group : groups)
        for (const CheckedFile& each : group.files) {
            sum.copies += each.state == CopyState::Same ? 1 : 0;
            sum.bytes += each.state == CopyState::Same ? group.size : 0;
            sum.different += each.state == CopyState::Different ? 1 : 0;
            sum.sameFile += each.state == CopyState::SameFile ? 1 : 0;
            sum.inArchive += each.state == CopyState::InArchive ? 1 : 0;
            sum.unreadable +=
                each.state == CopyState::Unreadable || each.state == CopyState::Unchecked ? 1 : 0;
            if (each.state == CopyState::Same && each.file.sidecarId != 0 &&
                ++users[each.file.sidecarId] == each.file.sidecarUsers)
                ++sum.sidecars;
        }
    return sum;
}

} // namespace lightstack::jobs
