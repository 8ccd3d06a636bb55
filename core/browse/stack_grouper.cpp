#include "core/browse/stack_grouper.h"

#include "core/runs/name_runs.h"
#include "core/runs/slice_name.h"

#include <algorithm>
#include <array>

namespace lightstack::browse {
namespace {

using Clock = std::chrono::steady_clock;
using Id = FolderTable::Id;

// First, middle and last of a list.
constexpr std::size_t kLooked = 3;

std::array<Id, kLooked> someOf(std::span<const Id> files) {
    return {files.front(), files[files.size() / 2], files.back()};
}

} // namespace

void StackGrouper::reset() {
    m_stacks.reset();
    m_verdicts.clear();
    m_expanded.clear();
    m_revealed.clear();
}

void StackGrouper::forgetHeads(const std::set<std::string>& names) {
    std::erase_if(m_verdicts, [&](const auto& entry) {
        const std::vector<std::string>& looked = entry.second.looked;
        return std::any_of(looked.begin(), looked.end(),
            [&](const std::string& name) { return names.contains(name); });
    });
}

// `all`: of one stack, so that all that can be read must be grey and of one size, and most of them
// must be readable; a damaged slice spoils no stack. Else of a scheme, where one slice is enough to
// look closer.
StackGrouper::Verdict StackGrouper::judge(
    const FolderTable& table, std::span<const Id> files, bool all) const {
    Verdict verdict;
    std::optional<PictureHead> first;
    int grey = 0;
    int others = 0;
    for (const Id id : someOf(files)) {
        verdict.looked.emplace_back(table.name(id));
        const std::optional<PictureHead> head = m_heads->headOf(table.path(id));
        if (!head) continue;
        if (!first) first = head;
        const bool fits =
            head->grey && head->width == first->width && head->height == first->height;
        ++(fits ? grey : others);
    }
    verdict.slices = all ? grey >= 2 && others == 0 : grey > 0;
    return verdict;
}

std::optional<bool> StackGrouper::verdict(
    const std::string& about, const FolderTable& table, std::span<const Id> files) {
    if (const auto known = m_verdicts.find(about); known != m_verdicts.end())
        return known->second.slices;
    if (m_heads == nullptr) return false;
    if (Clock::now() >= m_until || m_stop.stop_requested()) {
        m_late = true;
        return std::nullopt;
    }
    const bool all = about.front() == '/';
    return m_verdicts.emplace(about, judge(table, files, all)).first->second.slices;
}

bool StackGrouper::acceptScheme(
    const std::string& scheme, const FolderTable& table, std::span<const Id> files) {
    if (runs::isTiffName(table.name(files.front()))) return true;
    return verdict("scheme " + scheme, table, files).value_or(false);
}

bool StackGrouper::group(
    const FolderTable& table, std::chrono::milliseconds atMost, const std::stop_token& stop) {
    m_until = Clock::now() + atMost;
    m_stop = stop;
    m_late = false;
    const runs::NameAt name = [&](Id id) {
        const EntryKind kind = table.kind(id);
        const bool picture = kind == EntryKind::Image || kind == EntryKind::Unknown;
        return picture ? table.name(id) : std::string_view();
    };
    runs::NameRuns found = runs::findNameRuns(static_cast<std::uint32_t>(table.count()), name,
        [&](const std::string& scheme, std::span<const Id> files) {
            return acceptScheme(scheme, table, files);
        });
    std::vector<FolderStack> stacks;
    for (runs::NameRun& run : found.runs) {
        const std::string_view first = table.name(run.members.front());
        const runs::RunText text = runs::textOf(run, first);
        FolderStack stack{"/" + text.pattern(), std::move(run.members), std::move(run.duplicates),
            run.run, text.prefix.size(), text.suffix.size()};
        if (runs::isTiffName(first) || verdict(stack.key, table, stack.slices).value_or(false))
            stacks.push_back(std::move(stack));
    }
    m_stacks = stacks.empty()
                   ? nullptr
                   : std::make_shared<const FolderStacks>(table.count(), std::move(stacks));
    return !m_late;
}

std::vector<StackInView> StackGrouper::inView(const FolderTable& table) const {
    std::vector<StackInView> out(m_stacks ? m_stacks->count() : 0);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const FolderStack& stack = (*m_stacks)[i];
        out[i].expanded = m_expanded.contains(stack.key);
        for (const auto* ids : {&stack.slices, &stack.duplicates})
            for (const Id id : *ids) {
                out[i].bytes += table.size(id);
                out[i].newestNs = std::max(out[i].newestNs, table.mtimeNs(id));
            }
    }
    return out;
}

void StackGrouper::setExpanded(const std::string& key, bool expanded) {
    if (expanded)
        m_expanded.insert(key);
    else
        m_expanded.erase(key);
}

void StackGrouper::settleRevealed(const FolderTable& table) {
    for (const std::string& name : m_revealed)
        if (const int stack = m_stacks ? m_stacks->holding(table, name) : -1; stack >= 0)
            m_expanded.insert((*m_stacks)[static_cast<std::size_t>(stack)].key);
    m_revealed.clear();
}

} // namespace lightstack::browse
