// The members that were unpacked last: a picture that is shown is opened by the viewer (twice:
// first look and whole), for its metadata, for its thumbnail. At most three, none over 256 MB; they
// have no names and go with the program. Each opening has a position of its own. Thread: any.
#pragma once

#include "core/base/file_io.h"

#include <list>
#include <mutex>
#include <optional>

namespace lightstack::archive {

// Which one: the archive, as it was, and the number of the member in it.
struct UnpackedMember {
    std::filesystem::path archive;
    base::FileStamp stamp;
    std::uint32_t index = 0;
};

class UnpackedLately {
public:
    // Nothing where it is not there (any more).
    std::optional<base::FileDescriptor> find(const UnpackedMember& member);
    // What stays is a descriptor of the same file.
    void keep(const UnpackedMember& member, std::uint64_t bytes, const base::FileDescriptor& file);

    static UnpackedLately& shared();

private:
    struct Entry {
        UnpackedMember member;
        base::FileDescriptor file;
    };
    std::mutex m_mutex;
    std::list<Entry> m_entries; // guarded, last used first
};

} // namespace lightstack::archive
