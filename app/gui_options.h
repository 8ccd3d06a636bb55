// The window's command line: lightstack [PATH...], lightstack --library [LIST|QUERY], and --grab
// and --trace for pictures and measurements.
#pragma once

#include "core/base/result.h"
#include "ui/theme/theme.h"

#include <QSize>

#include <optional>
#include <vector>

namespace lightstack::app {

struct GuiOptions {
    std::vector<std::filesystem::path> paths;
    std::filesystem::path grab;  // save the window's picture there and end
    std::filesystem::path trace; // save what the GUI thread did a frame
    QSize size;
    int waitMs = 20'000; // --grab: at most
    std::optional<ui::Scheme> scheme;
    std::string select;
    bool viewer = false;
    bool volume = false;
    std::optional<bool> orthogonal;
    bool metadata = false;
    bool reverse = false;
    std::optional<std::string> library; // a list's name or a query; empty: all
    std::filesystem::path catalog;      // instead of the usual one
    bool help = false;
    bool version = false;
};

Result<GuiOptions> parseGuiOptions(int argc, char** argv);
const char* guiUsage();

} // namespace lightstack::app
