// NRRD and MetaImage headers over slices: spacing, unit, and the files they name.
#include "core/metadata/scanner_formats.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lightstack::metadata {
namespace {

using Edges = std::array<std::optional<double>, 3>;

// The lines of a header to the first blank one; what is after it may be anything.
std::vector<std::string> headerLines(std::string_view bytes, std::size_t most) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < bytes.size() && out.size() < most;) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (end - at > kLongestIniLine) break; // no line of text
        const std::string_view line = trimmed(bytes.substr(at, end - at));
        if (line.empty()) break;
        out.push_back(plainText(line));
        at = end + 1;
    }
    return out;
}

std::vector<double> numbersIn(std::string_view text) {
    std::vector<double> out;
    while (out.size() < 9) {
        const std::size_t from = text.find_first_of("+-.0123456789");
        if (from == std::string_view::npos) break;
        const std::size_t end =
            std::min(text.find_first_not_of("+-.0123456789eE", from), text.size());
        const auto number = leadingNumber(text.substr(from, end - from));
        if (!number) break;
        out.push_back(*number);
        text.remove_prefix(end);
    }
    return out;
}

void setEdge(Edges& edges, std::size_t axis, double length) {
    if (axis < 3 && std::isfinite(length) && length > 0) edges[axis] = length;
}

// "(sx,0,0) (0,sy,0) (0,0,sz)": the length of each vector; "none" for axes that are no space.
Edges directions(std::string_view text) {
    Edges out;
    std::size_t axis = 0;
    while (axis < 3) {
        const std::size_t open = text.find('(');
        const std::size_t close = text.find(')', open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        double squares = 0;
        for (const double part : numbersIn(text.substr(open, close - open)))
            squares += part * part;
        setEdge(out, axis++, std::sqrt(squares));
        text.remove_prefix(close + 1);
    }
    return out;
}

Edges spacings(std::string_view text) {
    Edges out;
    const std::vector<double> all = numbersIn(text);
    for (std::size_t axis = 0; axis < all.size(); ++axis)
        setEdge(out, axis, all[axis]);
    return out;
}

// Words in quotes, one an axis; axes that are no space have none.
std::vector<std::string> insideQuotes(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t open = text.find('"'); open != std::string_view::npos;
         open = text.find('"', open)) {
        const std::size_t close = std::min(text.find('"', open + 1), text.size());
        if (close > open + 1) out.emplace_back(text.substr(open + 1, close - open - 1));
        open = std::min(close + 1, text.size());
    }
    return out;
}

void setUnits(VoxelClaim& claim, const std::vector<std::string>& units) {
    if (units.empty()) return;
    claim.unit = units.front();
    if (units.size() < 3) return;
    claim.y = inUnit(claim.y, units[1], units[0]);
    claim.z = inUnit(claim.z, units[2], units[0]);
}

void setSizes(ScannerLog& log, std::string_view text) {
    const std::vector<double> sizes = numbersIn(text);
    if (sizes.size() < 2 ||
        !std::all_of(sizes.begin(), sizes.end(), [](double n) { return n >= 1 && n < 1e9; }))
        return;
    log.width = static_cast<int>(sizes[0]);
    log.height = static_cast<int>(sizes[1]);
    if (sizes.size() > 2) log.count = static_cast<std::int64_t>(sizes[2]);
}

// "%06d.tif 0 378 1", "LIST" and the lines after it, or one name.
void setDataFiles(ScannerLog& log, std::string_view value, const std::vector<std::string>& lines,
    std::size_t next) {
    if (lowerAscii(value).starts_with("list")) {
        for (std::size_t i = next; i < lines.size(); ++i)
            addName(log, lines[i]);
    } else if (const std::size_t percent = value.find('%'); percent != std::string_view::npos) {
        addName(log, value.substr(0, value.find(' ', percent)));
    } else if (!sameWithoutCase(value, "local")) {
        addName(log, value);
    }
    log.listsSlices = true;
}

} // namespace

std::optional<ScannerLog> parseNrrd(std::string_view fileName, std::string_view bytes) {
    if (!bytes.starts_with("NRRD000")) return std::nullopt;
    const std::vector<std::string> lines = headerLines(bytes, kMostIniLines);
    ScannerLog log;
    log.format = "NRRD header";
    VoxelClaim claim{{}, {}, {}, {}, std::string(fileName), {}, VoxelAuthority::VolumeHeader};
    std::vector<std::string> units;
    bool anatomical = false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::size_t colon = lines[i].find(':');
        if (lines[i].front() == '#' || colon == std::string::npos) continue;
        const std::string key = lowerAscii(trimmed(std::string_view(lines[i]).substr(0, colon)));
        const std::string value(trimmed(std::string_view(lines[i]).substr(colon + 1)));
        if (value.starts_with('=')) continue; // key:=value pairs mean nothing to NRRD
        if (key == "sizes") setSizes(log, value);
        if (key == "space") anatomical = true; // anatomical spaces are in millimetres by custom
        if (key == "space units" || key == "units") units = insideQuotes(value);
        if (key == "space directions" || key == "spacings") {
            const Edges edges = key == "spacings" ? spacings(value) : directions(value);
            claim.x = edges[0];
            claim.y = edges[1];
            claim.z = edges[2];
            claim.key = key;
        }
        if (key == "data file" || key == "datafile") setDataFiles(log, value, lines, i + 1);
    }
    setUnits(claim, units);
    if (claim.unit.empty() && anatomical) claim.unit = "mm";
    if (claim.x) log.voxels.push_back(std::move(claim));
    return log;
}

std::optional<ScannerLog> parseMetaImage(std::string_view fileName, std::string_view bytes) {
    const std::vector<std::string> lines = headerLines(bytes, kMostIniLines);
    ScannerLog log;
    log.format = "MetaImage header";
    VoxelClaim claim{{}, {}, {}, "mm", std::string(fileName), {}, VoxelAuthority::VolumeHeader};
    bool image = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t equals = lines[i].find('=');
        if (equals == std::string::npos) break; // the data of .mha begins
        const std::string key = lowerAscii(trimmed(std::string_view(lines[i]).substr(0, equals)));
        const std::string value(trimmed(std::string_view(lines[i]).substr(equals + 1)));
        image = image || key == "ndims";
        if (key == "dimsize") setSizes(log, value);
        if (key == "distanceunits" && micrometresIn(value)) claim.unit = value;
        // ElementSize is the extent of a sample, ElementSpacing the distance: the latter counts.
        if (key == "elementspacing" || (key == "elementsize" && !claim.x)) {
            const Edges edges = spacings(value);
            claim.x = edges[0];
            claim.y = edges[1];
            claim.z = edges[2];
            claim.key = key == "elementspacing" ? "ElementSpacing" : "ElementSize";
        }
        if (key == "elementdatafile") {
            setDataFiles(log, value, lines, i + 1);
            break;
        }
    }
    if (!image) return std::nullopt;
    if (claim.x) log.voxels.push_back(std::move(claim));
    return log;
}

} // namespace lightstack::metadata
