// Whether a batch has room where it writes, asked before the first byte: of file systems, because
// folders share them.
//
// What a place needs: the results that come to stand beside their originals, what results are
// larger than the originals they replace, and the temporary copies of all writers at once.
// Originals that are to be deleted are no room yet: that happens at the end. Thread: pure, any
// thread; asks the system.
#pragma once

#include "core/base/free_space.h"
#include "core/downsample/downsample_plan.h"

#include <functional>

namespace lightstack::downsample {

// At most what the result can take, without a look at the picture: its samples as they are.
std::uint64_t mostBytesOf(const PlannedPicture& picture) noexcept;

// What base::freeBytesAt tells; tests tell otherwise.
using FreeBytes = std::function<std::optional<std::uint64_t>(const std::filesystem::path& folder)>;

// `each`: bytes of the result of each picture that is to be written. One Shortage a file system.
std::vector<Shortage> shortages(const std::vector<PlannedPicture>& pictures,
    const std::vector<std::uint64_t>& each, const DownsampleRequest& request,
    const FreeBytes& freeBytes = base::freeBytesAt);

// "needs about 3.1 GB with its temporary copies, and 1.2 GB are free"
std::string shortageText(const Shortage& shortage);

// Samples pictures only where the most that they can take would not fit. Io, of the place.
Result<void> checkRoom(const std::vector<PlannedPicture>& pictures,
    const DownsampleRequest& request, const std::stop_token& stop,
    const FreeBytes& freeBytes = base::freeBytesAt);

// What writing one file takes, by files without a name that vanish at once; 0 where the place
// cannot do so. `bytes`: of files as they will be written.
double secondsOfWriting(const std::filesystem::path& folder,
    std::span<const std::vector<std::byte>> files, bool synced);

} // namespace lightstack::downsample
