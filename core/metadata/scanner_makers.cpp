// SkyScan and NRecon, GE phoenix datos|x, Nikon: INI files, each with its own words.
#include "core/metadata/scanner_formats.h"

namespace lightstack::metadata {
namespace {

VoxelClaim cube(double edge, std::string_view unit, std::string_view file, std::string_view key,
    VoxelAuthority authority) {
    return {edge, edge, edge, std::string(unit), std::string(file), std::string(key), authority};
}

// Keys of three edges; at least the first must be there.
void addEdges(ScannerLog& log, const IniText& text, std::string_view file, std::string_view section,
    std::string_view stem, VoxelAuthority authority) {
    const auto edge = [&](const char* axis) {
        return positiveNumber(text.find(section, std::string(stem) + axis));
    };
    VoxelClaim claim{edge("X"), edge("Y"), edge("Z"), "mm", std::string(file),
        std::string(stem) + "X", authority};
    if (claim.x) log.voxels.push_back(std::move(claim));
}

} // namespace

std::optional<ScannerLog> parseSkyScan(std::string_view fileName, const IniText& text) {
    // Whole keys only: "Camera Pixel Size (um)" and "Image Pixel Size (um)" contain the one wanted.
    const auto reconstructed = positiveNumber(text.find("reconstruction", "Pixel Size (um)"));
    const auto acquired = positiveNumber(text.find("acquisition", "Image Pixel Size (um)"));
    if (!reconstructed && !acquired && text.find("system", "Scanner") == nullptr &&
        text.find("reconstruction", "Reconstruction Program") == nullptr)
        return std::nullopt;
    ScannerLog log;
    log.format = "SkyScan log";
    for (const auto& [section, key] :
        {std::pair{"acquisition", "Filename Prefix"}, std::pair{"reconstruction", "Dataset Prefix"},
            std::pair{"file name convention", "Filename Prefix"}})
        if (const std::string* name = text.find(section, key)) addName(log, *name);
    if (reconstructed) {
        log.voxels.push_back(cube(*reconstructed, "um", fileName,
            "[Reconstruction] Pixel Size (um)", VoxelAuthority::Reconstruction));
        // Slices may be further apart than pixels.
        if (const auto step =
                positiveNumber(text.find("reconstruction", "Section to Section Step")))
            log.voxels.back().z = *reconstructed * *step;
    }
    if (acquired) {
        log.voxels.push_back(cube(*acquired, "um", fileName, "[Acquisition] Image Pixel Size (um)",
            VoxelAuthority::Acquisition));
        log.voxels.back().z.reset(); // projections have no third axis
    }
    log.width = wholeNumber(text.find("reconstruction", "Result Image Width (pixels)"));
    log.height = wholeNumber(text.find("reconstruction", "Result Image Height (pixels)"));
    if (const auto count = wholeNumber(text.find("reconstruction", "Sections Count")))
        log.count = *count;
    addFact(log, text, "system", "Scanner", "Scanner", "");
    addFact(log, text, "acquisition", "Source Voltage (kV)", "Voltage", "kV");
    addFact(log, text, "acquisition", "Source Current (uA)", "Current", "uA");
    addFact(log, text, "acquisition", "Filter", "Filter", "");
    addFact(log, text, "acquisition", "Exposure (ms)", "Exposure", "ms");
    addFact(log, text, "acquisition", "Rotation Step (deg)", "Rotation step", "deg");
    addFact(log, text, "acquisition", "Number of Files", "Projections", "");
    addFact(log, text, "acquisition", "Frame Averaging", "Frame averaging", "");
    addFact(log, text, "acquisition", "Study Date and Time", "Date", "");
    return log;
}

std::optional<ScannerLog> parseGePcr(std::string_view fileName, const IniText& text) {
    const std::string* size = text.find("volumedata", "VoxelSizeRec");
    if (size == nullptr && text.find("volumedata", "Volume_SizeX") == nullptr) return std::nullopt;
    ScannerLog log;
    log.format = "GE pcr";
    if (const std::string* volume = text.find("volumedata", "VOL_File"))
        addName(log, stemOf(lastComponent(*volume)));
    if (const auto edge = positiveNumber(size))
        log.voxels.push_back(cube(
            *edge, "mm", fileName, "[VolumeData] VoxelSizeRec", VoxelAuthority::Reconstruction));
    log.width = wholeNumber(text.find("volumedata", "Volume_SizeX"));
    log.height = wholeNumber(text.find("volumedata", "Volume_SizeY"));
    if (const auto count = wholeNumber(text.find("volumedata", "Volume_SizeZ"))) log.count = *count;
    addFact(log, text, "versions", "Version-datos|x", "Reconstructed by datos|x", "");
    return log;
}

std::optional<ScannerLog> parseGeVgi(std::string_view fileName, const IniText& text) {
    const std::string* resolution = text.find("", "resolution");
    if (resolution == nullptr && text.find("", "size") == nullptr) return std::nullopt;
    ScannerLog log;
    log.format = "GE vgi";
    if (const std::string* volume = text.find("file1", "name"))
        addName(log, stemOf(lastComponent(*volume)));
    const auto three = [](const std::string* line) {
        std::vector<double> out;
        std::string_view rest = line != nullptr ? std::string_view(*line) : std::string_view();
        while (out.size() < 3 && !rest.empty()) {
            const auto number = leadingNumber(rest, &rest);
            if (!number) break;
            out.push_back(*number);
        }
        return out;
    };
    if (const std::vector<double> edges = three(resolution);
        edges.size() == 3 && edges[0] > 0 && edges[1] > 0 && edges[2] > 0) {
        const std::string* unit = text.find("", "unit");
        log.voxels.push_back({edges[0], edges[1], edges[2], unit != nullptr ? *unit : "mm",
            std::string(fileName), "resolution", VoxelAuthority::Reconstruction});
    }
    if (const std::vector<double> size = three(text.find("", "size"));
        size.size() == 3 && size[0] >= 1 && size[0] < 1e9 && size[1] >= 1 && size[1] < 1e9 &&
        size[2] >= 1 && size[2] < 1e9) {
        log.width = static_cast<int>(size[0]);
        log.height = static_cast<int>(size[1]);
        log.count = static_cast<std::int64_t>(size[2]);
    }
    return log;
}

std::optional<ScannerLog> parseGePca(std::string_view fileName, const IniText& text) {
    if (text.find("geometry", "FDD") == nullptr && text.find("geometry", "VoxelSizeX") == nullptr)
        return std::nullopt;
    ScannerLog log;
    log.format = "GE pca";
    addEdges(log, text, fileName, "geometry", "VoxelSize", VoxelAuthority::Acquisition);
    addFact(log, text, "general", "SystemName", "Scanner", "");
    addFact(log, text, "xray", "Voltage", "Voltage", "kV");
    addFact(log, text, "xray", "Current", "Current", "uA");
    addFact(log, text, "xray", "Filter", "Filter", "");
    addFact(log, text, "detector", "TimingVal", "Exposure", "ms");
    addFact(log, text, "ct", "NumberImages", "Projections", "");
    const auto sector = positiveNumber(text.find("ct", "RotationSector"));
    const auto images = positiveNumber(text.find("ct", "NumberImages"));
    if (sector && images)
        log.facts.push_back({"Rotation step", shortNumber(*sector / *images), "deg"});
    return log;
}

std::optional<ScannerLog> parseNikon(std::string_view fileName, const IniText& text) {
    const bool ours = text.find("", "VoxelSizeX") != nullptr ||
                      text.find("xtekct", "SrcToDetector") != nullptr ||
                      text.find("xtekct", "Name") != nullptr;
    if (!ours) return std::nullopt;
    ScannerLog log;
    log.format = "Nikon xtekct";
    if (const std::string* name = text.find("xtekct", "Name")) addName(log, *name);
    addEdges(log, text, fileName, "", "VoxelSize", VoxelAuthority::Reconstruction);
    if (const std::string* unit = text.find("xtekct", "Units"); unit != nullptr && !unit->empty())
        for (VoxelClaim& claim : log.voxels)
            claim.unit = lowerAscii(*unit);
    log.width = wholeNumber(text.find("", "VoxelsX"));
    log.height = wholeNumber(text.find("", "VoxelsY"));
    if (const auto count = wholeNumber(text.find("", "VoxelsZ"))) log.count = *count;
    addFact(log, text, "", "XraykV", "Voltage", "kV");
    addFact(log, text, "", "XrayuA", "Current", "uA");
    addFact(log, text, "", "Filter_Material", "Filter", "");
    addFact(log, text, "", "Filter_ThicknessMM", "Filter thickness", "mm");
    addFact(log, text, "", "Exposure", "Exposure", "ms");
    addFact(log, text, "", "AngularStep", "Rotation step", "deg");
    addFact(log, text, "", "Projections", "Projections", "");
    return log;
}

} // namespace lightstack::metadata
