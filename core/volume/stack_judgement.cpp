// From the heads of all slices to the verdict on the stack. Pure.
#include "core/base/file_path.h"
#include "core/volume/stack_audit.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace lightstack::volume {
namespace {

std::optional<SliceSpec> mostCommon(std::span<const SliceHeader> headers) {
    struct Votes {
        std::size_t count = 0;
        std::size_t first = 0;
    };
    const auto key = [](const SliceSpec& s) {
        return std::tuple(s.width, s.height, s.bits, s.type, s.channels, s.mime, s.whiteIsZero);
    };
    std::map<decltype(key(SliceSpec())), Votes> votes;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (headers[i].spec.width > 0 && headers[i].state != SliceState::Unreadable) {
            Votes& v = votes[key(headers[i].spec)];
            if (v.count++ == 0) v.first = i;
        }
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.second.count, b.second.first) <
                   std::tuple(b.second.count, a.second.first);
        });
    return most == votes.end() ? std::nullopt : std::optional(headers[most->second.first].spec);
}

std::string oddText(const SliceSpec& spec, const SliceSpec& usual) {
    SliceSpec same = spec;
    same.mime = usual.mime;
    if (same == usual)
        return "is " + std::string(spec.mime) + " inside, the others are " +
               std::string(usual.mime);
    return specText(spec) + "; the others are " + specText(usual);
}

void collectSlices(StackAudit& audit, std::span<const SliceHeader> headers) {
    const auto typical = std::find_if(headers.begin(), headers.end(),
        [&](const SliceHeader& h) { return h.state == SliceState::Good && h.spec == audit.spec; });
    if (typical != headers.end())
        audit.stack.typical = static_cast<std::size_t>(typical - headers.begin());
    for (std::size_t i = 0; i < audit.stack.slices.size() && i < headers.size(); ++i) {
        const SliceHeader& header = headers[i];
        audit.stack.slices[i].size = header.size;
        audit.stack.slices[i].mtimeNs = header.mtimeNs;
        if (header.state != SliceState::Good) {
            audit.bad.push_back({i, header.state, header.code, header.detail});
        } else if (header.spec != *audit.spec) {
            audit.odd.push_back({i, header.spec, oddText(header.spec, *audit.spec)});
        }
    }
}

// The step between indices, if it is the same throughout and more than one.
std::int64_t commonStep(const SliceStack& stack) {
    std::int64_t step = 0;
    for (std::size_t i = 1; i < stack.slices.size(); ++i)
        step = std::gcd(step, stack.slices[i].index - stack.slices[i - 1].index);
    return step;
}

void warnOfNumbers(StackAudit& audit) {
    const SliceStack& stack = audit.stack;
    if (const std::int64_t step = commonStep(stack); step > 1)
        audit.notes.emplace_back(note::Steps{step});
    if (!audit.gaps.empty())
        audit.notes.emplace_back(
            note::Missing{audit.missing(), stack.slices.front().index, stack.slices.back().index});
    if (!stack.duplicates.empty())
        audit.notes.emplace_back(note::SameNumber{
            stack.duplicates.size(), base::toLossyUtf8(stack.duplicates.front().name)});
}

void warnOfSlices(StackAudit& audit, std::span<const SliceHeader> headers) {
    const auto count = [&](SliceState state) {
        return static_cast<std::size_t>(std::count_if(audit.bad.begin(), audit.bad.end(),
            [&](const BadSlice& bad) { return bad.state == state; }));
    };
    if (!audit.spec) audit.notes.emplace_back(note::NoneReadable{});
    if (const std::size_t n = audit.odd.size(); n > 0) audit.notes.emplace_back(note::Odd{n});
    for (const SliceState state :
        {SliceState::Empty, SliceState::Truncated, SliceState::Unreadable})
        if (const std::size_t n = count(state); n > 0)
            audit.notes.emplace_back(note::Bad{state, n});
    const auto paged = static_cast<std::size_t>(std::count_if(
        headers.begin(), headers.end(), [](const SliceHeader& h) { return h.morePages; }));
    if (paged > 0 && !audit.stack.paged) audit.notes.emplace_back(note::MorePages{paged});
    if (audit.spec && audit.spec->channels > 1)
        audit.notes.emplace_back(note::InColour{audit.spec->channels});
}

} // namespace

std::int64_t StackAudit::missing() const noexcept {
    std::int64_t n = 0;
    for (const SliceGap& gap : gaps)
        n += gap.last - gap.first + 1;
    return n;
}

bool StackAudit::isWhole() const noexcept {
    return gaps.empty() && odd.empty() && bad.empty() && stack.duplicates.empty();
}

StackAudit judgeStack(SliceStack stack, std::span<const SliceHeader> headers) {
    StackAudit audit;
    audit.stack = std::move(stack);
    audit.gaps = gapsOf(audit.stack);
    audit.spec = mostCommon(headers);
    collectSlices(audit, headers);
    warnOfNumbers(audit);
    warnOfSlices(audit, headers);
    return audit;
}

} // namespace lightstack::volume
