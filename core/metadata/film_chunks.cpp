// Films in chunks and elements: AVI (RIFF) by the headers of its list "hdrl", Matroska and WebM
// (EBML, RFC 8794 and 9559) by Info and Tracks, which stand before the first cluster.
#include "core/metadata/film_formats.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace lightstack::metadata {
namespace {

constexpr int kMostElements = 2000;

class Avi {
public:
    Avi(ByteReader& in, FilmFacts& out) : m_in(in), m_out(out) {}
    void run() { walk(12, m_in.size(), 0); }

private:
    void walk(std::uint64_t at, std::uint64_t end, int depth) {
        while (at + 8 <= end && ++m_chunks <= kMostElements) {
            const std::string type = m_in.text(at, 4);
            const std::uint64_t size = m_in.little(at + 4, 4);
            const std::uint64_t body = at + 8;
            if (type == "LIST") {
                const std::string kind = m_in.text(body, 4);
                if (kind == "movi") return;
                const bool ours = kind == "hdrl" || kind == "strl";
                if (ours && depth < 3) walk(body + 4, std::min(end, body + size), depth + 1);
            } else {
                chunk(type, body, size);
            }
            at = body + size + (size & 1);
        }
    }

    void chunk(const std::string& type, std::uint64_t at, std::uint64_t size) {
        if (type == "avih" && size >= 40) {
            const auto micro = m_in.little(at, 4);
            m_out.seconds = double(micro) * double(m_in.little(at + 16, 4)) / 1e6;
            m_out.framesPerSecond = micro > 0 ? 1e6 / double(micro) : 0;
            m_out.width = int(std::min<std::uint64_t>(m_in.little(at + 32, 4), 1U << 20));
            m_out.height = int(std::min<std::uint64_t>(m_in.little(at + 36, 4), 1U << 20));
        }
        if (type == "strh" && size >= 36) stream(at);
        // Of sound: a number says how it is coded.
        if (type == "strf" && m_kind == "auds" && size >= 2 && m_out.audioCodec.empty())
            m_out.audioCodec = soundName(m_in.little(at, 2));
        if (type == "strf" && m_kind == "vids" && size >= 20 && m_out.videoCodec.empty())
            m_out.videoCodec = codecName(m_in.text(at + 16, 4));
        if (type == "IDIT") date(m_in.text(at, size));
    }

    // The video's own head is right where the file is longer than its first list says.
    void stream(std::uint64_t at) {
        m_kind = m_in.text(at, 4);
        const std::uint64_t scale = m_in.little(at + 20, 4);
        const std::uint64_t rate = m_in.little(at + 24, 4);
        const std::uint64_t length = m_in.little(at + 32, 4);
        if (m_kind != "vids" || rate == 0 || scale == 0 || length == 0) return;
        m_out.framesPerSecond = double(rate) / double(scale);
        m_out.seconds = double(length) / m_out.framesPerSecond;
    }

    static std::string soundName(std::uint64_t format) {
        switch (format) {
        case 1:
            return "PCM";
        case 0x50:
        case 0x55:
            return format == 0x55 ? "MP3" : "MP2";
        case 0xFF:
            return "AAC";
        case 0x2000:
            return "AC-3";
        default:
            return "audio " + std::to_string(format);
        }
    }

    // "SUN AUG 31 12:15:22 2008", as the camera's clock had it.
    void date(const std::string& text) {
        char month[4] = {};
        int day = 0, h = 0, m = 0, s = 0, year = 0;
        if (std::sscanf(text.c_str(), "%*3s %3s %d %d:%d:%d %d", month, &day, &h, &m, &s, &year) !=
            6)
            return;
        static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
        for (char& c : month)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        const std::size_t found = kMonths.find(month);
        if (std::strlen(month) != 3 || found == std::string_view::npos || found % 3 != 0) return;
        char iso[64] = {};
        std::snprintf(iso, sizeof iso, "%04d-%02d-%02dT%02d:%02d:%02d", year, int(found / 3) + 1,
            day, h, m, s);
        takeCreated(iso, m_out);
    }

    ByteReader& m_in;
    FilmFacts& m_out;
    std::string m_kind;
    int m_chunks = 0;
};

class Matroska {
public:
    Matroska(ByteReader& in, FilmFacts& out) : m_in(in), m_out(out) {}

