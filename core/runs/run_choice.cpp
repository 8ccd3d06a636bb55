#include "core/runs/run_choice.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
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

std::string_view textOf(const SchemeNames& names, std::size_t i, std::size_t run) {
    const DigitRun& digits = names.digitsOf(i, run);
    return names.nameOf(i).substr(digits.begin, digits.width());
}

// Numbers that are not the same text in all names: only these can count anything.
std::vector<std::size_t> varyingRuns(const SchemeNames& names) {
    std::vector<std::size_t> out;
    for (std::size_t run = 0; run < names.runs; ++run) {
        const std::string_view first = textOf(names, 0, run);
        std::size_t i = 1;
        while (i < names.count() && textOf(names, i, run) == first)
            ++i;
        if (i < names.count()) out.push_back(run);
    }
    return out;
}

// All names, grouped by the texts of the other varying numbers. Sums of hashes: the sum without one
// number is one subtraction away; names that meet by chance are told apart by their texts.
class Grouping {
public:
    Grouping(const SchemeNames& names, const std::vector<std::size_t>& runs)
        : m_names(names), m_runs(runs) {
        if (runs.size() < 2) return; // one group: nothing to tell apart
        m_sums.resize(names.count(), 0);
        for (std::size_t i = 0; i < names.count(); ++i)
            for (const std::size_t run : runs)
                m_sums[i] += hashOf(i, run);
    }
    [[nodiscard]] std::vector<RunGroup> by(std::size_t run) const {
        std::vector<RunGroup> groups;
        if (m_runs.size() == 1) {
            groups.emplace_back().members.resize(m_names.count());
            std::iota(groups.front().members.begin(), groups.front().members.end(), std::size_t{0});
            return groups;
        }
        std::unordered_map<std::uint64_t, std::size_t> byRest;
        for (std::size_t i = 0; i < m_names.count(); ++i) {
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
        const std::uint64_t text = std::hash<std::string_view>()(textOf(m_names, name, run));
        return (text + run) * 0x9E3779B97F4A7C15U ^ (text >> 29U);
    }
    [[nodiscard]] bool sameRest(std::size_t a, std::size_t b, std::size_t run) const {
        return std::all_of(m_runs.begin(), m_runs.end(), [&](std::size_t other) {
            return other == run || textOf(m_names, a, other) == textOf(m_names, b, other);
        });
    }

    const SchemeNames& m_names;
    const std::vector<std::size_t>& m_runs;
    std::vector<std::uint64_t> m_sums;
};

// Different indices, and the span they cover.
std::pair<std::size_t, double> extent(
    const SchemeNames& names, const RunGroup& group, std::size_t run) {
    std::vector<std::int64_t> values;
    values.reserve(group.members.size());
    for (const std::size_t member : group.members)
        values.push_back(names.digitsOf(member, run).value);
    if (!std::is_sorted(values.begin(), values.end())) std::sort(values.begin(), values.end());
    const double span = static_cast<double>(values.back() - values.front()) + 1;
    const auto unique = std::unique(values.begin(), values.end());
    return {static_cast<std::size_t>(unique - values.begin()), span};
}

Score scoreOf(const SchemeNames& names, std::vector<RunGroup>& groups, std::size_t run) {
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
    const std::size_t first = groups.front().members.front();
    score.hint = indexHint(names.nameOf(first).substr(0, names.digitsOf(first, run).begin));
    for (const std::size_t member : groups.front().members)
        score.width = std::max(score.width, names.digitsOf(member, run).width());
    return score;
}

// All files, by a number that is different in each and leaves out few.
std::vector<std::size_t> orderBy(const SchemeNames& names, std::size_t run) {
    std::vector<std::size_t> order(names.count());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto value = [&](std::size_t i) { return names.digitsOf(i, run).value; };
    std::sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    const auto again = std::adjacent_find(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return value(a) == value(b); });
    const double span = static_cast<double>(value(order.back()) - value(order.front())) + 1;
    if (again != order.end() || static_cast<double>(order.size()) < 0.9 * span) order.clear();
    return order;
}

// "0007": three digits or more, in every name as many.
bool isWrittenAsIndex(const SchemeNames& names, std::size_t run) {
    const std::uint32_t width = names.digitsOf(0, run).width();
    bool padded = false;
    for (std::size_t i = 0; i < names.count(); ++i) {
        if (names.digitsOf(i, run).width() != width) return false;
        padded |= names.nameOf(i)[names.digitsOf(i, run).begin] == '0';
    }
    return padded && width >= 3;
}

// The other numbers, read as one from left to right, only rise or only fall along the run.
bool othersFollow(const SchemeNames& names, const std::vector<std::size_t>& order,
    const std::vector<std::size_t>& runs, std::size_t run) {
    bool rise = true;
    bool fall = true;
    for (std::size_t i = 1; i < order.size(); ++i)
        for (const std::size_t other : runs) {
            if (other == run) continue;
            const auto before = names.digitsOf(order[i - 1], other).value;
            const auto now = names.digitsOf(order[i], other).value;
            if (before == now) continue;
            rise &= before < now;
            fall &= before > now;
            break;
        }
    return rise || fall;
}

RunChoice chooseTogether(const SchemeNames& names, const std::vector<std::size_t>& runs) {
    if (names.count() < kLeastTogether || runs.size() < 2) return {};
    std::optional<Score> best;
    std::vector<std::size_t> members;
    for (const std::size_t run : runs) {
        std::vector<std::size_t> order = orderBy(names, run);
        if (order.empty()) continue;
        const DigitRun& first = names.digitsOf(order.front(), run);
        Score score;
        score.run = run;
        score.hint = indexHint(names.nameOf(order.front()).substr(0, first.begin));
        score.width = first.width();
        if (score.hint <= 0 && !isWrittenAsIndex(names, run) &&
            !othersFollow(names, order, runs, run))
            continue;
        if (best && best->order() >= score.order()) continue;
        best = score;
        members = std::move(order);
    }
    if (!best) return {};
    std::sort(members.begin(), members.end());
    return {best->run, {RunGroup{std::move(members)}}};
}

} // namespace

void SchemeNames::keep(std::span<const std::size_t> kept) {
    for (std::size_t to = 0; to < kept.size(); ++to) {
        files[to] = files[kept[to]];
        std::copy_n(digits.begin() + static_cast<std::ptrdiff_t>(kept[to] * runs), runs,
            digits.begin() + static_cast<std::ptrdiff_t>(to * runs));
    }
    files.resize(kept.size());
    digits.resize(kept.size() * runs);
}

RunChoice chooseRun(const SchemeNames& names) {
    if (names.count() < kLeastSlices) return {};
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
    if (most * 2 < names.count())
        if (RunChoice together = chooseTogether(names, runs); !together.groups.empty())
            return together;
    if (most == 0) return {};
    const Score* best = nullptr;
    for (const Score& score : scores)
        if (score.covered * 2 >= most && (best == nullptr || score.order() > best->order()))
            best = &score;
    return {best->run, std::move(groups[best->run])};
}

} // namespace lightstack::runs
