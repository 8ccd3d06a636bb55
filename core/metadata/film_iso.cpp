// Films in boxes: ISO/IEC 14496-12 and QuickTime. moov is looked for among the boxes of the file,
// before or behind the data; in it mvhd, the first picture and the first sound track, and where
// they are, the texts of cameras: udta's and the key table of newer telephones.
#include "core/metadata/film_formats.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace lightstack::metadata {
namespace {

constexpr int kMostBoxes = 4000;                  // of a file, all levels
constexpr std::int64_t kMacEpoch = 2'082'844'800; // 1904 to 1970, seconds

struct Box {
    std::string type;
    std::uint64_t at = 0; // of its content
    std::uint64_t end = 0;
};

class IsoFilm {
public:
    IsoFilm(ByteReader& in, FilmFacts& out) : m_in(in), m_out(out) {}

    void run() {
        bool found = false;
        children(0, m_in.size(), [&](const Box& box) {
            if (box.type == "moov") {
                movie(box);
                found = true;
            }
            if (box.type == "sidx" && m_out.seconds <= 0) segments(box);
            return !found || (m_out.seconds <= 0 && box.type != "mdat");
        });
    }

private:
    template <class Visit>
    void children(std::uint64_t at, std::uint64_t end, const Visit& visit) {
        while (at + 8 <= end && ++m_boxes <= kMostBoxes) {
            std::uint64_t size = m_in.big(at, 4);
            std::uint64_t head = 8;
            if (size == 1) {
                size = m_in.big(at + 8, 8);
                head = 16;
            }
            if (size == 0) size = end - at;
            if (size < head || size > end - at) return;
            if (!visit(Box{m_in.text(at + 4, 4), at + head, at + size})) return;
            at += size;
        }
    }

    void movie(const Box& moov) {
        children(moov.at, moov.end, [&](const Box& box) {
            if (box.type == "mvhd") movieHead(box);
            if (box.type == "trak") track(box);
            if (box.type == "udta") texts(box);
            if (box.type == "meta") keys(box);
            if (box.type == "mvex")
                children(box.at, box.end, [&](const Box& inner) {
                    if (inner.type == "mehd" && m_out.seconds <= 0 && m_scale > 0)
                        m_out.seconds =
                            double(m_in.big(inner.at + 4, m_in.big(inner.at, 1) == 1 ? 8 : 4)) /
                            double(m_scale);
                    return true;
                });
            return true;
        });
        if (m_out.seconds <= 0) m_out.seconds = m_longest;
    }

    void movieHead(const Box& box) {
        const bool wide = m_in.big(box.at, 1) == 1;
        const std::uint64_t created = m_in.big(box.at + 4, wide ? 8 : 4);
        m_scale = m_in.big(box.at + (wide ? 20 : 12), 4);
        m_out.seconds = seconds(m_in.big(box.at + (wide ? 24 : 16), wide ? 8 : 4), m_scale, wide);
        // Clocks that were never set, and those that count from 1970, say nothing.
        constexpr std::uint64_t kLeast = kMacEpoch;
        constexpr std::uint64_t kMost = kMacEpoch + 4'102'444'800; // 2100
        if (created > kLeast && created < kMost && !m_out.createdMs) {
            m_out.createdMs = (static_cast<std::int64_t>(created) - kMacEpoch) * 1000;
            m_out.createdHasZone = true; // UTC
        }
    }

    static double seconds(std::uint64_t duration, std::uint64_t scale, bool wide) {
        const bool unknown = duration == (wide ? UINT64_MAX : UINT32_MAX);
        return scale == 0 || unknown ? 0 : double(duration) / double(scale);
    }

    struct Track {
        std::string kind, codec;
        std::uint64_t width = 0, height = 0, frames = 0;
        double seconds = 0;
        int rotation = 0;
    };

    void track(const Box& trak) {
        Track track;
        children(trak.at, trak.end, [&](const Box& box) {
            if (box.type == "tkhd") trackHead(box, track);
            if (box.type == "mdia") media(box, track);
            return true;
        });
        m_longest = std::max(m_longest, track.seconds);
        if (track.kind == "soun" && m_out.audioCodec.empty())
            m_out.audioCodec = codecName(track.codec);
        if (track.kind != "vide" || m_hasVideo) return;
        m_hasVideo = true;
        const bool turned = track.rotation == 90 || track.rotation == 270;
        m_out.width = static_cast<int>(turned ? track.height : track.width);
        m_out.height = static_cast<int>(turned ? track.width : track.height);
        m_out.rotation = track.rotation;
        m_out.videoCodec = codecName(track.codec);
        if (track.seconds > 0 && track.frames > 0)
            m_out.framesPerSecond = double(track.frames) / track.seconds;
    }

    void trackHead(const Box& box, Track& track) {
        const std::uint64_t matrix = box.at + (m_in.big(box.at, 1) == 1 ? 52 : 40);
        const auto a = static_cast<std::int32_t>(m_in.big(matrix, 4));
        const auto b = static_cast<std::int32_t>(m_in.big(matrix + 4, 4));
        track.rotation = a == 0 && b > 0 ? 90 : a < 0 && b == 0 ? 180 : a == 0 && b < 0 ? 270 : 0;
        track.width = m_in.big(matrix + 36, 4) >> 16;
        track.height = m_in.big(matrix + 40, 4) >> 16;
    }

