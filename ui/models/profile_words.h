// The advice of a profile in the user's language. Thread: GUI (translations).
#pragma once

#include "core/profile/advice.h"

#include <QString>

namespace lightstack::ui {

// "Best here: 4 threads, queue 100, batch 1. Writers idle 78 % of the time, waiting for workers.
// More threads might help."
[[nodiscard]] QString adviceText(const profile::Advice& advice);

} // namespace lightstack::ui
