#include "core/metadata/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lightstack::metadata {
namespace {

std::string formatted(const char* pattern, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), pattern, value);
    return text.data();
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string out;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

std::string rawOf(const std::vector<Tag>& tags, std::string_view key) {
    const auto found =
        std::find_if(tags.begin(), tags.end(), [&](const Tag& t) { return t.key == key; });
    return found == tags.end() ? std::string() : found->value;
}

std::string camera(const CommonFields& f) {
    // "NIKON CORPORATION" + "NIKON D2X": the model names its maker already.
    const std::string first = f.make.substr(0, f.make.find(' '));
    const bool named = !first.empty() && f.model.starts_with(first);
    return joined({named ? "" : f.make, f.model}, " ");
}

std::string date(const CommonFields& f) {
    const bool original = !f.dateTimeOriginal.empty();
    const bool digitized = !original && !f.dateTimeDigitized.empty();
    std::string text = original ? f.dateTimeOriginal : digitized ? f.dateTimeDigitized : f.dateTime;
    if (text.size() >= 10) text[4] = text[7] = '-';
    return joined({text, original       ? f.offsetTimeOriginal
                         : digitized    ? f.offsetTimeDigitized
                         : text.empty() ? ""
                                        : f.offsetTime},
        " ");
}

} // namespace

std::string exposureText(double seconds) {
    if (seconds <= 0) return {};
    if (seconds < 0.3) return formatted("1/%.0f s", 1 / seconds);
    return formatted(std::floor(seconds) == seconds ? "%.0f s" : "%.1f s", seconds);
}

std::vector<Tag> summaryOf(const CommonFields& f, const std::vector<Tag>& tags) {
    std::vector<Tag> out;
    const auto add = [&](const char* key, const char* name, const std::string& value) {
        if (!value.empty()) out.push_back({"Summary", key, name, value, value, ""});
    };
    if (f.film)
        add("Summary.Film", "Film",
            joined({f.film->seconds > 0 ? durationText(f.film->seconds) : "",
                       joined({f.film->videoCodec, f.film->audioCodec}, ", "),
                       f.film->framesPerSecond > 0 ? formatted("%.4g fps", f.film->framesPerSecond)
                                                   : ""},
                " · "));
    add("Summary.Camera", "Camera", joined({camera(f), f.lensModel}, " · "));
    add("Summary.Exposure", "Exposure",
        joined({f.exposureTime ? exposureText(*f.exposureTime) : "",
                   f.fNumber ? formatted("f/%.2g", *f.fNumber) : "",
                   f.iso ? formatted("ISO %.0f", *f.iso) : "",
                   f.focalLength ? formatted("%.0f mm", *f.focalLength) : ""},
            " · "));
    add("Summary.Date", "Date taken", date(f));
    // As it is looked at: orientations 5 to 8 stand it up.
    const bool turned = f.orientation >= 5;
    const int width = turned ? f.height : f.width;
    const int height = turned ? f.width : f.height;
    const double megapixels = static_cast<double>(f.width) * f.height / 1e6;
    std::string size = formatted("%.0f", width) + formatted(" × %.0f", height);
    if (megapixels >= 0.1 && !f.film) size += formatted(" · %.1f MP", megapixels);
    add("Summary.Size", "Dimensions", f.width > 0 ? size : "");
    if (f.gps)
        add("Summary.Place", "Place",
            formatted("%.5f", f.gps->latitude) + formatted(", %.5f", f.gps->longitude));
    std::string stars;
    for (int i = 0; f.rating && i < std::clamp(*f.rating, 0, 5); ++i)
        stars += "★";
    add("Summary.Rating", "Rating", stars);
    add("Summary.Keywords", "Keywords", joined(f.keywords, ", "));
    add("Summary.Title", "Title", f.title);
    add("Summary.Description", "Description",
        f.description.starts_with("ImageJ=") || f.description.starts_with("<") ? ""
                                                                               : f.description);
    add("Summary.Colour", "Colour", rawOf(tags, "Icc.Description"));
    add("Summary.FileSize", "File",
        joined({rawOf(tags, "File.MimeType"), rawOf(tags, "File.Size")}, " · "));
    return out;
}

} // namespace lightstack::metadata
