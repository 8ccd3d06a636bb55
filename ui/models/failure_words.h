// Why something failed, in the window's language: core gives an English sentence, the command line
// prints it, and every view says this instead.
//
// A sentence that is known (failure_table.h) is translated whole; of any other, what its code says,
// with core's own words in parentheses. In English it is core's sentence. Thread: GUI
// (translations).
#pragma once

#include "core/base/error.h"

#include <QString>

namespace lightstack::ui {

[[nodiscard]] QString failureText(const base::Error& error); // a clause without a final full stop
// Of a failure of which the code is not known: what no sentence is found for stays as it is.
[[nodiscard]] QString failureText(std::string_view detail);

} // namespace lightstack::ui