    void media(const Box& mdia, Track& track) {
        children(mdia.at, mdia.end, [&](const Box& box) {
            if (box.type == "mdhd") {
                const bool wide = m_in.big(box.at, 1) == 1;
                track.seconds = seconds(m_in.big(box.at + (wide ? 24 : 16), wide ? 8 : 4),
                    m_in.big(box.at + (wide ? 20 : 12), 4), wide);
            }
            if (box.type == "hdlr" && track.kind.empty()) track.kind = m_in.text(box.at + 8, 4);
            if (box.type == "minf" || box.type == "stbl") media(box, track);
            if (box.type == "stsd" && track.codec.empty()) {
                track.codec = m_in.text(box.at + 12, 4);
                if (track.kind == "vide" && (track.width == 0 || track.height == 0)) {
                    track.width = m_in.big(box.at + 40, 2);
                    track.height = m_in.big(box.at + 42, 2);
                }
            }
            if (box.type == "stts") track.frames = frames(box);
            return true;
        });
    }

    std::uint64_t frames(const Box& stts) {
        constexpr std::uint64_t kMostRuns = 1000; // of equal length each; more: not worth reading
        const std::uint64_t runs = m_in.big(stts.at + 4, 4);
        if (runs > kMostRuns || stts.at + 8 + runs * 8 > stts.end) return 0;
        std::uint64_t sum = 0;
        for (std::uint64_t i = 0; i < runs; ++i)
            sum += m_in.big(stts.at + 8 + i * 8, 4);
        return sum;
    }

    // A fragmented film without a length of its own: its index has one.
    void segments(const Box& sidx) {
        const bool wide = m_in.big(sidx.at, 1) == 1;
        const std::uint64_t scale = m_in.big(sidx.at + 8, 4);
        const std::uint64_t table = sidx.at + (wide ? 28 : 20);
        const std::uint64_t count = m_in.big(table + 2, 2);
        if (scale == 0 || table + 4 + count * 12 > sidx.end) return;
        std::uint64_t sum = 0;
        for (std::uint64_t i = 0; i < count; ++i)
            sum += m_in.big(table + 4 + i * 12 + 4, 4);
        m_out.seconds = double(sum) / double(scale);
    }

    void texts(const Box& udta) {
        children(udta.at, udta.end, [&](const Box& box) {
            if (box.type == "meta") keys(box);
            if (box.type.size() != 4 || box.type[0] != '\xA9' || box.end - box.at < 4) return true;
            const std::uint64_t length = std::min(m_in.big(box.at, 2), box.end - box.at - 4);
            take(box.type.substr(1), m_in.text(box.at + 4, length));
            return true;
        });
    }

    // QuickTime's has no version in front, ISO's has; "hdlr" shows which.
    void keys(const Box& meta) {
        const bool plain = m_in.text(meta.at + 4, 4) == "hdlr";
        std::vector<std::string> names;
        children(meta.at + (plain ? 0 : 4), meta.end, [&](const Box& box) {
            if (box.type == "keys") {
                std::uint64_t at = box.at + 8;
                while (at + 8 <= box.end && names.size() < 256) {
                    const std::uint64_t size = m_in.big(at, 4);
                    if (size < 8 || size > box.end - at) break;
                    names.push_back(m_in.text(at + 8, size - 8));
                    at += size;
                }
            }
            if (box.type == "ilst")
                children(box.at, box.end, [&](const Box& item) {
                    std::uint64_t index = 0;
                    for (const char c : item.type)
                        index = (index << 8) | static_cast<unsigned char>(c);
                    const bool known = index > 0 && index <= names.size();
                    if (known && m_in.text(item.at + 4, 4) == "data" && item.end - item.at > 16)
                        take(names[index - 1], m_in.text(item.at + 16, item.end - item.at - 16));
                    return true;
                });
            return true;
        });
    }

    void take(std::string_view key, const std::string& text) {
        constexpr std::string_view kApple = "com.apple.quicktime.";
        if (key.starts_with(kApple)) key.remove_prefix(kApple.size());
        if (key == "make" || key == "mak") m_out.make = text;
        if (key == "model" || key == "mod") m_out.model = text;
        if (key == "creationdate" || key == "day") takeCreated(text, m_out);
        if (key == "location.ISO6709" || key == "xyz") place(text);
    }

    void place(const std::string& text) { // ISO 6709: "+48.2082+016.3738+171.000/"
        double numbers[3] = {};
        int count = 0;
        for (const char* at = text.c_str(); (*at == '+' || *at == '-') && count < 3; ++count) {
            char* end = nullptr;
            numbers[count] = std::strtod(at, &end);
            if (end == at) break;
            at = end;
        }
        if (count < 2 || !(std::fabs(numbers[0]) <= 90) || !(std::fabs(numbers[1]) <= 180)) return;
        m_out.place = FilmFacts::Place{numbers[0], numbers[1], std::nullopt};
        if (count == 3 && std::isfinite(numbers[2])) m_out.place->altitude = numbers[2];
    }

    ByteReader& m_in;
    FilmFacts& m_out;
    int m_boxes = 0;
    std::uint64_t m_scale = 0;
    double m_longest = 0;
    bool m_hasVideo = false;
};

} // namespace

void readIsoFilm(ByteReader& in, FilmFacts& out) {
    IsoFilm(in, out).run();
}

} // namespace lightstack::metadata
