#include "ui/slices/stack_places.h"

#include <algorithm>

namespace lightstack::ui {

StackPlaces::StackPlaces(const volume::SliceStack& stack, std::int64_t depth)
    : m_withGaps(depth != static_cast<std::int64_t>(stack.slices.size()))
    , m_first(stack.slices.empty() ? 0 : stack.slices.front().index) {
}

const volume::Slice* StackPlaces::sliceAt(
    const volume::SliceStack& stack, std::int64_t place) const {
    if (place < 0) return nullptr;
    if (!m_withGaps) {
        const auto i = static_cast<std::size_t>(place);
        return i < stack.slices.size() ? &stack.slices[i] : nullptr;
    }
    const auto found = std::lower_bound(stack.slices.begin(), stack.slices.end(), m_first + place,
        [](const volume::Slice& slice, std::int64_t index) { return slice.index < index; });
    return found != stack.slices.end() && found->index == m_first + place ? &*found : nullptr;
}

std::int64_t StackPlaces::placeOf(const volume::SliceStack& stack, std::int64_t number) const {
    if (!m_withGaps || stack.slices.empty()) return number;
    const auto last = static_cast<std::int64_t>(stack.slices.size()) - 1;
    const auto i = static_cast<std::size_t>(std::clamp<std::int64_t>(number, 0, last));
    return stack.slices[i].index - m_first;
}

std::vector<std::int64_t> StackPlaces::gaps(const volume::SliceStack& stack) const {
    std::vector<std::int64_t> out;
    if (!m_withGaps) return out;
    constexpr std::size_t kMost = 100'000;
    for (std::size_t i = 1; i < stack.slices.size(); ++i)
        for (std::int64_t index = stack.slices[i - 1].index + 1;
             index < stack.slices[i].index && out.size() < kMost; ++index)
            out.push_back(index - m_first);
    return out;
}

std::string numberIn(const volume::SliceStack& stack, const volume::Slice& slice) {
    const std::string& name = slice.name;
    const std::size_t around = stack.prefix.size() + stack.suffix.size();
    if (stack.paged || name.size() <= around || !name.starts_with(stack.prefix))
        return std::to_string(slice.index);
    return name.substr(stack.prefix.size(), name.size() - around);
}

} // namespace lightstack::ui
