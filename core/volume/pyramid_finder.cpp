#include "core/volume/pyramid_finder.h"

#include "core/volume/pyramid_builder.h"
#include "core/volume/pyramid_folder.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

constexpr int kMostChannels = 64;

QJsonValue field(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)];
}

std::optional<image::SampleType> sampleTypeOf(const QString& name) {
    using image::SampleType;
    for (const SampleType type : {SampleType::U8, SampleType::S8, SampleType::U16, SampleType::S16,
             SampleType::U32, SampleType::S32, SampleType::F16, SampleType::F32, SampleType::F64})
        if (name == QLatin1String(image::sampleTypeName(type).data())) return type;
    return std::nullopt;
}

std::optional<VoxelEdges> voxelOf(const QJsonObject& head) {
    const QJsonObject object = field(head, "voxel_size").toObject();
    if (object.isEmpty()) return std::nullopt;
    return VoxelEdges{field(object, "x").toDouble(), field(object, "y").toDouble(),
        field(object, "z").toDouble(), field(object, "unit").toString().toStdString(),
        field(object, "source").toString().toStdString()};
}

// The levels are what arithmetic makes of the source; a manifest that says otherwise is damaged.
std::optional<FoundPyramid> fromHead(const QJsonObject& head) {
    if (field(head, "format").toString() != QLatin1String("lightstack pyramid") ||
        field(head, "version").toInt() != 1)
        return std::nullopt;
    FoundPyramid found;
    found.mode = field(head, "mode").toString() == QLatin1String("ctharvester")
                     ? PyramidMode::CtHarvester
                     : PyramidMode::Exact;
    const auto type = sampleTypeOf(field(head, "sample_type").toString());
    if (!type) return std::nullopt;
    found.source.slice = {{field(head, "width").toInt(), field(head, "height").toInt()},
        field(head, "channels").toInt(), *type, image::PlaneOrder::Interleaved};
    found.source.depth = static_cast<std::int64_t>(field(head, "depth").toDouble());
    found.source.whiteIsZero = field(head, "white_is_zero").toBool();
    const image::ImageSpec& slice = found.source.slice;
    if (slice.size.isEmpty() || slice.channels < 1 || slice.channels > kMostChannels ||
        found.source.depth < 1)
        return std::nullopt;
    const QJsonArray levels = field(head, "levels").toArray();
    const auto plan = planPyramid(found.source, found.mode, static_cast<int>(levels.size()));
    if (!plan || levels.isEmpty() || plan->levels.size() != static_cast<std::size_t>(levels.size()))
        return std::nullopt;
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const QJsonObject said = levels[i].toObject();
        const Level& level = plan->levels[static_cast<std::size_t>(i)];
        if (field(said, "level").toInt() != level.number ||
            field(said, "width").toInt() != level.width ||
            field(said, "height").toInt() != level.height ||
            static_cast<std::int64_t>(field(said, "depth").toDouble()) != level.depth)
            return std::nullopt;
    }
    found.levels = plan->levels;
    found.voxel = voxelOf(head);
    return found;
}

// Made of this very slice, or of what stood in for it because it could not be read as it is now.
bool isMadeOf(const SourceState& state, const SourceState& expected) {
    return state.sameFile(expected) ||
           (state.replacedSize == expected.size && state.replacedMtimeNs == expected.mtimeNs &&
               state.replacedMtimeNs != 0);
}

bool isCurrent(
    const FoundPyramid& found, const PyramidManifest& manifest, const SliceStack& stack) {
    const QString gaps = field(manifest.head, "gaps").toString();
    const GapRule rule = gaps == QLatin1String("nearest") ? GapRule::Nearest
                         : gaps == QLatin1String("blank") ? GapRule::Blank
                                                          : GapRule::Stop;
    const auto sources = PyramidSources::make(stack, rule, false);
    if (!sources || sources->depth() != found.source.depth) return false;
    const std::int64_t slabDepth = std::int64_t{1} << found.levels.size();
    const std::int64_t slabs = found.levels.back().depth;
    for (std::int64_t slab = 0; slab < slabs; ++slab) {
        const auto proof = manifest.slabs.find(slab);
        if (proof == manifest.slabs.end()) return false; // it was being brought up to date
        const std::int64_t first = slab * slabDepth;
        const std::int64_t count = std::min(slabDepth, found.source.depth - first);
        const auto& states = proof->second.sources;
        if (static_cast<std::int64_t>(states.size()) != count) return false;
        for (std::int64_t i = 0; i < count; ++i)
            if (!isMadeOf(states[static_cast<std::size_t>(i)], sources->expected(first + i)))
                return false;
    }
    return true;
}

std::optional<FoundPyramid> pyramidAt(
    const fs::path& folder, PyramidFormat format, const SliceStack& stack) {
    const auto manifest = readManifest(folder, format);
    if (!manifest) return std::nullopt;
    auto found = fromHead(manifest->head);
    if (!found) return std::nullopt;
    found->folder = folder;
    found->format = format;
    found->current = isCurrent(*found, *manifest, stack);
    return found;
}

fs::path cacheRoot() {
    const char* set = std::getenv("XDG_CACHE_HOME");
    if (set != nullptr && *set == '/') return fs::path(set) / "lightstack/pyramids";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/') return "/tmp/lightstack/pyramids";
    return fs::path(home) / ".cache/lightstack/pyramids";
}

} // namespace

fs::path cachedPyramidFolder(const SliceStack& stack, PyramidMode mode, PyramidFormat format) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const std::string folder = wholePath(stack.folder).native() + '\0' + stack.name;
    hash.addData(QByteArrayView(folder.data(), static_cast<qsizetype>(folder.size())));
    const QByteArray name = hash.result().toHex().left(32);
    return cacheRoot() / name.constData() / defaultPyramidFolder(stack, mode, format).filename();
}

fs::path writablePyramidFolder(const SliceStack& stack, PyramidMode mode, PyramidFormat format) {
    // By the rights that count when files are made; no file is made to find out.
    if (::faccessat(AT_FDCWD, stack.folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0)
        return defaultPyramidFolder(stack, mode, format);
    return cachedPyramidFolder(stack, mode, format);
}

std::optional<FoundPyramid> findPyramid(const SliceStack& stack) {
    struct Kind {
        PyramidMode mode;
        PyramidFormat format;
    };
    std::optional<FoundPyramid> first;
    for (const bool cached : {false, true})
        for (const Kind& kind : {Kind{PyramidMode::Exact, PyramidFormat::Tiff},
                 Kind{PyramidMode::Exact, PyramidFormat::OmeZarr},
                 Kind{PyramidMode::CtHarvester, PyramidFormat::Tiff}}) {
            const fs::path folder = cached ? cachedPyramidFolder(stack, kind.mode, kind.format)
                                           : defaultPyramidFolder(stack, kind.mode, kind.format);
            auto found = pyramidAt(folder, kind.format, stack);
            if (found && found->current) return found;
            if (found && !first) first = std::move(found);
        }
    return first;
}

} // namespace lightstack::volume
