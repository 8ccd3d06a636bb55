// The fields of the search line: what each asks of an asset, and where its assets are listed.
// Thread: constants, any.
#pragma once

#include <string>
#include <string_view>

namespace lightstack::catalog {

struct FieldMeaning {
    std::string_view field, value; // value: of has: and is:
    std::string_view sql;          // condition on `a` and `f`; one parameter of text fields
    std::string_view list;         // as QueryTerm::list; empty: none
};

// camera:, lens:, type:, path:, person:, album:; null where there is no such field.
const FieldMeaning* textField(std::string_view field) noexcept;
// has:gps, is:duplicate...
const FieldMeaning* wordMeaning(std::string_view field, std::string_view value) noexcept;

// The list of a text field for a value: a path with a slash has none.
std::string listOf(const FieldMeaning& field, std::string_view value);

} // namespace lightstack::catalog
