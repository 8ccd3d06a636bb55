// JPEGs as a camera writes them, and a short film, for generated libraries: encoded once, then only
// the EXIF (time, number) differs from file to file. Thread: one.
#pragma once

#include <cstdint>
#include <string>

namespace lightstack::bench {

class CameraJpeg {
public:
    // Noise of `width` x `height` at the quality that makes at most `bytes`.
    CameraJpeg(int width, int height, std::size_t bytes, unsigned seed);
    // SOI and EXIF of this picture; the rest is the same for all. Seconds since 1970.
    const std::string& head(std::int64_t taken, std::uint64_t number);
    [[nodiscard]] const std::string& rest() const noexcept { return m_rest; }

private:
    std::string m_head, m_rest;
    std::size_t m_time[3] = {};
    std::size_t m_number = 0;
};

// A QuickTime tree with a header and `bytes` of payload that begins with the number.
std::string filmBytes(std::uint64_t number, std::size_t bytes);

// "2019:06:15 12:30:00" with the given separator of the date's parts; UTC.
std::string timeText(std::int64_t taken, char dateMark, char between, char timeMark);

} // namespace lightstack::bench
