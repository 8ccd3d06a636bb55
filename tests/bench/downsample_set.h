// Pictures like photos: several octaves of smooth noise, so that they compress like photos do.
#pragma once

#include <filesystem>
#include <string>

namespace lightstack::bench {

// The bytes of a JPEG, 4:2:0; equal seeds make equal pictures.
std::string photo(int width, int height, unsigned seed, int quality);

// `count` files "pNNNN.jpg", of few different contents.
void writePhotos(const std::filesystem::path& folder, int count, int width, int height);

// The report's shard: `count` files of which 32 % are larger than 512, the rest fit.
void writeShard(const std::filesystem::path& folder, int count);

// Files of one folder. On the disk when it returns: what the kernel still wrote of them would be
// timed with what follows.
void copySynced(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace lightstack::bench
