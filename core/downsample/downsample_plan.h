// Steps 2 and 3 of a batch: what becomes of every file, before anything is written.
// Thread: one, which starts its own workers.
#pragma once

#include "core/downsample/downsample_journal.h"
#include "core/downsample/downsample_list.h"
#include "core/downsample/downsample_picture.h"
#include "core/downsample/name_rules.h"
#include "core/pipeline/stage_clock.h"

namespace lightstack::downsample {

enum class Fate { Unknown, Fits, Write, Resumed, Failed };

struct PlannedPicture {
    Candidate candidate;
    Judgement judgement;
    std::filesystem::path target;
    Fate fate = Fate::Unknown;       // Unknown: not judged, because of a stop
    Error error;                     // of Failed
    std::vector<std::string> losses; // of Write, where they are foretold: lossesOf()
};

enum StageIndex : std::size_t { kListStage, kCheckStage, kLoadStage, kProcessStage, kWriteStage };

// Reads headers in parallel; `counted` is called from workers.
std::vector<PlannedPicture> judgeAll(std::vector<Candidate> files, const DownsampleRequest& request,
    const DownsampleJournal& journal, pipeline::StageClock& clock, const std::stop_token& stop);

// What becomes of one whose header is known.
void judgeHeader(
    PlannedPicture& picture, const PictureHeader& header, const DownsampleRequest& request);

// Refuses results that would meet each other, another file of the batch, or what is there already,
// whose folder cannot be written, or whose file system takes no such name.
void collide(std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    const RulesAt& rulesAt = nameRulesAt);

// A file system that a batch would fill.
struct Shortage {
    std::filesystem::path place; // a folder on it
    std::uint64_t needed = 0;    // bytes, temporary copies included
    std::uint64_t free = 0;
};

struct Prediction {
    std::uint64_t bytes = 0; // of all results
    double seconds = 0;     // of the whole: making and writing go on at once, the slower one counts
    double makeSeconds = 0; // of decoding, shrinking and encoding, by all workers
    double writeSeconds = 0;         // by all writers
    std::vector<std::uint64_t> each; // bytes of each result; 0 where nothing is written
    std::vector<Shortage> shortages; // where there is not room enough
};

// From a few of each kind, made in memory; what writing them takes is tried with files that have no
// name and vanish at once (room.h).
Prediction predict(const std::vector<PlannedPicture>& pictures, const DownsampleRequest& request,
    const std::stop_token& stop);

} // namespace lightstack::downsample
