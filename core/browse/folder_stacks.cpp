#include "core/browse/folder_stacks.h"

#include "core/runs/slice_name.h"

#include <algorithm>

namespace lightstack::browse {
namespace {

std::int64_t numberOf(std::string_view name, std::size_t run) {
    const std::vector<runs::DigitRun> digits = runs::digitRuns(name);
    return run < digits.size() ? digits[run].value : -1;
}

} // namespace

FolderStacks::FolderStacks(std::size_t entries, std::vector<FolderStack> stacks)
    : m_stacks(std::move(stacks)), m_of(entries, -1) {
    for (std::size_t i = 0; i < m_stacks.size(); ++i) {
        for (const auto id : m_stacks[i].slices)
            m_of[id] = static_cast<std::int32_t>(i);
        for (const auto id : m_stacks[i].duplicates)
            m_of[id] = static_cast<std::int32_t>(i);
    }
}

std::size_t FolderStacks::lowerBound(
    const FolderTable& table, const FolderStack& stack, std::int64_t number) const {
    const auto at = std::partition_point(stack.slices.begin(), stack.slices.end(),
        [&](FolderTable::Id id) { return numberOf(table.name(id), stack.run) < number; });
    return static_cast<std::size_t>(at - stack.slices.begin());
}

int FolderStacks::holding(const FolderTable& table, std::string_view name) const {
    for (std::size_t i = 0; i < m_stacks.size(); ++i) {
        const FolderStack& stack = m_stacks[i];
        if (!name.starts_with(stack.pattern().substr(0, stack.prefix))) continue;
        const std::int64_t number = numberOf(name, stack.run);
        const std::size_t at = number < 0 ? stack.slices.size() : lowerBound(table, stack, number);
        if (at < stack.slices.size() && table.name(stack.slices[at]) == name)
            return static_cast<int>(i);
        const bool twin = std::any_of(stack.duplicates.begin(), stack.duplicates.end(),
            [&](FolderTable::Id id) { return table.name(id) == name; });
        if (twin) return static_cast<int>(i);
    }
    return -1;
}

int FolderStacks::withKey(std::string_view key) const noexcept {
    for (std::size_t i = 0; i < m_stacks.size(); ++i)
        if (m_stacks[i].key == key) return static_cast<int>(i);
    return -1;
}

std::size_t FolderStacks::positionOf(const FolderTable& table, FolderTable::Id id) const {
    const FolderStack& stack = m_stacks[static_cast<std::size_t>(m_of[id])];
    return lowerBound(table, stack, numberOf(table.name(id), stack.run));
}

} // namespace lightstack::browse
