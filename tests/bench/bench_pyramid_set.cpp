#include "tests/bench/bench_pyramid_set.h"

#include "tests/bench/scan_slice.h"

#include <cstdio>
#include <cstdlib>

#include <tiffio.h>

namespace lightstack::bench {
namespace {

namespace fs = std::filesystem;

std::string setNameOf(int z) {
    std::string number = std::to_string(z);
    return "slice_" + std::string(4 - number.size(), '0') + number + ".tif";
}

void writeSlice(const fs::path& path, const std::vector<std::uint16_t>& pixels, int compression) {
    TIFF* tif = TIFFOpen(path.c_str(), "wl");
    TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, kWidth);
    TIFFSetField(tif, TIFFTAG_IMAGELENGTH, kHeight);
    TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, 16);
    TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tif, TIFFTAG_COMPRESSION, compression);
    TIFFSetField(tif, TIFFTAG_ROWSPERSTRIP, compression == COMPRESSION_NONE ? kHeight : 64);
    const int rows = compression == COMPRESSION_NONE ? kHeight : 64;
    for (int y = 0, strip = 0; y < kHeight; y += rows, ++strip)
        TIFFWriteEncodedStrip(tif, static_cast<std::uint32_t>(strip),
            const_cast<std::uint16_t*>(pixels.data()) + static_cast<std::size_t>(y) * kWidth,
            static_cast<tmsize_t>(rows) * kWidth * 2);
    TIFFClose(tif);
}

} // namespace

volume::SliceStack makeStack(const fs::path& folder, int slices, int compression) {
    fs::create_directories(folder);
    volume::SliceStack stack;
    stack.folder = folder;
    for (int z = 0; z < slices; ++z) {
        const fs::path path = folder / setNameOf(z);
        if (!fs::exists(path)) writeSlice(path, scanSlice(kWidth, kHeight, z), compression);
        const auto stamp = base::stampOf(path);
        volume::Slice s;
        s.index = z;
        s.name = setNameOf(z);
        s.size = stamp->size;
        s.mtimeNs = stamp->mtimeNs;
        stack.slices.push_back(s);
    }
    return stack;
}

volume::PyramidReport pyramid(volume::SliceStack stack, const fs::path& out, bool stages) {
    volume::PyramidRequest request;
    request.stack = std::move(stack);
    request.out = out;
    pipeline::StageClock clock(volume::pyramidStages());
    auto report = volume::buildPyramid(request, clock, {});
    if (!report) {
        std::fprintf(
            stderr, "%s: %s\n", report.error().path.c_str(), report.error().detail.c_str());
        std::exit(1);
    }
    if (stages)
        for (const pipeline::StageTotals& stage : clock.totals())
            std::printf("  %-7s %6.1f ms\n", stage.name.c_str(), stage.seconds * 1000);
    return *std::move(report);
}

} // namespace lightstack::bench
