// Rows in, a picture out that is `factor` times smaller: exact means of factor x factor pixels,
// summed while the rows stream by, so that the thumbnail of a 3 GB slice needs one row of sums.
//
// Rows may come in pieces (tiles). 1. Columns are summed as long as rows of one piece fall into one
// row of blocks. 2. The column sums are gathered into block sums. 3. Block rows are written when
// their rows are done. Missing pixels count as zero; of floats only finite values are averaged (a
// block without any is NaN). Thread: one.
#pragma once

#include "core/image/image_buffer.h"

#include <deque>
#include <vector>

namespace lightstack::io {

class RowShrinker {
public:
    // Blocks at the right and lower edge hold fewer pixels and are averaged over those.
    static Result<RowShrinker> make(
        const image::ImageSpec& source, int factor, std::uint64_t maxBytes);

    // `count` pixels (of source.channels samples) of row `y` from column `x` on.
    void add(int y, int x, int count, const std::byte* pixels);
    void rowsDone(int y); // nothing more comes above `y`
    image::ImageBuffer finish();

private:
    struct BlockRow {
        std::vector<double> sums;          // exact for integers up to 2^53 / factor^2
        std::vector<std::uint32_t> finite; // floats only: how many values
    };
    void gather();
    void write(int index, const BlockRow& blocks);
    BlockRow& blockRow(int index);

    image::ImageSpec m_source;
    int m_factor = 1;
    image::ImageBuffer m_out;
    bool m_isFloat = false;

    // The columns of one piece.
    int m_pieceX = 0;
    int m_pieceCount = 0;
    int m_pieceBlockRow = -1;
    int m_pieceRows = 0;
    std::vector<std::uint32_t> m_narrow; // 8 and 16 bits, unsigned
    std::vector<double> m_wide;
    std::vector<std::uint32_t> m_finite;
    std::vector<float> m_widened; // half floats

    std::deque<BlockRow> m_live;
    int m_firstLive = 0;
};

} // namespace lightstack::io
