// What a scan is asked to do, how far it is, and what came of it. Thread: values, any.
#pragma once

#include "core/pipeline/pause_gate.h"
#include "core/pipeline/stage_clock.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lightstack::jobs {

struct ScanProgress {
    std::uint64_t foldersDone = 0;
    std::uint64_t folders = 0;
    std::uint64_t discovered = 0; // so far
    std::uint64_t handled = 0;    // of them: written, or as they were
};

struct ScanOptions {
    bool sequential = false;  // one thread does all stages, one after the other
    unsigned workers = 0;     // readers; 0: as many as cores
    std::size_t queue = 1000; // capacity of the channels
    std::size_t batch = 1000; // rows a transaction
    std::uint64_t memory = std::uint64_t{64} << 20; // bytes of rows and tasks in flight
    // Only the first and last 64 KiB of large files are read: no checksum of them until a scan
    // without this.
    bool metadataFirst = false;
    bool retryFailed = false; // files that failed are read again, although they are as they were
    pipeline::PauseGate* gate = nullptr;
    std::function<void(const ScanProgress&)> progress; // at most ten times a second, any thread
};

// discovered = fresh + changed + unchanged + failed + skipped.
struct ScanResult {
    std::int64_t run = 0;
    std::uint64_t discovered = 0; // regular files, JSON included
    std::uint64_t fresh = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t failed = 0;  // new or changed and not readable or damaged
    std::uint64_t skipped = 0; // neither picture, film nor JSON
    // Of `skipped` and `discovered`: the archives that were scanned, as files themselves.
    std::uint64_t archives = 0;
    std::uint64_t missing = 0; // known, and not there any more
    std::uint64_t paired = 0;  // media with a sidecar, among all that were looked at
    std::uint64_t opened = 0;  // files opened, and bytes read of them
    std::uint64_t bytesRead = 0;
    bool cancelled = false;
    double seconds = 0;
    std::vector<Error> failures;
    std::vector<std::string> missingParts; // of a series of archives: names that have to be there
};

// Stages of the clock.
enum ScanStage : std::size_t { kWalkStage, kPairStage, kReadStage, kWriteStage };

} // namespace lightstack::jobs
