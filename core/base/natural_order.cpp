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

// A piece of a spelling, put together byte by byte.
class Piece {
public:
    explicit Piece(std::size_t from) noexcept : m_from(from) {}
    void add(unsigned byte) noexcept {
        const std::size_t at = m_at++ - m_from; // before the piece: wraps around, too large
        if (at < 8)
            m_key.high |= std::uint64_t{byte} << (56 - 8 * at);
        else if (at < 16)
            m_key.low |= std::uint64_t{byte} << (120 - 8 * at);
    }
    void addCount(std::size_t count) noexcept {
        // Never zero: zeros stand behind the end.
        if (count < 254) {
            add(static_cast<unsigned>(count + 1));
            return;
        }
        add(255);
        for (int shift = 56; shift >= 0; shift -= 8)
            add(static_cast<unsigned>(count >> shift) & 255U);
    }
    [[nodiscard]] bool isFull() const noexcept { return m_at >= m_from + 16; }
    [[nodiscard]] const NaturalKey& key() const noexcept { return m_key; }

private:
    NaturalKey m_key;
    std::size_t m_from;
    std::size_t m_at = 0;
};

} // namespace

NaturalKey naturalKey(std::string_view name, std::size_t from, bool* ended) noexcept {
    Piece piece(from);
    std::size_t i = 0;
    while (i < name.size() && !piece.isFull()) {
        const auto c = static_cast<unsigned char>(name[i]);
        if (!isDigit(c)) {
            piece.add(kFold[c]);
            ++i;
            continue;
        }
        const Run run = digitRun(name, i);
        piece.add('0'); // where any digit stands among other bytes
        piece.addCount(run.end - run.begin);
        for (i = run.begin; i < run.end && !piece.isFull(); i += 2) {
            const int low = i + 1 < run.end ? name[i + 1] - '0' : 0;
            piece.add(static_cast<unsigned>((name[i] - '0') * 16 + low));
        }
        i = run.end;
    }
    if (ended != nullptr) *ended = i >= name.size() && !piece.isFull();
    return piece.key();
}

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
