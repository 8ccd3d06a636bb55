// The members that were unpacked last: a picture that is shown is opened by the viewer (twice:
// first look and whole), for its metadata, for its thumbnail. At most three, none over 256 MB; they
// have no names and go with the program. Each opening has a position of its own. Thread: any.
#pragma once

#include "core/archive/zip_archive.h"

#include <list>
#include <mutex>

namespace lightstack::archive {

class UnpackedLately {
public:
    // Nothing where it is not there (any more).
    std::optional<base::FileDescriptor> find(const ZipArchive& archive, ZipArchive::Index index);
    // What stays is a descriptor of the same file.
    void keep(const ZipArchive& archive, ZipArchive::Index index, const base::FileDescriptor& file);

    static UnpackedLately& shared();

private:
    struct Entry {
        std::filesystem::path path;
        base::FileStamp stamp; // of the archive
        ZipArchive::Index index = 0;
        base::FileDescriptor file;
    };
    std::mutex m_mutex;
    std::list<Entry> m_entries; // guarded, last used first
};

} // namespace lightstack::archive
