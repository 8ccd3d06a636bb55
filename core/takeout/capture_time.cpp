#include "core/takeout/capture_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace lightstack::takeout {
namespace {

constexpr std::int64_t kZoneMs = 15LL * 3600 * 1000; // +14:00 to -12:00, and some seconds of drift

bool isDecimal(char c) noexcept {
    return c >= '0' && c <= '9';
}

// The digits from `at` on, `count` of them; -1 where there are fewer or one more follows.
int digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!isDecimal(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool isSeparator(char c) noexcept {
    return c == '-' || c == '_' || c == '.' || c == ' ' || c == ':' || c == 'T';
}

std::int64_t msOf(std::chrono::year_month_day day, int seconds) {
    return (std::chrono::sys_days(day).time_since_epoch().count() * 86'400LL + seconds) * 1000;
}

// hh mm ss behind a date, with or without separators; 0 where there is no time.
int secondsAfter(std::string_view text, std::size_t at) noexcept {
    std::array<int, 3> parts{};
    if (text.substr(at).starts_with(" at ")) at += 3;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (at < text.size() && isSeparator(text[at])) ++at;
        parts[i] = digits(text, at, 2);
        if (parts[i] < 0) return 0;
        at += 2;
    }
    const bool valid = parts[0] < 24 && parts[1] < 60 && parts[2] < 60;
    return valid ? parts[0] * 3600 + parts[1] * 60 + parts[2] : 0;
}

} // namespace

std::optional<std::int64_t> dateInName(std::string_view name) {
    using namespace std::chrono;
    for (std::size_t i = 0; i + 8 <= name.size(); ++i) {
        if (i > 0 && isDecimal(name[i - 1])) continue;
        const int y = digits(name, i, 4);
        if (y < 1900 || y > 2100) continue;
        const bool separated = isSeparator(name[i + 4]);
        const std::size_t at = i + 4 + (separated ? 1 : 0);
        const int m = digits(name, at, 2);
        if (separated && (at + 2 >= name.size() || name[at + 2] != name[i + 4])) continue;
        const std::size_t dayAt = at + 2 + (separated ? 1 : 0);
        const int d = digits(name, dayAt, 2);
        const year_month_day day{year(y), month(static_cast<unsigned>(std::max(m, 0))),
            std::chrono::day(static_cast<unsigned>(std::max(d, 0)))};
        if (!day.ok()) continue;
        const std::size_t end = dayAt + 2;
        // Eight digits in a longer number are no date; fourteen are one with its time.
        if (end < name.size() && isDecimal(name[end]) && digits(name, end, 6) < 0) continue;
        return msOf(day, secondsAfter(name, end));
    }
    return std::nullopt;
}

std::optional<int> yearOfFolder(std::string_view name) {
    std::optional<int> year;
    for (std::size_t i = 0; i < name.size();) {
        if (!isDecimal(name[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < name.size() && isDecimal(name[end]))
            ++end;
        const int value = end - i == 4 ? digits(name, i, 4) : -1;
        if (year || value < 1800 || value > 2100) return std::nullopt;
        year = value;
        i = end;
    }
    return year;
}

CaptureTime captureTime(std::optional<std::int64_t> exifMs, std::optional<std::int64_t> sidecar,
    std::string_view name, std::string_view folderName) {
    if (exifMs && sidecar) {
        const std::int64_t told = *sidecar * 1000;
        const bool conflict = std::llabs(told - *exifMs) > kZoneMs;
        return conflict ? CaptureTime{told, "sidecar", true} : CaptureTime{exifMs, "exif", false};
    }
    if (exifMs) return {exifMs, "exif", false};
    if (sidecar) return {*sidecar * 1000, "sidecar", false};
    if (const auto date = dateInName(name)) return {date, "name", false};
    if (const auto year = yearOfFolder(folderName))
        return {msOf(std::chrono::year(*year) / 1 / 1, 0), "folder", false};
    return {};
}

std::optional<GeoPoint> placeOf(const std::optional<GeoPoint>& camera,
    const std::optional<GeoPoint>& geo, const std::optional<GeoPoint>& geoExif) {
    const std::optional<GeoPoint>& original = geoExif ? geoExif : camera;
    const auto differs = [](const GeoPoint& a, const GeoPoint& b) {
        return std::abs(a.latitude - b.latitude) > 1e-4 ||
               std::abs(a.longitude - b.longitude) > 1e-4;
    };
    if (geo && original && differs(*geo, *original)) return geo;
    if (camera) return camera;
    return geoExif ? geoExif : geo;
}

} // namespace lightstack::takeout
