// What lightstack-cli prints about itself: all commands, or one with its options, in 80 columns.
#pragma once

#include "app/cli_command.h"

#include <string>

namespace lightstack::app {

[[nodiscard]] std::string usageOfAll();
[[nodiscard]] std::string usageOf(const Command& command);

} // namespace lightstack::app
