#include "tests/layering/source_tree.h"

#include <algorithm>
#include <fstream>

namespace lightstack::tests {
namespace {

std::string trimmed(const std::string& line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
}

// The line without string and character literals and without a trailing comment.
std::string codeOf(const std::string& line) {
    std::string out;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\')
                ++i;
            else if (c == quote)
                quote = 0;
            continue;
        }
        const bool digitSeparator =
            c == '\'' && i > 0 && std::isalnum(static_cast<unsigned char>(line[i - 1])) != 0;
        if ((c == '"' || c == '\'') && !digitSeparator) {
            quote = c;
            continue;
        }
        if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') break;
        out += c;
    }
    return out;
}

} // namespace

std::string SourceFile::folder() const {
    const std::size_t first = path.find('/');
    const std::string top = path.substr(0, first);
    if (top != "core" && top != "ui") return top;
    const std::size_t second = path.find('/', first + 1);
    return second == std::string::npos ? top : path.substr(0, second);
}

std::vector<SourceFile> readSourceTree(const std::filesystem::path& root) {
    std::vector<SourceFile> files;
    for (const char* top : {"app", "core", "ui", "tests"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            SourceFile file;
            file.path = std::filesystem::relative(entry.path(), root).generic_string();
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);) {
                if (line.starts_with("#include \"")) {
                    const std::size_t end = line.find('"', 10);
                    file.includes.push_back(line.substr(10, end - 10));
                }
                file.lines.push_back(std::move(line));
            }
            files.push_back(std::move(file));
        }
    std::sort(files.begin(), files.end(),
        [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::vector<LongFunction> functionsOver(const SourceFile& file, int cap) {
    // Depth counts only braces of namespaces, classes and enums until a function opens.
    std::vector<LongFunction> found;
    int depth = 0;
    int bodyDepth = -1;
    std::size_t bodyStart = 0;
    std::string statement; // since the last ; { or }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string code = trimmed(codeOf(file.lines[i]));
        if (code.starts_with('#')) continue;
        for (const char c : code) {
            if (c == '{') {
                const bool opensScope = statement.find("namespace") != std::string::npos ||
                                        statement.find("class ") != std::string::npos ||
                                        statement.find("struct ") != std::string::npos ||
                                        statement.find("enum ") != std::string::npos;
                if (bodyDepth < 0 && !opensScope && statement.find('(') != std::string::npos) {
                    bodyDepth = depth;
                    bodyStart = i;
                }
                ++depth;
                statement.clear();
            } else if (c == '}') {
                --depth;
                if (depth == bodyDepth) {
                    const int length = static_cast<int>(i - bodyStart) + 1;
                    if (length > cap)
                        found.push_back({file.path + ":" + std::to_string(bodyStart + 1), length});
                    bodyDepth = -1;
                }
                statement.clear();
            } else if (c == ';') {
                statement.clear();
            } else {
                statement += c;
            }
        }
        statement += ' ';
    }
    return found;
}

} // namespace lightstack::tests
