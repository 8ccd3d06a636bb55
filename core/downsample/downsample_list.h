// What a batch has to do with: every picture below the inputs, where its result goes, and what
// speaks against it, all before the first byte is written.
//
// 1. Folders are walked (links to folders are not followed); names of films, documents and
// sidecars, and hidden files, are passed over; what a killed run left is removed. 2. A file that
// two inputs hold is taken once; so is one that links of the batch point to, unless results go to a
// folder: there each name has its result, as each hard link has everywhere. 3. Targets follow from
// the names; the format of a file that keeps its own is known only from its content, so collisions
// are found by collide() once all are judged. Thread: one.
#pragma once

#include "core/downsample/downsample_request.h"

namespace lightstack::downsample {

struct Candidate {
    std::filesystem::path path;
    std::filesystem::path root;  // the input it was found in, or the folder of a file
    std::filesystem::path shard; // root, or the sub-folder of root that holds it
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    bool isLink = false;        // the name is that of a link to the file
    bool isProtected = false;   // this user may not write it
    bool hasOtherNames = false; // hard links that are not of the batch
};

struct Candidates {
    std::vector<Candidate> files;  // in natural order of their paths
    std::vector<Error> unreadable; // folders; inputs that are not there; leftovers that stay
    std::uint64_t links = 0;       // passed over: what they point to is in the batch
};

Candidates listPictures(const DownsampleRequest& request, const std::stop_token& stop);

// Where the result goes; the name keeps its extension where that is one of the format's own, or
// where the format is the file's own, whatever the name says.
std::filesystem::path targetOf(const Candidate& candidate, io::FileFormat format, bool converts,
    const DownsampleRequest& request);

} // namespace lightstack::downsample
