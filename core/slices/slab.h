// Several planes made one: the largest, smallest or mean value at each place.
//
// Exact: integers are summed as integers and the mean is rounded once, half up, sign kept; floats
// are summed as doubles. Values that are no number are passed over by max and min and make a mean
// no number. Thread: one at a time.
#pragma once

#include "core/slices/volume_source.h"

#include <memory>
#include <span>

namespace lightstack::slices {

class SlabSum {
public:
    // `samples` a plane, of `type` (not F16).
    static std::unique_ptr<SlabSum> make(
        image::SampleType type, SlabRule rule, std::size_t samples);
    virtual ~SlabSum() = default;
    // One more plane of that many samples.
    virtual void add(const std::byte* plane) = 0;
    // Zeros where no plane was added. Begins anew after it.
    virtual void finish(std::byte* out) = 0;
};

} // namespace lightstack::slices
