#include "core/browse/desktop_applications.h"

#include "core/base/file_path.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace lightstack::browse {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> applicationFolders() {
    std::vector<fs::path> folders;
    const char* home = std::getenv("XDG_DATA_HOME");
    if (home != nullptr && home[0] == '/')
        folders.emplace_back(home);
    else if (const char* user = std::getenv("HOME"))
        folders.emplace_back(fs::path(user) / ".local/share");
    const char* set = std::getenv("XDG_DATA_DIRS");
    std::stringstream dirs(set != nullptr && *set != 0 ? set : "/usr/local/share:/usr/share");
    for (std::string dir; std::getline(dirs, dir, ':');)
        if (!dir.empty()) folders.emplace_back(dir);
    for (fs::path& folder : folders)
        folder /= "applications";
    return folders;
}

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The escapes of values of type string; others (\", \$ in Exec) are of the next stage.
std::string unescaped(const std::string& value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        constexpr std::string_view kFrom = "sntr\\";
        constexpr std::string_view kTo = " \n\t\r\\";
        const std::size_t which = value[i] == '\\' && i + 1 < value.size()
                                      ? kFrom.find(value[i + 1])
                                      : std::string_view::npos;
        if (which == std::string_view::npos) {
            out += value[i];
        } else {
            out += kTo[which];
            ++i;
        }
    }
    return out;
}

std::map<std::string, std::string> readEntry(const fs::path& path) {
    std::map<std::string, std::string> keys;
    std::ifstream in(path);
    bool main = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('[')) main = trimmed(line) == "[Desktop Entry]";
        const std::size_t equals = line.find('=');
        if (main && equals != std::string::npos && !line.starts_with('#'))
            keys.emplace(
                trimmed(line.substr(0, equals)), unescaped(trimmed(line.substr(equals + 1))));
    }
    return keys;
}

bool listsType(const std::string& types, const std::string& mime) {
    const std::string family = mime.substr(0, mime.find('/')) + "/*";
    std::stringstream list(types);
    for (std::string type; std::getline(list, type, ';');)
        if (trimmed(type) == mime || trimmed(type) == family) return true;
    return false;
}

// TryExec: an absolute path, or a name looked for in PATH.
bool isInstalled(const std::string& program) {
    if (program.empty()) return true;
    if (program.front() == '/') return ::access(program.c_str(), X_OK) == 0;
    const char* set = std::getenv("PATH");
    std::stringstream folders(set != nullptr ? set : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((fs::path(folder) / program).c_str(), X_OK) == 0) return true;
    return false;
}

// All entries below `folder`, with their ids: the path below it, with dashes.
std::vector<std::pair<std::string, fs::path>> entriesOf(const fs::path& folder) {
    std::vector<std::pair<std::string, fs::path>> out;
    std::error_code error;
    for (fs::recursive_directory_iterator it(
             folder, fs::directory_options::skip_permission_denied, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (it->path().extension() != ".desktop") continue;
        std::string id = it->path().lexically_relative(folder).native();
        std::replace(id.begin(), id.end(), '/', '-');
        out.emplace_back(std::move(id), it->path());
    }
    return out;
}

} // namespace

std::vector<DesktopApplication> applicationsFor(const std::string& mime) {
    std::map<std::string, std::optional<DesktopApplication>> found; // by id: the user's entry wins
    for (const fs::path& folder : applicationFolders()) {
        for (const auto& [id, path] : entriesOf(folder)) {
            if (found.contains(id)) continue;
            auto keys = readEntry(path);
            const bool usable = keys["Type"] == "Application" && keys["NoDisplay"] != "true" &&
                                keys["Hidden"] != "true" && keys["Terminal"] != "true" &&
                                !keys["Exec"].empty() && listsType(keys["MimeType"], mime) &&
                                isInstalled(keys["TryExec"]) && id != "lightstack.desktop";
            // One that is hidden hides those of its id that come after it.
            std::optional<DesktopApplication>& entry = found[id];
            if (usable) entry = DesktopApplication{id, keys["Name"], keys["Exec"]};
        }
    }
    std::vector<DesktopApplication> out;
    for (auto& [id, application] : found)
        if (application) out.push_back(std::move(*application));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return out;
}

namespace {

struct Word {
    std::string text;
    bool quoted = false; // in whole or in part: no field codes then
};

// Quoting of the Desktop Entry specification: double quotes, within them backslash escapes.
std::vector<Word> splitWords(const std::string& exec) {
    std::vector<Word> words;
    bool open = false;   // a word has begun
    bool quoted = false; // within quotes
    const auto current = [&]() -> Word& {
        if (!std::exchange(open, true)) words.emplace_back();
        return words.back();
    };
    for (std::size_t i = 0; i < exec.size(); ++i) {
        const char c = exec[i];
        if (c == '"') {
            quoted = !quoted;
            current().quoted = true;
        } else if (c == '\\' && quoted && i + 1 < exec.size()) {
            current().text += exec[++i];
        } else if (c == ' ' && !quoted) {
            open = false;
        } else {
            current().text += c;
        }
    }
    return words;
}

// Field codes within a longer word: %f and %u give one file, %% a percent sign, others nothing.
std::string filledIn(const std::string& word, const std::vector<fs::path>& files, bool& gaveFiles) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '%' || i + 1 == word.size()) {
            out += word[i];
            continue;
        }
        const char code = word[++i];
        if (code == '%') out += '%';
        const bool uri = code == 'u' || code == 'U';
        if (!uri && code != 'f' && code != 'F') continue;
        if (!files.empty()) out += uri ? base::fileUri(files.front()) : files.front().native();
        gaveFiles = true;
    }
    return out;
}

bool takesOneFile(const std::string& exec) {
    for (const Word& word : splitWords(exec))
        if (!word.quoted && (word.text.find("%f") != std::string::npos ||
                                word.text.find("%u") != std::string::npos))
            return true;
    return false;
}

} // namespace

std::vector<std::string> commandWords(const std::string& exec, const std::vector<fs::path>& files) {
    std::vector<std::string> words;
    bool gaveFiles = false;
    for (const Word& word : splitWords(exec)) {
        const bool uris = word.text == "%U";
        if (word.quoted) {
            words.push_back(word.text);
        } else if (uris || word.text == "%F") {
            for (const fs::path& file : files)
                words.push_back(uris ? base::fileUri(file) : file.native());
            gaveFiles = true;
        } else {
            std::string text = filledIn(word.text, files, gaveFiles);
            if (!text.empty()) words.push_back(std::move(text)); // a lone %i, %c or %k vanishes
        }
    }
    if (!gaveFiles)
        for (const fs::path& file : files)
            words.push_back(file.native());
    return words;
}

namespace {

Result<void> start(const std::string& exec, const std::vector<fs::path>& files) {
    std::vector<std::string> words = commandWords(exec, files);
    if (words.empty()) return fail(ErrorCode::Usage, {}, "its desktop entry names no program");
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t pid = 0;
    const int error =
        ::posix_spawnp(&pid, arguments.front(), nullptr, nullptr, arguments.data(), environ);
    if (error != 0) return failErrno(error, fs::path(words.front()), "start the program");
    std::thread([pid] { ::waitpid(pid, nullptr, 0); }).detach(); // no zombie
    return {};
}

} // namespace

Result<void> launch(const DesktopApplication& application, const std::vector<fs::path>& files) {
    if (files.size() < 2 || !takesOneFile(application.exec)) return start(application.exec, files);
    for (const fs::path& file : files)
        if (auto started = start(application.exec, {file}); !started) return started;
    return {};
}

} // namespace lightstack::browse
