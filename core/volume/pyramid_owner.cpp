#include "core/volume/pyramid_owner.h"

#include "core/base/file_path.h"
#include "core/runs/slice_name.h"
#include "core/volume/folder_handle.h"
#include "core/volume/pyramid_folder.h"
#include "core/volume/pyramid_manifest.h"

#include <algorithm>
#include <unordered_map>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

// Stacks whose names differ in little would get the same place, and the other program's layout has
// one place a folder: who came first keeps it as long as its slices are there.
Result<void> checkOwner(const PyramidRequest& request) {
    const auto manifest = readManifest(request.out, request.format);
    if (!manifest || manifest->slabs.empty()) return {};
    const auto& sources = manifest->slabs.begin()->second.sources;
    const auto named = std::find_if(sources.begin(), sources.end(),
        [](const SourceState& state) { return !state.name.empty(); });
    if (named == sources.end()) return {};
    const auto isIt = [&](const Slice& slice) { return slice.name == named->name; };
    const SliceStack& stack = request.stack;
    std::error_code error;
    if (std::any_of(stack.slices.begin(), stack.slices.end(), isIt) ||
        std::any_of(stack.duplicates.begin(), stack.duplicates.end(), isIt) ||
        !fs::exists(stack.folder / named->name, error))
        return {};
    return fail(ErrorCode::Usage, request.out,
        "there is the pyramid of other slices (" + base::toLossyUtf8(named->name) +
            "); choose another place");
}

// What that program calls the prefix: all before the digits that stand before the extension.
std::string_view harvesterPrefix(std::string_view name) {
    name = name.substr(0, runs::extensionAt(name));
    while (!name.empty() && name.back() >= '0' && name.back() <= '9')
        name.remove_suffix(1);
    return name;
}

// It knows one stack a folder, that of most files, and takes its levels from ".thumbnail" there.
Result<void> checkHarvester(const PyramidRequest& request) {
    const SliceStack& stack = request.stack;
    if (request.mode != PyramidMode::CtHarvester || stack.slices.empty() ||
        wholePath(request.out) != wholePath(stack.folder / ".thumbnail"))
        return {};
    const auto folder = FolderHandle::open(stack.folder);
    const auto files = folder ? folder->list({}) : tl::unexpected(folder.error());
    if (!files) return {}; // what is wrong with the folder is told where its slices are read
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const FolderFile& file : *files)
        if (runs::looksLikeSlice(file.name) != runs::SliceLikelihood::Never &&
            harvesterPrefix(file.name).size() < runs::extensionAt(file.name))
            ++counts[harvesterPrefix(file.name)];
    const std::string_view own = harvesterPrefix(stack.slices.front().name);
    const auto most = std::max_element(counts.begin(), counts.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end() || most->first == own || most->second <= counts[own]) return {};
    return fail(ErrorCode::Usage, request.out,
        "CTHarvester would take these levels for those of the " + std::to_string(most->second) +
            " files \"" + base::toLossyUtf8(std::string(most->first)) +
            "...\" beside them; choose another place, or a folder of its own for the stack");
}

} // namespace

Result<void> checkPyramidPlace(const PyramidRequest& request) {
    if (auto free = checkReplaceable(request.out, request.mode); !free) return free;
    if (auto own = checkOwner(request); !own) return own;
    return checkHarvester(request);
}

} // namespace lightstack::volume
