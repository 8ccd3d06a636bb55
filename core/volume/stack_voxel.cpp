#include "core/volume/stack_voxel.h"

#include "core/base/file_path.h"
#include "core/io/image_reader.h"
#include "core/metadata/tiff_tags.h"
#include "core/volume/stack_name.h"

#include <algorithm>
#include <set>

namespace lightstack::volume {
namespace {

using metadata::VoxelAuthority;
using metadata::VoxelClaim;

constexpr std::size_t kMostLogs = 64;
// Numbers of no unit that are further apart are no edges of one voxel.
constexpr double kLongestStretch = 100;

std::string shown(const std::filesystem::path& file) {
    return base::toLossyUtf8(file.filename().native());
}

bool sameWords(const VoxelClaim& a, const VoxelClaim& b) {
    return a.x == b.x && a.y == b.y && a.z == b.z && a.unit == b.unit && a.key == b.key;
}

void addOnce(VoxelReport& report, VoxelClaim claim) {
    const bool known = std::any_of(report.claims.begin(), report.claims.end(),
        [&](const VoxelClaim& other) { return sameWords(claim, other); });
    if (!known) report.claims.push_back(std::move(claim));
}

// Of a density that several slices have.
void noteOnce(VoxelReport& report, const metadata::PixelDensity& density) {
    const bool noted = std::any_of(report.notes.begin(), report.notes.end(), [&](const auto& one) {
        const auto* same = std::get_if<note::WritersDensity>(&one);
        return same != nullptr && same->density == density;
    });
    if (!noted) report.notes.emplace_back(note::WritersDensity{density});
}

// The resolution tags of the first page.
void askResolution(
    VoxelReport& report, metadata::TiffFile& tiff, const std::string& name, bool onlyWithUnit) {
    const auto page = tiff.directoryAt(tiff.header().firstDirectory);
    if (!page || (onlyWithUnit && page->find(metadata::tiff_tag::kResolutionUnit) == nullptr))
        return;
    const auto resolution = metadata::readTiffResolution(tiff, *page);
    if (!resolution) return;
    if (resolution->printers) return noteOnce(report, resolution->density);
    addOnce(report, {resolution->x, resolution->y, std::nullopt, "um", name,
                        "TIFF resolution, " + densityText(resolution->density),
                        VoxelAuthority::Resolution, resolution->density});
}

// ImageJ's and OME's descriptions, and the resolution tags: under a description only where they
// name a unit of their own.
void askSlice(VoxelReport& report, const std::filesystem::path& path) {
    const auto file = io::ImageFile::open(path);
    if (!file || file->mime().mime != "image/tiff") return;
    const std::string name = shown(path);
    const auto size = metadata::readVoxelSize(file->bytes(), file->mime());
    const bool ome = size && size->source == "OME-XML";
    if (size)
        addOnce(report, {size->x, size->y, size->z, size->unit, name, size->source,
                            ome ? VoxelAuthority::Ome : VoxelAuthority::ImageJ});
    if (ome) return;
    if (auto tiff = metadata::TiffFile::open(file->bytes()))
        askResolution(report, *tiff, name, size.has_value());
}

// Channels and times among the pages: a volume of them would mix what does not belong together.
void askPages(VoxelReport& report, const SliceStack& stack) {
    const auto file = io::ImageFile::open(stack.pathOf(stack.slices.front()));
    const auto counts =
        file ? metadata::readPlaneCounts(file->bytes(), file->mime()) : std::nullopt;
    if (!counts || counts->channels * std::int64_t{counts->times} < 2) return;
    report.mixed = counts;
    report.notes.emplace_back(note::Mixed{*counts});
}

bool isOtherSize(const metadata::ScannerLog& log, const std::optional<SliceSpec>& spec) {
    return spec && log.width && log.height &&
           (*log.width != spec->width || *log.height != spec->height);
}

// Where that is so.
note::OtherSize otherSize(const FolderLogs::Log& log, const SliceSpec& spec, bool used) {
    return {
        shown(log.file), *log.content.width, *log.content.height, spec.width, spec.height, used};
}

void compareWithLog(VoxelReport& report, const FolderLogs::Log& log, const SliceStack& stack,
    const std::optional<SliceSpec>& spec) {
    const metadata::ScannerLog& content = log.content;
    if (isOtherSize(content, spec)) report.notes.emplace_back(otherSize(log, *spec, true));
    const auto here = static_cast<std::int64_t>(stack.slices.size());
    if (content.count && *content.count != here)
        report.notes.emplace_back(note::OtherCount{shown(log.file), *content.count, here});
}

bool speaksAs(const metadata::ScannerLog& log, VoxelAuthority authority) {
    return std::any_of(log.voxels.begin(), log.voxels.end(),
        [&](const VoxelClaim& claim) { return claim.authority == authority; });
}

bool hasReconstruction(const metadata::ScannerLog& log) {
    return speaksAs(log, VoxelAuthority::Reconstruction);
}

// "mouse.log" beside "mouse_0001.tif".
bool isNamedAs(const FolderLogs::Log& log, const std::string& prefix) {
    return log.file.stem().native() == withoutJoint(prefix);
}

// The projections of a scan whose reconstruction has a log, too: "mouse__rec.log" names them as
// what it was made from.
bool areItsProjections(const FolderLogs& logs, const FolderLogs::Log& log,
    const std::string& prefix, const std::optional<SliceSpec>& spec) {
    if (!hasReconstruction(log.content) || isNamedAs(log, prefix)) return false;
    if (spec && log.content.width == spec->width && log.content.height == spec->height)
        return false;
    return std::any_of(logs.all().begin(), logs.all().end(), [&](const FolderLogs::Log& other) {
        return isNamedAs(other, prefix) && !other.content.voxels.empty() &&
               !hasReconstruction(other.content);
    });
}

void askLogs(VoxelReport& report, const FolderLogs& logs, const SliceStack& stack,
    const std::optional<SliceSpec>& spec) {
    // Slices that are only numbers are called by their folder.
    const std::string prefix =
        stack.prefix.empty() ? stack.folder.filename().native() : stack.prefix;
    const std::string first = stack.slices.empty() ? std::string() : stack.slices.front().name;
    for (const FolderLogs::Log& log : logs.all()) {
        const bool ours = log.content.listsSlices
                              ? metadata::speaksOf(log.content, stack.prefix, first)
                              : metadata::speaksOf(log.content, prefix, first);
        if (!ours) {
            if (!log.above && !log.content.voxels.empty() && !log.content.listsSlices)
                report.notes.emplace_back(
                    note::OtherScan{shown(log.file), base::toLossyUtf8(log.content.names.front())});
            continue;
        }
        if (speaksAs(log.content, VoxelAuthority::VolumeHeader) &&
            isOtherSize(log.content, spec)) { // a part, or reduced
            report.notes.emplace_back(otherSize(log, *spec, false));
            continue;
        }
        if (areItsProjections(logs, log, prefix, spec)) {
            report.notes.emplace_back(note::Reconstruction{shown(log.file)});
            continue;
        }
        for (const VoxelClaim& claim : log.content.voxels)
            addOnce(report, claim);
        for (const metadata::ScannerFact& fact : log.content.facts) {
            const bool known = std::any_of(report.facts.begin(), report.facts.end(),
                [&](const metadata::ScannerFact& other) { return other.key == fact.key; });
            if (!known) report.facts.push_back(fact);
        }
        compareWithLog(report, log, stack, spec);
    }
}

// Edges that `edges` leaves open, from the next best claims; logs of projections apart: what was
// made from them may have been binned.
void fillOpen(VoxelReport& report, VoxelEdges& edges) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < report.claims.size(); ++i) {
        const auto& conflicts = report.choice.conflicts;
        const bool other = std::find(conflicts.begin(), conflicts.end(), i) != conflicts.end();
        if (i != *report.choice.chosen && !other &&
            metadata::micrometresIn(report.claims[i].unit) &&
            report.claims[i].authority != VoxelAuthority::Acquisition)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return report.claims[a].authority < report.claims[b].authority;
    });
    for (const std::size_t i : order) {
        const VoxelClaim& claim = report.claims[i];
        std::string axes;
        const auto fill = [&](double& edge, const std::optional<double>& said, char axis) {
            const auto length = metadata::inUnit(said, claim.unit, edges.unit);
            if (edge > 0 || !length) return;
            edge = *length;
            axes += axis;
        };
        fill(edges.x, claim.x, 'x');
        fill(edges.y, claim.y, 'y');
        fill(edges.z, claim.z, 'z');
        if (axes.empty()) continue;
        edges.source += "; " + axes + ": " + claim.file + ": " + claim.key;
        report.origins.push_back({i, axes});
    }
    if (edges.y <= 0) edges.y = edges.x;
}

