// What an export is called and says, in the user's language. Thread: pure, GUI (translations).
#pragma once

#include "core/volume/volume_export.h"

#include <QString>

namespace lightstack::ui {

[[nodiscard]] QString exportFormatText(volume::ExportFormat format);
// What it is good for: one line.
[[nodiscard]] QString exportFormatHint(volume::ExportFormat format);
[[nodiscard]] QString exportNoteWords(volume::ExportNote note);
// "549 × 498 × 5"
[[nodiscard]] QString sizeText(std::int64_t width, std::int64_t height, std::int64_t depth);

} // namespace lightstack::ui
