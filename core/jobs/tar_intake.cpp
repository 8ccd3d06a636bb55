#include "core/jobs/tar_intake.h"

#include "core/base/byte_source.h"
#include "core/base/crc32.h"
#include "core/jobs/sidecar_row.h"

#include <algorithm>

namespace lightstack::jobs {
namespace {

constexpr std::size_t kReadAtOnce = 256 * 1024;
constexpr std::uint64_t kInMemory = std::uint64_t{32} << 20;
constexpr std::size_t kFolders = 64;

template <class Known>
const Known* knownByName(const std::vector<Known>& known, const std::string& name) {
    const auto at = std::lower_bound(known.begin(), known.end(), name,
        [](const Known& one, const std::string& wanted) { return one.name < wanted; });
    return at != known.end() && at->name == name ? &*at : nullptr;
}

} // namespace

TarIntake::TarIntake(ScanRoot& root, ScanIds& ids, const ScanOptions& options, ScanResult& result,
    pipeline::StageClock& clock, ArchiveRows& rows, ProgressTeller& teller)
    : m_root(root)
    , m_ids(ids)
    , m_options(options)
    , m_result(result)
    , m_clock(clock)
    , m_rows(rows)
    , m_teller(teller)
    , m_reader(options.metadataFirst) {
}

void TarIntake::problem(ErrorCode code, const std::string& name, std::string detail) {
    m_result.failures.push_back({code, m_root.path / name, std::move(detail)});
}

Result<void> TarIntake::run(catalog::CatalogReader& known, std::uint64_t before, ScanSink& sink,
    const std::stop_token& stop) {
    m_known = &known;
    m_before = before;
    const auto start = std::chrono::steady_clock::now();
    const auto whole = members(sink, stop);
    const std::uint64_t bytes = m_stream ? m_stream->bytesRead() : 0;
    m_result.bytesRead += bytes;
    ++m_result.opened;
    m_clock.add(kWalkStage, std::chrono::steady_clock::now() - start, bytes, m_names.size());
    if (!whole) return tl::unexpected(whole.error());
    if (!*whole) m_rows.broken.insert(m_root.path.native());
    return {};
}

// False: it breaks off; the root says why.
Result<bool> TarIntake::members(ScanSink& sink, const std::stop_token& stop) {
    auto stream = archive::TarStream::open(m_root.path);
    if (!stream) {
        m_root.failure = stream.error();
        return false;
    }
    m_stream.emplace(std::move(*stream));
    while (true) {
        if (m_options.gate != nullptr && !m_options.gate->pass(stop)) return cancelled();
        if (stop.stop_requested()) return tl::unexpected(cancelled(m_root.path).value());
        const auto member = m_stream->next();
        if (!member) {
            m_root.failure = member.error();
            return false;
        }
        if (!*member) return true;
        auto going = one(**member, sink, stop);
        if (!going || !*going) return going;
        m_teller.walked(0, 0, m_before + m_names.size(), 0);
    }
}

Result<bool> TarIntake::one(
    const archive::TarMember& member, ScanSink& sink, const std::stop_token& stop) {
    if (member.kind == archive::EntryKind::Folder) return true;
    if (!member.path || member.kind == archive::EntryKind::Special) {
        std::string shown = member.name.substr(0, 200);
        std::replace(shown.begin(), shown.end(), '/', ':');
        problem(ErrorCode::Unsupported, shown,
            member.path ? "is a link or a device, not a file"
                        : "its name leads out of the archive");
        return true;
    }
    const std::size_t slash = member.path->rfind('/');
    const std::string inner = slash == std::string::npos ? "" : member.path->substr(0, slash);
    if (takeout::isLeftOutWithin(inner)) return true;
    if (!m_names.insert(std::hash<std::string>{}(*member.path)).second) {
        problem(ErrorCode::CorruptData, *member.path,
            "its name stands twice in the archive: the first one counts");
        return true;
    }
    catalog::FileState file;
    file.folder = m_root.path.native() + (inner.empty() ? "" : "/" + inner);
    file.name = slash == std::string::npos ? *member.path : member.path->substr(slash + 1);
    file.size = member.size;
    const takeout::NameKind kind = takeout::kindOfName(file.name);
    const auto content = fetch(member, kind != takeout::NameKind::Other, stop);
    if (!content && content.error().code == ErrorCode::Cancelled)
        return tl::unexpected(content.error());
    if (!content) {
        m_root.failure = content.error();
        return false;
    }
    file.mtimeNs = archive::memberTime(member.mtime, content->crc32);
    m_root.content = base::crc32Of(m_root.content, std::as_bytes(std::span(&content->crc32, 1)));
    const auto folder = folderOf(file.folder);
    if (!folder) return tl::unexpected(folder.error());
    const bool going = kind == takeout::NameKind::Json ? sidecar(**folder, file, *content, sink)
                                                       : media(**folder, file, *content, sink);
    if (!going) return tl::unexpected(cancelled(m_root.path).value());
    return true;
}

Result<TarIntake::Folder*> TarIntake::folderOf(const std::string& path) {
    const auto found = std::find_if(m_folders.begin(), m_folders.end(),
        [&](const Folder& folder) { return folder.path == path; });
    if (found != m_folders.end()) {
        m_folders.splice(m_folders.begin(), m_folders, found);
        return &m_folders.front();
    }
    auto known = m_known->folder(path);
    if (!known) return tl::unexpected(known.error());
    m_folders.push_front({path, std::move(*known), m_marked.contains(path)});
    if (m_folders.size() > kFolders) m_folders.pop_back();
    return &m_folders.front();
}

// All bytes of the member go by; where they are wanted they stay, in memory or in the file.
Result<TarIntake::Content> TarIntake::fetch(
    const archive::TarMember& member, bool wanted, const std::stop_token& stop) {
    Content out;
    out.inFile = member.size > kInMemory;
    m_content.resize(kReadAtOnce);
    m_large.reset();
    if (wanted && out.inFile) {
        auto file = archive::UnnamedFile::make(member.size);
        if (file)
            m_large.emplace(std::move(*file));
        else
            out.error = file.error();
    }
    while (true) {
        if (stop.stop_requested()) return tl::unexpected(cancelled(m_root.path).value());
        const std::size_t at = wanted && !out.inFile ? static_cast<std::size_t>(out.size) : 0;
        if (m_content.size() < at + kReadAtOnce)
            m_content.resize(std::max(2 * at, at + kReadAtOnce));
        const auto piece = std::span(m_content).subspan(at, kReadAtOnce);
        const auto n = m_stream->read(piece);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        out.crc32 = base::crc32Of(out.crc32, piece.first(*n));
        out.size += *n;
        if (m_large && !out.error)
            if (auto done = m_large->append(piece.first(*n)); !done) out.error = done.error();
    }
    if (out.size != member.size)
        return fail(ErrorCode::CorruptData, m_root.path, "a member of it is shorter than it says");
    return out;
}

bool TarIntake::mark(Folder& folder, ScanSink& sink) {
    if (folder.marked) return true;
    folder.marked = true;
    m_marked.insert(folder.path);
    return sink.write(FolderRow{folder.path, folder.path, false});
}

bool TarIntake::sidecar(
    Folder& folder, const catalog::FileState& file, const Content& content, ScanSink& sink) {
    const catalog::KnownSidecar* known = knownByName(folder.known.sidecars, file.name);
    if (known != nullptr) m_rows.seenSidecars.insert(known->id);
    if (known != nullptr && known->size == file.size && known->mtimeNs == file.mtimeNs &&
        !known->isMissing)
        return true;
    catalog::SidecarRow row;
    row.fresh = known == nullptr;
    row.id = row.fresh ? ++m_ids.lastSidecar : known->id;
    row.file = file;
    row.isOrphan = known != nullptr && known->isOrphan;
    if (content.size > takeout::kSidecarBytes)
        fillSidecar(row, fail(ErrorCode::LimitExceeded, {}, "is larger than the 4 MB allowed here"),
            m_parser);
    else
        fillSidecar(row,
            std::vector<std::byte>(
                m_content.begin(), m_content.begin() + static_cast<std::ptrdiff_t>(content.size)),
            m_parser);
    if (row.error) m_result.failures.push_back(*row.error);
    ++(row.error ? m_result.failed : row.fresh ? m_result.fresh : m_result.changed);
    m_rows.seenSidecars.insert(row.id);
    m_rows.wroteSidecars.insert(row.id);
    return mark(folder, sink) && sink.write(std::move(row));
}

bool TarIntake::media(
    Folder& folder, const catalog::FileState& file, const Content& content, ScanSink& sink) {
    const catalog::KnownAsset* known = knownByName(folder.known.assets, file.name);
    if (known != nullptr) m_rows.seenAssets.insert(known->id);
    const bool again =
        m_options.retryFailed && known != nullptr && known->status == catalog::AssetStatus::Failed;
    if (known != nullptr && known->size == file.size && known->mtimeNs == file.mtimeNs && !again)
        return true;
    MediaTask task;
    task.row.fresh = known == nullptr;
    task.row.id = task.row.fresh ? ++m_ids.lastAsset : known->id;
    task.row.file = file;
    task.folderName = std::filesystem::path(file.folder).filename().native();
    if (takeout::kindOfName(file.name) == takeout::NameKind::Other) {
        task.row.status = catalog::AssetStatus::Other;
        ++m_result.skipped;
    } else if (content.error) {
        task.row.status = catalog::AssetStatus::Failed;
        task.row.error = Error{content.error->code, std::filesystem::path(file.folder) / file.name,
            content.error->detail};
    } else if (m_large) {
        base::FileSource source(m_large->descriptor(), content.size);
        m_reader.read(task, source, content.crc32);
    } else {
        const std::span<const std::byte> all = m_content;
        base::MemorySource source(all.first(static_cast<std::size_t>(content.size)));
        m_reader.read(task, source, content.crc32);
    }
    m_rows.seenAssets.insert(task.row.id);
    m_rows.wroteAssets.insert(task.row.id);
    return mark(folder, sink) && sink.write(std::move(task.row));
}

} // namespace lightstack::jobs
