// What each pixel of a shrunk row takes from which pixels of the source; private to lanczos.cpp.
//
// Pictures of a set are often of one size: what a thread used last is kept.
// Thread: values; lanczosWeights() gives each thread its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lightstack::raster {

// `count` source pixels from `first` on, weights adding up to one.
template <class W>
struct LanczosTaps {
    int first = 0;
    int count = 0;
    const W* weights = nullptr;
};

template <class W>
class LanczosWeights {
public:
    LanczosWeights() = default;
    // `extent`: of the `in` pixels, what is picture; 0: all. `even`: each takes as many pixels as
    // any, those too many times nothing: loops of one length are guessed right.
    LanczosWeights(int in, double extent, int out, bool even);

    [[nodiscard]] bool areOf(int in, double extent, int out, bool even) const noexcept {
        return m_in == in && m_extent == extent && m_even == even &&
               m_taps.size() == static_cast<std::size_t>(out);
    }
    [[nodiscard]] const std::vector<LanczosTaps<W>>& taps() const noexcept { return m_taps; }

private:
    std::vector<W> m_weights;
    std::vector<LanczosTaps<W>> m_taps;
    int m_in = 0;
    double m_extent = 0;
    bool m_even = false;
};

enum class LanczosDirection : std::uint8_t { Down, Across };

// Float and double. Valid until the thread asks for others of this direction.
template <class W>
const LanczosWeights<W>& lanczosWeights(
    LanczosDirection direction, int in, double extent, int out, bool even);

} // namespace lightstack::raster
