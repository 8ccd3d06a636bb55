#include "core/io/jpeg_dc_scan.h"

#include "core/io/jpeg_block_bits.h"

#include <numbers>

namespace lightstack::io {
namespace {

// 2x2 pixels of a block are the means of its quarters. In the mean of four neighbouring samples a
// cosine of frequency k counts sqrt(2)/4 * sin(k pi/2) / (2 sin(k pi/16)); even ones cancel out.
// Four sums, by odd row and column frequency, with signs by quarter, make the four pixels.
struct QuarterWeights {
    std::array<float, 64> weight = {}; // zigzag order, quantisation included
    std::array<std::uint8_t, 64> sum = {};

    explicit QuarterWeights(const std::array<std::uint16_t, 64>& quant) {
        for (std::size_t k = 0; k < 64; ++k) {
            const int row = kJpegZigzag[k] >> 3;
            const int column = kJpegZigzag[k] & 7;
            weight[k] = static_cast<float>(gain(row) * gain(column) * quant[k]);
            sum[k] = static_cast<std::uint8_t>((row & 1) * 2 + (column & 1));
        }
    }

    static double gain(int frequency) {
        if (frequency == 0) return 1.0;
        if ((frequency & 1) == 0) return 0.0;
        const double half = std::sin(frequency * std::numbers::pi / 2);
        return std::numbers::sqrt2 / 4 * half / (2 * std::sin(frequency * std::numbers::pi / 16));
    }
};

LIGHTSTACK_INLINE bool addAc(JpegBitCursor& cursor, const JpegHuffman& table,
    const QuarterWeights& weights, std::array<float, 4>& sums) noexcept {
    for (unsigned at = 1; at < 64; ++at) {
        cursor.load();
        const auto whole = table.coefficientAt(cursor.bits);
        if (whole.bits != 0) [[likely]] {
            at += whole.run;
            cursor.drop(whole.bits);
            if (at > 63) return whole.run == JpegHuffman::Coefficient::kEnd;
            sums[weights.sum[at]] += weights.weight[at] * static_cast<float>(whole.value);
            continue;
        }
        const auto symbol = table.symbolAt(cursor.bits);
        if (symbol.length == 0) return false;
        cursor.drop(symbol.length);
        const int size = symbol.value & 15;
        const unsigned run = static_cast<unsigned>(symbol.value) >> 4;
        if (size == 0) {
            if (run != 15) return true;
            at += 15;
            continue;
        }
        at += run;
        if (at > 63) return false;
        const int value = jpegExtended(static_cast<unsigned>(cursor.bits >> (64 - size)), size);
        cursor.drop(size);
        sums[weights.sum[at]] += weights.weight[at] * static_cast<float>(value);
    }
    return true;
}

std::uint8_t pixelOf(float value) noexcept {
    const float shifted = value * 0.125F + 128.5F;
    return shifted <= 0 ? 0 : shifted >= 255 ? 255 : static_cast<std::uint8_t>(shifted);
}

void putQuarters(JpegDcPlane& plane, int x, int y, const std::array<float, 4>& sums) noexcept {
    std::uint8_t* top = plane.pixels.data() + static_cast<std::size_t>(y) * 2 * plane.stride() +
                        static_cast<std::size_t>(x) * 2;
    std::uint8_t* bottom = top + plane.stride();
    top[0] = pixelOf(sums[0] + sums[1] + sums[2] + sums[3]);
    top[1] = pixelOf(sums[0] - sums[1] + sums[2] - sums[3]);
    bottom[0] = pixelOf(sums[0] + sums[1] - sums[2] - sums[3]);
    bottom[1] = pixelOf(sums[0] - sums[1] - sums[2] + sums[3]);
}

// What one block of a unit needs, found once a scan instead of once a block.
struct BlockStep {
    JpegScanPart* part = nullptr;
    const QuarterWeights* weights = nullptr;
    int x = 0; // place in the unit, in blocks
    int y = 0;
};

class ScanDecoder {
public:
    ScanDecoder(JpegScan& scan, JpegEntropyInput& input, const std::stop_token& stop)
        : m_scan(scan)
        , m_input(input)
        , m_stop(stop)
        , m_alone(scan.parts.size() == 1)
        , m_restarts(scan.restartInterval) {
        m_weights.reserve(scan.parts.size());
        for (JpegScanPart& part : scan.parts) {
            m_weights.emplace_back(part.plane->quant);
            const int across = m_alone ? 1 : part.plane->horizontal;
            const int down = m_alone ? 1 : part.plane->vertical;
            for (int y = 0; y < down; ++y)
                for (int x = 0; x < across; ++x)
                    m_steps.push_back({&part, &m_weights.back(), x, y});
        }
    }

