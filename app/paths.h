// Where the program keeps things, by the XDG base directory specification; relative values are
// ignored. Thread: any.
#pragma once

#include <filesystem>

namespace lightstack::app {

std::filesystem::path cacheFolder();  // deletable at any moment
std::filesystem::path configFolder(); // settings
std::filesystem::path stateFolder();  // window layout, recent folders
std::filesystem::path dataFolder();   // the demo set, the library's catalog

inline std::filesystem::path defaultStoreFile() {
    return cacheFolder() / "thumbnails.db";
}
inline std::filesystem::path defaultCatalogFile() {
    return dataFolder() / "library.catalog";
}

} // namespace lightstack::app
