// What an audit found, in words: groups of rows for the list, the same as text to copy. Lists are
// cut at a number of rows, and say so. Thread: pure, GUI (translations).
#pragma once

#include "ui/dialogs/stack_notes.h"
#include "ui/models/number_words.h"

#include <QString>

namespace lightstack::ui {

struct StackRow {
    QString label;
    QString text;
};

struct StackGroup {
    QString title; // with the count
    bool warning = false;
    std::vector<StackRow> rows;
};

// The first group says what the stack is; then only groups that hold something.
[[nodiscard]] std::vector<StackGroup> stackGroups(
    const volume::StackAudit& audit, std::size_t mostRows);
[[nodiscard]] QString stackText(const volume::StackAudit& audit);

[[nodiscard]] QString stackName(const volume::SliceStack& stack);
// "91 slices, 0 to 90".
[[nodiscard]] QString stackRange(const volume::SliceStack& stack);
// "Nothing is missing", or what is wrong, counted.
[[nodiscard]] QString stackVerdict(const volume::StackAudit& audit);

// Which of an audit's stacks is of that name, or has a slice of that name; else the one with the
// most slices. There is one at least.
[[nodiscard]] std::size_t stackMeant(const volume::FolderAudit& audit, const std::string& name);

} // namespace lightstack::ui
