// Where pictures tend to be: the user's folders, and mounted volumes by the kernel's own list, so
// that a stalled network disk cannot hold anything up. Thread: any.
#pragma once

#include <QString>

#include <filesystem>
#include <string_view>
#include <vector>

namespace lightstack::ui {

struct Place {
    QString label;
    QString icon;
    std::filesystem::path path;
};

// Home, Pictures, Desktop, Downloads: those that exist and differ.
std::vector<Place> userPlaces();
// "/" and what a person mounted (/media, /run/media, /mnt, network disks).
std::vector<Place> volumes();
// Pure: `mountInfo` is the text of /proc/self/mountinfo.
std::vector<Place> volumesOf(std::string_view mountInfo);

} // namespace lightstack::ui
