// Words for what a running job tells of itself: its stages, the two sides of its queues, and the
// sentence that names the bottleneck. Thread: pure, GUI (translations).
#pragma once

#include "core/pipeline/stage_clock.h"

#include <QString>

namespace lightstack::ui {

[[nodiscard]] QString stageWord(const std::string& name); // "Reading"
[[nodiscard]] QString queueWord(const std::string& name); // "files"
[[nodiscard]] QString sideWord(const std::string& name);  // "readers"

struct JobFigures {
    std::vector<pipeline::StageTotals> stages; // summed over threads
    std::vector<pipeline::QueueState> queues;
    int workers = 1;
    double seconds = 0; // by the clock on the wall, without pauses
};

// The stages, and what the threads of all queues waited as a last one, "wait".
[[nodiscard]] std::vector<pipeline::StageTotals> stagesWithWait(const JobFigures& figures);

// "Reading takes 62 % of the working time (2 workers). Readers blocked 71 % of the time: the
// writer cannot keep up; more readers will not help." Empty while nothing was measured.
[[nodiscard]] QString bottleneckText(const JobFigures& figures);

} // namespace lightstack::ui
