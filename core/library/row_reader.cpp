#include "core/library/row_reader.h"

#include "core/browse/folder_table.h"

#include <algorithm>
#include <limits>

namespace lightstack::library {
namespace {

using browse::EntryKind;
using browse::FolderTable;

enum Column {
    kId,
    kFolder,
    kName,
    kSize,
    kMtime,
    kTaken,
    kWidth,
    kHeight,
    kTurned,
    kFailed,
    kUnpaired,
    kChecksum,
    kMime,
    kCopies,
};

constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();

// By its name as in a folder; a name that says nothing, by what was found in the file.
EntryKind kindOf(std::string_view name, std::string_view mime) {
    const EntryKind named = browse::kindOfName(name);
    if (named != EntryKind::Unknown && named != EntryKind::Other) return named;
    if (mime.starts_with("video/")) return EntryKind::Video;
    if (mime.starts_with("image/")) return EntryKind::Image;
    return named;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

// A part of the path is called like an archive and is a file; asked once a folder.
bool isInArchive(const std::filesystem::path& folder) {
    std::filesystem::path above;
    for (const auto& part : folder) {
        above /= part;
        const std::string name = lower(part.native());
        const bool named =
            name.ends_with(".zip") || name.ends_with(".tgz") || name.ends_with(".tar.gz");
        std::error_code error;
        if (named && !std::filesystem::is_directory(above, error)) return true;
    }
    return false;
}

} // namespace

std::string RowReader::columns(Probe probe) {
    const std::string_view another = "EXISTS(SELECT 1 FROM assets d WHERE d.size = a.size AND "
                                     "d.crc32 = a.crc32 AND d.id <> a.id AND d.status = 'ok')";
    std::string copy(probe == Probe::None ? "0" : another);
    // A CASE, as the sides of an AND are asked in any order, and this one is quicker.
    if (probe == Probe::Listed)
        copy = "CASE WHEN a.id IN (SELECT asset FROM copies) THEN " + copy + " ELSE 0 END";
    return "SELECT a.id, a.folder, a.name, a.size, a.mtime, a.taken, a.width, "
           "a.height, a.orientation >= 5, a.status = 'failed', a.sidecar IS NULL, "
           "a.crc32, a.mime, " +
           copy;
}

Result<RowReader> RowReader::open(db::Database& database, ListRows& rows, bool withChecksums) {
    auto folder = database.prepare(
        "SELECT f.path, EXISTS(SELECT 1 FROM folders g JOIN sidecars s ON s.folder = g.id WHERE "
        "g.key = f.key AND s.kind = 'asset') FROM folders f WHERE f.id = ?");
    if (!folder) return tl::unexpected<Error>(folder.error());
    auto reason = database.prepare("SELECT reason FROM errors WHERE folder = ? AND name = ?");
    if (!reason) return tl::unexpected<Error>(reason.error());
    auto films = database.prepare("SELECT other FROM links WHERE kind = 'film-of'");
    if (!films) return tl::unexpected<Error>(films.error());
    RowReader out(rows, std::move(*folder), std::move(*reason));
    out.m_withChecksums = withChecksums;
    while (true) {
        const auto row = films->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return out;
        out.m_withFilm.insert(films->integer(0));
    }
}

Result<const RowReader::Folder*> RowReader::folderOf(std::int64_t id) {
    const auto known = m_folders.find(id);
    if (known != m_folders.end()) return &known->second;
    const db::StatementScope scope(m_folder);
    m_folder.bind(1, id);
    const auto row = m_folder.step();
    if (!row) return tl::unexpected<Error>(row.error());
    const std::filesystem::path path = *row ? m_folder.bytes(0) : std::string();
    Folder folder;
    folder.hasSidecars = *row && m_folder.integer(1) != 0;
    folder.archived = isInArchive(path);
    folder.index = m_rows->table->addFolder(path, static_cast<std::uint32_t>(id));
    return &m_folders.emplace(id, folder).first->second;
}

void RowReader::append(const Folder& folder, std::string_view name, std::string_view mime) {
    m_rows->table->appendIn(folder.index, name, kindOf(name, mime));
    m_rows->facts->facts.push_back({kNoDate, 0, 0});
    m_rows->facts->marks.push_back(
        folder.archived ? std::uint8_t{browse::kMarkArchived} : std::uint8_t{0});
}

Result<void> RowReader::add(db::Statement& row) {
    const std::int64_t folderId = row.integer(kFolder);
    const auto folder = folderOf(folderId);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const std::string name = row.bytes(kName);
    append(**folder, name, row.text(kMime));
    const auto id = static_cast<FolderTable::Id>(m_rows->table->count() - 1);
    m_rows->table->setStat(id, static_cast<std::uint64_t>(row.integer(kSize)), row.integer(kMtime));
    browse::EntryFacts& facts = m_rows->facts->facts.back();
    if (!row.isNull(kTaken)) facts.takenAtMs = row.integer(kTaken);
    facts.width = static_cast<std::int32_t>(row.integer(kWidth));
    facts.height = static_cast<std::int32_t>(row.integer(kHeight));
    if (row.integer(kTurned) != 0) std::swap(facts.width, facts.height);
    std::uint8_t& marks = m_rows->facts->marks.back();
    if (row.integer(kUnpaired) != 0 && (*folder)->hasSidecars) marks |= browse::kMarkNoSidecar;
    if (row.integer(kCopies) != 0) marks |= browse::kMarkDuplicate;
    if (m_withFilm.contains(row.integer(kId))) marks |= browse::kMarkMotion;
    auto& checksums = m_withChecksums ? m_rows->checksums : m_checksums;
    checksums.push_back(static_cast<std::uint32_t>(row.integer(kChecksum)));
    if (row.integer(kFailed) == 0) return {};
    marks |= browse::kMarkError;
    return noteReason(folderId, name);
}

Result<void> RowReader::addOther(db::Statement& row, bool failed) {
    const auto folder = folderOf(row.integer(0));
    if (!folder) return tl::unexpected<Error>(folder.error());
    append(**folder, row.bytes(1), {});
    const auto id = static_cast<FolderTable::Id>(m_rows->table->count() - 1);
    m_rows->table->setStat(id, static_cast<std::uint64_t>(row.integer(2)), row.integer(3));
    browse::EntryFacts& facts = m_rows->facts->facts.back();
    if (!row.isNull(4)) facts.takenAtMs = row.integer(4);
    facts.width = static_cast<std::int32_t>(row.integer(5));
    facts.height = static_cast<std::int32_t>(row.integer(6));
    if (failed) m_rows->facts->marks.back() |= browse::kMarkError;
    note(std::string(row.text(7)));
    return {};
}

Result<void> RowReader::noteReason(std::int64_t folder, const std::string& name) {
    const db::StatementScope scope(m_reason);
    m_reason.bind(1, folder);
    m_reason.bindBlob(2, std::string_view(name));
    const auto row = m_reason.step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (*row) note(std::string(m_reason.text(0)));
    return {};
}

void RowReader::note(std::string reason) {
    browse::ListFacts& facts = *m_rows->facts;
    if (reason.empty()) return;
    const auto next = static_cast<std::uint32_t>(facts.reasons.size());
    const auto [at, fresh] = m_reasons.try_emplace(std::move(reason), next);
    if (fresh) facts.reasons.push_back(at->first);
    facts.notes.resize(m_rows->table->count(), 0);
    facts.notes.back() = at->second;
}

void RowReader::markDuplicates() {
    const FolderTable& table = *m_rows->table;
    const auto& checksums = m_withChecksums ? m_rows->checksums : m_checksums;
    std::vector<FolderTable::Id> order;
    order.reserve(table.count());
    for (FolderTable::Id id = 0; id < table.count(); ++id)
        if (checksums[id] != 0) order.push_back(id);
    const auto content = [&](FolderTable::Id id) {
        return std::pair(checksums[id], table.size(id));
    };
    std::sort(order.begin(), order.end(),
        [&](FolderTable::Id a, FolderTable::Id b) { return content(a) < content(b); });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (content(order[i - 1]) == content(order[i]))
            for (const auto id : {order[i - 1], order[i]})
                m_rows->facts->marks[id] |= browse::kMarkDuplicate;
}

} // namespace lightstack::library
