// Between the packed rows of a slice and its planes in a row of chunks. Thread: one at a time.
#pragma once

#include "core/volume/zarr_levels.h"

#include <algorithm>
#include <cstring>

namespace lightstack::volume {

// Takes a slice row by row, and hands planes on as they get full.
class ZarrPlanes final : public SourceRows {
public:
    ZarrPlanes(ZarrLevels& levels, const ZarrArray& array, std::int64_t index);
    Result<void> add(std::span<const std::byte> rows) override;
    Result<void> finish() override;

private:
    Result<void> flush();

    ZarrLevels& m_levels;
    const ZarrArray& m_array;
    std::int64_t m_index;
    int m_row = 0;                   // of the slice: the next
    std::vector<std::byte> m_planes; // by column of chunks, then channel; padding is zero
};

// One row of a slice from or to lines of chunks: `line(column, channel)` is where a line begins.
template <bool ToLines, class Row, class Line>
void moveRow(const ZarrArray& array, Row* row, const Line& line) {
    const auto sample = static_cast<std::size_t>(image::bytesPerSample(array.level.type));
    const auto channels = static_cast<std::size_t>(array.level.channels);
    const auto move = [](auto* packed, auto* inLine, std::size_t bytes) {
        if constexpr (ToLines)
            std::memcpy(inLine, packed, bytes);
        else
            std::memcpy(packed, inLine, bytes);
    };
    for (int column = 0; column < array.columns(); ++column) {
        const int first = column * array.width;
        const auto pixels =
            static_cast<std::size_t>(std::min(array.width, array.level.width - first));
        auto* from = row + static_cast<std::size_t>(first) * channels * sample;
        for (std::size_t k = 0; k < channels; ++k) {
            auto* to = line(column, static_cast<int>(k));
            if (channels == 1) {
                move(from, to, pixels * sample);
                continue;
            }
            for (std::size_t x = 0; x < pixels; ++x)
                move(from + (x * channels + k) * sample, to + x * sample, sample);
        }
    }
}

} // namespace lightstack::volume
