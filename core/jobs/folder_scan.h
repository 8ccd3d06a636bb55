// One logical folder of a scan: what is on disk against what the catalog knows, JSON read where it
// has changed, pairing where anything has; out come rows and tasks, in an order that depends on
// nothing but names. What lies in an archive that nobody opened, or that was read through before,
// is listed from the catalog.
//
// Ids are given here: the next free one to each new file. Thread: the producer's.
#pragma once

#include "core/catalog/catalog_reader.h"
#include "core/catalog/hand_pairs.h"
#include "core/jobs/archive_rows.h"
#include "core/jobs/media_reader.h"
#include "core/jobs/scan_options.h"
#include "core/takeout/folder_walk.h"
#include "core/takeout/sidecar_pairing.h"

#include <variant>

namespace lightstack::jobs {

struct FolderRow {
    std::string path, key;
    bool complete = false;
};
struct OrphanRow {
    std::int64_t sidecar = 0;
    bool orphan = false;
};
struct RepairRow { // only the pair of an unchanged file
    catalog::AssetRow row;
};
struct FolderEnd {
    std::vector<std::int64_t> assets; // whose links are told anew
    std::vector<catalog::LinkRow> links;
    std::vector<std::int64_t> missingAssets, missingSidecars;
};
using ScanItem = std::variant<FolderRow, catalog::SidecarRow, catalog::AssetRow, RepairRow,
    OrphanRow, FolderEnd>;

// Where the rows and tasks go; false: stop.
class ScanSink {
public:
    virtual ~ScanSink() = default;
    virtual bool write(ScanItem item) = 0;
    virtual bool read(MediaTask task) = 0;
};

struct ScanIds {
    std::int64_t lastAsset = 0;
    std::int64_t lastSidecar = 0;
};

class FolderScan {
public:
    FolderScan(const takeout::LogicalFolder& folder, ScanIds& ids, const ScanOptions& options,
        ScanResult& result, pipeline::StageClock& clock, const ArchiveRows& archives);

    // What is on disk and what the catalog knows: may run ahead, on another thread.
    Result<void> list(catalog::CatalogReader& known, const std::stop_token& stop);

    [[nodiscard]] std::size_t files() const noexcept { return m_entries.size(); }

    // Requires: list(). Cancelled where the sink says so.
    Result<void> run(ScanSink& sink, takeout::SidecarParser& parser);

private:
    struct Entry {
        takeout::FolderFile file;
        const catalog::KnownAsset* asset = nullptr;
        std::int64_t id = 0;                // of the asset
        std::uint32_t sidecar = UINT32_MAX; // index, of JSON
        bool unchanged = false;
        bool media = false; // may be: name or catalog say so
    };
    // What pairing and rows need of a sidecar: a quarter of what it says.
    struct Told {
        Told() = default;
        Told(const std::string& name, const takeout::Sidecar& content);
        takeout::JsonSays json = takeout::JsonSays::Unread;
        std::string title; // until pairing has it
        std::optional<std::int64_t> taken;
        std::optional<takeout::GeoPoint> geo, geoExif;
    };
    struct SidecarFacts {
        std::int64_t id = 0;
        Told told;
        bool changed = false;
        bool orphan = false; // as the catalog has it
        bool orphanNow = false;
    };

    void addKnown(std::vector<takeout::FolderFile>& files) const;
    void leaveOutArchives(std::vector<takeout::FolderFile>& files);
    [[nodiscard]] bool isFromCatalog(const Entry& entry) const;
    [[nodiscard]] bool isCounted(const Entry& entry) const;
    void matchKnown();
    bool readSidecar(Entry& entry, ScanSink& sink, takeout::SidecarParser& parser);
    bool emitFolders(ScanSink& sink, bool complete);
    bool emitMedia(ScanSink& sink);
    bool emitEnd(ScanSink& sink);
    void pair();
    [[nodiscard]] std::vector<takeout::FolderEntry> gone() const;
    [[nodiscard]] bool isUndecided() const;
    [[nodiscard]] std::vector<catalog::OutsideSidecar> decided(
        std::vector<takeout::FolderEntry>& entries) const;
    [[nodiscard]] catalog::FileState stateOf(const Entry& entry) const;
    [[nodiscard]] MediaTask taskOf(const Entry& entry, std::size_t i) const;
    bool emitPair(const Entry& entry, std::size_t i, ScanSink& sink);

    const takeout::LogicalFolder& m_folder;
    ScanIds& m_ids;
    const ScanOptions& m_options;
    ScanResult& m_result;
    pipeline::StageClock& m_clock;
    const ArchiveRows& m_archives;
    std::string m_key, m_name;
    std::vector<Error> m_unread;
    std::vector<catalog::KnownFolder> m_known; // of each physical folder
    std::vector<Entry> m_entries;
    std::vector<SidecarFacts> m_sidecars;
    std::vector<catalog::PairRow> m_pairs;  // of each entry
    std::vector<std::uint32_t> m_sidecarOf; // of each entry: index, UINT32_MAX without
    std::vector<std::int64_t> m_missingAssets, m_missingSidecars;
    bool m_dirty = false;
    bool m_complete = true; // the last scan of it went to its end
};

} // namespace lightstack::jobs
