#include "core/jobs/folder_scan.h"

#include "core/catalog/folder_entries.h"
#include "core/jobs/sidecar_row.h"
#include "core/takeout/capture_time.h"
#include "core/takeout/pairing_gone.h"
#include "core/takeout/tree_pairs.h"

#include <algorithm>
#include <unordered_set>

namespace lightstack::jobs {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

template <class Known>
const Known* byName(const std::vector<Known>& known, const std::string& name) {
    const auto at = std::lower_bound(known.begin(), known.end(), name,
        [](const Known& one, const std::string& wanted) { return one.name < wanted; });
    return at != known.end() && at->name == name ? &*at : nullptr;
}

} // namespace

FolderScan::Told::Told(const std::string& name, const takeout::Sidecar& content)
    : json(takeout::judgeJson(name, content))
    , title(json == takeout::JsonSays::Asset ? content.title : std::string())
    , taken(content.taken)
    , geo(content.geo)
    , geoExif(content.geoExif) {
}

FolderScan::FolderScan(const takeout::LogicalFolder& folder, ScanIds& ids,
    const ScanOptions& options, ScanResult& result, pipeline::StageClock& clock,
    const ArchiveRows& archives)
    : m_folder(folder)
    , m_ids(ids)
    , m_options(options)
    , m_result(result)
    , m_clock(clock)
    , m_archives(archives)
    , m_key(folder.folders.front().path.native())
    , m_name(folder.folders.front().path.filename().native()) {
}

Result<void> FolderScan::run(ScanSink& sink, takeout::SidecarParser& parser) {
    m_result.discovered += m_entries.size();
    m_result.failures.insert(m_result.failures.end(), m_unread.begin(), m_unread.end());
    matchKnown();
    for (const catalog::KnownFolder& known : m_known) {
        m_complete = m_complete && known.complete && known.key == m_key;
        m_dirty = m_dirty || known.rules != takeout::kPairingRules;
    }
    m_dirty = m_dirty || !m_complete;
    if (m_dirty && !emitFolders(sink, false)) return cancelled();
    for (Entry& entry : m_entries)
        if (entry.sidecar != kNone && !readSidecar(entry, sink, parser)) return cancelled();
    if (m_dirty) {
        const pipeline::StageClock::Span span(m_clock, kPairStage);
        pair();
    }
    m_clock.add(kPairStage, {}, 0, m_entries.size());
    if (!emitMedia(sink) || (m_dirty && (!emitEnd(sink) || !emitFolders(sink, true))))
        return cancelled();
    m_result.missing += m_missingAssets.size() + m_missingSidecars.size();
    return {};
}

bool FolderScan::emitFolders(ScanSink& sink, bool complete) {
    for (const takeout::PhysicalFolder& physical : m_folder.folders)
        if (!sink.write(FolderRow{physical.path.native(), m_key, complete})) return false;
    return true;
}

Result<void> FolderScan::list(catalog::CatalogReader& reader, const std::stop_token& stop) {
    const pipeline::StageClock::Span span(m_clock, kWalkStage);
    std::vector<takeout::FolderFile> files =
        takeout::listFiles(m_folder, stop, [&](const Error& error) { m_unread.push_back(error); });
    if (stop.stop_requested()) return cancelled();
    for (const takeout::PhysicalFolder& physical : m_folder.folders) {
        auto known = reader.folder(physical.path.native());
        if (!known) return tl::unexpected(known.error());
        m_known.push_back(std::move(*known));
    }
    leaveOutArchives(files);
    addKnown(files);
    m_entries.reserve(files.size());
    for (takeout::FolderFile& file : files)
        m_entries.emplace_back().file = std::move(file);
    m_clock.add(kWalkStage, {}, 0, m_entries.size());
    return {};
}

// An archive that is a root of the scan is no file of the folder it lies in.
void FolderScan::leaveOutArchives(std::vector<takeout::FolderFile>& files) {
    if (m_archives.files.empty()) return;
    const auto isArchive = [&](std::size_t folder, const std::string& name) {
        return m_archives.files.contains((m_folder.folders[folder].path / name).native());
    };
    std::erase_if(files, [&](const auto& file) { return isArchive(file.folder, file.name); });
    for (std::size_t i = 0; i < m_known.size(); ++i)
        std::erase_if(
            m_known[i].assets, [&](const auto& known) { return isArchive(i, known.name); });
}

