// Where slices of a stack stand in its volume: gaps in the numbering take their places too, as far
// as the volume has them. Thread: values.
#pragma once

#include "core/volume/slice_stack.h"

namespace lightstack::ui {

class StackPlaces {
public:
    StackPlaces() = default;
    // `depth`: of the volume.
    StackPlaces(const volume::SliceStack& stack, std::int64_t depth);

    // Null in a gap.
    [[nodiscard]] const volume::Slice* sliceAt(
        const volume::SliceStack& stack, std::int64_t place) const;
    // Of the slice that is number `number` of the stack.
    [[nodiscard]] std::int64_t placeOf(const volume::SliceStack& stack, std::int64_t number) const;
    [[nodiscard]] std::vector<std::int64_t> gaps(const volume::SliceStack& stack) const;

private:
    bool m_withGaps = false;
    std::int64_t m_first = 0;
};

// The digits that count, as they stand in the slice's name: "000512".
[[nodiscard]] std::string numberIn(const volume::SliceStack& stack, const volume::Slice& slice);

} // namespace lightstack::ui
