// Whether a picture could be a slice, from its head alone: its size, and whether it is grey. A
// palette is grey if all its entries are. Thread: any.
#pragma once

#include <filesystem>
#include <optional>

namespace lightstack::volume {

struct PictureHead {
    int width = 0;
    int height = 0;
    bool grey = false;
};

// None where the file cannot be opened or its head cannot be read.
[[nodiscard]] std::optional<PictureHead> readPictureHead(const std::filesystem::path& file);

} // namespace lightstack::volume
