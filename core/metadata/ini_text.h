// Lines "key = value" under [sections], as scanners write them: any line end, padded with spaces,
// Latin-1 or UTF-8 or UTF-16, sometimes damaged.
//
// Bounded: what is longer than a line may be is skipped, what is more than a file may have is left
// out, bytes that are no text end nothing. Thread: pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::metadata {

struct IniLine {
    std::string section; // lower case, without brackets, braces
    std::string key;     // as written, trimmed; "µm" is always "um"
    std::string value;   // trimmed; "µm" is always "um"
};

inline constexpr std::size_t kLongestIniLine = 4096;
inline constexpr std::size_t kMostIniLines = 20'000;

struct IniText {
    std::vector<IniLine> lines;
    // The first value of that key, compared without case; in any section where `section` is empty.
    [[nodiscard]] const std::string* find(std::string_view section, std::string_view key) const;
};

// `separator`: '=' or ':' ("key: value", NRRD).
[[nodiscard]] IniText parseIni(std::string_view bytes, char separator = '=');

// Valid UTF-8: UTF-16, with a mark or without, is decoded, what is no UTF-8 is taken for Latin-1.
// "µm" -> "um".
[[nodiscard]] std::string plainText(std::string_view bytes);

// The number a text begins with, a comma as decimal point allowed; nullopt for none, and for
// infinities. `rest` is what follows it, trimmed.
[[nodiscard]] std::optional<double> leadingNumber(
    std::string_view text, std::string_view* rest = nullptr);

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;
[[nodiscard]] bool sameWithoutCase(std::string_view a, std::string_view b) noexcept; // ASCII
[[nodiscard]] std::string lowerAscii(std::string_view text);
// The file's name of a path, whichever slashes it has.
[[nodiscard]] std::string_view lastComponent(std::string_view path) noexcept;
[[nodiscard]] std::string_view stemOf(std::string_view fileName) noexcept; // without extension

} // namespace lightstack::metadata
