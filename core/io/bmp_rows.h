// The rows of a BMP, from the first that is stored to the last: numbers of colours a byte each, or
// red, green, blue and perhaps alpha.
// Thread: one.
#pragma once

#include "core/io/bmp_head.h"

namespace lightstack::io {

class BmpRows {
public:
    // `head`: of a kind that is read here.
    BmpRows(base::ByteSource& bmp, const BmpHead& head);
    // One row of `out`; what runs leave out is 0. False: the file ends within it.
    bool read(std::span<std::byte> out);

    [[nodiscard]] static int channels(const BmpHead& head) noexcept {
        if (head.bits <= 8) return 1;
        return head.bits != 24 && head.masks[3] != 0 ? 4 : 3;
    }

private:
    bool readRuns(std::span<std::byte> out);
    bool absoluteRun(std::span<std::byte> out, std::size_t count);
    bool readPair();
    void unpack(std::span<std::byte> out) const;
    void split(std::span<std::byte> out) const;

    base::ByteSource& m_bmp;
    const BmpHead& m_head;
    std::uint64_t m_at;
    std::vector<std::byte> m_stored;
    std::array<std::byte, 2> m_pair = {};
    std::size_t m_column = 0; // where a run goes on
    unsigned m_rowsLeftOut = 0;
    bool m_over = false;                            // the end that runs have
    std::array<std::vector<std::byte>, 4> m_levels; // of a mask's values
};

} // namespace lightstack::io
