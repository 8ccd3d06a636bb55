// New names for several files from one pattern: "{date}_{nnn}" and the like; pure text.
//
// Fields, in braces: {name} the name so far without its extension; {n}, {nn}, {nnn}... a counter of
// at least so many digits; {date} when it was taken (else modified), {modified}, both with an
// optional format as in {date:yyyy-MM-dd_hh-mm-ss}; {ext} the extension so far. "{{" and "}}" are
// braces. Without {ext} the extension is kept behind the new name.
// Names are bytes: what is not UTF-8 in a name survives in {name}. Thread: pure, any thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::browse {

struct RenameSubject {
    std::string name; // of the file, with extension
    std::int64_t takenAtMs = kNoTime;
    std::int64_t modifiedAtMs = kNoTime;
    static constexpr std::int64_t kNoTime = INT64_MIN;
    std::uint32_t folder = 0; // a number; names are taken folder by folder
};

class RenamePattern {
public:
    // Usage, with a sentence that says what is wrong.
    static Result<RenamePattern> parse(std::string_view text);

    [[nodiscard]] bool usesDates() const noexcept;
    [[nodiscard]] bool usesCounter() const noexcept;
    // Dates: taken times as the camera's clock had them, modified ones in local time. Empty where
    // a field has nothing to say (no date at all).
    [[nodiscard]] std::string nameFor(const RenameSubject& subject, std::int64_t number) const;

private:
    enum class Field { Text, Name, Counter, Date, Modified, Extension };
    struct Part {
        Field field = Field::Text;
        std::string text; // Text: itself; dates: the format
        int digits = 1;
    };
    static Result<Part> partOf(std::string_view field);
    std::vector<Part> m_parts;
};

enum class RenameProblem { None, Impossible, NoDate, TwiceHere, Taken };

struct PlannedName {
    std::string before;
    std::string after; // the same: nothing is done
    RenameProblem problem = RenameProblem::None;
};

struct RenameNumbers {
    std::int64_t first = 1;
    std::int64_t step = 1;
};

// In the order of the subjects. `taken`: whether a file of that name stands in the folder that is
// not among the subjects.
using NameTaken = std::function<bool(std::uint32_t folder, const std::string& name)>;
std::vector<PlannedName> planNames(const RenamePattern& pattern,
    const std::vector<RenameSubject>& subjects, const RenameNumbers& numbers,
    const NameTaken& taken);

// How many names change; -1 where a problem stands in the way.
int namesChanged(const std::vector<PlannedName>& plan) noexcept;

} // namespace lightstack::browse
