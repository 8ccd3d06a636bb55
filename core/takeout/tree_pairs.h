// Whole trees paired without a catalog: folders walked, JSON read and judged by its content, each
// logical folder paired. Folders are worked on by several threads; the result is in the order of
// the tree all the same. Roots are folders and zip files. Thread: called on one, blocks until done
// or stopped.
#pragma once

#include "core/takeout/folder_walk.h"
#include "core/takeout/sidecar.h"
#include "core/takeout/sidecar_pairing.h"

#include <chrono>
#include <optional>

namespace lightstack::takeout {

// What pairing has to know of a JSON file, by name and content. A title that names a picture makes
// an asset of what has nothing but a title, where the file is named after it.
JsonSays judgeJson(std::string_view name, const Sidecar& sidecar);
// "x.jpg.json", "x.supplemental-metadata(1).json": made for a picture, whatever is in it.
bool isNamedLikeSidecar(std::string_view name);

struct TreeAlbum {
    std::filesystem::path folder;
    std::filesystem::path json;
    std::string title;
};

struct TreePair {
    std::filesystem::path media;
    std::filesystem::path sidecar;
    PairRule rule = PairRule::OwnName;
    Confidence confidence = Confidence::Certain;
    bool titleAgrees = false;
};

struct TreePairs {
    std::vector<TreePair> pairs; // paths are those of the roots, absolute
    std::vector<std::filesystem::path> unpaired;
    std::vector<std::filesystem::path> orphans;
    std::vector<TreeAlbum> albums;
    std::uint64_t otherFiles = 0; // neither media nor JSON of pictures and albums
    std::uint64_t jsonRead = 0;
    std::uint64_t jsonBytes = 0;
    std::uint64_t files = 0;
    std::vector<Error> failures; // what could not be read
    std::chrono::nanoseconds listTime{}, readTime{}, pairTime{};
};

struct TreeOptions {
    unsigned workers = 0;                              // 0: as many as cores
    std::function<void(std::uint64_t files)> progress; // from any worker
};

// Cancelled where stopped; NotFound and Denied for a root.
Result<TreePairs> pairTrees(std::span<const std::filesystem::path> roots,
    const TreeOptions& options, const std::stop_token& stop);

} // namespace lightstack::takeout
