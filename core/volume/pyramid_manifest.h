// What a pyramid on disk proves of itself: the shape, and for each slab (the source slices below
// one slice of the last level) which states of which files it was made of and the checksums of what
// was written. The same lines are the journal of a run under way and, together, the manifest of a
// finished one: a slab is believed only if its sources still are as they were and its files are
// whole. Thread: values.
#pragma once

#include "core/volume/level_store.h"

#include <QJsonObject>

#include <map>

namespace lightstack::volume {

enum class GapRule { Stop, Nearest, Blank };

// A source slice as it was read; an empty name is a blank.
struct SourceState {
    std::string name;
    int page = 0;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::uint32_t crc = 0; // of the stored voxels
    // Where it stands in for a slice that could not be read: that one's file. 0: it does not.
    std::uint64_t replacedSize = 0;
    std::int64_t replacedMtimeNs = 0;
    // The same state of the same file; the checksum is what was found in it.
    [[nodiscard]] bool sameFile(const SourceState& o) const noexcept {
        return name == o.name && page == o.page && size == o.size && mtimeNs == o.mtimeNs;
    }
};

struct SlabProof {
    std::vector<SourceState> sources;             // by position within the slab
    std::vector<std::vector<std::uint32_t>> crcs; // of the voxels of each level's slices
};

struct PyramidManifest {
    QJsonObject head; // what must be equal for slabs to be of use: see pyramidHead()
    std::map<std::int64_t, SlabProof> slabs;
};

// Format version, kind of files, mode, gap rule, sizes and types of all levels, voxel size.
QJsonObject pyramidHead(const PyramidPlan& plan, GapRule rule,
    const std::optional<VoxelEdges>& voxel, PyramidFormat format = PyramidFormat::Tiff);

QByteArray journalLine(std::int64_t slab, const SlabProof& proof);
// The manifest of slabs whose lines are at hand, a piece at a time: never the whole text twice.
Result<void> writeManifest(const std::filesystem::path& path, const QJsonObject& head,
    const std::map<std::int64_t, QByteArray>& lines);
// Nullopt where there is none or it cannot be read.
std::optional<PyramidManifest> readManifest(
    const std::filesystem::path& folder, PyramidFormat format = PyramidFormat::Tiff);
// `head.json` and `journal.jsonl` of an unfinished run; a last line that was cut off is passed
// over.
std::optional<PyramidManifest> readJournal(const std::filesystem::path& folder);

// Within the pyramid's folder; hidden where the folder has names of its own.
constexpr const char* manifestName(PyramidFormat format) noexcept {
    return format == PyramidFormat::Tiff ? "manifest.json" : ".lightstack.json";
}
constexpr const char* kHeadName = "head.json";
constexpr const char* kJournalName = "journal.jsonl";

} // namespace lightstack::volume
