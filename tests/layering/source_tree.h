// The project's own sources, as the rules see them: path, lines, includes, functions by length.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lightstack::tests {

struct SourceFile {
    std::string path; // from the root: "core/io/tiff_reader.cpp"
    std::vector<std::string> lines;
    std::vector<std::string> includes; // of our own files, as written: "core/io/tiff_reader.h"

    // "core/io", "ui/grid", "app", "tests": what the table speaks of.
    [[nodiscard]] std::string folder() const;
};

std::vector<SourceFile> readSourceTree(const std::filesystem::path& root);

struct LongFunction {
    std::string where; // "path:line"
    int lines = 0;
};
// Bodies over `cap` lines, by brace depth: a line that ends in "{" at namespace or class depth and
// has a parameter list opens one.
std::vector<LongFunction> functionsOver(const SourceFile& file, int cap);

} // namespace lightstack::tests
