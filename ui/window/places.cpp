#include "ui/window/places.h"

#include "core/base/file_path.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace lightstack::ui {
namespace {

// mountinfo writes blanks, tabs, newlines and backslashes as \ooo.
std::string unescaped(std::string_view field) {
    std::string out;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '\\' && i + 3 < field.size()) {
            int value = 0;
            for (std::size_t k = 1; k <= 3; ++k)
                value = value * 8 + (field[i + k] - '0');
            out += static_cast<char>(value);
            i += 3;
        } else {
            out += field[i];
        }
    }
    return out;
}

std::vector<std::string_view> fieldsOf(std::string_view line) {
    std::vector<std::string_view> fields;
    while (!line.empty()) {
        const std::size_t blank = std::min(line.find(' '), line.size());
        if (blank > 0) fields.push_back(line.substr(0, blank));
        line.remove_prefix(std::min(blank + 1, line.size()));
    }
    return fields;
}

bool isForPeople(std::string_view where, std::string_view type) {
    for (const std::string_view root : {"/media/", "/run/media/", "/mnt/"})
        if (where.starts_with(root)) return true;
    for (const std::string_view network : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"})
        if (type == network) return !where.starts_with("/proc") && !where.starts_with("/sys");
    return where == "/mnt";
}

} // namespace

std::vector<Place> userPlaces() {
    struct Known {
        QStandardPaths::StandardLocation location;
        const char* icon;
    };
    std::vector<Place> places;
    for (const Known& known : {Known{QStandardPaths::HomeLocation, "home"},
             Known{QStandardPaths::PicturesLocation, "image"},
             Known{QStandardPaths::DesktopLocation, "desktop"},
             Known{QStandardPaths::DownloadLocation, "download"}}) {
        const auto path =
            base::fromBytes(QStandardPaths::writableLocation(known.location).toLocal8Bit());
        std::error_code error;
        const bool listed = std::any_of(
            places.begin(), places.end(), [&](const Place& place) { return place.path == path; });
        if (listed || !std::filesystem::is_directory(path, error)) continue;
        places.push_back({known.location == QStandardPaths::HomeLocation
                              ? QCoreApplication::translate("Places", "Home")
                              : base::displayName(path),
            QLatin1String(known.icon), path});
    }
    return places;
}

std::vector<Place> volumesOf(std::string_view mountInfo) {
    std::vector<Place> places{
        {QCoreApplication::translate("Places", "File system"), QStringLiteral("disk"), "/"}};
    while (!mountInfo.empty()) {
        const std::size_t end = std::min(mountInfo.find('\n'), mountInfo.size());
        const auto fields = fieldsOf(mountInfo.substr(0, end));
        mountInfo.remove_prefix(std::min(end + 1, mountInfo.size()));
        // id parent major:minor root mount-point options [optional...] - type source ...
        const auto dash = std::find(fields.begin(), fields.end(), "-");
        if (fields.size() < 5 || fields.end() - dash < 2) continue;
        const std::filesystem::path where = unescaped(fields[4]);
        const bool listed = std::any_of(
            places.begin(), places.end(), [&](const Place& place) { return place.path == where; });
        if (!listed && isForPeople(where.native(), *(dash + 1)))
            places.push_back({base::displayName(where), QStringLiteral("disk"), where});
    }
    return places;
}

std::vector<Place> volumes() {
    std::ifstream file("/proc/self/mountinfo");
    std::ostringstream text;
    text << file.rdbuf();
    return volumesOf(text.str());
}

} // namespace lightstack::ui
