// What is asked of a batch that makes pictures smaller, and what it tells at its end.
// Thread: values.
#pragma once

#include "core/base/result.h"
#include "core/io/picture_writer.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::downsample {

// Which sides are measured; nothing is made larger, and the shape stays.
enum class SizeRule {
    LongSide,  // is `longSide` at most
    ShortSide, // is `shortSide` at most
    Box,       // width and height are those of `box` at most
};

enum class ProfileRule {
    Keep, // as it is, beside pixels as they are
    Srgb, // pixels with a profile become sRGB, and say so
};

struct DownsampleRequest {
    std::vector<std::filesystem::path> inputs; // files, and folders with all that is in them
    SizeRule sizeRule = SizeRule::LongSide;
    int longSide = 512;
    int shortSide = 512;
    image::PixelSize box{1920, 1080};
    std::optional<io::FileFormat> format; // none: each keeps its own
    int quality = 95;
    io::ChromaSampling chroma = io::ChromaSampling::Full;
    bool linearLight = false;
    std::array<std::uint8_t, 3> background{114, 114, 114}; // below alpha, where none can be kept
    bool keepMetadata = true; // EXIF (orientation, sizes, thumbnail corrected) and XMP
    ProfileRule profile = ProfileRule::Keep;
    // Results go below `out`, by their path within the input; none: beside the originals, which
    // are replaced where the name stays the same.
    std::optional<std::filesystem::path> out;
    // Below `out`, inputs that are files keep their path within this folder; those that are not in
    // it, or where it is empty, their name alone.
    std::filesystem::path root;
    bool safe = true; // on the disk before the rename, read back after it; else only the rename
    bool deleteOriginals = false; // those whose result has another name; at the end
    bool deleteForGood = false;   // not to the trash
    bool dryRun = false;
    bool resume = false;
    std::filesystem::path journal; // of the run; empty: none is kept
    int workers = 0;               // that decode and encode; 0: one a core
    int writers = 2;
    int queue = 64;                                // pictures between the two
    std::uint64_t budget = std::uint64_t{1} << 30; // bytes of pixels and results at once
};

// Of a shard: a sub-folder of an input, or the input itself.
struct ShardTotals {
    std::filesystem::path folder;
    std::uint64_t files = 0;
    std::uint64_t written = 0;
    std::uint64_t wanted = 0; // of a dry run: would be written
    std::uint64_t fitting = 0;
    std::uint64_t converted = 0; // of those written, or wanted: to another format
    std::uint64_t resumed = 0;   // done by the run before
    std::uint64_t failed = 0;
    std::uint64_t bytesBefore = 0; // of the originals of what was written, or is wanted
    std::uint64_t bytesAfter = 0;
    double loadSeconds = 0; // summed over threads
    double processSeconds = 0;
    double writeSeconds = 0;
    double begunAt = 0; // seconds of the run: when the first of what was written was begun,
    double endedAt = 0; // and when the last of it stood
    // By the clock, so that rates can be told: the others are summed over threads.
    [[nodiscard]] double seconds() const noexcept { return endedAt - begunAt; }
    // 0: not known.
    [[nodiscard]] double imagesPerSecond() const noexcept {
        return perSecond(static_cast<double>(written));
    }
    [[nodiscard]] double megabytesPerSecond() const noexcept { // of the originals
        return perSecond(static_cast<double>(bytesBefore) / 1e6);
    }

private:
    [[nodiscard]] double perSecond(double what) const noexcept {
        return seconds() > 0 ? what / seconds() : 0;
    }
};

struct DownsampleReport {
    ShardTotals total;
    std::vector<ShardTotals> shards;            // by folder
    std::uint64_t predictedBytes = 0;           // of the results; of a dry run by a sample of them
    double predictedSeconds = 0;                // of a dry run
    std::vector<std::filesystem::path> wanted;  // dry run: pictures that would be made smaller
    std::vector<std::filesystem::path> targets; // where the results of those would stand
    std::uint64_t deleted = 0;
    bool cancelled = false; // what was done stays
    std::vector<Error> failures;
    std::map<std::string, int> lost; // results that are without this, or will be
    std::uint64_t otherNames = 0;    // files replaced that have further names: those stay
    std::uint64_t links = 0;         // to other pictures of the batch
    std::vector<std::string> notes;  // "3 files keep no XMP: a JPEG cannot hold so much"
};

} // namespace lightstack::downsample
