// search ... --export FILE, --csv FILE: what was found, all of it, as a list for other programs.
#pragma once

#include "app/cli_report.h"

namespace lightstack::app {

[[nodiscard]] bool wantsExport(const Arguments& arguments);
// "-" writes to standard output (CSV). Prints and returns the exit code.
int exportSearch(const CommandContext& context, Report& report, const std::string& text);

} // namespace lightstack::app