    void run() {
        children(0, m_in.size(), [&](std::uint64_t id, std::uint64_t at, std::uint64_t end) {
            if (id != kSegment) return true;
            children(at, end, [&](std::uint64_t inner, std::uint64_t from, std::uint64_t to) {
                if (inner == kInfo) info(from, to);
                if (inner == kTracks) tracks(from, to);
                return inner != kCluster;
            });
            return false;
        });
    }

private:
    static constexpr std::uint64_t kSegment = 0x18538067, kInfo = 0x1549A966, kTracks = 0x1654AE6B,
                                   kCluster = 0x1F43B675;

    // A number of variable length; `bytes` 0: none stands here.
    struct Vint {
        std::uint64_t value = 0;
        std::size_t bytes = 0;
        bool unknown = false; // all ones: a size that was not known yet
    };
    Vint vint(std::uint64_t at, bool keepMark) {
        const std::uint64_t first = m_in.big(at, 1);
        std::size_t bytes = 1;
        while (bytes <= 8 && (first & (0x100U >> bytes)) == 0)
            ++bytes;
        if (bytes > 8) return {};
        const std::uint64_t raw = m_in.big(at, bytes);
        const std::uint64_t mark = std::uint64_t{1} << (7 * bytes);
        return {keepMark ? raw : raw & (mark - 1), bytes, (raw & (mark - 1)) == mark - 1};
    }

    template <class Visit>
    void children(std::uint64_t at, std::uint64_t end, const Visit& visit) {
        while (at + 2 <= end && ++m_elements <= kMostElements) {
            const Vint id = vint(at, true);
            if (id.bytes == 0 || id.bytes > 4) return;
            const Vint size = vint(at + id.bytes, false);
            if (size.bytes == 0) return;
            const std::uint64_t body = at + id.bytes + size.bytes;
            if (body > end) return;
            const std::uint64_t length = size.unknown ? end - body : size.value;
            const std::uint64_t to = length > end - body ? end : body + length;
            if (!visit(id.value, body, to)) return;
            at = to;
        }
    }

    [[nodiscard]] std::uint64_t number(std::uint64_t at, std::uint64_t end) {
        return end - at <= 8 ? m_in.big(at, static_cast<std::size_t>(end - at)) : 0;
    }

    void info(std::uint64_t at, std::uint64_t end) {
        double scale = 1'000'000;
        double duration = 0;
        children(at, end, [&](std::uint64_t id, std::uint64_t from, std::uint64_t to) {
            if (id == 0x2AD7B1) scale = double(number(from, to));
            if (id == 0x4489) duration = m_in.real(from, std::min<std::uint64_t>(to - from, 16));
            if (id == 0x4461 && to - from == 8) { // nanoseconds since 2001
                const auto since = static_cast<std::int64_t>(number(from, to)) / 1'000'000;
                m_out.createdMs = since + 978'307'200'000;
                m_out.createdHasZone = true;
            }
            return true;
        });
        m_out.seconds = duration * scale / 1e9;
    }

    void tracks(std::uint64_t at, std::uint64_t end) {
        children(at, end, [&](std::uint64_t id, std::uint64_t from, std::uint64_t to) {
            if (id == 0xAE) track(from, to);
            return true;
        });
    }

    void track(std::uint64_t at, std::uint64_t end) {
        std::uint64_t type = 0, frame = 0, width = 0, height = 0;
        std::string codec;
        children(at, end, [&](std::uint64_t id, std::uint64_t from, std::uint64_t to) {
            if (id == 0x83) type = number(from, to);
            if (id == 0x86) codec = m_in.text(from, to - from);
            if (id == 0x23E383) frame = number(from, to);
            if (id == 0xE0)
                children(from, to, [&](std::uint64_t inner, std::uint64_t a, std::uint64_t b) {
                    if (inner == 0xB0) width = number(a, b);
                    if (inner == 0xBA) height = number(a, b);
                    return true;
                });
            return true;
        });
        if (type == 2 && m_out.audioCodec.empty()) m_out.audioCodec = codecName(codec);
        if (type != 1 || !m_out.videoCodec.empty()) return;
        m_out.videoCodec = codecName(codec);
        m_out.width = int(std::min<std::uint64_t>(width, 1U << 20));
        m_out.height = int(std::min<std::uint64_t>(height, 1U << 20));
        if (frame > 0) m_out.framesPerSecond = 1e9 / double(frame);
    }

    ByteReader& m_in;
    FilmFacts& m_out;
    int m_elements = 0;
};

} // namespace

void readAvi(ByteReader& in, FilmFacts& out) {
    Avi(in, out).run();
}

void readMatroska(ByteReader& in, FilmFacts& out) {
    Matroska(in, out).run();
}

} // namespace lightstack::metadata
