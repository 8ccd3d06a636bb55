// Looks an SVG over before Qt draws it: drawings that multiply themselves by nested <use> would
// keep a worker for hours, and drawings may not read other files. Thread: pure, any thread.
#pragma once

#include "core/base/byte_source.h"

namespace lightstack::io {

constexpr std::uint64_t kMostSvgBytes = 32U << 20;
constexpr std::uint64_t kMostSvgElements =
    500'000; // after every <use> is replaced by what it names

struct SvgVerdict {
    std::uint64_t elements = 0; // as drawn; cut at kMostSvgElements + 1
    bool readable = false;      // well-formed, an <svg> element outside
    bool outside = false;       // names pictures in other files
};

SvgVerdict examineSvg(std::span<const std::byte> text);

} // namespace lightstack::io
