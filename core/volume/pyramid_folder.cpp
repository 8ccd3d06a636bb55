#include "core/volume/pyramid_folder.h"

#include "core/base/atomic_file.h"
#include "core/volume/pyramid_manifest.h"

#include <algorithm>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

// Other programs write files of that name, too: it has to say what it is.
bool isOurs(const fs::path& folder) {
    const auto says = [](const std::optional<PyramidManifest>& manifest) {
        return manifest && manifest->head[QLatin1String("format")].toString() ==
                               QLatin1String("lightstack pyramid");
    };
    return says(readManifest(folder, PyramidFormat::Tiff)) ||
           says(readManifest(folder, PyramidFormat::OmeZarr)) || says(readJournal(folder));
}

// The other program's layout has folders "1", "2" and on; a file cut off before its rename is ours.
bool isLeftover(const fs::directory_entry& entry, PyramidMode mode) {
    std::error_code error;
    const std::string name = entry.path().filename().native();
    if (base::isTemporary(entry.path())) return true;
    return mode == PyramidMode::CtHarvester && entry.is_directory(error) &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool mayGo(const fs::path& folder, PyramidMode mode) {
    std::error_code error;
    const auto status = fs::symlink_status(folder, error);
    if (!fs::exists(status)) return true;
    if (!fs::is_directory(status)) return false;
    if (isOurs(folder)) return true;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error))
        if (!isLeftover(*it, mode)) return false;
    return !error;
}

fs::path with(const fs::path& out, const char* ending) {
    fs::path path = out;
    return path += ending;
}

} // namespace

fs::path wholePath(const fs::path& out) {
    std::error_code error;
    fs::path whole = fs::absolute(out, error).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

fs::path partialFolder(const fs::path& out) {
    return with(out, ".partial");
}

fs::path replacedFolder(const fs::path& out) {
    return with(out, ".old");
}

void removePyramid(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> first;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        const std::string name = it->path().filename().native();
        if (name != kHeadName && name != manifestName(PyramidFormat::Tiff) &&
            name != manifestName(PyramidFormat::OmeZarr))
            first.push_back(it->path());
    }
    for (const fs::path& path : first)
        fs::remove_all(path, error);
    fs::remove_all(folder, error);
}

Result<void> checkReplaceable(const fs::path& out, PyramidMode mode) {
    for (const fs::path& folder : {out, partialFolder(out), replacedFolder(out)})
        if (!mayGo(folder, mode))
            return fail(ErrorCode::Usage, folder,
                "there is something else that is no pyramid; choose another place");
    return {};
}

} // namespace lightstack::volume
