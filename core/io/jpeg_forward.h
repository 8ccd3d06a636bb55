// Pixels to the quantised coefficients of a JPEG's blocks, a row of units at a time.
//
// 1. The rows of a unit become planes of floats (ITU-R BT.601, centred on zero), repeated past the
// right and lower edges; chroma is averaged to its size. 2. Each block goes through the eight-point
// transform down and across, eight columns at once, by the scaled algorithm of Arai, Agui and
// Nakajima (1988), whose scales are part of the division by the quantisation step. 3. What is left
// is put as it will be coded, in zigzag order, with a bit for each that is not zero. Compiled once
// more for each kind of wider vectors that the processor may have. Private to the encoder. Thread:
// one object, one thread.
#pragma once

#include "core/image/image_buffer.h"
#include "core/io/picture_writer.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lightstack::io {

// Zigzag order; baseline: AC -1023 to 1023. A coefficient as it is coded: the bits of its value
// behind their number; nothing is 0.
struct JpegCoefficients {
    static constexpr unsigned kValueBits = 11;

    std::array<std::uint16_t, 64> coded; // the first is of no use: what is coded is a difference
    std::uint64_t nonZero = 0;           // bit k: coefficient k is not zero
    int first = 0;                       // the DC value
};

using JpegSteps = std::array<std::uint16_t, 64>; // zigzag order, 1 to 255

// The tables of T.81 Annex K for a quality of 1 to 100, scaled as libjpeg scales them.
JpegSteps jpegSteps(bool chroma, int quality) noexcept;

class JpegForward {
public:
    // `pixels`: U8, one channel or three; they stay alive. `steps`: of luma and chroma.
    JpegForward(const image::ImageBuffer& pixels, ChromaSampling chroma,
        const std::array<JpegSteps, 2>& steps);

    [[nodiscard]] int horizontal() const noexcept { return m_horizontal; } // luma blocks of a unit
    [[nodiscard]] int vertical() const noexcept { return m_vertical; }
    [[nodiscard]] int unitsDown() const noexcept { return m_unitsDown; }
    [[nodiscard]] std::size_t blocksOfUnit() const noexcept { return m_blocksOfUnit; }
    // The blocks of one row of units in the order of a scan; until the next call.
    std::span<const JpegCoefficients> unitRow(int row);

private:
    struct Passes; // the code for the machine at hand

    const image::ImageBuffer& m_pixels;
    int m_horizontal = 1;
    int m_vertical = 1;
    int m_unitsAcross = 0;
    int m_unitsDown = 0;
    std::size_t m_blocksOfUnit = 1;
    std::size_t m_stride = 0; // floats of a plane's row
    std::array<std::vector<float>, 3> m_planes;
    std::array<std::array<float, 64>, 2> m_factors = {}; // column * 8 + row
    std::vector<JpegCoefficients> m_blocks;
};

} // namespace lightstack::io
