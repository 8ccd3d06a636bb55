// TIFF files made for one test, of every layout: written by libtiff from bit patterns, so that what
// a reader returns can be compared with what went in.
#pragma once

#include "core/io/image_reader.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

typedef struct tiff TIFF; // NOLINT(modernize-use-using): as the library declares it

namespace lightstack::tests {

struct TiffKind {
    int width = 1;
    int height = 1;
    int bits = 8;
    int format = 1; // 1 unsigned, 2 signed, 3 float
    int samples = 1;
    int photometric = 1;
    int compression = 1;
    int predictor = 1;
    bool separate = false;
    int tile = 0;         // edge; 0: strips
    int rowsPerStrip = 5; // so that the last strip is shorter
    int subfileType = 0;
    std::vector<std::uint16_t> extraSamples = {};
};

// One value a sample, pixel after pixel (channels interleaved), as bit patterns of `bits` bits.
using TiffValues = std::vector<std::uint64_t>;

// Different in every sample, and all bits get used. Floats are finite.
TiffValues patternFor(const TiffKind& kind, std::uint64_t seed = 1);

// As the reader shows it; 0: in full size.
Result<io::Picture> pictureOf(const std::filesystem::path& path, int maxSide = 0);

class TiffFixture {
public:
    // Mode as TIFFOpen's: "wl" little endian, "wb" big, "wl8" BigTIFF.
    TiffFixture(const std::filesystem::path& path, const std::string& mode);
    ~TiffFixture();
    TiffFixture(const TiffFixture&) = delete;
    TiffFixture& operator=(const TiffFixture&) = delete;

    // False where the library refused. `tags` sets more fields before pixels are written.
    bool addPage(const TiffKind& kind, const TiffValues& values,
        const std::function<void(TIFF*)>& tags = {});

private:
    TIFF* m_tif;
};

} // namespace lightstack::tests