// Archives that were not opened hold what they held; of one that was streamed, what was seen, and
// where it broke off, what was there before.
void FolderScan::addKnown(std::vector<takeout::FolderFile>& files) const {
    const std::size_t listed = files.size();
    for (std::uint32_t i = 0; i < m_known.size(); ++i) {
        const takeout::PhysicalFolder& physical = m_folder.folders[i];
        const bool known = physical.listing == takeout::Listing::Known;
        if (!known && physical.listing != takeout::Listing::Streamed) continue;
        const bool broken = std::any_of(
            m_archives.broken.begin(), m_archives.broken.end(), [&](const std::string& path) {
                return physical.path.native().starts_with(path + "/");
            });
        const auto isThere = [&](const RowSet& seen, std::int64_t id, bool missing) {
            return ((known || broken) && !missing) || (!known && seen.contains(id));
        };
        for (const catalog::KnownAsset& each : m_known[i].assets)
            if (isThere(
                    m_archives.seenAssets, each.id, each.status == catalog::AssetStatus::Missing))
                files.push_back({each.name, physical.part, i, each.size, each.mtimeNs});
        for (const catalog::KnownSidecar& each : m_known[i].sidecars)
            if (isThere(m_archives.seenSidecars, each.id, each.isMissing))
                files.push_back({each.name, physical.part, i, each.size, each.mtimeNs});
    }
    if (files.size() > listed) takeout::sortFiles(files);
}

bool FolderScan::isFromCatalog(const Entry& entry) const {
    const takeout::Listing listing = m_folder.folders[entry.file.folder].listing;
    return listing == takeout::Listing::Known || listing == takeout::Listing::Streamed;
}

// Written, and counted, while its archive was streamed.
bool FolderScan::isCounted(const Entry& entry) const {
    if (m_folder.folders[entry.file.folder].listing != takeout::Listing::Streamed) return false;
    return entry.sidecar != kNone ? m_archives.wroteSidecars.contains(m_sidecars[entry.sidecar].id)
                                  : m_archives.wroteAssets.contains(entry.id);
}

// Which files are as they were, and which are there no more.
void FolderScan::matchKnown() {
    std::vector<std::vector<bool>> seenAssets, seenSidecars;
    for (const catalog::KnownFolder& known : m_known) {
        seenAssets.emplace_back(known.assets.size());
        seenSidecars.emplace_back(known.sidecars.size());
    }
    for (Entry& entry : m_entries) {
        const std::size_t in = entry.file.folder;
        const catalog::KnownFolder& folder = m_known[in];
        if (takeout::kindOfName(entry.file.name) == takeout::NameKind::Json) {
            SidecarFacts facts;
            if (const auto* known = byName(folder.sidecars, entry.file.name)) {
                seenSidecars[in][static_cast<std::size_t>(known - folder.sidecars.data())] = true;
                entry.unchanged = known->size == entry.file.size &&
                                  known->mtimeNs == entry.file.mtimeNs && !known->isMissing;
                entry.unchanged = entry.unchanged || isFromCatalog(entry);
                facts = {known->id, Told(entry.file.name, known->content), false, known->isOrphan,
                    false};
            }
            entry.sidecar = static_cast<std::uint32_t>(m_sidecars.size());
            m_sidecars.push_back(std::move(facts));
        } else {
            entry.media = true;
            entry.asset = byName(folder.assets, entry.file.name);
            if (entry.asset != nullptr) {
                const catalog::KnownAsset& known = *entry.asset;
                seenAssets[in][static_cast<std::size_t>(&known - folder.assets.data())] = true;
                const bool failed = known.status == catalog::AssetStatus::Failed;
                const bool complete = failed ? !m_options.retryFailed
                                             : known.hasChecksum || m_options.metadataFirst ||
                                                   known.status == catalog::AssetStatus::Other;
                entry.unchanged = complete && known.size == entry.file.size &&
                                  known.mtimeNs == entry.file.mtimeNs;
                entry.unchanged = entry.unchanged || isFromCatalog(entry);
                if (known.status == catalog::AssetStatus::Missing) m_dirty = true;
            }
            entry.id = entry.asset != nullptr ? entry.asset->id : ++m_ids.lastAsset;
        }
        m_dirty = m_dirty || !entry.unchanged;
    }
    for (std::size_t in = 0; in < m_known.size(); ++in) {
        for (std::size_t i = 0; i < seenAssets[in].size(); ++i)
            if (const auto& known = m_known[in].assets[i];
                !seenAssets[in][i] && known.status != catalog::AssetStatus::Missing)
                m_missingAssets.push_back(known.id);
        for (std::size_t i = 0; i < seenSidecars[in].size(); ++i)
            if (const auto& known = m_known[in].sidecars[i];
                !seenSidecars[in][i] && !known.isMissing)
                m_missingSidecars.push_back(known.id);
    }
    m_dirty = m_dirty || !m_missingAssets.empty() || !m_missingSidecars.empty() || isUndecided();
}

