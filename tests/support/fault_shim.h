// Makes the N-th file operation below a folder fail, or the process die at it: stands between the
// programs and the C library, linked into a test or preloaded into a program.
//
// Counted are calls on paths below the root, and on descriptors opened there. While it is armed,
// syncs are not carried out (nothing here survives a power cut anyway). Preloaded, it is armed by
// the environment: LIGHTSTACK_FAULT_ROOT, _OPS, _AT, _ERROR, _LASTING, _DELAY_US (before each
// counted operation), as numbers. Thread: any; arm() and disarm() while nothing else runs.
#pragma once

namespace lightstack::tests::faults {

enum Operation : unsigned {
    kOpen = 1,
    kWrite = 2,
    kSync = 4,
    kRename = 8,
    kUnlink = 16,
    kMakeFolder = 32,
    kClose = 64,
    kRead = 128,
};

// Instead of an errno.
constexpr int kShortWrite = 0; // half of the bytes
constexpr int kKill = -1;      // _exit(kKilled) before the operation
constexpr int kKilled = 99;

struct Fault {
    const char* root = nullptr; // absolute
    unsigned operations = 0;    // that count
    long at = 0;                // the first is 1; 0: only counted
    int error = 0;
    bool lasting = false; // every later one, too
    int delayMicroseconds = 0;
};

void arm(const Fault& fault);
// How many were counted since arm().
long disarm();

} // namespace lightstack::tests::faults
