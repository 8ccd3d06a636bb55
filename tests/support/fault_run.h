// A piece of work in a process of its own, so that it may be killed at any of its file operations.
#pragma once

#include "tests/support/fault_shim.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace lightstack::tests {

// Content by path; what a folder looks like.
using Tree = std::map<std::string, std::string>;
Tree treeOf(const std::filesystem::path& folder);
// What `tree` says, and nothing else.
void putTree(const std::filesystem::path& folder, const Tree& tree);

struct FaultRun {
    int status = 0;   // what `work` returned, kKilled, or -1: crashed or took longer than 20 s
    long counted = 0; // operations; 0 where it was killed
};

// Runs `work` in a child, armed.
FaultRun runFaulty(const faults::Fault& fault, const std::function<int()>& work);

} // namespace lightstack::tests
