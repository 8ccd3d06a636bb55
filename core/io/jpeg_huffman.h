// Huffman tables for decoding fast, among them one that steps over AC coefficients.
//
// A look at the next 12 bits gives one symbol (single), or everything that is needed to pass as
// many whole AC symbols as fit there (skip): their bits, extra bits included, and how far they move
// in the block. Codes longer than 12 bits go the slow way. Thread: values, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace lightstack::io {

class JpegHuffman {
public:
    static constexpr int kLookBits = 12;
    static constexpr std::size_t kEntries = std::size_t{1} << kLookBits;

    // counts[i]: codes of length i + 1. False where the code is over-full or symbols are missing.
    // A table that was built of the same before, and forgotten, is there at once, with all it has.
    bool build(std::span<const std::uint8_t, 16> counts, std::span<const std::uint8_t> symbols);
    void forget() noexcept { m_built = false; }
    void buildSkip(); // after build(), for AC tables of components whose DC alone is wanted
    [[nodiscard]] bool isBuilt() const noexcept { return m_built; }
    [[nodiscard]] bool hasSkip() const noexcept { return m_hasSkip; }

    struct Symbol {
        int length = 0; // bits of the code; 0: no such code
        int value = 0;
    };
    // `bits`: the next bits, left-aligned.
    [[nodiscard]] Symbol symbolAt(std::uint64_t bits) const noexcept {
        const std::uint16_t entry = m_single[bits >> (64 - kLookBits)];
        if (entry != 0) [[likely]]
            return {entry & 31, entry >> 8};
        return longSymbol(bits);
    }

    // Parts of what a look says. Whoever adds steps to where it stands in the block learns by one
    // comparison that this look is not to be passed like others.
    static constexpr std::uint32_t kBits = 63;  // of codes and values, to be dropped
    static constexpr std::uint32_t kEnds = 64;  // the block ends with it
    static constexpr std::uint32_t kLong = 128; // more than it can say: symbolAt()

    // kBits, at most 14; from bit 6 the coefficients passed, with kEnds or kLong.
    [[nodiscard]] unsigned skipAt(std::uint64_t bits) const noexcept {
        return m_skip[bits >> (64 - kLookBits)];
    }

    // Code and value of one coefficient at a look (a DC difference: run is to be ignored); bits 0:
    // to be taken apart with symbolAt().
    struct Coefficient {
        static constexpr std::uint8_t kEnd = 64; // a run that ends the block
        std::int16_t value = 0;
        std::uint8_t run = 0;  // zeros in front
        std::uint8_t bits = 0; // of code and value
    };
    [[nodiscard]] Coefficient coefficientAt(std::uint64_t bits) const noexcept {
        return m_coefficients[bits >> (64 - kLookBits)];
    }
    void buildCoefficients(); // after build(), for DC tables and where AC values count
    [[nodiscard]] bool hasCoefficients() const noexcept { return m_hasCoefficients; }

    // Two AC coefficients at a look, or one and the end of the block. Four bytes, so that a table
    // leaves room in the first cache: kBits, kEnds, kLong; the first value (from bit 8) and the
    // second (16), 0 where there is none; zeros in front of the first (24); from the first to the
    // second (28), 0 where there is none.
    [[nodiscard]] const std::uint32_t* pairs() const noexcept { return m_pairs.data(); }
    void buildPairs(); // after build(), for AC tables
    [[nodiscard]] bool hasPairs() const noexcept { return m_hasPairs; }

private:
    [[nodiscard]] Coefficient coefficientOf(std::size_t look, unsigned gone) const;
    [[nodiscard]] std::uint32_t pairOf(std::size_t look) const;
    [[nodiscard]] Symbol longSymbol(std::uint64_t bits) const noexcept;

    std::array<std::uint16_t, kEntries> m_single = {}; // length | value << 8
    std::array<std::uint16_t, kEntries> m_skip = {};
    std::array<std::uint32_t, 17> m_end =
        {};                                // first code past those of a length, left-aligned to 16
    std::array<int, 17> m_firstIndex = {}; // of a length's codes in m_symbols
    std::array<std::uint32_t, 17> m_first = {}; // first code of a length, left-aligned to 16
    std::array<std::uint8_t, 256> m_symbols = {};
    std::array<std::uint8_t, 16> m_counts = {};
    int m_symbolCount = 0; // 0: nothing was built
    bool m_built = false;
    std::array<Coefficient, kEntries> m_coefficients = {};
    std::array<std::uint32_t, kEntries> m_pairs = {};
    bool m_hasSkip = false;
    bool m_hasCoefficients = false;
    bool m_hasPairs = false;
};

} // namespace lightstack::io
