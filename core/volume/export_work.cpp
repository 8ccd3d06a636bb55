// Copying, reducing, and taking from a pyramid: see export_run.h.
#include "core/io/grey_palette.h"
#include "core/volume/export_rows.h"
#include "core/volume/export_run.h"
#include "core/volume/row_loader.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace lightstack::volume {
namespace {

// The largest strip that is decoded in one go.
constexpr std::uint64_t kMostWorkBand = std::uint64_t{1} << 30;

class FromSources : public ExportWork {
public:
    explicit FromSources(const ExportParts& parts)
        : m_parts(parts), m_isPart(!isWhole(parts.source.slice.size, parts.shape.source)) {
        if (!m_isPart) return;
        const auto& slices = parts.stack.slices;
        for (const Slice& slice : slices)
            m_positions[{slice.name, slice.page}] = slice.index - slices.front().index;
    }

protected:
    // Slice `z` of the box, cut to it.
    Result<PyramidSources::Opened> openSlice(std::int64_t z, const std::stop_token& stop) {
        const std::int64_t position = m_parts.shape.source.z0 + z;
        const auto start = std::chrono::steady_clock::now();
        const auto opening = [&]() -> Result<PyramidSources::Opened> {
            if (m_isPart)
                if (auto part = openPart(position, stop)) return *std::move(part);
            auto opened = m_parts.sources.open(position, m_parts.source, kMostWorkBand, stop);
            if (opened) opened->rows = cutRows(std::move(opened->rows), m_parts.shape.source);
            return opened;
        };
        auto opened = opening();
        m_parts.clock.add(kOpen, std::chrono::steady_clock::now() - start, 0, 1);
        return opened;
    }
    // Trouble while rows were read: true where the slice will be replaced.
    bool replaces(const Error& error, const Slices& slices) {
        for (const PyramidSources::Opened& slice : slices)
            if (slice.rows->hasFailed()) return m_parts.sources.replaceBad(slice.position, error);
        return false;
    }
    ExportParts m_parts;

private:
    // What the box needs of a slice, and no more. None where the slice is missing or is not as it
    // should be: it is opened as a whole then, which says what is the matter.
    std::optional<PyramidSources::Opened> openPart(
        std::int64_t position, const std::stop_token& stop) {
        const SourceState state = m_parts.sources.expected(position);
        const auto found = m_positions.find({state.name, state.page});
        if (found == m_positions.end()) return std::nullopt;
        const auto path = m_parts.stack.folder / state.name;
        const io::TiffPage* page = m_parts.sources.pageOf(state.page);
        auto window = page != nullptr ? io::RowWindow::open(path, *page, kMostWorkBand, stop)
                                      : io::RowWindow::open(path, state.page, kMostWorkBand, stop);
        if (!window || (*window)->spec() != m_parts.source.slice) return std::nullopt;
        if ((*window)->palette() && (*window)->palette()->hasColours()) return std::nullopt;
        return PyramidSources::Opened{
            windowRows(*std::move(window), m_parts.shape.source, stop), state, found->second};
    }

