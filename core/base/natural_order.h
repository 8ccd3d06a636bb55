// The order people expect of names: slice2 before slice10, case aside, any bytes allowed.
//
// Digit runs compare as numbers of any length (leading zeros decide only between equals), ASCII
// letters without case, everything else by byte. Total: only equal bytes are equal.
// Thread: pure, any thread.
#pragma once

#include <string_view>

namespace lightstack::base {

// <0, 0, >0 as a stands before, at, after b.
int naturalCompare(std::string_view a, std::string_view b) noexcept;

inline bool naturalLess(std::string_view a, std::string_view b) noexcept {
    return naturalCompare(a, b) < 0;
}

} // namespace lightstack::base