    ScanResult run() {
        const int unitWidth = 8 * m_scan.maxHorizontal;
        const int unitHeight = 8 * m_scan.maxVertical;
        int wide = (m_scan.frame.width + unitWidth - 1) / unitWidth;
        int high = (m_scan.frame.height + unitHeight - 1) / unitHeight;
        if (m_alone) { // such a scan has no padding to whole units
            const JpegDcPlane& plane = *m_scan.parts[0].plane;
            wide = (m_scan.frame.width * plane.horizontal + unitWidth - 1) / unitWidth;
            high = (m_scan.frame.height * plane.vertical + unitHeight - 1) / unitHeight;
        }
        for (int y = 0; y < high; ++y) {
            if (m_stop.stop_requested()) return ScanResult::Stopped;
            bool good = false;
            if (m_scan.sequential)
                good = row<true>(y, wide);
            else
                good = row<false>(y, wide);
            if (!good || m_input.overrun()) return ScanResult::Unusable;
        }
        return ScanResult::Done;
    }

private:
    template <bool Sequential>
    bool row(int y, int wide) {
        JpegBitCursor cursor = m_input.cursor();
        for (int x = 0; x < wide; ++x) {
            const bool restart = m_restarts.isDue();
            if (restart || cursor.next >= m_input.safeEnd()) [[unlikely]] {
                m_input.setCursor(cursor);
                if (restart && !startInterval(x == 0 && y == 0)) return false;
                if (!m_input.ready()) return false;
                cursor = m_input.cursor();
            }
            for (const BlockStep& step : m_steps) {
                const JpegDcPlane& plane = *step.part->plane;
                const int across = m_alone ? 1 : plane.horizontal;
                const int down = m_alone ? 1 : plane.vertical;
                const bool good =
                    Sequential ? block(cursor, step, x * across + step.x, y * down + step.y)
                               : dcBlock(cursor, step, x * across + step.x, y * down + step.y);
                if (!good) [[unlikely]]
                    return false;
            }
        }
        m_input.setCursor(cursor);
        return true;
    }

    bool startInterval(bool first) {
        if (!m_restarts.begin(m_input, first)) return false;
        for (JpegScanPart& part : m_scan.parts)
            part.prediction = 0;
        return true;
    }

    LIGHTSTACK_INLINE static bool block(
        JpegBitCursor& cursor, const BlockStep& step, int x, int y) {
        JpegScanPart& part = *step.part;
        JpegDcPlane& plane = *part.plane;
        cursor.load();
        int difference = 0;
        if (!readJpegDifference(cursor, *part.dcTable, difference)) return false;
        part.prediction += difference;
        const int dequantized = static_cast<std::int16_t>(part.prediction) * plane.quant[0];
        if (plane.pixelsPerBlock == 1) {
            plane.pixels[static_cast<std::size_t>(y) * plane.stride() +
                         static_cast<std::size_t>(x)] = pixelOfDc(dequantized);
            unsigned at = 1;
            return skipJpegRest(cursor, *part.acTable, at);
        }
        std::array<float, 4> sums = {static_cast<float>(dequantized)};
        if (!addAc(cursor, *part.acTable, *step.weights, sums)) return false;
        putQuarters(plane, x, y, sums);
        return true;
    }

    LIGHTSTACK_INLINE bool dcBlock(
        JpegBitCursor& cursor, const BlockStep& step, int x, int y) const {
        JpegScanPart& part = *step.part;
        std::int16_t& dc = part.plane->dc[static_cast<std::size_t>(y) *
                                              static_cast<std::size_t>(part.plane->blocksWide) +
                                          static_cast<std::size_t>(x)];
        cursor.load();
        if (m_scan.approximationHigh > 0) { // one more bit of each value
            const auto bit = static_cast<int>(cursor.bits >> 63);
            cursor.drop(1);
            dc = static_cast<std::int16_t>(dc | (bit << m_scan.approximationLow));
            return true;
        }
        int difference = 0;
        if (!readJpegDifference(cursor, *part.dcTable, difference)) return false;
        part.prediction += difference;
        dc = static_cast<std::int16_t>(
            static_cast<unsigned>(part.prediction) << m_scan.approximationLow);
        return true;
    }

    JpegScan& m_scan;
    JpegEntropyInput& m_input;
    const std::stop_token& m_stop;
    bool m_alone;
    std::vector<QuarterWeights> m_weights;
    std::vector<BlockStep> m_steps;
    JpegRestarts m_restarts;
};

} // namespace

ScanResult decodeScan(JpegScan& scan, JpegEntropyInput& input, const std::stop_token& stop) {
    return ScanDecoder(scan, input, stop).run();
}

} // namespace lightstack::io
