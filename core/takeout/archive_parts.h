// The parts of an export that lie in a folder as they were loaded down: whoever points at that
// folder means what is in them. Thread: any.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lightstack::takeout {

enum class PartKinds { Zip, ZipAndTar };

// "takeout-20240101T000000Z-001.zip", "takeout-…-3-002.tgz": directly in `folder`, in natural
// order. Empty where they stand unpacked beside (a folder "Takeout"), and for what is no folder or
// cannot be read: who reads it next says so.
[[nodiscard]] std::vector<std::filesystem::path> partsIn(
    const std::filesystem::path& folder, PartKinds kinds);
// Each folder of `paths` followed by the parts that lie in it; paths that stand there already once.
[[nodiscard]] std::vector<std::filesystem::path> withParts(
    const std::vector<std::filesystem::path>& paths, PartKinds kinds);

// Archives that a series has to have and that are not among `archives`: "takeout-X-002.zip" between
// -001 and -003. Names, at most a thousand.
[[nodiscard]] std::vector<std::string> missingParts(
    const std::vector<std::filesystem::path>& archives);

} // namespace lightstack::takeout
