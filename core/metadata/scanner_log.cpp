#include "core/metadata/scanner_log.h"

#include "core/base/file_path.h"
#include "core/metadata/scanner_formats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lightstack::metadata {
namespace {

using namespace std::string_view_literals;

constexpr std::array kExtensions{"log"sv, "pcr"sv, "vgi"sv, "pca"sv, "xtekct"sv, "xtekvolume"sv,
    "nhdr"sv, "nrrd"sv, "mhd"sv, "mha"sv};
constexpr double kTolerance = 0.005;

std::optional<ScannerLog> parseByExtension(
    const std::string& extension, std::string_view name, std::string_view bytes) {
    if (extension == "nhdr" || extension == "nrrd") return parseNrrd(name, bytes);
    if (extension == "mhd" || extension == "mha") return parseMetaImage(name, bytes);
    const IniText text = parseIni(bytes);
    if (extension == "log") return parseSkyScan(name, text);
    if (extension == "pcr") return parseGePcr(name, text);
    if (extension == "vgi") return parseGeVgi(name, text);
    if (extension == "pca") return parseGePca(name, text);
    return parseNikon(name, text);
}

std::string_view withoutTail(std::string_view name) noexcept {
    while (!name.empty() && (name.back() == '_' || name.back() == '-' || name.back() == ' '))
        name.remove_suffix(1);
    return name;
}

bool isDecimal(char c) noexcept {
    return c >= '0' && c <= '9';
}

// Names of data files: a printf pattern with the stack's prefix, or the first slice itself.
bool namesSlice(std::string_view name, std::string_view prefix, std::string_view firstName) {
    const std::size_t percent = name.find('%');
    return percent == std::string_view::npos ? sameWithoutCase(name, firstName)
                                             : sameWithoutCase(name.substr(0, percent), prefix);
}

bool isPrefixOf(std::string_view name, std::string_view prefix) {
    if (name.empty()) return false;
    if (sameWithoutCase(withoutTail(name), withoutTail(prefix))) return true;
    if (prefix.size() <= name.size() || !sameWithoutCase(prefix.substr(0, name.size()), name))
        return false;
    return !isDecimal(name.back()) || !isDecimal(prefix[name.size()]);
}

// Edges known to both differ by more than the tolerance.
bool contradicts(const VoxelClaim& a, const VoxelClaim& b) {
    const auto inA = micrometresIn(a.unit);
    const auto inB = micrometresIn(b.unit);
    if (!inA || !inB) return false;
    const auto differ = [&](const std::optional<double>& x, const std::optional<double>& y) {
        return x && y && std::fabs(*x * *inA - *y * *inB) > kTolerance * *x * *inA;
    };
    return differ(a.x, b.x) || differ(a.y, b.y) || differ(a.z, b.z);
}

} // namespace

std::optional<double> positiveNumber(const std::string* text) {
    const auto number = text != nullptr ? leadingNumber(*text) : std::nullopt;
    return number && *number > 0 ? number : std::nullopt;
}

std::optional<int> wholeNumber(const std::string* text) {
    const auto number = positiveNumber(text);
    return number && *number >= 1 && *number <= 1 << 30 ? std::optional(static_cast<int>(*number))
                                                        : std::nullopt;
}

void addName(ScannerLog& log, std::string_view name) {
    name = trimmed(lastComponent(name));
    if (!name.empty()) log.names.emplace_back(name);
}

void addFact(ScannerLog& log, const IniText& text, std::string_view section, std::string_view key,
    std::string_view label, std::string_view unit) {
    const std::string* value = text.find(section, key);
    if (value != nullptr && !value->empty())
        log.facts.push_back({std::string(label), *value, std::string(unit)});
}

std::string shortNumber(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.7g", value);
    return text.data();
}

