// The fields of the search line: what each asks of an asset, and where its assets are listed.
// Thread: constants, any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lightstack::catalog {

enum class Listed : std::uint8_t {
    Perhaps, // and perhaps others
    Exactly,
    Others,  // exactly those that do not hold it
    Sidecars // exactly, by the ids of their sidecars
};

struct FieldMeaning {
    std::string_view field, value; // value: of has: and is:
    std::string_view sql;          // condition on `a` and `f`; text fields: of foldedText()
    std::string_view list;         // as QueryTerm::list; empty: none
    Listed listed = Listed::Perhaps;
};

// camera:, lens:, type:, path:, person:, album:; null where there is no such field.
const FieldMeaning* textField(std::string_view field) noexcept;
// has:gps, is:duplicate...
const FieldMeaning* wordMeaning(std::string_view field, std::string_view value) noexcept;

// The list of a comparison: iso, f, focal, width, height, size, rating. Exact.
std::string numberList(std::string_view field, std::string_view sign);

} // namespace lightstack::catalog
