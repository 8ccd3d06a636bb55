// OME-Zarr 0.4: the box at its level as array 0, and its own levels of half size after it, so that
// viewers open it at once however large it is. Chunks are written by the store that pyramids use;
// the metadata gets the place of the box.
#include "core/volume/export_target.h"

#include "core/base/atomic_file.h"
#include "core/base/file_path.h"
#include "core/volume/json_key.h"
#include "core/volume/zarr_levels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

class ZarrVolume final : public ExportTarget {
public:
    ZarrVolume(const ExportSite& site, PyramidPlan plan)
        : ExportTarget(site), m_plan(std::move(plan)) {
        m_shapes = storeAt({});
    }

    [[nodiscard]] std::uint64_t bytes() const override {
        std::uint64_t all = 0;
        for (const Level& level : m_shapes->stored())
            all += m_shapes->levelBytes(level);
        return all;
    }
    [[nodiscard]] int smaller() const override { return static_cast<int>(m_plan.levels.size()); }
    [[nodiscard]] bool isFolder() const override { return true; }

    Result<void> begin(const std::vector<fs::path>& aside) override {
        m_folder = aside.front();
        m_store = storeAt(m_folder);
        return m_store->begin();
    }
    Result<void> write(int rank, std::int64_t index, std::span<const std::byte> voxels) override {
        return m_store->write(m_store->stored()[static_cast<std::size_t>(rank)], index, voxels);
    }
    Result<std::unique_ptr<SourceRows>> rows(std::int64_t index) override {
        return m_store->sourceRows(index);
    }
    Result<void> finish() override {
        if (auto done = m_store->finish(); !done) return done;
        return placeLevels();
    }
    [[nodiscard]] std::uint64_t bytesWritten() const override {
        return m_store ? m_store->bytesWritten() : 0;
    }

private:
    [[nodiscard]] std::unique_ptr<ZarrLevels> storeAt(const fs::path& folder) const {
        return std::make_unique<ZarrLevels>(StorePlace{PyramidFormat::OmeZarr, folder, m_plan,
            m_shape.voxel, base::toLossyUtf8(m_shape.name), false});
    }

    // The store speaks of a volume that begins at zero and of its first array as level 0.
    Result<void> placeLevels() {
        const fs::path path = m_folder / ".zattrs";
        const auto text = base::readWhole(path, std::uint64_t{1} << 20);
        if (!text) return tl::unexpected(text.error());
        QJsonObject all =
            QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(text->data()),
                                        static_cast<qsizetype>(text->size())))
                .object();
        QJsonArray multiscales = all[key("multiscales")].toArray();
        QJsonObject image = multiscales[0].toObject();
        const bool hasUnit = image[key("axes")].toArray().last().toObject().contains(key("unit"));
        QJsonArray datasets = image[key("datasets")].toArray();
        for (qsizetype i = 0; i < datasets.size(); ++i) {
            QJsonObject dataset = datasets[i].toObject();
            dataset[key("coordinateTransformations")] =
                transformations(static_cast<int>(i), hasUnit);
            datasets[i] = dataset;
        }
        image[key("datasets")] = datasets;
        multiscales[0] = image;
        all[key("multiscales")] = multiscales;
        all[key("_creator")] = QJsonObject{{key("name"), key("Lightstack")},
            {key("box"), QString::fromStdString(m_shape.boxText())}};
        const QByteArray out = asciiJson(all);
        return base::writeAtomically(
            path, std::as_bytes(std::span(out.constData(), static_cast<std::size_t>(out.size()))));
    }
    // In the unit of the axes, or in voxels of level 0.
    [[nodiscard]] QJsonArray transformations(int rank, bool hasUnit) const {
        const Axes voxel =
            hasUnit ? Axes{m_shape.voxel->x, m_shape.voxel->y, m_shape.voxel->z} : Axes{1, 1, 1};
        const Axes first = m_shape.firstVoxel();
        const double edge = m_shape.level.scale() * static_cast<double>(std::int64_t{1} << rank);
        const double shift = (edge - m_shape.level.scale()) / 2; // from the first of array 0
        QJsonArray scale;
        QJsonArray translation;
        if (m_shape.level.channels > 1) {
            scale.append(1);
            translation.append(0);
        }
        bool moved = false;
        for (const std::size_t axis : {2U, 1U, 0U}) {
            scale.append(voxel[axis] * edge);
            translation.append(voxel[axis] * (first[axis] + shift));
            moved = moved || first[axis] + shift != 0;
        }
        QJsonArray out{QJsonObject{{key("type"), key("scale")}, {key("scale"), scale}}};
        if (moved)
            out.append(
                QJsonObject{{key("type"), key("translation")}, {key("translation"), translation}});
        return out;
    }

    PyramidPlan m_plan; // of the box at its level
    fs::path m_folder;
    std::unique_ptr<ZarrLevels> m_shapes; // for sizes
    std::unique_ptr<ZarrLevels> m_store;
};

} // namespace

TargetResult zarrTarget(const ExportSite& site) {
    const image::SampleType type = site.shape.level.type;
    if (type == image::SampleType::U64 || type == image::SampleType::S64)
        return fail(ErrorCode::Unsupported, {},
            "64-bit integers are not written as OME-Zarr; choose slices, NRRD or MetaImage "
            "instead");
    VolumeSpec source{site.shape.slice(), site.shape.level.depth, site.shape.whiteIsZero};
    auto plan = planPyramid(source, PyramidMode::Exact, smallerLevels(site.shape));
    if (!plan) return tl::unexpected(plan.error());
    return std::make_unique<ZarrVolume>(site, *std::move(plan));
}

} // namespace lightstack::volume
