// What files and folders hold, for tests to compare. Thread: any.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::tests {

// The whole file; "unreadable" where it cannot be read.
std::string contentOf(const std::filesystem::path& file);

// Of a folder, in order.
std::vector<std::string> namesIn(const std::filesystem::path& folder);

// Content of every file by its path below the folder; empty where there is no such folder.
using Tree = std::map<std::string, std::string>;
Tree treeOf(const std::filesystem::path& folder);

inline std::span<const std::byte> asBytes(std::string_view text) {
    return std::as_bytes(std::span(text));
}

} // namespace lightstack::tests
