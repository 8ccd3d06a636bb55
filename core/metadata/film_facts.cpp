#include "core/metadata/film_facts.h"

#include "core/base/file_path.h"
#include "core/metadata/film_formats.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lightstack::metadata {
namespace {

struct Name {
    std::string_view code, name;
};

constexpr std::array kNames{Name{"avc1", "H.264"}, Name{"avc3", "H.264"}, Name{"H264", "H.264"},
    Name{"h264", "H.264"}, Name{"X264", "H.264"}, Name{"V_MPEG4/ISO/AVC", "H.264"},
    Name{"hvc1", "HEVC"}, Name{"hev1", "HEVC"}, Name{"dvh1", "HEVC"}, Name{"dvhe", "HEVC"},
    Name{"HEVC", "HEVC"}, Name{"V_MPEGH/ISO/HEVC", "HEVC"}, Name{"av01", "AV1"},
    Name{"V_AV1", "AV1"}, Name{"vp08", "VP8"}, Name{"V_VP8", "VP8"}, Name{"VP80", "VP8"},
    Name{"vp09", "VP9"}, Name{"V_VP9", "VP9"}, Name{"VP90", "VP9"}, Name{"mp4v", "MPEG-4"},
    Name{"V_MPEG4/ISO/ASP", "MPEG-4"}, Name{"XVID", "MPEG-4"}, Name{"xvid", "MPEG-4"},
    Name{"DIVX", "MPEG-4"}, Name{"divx", "MPEG-4"}, Name{"DX50", "MPEG-4"}, Name{"FMP4", "MPEG-4"},
    Name{"s263", "H.263"}, Name{"h263", "H.263"}, Name{"jpeg", "Motion JPEG"},
    Name{"mjpa", "Motion JPEG"}, Name{"mjpb", "Motion JPEG"}, Name{"mjpg", "Motion JPEG"},
    Name{"MJPG", "Motion JPEG"}, Name{"V_MJPEG", "Motion JPEG"}, Name{"apcn", "ProRes 422"},
    Name{"apch", "ProRes 422 HQ"}, Name{"apcs", "ProRes 422 LT"}, Name{"apco", "ProRes 422 Proxy"},
    Name{"ap4h", "ProRes 4444"}, Name{"V_MPEG1", "MPEG-1"}, Name{"V_MPEG2", "MPEG-2"},
    Name{"mp4a", "AAC"}, Name{"A_AAC", "AAC"}, Name{".mp3", "MP3"}, Name{"A_MPEG/L3", "MP3"},
    Name{"alac", "ALAC"}, Name{"ac-3", "AC-3"}, Name{"A_AC3", "AC-3"}, Name{"ec-3", "E-AC-3"},
    Name{"A_EAC3", "E-AC-3"}, Name{"Opus", "Opus"}, Name{"A_OPUS", "Opus"},
    Name{"A_VORBIS", "Vorbis"}, Name{"A_FLAC", "FLAC"}, Name{"fLaC", "FLAC"}, Name{"samr", "AMR"},
    Name{"sawb", "AMR-WB"}, Name{"sowt", "PCM"}, Name{"twos", "PCM"}, Name{"lpcm", "PCM"},
    Name{"raw ", "PCM"}, Name{"A_PCM/INT/LIT", "PCM"}, Name{"ulaw", "µ-law"},
    Name{"alaw", "A-law"}};

bool isIso(std::string_view mime) noexcept {
    return mime == "video/mp4" || mime == "video/quicktime" || mime == "video/x-m4v" ||
           mime == "video/3gpp" || mime == "video/3gpp2";
}

bool isMatroska(std::string_view mime) noexcept {
    return mime == "video/x-matroska" || mime == "video/webm";
}

double sensible(double value, double most) noexcept {
    return std::isfinite(value) && value > 0 && value <= most ? value : 0;
}

std::string clean(std::string text) {
    text.resize(std::min(text.find('\0'), text.size()));
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return base::isValidUtf8(text) ? text : base::toLossyUtf8(text);
}

} // namespace

bool isFilm(std::string_view mime) noexcept {
    return isIso(mime) || isMatroska(mime) || mime == "video/x-msvideo";
}

Result<FilmFacts> readFilmFacts(base::ByteSource& source, const MimeVerdict& mime) {
    if (!isFilm(mime.mime))
        return fail(ErrorCode::Unsupported, {}, "its length and codec are not read");
    FilmFacts out;
    ByteReader in(source);
    if (isIso(mime.mime))
        readIsoFilm(in, out);
    else if (isMatroska(mime.mime))
        readMatroska(in, out);
    else
        readAvi(in, out);
    constexpr double kTenYears = 10 * 366 * 86'400.0;
    out.seconds = sensible(out.seconds, kTenYears);
    out.framesPerSecond = sensible(out.framesPerSecond, 100'000);
    if (out.width <= 0 || out.height <= 0 || out.width > 65'535 || out.height > 65'535)
        out.width = out.height = 0;
    out.make = clean(std::move(out.make));
    out.model = clean(std::move(out.model));
    if (out.createdMs && std::abs(*out.createdMs) > 4'102'444'800'000) out.createdMs.reset();
    if (out.seconds <= 0 && out.width == 0 && out.videoCodec.empty() && out.audioCodec.empty())
        return fail(ErrorCode::CorruptData, {}, "the film's headers are damaged or cut off");
    return out;
}

void takeCreated(std::string_view text, FilmFacts& out) {
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0, used = 0;
    const std::string all(text.substr(0, 40));
    if (std::sscanf(
            all.c_str(), "%4d-%2d-%2d%*1[T ]%2d:%2d:%2d%n", &y, &mo, &d, &h, &mi, &s, &used) != 6)
        return;
    const QDateTime time(QDate(y, mo, d), QTime(h, mi, std::min(s, 59)), Qt::UTC);
    if (!time.isValid()) return;
    int zoneH = 0;
    int zoneM = 0;
    std::array<char, 2> sign{};
    const char* rest = all.c_str() + used;
    const int n = std::sscanf(rest, "%1[+-]%2d%*1[:]%2d", sign.data(), &zoneH, &zoneM);
    if (n == 2) std::sscanf(rest + 3, "%2d", &zoneM);
    const bool zoned = n >= 2 && zoneH <= 14 && zoneM < 60;
    const int minutes = zoned ? (sign[0] == '-' ? -1 : 1) * (zoneH * 60 + zoneM) : 0;
    out.createdMs = time.toMSecsSinceEpoch() - minutes * 60'000LL;
    out.createdZoneMinutes = minutes;
    out.createdHasZone = zoned;
}

std::string codecName(std::string_view code) {
    for (const Name& each : kNames)
        if (each.code == code) return std::string(each.name);
    if (code.starts_with("A_AAC")) return "AAC";
    if (code.starts_with("A_PCM")) return "PCM";
    return clean(std::string(code.substr(0, 40)));
}

std::string durationText(double seconds) {
    const auto all = std::max<std::int64_t>(1, std::llround(std::clamp(seconds, 0.0, 1e9)));
    std::array<char, 48> text{};
    if (all >= 3600)
        std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld",
            static_cast<long long>(all / 3600), static_cast<long long>(all / 60 % 60),
            static_cast<long long>(all % 60));
    else
        std::snprintf(text.data(), text.size(), "%lld:%02lld", static_cast<long long>(all / 60),
            static_cast<long long>(all % 60));
    return text.data();
}

} // namespace lightstack::metadata
