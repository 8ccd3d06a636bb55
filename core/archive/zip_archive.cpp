#include "core/archive/zip_archive.h"

#include "core/archive/member_path.h"
#include "core/archive/zip_directory.h"
#include "core/archive/zip_member.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace lightstack::archive {
namespace {

constexpr std::uint64_t kMostDirectory = std::uint64_t{1} << 30;
constexpr std::size_t kPiece = std::size_t{1} << 20;
constexpr std::uint64_t kMostReserved = std::uint64_t{64} << 20;
constexpr std::size_t kMostProblems = 1000;

} // namespace

std::int64_t memberTime(std::int64_t seconds, std::uint32_t crc32) noexcept {
    constexpr std::int64_t kSecond = 1'000'000'000;
    constexpr std::int64_t kMost = 9'000'000'000; // in range with the nanoseconds
    return std::clamp(seconds, -kMost, kMost) * kSecond + crc32 % kSecond;
}

// The directory's bytes become records; used once.
class ZipArchive::Loading {
public:
    Loading(ZipArchive& out, const std::stop_token& stop) : m_out(out), m_stop(stop) {}

    Result<void> run() {
        auto file = base::openRegular(m_out.m_path);
        if (!file) return tl::unexpected(file.error());
        const auto stamp = base::stampOf(*file, m_out.m_path);
        if (!stamp) return tl::unexpected(stamp.error());
        m_out.m_file = std::move(*file);
        m_out.m_stamp = *stamp;
        const auto directory = findDirectory(m_out.m_file, stamp->size, m_out.m_path);
        if (!directory) return tl::unexpected(directory.error());
        if (directory->bytes > kMostDirectory)
            return fail(
                ErrorCode::LimitExceeded, m_out.m_path, "its directory is larger than 1 GB");
        if (auto done = entries(*directory); !done) return done;
        findOverlaps(directory->at);
        sortByPath();
        return {};
    }

private:
    [[nodiscard]] tl::unexpected<Error> damaged(std::uint64_t read) const {
        return fail(ErrorCode::CorruptData, m_out.m_path,
            "its directory is damaged behind entry " + std::to_string(read));
    }

    Result<void> entries(const ZipDirectory& directory) {
        // At once, as what grows leaves holes behind; what is not filled is never touched.
        // Neither number is believed beyond reason.
        const std::uint64_t told = std::min<std::uint64_t>(
            {directory.entries, directory.bytes / kEntryHead, kMostReserved / sizeof(Record)});
        m_out.m_records.reserve(static_cast<std::size_t>(told));
        m_out.m_names.reserve(
            static_cast<std::size_t>(std::min(directory.bytes - told * kEntryHead, kMostReserved)));
        std::vector<std::byte> window;
        window.reserve(2 * kPiece);
        std::uint64_t at = directory.at;
        const std::uint64_t end = directory.at + directory.bytes;
        std::size_t taken = 0;
        std::uint64_t seen = 0;
        const auto have = [&](std::size_t wanted) -> Result<bool> {
            if (window.size() - taken >= wanted) return true;
            window.erase(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(taken));
            taken = 0;
            const std::size_t old = window.size();
            window.resize(old + std::min<std::uint64_t>(kPiece, end - at));
            const auto n =
                base::readAt(m_out.m_file, at, std::span(window).subspan(old), m_out.m_path);
            if (!n) return tl::unexpected(n.error());
            window.resize(old + *n);
            at += *n;
            return window.size() >= wanted;
        };
        while (at < end || taken < window.size()) {
            if (m_stop.stop_requested()) return cancelled(m_out.m_path);
            auto there = have(kEntryHead);
            if (!there) return tl::unexpected(there.error());
            if (!*there || u32At(window.data() + taken) != kEntrySignature) return damaged(seen);
            const std::size_t length = entryLength(window.data() + taken);
            there = have(length);
            if (!there) return tl::unexpected(there.error());
            if (!*there) return damaged(seen);
            auto entry = readEntry(std::span(window).subspan(taken, length));
            taken += length;
            if (!entry) return damaged(seen);
            ++seen;
            entry->headerAt += directory.shift;
            add(*entry);
        }
        const std::uint64_t counted = directory.isZip64 ? seen : seen % 65536;
        return counted == directory.entries ? Result<void>() : damaged(seen);
    }

    void problem(ErrorCode code, const std::string& name, std::string detail) {
        if (m_out.m_problems.size() < kMostProblems)
            m_out.m_problems.push_back({code, m_out.m_path / name, std::move(detail)});
    }

    void add(const ZipEntry& entry) {
        const auto path = memberPath(entry.name);
        if (!path) {
            std::string shown = entry.name.substr(0, 200);
            std::replace(shown.begin(), shown.end(), '/', ':');
            problem(ErrorCode::Unsupported, shown, "its name leads out of the archive");
            return;
        }
        if (entry.kind == EntryKind::Special) {
            problem(ErrorCode::Unsupported, *path, "is a link or a device, not a file");
            return;
        }
        const Record record{entry.size, entry.packed, entry.headerAt, entry.mtime,
            static_cast<std::uint32_t>(m_out.m_names.size()),
            static_cast<std::uint32_t>(path->size()), entry.crc32, entry.method, entry.kind,
            entry.encrypted, entry.disk != 0};
        m_out.m_names += *path;
        m_out.m_records.push_back(record);
    }

