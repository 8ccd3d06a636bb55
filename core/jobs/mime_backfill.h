// Fills the missing types of a catalog's blobs: `blobs`/ab/cd/HASH by content, the first 2 KB each.
//
// 1. A batch of unique hashes without a type, in order. 2. Workers read their heads; where 2 KB
// cannot decide (raw files in TIFF clothes) the sniffer reads on. 3. One set-based UPDATE a batch,
// while the workers are at the next one. Killed, it loses the batch that was being written and what
// was looked at of the next one; only what has no type is asked for again. Where the folder is
// taken away, the run ends, and nothing is recorded as missing. Thread: called on one, blocks until
// done or stopped.
#pragma once

#include "core/base/result.h"
#include "core/catalog/blob_types.h"
#include "core/pipeline/pause_gate.h"
#include "core/pipeline/stage_clock.h"

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace lightstack::jobs {

struct BackfillOptions {
    std::size_t batch = 10'000;
    unsigned workers = 0;                              // 0: as many as cores
    bool dryRun = false;                               // looks and counts, writes nothing
    bool retryFailed = false;                          // blobs that failed in earlier runs, too
    pipeline::PauseGate* gate = nullptr;               // closed: no file is opened
    std::function<void(std::uint64_t blobs)> progress; // after each batch
};

struct BackfillResult {
    std::uint64_t blobs = 0;                     // looked at
    std::uint64_t rows = 0;                      // given a type
    std::map<std::string, std::uint64_t> byType; // rows
    std::uint64_t bytesRead = 0;
    double seconds = 0;
    bool cancelled = false;
    std::vector<Error> failures; // missing and unreadable blobs
};

enum BackfillStage : std::size_t { kSelectStage, kSniffStage, kUpdateStage };

// NotFound for the catalog and for the folder of blobs: nothing is recorded then.
Result<BackfillResult> backfillMime(const std::filesystem::path& catalogFile,
    const std::filesystem::path& blobs, const BackfillOptions& options, pipeline::StageClock& clock,
    const std::stop_token& stop);

// The same over what is open already: a catalog, or a copy of its rows for a dry run.
Result<BackfillResult> backfillMime(catalog::BlobTypes& types, const std::filesystem::path& blobs,
    const BackfillOptions& options, pipeline::StageClock& clock, const std::stop_token& stop);

} // namespace lightstack::jobs
