// Reading the thirty common fields of JPEGs, one thread, warm, against exiv2's own reader of
// everything.
#include "core/metadata/common_fields.h"
#include "core/metadata/tags.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

using namespace lightstack;
using Clock = std::chrono::steady_clock;

namespace {

bool readOne(const std::string& path) {
    const auto file = base::openRegular(path);
    const auto stamp = file ? base::stampOf(*file, path) : tl::unexpected(file.error());
    if (!stamp) return false;
    base::FileSource source(*file, stamp->size);
    const auto mime = metadata::sniffMime(source);
    return mime.mime == "image/jpeg" && metadata::readCommonFields(source, mime).has_value();
}

} // namespace

int main(int argc, char** argv) {
    const std::string folder = argc > 1 ? argv[1] : "../shared/samples/photos";
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && readOne(entry.path().native()))
            files.push_back(entry.path().native());
    if (files.empty()) {
        std::fprintf(stderr, "no JPEGs in %s\n", folder.c_str());
        return 1;
    }
    std::size_t read = 0;
    const auto start = Clock::now();
    for (int round = 0; round < 40; ++round)
        for (const std::string& file : files)
            read += readOne(file) ? 1 : 0;
    const double fast =
        static_cast<double>(read) / std::chrono::duration<double>(Clock::now() - start).count();
    const auto full = Clock::now();
    for (const std::string& file : files)
        (void)metadata::readTags(file, {});
    const double slow = static_cast<double>(files.size()) /
                        std::chrono::duration<double>(Clock::now() - full).count();
    std::printf("%zu JPEGs: common fields %.0f files/s, all tags (exiv2, CRC-32) %.0f files/s, "
                "ratio %.1f\n",
        files.size(), fast, slow, fast / slow);
    return 0;
}
