// The scan of a library into its catalog: walk -> JSON and pairing -> one read a file -> one
// writer.
//
// Parallel: a producer walks and pairs, `workers` read, the calling thread writes; bounded channels
// between, and no more than a fixed number of items in flight, so memory does not grow with the
// library (a byte budget holds long texts back, too). The writer puts everything back into the
// producer's order: any number of workers gives the same catalog, and what a kill leaves behind is
// a beginning of it. Sequential: the same stages on the calling thread. Roots are folders, zip
// files and tars, all one tree: zips are walked by their directories, tars are read through first.
// What is unchanged (size and time) is not opened. Thread: called on one, blocks until done or
// stopped; one scan a catalog at a time.
#pragma once

#include "core/base/result.h"
#include "core/jobs/scan_options.h"

#include <span>
#include <stop_token>

namespace lightstack::jobs {

// NotFound and Denied for a root, Unsupported for one that is neither folder nor archive; Database
// where the catalog cannot be written. Stopped: what was written stays, `cancelled` is set.
Result<ScanResult> scanLibrary(std::span<const std::filesystem::path> roots,
    const std::filesystem::path& catalogFile, const ScanOptions& options,
    pipeline::StageClock& clock, const std::stop_token& stop);

} // namespace lightstack::jobs
