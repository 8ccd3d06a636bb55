// A media name taken apart: stem, extension, counter; and what the extension says it is.
//
// "IMG(1).jpg" -> stem "IMG(1)", extension ".jpg", counter "(1)", base stem "IMG". A counter is
// "(k)" with k >= 1, no leading zero, no space before it and something before it at all: "skytree
// (2)", "x(0)" and "y (001)" are titles. Behind the full length of a name even a space may stand.
// Views point into the name given. Thread: pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lightstack::takeout {

enum class NameKind : unsigned char {
    Still,
    Film,
    Unknown, // no extension, or none we know: media only where a sidecar or its content says so
    Json,
    Other, // pages, tables, archives, hidden files
};

constexpr bool isMedia(NameKind kind) noexcept {
    return kind == NameKind::Still || kind == NameKind::Film;
}

// By extension and prefix alone.
NameKind kindOfName(std::string_view name) noexcept;

constexpr std::size_t kMediaUnits = 51; // of a media name, with its extension, without counter

struct MediaName {
    std::string_view name;
    std::string_view stem;
    std::string_view extension; // with its dot; empty where there is none
    std::string_view counter;   // "(1)"; empty where there is none
    std::string_view baseStem;  // the stem without the counter

    // The name without its counter.
    [[nodiscard]] std::string base() const {
        return std::string(baseStem) + std::string(extension);
    }
};

MediaName splitName(std::string_view name) noexcept;

// The counter at the end of a text, "(12)"; empty where there is none.
std::string_view counterAtEnd(std::string_view text) noexcept;
std::string_view withoutCounter(std::string_view text) noexcept;
// The same, even where a space stands before it: what follows a full name is a counter.
std::string_view anyCounterAtEnd(std::string_view text) noexcept;

// Of what comes with a motion picture: ".mp", ".mp~2", ".mv"; folded.
bool isMotionExtension(std::string_view extension) noexcept;

// The words that services in many languages put behind an edited picture's name, and the names of
// effects; `word` is case-folded and composed. "edited", "bearbeitet", "編集済み", "effects"...
bool isEditWord(std::string_view word) noexcept;
// The beginning of such a word, at least two letters of it.
bool beginsEditWord(std::string_view word) noexcept;
// What stands before the word of an edit. `clipped`: of names at their full length whose last word
// is only the beginning of such a word.
std::optional<std::string_view> beforeEditWord(const MediaName& name, bool clipped);
// Of either.
std::optional<std::string_view> beforeEditWord(const MediaName& name);

} // namespace lightstack::takeout
