#include "core/browse/desktop_applications.h"

#include "core/base/file_path.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <map>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <thread>

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

std::map<std::string, std::string> readEntry(const fs::path& path) {
    std::map<std::string, std::string> keys;
    std::ifstream in(path);
    bool main = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('[')) main = line == "[Desktop Entry]";
        const std::size_t equals = line.find('=');
        if (main && equals != std::string::npos)
            keys.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return keys;
}

bool listsType(const std::string& types, const std::string& mime) {
    std::stringstream list(types);
    for (std::string type; std::getline(list, type, ';');)
        if (type == mime || type == "image/*") return true;
    return false;
}

} // namespace

std::vector<DesktopApplication> applicationsFor(const std::string& mime) {
    std::map<std::string, DesktopApplication> found; // by id: the user's entry wins
    for (const fs::path& folder : applicationFolders()) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(folder, error)) {
            if (entry.path().extension() != ".desktop") continue;
            const std::string id = entry.path().filename().native();
            if (found.contains(id)) continue;
            auto keys = readEntry(entry.path());
            const bool usable = keys["Type"] == "Application" && keys["NoDisplay"] != "true" &&
                                keys["Hidden"] != "true" && keys["Terminal"] != "true" &&
                                !keys["Exec"].empty() && listsType(keys["MimeType"], mime);
            if (usable && id != "lightstack.desktop")
                found.emplace(id, DesktopApplication{id, keys["Name"], keys["Exec"]});
        }
    }
    std::vector<DesktopApplication> out;
    for (auto& [id, application] : found)
        out.push_back(std::move(application));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return out;
}

std::vector<std::string> commandWords(const std::string& exec, const std::vector<fs::path>& files) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool any = false;
    bool gaveFiles = false;
    const auto finish = [&] {
        if (!any) return;
        const bool uris = word == "%u" || word == "%U";
        if (uris || word == "%f" || word == "%F") {
            const std::size_t count = word == "%f" || word == "%u"
                                          ? std::min<std::size_t>(1, files.size())
                                          : files.size();
            for (std::size_t i = 0; i < count; ++i)
                words.push_back(uris ? base::fileUri(files[i]) : files[i].native());
            gaveFiles = true;
        } else if (!(word.size() == 2 && word[0] == '%')) { // %i %c %k and deprecated ones vanish
            words.push_back(word);
        }
        word.clear();
        any = false;
    };
    for (std::size_t i = 0; i < exec.size(); ++i) {
        const char c = exec[i];
        if (c == '"') {
            quoted = !quoted;
            any = true;
        } else if (c == '\\' && quoted && i + 1 < exec.size()) {
            word += exec[++i];
        } else if (c == ' ' && !quoted) {
            finish();
        } else {
            word += c;
            any = true;
        }
    }
    finish();
    if (!gaveFiles)
        for (const fs::path& file : files)
            words.push_back(file.native());
    return words;
}

Result<void> launch(const DesktopApplication& application, const std::vector<fs::path>& files) {
    std::vector<std::string> words = commandWords(application.exec, files);
    if (words.empty()) return fail(ErrorCode::Usage, {}, "its desktop entry names no program");
    std::vector<char*> arguments;
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

} // namespace lightstack::browse
