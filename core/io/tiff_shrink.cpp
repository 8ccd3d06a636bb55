#include "core/io/tiff_shrink.h"

#include "core/image/sample_types.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace lightstack::io {
namespace {

using image::ImageSpec;
using image::SampleType;

constexpr int kMostNarrowRows = 32768; // of 16 bits fit into 32

template <class T, class Sum>
void addRow(const std::byte* row, std::size_t count, Sum* sums) {
    for (std::size_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, row + i * sizeof(T), sizeof(T));
        sums[i] += static_cast<Sum>(value);
    }
}

template <class T>
void addFiniteRow(const std::byte* row, std::size_t count, double* sums, std::uint32_t* finite) {
    for (std::size_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, row + i * sizeof(T), sizeof(T));
        const bool fine = std::isfinite(value);
        sums[i] += fine ? static_cast<double>(value) : 0.0;
        finite[i] += fine ? 1U : 0U;
    }
}

template <class T>
T valueOf(double mean) {
    if constexpr (std::is_floating_point_v<T>) {
        return static_cast<T>(mean);
    } else if constexpr (sizeof(T) < sizeof(std::int64_t)) {
        const double above = mean + 0.5; // an integer is cut off; floor() would be a call
        const auto whole = static_cast<std::int64_t>(above);
        return static_cast<T>(whole - (static_cast<double>(whole) > above ? 1 : 0));
    } else {
        const double rounded = std::floor(mean + 0.5);
        // 2^63 and 2^64 themselves, which doubles round up to, do not fit.
        return rounded >= static_cast<double>(std::numeric_limits<T>::max())
                   ? std::numeric_limits<T>::max()
                   : static_cast<T>(rounded);
    }
}

// A piece of a row of pixels among the blocks it falls into.
struct Piece {
    int x = 0;
    int count = 0;
    int factor = 1;
    std::size_t channels = 1;
};

// Columns of the piece into the sums of its blocks; kChannels 0: as many as there are.
template <std::size_t kChannels, class Column, class Sum>
void gatherOf(const Piece& piece, const Column* columns, Sum* sums) {
    const std::size_t channels = kChannels != 0 ? kChannels : piece.channels;
    const std::int64_t behind = std::int64_t{piece.x} + piece.count;
    const int firstBlock = piece.x / piece.factor;
    Sum* to = sums + static_cast<std::size_t>(firstBlock) * channels;
    std::int64_t x = piece.x;
    std::int64_t end = (std::int64_t{firstBlock} + 1) * piece.factor;
    for (; x < behind; end += piece.factor, to += channels) {
        end = std::min(end, behind);
        if constexpr (kChannels == 1) {
            Sum sum = 0;
            for (; x < end; ++x)
                sum += static_cast<Sum>(*columns++);
            *to += sum;
        } else {
            for (; x < end; ++x, columns += channels)
                for (std::size_t c = 0; c < channels; ++c)
                    to[c] += static_cast<Sum>(columns[c]);
        }
    }
}

template <class Column, class Sum>
void gatherInto(const Piece& piece, const Column* columns, Sum* sums) {
    if (piece.channels == 1)
        gatherOf<1>(piece, columns, sums);
    else if (piece.channels == 3)
        gatherOf<3>(piece, columns, sums);
    else
        gatherOf<0>(piece, columns, sums);
}

} // namespace

Result<RowShrinker> RowShrinker::make(const ImageSpec& source, int factor, std::uint64_t maxBytes) {
    RowShrinker out;
    out.m_source = source;
    out.m_factor = std::max(1, factor);
    out.m_isFloat = image::isFloat(source.type);
    const int f = out.m_factor;
    ImageSpec small = source;
    small.size = {(source.size.width - 1) / f + 1, (source.size.height - 1) / f + 1};
    if (f > 1 && source.type == SampleType::F16) small.type = SampleType::F32;
    auto buffer = image::ImageBuffer::allocate(small, maxBytes);
    if (!buffer) return tl::unexpected(buffer.error());
    out.m_out = *std::move(buffer);
    std::memset(out.m_out.mutableBytes().data(), 0, out.m_out.bytes().size());
    return out;
}