// Pairs made by hand that are decided no more: a scan wrote what it had read before.
bool FolderScan::isUndecided() const {
    for (const catalog::KnownFolder& known : m_known)
        for (const catalog::KnownAsset& asset : known.assets)
            if (asset.pair.sidecar != 0 && asset.pair.rule == takeout::PairRule::ByHand &&
                std::none_of(known.hand.begin(), known.hand.end(),
                    [&](const catalog::KnownHand& hand) { return hand.mediaName == asset.name; }))
                return true;
    return false;
}

bool FolderScan::readSidecar(Entry& entry, ScanSink& sink, takeout::SidecarParser& parser) {
    SidecarFacts& facts = m_sidecars[entry.sidecar];
    if (entry.unchanged) {
        m_result.unchanged += isCounted(entry) ? 0 : 1;
        return true;
    }
    catalog::SidecarRow row;
    row.fresh = facts.id == 0;
    row.id = row.fresh ? ++m_ids.lastSidecar : facts.id;
    row.file = stateOf(entry);
    row.isOrphan = facts.orphan;
    {
        const pipeline::StageClock::Span span(m_clock, kPairStage);
        const auto bytes = takeout::readSmall(m_folder, entry.file, takeout::kSidecarBytes);
        ++m_result.opened;
        if (bytes) m_result.bytesRead += bytes->size();
        fillSidecar(row, bytes, parser);
    }
    if (row.error) m_result.failures.push_back(*row.error);
    ++(row.error ? m_result.failed : row.fresh ? m_result.fresh : m_result.changed);
    facts.id = row.id;
    facts.changed = true;
    facts.told = Told(entry.file.name, row.content);
    return sink.write(std::move(row));
}

void FolderScan::pair() {
    std::vector<takeout::FolderEntry> entries;
    entries.reserve(m_entries.size());
    for (const Entry& entry : m_entries) {
        takeout::FolderEntry& out = entries.emplace_back();
        out.name = entry.file.name;
        out.part = entry.file.part;
        if (entry.sidecar == kNone) continue;
        Told& told = m_sidecars[entry.sidecar].told;
        out.json = told.json;
        if (out.json == takeout::JsonSays::Asset) out.title = std::move(told.title);
    }
    const std::vector<catalog::OutsideSidecar> outside = decided(entries);
    const takeout::FolderPairs pairs = takeout::pairFolderAsBefore(entries, gone());
    m_pairs.assign(m_entries.size(), {});
    m_sidecarOf.assign(m_entries.size(), kNone);
    for (const takeout::Pair& pair : pairs.pairs) {
        m_sidecarOf[pair.media] = m_entries[pair.sidecar].sidecar;
        m_pairs[pair.media] = {m_sidecars[m_sidecarOf[pair.media]].id, pair.rule, pair.confidence};
    }
    for (const catalog::OutsideSidecar& each : outside) {
        m_sidecarOf[each.entry] = static_cast<std::uint32_t>(m_sidecars.size());
        m_sidecars.push_back(
            {each.sidecar->id, Told({}, each.sidecar->content), false, false, false});
        m_pairs[each.entry] = {
            each.sidecar->id, takeout::PairRule::ByHand, takeout::Confidence::Certain};
    }
    m_result.paired += pairs.pairs.size() + outside.size();
    for (const std::uint32_t orphan : pairs.orphans)
        m_sidecars[m_entries[orphan].sidecar].orphanNow =
            entries[orphan].json == takeout::JsonSays::Asset ||
            takeout::isNamedLikeSidecar(entries[orphan].name);
}

// What was there when the folder was seen before.
std::vector<takeout::FolderEntry> FolderScan::gone() const {
    std::vector<takeout::FolderEntry> out;
    for (std::size_t in = 0; in < m_known.size(); ++in) {
        if (m_known[in].assets.empty()) continue;
        std::unordered_set<std::string_view> there;
        for (const Entry& entry : m_entries)
            if (entry.file.folder == in) there.insert(entry.file.name);
        catalog::addGone(m_known[in], m_folder.folders[in].part, there, out);
    }
    return out;
}

