#include "core/runs/run_choice.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace lightstack::runs {
namespace {

// What speaks for a number, larger is better.
struct Score {
    std::size_t covered = 0; // files in groups
    int hint = 0;
    bool dense = false;
    std::uint32_t width = 0;
    double groupSize = 0;
    std::size_t run = 0;
    [[nodiscard]] auto order() const noexcept {
        return std::tuple(hint, dense, width, groupSize, run);
    }
};

std::string_view textOf(const SchemeName& name, std::size_t run) {
    return name.name.substr(name.runs[run].begin, name.runs[run].width());
}

// Numbers that are not the same text in all names: only these can count anything.
std::vector<std::size_t> varyingRuns(std::span<const SchemeName> names) {
    std::vector<std::size_t> out;
    for (std::size_t run = 0; run < names.front().runs.size(); ++run) {
        const std::string_view first = textOf(names.front(), run);
        const bool varies = std::any_of(names.begin(), names.end(),
            [&](const SchemeName& name) { return textOf(name, run) != first; });
        if (varies) out.push_back(run);
    }
    return out;
}

// All names, grouped by the texts of the other varying numbers. Sums of hashes: the sum without one
// number is one subtraction away; names that meet by chance are told apart by their texts.
class Grouping {
public:
    Grouping(std::span<const SchemeName> names, const std::vector<std::size_t>& runs)
        : m_names(names), m_runs(runs), m_sums(names.size(), 0) {
        for (std::size_t i = 0; i < names.size(); ++i)
            for (const std::size_t run : runs)
                m_sums[i] += hashOf(i, run);
    }
    [[nodiscard]] std::vector<RunGroup> by(std::size_t run) const {
        std::vector<RunGroup> groups;
        if (m_runs.size() == 1) {
            groups.emplace_back().members.resize(m_names.size());
            std::iota(groups.front().members.begin(), groups.front().members.end(), std::size_t{0});
            return groups;
        }
        std::unordered_map<std::uint64_t, std::size_t> byRest;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            for (std::uint64_t key = m_sums[i] - hashOf(i, run);; ++key) {
                const auto [at, fresh] = byRest.try_emplace(key, groups.size());
                if (fresh) groups.emplace_back();
                std::vector<std::size_t>& members = groups[at->second].members;
                if (!fresh && !sameRest(members.front(), i, run)) continue;
                members.push_back(i);
                break;
            }
        }
        return groups;
    }

private:
    [[nodiscard]] std::uint64_t hashOf(std::size_t name, std::size_t run) const {
        const std::uint64_t text = std::hash<std::string_view>()(textOf(m_names[name], run));
        return (text + run) * 0x9E3779B97F4A7C15U ^ (text >> 29U);
    }
    [[nodiscard]] bool sameRest(std::size_t a, std::size_t b, std::size_t run) const {
        return std::all_of(m_runs.begin(), m_runs.end(), [&](std::size_t other) {
            return other == run || textOf(m_names[a], other) == textOf(m_names[b], other);
        });
    }

    std::span<const SchemeName> m_names;
    const std::vector<std::size_t>& m_runs;
    std::vector<std::uint64_t> m_sums;
};

// Different indices, and the span they cover.
std::pair<std::size_t, double> extent(
    std::span<const SchemeName> names, const RunGroup& group, std::size_t run) {
    std::vector<std::int64_t> values;
    values.reserve(group.members.size());
    for (const std::size_t member : group.members)
        values.push_back(names[member].runs[run].value);
    std::sort(values.begin(), values.end());
    const double span = static_cast<double>(values.back() - values.front()) + 1;
    const auto unique = std::unique(values.begin(), values.end());
    return {static_cast<std::size_t>(unique - values.begin()), span};
}

Score scoreOf(std::span<const SchemeName> names, std::vector<RunGroup>& groups, std::size_t run) {
    Score score;
    score.run = run;
    double different = 0;
    double spans = 0;
    std::erase_if(groups, [&](const RunGroup& group) {
        if (group.members.size() < kLeastSlices) return true;
        const auto [count, span] = extent(names, group, run);
        if (count < kLeastSlices) return true;
        score.covered += group.members.size();
        different += static_cast<double>(count);
        spans += span;
        return false;
    });
    if (groups.empty()) return score;
    score.dense = different * 2 >= spans;
    score.groupSize = different / static_cast<double>(groups.size());
    const SchemeName& first = names[groups.front().members.front()];
    score.hint = indexHint(first.name.substr(0, first.runs[run].begin));
    for (const std::size_t member : groups.front().members)
        score.width = std::max(score.width, names[member].runs[run].width());
    return score;
}

} // namespace

RunChoice chooseRun(std::span<const SchemeName> names) {
    if (names.size() < kLeastSlices) return {};
    const std::vector<std::size_t> runs = varyingRuns(names);
    const Grouping grouping(names, runs);
    std::map<std::size_t, std::vector<RunGroup>> groups;
    std::vector<Score> scores;
    std::size_t most = 0;
    for (const std::size_t run : runs) {
        groups[run] = grouping.by(run);
        scores.push_back(scoreOf(names, groups[run], run));
        most = std::max(most, scores.back().covered);
    }
    if (most == 0) return {};
    const Score* best = nullptr;
    for (const Score& score : scores)
        if (score.covered * 2 >= most && (best == nullptr || score.order() > best->order()))
            best = &score;
    return {best->run, std::move(groups[best->run])};
}

} // namespace lightstack::runs