    void findOverlaps(std::uint64_t directoryAt) {
        std::vector<Index> order(m_out.m_records.size());
        std::iota(order.begin(), order.end(), Index{0});
        std::sort(order.begin(), order.end(), [&](Index a, Index b) {
            return m_out.m_records[a].headerAt < m_out.m_records[b].headerAt;
        });
        std::uint64_t end = 0; // of what was seen so far
        Index last = 0;
        for (const Index i : order) {
            Record& record = m_out.m_records[i];
            if (record.headerAt < end) record.overlaps = m_out.m_records[last].overlaps = true;
            const bool fits = record.headerAt <= directoryAt &&
                              record.packed <= directoryAt - record.headerAt &&
                              kLocalHead <= directoryAt - record.headerAt - record.packed;
            if (!fits) record.overlaps = true;
            const std::uint64_t own =
                fits ? record.headerAt + kLocalHead + record.packed : directoryAt;
            if (own > end) {
                end = own;
                last = i;
            }
        }
    }

    void sortByPath() {
        std::vector<Index> order(m_out.m_records.size());
        std::iota(order.begin(), order.end(), Index{0});
        const auto pathOf = [&](Index i) { return m_out.member(i).path; };
        std::stable_sort(
            order.begin(), order.end(), [&](Index a, Index b) { return pathOf(a) < pathOf(b); });
        m_out.m_byPath.reserve(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i + 1 == order.size() || pathOf(order[i]) != pathOf(order[i + 1]))
                m_out.m_byPath.push_back(order[i]);
            else if (m_out.m_records[order[i]].kind == EntryKind::File)
                problem(ErrorCode::CorruptData, std::string(pathOf(order[i])),
                    "its name stands twice in the archive: the last one counts");
        }
        shareNames(order);
    }

    // A path that the next one begins with needs no bytes of its own: that of a picture is the
    // beginning of its sidecar's.
    void shareNames(std::span<const Index> order) {
        std::size_t bytes = 0;
        const auto isShared = [&](std::size_t i) {
            return i + 1 < order.size() &&
                   m_out.member(order[i + 1]).path.starts_with(m_out.member(order[i]).path);
        };
        std::vector<bool> shared(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            if (shared[i] = isShared(i); !shared[i]) bytes += m_out.m_records[order[i]].nameBytes;
        std::string names;
        names.reserve(bytes);
        for (std::size_t i = order.size(); i-- > 0;) {
            Record& record = m_out.m_records[order[i]];
            const auto at = shared[i] ? m_out.m_records[order[i + 1]].nameAt : names.size();
            if (!shared[i]) names += m_out.member(order[i]).path;
            record.nameAt = static_cast<std::uint32_t>(at);
        }
        m_out.m_names = std::move(names);
    }

    ZipArchive& m_out;
    const std::stop_token& m_stop;
};

Result<std::shared_ptr<const ZipArchive>> ZipArchive::open(
    const std::filesystem::path& path, const std::stop_token& stop) {
    const std::shared_ptr<ZipArchive> archive(new ZipArchive);
    archive->m_path = path;
    if (auto done = Loading(*archive, stop).run(); !done) return tl::unexpected(done.error());
    return archive;
}

Member ZipArchive::member(Index index) const noexcept {
    const Record& record = m_records[index];
    return {std::string_view(m_names).substr(record.nameAt, record.nameBytes), record.kind,
        record.encrypted, record.overlaps, record.method, record.size, record.packed, record.crc32,
        memberTime(record.mtime, record.crc32)};
}

std::filesystem::path ZipArchive::pathOf(Index index) const {
    return m_path / member(index).path;
}

std::optional<ZipArchive::Index> ZipArchive::find(std::string_view path) const noexcept {
    const auto at = std::lower_bound(m_byPath.begin(), m_byPath.end(), path,
        [this](Index i, std::string_view wanted) { return member(i).path < wanted; });
    if (at == m_byPath.end() || member(*at).path != path) return std::nullopt;
    return *at;
}

std::uint64_t ZipArchive::memoryBytes() const noexcept {
    return m_names.capacity() + m_records.capacity() * sizeof(Record) +
           m_byPath.capacity() * sizeof(Index) + sizeof(*this);
}

Result<ZipMember> ZipArchive::openMember(Index index) const {
    return ZipMember::open(shared_from_this(), index);
}

Result<std::vector<std::byte>> ZipArchive::read(
    Index index, std::uint64_t limit, const std::stop_token& stop) const {
    auto source = openMember(index);
    if (!source) return tl::unexpected(source.error());
    if (source->size() > limit)
        return fail(ErrorCode::LimitExceeded, pathOf(index),
            "is larger than the " + std::to_string(limit >> 20) + " MB allowed here");
    std::vector<std::byte> out;
    out.reserve(source->size());
    const auto done = source->eachPiece(
        [&](std::span<const std::byte> piece) -> Result<void> {
            out.insert(out.end(), piece.begin(), piece.end());
            return {};
        },
        stop);
    if (!done) return tl::unexpected(done.error());
    return out;
}

} // namespace lightstack::archive
