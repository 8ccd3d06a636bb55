#include "core/volume/pyramid_manifest.h"

#include "core/base/atomic_file.h"
#include "core/base/file_io.h"
#include "core/volume/json_key.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace lightstack::volume {
namespace {

constexpr int kVersion = 1;
constexpr std::uint64_t kLargest = std::uint64_t{1} << 30; // of a manifest

// Names are bytes: base64 where they are not plain ASCII would be harder to read, so always
// Latin-1.
QString nameText(const std::string& name) {
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonObject slabObject(std::int64_t slab, const SlabProof& proof) {
    QJsonArray sources;
    for (const SourceState& s : proof.sources) {
        QJsonArray row{nameText(s.name), s.page, static_cast<double>(s.size),
            QString::number(s.mtimeNs), static_cast<double>(s.crc)};
        if (s.replacedMtimeNs != 0) {
            row.append(static_cast<double>(s.replacedSize));
            row.append(QString::number(s.replacedMtimeNs));
        }
        sources.append(row);
    }
    QJsonArray crcs;
    for (const auto& level : proof.crcs) {
        QJsonArray row;
        for (const std::uint32_t crc : level)
            row.append(static_cast<double>(crc));
        crcs.append(row);
    }
    return {
        {key("slab"), static_cast<double>(slab)}, {key("sources"), sources}, {key("crcs"), crcs}};
}

std::pair<std::int64_t, SlabProof> slabFrom(const QJsonObject& object) {
    SlabProof proof;
    for (const QJsonValue value : object[key("sources")].toArray()) {
        const QJsonArray row = value.toArray();
        SourceState s;
        s.name = row[0].toString().toLatin1().toStdString();
        s.page = row[1].toInt();
        s.size = static_cast<std::uint64_t>(row[2].toDouble());
        s.mtimeNs = row[3].toString().toLongLong();
        s.crc = static_cast<std::uint32_t>(row[4].toDouble());
        s.replacedSize = static_cast<std::uint64_t>(row[5].toDouble());
        s.replacedMtimeNs = row[6].toString().toLongLong();
        proof.sources.push_back(std::move(s));
    }
    for (const QJsonValue level : object[key("crcs")].toArray()) {
        auto& row = proof.crcs.emplace_back();
        for (const QJsonValue crc : level.toArray())
            row.push_back(static_cast<std::uint32_t>(crc.toDouble()));
    }
    return {static_cast<std::int64_t>(object[key("slab")].toDouble(-1)), std::move(proof)};
}

std::optional<QByteArray> textOf(const std::filesystem::path& path) {
    const auto bytes = base::readWhole(path, kLargest);
    if (!bytes) return std::nullopt;
    return QByteArray(
        reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size()));
}

} // namespace

QJsonObject pyramidHead(const PyramidPlan& plan, GapRule rule,
    const std::optional<VoxelEdges>& voxel, PyramidFormat format) {
    QJsonArray levels;
    for (const Level& level : plan.levels)
        levels.append(QJsonObject{{key("level"), level.number}, {key("width"), level.width},
            {key("height"), level.height}, {key("depth"), static_cast<double>(level.depth)}});
    const image::ImageSpec& slice = plan.source.slice;
    QJsonObject head{{key("format"), key("lightstack pyramid")}, {key("version"), kVersion},
        {key("mode"), key(plan.mode == PyramidMode::Exact ? "exact" : "ctharvester")},
        {key("gaps"), key(rule == GapRule::Nearest ? "nearest"
                          : rule == GapRule::Blank ? "blank"
                                                   : "stop")},
        {key("width"), slice.size.width}, {key("height"), slice.size.height},
        {key("depth"), static_cast<double>(plan.source.depth)}, {key("channels"), slice.channels},
        {key("sample_type"), QString::fromLatin1(image::sampleTypeName(slice.type).data())},
        {key("levels"), levels}};
    if (plan.source.whiteIsZero) head[key("white_is_zero")] = true;
    // A pyramid in other chunks is made anew beside it: its files are not where these would be.
    if (format == PyramidFormat::OmeZarr) head[key("files")] = key("ome-zarr 0.4, even chunks");
    if (voxel)
        head[key("voxel_size")] = QJsonObject{{key("x"), voxel->x}, {key("y"), voxel->y},
            {key("z"), voxel->z}, {key("unit"), QString::fromStdString(voxel->unit)},
            {key("source"), QString::fromStdString(voxel->source)}};
    return head;
}

namespace {

// Slab by slab: as one document, those of 10,000 slices would take ten times their text.
void eachPart(const QJsonObject& head, const std::map<std::int64_t, QByteArray>& lines,
    const std::function<void(QByteArrayView)>& part) {
    QByteArray before = QJsonDocument(head).toJson(QJsonDocument::Compact);
    before.chop(1);
    before += before.endsWith('{') ? "\"slabs\":[" : ",\"slabs\":[";
    part(before);
    bool first = true;
    for (const auto& [slab, line] : lines) {
        if (!std::exchange(first, false)) part(",");
        part(QByteArrayView(line).chopped(1)); // without its end of line
    }
    part("]}\n");
}

} // namespace

Result<void> writeManifest(const std::filesystem::path& path, const QJsonObject& head,
    const std::map<std::int64_t, QByteArray>& lines) {
    QByteArray edges; // what stands before the first line; the other parts live longer than this
    std::vector<std::span<const std::byte>> parts;
    eachPart(head, lines, [&](QByteArrayView part) {
        if (parts.empty()) {
            edges = part.toByteArray();
            part = edges;
        }
        parts.push_back(
            std::as_bytes(std::span(part.data(), static_cast<std::size_t>(part.size()))));
    });
    return base::writeAtomically(path, parts);
}

QByteArray journalLine(std::int64_t slab, const SlabProof& proof) {
    return QJsonDocument(slabObject(slab, proof)).toJson(QJsonDocument::Compact) + "\n";
}

std::optional<PyramidManifest> readManifest(
    const std::filesystem::path& folder, PyramidFormat format) {
    const auto text = textOf(folder / manifestName(format));
    if (!text) return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*text);
    if (!document.isObject()) return std::nullopt;
    PyramidManifest manifest;
    manifest.head = document.object();
    for (const QJsonValue slab : manifest.head[key("slabs")].toArray())
        manifest.slabs.insert(slabFrom(slab.toObject()));
    manifest.head.remove(key("slabs"));
    return manifest;
}

std::optional<PyramidManifest> readJournal(const std::filesystem::path& folder) {
    const auto head = textOf(folder / kHeadName);
    if (!head) return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*head);
    if (!document.isObject()) return std::nullopt;
    PyramidManifest manifest;
    manifest.head = document.object();
    for (const QByteArray& line :
        textOf(folder / kJournalName).value_or(QByteArray()).split('\n')) {
        const QJsonDocument slab = QJsonDocument::fromJson(line);
        if (!slab.isObject()) continue;
        auto [number, proof] = slabFrom(slab.object());
        manifest.slabs.insert_or_assign(number, std::move(proof));
    }
    return manifest;
}

} // namespace lightstack::volume
