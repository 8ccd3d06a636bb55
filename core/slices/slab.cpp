#include "core/slices/slab.h"

#include "core/image/sample_types.h"

#include <cmath>
#include <cstring>
#include <type_traits>

namespace lightstack::slices {
namespace {

__extension__ typedef __int128 Int128; // NOLINT(modernize-use-using): for sums of 64-bit integers

template <class T>
T loaded(const std::byte* plane, std::size_t i) noexcept {
    T value;
    std::memcpy(&value, plane + i * sizeof(T), sizeof(T));
    return value;
}

template <class T, bool Largest>
class Extreme final : public SlabSum {
public:
    explicit Extreme(std::size_t samples) : m_values(samples) {}
    void add(const std::byte* plane) override {
        if (m_first) {
            std::memcpy(m_values.data(), plane, m_values.size() * sizeof(T));
            m_first = false;
            return;
        }
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const T value = loaded<T>(plane, i);
            T& best = m_values[i];
            if constexpr (std::is_floating_point_v<T>)
                best = Largest ? std::fmax(best, value) : std::fmin(best, value);
            else
                best = Largest ? std::max(best, value) : std::min(best, value);
        }
    }
    void finish(std::byte* out) override {
        if (m_first) std::memset(out, 0, m_values.size() * sizeof(T));
        if (!m_first) std::memcpy(out, m_values.data(), m_values.size() * sizeof(T));
        m_first = true;
    }

private:
    std::vector<T> m_values;
    bool m_first = true;
};

// Half up, below zero, too: floor((2 * sum + count) / (2 * count)).
template <class Sum>
Sum roundedMean(Sum sum, std::int64_t count) noexcept {
    const Sum twice = static_cast<Sum>(count) * 2;
    const Sum above = sum * 2 + static_cast<Sum>(count);
    const Sum down = above / twice;
    return above % twice < 0 ? down - 1 : down;
}

template <class T>
class Mean final : public SlabSum {
    using Sum = std::conditional_t<std::is_floating_point_v<T>, double,
        std::conditional_t<sizeof(T) == 8, Int128, std::int64_t>>;

public:
    explicit Mean(std::size_t samples) : m_sums(samples) {}
    void add(const std::byte* plane) override {
        for (std::size_t i = 0; i < m_sums.size(); ++i)
            m_sums[i] += static_cast<Sum>(loaded<T>(plane, i));
        ++m_count;
    }
    void finish(std::byte* out) override {
        for (std::size_t i = 0; i < m_sums.size(); ++i) {
            T value{};
            if (m_count > 0) {
                if constexpr (std::is_floating_point_v<T>)
                    value = static_cast<T>(m_sums[i] / static_cast<double>(m_count));
                else
                    value = static_cast<T>(roundedMean(m_sums[i], m_count));
            }
            std::memcpy(out + i * sizeof(T), &value, sizeof(T));
            m_sums[i] = 0;
        }
        m_count = 0;
    }

private:
    std::vector<Sum> m_sums;
    std::int64_t m_count = 0;
};

} // namespace

std::unique_ptr<SlabSum> SlabSum::make(image::SampleType type, SlabRule rule, std::size_t samples) {
    return image::withSampleType(type, [&](auto tag) -> std::unique_ptr<SlabSum> {
        using T = decltype(tag);
        if (rule == SlabRule::Max) return std::make_unique<Extreme<T, true>>(samples);
        if (rule == SlabRule::Min) return std::make_unique<Extreme<T, false>>(samples);
        return std::make_unique<Mean<T>>(samples);
    });
}

} // namespace lightstack::slices
