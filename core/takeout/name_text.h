// File names as the Takeout service counts and compares them: lengths in UTF-16 units, characters
// composed (NFC), because archives that went through a Mac come back decomposed.
//
// Bytes that are no UTF-8 stay as they are; each counts as one unit at most.
// Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lightstack::takeout {

bool isAscii(std::string_view text) noexcept;

// Composed form; the same bytes where there is nothing to compose.
std::string composed(std::string_view text);
// Composed and without case.
std::string folded(std::string_view text);

std::size_t unitsOf(std::string_view text) noexcept;

// What stands in the first `units` UTF-16 units. A pair of surrogates on the edge is kept whole
// (`Whole`: one unit more) or left out (`Inside`).
enum class Edge { Whole, Inside };
std::string_view clip(std::string_view text, std::size_t units, Edge edge = Edge::Whole) noexcept;

} // namespace lightstack::takeout
