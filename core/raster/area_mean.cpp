#include "core/raster/area_mean.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <vector>

namespace lightstack::raster {
namespace {

using image::ImageBuffer;
using image::SampleType;

// The source cells that output cell `at` of `out` covers, of `in` cells in all. Measured in 1/out
// of a source cell, so that every weight is a whole number and they add up to `in`.
struct Cover {
    int first = 0, last = 0; // both included
    std::uint32_t firstWeight = 0, lastWeight = 0;

    Cover(int at, int in, int out) noexcept {
        const auto begin = static_cast<std::int64_t>(at) * in;
        const std::int64_t end = begin + in;
        first = static_cast<int>(begin / out);
        last = static_cast<int>((end - 1) / out);
        firstWeight =
            static_cast<std::uint32_t>(std::min<std::int64_t>(end, (first + 1LL) * out) - begin);
        lastWeight = static_cast<std::uint32_t>(end - static_cast<std::int64_t>(last) * out);
    }
};

// Signed integers are moved to start at zero: sums stay unsigned, ties round the same way.
template <std::integral T>
constexpr std::int32_t kBias = -static_cast<std::int32_t>(std::numeric_limits<T>::min());

// Doubles are summed in another scale, so that the largest do not overflow.
constexpr double kDownScale = 0x1p-62;
constexpr double kUpScale = 0x1p62;

template <class Sum, class T>
Sum widen(T value) noexcept {
    if constexpr (std::integral<T>) {
        const std::int32_t moved = value + kBias<T>; // 0 to 65535: any sum holds it
        return static_cast<Sum>(moved);
    } else if constexpr (std::same_as<T, double>) {
        return value * kDownScale;
    } else {
        return static_cast<Sum>(value);
    }
}

template <class Sum, class T>
void addRow(Sum* __restrict sum, const T* __restrict row, std::size_t n, Sum weight) noexcept {
    for (std::size_t i = 0; i < n; ++i)
        sum[i] = static_cast<Sum>(sum[i] + widen<Sum>(row[i]) * weight);
}

// Four rows at a time: the sums are loaded and stored a quarter as often.
template <class Sum, class T>
void addRows(Sum* __restrict sum, const T* __restrict row, std::size_t n, int count) noexcept {
    for (; count >= 4; count -= 4, row += 4 * n) {
        const T* __restrict b = row + n;
        const T* __restrict c = b + n;
        const T* __restrict d = c + n;
        for (std::size_t i = 0; i < n; ++i)
            sum[i] = static_cast<Sum>(sum[i] + ((widen<Sum>(row[i]) + widen<Sum>(b[i])) +
                                                   (widen<Sum>(c[i]) + widen<Sum>(d[i]))));
    }
    for (; count > 0; --count, row += n)
        addRow<Sum, T>(sum, row, n, 1);
}

// Rows that count in full. 8-bit samples go through 16-bit sums first: twice as many a step.
template <class Sum, class T>
void addWhole(std::vector<Sum>& sum, const T* row, int count, std::vector<std::uint16_t>& part) {
    const std::size_t n = sum.size();
    if constexpr (sizeof(T) == 1) {
        constexpr int kMost = 257; // 257 * 255 fits
        for (int done = 0; done < count; done += kMost) {
            part.assign(n, 0);
            addRows<std::uint16_t, T>(part.data(), row + static_cast<std::size_t>(done) * n, n,
                std::min(kMost, count - done));
            for (std::size_t i = 0; i < n; ++i)
                sum[i] += part[i];
        }
    } else {
        addRows<Sum, T>(sum.data(), row, n, count);
    }
}

// The weighted sum of the rows of one output row.
template <class Sum, class T>
void gatherRows(const ImageBuffer& in, const Cover& rows, int out, std::vector<Sum>& sum,
    std::vector<std::uint16_t>& part) {
    const std::size_t n = sum.size();
    std::fill(sum.begin(), sum.end(), Sum{0});
    const bool firstWhole = rows.firstWeight == static_cast<std::uint32_t>(out);
    const bool lastWhole = rows.lastWeight == static_cast<std::uint32_t>(out);
    const int begin = firstWhole ? rows.first : rows.first + 1;
    const int end = lastWhole ? rows.last + 1 : rows.last;
    if (end > begin) {
        addWhole<Sum, T>(sum, in.rowAs<T>(begin), end - begin, part);
        for (Sum& s : sum)
            s *= static_cast<Sum>(out);
    }
    if (!firstWhole)
        addRow<Sum, T>(sum.data(), in.rowAs<T>(rows.first), n, static_cast<Sum>(rows.firstWeight));
    if (!lastWhole && rows.last > rows.first)
        addRow<Sum, T>(sum.data(), in.rowAs<T>(rows.last), n, static_cast<Sum>(rows.lastWeight));
}

// total / area, rounded, ties up. By multiplication: the half that is added keeps the product at
// least 1/(2 area) from a whole number, which a double tells apart while total < 2^50.
class Divider {
public:
    explicit Divider(std::uint64_t area) noexcept
        : m_area(area), m_half(area / 2), m_inverse(1.0 / static_cast<double>(area)) {}
    [[nodiscard]] double area() const noexcept { return static_cast<double>(m_area); }
    [[nodiscard]] std::int32_t rounded(std::uint64_t total) const noexcept {
        const std::uint64_t shifted = total + m_half;
        if (m_area >= std::uint64_t{1} << 34) return static_cast<std::int32_t>(shifted / m_area);
        return static_cast<std::int32_t>(
            (static_cast<double>(static_cast<std::int64_t>(shifted)) + 0.5) * m_inverse);
    }

private:
    std::uint64_t m_area, m_half;
    double m_inverse;
};

template <class T>
using Total = std::conditional_t<std::floating_point<T>, double, std::uint64_t>;

template <class T>
T meanOf(Total<T> total, const Divider& divider) noexcept {
    if constexpr (std::same_as<T, double>)
        return total / divider.area() * kUpScale;
    else if constexpr (std::floating_point<T>)
        return static_cast<T>(total / divider.area());
    else
        return static_cast<T>(divider.rounded(total) - kBias<T>);
}

// The columns of one row of sums, to one row of the output; N channels side by side.
template <std::size_t N, class T, class Sum>
void gatherColumns(const Sum* sum, const std::vector<Cover>& columns, std::size_t channels,
    const Divider& divider, T* to) noexcept {
    const auto whole = static_cast<Total<T>>(columns.size());
    for (const Cover& cover : columns) {
        const Sum* at = sum + static_cast<std::size_t>(cover.first) * channels;
        std::array<Total<T>, N> total;
        for (std::size_t c = 0; c < N; ++c)
            total[c] = static_cast<Total<T>>(at[c]) * static_cast<Total<T>>(cover.firstWeight);
        if (cover.last > cover.first) {
            std::array<Total<T>, N> between{};
            for (int x = cover.first + 1; x < cover.last; ++x) {
                at += channels;
                for (std::size_t c = 0; c < N; ++c)
                    between[c] += static_cast<Total<T>>(at[c]);
            }
            at += channels;
            for (std::size_t c = 0; c < N; ++c)
                total[c] += between[c] * whole +
                            static_cast<Total<T>>(at[c]) * static_cast<Total<T>>(cover.lastWeight);
        }
        for (std::size_t c = 0; c < N; ++c)
            to[c] = meanOf<T>(total[c], divider);
        to += channels;
    }
}

template <class T, class Sum>
void gatherAllColumns(const std::vector<Sum>& sum, const std::vector<Cover>& columns,
    std::size_t channels, const Divider& divider, T* to) noexcept {
    if (channels == 3) return gatherColumns<3>(sum.data(), columns, channels, divider, to);
    if (channels == 4) return gatherColumns<4>(sum.data(), columns, channels, divider, to);
    for (std::size_t c = 0; c < channels; ++c)
        gatherColumns<1>(sum.data() + c, columns, channels, divider, to + c);
}

template <class T, class Sum>
void reduce(const ImageBuffer& in, image::PixelSize target, T* to) {
    const image::ImageSpec& spec = in.spec();
    const auto channels = static_cast<std::size_t>(spec.channels);
    std::vector<Sum> sum(static_cast<std::size_t>(spec.size.width) * channels);
    std::vector<std::uint16_t> part;
    std::vector<Cover> columns;
    columns.reserve(static_cast<std::size_t>(target.width));
    for (int x = 0; x < target.width; ++x)
        columns.emplace_back(x, spec.size.width, target.width);
    const Divider divider(
        static_cast<std::uint64_t>(spec.size.width) * static_cast<std::uint64_t>(spec.size.height));
    for (int y = 0; y < target.height; ++y) {
        gatherRows<Sum, T>(in, {y, spec.size.height, target.height}, target.height, sum, part);
        gatherAllColumns<T, Sum>(sum, columns, channels, divider, to);
        to += static_cast<std::size_t>(target.width) * channels;
    }
}

template <class T>
void reduceIntegers(const ImageBuffer& in, image::PixelSize target, std::byte* to) {
    auto* out = reinterpret_cast<T*>(to);
    const std::uint64_t largest = std::numeric_limits<std::make_unsigned_t<T>>::max();
    if (largest * static_cast<std::uint64_t>(in.spec().size.height) <= UINT32_MAX)
        reduce<T, std::uint32_t>(in, target, out);
    else
        reduce<T, std::uint64_t>(in, target, out);
}

} // namespace

bool hasAreaMean(SampleType type) noexcept {
    return type == SampleType::U8 || type == SampleType::S8 || type == SampleType::U16 ||
           type == SampleType::S16 || type == SampleType::F32 || type == SampleType::F64;
}

Result<ImageBuffer> areaMean(const ImageBuffer& buffer, image::PixelSize target) {
    image::ImageSpec spec = buffer.spec();
    spec.size = target;
    auto out = ImageBuffer::allocate(spec, UINT64_MAX);
    if (!out) return out;
    std::byte* to = out->mutableBytes().data();
    switch (spec.type) {
    case SampleType::U8:
        reduceIntegers<std::uint8_t>(buffer, target, to);
        return out;
    case SampleType::S8:
        reduceIntegers<std::int8_t>(buffer, target, to);
        return out;
    case SampleType::U16:
        reduceIntegers<std::uint16_t>(buffer, target, to);
        return out;
    case SampleType::S16:
        reduceIntegers<std::int16_t>(buffer, target, to);
        return out;
    case SampleType::F32:
        reduce<float, double>(buffer, target, reinterpret_cast<float*>(to));
        return out;
    case SampleType::F64:
        reduce<double, double>(buffer, target, reinterpret_cast<double*>(to));
        return out;
    default:
        return fail(ErrorCode::Unsupported, {}, "samples of this type have to be widened first");
    }
}

} // namespace lightstack::raster