// Claims whose numbers are no lengths: each is told of; the best that has edges, or null.
const VoxelClaim* relativeClaim(VoxelReport& report) {
    const VoxelClaim* best = nullptr;
    for (const VoxelClaim& claim : report.claims) {
        if (metadata::micrometresIn(claim.unit)) continue;
        report.notes.emplace_back(note::NoLength{claim});
        if (claim.x && claim.z && (best == nullptr || claim.authority < best->authority))
            best = &claim;
    }
    return best;
}

void takeChosen(VoxelReport& report) {
    if (!report.choice.chosen) return;
    const VoxelClaim& chosen = report.claims[*report.choice.chosen];
    report.edges = VoxelEdges{chosen.x.value_or(0), chosen.y.value_or(0), chosen.z.value_or(0),
        chosen.unit, chosen.file + ": " + chosen.key};
    report.origins = {{*report.choice.chosen, {}}};
    fillOpen(report, *report.edges);
    for (const std::size_t other : report.choice.conflicts)
        report.notes.emplace_back(note::Contradiction{chosen, report.claims[other]});
}

// Proportions alone, where no lengths are known.
void takeProportions(VoxelReport& report, const VoxelClaim& relative) {
    if (report.edges && report.edges->x > 0 && report.edges->z > 0) return;
    const VoxelEdges edges{*relative.x, relative.y.value_or(*relative.x), *relative.z, "",
        relative.file + ": " + relative.key};
    const double longest = std::max({edges.x, edges.y, edges.z});
    if (longest > kLongestStretch * std::min({edges.x, edges.y, edges.z})) return;
    report.proportions = edges;
    report.proportionsClaim = static_cast<std::size_t>(&relative - report.claims.data());
}

