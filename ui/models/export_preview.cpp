#include "ui/models/export_preview.h"

#include <unistd.h>

namespace lightstack::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kMostTries = 1000;

fs::path existing(fs::path folder) {
    std::error_code error;
    while (!fs::is_directory(folder, error) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

bool canWrite(const fs::path& folder) {
    return ::access(existing(folder).c_str(), W_OK | X_OK) == 0;
}

// "scan.ome.tif", "scan 2.ome.tif" and on. A header's voxels take a name, too.
fs::path freeName(const fs::path& wanted, volume::ExportFormat format) {
    const std::string suffix(volume::exportSuffix(format));
    const std::string name = wanted.filename().native();
    const std::string stem = name.substr(0, name.size() - suffix.size());
    const bool withRaw =
        format == volume::ExportFormat::Nhdr || format == volume::ExportFormat::Mhd;
    std::error_code error;
    for (int i = 1; i <= kMostTries; ++i) {
        const std::string tried = i == 1 ? stem : stem + "_" + std::to_string(i);
        fs::path path = wanted.parent_path() / (tried + suffix);
        if (!fs::exists(fs::symlink_status(path, error)) &&
            !(withRaw && fs::exists(wanted.parent_path() / (tried + ".raw"), error)))
            return path;
    }
    return wanted;
}

} // namespace

ExportPreview previewExport(const ExportWish& wish) {
    ExportPreview preview;
    volume::ExportRequest& request = preview.request;
    request.stack = wish.stack;
    request.voxel = wish.voxel;
    request.format = wish.format;
    request.level = wish.level;
    request.box = wish.box;
    request.onGap = wish.onGap;
    request.skipBad = wish.skipBad;
    request.out = wish.out;
    request.overwrite = wish.overwrite && !wish.out.empty();
    if (wish.level > 0) request.pyramid = volume::findPyramid(wish.stack);
    if (request.out.empty()) {
        request.out = volume::defaultExportPath(wish.stack, wish.format, wish.level);
        if (!wish.home.empty() && !canWrite(request.out.parent_path()))
            request.out = wish.home / request.out.filename();
        request.out = freeName(request.out, wish.format);
    }
    preview.writable = canWrite(request.out.parent_path());
    std::error_code error;
    const auto space = fs::space(existing(request.out.parent_path()), error);
    if (!error) preview.freeBytes = space.available;
    volume::ExportRequest dry = request;
    dry.dryRun = true;
    pipeline::StageClock clock(volume::exportStages());
    preview.plan = volume::exportVolume(dry, clock, {});
    return preview;
}

} // namespace lightstack::ui
