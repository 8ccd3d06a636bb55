// Numbers and texts at places of a film's file, for the parsers of its boxes. A read beyond the end
// gives zeros. Used by film_*.cpp alone. Thread: one at a time.
#pragma once

#include "core/metadata/film_facts.h"

#include <array>
#include <bit>

namespace lightstack::metadata {

class FilmReader {
public:
    explicit FilmReader(base::ByteSource& source) : m_source(source) {}

    std::uint64_t big(std::uint64_t at, std::size_t bytes) { return number(at, bytes, false); }
    std::uint64_t little(std::uint64_t at, std::size_t bytes) { return number(at, bytes, true); }
    double real(std::uint64_t at, std::size_t bytes) { // big-endian IEEE
        if (bytes == 4) return double(std::bit_cast<float>(std::uint32_t(big(at, 4))));
        return bytes == 8 ? std::bit_cast<double>(big(at, 8)) : 0;
    }
    std::string text(std::uint64_t at, std::uint64_t bytes) {
        std::string out(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, kMostText)), '\0');
        out.resize(m_source.read(at, std::as_writable_bytes(std::span(out))));
        return out;
    }
    [[nodiscard]] std::uint64_t size() const noexcept { return m_source.size(); }

private:
    static constexpr std::uint64_t kMostText = 1024;
    std::uint64_t number(std::uint64_t at, std::size_t bytes, bool little) {
        std::array<std::byte, 8> raw{};
        if (m_source.read(at, std::span(raw).first(bytes)) < bytes) return 0;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            value = (value << 8) | std::to_integer<std::uint64_t>(raw[little ? bytes - 1 - i : i]);
        return value;
    }
    base::ByteSource& m_source;
};

void readIsoFilm(FilmReader& in, FilmFacts& out);
void readAvi(FilmReader& in, FilmFacts& out);
void readMatroska(FilmReader& in, FilmFacts& out);

// "YYYY-MM-DDThh:mm:ss" with "Z", "+0200" or "+02:00" behind it or nothing.
void takeCreated(std::string_view text, FilmFacts& out);

} // namespace lightstack::metadata