void choose(VoxelReport& report) {
    report.choice = metadata::chooseVoxelSize(report.claims);
    const VoxelClaim* relative = relativeClaim(report);
    takeChosen(report);
    if (relative != nullptr) takeProportions(report, *relative);
}

} // namespace

void FolderLogs::add(const std::filesystem::path& folder, const std::string& name, bool above) {
    if (m_logs.size() >= kMostLogs) return;
    const std::filesystem::path path = folder / name;
    const auto file = base::openRegular(path);
    if (!file) return;
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return;
    std::string bytes(
        static_cast<std::size_t>(std::min<std::uint64_t>(stamp->size, metadata::kLogBytes)), '\0');
    const auto n = base::readAt(*file, 0, std::as_writable_bytes(std::span(bytes)), path);
    if (!n) return;
    bytes.resize(*n);
    if (auto log = metadata::parseScannerLog(name, bytes))
        m_logs.push_back({path, std::move(*log), above});
}

FolderLogs FolderLogs::read(const std::filesystem::path& folder, std::span<const FolderFile> names,
    const std::stop_token& stop) {
    FolderLogs out;
    std::set<std::string> here;
    for (const FolderFile& file : names)
        if (metadata::isScannerLogName(file.name)) here.insert(file.name);
    for (const std::string& name : here)
        if (!stop.stop_requested()) out.add(folder, name, false);
    std::error_code unresolved;
    const auto absolute = std::filesystem::absolute(folder, unresolved).lexically_normal();
    const auto self = absolute.has_filename() ? absolute : absolute.parent_path();
    const auto above = self.parent_path();
    if (unresolved || above == self || stop.stop_requested()) return out;
    const auto handle = FolderHandle::open(above);
    const auto files = handle ? handle->list(stop) : tl::unexpected(handle.error());
    if (!files) return out;
    std::set<std::string> there;
    for (const FolderFile& file : *files)
        if (metadata::isScannerLogName(file.name)) there.insert(file.name);
    for (const std::string& name : there)
        if (!stop.stop_requested()) out.add(above, name, true);
    return out;
}

metadata::VoxelClaim claimOf(const VoxelEdges& edges) {
    const auto known = [](double edge) { return edge > 0 ? std::optional(edge) : std::nullopt; };
    return {known(edges.x), known(edges.y), known(edges.z), edges.unit, {}, {}, {}};
}

VoxelReport voxelReport(const SliceStack& stack, const std::optional<SliceSpec>& spec,
    const FolderLogs& logs, std::span<const std::size_t> sampled) {
    VoxelReport report;
    std::set<std::string> asked;
    if (!sampled.empty())
        for (const std::size_t at : {std::size_t{0}, sampled.size() / 2, sampled.size() - 1})
            if (const Slice& slice = stack.slices[sampled[at]]; asked.insert(slice.name).second)
                askSlice(report, stack.pathOf(slice));
    if (stack.paged && !stack.slices.empty()) askPages(report, stack);
    askLogs(report, logs, stack, spec);
    choose(report);
    return report;
}

} // namespace lightstack::volume
