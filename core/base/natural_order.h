// The order people expect of names: slice2 before slice10, case aside, any bytes allowed.
//
// Digit runs compare as numbers of any length (leading zeros decide only between equals), ASCII
// letters without case, everything else by byte. Total: only equal bytes are equal. Many names are
// sorted by keys, a piece of the same order as two numbers, which costs a fraction of comparing.
// Thread: pure, any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace lightstack::base {

// <0, 0, >0 as a stands before, at, after b.
int naturalCompare(std::string_view a, std::string_view b) noexcept;

inline bool naturalLess(std::string_view a, std::string_view b) noexcept {
    return naturalCompare(a, b) < 0;
}

// Sixteen bytes of a name's spelling, whose order by byte is naturalCompare()'s but for what
// decides between equals: letters folded; a number as its count of digits, then two digits a byte.
struct NaturalKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const NaturalKey&) const noexcept = default;
};

// Bytes [from, from + 16) of the spelling, zeros behind its end. Keys from the same place, of names
// whose spellings are the same up to there, stand as the names do; where they are equal, the next
// sixteen decide. `ended`: there are none.
NaturalKey naturalKey(std::string_view name, std::size_t from = 0, bool* ended = nullptr) noexcept;

} // namespace lightstack::base
