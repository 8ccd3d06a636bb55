// The options of each command and what they do: what is allowed, and what --help prints.
#pragma once

#include "app/cli_arguments.h"

#include <array>

namespace lightstack::app {

inline constexpr std::array<OptionSpec, 1> kInfoOptions{
    {{"no-tags", false, "dimensions and type only"}}};
inline constexpr std::array<OptionSpec, 2> kDecodeOptions{
    {{"page", true, "the page, from 0"}, {"out", true, "writes the samples to this file"}}};
inline constexpr std::array<OptionSpec, 5> kThumbnailsOptions{
    {{"size", true, "the longest side in pixels, 16 to 2048 (256)"},
        {"recursive", false, "the folders below, too"},
        {"store", true, "this store instead of the window's"},
        {"workers", true, "threads, 1 to 64 (one per core)"},
        {"out", true, "writes JPEG files to this folder, too"}}};
inline constexpr std::array<OptionSpec, 1> kStacksOptions{
    {{"recursive", false, "the folders below, too"}}};
inline constexpr std::array<OptionSpec, 9> kPyramidOptions{
    {{"stack", true, "which stack, where the folder has several: a name as stacks prints it"},
        {"out", true, "where it goes (beside the slices, or in the cache where that is read-only)"},
        {"format", true, "tiff: a folder of slices a level; ome-zarr: one volume (tiff)"},
        {"levels", true, "how many (until the long side is 256)"},
        {"mode", true, "exact, or ctharvester: bit for bit what that program writes (exact)"},
        {"on-gap", true, "what stands for missing slices: stop, nearest, blank (stop)"},
        {"skip-bad", false, "treats unreadable slices the same way, and lists them"},
        {"workers", true, "threads, at most 256 (one per core)"},
        {"dry-run", false, "says what would be written, and writes nothing"}}};
inline constexpr std::array<OptionSpec, 10> kExportOptions{
    {{"stack", true, "which stack, where the folder has several: a name as stacks prints it"},
        {"format", true, "slices, imagej, ome-tiff, ome-zarr, nrrd, nhdr, mha or mhd"},
        {"level", true, "0: the slices themselves; each further one halves them (0)"},
        {"box", true, "x0:x1,y0:y1,z0:z1 in voxels of the slices, ends not included (all)"},
        {"out", true, "the file or folder that is written"},
        {"on-gap", true, "what stands for missing slices: stop, nearest, blank (stop)"},
        {"skip-bad", false, "treats unreadable slices the same way, and lists them"},
        {"workers", true, "threads, at most 256 (one per core)"},
        {"overwrite", false, "replaces a file or an earlier export that stands there"},
        {"dry-run", false, "says what would be written, and writes nothing"}}};
inline constexpr std::array<OptionSpec, 1> kTakeoutPairsOptions{
    {{"workers", true, "threads, 1 to 64 (one per core)"}}};
inline constexpr std::array<OptionSpec, 6> kScanOptions{
    {{"catalog", true, "the catalog; made where there is none"},
        {"sequential", false, "everything on one thread"},
        {"workers", true, "threads, 1 to 64 (one per core)"},
        {"queue", true, "capacity of the channels between the stages (1000)"},
        {"batch", true, "rows a transaction (1000)"},
        {"metadata-first", false,
            "at most 128 KiB of each file: checksums come with the next scan"}}};
inline constexpr std::array<OptionSpec, 22> kDownsampleOptions{
    {{"size", true, "the long side has so many pixels at most (512)"},
        {"short-side", true, "the short side has so many pixels at most"},
        {"fit", true, "WIDTHxHEIGHT: both sides fit into this box"},
        {"profile", true, "keep the colour profile, or srgb: turn the colours to sRGB (keep)"},
        {"format", true, "keep, jpeg, png, webp or tiff (keep)"},
        {"quality", true, "of JPEG and lossy WebP, 1 to 100 (95)"},
        {"chroma", true, "JPEG colours at full size, 444, or at less: 422, 420 (444)"},
        {"linear", false, "mixes as light: thin bright lines keep their brightness, slower"},
        {"background", true, "behind transparent pixels where the format has none (#727272)"},
        {"strip", false, "leaves EXIF, XMP, IPTC, comments and PNG texts out"},
        {"out", true, "results go to this folder"},
        {"in-place", false, "results take the place of the originals"},
        {"write", true, "safe: synced and read back; direct: neither (safe)"},
        {"delete-originals", false,
            "originals whose result has another place or name go to the trash, at the end"},
        {"delete-for-good", false, "the same originals are deleted, not to be brought back"},
        {"dry-run", false, "lists what would be written, how many bytes, and what would be lost"},
        {"shards", false, "reports each sub-folder"},
        {"resume", false, "goes on with a run that was interrupted"},
        {"workers", true, "threads that decode and shrink (one per core)"},
        {"writers", true, "threads that write, 1 to 64 (2)"},
        {"queue", true, "pictures between workers and writers (64)"},
        {"budget", true, "memory for pixels and results, in MB (1024)"}}};
inline constexpr std::array<OptionSpec, 6> kSearchOptions{
    {{"catalog", true, "the catalog, as scan made it"},
        {"limit", true, "prints at most so many (100)"},
        {"csv", true, "writes all that was found as CSV; -: to standard output"},
        {"export", true, "writes all that was found: FILE.csv or FILE.json"},
        {"exact", false, "CSV without the apostrophe that keeps formulas from running"},
        {"list", true, "within a list: duplicates, errors, timeline/2019, album/Rome..."}}};
inline constexpr std::array<OptionSpec, 3> kPairOptions{
    {{"catalog", true, "the catalog that keeps what was decided by hand"},
        {"none", false, "the picture has no sidecar"}, {"auto", false, "the rules decide again"}}};
inline constexpr std::array<OptionSpec, 5> kDuplicatesOptions{
    {{"catalog", true, "the catalog, as scan made it"},
        {"keep", true, "oldest-folder, with-sidecar or shortest-path (oldest-folder)"},
        {"confirm", false, "compares every byte"},
        {"trash", false, "compares every byte, and moves the copies to the trash"},
        {"with-sidecars", false, "and those sidecars that no other file needs"}}};
inline constexpr std::array<OptionSpec, 10> kMimeBackfillOptions{
    {{"catalog", true, "the catalog; made where there is none"},
        {"blobs", true, "the store: blobs at DIR/ab/cd/HASH"},
        {"batch", true, "blobs a transaction (10000)"},
        {"workers", true, "threads, 1 to 64 (one per core)"},
        {"dry-run", false, "looks and counts, and changes no row"},
        {"register", false, "adds rows for new blobs first"},
        {"rows", true, "adds rows from a list first: PATH, tabulator, HASH; -: standard input"},
        {"0", false, "--rows: each is ended by a NUL"},
        {"report", true, "names whose extension says another type: FILE.csv, FILE.json or -"},
        {"retry-failed", false, "blobs that were missing or unreadable before, too"}}};
inline constexpr std::array<OptionSpec, 5> kProfileOptions{
    {{"threads", true, "numbers of threads to try (1,2,4)"},
        {"queue", true,
            "lengths of queues to try, the first with each number of threads (100,1,10,1000; "
            "scan: 1000,10); with --threads, too, every pair"},
        {"batch", true, "how many go on together: numbers to try (1; scan: 1000,100)"},
        {"save", true, "keeps the figures in this file"},
        {"compare", true, "names what is slower than in a kept file by more than a tenth"}}};
inline constexpr std::array<OptionSpec, 1> kMimeOptions{
    {{"0", false, "names from standard input, each ended by a NUL"}}};

} // namespace lightstack::app
