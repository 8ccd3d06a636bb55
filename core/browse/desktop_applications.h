// Applications that open a kind of file, from the desktop entries of the system and of the user.
// Source: freedesktop.org Desktop Entry 1.5, MIME applications associations.
// Thread: any; reads some hundred small files.
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace lightstack::browse {

struct DesktopApplication {
    std::string id;   // "org.kde.gwenview.desktop"
    std::string name; // in English
    std::string exec; // with field codes
};

std::vector<DesktopApplication> applicationsFor(const std::string& mime);

// Starts it with the files, detached; field codes %f %F %u %U are filled in by bytes. One that
// takes a single file is started once for each.
Result<void> launch(
    const DesktopApplication& application, const std::vector<std::filesystem::path>& files);

// Pure: the words of the command line.
std::vector<std::string> commandWords(
    const std::string& exec, const std::vector<std::filesystem::path>& files);

} // namespace lightstack::browse