// What the user has decided goes before every rule.
std::vector<catalog::OutsideSidecar> FolderScan::decided(
    std::vector<takeout::FolderEntry>& entries) const {
    std::vector<catalog::FolderPlace> places;
    for (const Entry& entry : m_entries)
        places.push_back({entry.file.folder, entry.file.name});
    return catalog::applyHandPairs(m_known, places, entries);
}

catalog::FileState FolderScan::stateOf(const Entry& entry) const {
    return {m_folder.folders[entry.file.folder].path.native(), entry.file.name, entry.file.size,
        entry.file.mtimeNs};
}

MediaTask FolderScan::taskOf(const Entry& entry, std::size_t i) const {
    MediaTask task;
    task.row.id = entry.id;
    task.row.file = stateOf(entry);
    task.row.pair = m_pairs[i];
    task.folderName = m_name;
    task.row.fresh = entry.asset == nullptr;
    task.zip = m_folder.folders[entry.file.folder].zip;
    task.member = entry.file.member;
    if (m_sidecarOf[i] != kNone) {
        const Told& told = m_sidecars[m_sidecarOf[i]].told;
        task.sidecarTaken = told.taken;
        task.sidecarGeo = told.geo;
        task.sidecarGeoExif = told.geoExif;
    }
    return task;
}

// Of a file that is as it was: only what its sidecar says may be new.
bool FolderScan::emitPair(const Entry& entry, std::size_t i, ScanSink& sink) {
    const catalog::KnownAsset& known = *entry.asset;
    const bool told =
        m_sidecarOf[i] != kNone && (m_sidecars[m_sidecarOf[i]].changed || !m_complete);
    const bool back = known.status == catalog::AssetStatus::Missing;
    if (m_pairs[i] == known.pair && !told && !back) return true;
    const MediaTask task = taskOf(entry, i);
    RepairRow repair{task.row};
    repair.row.status = back ? catalog::AssetStatus::Ok : known.status;
    const takeout::CaptureTime time =
        takeout::captureTime(known.exifTakenMs, task.sidecarTaken, entry.file.name, m_name);
    repair.row.takenMs = time.ms;
    repair.row.takenFrom = time.from;
    repair.row.dateConflict = time.conflict;
    repair.row.place = takeout::placeOf(known.exifGps, task.sidecarGeo, task.sidecarGeoExif);
    return sink.write(std::move(repair));
}

bool FolderScan::emitMedia(ScanSink& sink) {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        if (!entry.media) continue;
        if (entry.unchanged) {
            const bool other = entry.asset->status == catalog::AssetStatus::Other;
            if (!isCounted(entry)) ++(other ? m_result.skipped : m_result.unchanged);
            if (m_dirty && !emitPair(entry, i, sink)) return false;
        } else if (takeout::kindOfName(entry.file.name) == takeout::NameKind::Other) {
            catalog::AssetRow row;
            row.id = entry.id;
            row.fresh = entry.asset == nullptr;
            row.file = stateOf(entry);
            row.status = catalog::AssetStatus::Other;
            ++m_result.skipped;
            if (!sink.write(std::move(row))) return false;
        } else if (!sink.read(taskOf(entry, i))) {
            return false;
        }
    }
    return true;
}

bool FolderScan::emitEnd(ScanSink& sink) {
    for (const SidecarFacts& facts : m_sidecars)
        if (facts.orphan != facts.orphanNow && !sink.write(OrphanRow{facts.id, facts.orphanNow}))
            return false;
    FolderEnd end;
    std::vector<std::int64_t> owner(m_sidecars.size(), 0);
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (m_sidecarOf[i] != kNone && !takeout::isBorrowed(m_pairs[i].rule))
            owner[m_sidecarOf[i]] = m_entries[i].id;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        if (entry.asset != nullptr) end.assets.push_back(entry.id);
        if (m_sidecarOf[i] == kNone || !takeout::isBorrowed(m_pairs[i].rule)) continue;
        if (const std::int64_t other = owner[m_sidecarOf[i]]; other != 0)
            end.links.push_back({entry.id, other,
                m_pairs[i].rule == takeout::PairRule::StillOfFilm ? catalog::LinkKind::FilmOf
                                                                  : catalog::LinkKind::EditOf});
    }
    end.missingAssets = m_missingAssets;
    end.missingSidecars = m_missingSidecars;
    return sink.write(std::move(end));
}

} // namespace lightstack::jobs
