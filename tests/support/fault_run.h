// A piece of work in a process of its own, so that it may be killed at any of its file operations.
#pragma once

#include "tests/support/fault_shim.h"
#include "tests/support/file_content.h"

#include <filesystem>
#include <functional>
#include <string>

namespace lightstack::tests {

// What `tree` says, and nothing else.
void putTree(const std::filesystem::path& folder, const Tree& tree);

struct FaultRun {
    int status = 0;   // what `work` returned, kKilled, or -1: crashed or took longer than 20 s
    long counted = 0; // operations; 0 where it was killed
};

// Runs `work` in a child, armed.
FaultRun runFaulty(const faults::Fault& fault, const std::function<int()>& work);

// Rows of a test, columns "error" and "lasting": an operation fails, the disk is full from one on,
// the process is killed.
void addFaultRows();

// What a test does to each operation of a piece of work, one after the other.
struct FaultSweep {
    std::filesystem::path place; // empty at the beginning of each run
    unsigned operations = 0;
    int error = 0;
    bool lasting = false;
    long most = 0; // of the operations, in even steps: in bounded time
};
// Runs `work` (0: done, 1: it said that it failed) once for each operation that it does, which then
// fails; `check` says what is wrong afterwards, if anything. Returned: the first that was wrong,
// and where; empty: nothing. There are at least `least` operations.
std::string sweepFaults(const FaultSweep& sweep, long least, const std::function<int()>& work,
    const std::function<std::string(int status)>& check);

} // namespace lightstack::tests