void RowShrinker::add(int y, int x, int count, const std::byte* pixels) {
    const auto samples =
        static_cast<std::size_t>(count) * static_cast<std::size_t>(m_source.channels);
    if (m_factor == 1) {
        const auto bytes = static_cast<std::size_t>(image::bytesPerSample(m_source.type));
        std::memcpy(
            m_out.mutableBytes().data() + static_cast<std::size_t>(y) * m_source.rowBytes() +
                static_cast<std::size_t>(x) * static_cast<std::size_t>(m_source.channels) * bytes,
            pixels, samples * bytes);
        return;
    }
    const bool same = y / m_factor == m_pieceBlockRow && x == m_pieceX && count == m_pieceCount &&
                      m_pieceRows < kMostNarrowRows;
    if (!same) {
        gather();
        m_pieceBlockRow = y / m_factor;
        m_pieceX = x;
        m_pieceCount = count;
        const bool narrow = m_source.type == SampleType::U8 || m_source.type == SampleType::U16;
        if (narrow)
            m_narrow.assign(samples, 0);
        else
            m_wide.assign(samples, 0);
        if (m_isFloat) m_finite.assign(samples, 0);
    }
    ++m_pieceRows;
    switch (m_source.type) {
    case SampleType::U8:
        return addRow<std::uint8_t>(pixels, samples, m_narrow.data());
    case SampleType::U16:
        return addRow<std::uint16_t>(pixels, samples, m_narrow.data());
    case SampleType::S8:
        return addRow<std::int8_t>(pixels, samples, m_wide.data());
    case SampleType::S16:
        return addRow<std::int16_t>(pixels, samples, m_wide.data());
    case SampleType::U32:
        return addRow<std::uint32_t>(pixels, samples, m_wide.data());
    case SampleType::S32:
        return addRow<std::int32_t>(pixels, samples, m_wide.data());
    case SampleType::U64:
        return addRow<std::uint64_t>(pixels, samples, m_wide.data());
    case SampleType::S64:
        return addRow<std::int64_t>(pixels, samples, m_wide.data());
    case SampleType::F32:
        return addFiniteRow<float>(pixels, samples, m_wide.data(), m_finite.data());
    case SampleType::F64:
        return addFiniteRow<double>(pixels, samples, m_wide.data(), m_finite.data());
    case SampleType::F16:
        m_widened.resize(samples);
        for (std::size_t i = 0; i < samples; ++i) {
            std::uint16_t half = 0;
            std::memcpy(&half, pixels + 2 * i, 2);
            m_widened[i] = image::halfToFloat(half);
        }
        return addFiniteRow<float>(reinterpret_cast<const std::byte*>(m_widened.data()), samples,
            m_wide.data(), m_finite.data());
    }
}

RowShrinker::BlockRow& RowShrinker::blockRow(int index) {
    const auto entries = static_cast<std::size_t>(m_out.spec().size.width) *
                         static_cast<std::size_t>(m_source.channels);
    while (m_firstLive + static_cast<int>(m_live.size()) <= index) {
        m_live.emplace_back();
        m_live.back().sums.assign(entries, 0);
        if (m_isFloat) m_live.back().finite.assign(entries, 0);
    }
    return m_live[static_cast<std::size_t>(index - m_firstLive)];
}

void RowShrinker::gather() {
    if (m_pieceRows == 0) return;
    m_pieceRows = 0;
    BlockRow& to = blockRow(m_pieceBlockRow);
    const Piece piece{
        m_pieceX, m_pieceCount, m_factor, static_cast<std::size_t>(m_source.channels)};
    const bool narrow = m_source.type == SampleType::U8 || m_source.type == SampleType::U16;
    if (narrow)
        gatherInto(piece, m_narrow.data(), to.sums.data());
    else
        gatherInto(piece, m_wide.data(), to.sums.data());
    if (m_isFloat) gatherInto(piece, m_finite.data(), to.finite.data());
}

void RowShrinker::write(int index, const BlockRow& blocks) {
    const ImageSpec& small = m_out.spec();
    const auto channels = static_cast<std::size_t>(small.channels);
    const auto width = static_cast<std::size_t>(small.size.width);
    const int rows = std::min(m_factor, m_source.size.height - index * m_factor);
    const int last = m_source.size.width - (small.size.width - 1) * m_factor; // columns
    image::withSampleType(small.type, [&]<class T>(T) {
        T* to = reinterpret_cast<T*>(
            m_out.mutableBytes().data() + static_cast<std::size_t>(index) * small.rowBytes());
        const auto put = [&](std::size_t from, std::size_t end, double area) {
            for (std::size_t i = from; i < end; ++i)
                to[i] = valueOf<T>(blocks.sums[i] / area);
        };
        if (m_isFloat) {
            for (std::size_t i = 0; i < width * channels; ++i)
                to[i] = blocks.finite[i] > 0 ? valueOf<T>(blocks.sums[i] / blocks.finite[i])
                                             : std::numeric_limits<T>::quiet_NaN();
        } else {
            const std::size_t whole = (width - 1) * channels;
            put(0, whole, static_cast<double>(m_factor) * rows);
            put(whole, whole + channels, static_cast<double>(last) * rows);
        }
    });
}

void RowShrinker::rowsDone(int y) {
    if (m_factor == 1) return;
    const int end = y >= m_source.size.height ? m_out.spec().size.height : y / m_factor;
    if (end <= m_firstLive) return;
    if (m_pieceBlockRow < end) gather();
    for (; m_firstLive < end; ++m_firstLive) {
        if (m_live.empty()) {
            m_firstLive = end;
            break;
        }
        write(m_firstLive, m_live.front());
        m_live.pop_front();
    }
}

image::ImageBuffer RowShrinker::finish() {
    if (m_factor > 1) {
        gather();
        rowsDone(m_source.size.height);
    }
    return std::move(m_out);
}

} // namespace lightstack::io
