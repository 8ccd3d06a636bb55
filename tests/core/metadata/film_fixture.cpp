#include "tests/core/metadata/film_fixture.h"

#include <bit>

namespace lightstack::tests {
namespace {

std::string zeros(std::size_t bytes) {
    return std::string(bytes, '\0');
}

std::string head(bool wide) {
    return std::string(1, wide ? '\1' : '\0') + zeros(3);
}

std::string times(const FilmPlan& plan) {
    const int bytes = plan.wide ? 8 : 4;
    return big(plan.created, bytes) + big(plan.created, bytes);
}

std::string track(const FilmPlan& plan, bool video) {
    const int bytes = plan.wide ? 8 : 4;
    const std::string matrix =
        video && plan.rotation == 90
            ? big(0, 4) + big(0x10000, 4) + big(0, 4) + big(0xFFFF0000, 4) + zeros(16) +
                  big(0x40000000, 4)
            : big(0x10000, 4) + zeros(12) + big(0x10000, 4) + zeros(12) + big(0x40000000, 4);
    const std::string tkhd = head(plan.wide) + times(plan) + big(1, 4) + zeros(4) +
                             big(plan.duration, bytes) + zeros(16) + matrix +
                             big(video ? plan.width << 16 : 0, 4) +
                             big(video ? plan.height << 16 : 0, 4);
    const std::string mdhd =
        head(plan.wide) + times(plan) + big(plan.scale, 4) + big(plan.duration, bytes) + zeros(4);
    const std::string hdlr = zeros(8) + (video ? "vide" : "soun") + zeros(13);
    const std::string entry = zeros(8) + zeros(16) + big(plan.width, 2) + big(plan.height, 2);
    const std::string stsd = zeros(4) + big(1, 4) + box(video ? plan.video : plan.audio, entry);
    const std::string stts =
        zeros(4) + big(1, 4) + big(plan.frames, 4) + big(plan.duration / plan.frames, 4);
    return box("trak",
        box("tkhd", tkhd) +
            box("mdia", box("mdhd", mdhd) + box("hdlr", hdlr) +
                            box("minf", box("stbl", box("stsd", stsd) + box("stts", stts)))));
}

std::string element(std::uint32_t id, const std::string& content) {
    int bytes = 4;
    while (bytes > 1 && (id >> (8 * (bytes - 1))) == 0)
        --bytes;
    return big(id, bytes) + big(0x0100'0000'0000'0000ULL | content.size(), 8) + content;
}

std::string chunk(const std::string& type, const std::string& content) {
    return type + little(content.size(), 4) + content + (content.size() % 2 != 0 ? zeros(1) : "");
}

} // namespace

std::string big(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string box(const std::string& type, const std::string& content) {
    return big(content.size() + 8, 4) + type + content;
}

std::string isoFilm(const FilmPlan& plan) {
    const std::string mvhd = head(plan.wide) + times(plan) + big(plan.scale, 4) +
                             big(plan.duration, plan.wide ? 8 : 4) + zeros(80);
    return box("ftyp", plan.brand + zeros(4) + plan.brand) + box("mdat", zeros(plan.dataBytes)) +
           box("moov", box("mvhd", mvhd) + track(plan, true) +
                           (plan.audio.empty() ? "" : track(plan, false)) + plan.more);
}

std::string appleKeys(const std::string& created, const std::string& place) {
    const auto key = [](const std::string& name) {
        return box("mdta", "com.apple.quicktime." + name);
    };
    const auto item = [](std::uint32_t index, const std::string& text) {
        return box(big(index, 4), box("data", big(1, 4) + zeros(4) + text));
    };
    return box("meta", box("hdlr", zeros(8) + "mdta" + zeros(13)) +
                           box("keys", zeros(4) + big(3, 4) + key("make") + key("creationdate") +
                                           key("location.ISO6709")) +
                           box("ilst", item(1, "Apple") + item(2, created) + item(3, place)));
}

std::string aviFilm() {
    const std::string avih = little(40'000, 4) + zeros(12) + little(50, 4) + zeros(12) +
                             little(320, 4) + little(240, 4) + zeros(16);
    const auto strh = [](const char* kind, std::uint32_t rate, std::uint32_t length) {
        return std::string(kind) + "MJPG" + zeros(12) + little(1, 4) + little(rate, 4) + zeros(4) +
               little(length, 4) + zeros(20);
    };
    const std::string strf = little(40, 4) + zeros(12) + "MJPG" + zeros(20);
    const std::string hdrl =
        "hdrl" + chunk("avih", avih) +
        chunk("LIST", "strl" + chunk("strh", strh("vids", 25, 50)) + chunk("strf", strf)) +
        chunk("LIST", "strl" + chunk("strh", strh("auds", 8000, 16000)) +
                          chunk("strf", little(1, 2) + zeros(14))) +
        chunk("IDIT", "SUN AUG 31 12:15:22 2008\n");
    const std::string body = "AVI " + chunk("LIST", hdrl) + chunk("LIST", "movi" + zeros(64));
    return "RIFF" + little(body.size(), 4) + body;
}

std::string matroskaFilm() {
    const std::uint64_t date = 641'556'000ULL * 1'000'000'000; // since 2001
    const std::string info = element(0x2AD7B1, big(1'000'000, 3)) +
                             element(0x4489, big(std::bit_cast<std::uint64_t>(12'500.0), 8)) +
                             element(0x4461, big(date, 8));
    const std::string video = element(0xAE,
        element(0x83, big(1, 1)) + element(0x86, "V_VP9") + element(0x23E383, big(40'000'000, 4)) +
            element(0xE0, element(0xB0, big(640, 2)) + element(0xBA, big(360, 2))));
    const std::string audio = element(0xAE, element(0x83, big(2, 1)) + element(0x86, "A_OPUS"));
    return element(0x1A45DFA3, element(0x4282, "webm")) +
           element(0x18538067, element(0x1549A966, info) + element(0x1654AE6B, video + audio) +
                                   element(0x1F43B675, zeros(100)));
}

} // namespace lightstack::tests
