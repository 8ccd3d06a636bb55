// Zip directories that were read lately, so that a thousand pictures of one part cost one reading
// of its directory. The least used go first: at most 32 archives and 256 MB of directories. A zip
// that changed on disk is read anew. Thread: any.
#pragma once

#include "core/archive/zip_archive.h"

#include <list>
#include <mutex>

namespace lightstack::archive {

class ArchiveShelf {
public:
    // As ZipArchive::open.
    Result<std::shared_ptr<const ZipArchive>> open(
        const std::filesystem::path& path, const std::stop_token& stop);

    // The program's: what openFile() looks things up in.
    static ArchiveShelf& shared();

private:
    std::mutex m_mutex;
    std::list<std::shared_ptr<const ZipArchive>> m_archives; // guarded, last used first
};

} // namespace lightstack::archive
