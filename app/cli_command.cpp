#include "app/cli_command.h"

#include "app/cli_options.h"

#include <array>

namespace lightstack::app {
namespace {

constexpr std::array<Command, 16> kCommands{{
    {"info", "FILE... [--no-tags]", "dimensions, type, pages, metadata tags", kInfoOptions,
        runInfo},
    {"decode", "FILE [--page N] [--out RAW]", "the stored samples of a page, untouched",
        kDecodeOptions, runDecode},
    {"thumbnails", "FOLDER [--size 256] [--recursive] [--store FILE] [--workers N] [--out DIR]",
        "fills the thumbnail store, and writes JPEG files to DIR", kThumbnailsOptions,
        runThumbnails},
    {"stacks", "FOLDER [--recursive]",
        "finds runs of slices and judges them: gaps, odd and broken files, voxel size",
        kStacksOptions, runStacks},
    {"pyramid",
        "FOLDER [--stack NAME] [--out DIR] [--format tiff|ome-zarr] [--levels N] "
        "[--mode exact|ctharvester] [--on-gap stop|nearest|blank] [--skip-bad] [--workers N] "
        "[--dry-run]",
        "builds, resumes or updates the pyramid of a stack: levels of half size", kPyramidOptions,
        runPyramid},
    {"export",
        "FOLDER [--stack NAME] --format slices|imagej|ome-tiff|ome-zarr|nrrd|nhdr|mha|mhd "
        "[--level N] [--box x0:x1,y0:y1,z0:z1] --out PATH [--on-gap stop|nearest|blank] "
        "[--skip-bad] [--workers N] [--overwrite] [--dry-run]",
        "writes a box of a stack, at any level, as a file for other programs", kExportOptions,
        runExport},
    {"takeout-pairs", "FOLDER|ZIP... [--workers N]",
        "which JSON of a Takeout archive belongs to which picture, and why", kTakeoutPairsOptions,
        runTakeoutPairs},
    {"scan",
        "PATH... --catalog FILE [--sequential] [--workers N] [--queue N] [--batch N] "
        "[--metadata-first]",
        "scans folders, Takeout trees and their zip and tgz parts into a catalog; what is "
        "unchanged is not opened",
        kScanOptions, runScan},
    {"search",
        "--catalog FILE QUERY... [--limit N] [--list NAME] [--csv FILE|- | --export "
        "FILE.csv|.json] "
        "[--exact]",
        "words and fields in a catalog: person:, album:, camera:, date:2019..2021, rating>=4",
        kSearchOptions, runSearch},
    {"pair", "[--catalog FILE] MEDIA [SIDECAR | --none | --auto]",
        "why a picture has its sidecar or none; another one, by hand, kept in the catalog",
        kPairOptions, runPair},
    {"duplicates",
        "--catalog FILE [--keep oldest-folder|with-sidecar|shortest-path] [--confirm] "
        "[--trash [--with-sidecars]]",
        "files of one content; compared byte by byte, and copies moved to the trash, where asked",
        kDuplicatesOptions, runDuplicates},
    {"downsample",
        "PATH... [--size 512 | --short-side 512 | --fit 1920x1080] [--format "
        "keep|jpeg|png|webp|tiff] [--quality 95] "
        "[--chroma 444|422|420] [--linear] [--background #727272] [--profile keep|srgb] "
        "[--strip] "
        "[--out DIR | --in-place] [--write safe|direct] [--delete-originals] "
        "[--delete-for-good] [--dry-run] [--shards] [--resume] [--workers N] [--writers N] "
        "[--queue N] [--budget MB]",
        "makes pictures smaller, never larger; what fits stays untouched", kDownsampleOptions,
        runDownsample},
    {"profile",
        "pipeline|scan|downsample|pyramid [PATH] [--threads 1,2,4] [--queue 1,10,100,1000] "
        "[--batch 1,10] [--save FILE] [--compare FILE]",
        "times a job with several numbers of threads, queue lengths and batches, and says which "
        "are best; without PATH over the demo set, or (pipeline) numbers",
        kProfileOptions, runProfile},
    {"mime", "FILE... | mime -0", "type by content; -0 reads names from standard input",
        kMimeOptions, runMime},
    {"mime-backfill",
        "--catalog FILE --blobs DIR [--rows FILE|- [-0]] [--register] [--report "
        "FILE.csv|FILE.json|-] [--retry-failed] [--batch 10000] [--workers N] [--dry-run]",
        "registers blobs at DIR/ab/cd/HASH, fills their missing types by content, and says whose "
        "names disagree",
        kMimeBackfillOptions, runMimeBackfill},
    {"demo", "FOLDER", "writes the demo set: photographs and a CT phantom", {}, runDemo},
}};

} // namespace

std::span<const Command> commands() noexcept {
    return kCommands;
}

} // namespace lightstack::app
