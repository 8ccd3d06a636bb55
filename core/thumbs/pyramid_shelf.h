// The current pyramids of the folders that thumbnails are made of: a thumbnail of a large slice is
// then read from a small one.
//
// The first slice asked for in a folder has its stacks and their pyramids looked up, while others
// go on without: nobody waits for a folder of 100,000 slices. What was found is kept for a while,
// and until the folder changes; a slice that is not as the pyramid knew it has none.
// Thread: any, several at once.
#pragma once

#include "core/base/file_io.h"
#include "core/volume/pyramid_finder.h"

#include <chrono>
#include <list>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>

namespace lightstack::thumbs {

class PyramidShelf {
public:
    struct Place {
        std::shared_ptr<volume::LevelReader> reader;
        std::int64_t position = 0; // of the slice, in slices of level 0
    };
    // None where there is no current pyramid, or while somebody else is looking.
    std::optional<Place> find(const std::filesystem::path& file, const base::FileStamp& stamp);

    // Slices that are smaller are read as they are, and nothing is looked up for them.
    static constexpr std::uint64_t kLeastBytes = std::uint64_t{256} << 10;

private:
    struct Known {
        std::shared_ptr<volume::LevelReader> reader;
        std::int64_t position = 0;
        std::uint64_t size = 0;
        std::int64_t mtimeNs = 0;
    };
    struct Folder {
        std::filesystem::path path;
        std::int64_t mtimeNs = 0;
        std::chrono::steady_clock::time_point looked{};
        std::unordered_map<std::string, Known> slices; // of stacks with a pyramid
    };
    static std::unordered_map<std::string, Known> lookUp(const std::filesystem::path& folder);

    std::mutex m_mutex;          // guards all below
    std::list<Folder> m_folders; // the last used first
    std::set<std::filesystem::path> m_looking;
};

} // namespace lightstack::thumbs
