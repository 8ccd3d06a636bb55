#include "core/io/jpeg_dc_scan.h"

#include <numbers>

namespace lightstack::io {
namespace {

// Where each zigzag position stands: row * 8 + column.
constexpr std::array<std::uint8_t, 64> kZigzag = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11,
    4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43,
    36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62,
    63};

// 2x2 pixels of a block are the means of its quarters. In the mean of four neighbouring samples a
// cosine of frequency k counts sqrt(2)/4 * sin(k pi/2) / (2 sin(k pi/16)); even ones cancel out.
// Four sums, by odd row and column frequency, with signs by quarter, make the four pixels.
struct QuarterWeights {
    std::array<float, 64> weight = {}; // zigzag order, quantisation included
    std::array<std::uint8_t, 64> sum = {};

    explicit QuarterWeights(const std::array<std::uint16_t, 64>& quant) {
        for (std::size_t k = 0; k < 64; ++k) {
            const int row = kZigzag[k] >> 3;
            const int column = kZigzag[k] & 7;
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

int extended(unsigned bits, int size) noexcept {
    return bits < (1U << (size - 1)) ? static_cast<int>(bits) - (1 << size) + 1
                                     : static_cast<int>(bits);
}

// Needs 31 loaded bits. False where there is no such code.
bool readDifference(JpegEntropyInput& input, const JpegHuffman& table, int& difference) noexcept {
    const auto symbol = table.symbolAt(input.bits());
    if (symbol.length == 0 || symbol.value > 15) return false;
    input.drop(symbol.length);
    difference = 0;
    if (symbol.value == 0) return true;
    difference = extended(static_cast<unsigned>(input.bits() >> (64 - symbol.value)), symbol.value);
    input.drop(symbol.value);
    return true;
}

bool skipOne(JpegEntropyInput& input, const JpegHuffman& table, unsigned& at) noexcept {
    input.load();
    const auto symbol = table.symbolAt(input.bits());
    if (symbol.length == 0) return false;
    const int size = symbol.value & 15;
    input.drop(symbol.length);
    input.drop(size);
    const unsigned run = static_cast<unsigned>(symbol.value) >> 4;
    at = size == 0 && run != 15 ? 64 : at + run + 1;
    return true;
}

bool skipAc(JpegEntropyInput& input, const JpegHuffman& table) noexcept {
    unsigned at = 1;
    while (at < 64) {
        input.load(); // 56 bits: enough for two looks of at most 27
        for (int look = 0; look < 2; ++look) {
            const unsigned entry = table.skipAt(input.bits());
            const unsigned passed = entry >> 8;
            if ((entry & 63U) == 0 || at + passed > 63) [[unlikely]] {
                if (!skipOne(input, table, at)) return false;
                break;
            }
            input.drop(static_cast<int>(entry & 63U));
            if ((entry & JpegHuffman::kEndOfBlock) != 0) return true;
            at += passed;
        }
    }
    return true;
}

bool addAc(JpegEntropyInput& input, const JpegHuffman& table, const QuarterWeights& weights,
    std::array<float, 4>& sums) noexcept {
    for (unsigned at = 1; at < 64; ++at) {
        input.load();
        const auto symbol = table.symbolAt(input.bits());
        if (symbol.length == 0) return false;
        input.drop(symbol.length);
        const int size = symbol.value & 15;
        const unsigned run = static_cast<unsigned>(symbol.value) >> 4;
        if (size == 0) {
            if (run != 15) return true;
            at += 15;
            continue;
        }
        at += run;
        if (at > 63) return false;
        const int value = extended(static_cast<unsigned>(input.bits() >> (64 - size)), size);
        input.drop(size);
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

class ScanDecoder {
public:
    ScanDecoder(JpegScan& scan, JpegEntropyInput& input, const std::stop_token& stop)
        : m_scan(scan), m_input(input), m_stop(stop) {
        for (const JpegScanPart& part : scan.parts)
            m_weights.emplace_back(part.plane->quant);
    }

    ScanResult run() {
        const bool alone = m_scan.parts.size() == 1;
        const int unitWidth = 8 * m_scan.maxHorizontal;
        const int unitHeight = 8 * m_scan.maxVertical;
        int unitsWide = (m_scan.frame.width + unitWidth - 1) / unitWidth;
        int unitsHigh = (m_scan.frame.height + unitHeight - 1) / unitHeight;
        if (alone) { // such a scan has no padding to whole units
            const JpegDcPlane& plane = *m_scan.parts[0].plane;
            unitsWide = (m_scan.frame.width * plane.horizontal + unitWidth - 1) / unitWidth;
            unitsHigh = (m_scan.frame.height * plane.vertical + unitHeight - 1) / unitHeight;
        }
        for (int y = 0; y < unitsHigh; ++y) {
            if (m_stop.stop_requested()) return ScanResult::Stopped;
            for (int x = 0; x < unitsWide; ++x)
                if (!nextUnit() || !(alone ? block(0, x, y) : unit(x, y)))
                    return ScanResult::Unusable;
            if (m_input.overrun()) return ScanResult::Unusable;
        }
        return ScanResult::Done;
    }

private:
    bool nextUnit() {
        if (m_scan.restartInterval > 0) {
            if (m_left == 0) {
                if (m_unitsDone > 0 && !m_input.goOn(0xD0 + (m_restarts++ & 7))) return false;
                for (JpegScanPart& part : m_scan.parts)
                    part.prediction = 0;
                m_left = m_scan.restartInterval;
            }
            --m_left;
        }
        ++m_unitsDone;
        return m_input.ready();
    }

    bool unit(int unitX, int unitY) {
        for (std::size_t i = 0; i < m_scan.parts.size(); ++i) {
            const JpegDcPlane& plane = *m_scan.parts[i].plane;
            for (int v = 0; v < plane.vertical; ++v)
                for (int h = 0; h < plane.horizontal; ++h)
                    if (!block(i, unitX * plane.horizontal + h, unitY * plane.vertical + v))
                        return false;
        }
        return true;
    }

    bool block(std::size_t index, int x, int y) {
        JpegScanPart& part = m_scan.parts[index];
        JpegDcPlane& plane = *part.plane;
        const std::size_t at =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(plane.blocksWide) +
            static_cast<std::size_t>(x);
        m_input.load();
        if (m_scan.approximationHigh > 0) { // one more bit of each value
            const auto bit = static_cast<int>(m_input.bits() >> 63);
            m_input.drop(1);
            plane.dc[at] =
                static_cast<std::int16_t>(plane.dc[at] | (bit << m_scan.approximationLow));
            return true;
        }
        int difference = 0;
        if (!readDifference(m_input, *part.dcTable, difference)) return false;
        part.prediction += difference;
        if (part.prediction < -32768 || part.prediction > 32767) return false;
        if (!m_scan.sequential) {
            plane.dc[at] =
                static_cast<std::int16_t>(part.prediction * (1 << m_scan.approximationLow));
            return true;
        }
        const int dequantized = part.prediction * plane.quant[0];
        if (plane.pixelsPerBlock == 1) {
            plane.pixels[at] = pixelOfDc(dequantized);
            return skipAc(m_input, *part.acTable);
        }
        std::array<float, 4> sums = {static_cast<float>(dequantized)};
        if (!addAc(m_input, *part.acTable, m_weights[index], sums)) return false;
        putQuarters(plane, x, y, sums);
        return true;
    }

    JpegScan& m_scan;
    JpegEntropyInput& m_input;
    const std::stop_token& m_stop;
    std::vector<QuarterWeights> m_weights;
    int m_left = 0;
    int m_restarts = 0;
    std::uint64_t m_unitsDone = 0;
};

} // namespace

ScanResult decodeScan(JpegScan& scan, JpegEntropyInput& input, const std::stop_token& stop) {
    return ScanDecoder(scan, input, stop).run();
}

} // namespace lightstack::io
