// What a command gets, and what every command's table row says. One file a command, one line a
// command in cli_command.cpp.
#pragma once

#include "app/cli_arguments.h"

#include <span>
#include <stop_token>
#include <string_view>

namespace lightstack::app {

enum ExitCode { kDone = 0, kSomeFailed = 1, kUsage = 2, kFailed = 3, kInterrupted = 130 };

struct CommandContext {
    Arguments arguments;
    bool json = false;
    bool quiet = false;
    std::stop_token stop;
};

struct Command {
    std::string_view name;
    std::string_view synopsis; // after the name
    std::string_view purpose;
    std::span<const OptionSpec> options; // besides --json, --quiet and --help
    int (*run)(const CommandContext&);
};

std::span<const Command> commands() noexcept;

// One a command, each in its own file.
int runInfo(const CommandContext& context);
int runDecode(const CommandContext& context);
int runThumbnails(const CommandContext& context);
int runStacks(const CommandContext& context);
int runPyramid(const CommandContext& context);
int runExport(const CommandContext& context);
int runTakeoutPairs(const CommandContext& context);
int runScan(const CommandContext& context);
int runDownsample(const CommandContext& context);
int runSearch(const CommandContext& context);
int runPair(const CommandContext& context);
int runDuplicates(const CommandContext& context);
int runProfile(const CommandContext& context);
int runMime(const CommandContext& context);
int runMimeBackfill(const CommandContext& context);
int runDemo(const CommandContext& context);

} // namespace lightstack::app
