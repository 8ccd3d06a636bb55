// What a scan would do, counted before it is begun: files below the roots, by kind and bytes, and
// how many the catalog knows as they are.
//
// Folders are listed as the scan lists them, zips by their directory; no picture is opened. A tar,
// which has no directory, counts with its size alone. Thread: any; previewScan() blocks, the tally
// may be read meanwhile.
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace lightstack::ui {

struct ScanTally {
    std::atomic<std::uint64_t> folders{0};
    std::atomic<std::uint64_t> files{0};
};

struct ScanPreview {
    std::uint64_t folders = 0;
    std::uint64_t media = 0;
    std::uint64_t sidecars = 0; // JSON
    std::uint64_t others = 0;
    std::uint64_t unchanged = 0; // of all of them: not opened
    std::uint64_t bytes = 0;     // of all
    std::uint64_t newBytes = 0;  // of what will be read
    std::uint64_t archives = 0;
    std::uint64_t archiveBytes = 0; // of the archives themselves
    std::uint64_t uncounted = 0;    // archives whose members are not known before
    std::uint64_t unreadable = 0;   // folders
    bool known = false;             // the catalog is there already
    [[nodiscard]] std::uint64_t files() const noexcept { return media + sidecars + others; }
    [[nodiscard]] std::uint64_t toRead() const noexcept { return files() - unchanged; }
};

[[nodiscard]] bool isArchiveName(const std::filesystem::path& path); // zip, tgz, tar.gz

// NotFound and Denied for a root (its path is in the error); Cancelled.
Result<ScanPreview> previewScan(const std::vector<std::filesystem::path>& roots,
    const std::filesystem::path& catalogFile, ScanTally& tally, const std::stop_token& stop);

} // namespace lightstack::ui
