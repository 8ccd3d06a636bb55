// What a job has to tell, as text to copy: how it ended, stages, queues, bottleneck, the
// table of its dialog, failures.
// Thread: GUI only (translations).
#pragma once

#include <QString>

namespace lightstack::ui {

class Job;

[[nodiscard]] QString jobReportText(const Job& job);

} // namespace lightstack::ui
