#include "core/slices/volume_facts.h"

#include "core/slices/file_slices.h"
#include "core/slices/parallel.h"
#include "core/volume/stack_voxel.h"

#include <algorithm>
#include <array>

namespace lightstack::slices {
namespace {

constexpr std::uint64_t kMostOpenedBytes = std::uint64_t{2} << 30;
constexpr std::size_t kMostOpened = 24; // slices that are opened to find one that can be read
constexpr int kLook = 8;                // the step of a usual first look
constexpr int kLeastLines = 32;         // of a first look
constexpr std::int64_t kSmall = 256;    // long side of the last level

using volume::SliceSpec;

struct FirstSlice {
    volume::VolumeSpec spec;
    Bands bands;
    std::optional<SliceSpec> head;
    std::vector<std::size_t> readable; // slices whose head was read
};

// First, middle and last: what two of them are, before what one of them is; then others.
std::vector<std::size_t> order(const volume::SliceStack& stack, const volume::FolderHandle* folder,
    FirstSlice& out, const std::stop_token& stop) {
    const std::size_t n = stack.slices.size();
    std::vector<std::size_t> tries{0};
    if (n > 2) tries.push_back(n / 2);
    if (n > 1) tries.push_back(n - 1);
    if (folder != nullptr && !stack.paged) {
        std::vector<std::optional<SliceSpec>> heads;
        volume::HeaderReader reader(*folder);
        for (const std::size_t i : tries) {
            const auto header = reader.read(stack.slices[i].name, stop);
            const bool good = header.state == volume::SliceState::Good;
            heads.push_back(good ? std::optional(header.spec) : std::nullopt);
            if (good) out.readable.push_back(i);
        }
        const auto votes = [&](std::size_t i) {
            return heads[i] ? std::count(heads.begin(), heads.end(), heads[i]) : 0;
        };
        std::size_t best = 0;
        for (std::size_t i = 1; i < heads.size(); ++i)
            if (votes(i) > votes(best)) best = i;
        out.head = heads[best];
        std::rotate(tries.begin(), tries.begin() + static_cast<std::ptrdiff_t>(best), tries.end());
    }
    for (std::size_t i = 1; i < n && tries.size() < kMostOpened; ++i)
        tries.push_back(i);
    return tries;
}

Result<FirstSlice> firstSlice(const volume::SliceStack& stack, const volume::FolderHandle* folder,
    const std::stop_token& stop) {
    FirstSlice out;
    std::optional<Error> trouble;
    for (const std::size_t i : order(stack, folder, out, stop)) {
        if (stop.stop_requested()) return cancelled(stack.folder);
        const volume::Slice& slice = stack.slices[i];
        const auto rows =
            io::RowWindow::open(stack.pathOf(slice), slice.page, kMostOpenedBytes, stop);
        if (!rows && !trouble) trouble = rows.error();
        if (!rows) continue;
        out.spec = {(*rows)->spec(), depthOf(stack), (*rows)->whiteIsZero()};
        out.bands = {(*rows)->bandRows(), (*rows)->stopsInBands()};
        if (out.readable.empty()) out.readable.push_back(i);
        return out;
    }
    return tl::unexpected(*trouble);
}

// Sizes and times, where the stack was made from names alone.
void fillStates(volume::SliceStack& stack, const std::stop_token& stop) {
    constexpr std::int64_t kEach = 256;
    const auto count = static_cast<std::int64_t>(stack.slices.size());
    parallelFor((count - 1) / kEach + 1, planeThreads(), [&](std::int64_t block, int) {
        for (std::int64_t i = block * kEach; i < std::min(count, (block + 1) * kEach); ++i) {
            volume::Slice& slice = stack.slices[static_cast<std::size_t>(i)];
            const auto stamp = base::stampOf(stack.pathOf(slice));
            if (!stamp) continue;
            slice.size = stamp->size;
            slice.mtimeNs = stamp->mtimeNs;
        }
        return !stop.stop_requested();
    });
}

// One that is of these slices as they are now, and whose levels are of their type.
std::optional<volume::FoundPyramid> currentPyramid(
    volume::SliceStack& stack, const volume::VolumeSpec& spec, const std::stop_token& stop) {
    auto found = volume::findPyramid(stack);
    const bool unknown = std::any_of(stack.slices.begin(), stack.slices.end(),
        [](const volume::Slice& slice) { return slice.size == 0 && slice.mtimeNs == 0; });
    if (found && !found->current && unknown) {
        fillStates(stack, stop);
        found = volume::findPyramid(stack);
    }
    if (!found || !found->current || found->source.slice != spec.slice ||
        found->source.depth != spec.depth)
        return std::nullopt;
    const auto type =
        spec.slice.type == image::SampleType::F16 ? image::SampleType::F32 : spec.slice.type;
    const bool fits =
        std::all_of(found->levels.begin(), found->levels.end(), [&](const volume::Level& level) {
            return level.type == type && level.channels == spec.slice.channels;
        });
    return fits ? found : std::nullopt;
}

// The pyramid's levels, then halves of the last one.
std::vector<VolumeLevel> levelsOf(
    const volume::VolumeSpec& spec, const std::optional<volume::FoundPyramid>& pyramid) {
    std::vector<VolumeLevel> out{
        {0, spec.slice.size.width, spec.slice.size.height, spec.depth, true}};
    if (pyramid)
        for (const volume::Level& level : pyramid->levels)
            out.push_back({level.number, level.width, level.height, level.depth, true});
    while (
        std::max<std::int64_t>({out.back().width, out.back().height, out.back().depth}) > kSmall) {
        VolumeLevel next = out.back();
        ++next.number;
        next.width = (next.width + 1) / 2;
        next.height = (next.height + 1) / 2;
        next.depth = (next.depth + 1) / 2;
        next.stored = false;
        out.push_back(next);
    }
    return out;
}

volume::VoxelReport voxelOf(const volume::SliceStack& stack, const volume::FolderHandle* folder,
    const FirstSlice& first, const std::stop_token& stop) {
    volume::FolderLogs logs;
    if (folder != nullptr)
        if (const auto names = folder->list(stop))
            logs = volume::FolderLogs::read(stack.folder, *names, stop);
    return volume::voxelReport(stack, first.head, logs, first.readable);
}

} // namespace

int lookStep(const Bands& bands, int step, int height) noexcept {
    if (bands.rows <= step && (bands.rows == 0 || bands.stops)) return step;
    return bands.stops && height / bands.rows >= kLeastLines ? bands.rows : 0;
}

Result<OpenedFacts> findFacts(volume::SliceStack stack, const std::stop_token& stop) {
    if (stack.slices.empty()) return fail(ErrorCode::NotFound, stack.folder, "there are no slices");
    const auto opened = volume::FolderHandle::open(stack.folder);
    const volume::FolderHandle* folder = opened ? &*opened : nullptr;
    auto first = firstSlice(stack, folder, stop);
    if (!first) return tl::unexpected(first.error());
    OpenedFacts out;
    out.bands = first->bands;
    out.facts.spec = first->spec;
    out.facts.coded = lookStep(first->bands, kLook, first->spec.slice.size.height) == 0;
    if (auto pyramid = currentPyramid(stack, first->spec, stop)) {
        auto reader = volume::LevelReader::open(*pyramid);
        if (reader) {
            out.pyramid = *std::move(reader);
            out.facts.voxel = pyramid->voxel;
            out.facts.pyramid = std::move(pyramid);
        }
    }
    out.facts.levels = levelsOf(out.facts.spec, out.facts.pyramid);
    if (!out.facts.voxel || out.facts.voxel->x <= 0 || out.facts.voxel->z <= 0) {
        volume::VoxelReport said = voxelOf(stack, folder, *first, stop);
        if (!out.facts.voxel) out.facts.voxel = std::move(said.edges);
        out.facts.proportions = std::move(said.proportions);
    }
    out.facts.stack = std::move(stack);
    if (stop.stop_requested()) return cancelled(out.facts.stack.folder);
    return out;
}

} // namespace lightstack::slices
