// The one in the middle. Thread: pure, any thread.
#pragma once

#include <algorithm>
#include <vector>

namespace lightstack::bench {

// The upper one of two. Requires: values.
inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace lightstack::bench
