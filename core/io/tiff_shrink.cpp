#include "core/io/tiff_shrink.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lightstack::io {

using image::ImageSpec;
using image::SampleType;

Result<RowShrinker> RowShrinker::make(const ImageSpec& source, int factor, std::uint64_t maxBytes) {
    RowShrinker out;
    out.m_source = source;
    out.m_factor = std::max(1, factor);
    ImageSpec small = source;
    small.size = {
        (source.size.width + factor - 1) / factor, (source.size.height + factor - 1) / factor};
    if (factor > 1 && source.type == SampleType::F16) small.type = SampleType::F32;
    auto buffer = image::ImageBuffer::allocate(small, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    out.m_out = *std::move(buffer);
    std::memset(out.m_out.mutableBytes().data(), 0, out.m_out.bytes().size());
    if (factor > 1)
        out.m_sums.assign(
            static_cast<std::size_t>(small.size.width) * static_cast<std::size_t>(small.channels),
            0);
    return out;
}

template <class T>
void RowShrinker::sum(const std::byte* row) {
    const auto channels = static_cast<std::size_t>(m_source.channels);
    const int width = m_source.size.width;
    for (int x = 0, left = m_factor, block = 0; x < width; ++x) {
        for (std::size_t c = 0; c < channels; ++c) {
            T value;
            std::memcpy(
                &value, row + (static_cast<std::size_t>(x) * channels + c) * sizeof(T), sizeof(T));
            m_sums[static_cast<std::size_t>(block) * channels + c] += static_cast<double>(value);
        }
        if (--left == 0) {
            left = m_factor;
            ++block;
        }
    }
}

template <class T>
void RowShrinker::write() {
    const ImageSpec& small = m_out.spec();
    std::byte* to =
        m_out.mutableBytes().data() + static_cast<std::size_t>(m_blockRow) * small.rowBytes();
    for (int x = 0; x < small.size.width; ++x) {
        const int columns = std::min(m_factor, m_source.size.width - x * m_factor);
        const double count = static_cast<double>(columns) * m_rowsInBlock;
        for (int c = 0; c < small.channels; ++c) {
            const auto i = static_cast<std::size_t>(x * small.channels + c);
            const double mean = m_sums[i] / count;
            T value;
            if constexpr (std::is_floating_point_v<T>)
                value = static_cast<T>(mean);
            else
                value = static_cast<T>(std::floor(mean + 0.5));
            std::memcpy(to + i * sizeof(T), &value, sizeof(T));
        }
    }
}

void RowShrinker::add(int y, const std::byte* row) {
    if (m_factor == 1) {
        const std::size_t bytes = m_source.rowBytes();
        std::memcpy(m_out.mutableBytes().data() + static_cast<std::size_t>(y) * bytes, row, bytes);
        return;
    }
    const int blockRow = y / m_factor;
    if (blockRow != m_blockRow) flush();
    m_blockRow = blockRow;
    ++m_rowsInBlock;
    switch (m_source.type) {
    case SampleType::U8:
        return sum<std::uint8_t>(row);
    case SampleType::S8:
        return sum<std::int8_t>(row);
    case SampleType::U16:
        return sum<std::uint16_t>(row);
    case SampleType::S16:
        return sum<std::int16_t>(row);
    case SampleType::U32:
        return sum<std::uint32_t>(row);
    case SampleType::S32:
        return sum<std::int32_t>(row);
    case SampleType::U64:
        return sum<std::uint64_t>(row);
    case SampleType::S64:
        return sum<std::int64_t>(row);
    case SampleType::F32:
        return sum<float>(row);
    case SampleType::F64:
        return sum<double>(row);
    case SampleType::F16: {
        std::vector<float> wide(m_source.rowBytes() / 2);
        for (std::size_t i = 0; i < wide.size(); ++i) {
            std::uint16_t half = 0;
            std::memcpy(&half, row + 2 * i, 2);
            wide[i] = image::halfToFloat(half);
        }
        return sum<float>(reinterpret_cast<const std::byte*>(wide.data()));
    }
    }
}

void RowShrinker::flush() {
    if (m_factor == 1 || m_blockRow < 0 || m_rowsInBlock == 0) return;
    switch (m_out.spec().type) {
    case SampleType::U8:
        write<std::uint8_t>();
        break;
    case SampleType::S8:
        write<std::int8_t>();
        break;
    case SampleType::U16:
        write<std::uint16_t>();
        break;
    case SampleType::S16:
        write<std::int16_t>();
        break;
    case SampleType::U32:
        write<std::uint32_t>();
        break;
    case SampleType::S32:
        write<std::int32_t>();
        break;
    case SampleType::U64:
        write<std::uint64_t>();
        break;
    case SampleType::S64:
        write<std::int64_t>();
        break;
    case SampleType::F64:
        write<double>();
        break;
    default:
        write<float>();
        break;
    }
    std::fill(m_sums.begin(), m_sums.end(), 0);
    m_rowsInBlock = 0;
}

image::ImageBuffer RowShrinker::finish() {
    flush();
    return std::move(m_out);
}

} // namespace lightstack::io
