// Is a stack whole, and of one kind? Judged by the heads of all its files, on all cores.
//
// 1. The folder is listed once; names become stacks (stack_finder.h). 2. Every slice's head is read
// (slice_header.h). 3. What most slices have is the stack's spec; the others are odd. Gaps,
// duplicates, strangers, cut, empty and unreadable files are listed. 4. Logs and descriptions give
// the voxel size (stack_voxel.h). 5. Loose TIFFs with three or more pages are stacks of their own.
// A bad file is an entry, never a failed audit. Thread: call from a worker; it starts its own.
#pragma once

#include "core/volume/stack_voxel.h"

#include <chrono>
#include <functional>

namespace lightstack::volume {

// One slice that is not as the others; `slice` of the stack's slices.
struct OddSlice {
    std::size_t slice = 0;
    SliceSpec spec;
    std::string detail; // "64 x 48, uint8; the others are 64 x 48, uint16"
};

struct BadSlice {
    std::size_t slice = 0;
    SliceState state = SliceState::Unreadable; // never Good
    ErrorCode code = ErrorCode::CorruptData;
    std::string detail; // "ends after 100 of 6144 bytes"
};

struct StackAudit {
    SliceStack stack; // sizes and times filled in
    std::vector<SliceGap> gaps;
    std::vector<OddSlice> odd;
    std::vector<BadSlice> bad;
    std::vector<std::string> strangers; // names
    std::optional<SliceSpec> spec;      // of most slices; none where none can be read
    VoxelReport voxel;
    std::vector<StackNote> notes; // the voxel report's too

    [[nodiscard]] std::int64_t missing() const noexcept; // how many indices have no slice
    // Nothing missing, double, odd or bad.
    [[nodiscard]] bool isWhole() const noexcept;
};

struct FolderAudit {
    std::vector<StackAudit> stacks;  // by name, in natural order
    std::vector<std::string> others; // pictures that belong to no stack
    std::size_t files = 0;           // listed
    std::size_t judged = 0;          // heads read
    std::uint64_t bytesRead = 0;
    std::chrono::nanoseconds listTime{0}, findTime{0}, headTime{0};
};

struct AuditOptions {
    int threads = 0;   // 0: one a core, at least two
    bool paged = true; // look into loose TIFFs for pages
    // From the workers, every few hundred files.
    std::function<void(std::size_t done)> progress;
};

// Errors: as opening and listing the folder, Cancelled.
[[nodiscard]] Result<FolderAudit> auditFolder(
    const std::filesystem::path& folder, const AuditOptions& options, const std::stop_token& stop);

// The verdict alone: pure. `headers` are the slices', in their order.
[[nodiscard]] StackAudit judgeStack(SliceStack stack, std::span<const SliceHeader> headers);

} // namespace lightstack::volume