bool isScannerLogName(std::string_view fileName) noexcept {
    const std::string extension = base::lowerExtension(fileName);
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

std::optional<ScannerLog> parseScannerLog(std::string_view fileName, std::string_view bytes) {
    if (!isScannerLogName(fileName)) return std::nullopt;
    auto log =
        parseByExtension(base::lowerExtension(fileName), fileName, bytes.substr(0, kLogBytes));
    if (log)
        for (VoxelClaim& claim : log->voxels)
            claim.unit = usualUnit(claim.unit);
    // A log that names nothing speaks of what is called like itself.
    if (log && log->names.empty()) {
        log->listsSlices = false;
        addName(*log, stemOf(fileName));
    }
    return log;
}

bool speaksOf(const ScannerLog& log, std::string_view prefix, std::string_view firstName) {
    return std::any_of(log.names.begin(), log.names.end(), [&](const std::string& name) {
        return log.listsSlices ? namesSlice(name, prefix, firstName) : isPrefixOf(name, prefix);
    });
}

std::optional<double> micrometresIn(std::string_view unit) noexcept {
    using Unit = std::pair<std::string_view, double>;
    static constexpr std::array kUnits{Unit{"um", 1}, Unit{"\xC2\xB5m", 1}, Unit{"\xCE\xBCm", 1},
        Unit{"\xB5m", 1}, Unit{"\\u00b5m", 1}, Unit{"\\u03bcm", 1}, Unit{"micron", 1},
        Unit{"microns", 1}, Unit{"micrometer", 1}, Unit{"micrometers", 1}, Unit{"micrometre", 1},
        Unit{"micrometres", 1}, Unit{"mm", 1e3}, Unit{"millimeter", 1e3}, Unit{"millimeters", 1e3},
        Unit{"millimetre", 1e3}, Unit{"millimetres", 1e3}, Unit{"cm", 1e4}, Unit{"centimeter", 1e4},
        Unit{"centimetre", 1e4}, Unit{"dm", 1e5}, Unit{"m", 1e6}, Unit{"meter", 1e6},
        Unit{"metre", 1e6}, Unit{"nm", 1e-3}, Unit{"nanometer", 1e-3}, Unit{"nanometers", 1e-3},
        Unit{"nanometre", 1e-3}, Unit{"nanometres", 1e-3}, Unit{"pm", 1e-6}, Unit{"angstrom", 1e-4},
        Unit{"\xC3\x85", 1e-4}, Unit{"\xE2\x84\xAB", 1e-4}, Unit{"inch", 25400},
        Unit{"inches", 25400}, Unit{"in", 25400}, Unit{"ft", 304800}};
    for (const auto& [name, factor] : kUnits)
        if (sameWithoutCase(unit, name)) return factor;
    return std::nullopt;
}

std::string usualUnit(std::string_view unit) {
    unit = trimmed(unit);
    return micrometresIn(unit) == 1.0 ? "um" : std::string(unit);
}

std::optional<double> inUnit(
    const std::optional<double>& edge, std::string_view unit, std::string_view wanted) noexcept {
    if (!edge || sameWithoutCase(unit, wanted)) return edge;
    const auto from = micrometresIn(unit);
    const auto to = micrometresIn(wanted);
    return from && to ? std::optional(*edge * *from / *to) : std::nullopt;
}

VoxelChoice chooseVoxelSize(const std::vector<VoxelClaim>& claims) {
    VoxelChoice out;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const bool usable = micrometresIn(claims[i].unit) && (claims[i].x || claims[i].z);
        if (usable && (!out.chosen || claims[i].authority < claims[*out.chosen].authority))
            out.chosen = i;
    }
    for (std::size_t i = 0; out.chosen && i < claims.size(); ++i) {
        const bool otherThing = claims[i].authority == VoxelAuthority::Acquisition &&
                                claims[*out.chosen].authority != VoxelAuthority::Acquisition;
        if (i != *out.chosen && !otherThing && contradicts(claims[*out.chosen], claims[i]))
            out.conflicts.push_back(i);
    }
    return out;
}

std::string voxelText(const VoxelClaim& claim) {
    const auto edge = [](const std::optional<double>& v) { return v ? shortNumber(*v) : "?"; };
    std::string text = edge(claim.x) + " x " + edge(claim.y) + " x " + edge(claim.z);
    return claim.unit.empty() ? text : text + " " + claim.unit;
}

} // namespace lightstack::metadata
