// A batch of pictures made smaller, as fast as the cores and the disk allow, and safe at any
// moment.
//
// 1. List; remove what a killed run left. 2. Judge every file by its header, in parallel: what fits
// stays untouched, to the inode. 3. Find collisions of names before anything is written: a file
// whose result would stand where another file or result stands is refused; between equals nobody
// wins. 4. Workers decode, shrink, encode; writers write aside, sync, rename, read back; a bounded
// channel and a budget of bytes between them, so that the stages overlap. 5. Folders are synced,
// then originals deleted if asked: none before its result has been verified. kill -9 at any moment:
// each picture is there whole, as original or as result; the journal tells the next run what is
// done. Thread: one, which waits for its workers; progress comes from it.
#pragma once

#include "core/downsample/downsample_request.h"
#include "core/pipeline/pause_gate.h"
#include "core/pipeline/stage_clock.h"

#include <functional>

namespace lightstack::downsample {

struct DownsampleProgress {
    std::uint64_t done = 0; // files judged as fitting, written or failed
    std::uint64_t total = 0;
    // Originals, which follow when all is written; the second is known from the beginning.
    std::uint64_t deleted = 0; // or found not to be deleted
    std::uint64_t toDelete = 0;
};

// The stages of the clock that downsample() takes.
std::vector<std::string> downsampleStages();

// Workers and writers as the request has them resolved.
int workersOf(const DownsampleRequest& request);

// Fails only where nothing could be begun (Usage, a journal that cannot be written); everything
// else is in the report.
Result<DownsampleReport> downsample(const DownsampleRequest& request, pipeline::StageClock& clock,
    pipeline::PauseGate& gate, const std::stop_token& stop,
    const std::function<void(const DownsampleProgress&)>& progress = {});

} // namespace lightstack::downsample
