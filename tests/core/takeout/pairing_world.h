// An export as the service would write it: uploads with their titles become media files and
// sidecars by the rules of the naming scheme (clipping, counters, edits, live pictures), then files
// are lost, and what belongs together is known. Pairing sees names and titles only; whatever it
// pairs that does not belong together is wrong. Written from the rules, not from the code under
// test. Thread: any.
#pragma once

#include "core/takeout/sidecar_pairing.h"

#include <random>
#include <string>
#include <vector>

namespace lightstack::tests {

struct WorldOptions {
    double lostSidecars = 0.15;
    double lostMedia = 0.1;
    bool oddTitles = true;    // that look like counters, extensions or sidecars
    bool mixedForms = false;  // sidecars of both forms in one folder
    bool cutAnywhere = false; // the suffix may be cut earlier than the scheme says
};

struct World {
    struct File {
        std::string name;
        std::string title;            // of sidecars
        int upload = -1;              // which upload it belongs to
        std::vector<int> others = {}; // of a sidecar: what it rightly speaks for beside that
    };
    std::vector<File> files;
    std::vector<takeout::FolderEntry> entries; // of the files, in a random order

    World(std::mt19937& random, const WorldOptions& options);
    World(const World&) = delete;
    World& operator=(const World&) = delete;
};

} // namespace lightstack::tests
