#include "core/base/natural_order.h"

#include <array>

namespace lightstack::base {
namespace {

constexpr std::array<unsigned char, 256> makeFold() {
    std::array<unsigned char, 256> fold{};
    for (int i = 0; i < 256; ++i)
        fold[static_cast<std::size_t>(i)] =
            static_cast<unsigned char>(i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i);
    return fold;
}
constexpr auto kFold = makeFold();

constexpr bool isDigit(unsigned char c) noexcept {
    return c >= '0' && c <= '9';
}

struct Run {
    std::size_t begin; // first digit that counts (zeros skipped)
    std::size_t end;
};

Run digitRun(std::string_view s, std::size_t at) noexcept {
    std::size_t begin = at;
    while (begin < s.size() && s[begin] == '0')
        ++begin;
    std::size_t end = begin;
    while (end < s.size() && isDigit(static_cast<unsigned char>(s[end])))
        ++end;
    return {begin, end};
}

} // namespace

int naturalCompare(std::string_view a, std::string_view b) noexcept {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const auto ca = static_cast<unsigned char>(a[i]);
        const auto cb = static_cast<unsigned char>(b[j]);
        if (isDigit(ca) && isDigit(cb)) {
            const Run ra = digitRun(a, i);
            const Run rb = digitRun(b, j);
            const std::size_t na = ra.end - ra.begin;
            const std::size_t nb = rb.end - rb.begin;
            if (na != nb) return na < nb ? -1 : 1;
            const int order = a.substr(ra.begin, na).compare(b.substr(rb.begin, nb));
            if (order != 0) return order;
            i = ra.end;
            j = rb.end;
            continue;
        }
        if (kFold[ca] != kFold[cb]) return kFold[ca] < kFold[cb] ? -1 : 1;
        ++i;
        ++j;
    }
    const std::size_t restA = a.size() - i;
    const std::size_t restB = b.size() - j;
    if (restA != restB) return restA < restB ? -1 : 1;
    const int order = a.compare(b); // 01 and 1, A and a: some fixed order
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

} // namespace lightstack::base
