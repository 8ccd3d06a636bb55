// Rows in, a picture out that is `factor` times smaller: exact means of factor x factor pixels,
// summed while the rows stream by, so that the thumbnail of a 3 GB slice needs one row of sums.
// Thread: one.
#pragma once

#include "core/image/image_buffer.h"

#include <vector>

namespace lightstack::io {

class RowShrinker {
public:
    // Blocks at the right and lower edge hold fewer pixels and are averaged over those.
    static Result<RowShrinker> make(
        const image::ImageSpec& source, int factor, std::uint64_t maxBytes);

    // The next row (width x channels samples of the source's type); rows that never come stay zero.
    void add(int y, const std::byte* row);
    image::ImageBuffer finish(); // flushes the last block row

private:
    void flush();
    template <class T>
    void sum(const std::byte* row);
    template <class T>
    void write();

    image::ImageSpec m_source;
    int m_factor = 1;
    image::ImageBuffer m_out;
    std::vector<double> m_sums; // exact for integers up to 2^53 / factor^2
    int m_blockRow = -1;
    int m_rowsInBlock = 0;
};

} // namespace lightstack::io
