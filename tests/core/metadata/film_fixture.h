// Films without pictures: the headers alone, as bytes, for tests of what they say.
#pragma once

#include <cstdint>
#include <string>

namespace lightstack::tests {

std::string big(std::uint64_t value, int bytes);
std::string little(std::uint64_t value, int bytes);
std::string box(const std::string& type, const std::string& content);

struct FilmPlan {
    std::string brand = "isom";
    std::uint32_t scale = 1000, duration = 7250; // 7.25 s
    std::uint64_t created = 0;                   // since 1904
    std::uint32_t width = 1920, height = 1080;
    int rotation = 0; // 0 or 90
    std::string video = "avc1", audio = "mp4a";
    std::uint32_t frames = 217;
    std::string more;          // behind the tracks, in moov
    std::size_t dataBytes = 0; // of mdat, before moov
    bool wide = false;         // version 1 of the heads
};
std::string isoFilm(const FilmPlan& plan);
std::string appleKeys(const std::string& created, const std::string& place);

std::string aviFilm();      // 320 x 240, 25 frames/s, 50 frames, MJPG, PCM
std::string matroskaFilm(); // 640 x 360, 12.5 s, VP9, Opus, 2021-05-01 10:00:00

} // namespace lightstack::tests
