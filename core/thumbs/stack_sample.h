// The stack that a slice is shown as a part of: its slices are seen one after the other at the same
// place, so they share one window of grey values. Named here are the few slices that it is taken
// from. Thread: values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lightstack::thumbs {

struct StackSample {
    struct Slice {
        std::string path; // absolute, bytes
        int page = 0;
    };
    std::uint64_t id = 0;      // of the stack, never 0; another one when it has grown by half
    std::vector<Slice> slices; // over the whole stack; the middle one stands for it
};

// Which of `count` slices: up to five, ascending, the middle one (count / 2) among them. The very
// first and last are most often air.
[[nodiscard]] std::vector<std::size_t> sampledSlices(std::size_t count);
// `about` names the stack (folder and pattern).
[[nodiscard]] std::uint64_t stackId(const std::string& about, std::size_t count) noexcept;

} // namespace lightstack::thumbs
