// Renaming many files, of one folder or several, as one act: all of them, or as before.
//
// A file whose new name is still another's waits until that one has gone; where names go round in a
// circle, one file takes a name nobody has in between. Nothing is ever replaced: each step is
// renameFile(). Where a step fails, the steps before it are taken back. Thread: any, not the GUI's.
#pragma once

#include "core/base/result.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace lightstack::browse {

struct RenameStep {
    std::filesystem::path from;
    std::filesystem::path to;
};

struct WantedName {
    std::filesystem::path path;
    std::string name;
};

// The steps that were taken, in order: undoRenames() takes them back. Each stays in its
// folder.
// `progress`: after each step, how many files have their names.
Result<std::vector<RenameStep>> renameMany(const std::vector<WantedName>& wanted,
    const std::stop_token& stop, const std::function<void(int)>& progress = {});

// From the last to the first; goes on past a failure, and says the first of them.
Result<void> undoRenames(const std::vector<RenameStep>& steps);

} // namespace lightstack::browse