    bool m_isPart;
    std::map<std::pair<std::string, int>, std::int64_t> m_positions; // of slices, by name and page
};

class CopyWork final : public FromSources {
public:
    using FromSources::FromSources;
    [[nodiscard]] std::int64_t units() const override { return m_parts.shape.level.depth; }
    [[nodiscard]] std::int64_t slicesOf(std::int64_t /*unit*/) const override { return 1; }
    Result<Slices> open(std::int64_t unit, const std::stop_token& stop) override {
        auto slice = openSlice(unit, stop);
        if (!slice) return tl::unexpected(slice.error());
        Slices out;
        out.push_back(*std::move(slice));
        return out;
    }
    Result<void> run(std::int64_t unit, Slices slices, const std::stop_token& stop) override {
        std::vector<std::byte> voxels(static_cast<std::size_t>(m_parts.shape.level.sliceBytes()));
        for (;;) {
            auto done = read(*slices.front().rows, voxels, stop);
            if (done) break;
            if (!replaces(done.error(), slices)) return done;
            auto again = open(unit, stop);
            if (!again) return tl::unexpected(again.error());
            slices = *std::move(again);
        }
        const auto start = std::chrono::steady_clock::now();
        auto done = m_parts.target.write(0, unit, voxels);
        m_parts.clock.add(kWrite, std::chrono::steady_clock::now() - start, voxels.size(), 1);
        return done;
    }

private:
    Result<void> read(io::RowStream& rows, std::span<std::byte> out, const std::stop_token& stop) {
        const auto start = std::chrono::steady_clock::now();
        const int most = rowsAPiece(rows.spec());
        const auto line = static_cast<std::size_t>(m_parts.shape.level.rowBytes());
        std::vector<std::uint16_t> halves;
        if (m_parts.shape.wasHalf)
            halves.resize(line / sizeof(float) * static_cast<std::size_t>(most));
        for (int y = 0; y < m_parts.shape.level.height; y += most) {
            if (stop.stop_requested()) return cancelled();
            const auto count =
                static_cast<std::size_t>(std::min(most, m_parts.shape.level.height - y));
            const auto to = out.subspan(static_cast<std::size_t>(y) * line, count * line);
            const auto wide = std::span(halves).first(halves.empty() ? 0 : to.size() / 4);
            if (auto done = rows.read(halves.empty() ? to : std::as_writable_bytes(wide)); !done)
                return done;
            for (std::size_t i = 0; i < wide.size(); ++i) {
                const float value = image::halfToFloat(wide[i]);
                std::memcpy(to.data() + i * sizeof(float), &value, sizeof(float));
            }
        }
        m_parts.clock.add(rows.decodes() ? kDecode : kRead,
            std::chrono::steady_clock::now() - start, out.size(), 1);
        return {};
    }
};

// Hands on the levels from the one that is wanted.
class WantedLevels final : public LevelSink {
public:
    WantedLevels(ExportTarget& target, int first) : m_target(target), m_first(first) {}
    Result<std::unique_ptr<SourceRows>> sourceRows(std::int64_t index) override {
        if (m_first > 0) return nullptr;
        return m_target.rows(index);
    }
    Result<void> write(
        const Level& level, std::int64_t index, std::span<const std::byte> voxels) override {
        if (level.number < m_first) return {};
        return m_target.write(level.number - m_first, index, voxels);
    }

private:
    ExportTarget& m_target;
    int m_first;
};

class ReduceWork final : public FromSources {
public:
    ReduceWork(const ExportParts& parts, PyramidPlan plan)
        : FromSources(parts)
        , m_plan(std::move(plan))
        , m_wanted(parts.target, parts.shape.level.number)
        , m_pass(PyramidPass::make(m_plan, m_wanted, parts.clock)) {}
    [[nodiscard]] std::int64_t units() const override { return (m_plan.source.depth + 1) / 2; }
    [[nodiscard]] std::int64_t slicesOf(std::int64_t unit) const override {
        return 2 * unit + 1 < m_plan.source.depth ? 2 : 1;
    }
    Result<Slices> open(std::int64_t unit, const std::stop_token& stop) override {
        Slices out;
        for (std::int64_t i = 0; i < slicesOf(unit); ++i) {
            auto slice = openSlice(2 * unit + i, stop);
            if (!slice) return tl::unexpected(slice.error());
            out.push_back(*std::move(slice));
        }
        return out;
    }
    Result<void> run(std::int64_t unit, Slices slices, const std::stop_token& stop) override {
        for (;;) {
            const auto done = m_pass->pair(
                unit, *slices[0].rows, slices.size() > 1 ? slices[1].rows.get() : nullptr, stop);
            if (done) return {};
            if (!replaces(done.error(), slices)) return tl::unexpected(done.error());
            auto again = open(unit, stop);
            if (!again) return tl::unexpected(again.error());
            slices = *std::move(again);
        }
    }

private:
    PyramidPlan m_plan;
    WantedLevels m_wanted;
    std::unique_ptr<PyramidPass> m_pass;
};

} // namespace

std::unique_ptr<ExportWork> copyWork(const ExportParts& parts) {
    return std::make_unique<CopyWork>(parts);
}

Result<std::unique_ptr<ExportWork>> reduceWork(const ExportParts& parts) {
    auto plan = exportPlan(
        parts.shape, parts.source.slice, parts.shape.level.number + parts.target.smaller());
    if (!plan) return tl::unexpected(plan.error());
    return std::make_unique<ReduceWork>(parts, *std::move(plan));
}

} // namespace lightstack::volume
