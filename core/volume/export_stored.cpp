// An export from the levels of a finished pyramid: see export_run.h.
#include "core/volume/export_run.h"

#include "core/volume/pyramid_finder.h"
#include "core/volume/pyramid_manifest.h"

#include <algorithm>
#include <cstring>

namespace lightstack::volume {
namespace {

// A box of one stored level.
struct StoredBox {
    int rank = 0;
    Level level; // of the pyramid
    VolumeBox cells;
};

class StoredWork final : public ExportWork {
public:
    StoredWork(
        const ExportParts& parts, std::shared_ptr<LevelReader> reader, std::vector<StoredBox> boxes)
        : m_parts(parts), m_reader(std::move(reader)), m_boxes(std::move(boxes)) {}

    [[nodiscard]] std::int64_t units() const override {
        std::int64_t all = 0;
        for (const StoredBox& box : m_boxes)
            all += box.cells.depth();
        return all;
    }
    [[nodiscard]] std::int64_t slicesOf(std::int64_t /*unit*/) const override { return 1; }
    Result<Slices> open(std::int64_t /*unit*/, const std::stop_token& /*stop*/) override {
        return Slices{};
    }
    Result<void> run(std::int64_t unit, Slices /*none*/, const std::stop_token& stop) override {
        std::size_t which = 0;
        while (unit >= m_boxes[which].cells.depth())
            unit -= m_boxes[which++].cells.depth();
        const StoredBox& box = m_boxes[which];
        const auto row = static_cast<std::size_t>(box.level.rowBytes());
        const std::size_t pixel = row / static_cast<std::size_t>(box.level.width);
        const auto height = static_cast<std::size_t>(box.cells.height());
        std::vector<std::byte> voxels(row * height);
        const auto start = std::chrono::steady_clock::now();
        auto done = m_reader->readRows(
            box.level.number, box.cells.z0 + unit, static_cast<int>(box.cells.y0), voxels, stop);
        if (!done) return done;
        const auto read = std::chrono::steady_clock::now();
        m_parts.clock.add(kRead, read - start, voxels.size(), 1);
        const std::size_t cut = pixel * static_cast<std::size_t>(box.cells.width());
        for (std::size_t y = 0; y < height && cut < row; ++y)
            std::memmove(voxels.data() + y * cut,
                voxels.data() + y * row + pixel * static_cast<std::size_t>(box.cells.x0), cut);
        voxels.resize(cut * height);
        done = m_parts.target.write(box.rank, unit, voxels);
        m_parts.clock.add(kWrite, std::chrono::steady_clock::now() - read, voxels.size(), 1);
        return done;
    }

private:
    ExportParts m_parts;
    std::shared_ptr<LevelReader> m_reader;
    std::vector<StoredBox> m_boxes;
};

// Gaps and bad slices may have been filled by another rule than the one that is asked for now.
bool isOfAllSlices(const FoundPyramid& pyramid, const SliceStack& stack) {
    const auto manifest = readManifest(pyramid.folder, pyramid.format);
    if (!manifest) return false;
    std::size_t at = 0;
    for (const auto& [slab, proof] : manifest->slabs)
        for (const SourceState& state : proof.sources) {
            if (at == stack.slices.size() || state.name != stack.slices[at].name ||
                state.page != stack.slices[at].page)
                return false;
            ++at;
        }
    return at == stack.slices.size();
}

// A level of the box is a part of the volume's only where both begin and end together.
bool fits(std::int64_t from, std::int64_t to, std::int64_t all, int level) {
    const std::int64_t mask = (std::int64_t{1} << level) - 1;
    return (from & mask) == 0 && ((to & mask) == 0 || to == all);
}

} // namespace

std::unique_ptr<ExportWork> storedWork(const ExportParts& parts, const FoundPyramid& pyramid) {
    const ExportShape& shape = parts.shape;
    const int last = shape.level.number + parts.target.smaller();
    if (shape.level.number < 1 || pyramid.mode != PyramidMode::Exact || !pyramid.current ||
        static_cast<std::size_t>(last) > pyramid.levels.size() ||
        pyramid.source.slice != parts.source.slice || pyramid.source.depth != parts.source.depth)
        return nullptr;
    const image::PixelSize size = parts.source.slice.size;
    const VolumeBox& box = shape.source;
    if (!fits(box.x0, box.x1, size.width, last) || !fits(box.y0, box.y1, size.height, last) ||
        !fits(box.z0, box.z1, parts.source.depth, last))
        return nullptr;
    if (!isOfAllSlices(pyramid, parts.stack)) return nullptr;
    std::vector<StoredBox> boxes;
    for (int number = shape.level.number; number <= last; ++number) {
        const Level& level = pyramid.levels[static_cast<std::size_t>(number) - 1];
        if (level.type != shape.level.type || level.channels != shape.level.channels)
            return nullptr;
        boxes.push_back({number - shape.level.number, level,
            box.atLevel(number).within(level.width, level.height, level.depth)});
    }
    auto reader = LevelReader::open(pyramid);
    if (!reader) return nullptr; // the slices are still there
    return std::make_unique<StoredWork>(parts, *std::move(reader), std::move(boxes));
}

} // namespace lightstack::volume
