// The figures of runs as rows of words: of the table, and of the report that is copied.
// Thread: GUI only (translations).
#pragma once

#include "core/profile/profile.h"

#include <QStringList>

namespace lightstack::ui {

[[nodiscard]] QStringList profileColumns();
[[nodiscard]] QStringList profileCells(const profile::ProfileRun& run);

} // namespace lightstack::ui
