#include "core/jobs/library_scan.h"

#include "core/base/file_path.h"
#include "core/catalog/catalog_writer.h"
#include "core/catalog/hand_pairs.h"
#include "core/jobs/folder_scan.h"
#include "core/jobs/scan_line.h"
#include "core/jobs/scan_root.h"
#include "core/jobs/tar_intake.h"

#include <algorithm>
#include <future>
#include <malloc.h>
#include <set>
#include <thread>

namespace lightstack::jobs {
namespace {

namespace fs = std::filesystem;

std::int64_t secondsNow() {
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

bool isWithin(const std::string& path, const fs::path& root) {
    const std::string& base = root.native();
    return path == base || (path.starts_with(base) && (base == "/" || path[base.size()] == '/'));
}

bool isAbsent(const std::error_code& error) {
    return error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

// Folders are listed, and looked up in the catalog, a few ahead of the producer: each place in the
// ring has a connection of its own. What is listed waits in memory: next to long folders one waits,
// which is enough there to keep the producer busy.
constexpr std::size_t kAhead = 3;
constexpr std::size_t kLongFolder = 8192; // files

class ListingAhead {
public:
    ListingAhead(std::size_t folders, std::size_t ahead)
        : m_folders(folders), m_places(ahead + 1) {}

    template <class Make>
    Result<std::unique_ptr<FolderScan>> next(
        const Make& make, const fs::path& catalogFile, const std::stop_token& stop) {
        // What the last one left among the threads, too.
        if (m_isLong && m_taken > 0) (void)::malloc_trim(0);
        const std::size_t most =
            m_isLong ? std::min<std::size_t>(2, m_places.size()) : m_places.size();
        for (; m_begun < m_folders && m_begun - m_taken < most; ++m_begun) {
            Place& place = m_places[m_begun % m_places.size()];
            place.scan = make(m_begun);
            place.listed =
                std::async(m_places.size() > 1 ? std::launch::async : std::launch::deferred,
                    [&place, &catalogFile, &stop] { return place.list(catalogFile, stop); });
        }
        Place& place = m_places[m_taken++ % m_places.size()];
        if (auto listed = place.listed.get(); !listed) return tl::unexpected(listed.error());
        m_isLong = place.scan->files() > kLongFolder;
        return std::move(place.scan);
    }

private:
    struct Place {
        Result<void> list(const fs::path& catalogFile, const std::stop_token& stop) {
            if (!reader) {
                auto opened = catalog::CatalogReader::open(catalogFile);
                if (!opened) return tl::unexpected(opened.error());
                reader.emplace(std::move(*opened));
            }
            return scan->list(*reader, stop);
        }
        std::optional<catalog::CatalogReader> reader;
        std::unique_ptr<FolderScan> scan;
        std::future<Result<void>> listed; // waits when it goes: last, so first
    };
    std::size_t m_folders;
    std::size_t m_begun = 0;
    std::size_t m_taken = 0;
    bool m_isLong = true; // the last one; of the first nothing is known
    std::vector<Place> m_places;
};

class Scan {
public:
    Scan(std::span<const fs::path> roots, const ScanOptions& options, pipeline::StageClock& clock,
        const std::stop_token& stop)
        : m_given(roots), m_options(options), m_teller(options), m_clock(clock), m_stop(stop) {}

    Result<ScanResult> run(const fs::path& catalogFile) {
        const auto start = std::chrono::steady_clock::now();
        auto writer = catalog::CatalogWriter::begin(catalogFile, m_options.batch);
        if (!writer) return tl::unexpected(writer.error());
        auto reader = catalog::CatalogReader::open(catalogFile);
        if (!reader) return tl::unexpected(reader.error());
        if (auto opened = openAll(*reader); !opened) return tl::unexpected(opened.error());
        catalog::RunRow row;
        row.started = secondsNow();
        row.mode = m_options.sequential ? "sequential" : "parallel";
        for (const ScanRoot& root : m_roots)
            row.roots += base::toLossyUtf8(root.path.native()) + "\n";
        const auto id = writer->startRun(row);
        if (!id) return tl::unexpected(id.error());
        ScanLine line(m_options, m_clock, *writer, m_teller, m_stop);
        auto done = streamTars(line, *reader);
        if (done) done = walk(*reader);
        // What was taken to sort the directories of archives goes back to the system.
        if (!m_archives.files.empty()) (void)::malloc_trim(0);
        if (done)
            done = line.run([&](ScanSink& sink, const std::stop_token& stop) {
                return produce(*reader, sink, stop);
            });
        m_result.run = *id;
        add(line.result());
        m_result.cancelled = m_stop.stop_requested();
        if (!done && !m_result.cancelled) return tl::unexpected(done.error());
        // What searches need belongs to the scan, and to its time.
        if (auto finished = writer->finish(); !finished) return tl::unexpected(finished.error());
        // What the user decided while this ran.
        if (const auto settled = catalog::settleHandPairs(catalogFile); !settled)
            return tl::unexpected(settled.error());
        m_result.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (auto ended = writer->endRun(*id, withResult(row)); !ended)
            return tl::unexpected(ended.error());
        return m_result;
    }

private:
    Result<void> openAll(catalog::CatalogReader& reader) {
        const pipeline::StageClock::Span span(m_clock, kWalkStage);
        auto roots = openRoots(m_given, reader, m_options, m_stop);
        if (!roots) return tl::unexpected(roots.error());
        m_roots = std::move(*roots);
        m_result.missingParts = missingParts(m_roots);
        for (const ScanRoot& root : m_roots) {
            if (!root.isArchive()) continue;
            m_archives.files.insert(root.path.native());
            if (root.zip)
                m_result.failures.insert(m_result.failures.end(), root.zip->problems().begin(),
                    root.zip->problems().end());
        }
        // Folders that are not there are a reason not to begin at all.
        std::vector<takeout::TreeRoot> trees;
        for (const ScanRoot& root : m_roots)
            if (!root.isArchive()) trees.push_back({root.path});
        auto folders = takeout::walkTrees(
            trees, m_stop, [&](const Error& error) { m_result.failures.push_back(error); });
        if (!folders) return tl::unexpected(folders.error());
        if (trees.size() == m_roots.size()) m_folders = std::move(*folders);
        const auto asset = reader.lastAsset();
        const auto sidecar = reader.lastSidecar();
        if (!asset) return tl::unexpected(asset.error());
        if (!sidecar) return tl::unexpected(sidecar.error());
        m_ids = {*asset, *sidecar};
        return {};
    }

    // Their members are rows, committed, when this returns.
    Result<void> streamTars(ScanLine& line, catalog::CatalogReader& reader) {
        for (ScanRoot& root : m_roots) {
            if (!root.isStream()) continue;
            TarIntake intake(root, m_ids, m_options, m_result, m_clock, m_archives, m_teller);
            auto done = line.run([&](ScanSink& sink, const std::stop_token& stop) {
                return intake.run(reader, m_streamed, sink, stop);
            });
            if (!done) return done;
            m_streamed += intake.files();
        }
        return {};
    }

    // All roots as one; without archives that has been done.
    Result<void> walk(catalog::CatalogReader& reader) {
        if (m_archives.files.empty()) return {};
        const pipeline::StageClock::Span span(m_clock, kWalkStage);
        const auto trees = treeRoots(m_roots, reader);
        if (!trees) return tl::unexpected(trees.error());
        auto folders = takeout::walkTrees(*trees, m_stop, [](const Error&) {}); // told before
        if (!folders) return tl::unexpected(folders.error());
        m_folders = std::move(*folders);
        return {};
    }

    // Last of all: from now on the archives need not be opened.
    Result<void> closeArchives(ScanSink& sink) {
        for (const ScanRoot& root : m_roots) {
            if (!root.isArchive()) continue;
            ++m_result.discovered;
            if (root.unchanged) {
                ++m_result.skipped;
                ++m_result.archives;
                continue;
            }
            catalog::AssetRow row = rowOf(root, root.id != 0 ? root.id : ++m_ids.lastAsset);
            m_result.archives += row.status == catalog::AssetStatus::Other ? 1 : 0;
            if (!sink.write(std::move(row))) return cancelled();
        }
        return {};
    }

    Result<void> produce(
        catalog::CatalogReader& reader, ScanSink& sink, const std::stop_token& stop) {
        takeout::SidecarParser parser;
        std::set<std::string> visited;
        ListingAhead ahead(m_folders.size(), m_options.sequential ? 0 : kAhead);
        for (std::size_t i = 0; i < m_folders.size(); ++i) {
            if (m_options.gate != nullptr && !m_options.gate->pass(stop)) return cancelled();
            auto folder = ahead.next(
                [&](std::size_t at) {
                    return std::make_unique<FolderScan>(
                        m_folders[at], m_ids, m_options, m_result, m_clock, m_archives);
                },
                reader.catalogFile(), stop);
            if (!folder) return tl::unexpected(folder.error());
            if (auto done = (*folder)->run(sink, parser); !done) return done;
            for (const takeout::PhysicalFolder& physical : m_folders[i].folders)
                visited.insert(physical.path.native());
            m_teller.walked(i + 1, m_folders.size(), std::max(m_result.discovered, m_streamed),
                m_result.unchanged);
        }
        if (auto done = vanished(reader, visited, sink); !done) return done;
        return closeArchives(sink);
    }

    // Within a root, and not in an archive that is there and was not asked about.
    [[nodiscard]] bool isOurs(const std::string& path) const {
        const bool within = std::any_of(m_roots.begin(), m_roots.end(),
            [&](const ScanRoot& root) { return isWithin(path, root.path); });
        if (!within) return false;
        const auto place = archive::splitPath(path);
        return !place || m_archives.files.contains(place->archive.native());
    }

    // Folders below the roots that the catalog knows and that are there no more.
    Result<void> vanished(
        catalog::CatalogReader& reader, const std::set<std::string>& visited, ScanSink& sink) {
        const auto known = reader.folders();
        if (!known) return tl::unexpected(known.error());
        for (const std::string& path : *known) {
            std::error_code error;
            if (visited.contains(path) || fs::is_directory(path, error) || !isOurs(path)) continue;
            if (error && !isAbsent(error)) continue;
            const auto folder = reader.folder(path);
            if (!folder) return tl::unexpected(folder.error());
            FolderEnd end;
            for (const catalog::KnownAsset& asset : folder->assets)
                if (asset.status != catalog::AssetStatus::Missing)
                    end.missingAssets.push_back(asset.id);
            for (const catalog::KnownSidecar& sidecar : folder->sidecars)
                if (!sidecar.isMissing) end.missingSidecars.push_back(sidecar.id);
            m_result.missing += end.missingAssets.size() + end.missingSidecars.size();
            if (!sink.write(std::move(end))) return cancelled();
        }
        return {};
    }

    void add(const ScanResult& written) {
        m_result.fresh += written.fresh;
        m_result.changed += written.changed;
        m_result.failed += written.failed;
        m_result.skipped += written.skipped;
        m_result.opened += written.opened;
        m_result.bytesRead += written.bytesRead;
        m_result.failures.insert(
            m_result.failures.end(), written.failures.begin(), written.failures.end());
    }
    [[nodiscard]] catalog::RunRow withResult(catalog::RunRow row) const {
        row.ended = secondsNow();
        row.status = m_result.cancelled ? "cancelled" : "done";
        row.discovered = m_result.discovered;
        row.fresh = m_result.fresh;
        row.changed = m_result.changed;
        row.unchanged = m_result.unchanged;
        row.missing = m_result.missing;
        row.failed = m_result.failed;
        row.skipped = m_result.skipped;
        row.seconds = m_result.seconds;
        return row;
    }

    std::span<const fs::path> m_given;
    std::vector<ScanRoot> m_roots;
    ArchiveRows m_archives;
    ScanIds m_ids;
    std::uint64_t m_streamed = 0; // files in tars that were read through
    const ScanOptions& m_options;
    ProgressTeller m_teller;
    pipeline::StageClock& m_clock;
    const std::stop_token& m_stop;
    std::vector<takeout::LogicalFolder> m_folders;
    ScanResult m_result;
};

} // namespace

Result<ScanResult> scanLibrary(std::span<const fs::path> roots, const fs::path& catalogFile,
    const ScanOptions& options, pipeline::StageClock& clock, const std::stop_token& stop) {
    return Scan(roots, options, clock, stop).run(catalogFile);
}

} // namespace lightstack::jobs
