// A tar on its one way from beginning to end: every member is looked at as it goes by and becomes a
// row at once; pairing comes after, from the catalog, like that of a folder that has changed.
//
// So memory does not grow with the archive: what is held is one member (above 32 MB in a file
// without a name), the rows in flight, the catalog's rows of the last 64 folders, and of every
// member eight bytes (was its name there before?) and two bits (is it there, was it written?).
// Rows of members that are as they were, by size, time and checksum, are left alone. Folders that
// get rows are marked incomplete until they have been paired: killed at any point, the next scan
// reads the tar again and writes what is missing. Thread: the producer's.
#pragma once

#include "core/archive/tar_stream.h"
#include "core/archive/unnamed_file.h"
#include "core/jobs/archive_rows.h"
#include "core/jobs/folder_scan.h"
#include "core/jobs/progress_teller.h"
#include "core/jobs/scan_root.h"

#include <list>
#include <unordered_set>

namespace lightstack::jobs {

class TarIntake {
public:
    TarIntake(ScanRoot& root, ScanIds& ids, const ScanOptions& options, ScanResult& result,
        pipeline::StageClock& clock, ArchiveRows& rows, ProgressTeller& teller);

    // Cancelled where the sink says so; Database. What is wrong with the archive is the root's
    // failure, with a single member its row's, or told in the result. `before`: files seen in
    // other tars.
    Result<void> run(catalog::CatalogReader& known, std::uint64_t before, ScanSink& sink,
        const std::stop_token& stop);
    [[nodiscard]] std::uint64_t files() const noexcept { return m_names.size(); }

private:
    struct Folder {
        std::string path;
        catalog::KnownFolder known;
        bool marked = false; // incomplete, for what is being written
    };
    struct Content {
        std::uint32_t crc32 = 0;
        std::uint64_t size = 0;
        bool inFile = false;
        std::optional<Error> error; // no room for it
    };

    Result<bool> members(ScanSink& sink, const std::stop_token& stop);
    Result<bool> one(const archive::TarMember& member, ScanSink& sink, const std::stop_token& stop);
    Result<Folder*> folderOf(const std::string& path);
    Result<Content> fetch(
        const archive::TarMember& member, bool wanted, const std::stop_token& stop);
    bool sidecar(
        Folder& folder, const catalog::FileState& file, const Content& content, ScanSink& sink);
    bool media(
        Folder& folder, const catalog::FileState& file, const Content& content, ScanSink& sink);
    bool mark(Folder& folder, ScanSink& sink);
    void problem(ErrorCode code, const std::string& name, std::string detail);

    ScanRoot& m_root;
    ScanIds& m_ids;
    const ScanOptions& m_options;
    ScanResult& m_result;
    pipeline::StageClock& m_clock;
    ArchiveRows& m_rows;
    ProgressTeller& m_teller;
    std::uint64_t m_before = 0;
    catalog::CatalogReader* m_known = nullptr;
    std::optional<archive::TarStream> m_stream;
    std::list<Folder> m_folders; // last used first
    std::unordered_set<std::string> m_marked;
    std::unordered_set<std::size_t> m_names;
    std::vector<std::byte> m_content;
    std::optional<archive::UnnamedFile> m_large;
    MediaReader m_reader;
    takeout::SidecarParser m_parser;
};

} // namespace lightstack::jobs
