#include "core/slices/open_volume.h"

#include "core/slices/parallel.h"
#include "core/slices/pyramid_slices.h"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace lightstack::slices {
namespace {

constexpr int kNeighbours = 16;

std::int64_t along(Axis axis, const LevelSource& source) noexcept {
    if (axis == Axis::Z) return source.depth();
    return axis == Axis::Y ? source.slice().size.height : source.slice().size.width;
}

} // namespace

OpenVolume::OpenVolume(OpenedFacts opened, std::uint64_t cacheBytes)
    : m_facts(std::move(opened.facts))
    , m_cache(cacheBytes)
    , m_files(std::make_unique<FileSlices>(m_facts.stack, m_facts.spec, opened.bands, m_cache)) {
    if (!opened.pyramid) return;
    for (const volume::Level& level : opened.pyramid->pyramid().levels)
        m_pyramid.push_back(std::make_unique<PyramidSlices>(opened.pyramid, level));
}

Sampling OpenVolume::samplingOf(int level) const noexcept {
    const VolumeLevel& wanted = m_facts.levels[static_cast<std::size_t>(level)];
    const int stored = std::min(level, static_cast<int>(m_pyramid.size()));
    LevelSource* source = m_files.get();
    if (stored > 0) source = m_pyramid[static_cast<std::size_t>(stored) - 1].get();
    return {source, 1 << (level - stored), wanted.width, wanted.height, wanted.depth};
}

std::int64_t OpenVolume::sideOf(Axis axis) const noexcept {
    return along(axis, *m_files);
}

Result<void> OpenVolume::check(const PlaneQuery& query) const {
    if (query.level < 0 || static_cast<std::size_t>(query.level) >= m_facts.levels.size())
        return fail(ErrorCode::Usage, m_facts.stack.folder,
            "there is no level " + std::to_string(query.level));
    if (query.position < 0 || query.position >= sideOf(query.axis))
        return fail(ErrorCode::Usage, m_facts.stack.folder,
            "there is no plane " + std::to_string(query.position));
    if (query.thickness < 1)
        return fail(ErrorCode::Usage, m_facts.stack.folder, "a slab has at least one plane");
    return {};
}

OpenVolume::Wanted OpenVolume::wantedOf(
    const PlaneQuery& query, const Sampling& sampling) const noexcept {
    const std::int64_t side = sideOf(query.axis);
    const std::int64_t thickness = std::min(query.thickness, 2 * side);
    const std::int64_t from = query.position - (thickness - 1) / 2;
    const std::int64_t last = std::min(side, from + thickness) - 1;
    const int number = sampling.source->number();
    const std::int64_t end = along(query.axis, *sampling.source) - 1;
    const auto down = [&](std::int64_t v) { return std::min(v >> number, end); };
    Wanted out;
    out.step = sampling.step;
    out.own = down(query.position);
    const std::int64_t first = down(std::max<std::int64_t>(from, 0));
    out.first = out.own - (out.own - first) / out.step * out.step;
    out.count = (down(last) - out.first) / out.step + 1;
    return out;
}

Result<Plane> OpenVolume::plane(const PlaneQuery& query, const std::stop_token& stop) {
    if (const auto ok = check(query); !ok) return tl::unexpected(ok.error());
    if (stop.stop_requested()) return cancelled(m_facts.stack.folder);
    const Sampling sampling = samplingOf(query.level);
    const Wanted wanted = wantedOf(query, sampling);
    Plane plane;
    plane.query = query;
    plane.thinned = sampling.step > 1;
    if (query.axis != Axis::Z) return cross(std::move(plane), sampling, wanted, stop);
    return query.thickness > 1 ? sliceSlab(std::move(plane), sampling, wanted, stop)
                               : oneSlice(std::move(plane), sampling, wanted, stop);
}

Result<image::ImageBuffer> OpenVolume::slice(
    const Sampling& sampling, int level, std::int64_t z, const std::stop_token& stop) {
    LevelSource& source = *sampling.source;
    const io::RowPick pick = sampling.slicePick();
    int rows = sampling.step;
    if (sampling.step > 1 && &source == m_files.get() && m_files->isCoded()) {
        rows = lookStep(m_files->bands(), sampling.step, source.slice().size.height);
        if (rows == 0 || m_cache.peek({Axis::Z, 0, z})) {
            auto whole = slice(samplingOf(0), 0, z, stop);
            if (!whole) return whole;
            image::ImageSpec spec = source.slice();
            spec.size = {pick.width, pick.rows};
            auto out = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
            if (out) pickFrom(*whole, pick, out->mutableBytes().data());
            return out;
        }
    }
    const PlaneKey key{Axis::Z, level, z};
    return m_cache.get(
        key,
        [&] {
            return rows > sampling.step ? roughLook(sampling, rows, z, stop)
                                        : source.picture(z, pick, stop);
        },
        stop);
}

// The first row of each strip, repeated.
Result<image::ImageBuffer> OpenVolume::roughLook(
    const Sampling& sampling, int rows, std::int64_t z, const std::stop_token& stop) {
    const int height = sampling.source->slice().size.height;
    io::RowPick first = sampling.slicePick();
    first.y = 0;
    first.stepY = rows;
    first.rows = (height - 1) / rows + 1;
    auto lines = sampling.source->picture(z, first, stop);
    if (!lines) return lines;
    image::ImageSpec spec = lines->spec();
    spec.size.height = sampling.height;
    auto out = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
    if (!out) return out;
    std::byte* to = out->mutableBytes().data();
    for (int y = 0; y < sampling.height; ++y, to += spec.rowBytes())
        std::memcpy(
            to, lines->row(static_cast<int>(sampling.middle(y, height)) / rows), spec.rowBytes());
    return out;
}

Result<Plane> OpenVolume::blank(Plane plane, const Sampling& sampling, std::string reason) const {
    image::ImageSpec spec = sampling.source->slice();
    spec.size = {sampling.width, sampling.height};
    auto pixels = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
    if (!pixels) return tl::unexpected(pixels.error());
    const auto bytes = pixels->mutableBytes();
    std::memset(bytes.data(), 0, bytes.size());
    plane.pixels = *std::move(pixels);
    plane.missing = true;
    plane.reason = std::move(reason);
    return plane;
}

Result<Plane> OpenVolume::oneSlice(
    Plane plane, const Sampling& sampling, const Wanted& wanted, const std::stop_token& stop) {
    // What a pyramid has put into a gap is not shown for a slice.
    if (std::string gap = m_files->gapAt(plane.query.position); !gap.empty())
        return blank(std::move(plane), sampling, std::move(gap));
    auto pixels = slice(sampling, plane.query.level, wanted.own, stop);
    if (!pixels && pixels.error().code == ErrorCode::Cancelled)
        return tl::unexpected(pixels.error());
    if (!pixels) return blank(std::move(plane), sampling, pixels.error().detail);
    plane.pixels = *std::move(pixels);
    return plane;
}

Result<Plane> OpenVolume::sliceSlab(
    Plane plane, const Sampling& sampling, const Wanted& wanted, const std::stop_token& stop) {
    image::ImageSpec spec = sampling.source->slice();
    spec.size = {sampling.width, sampling.height};
    auto out = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
    if (!out) return tl::unexpected(out.error());
    const int threads = planeThreads();
    const int bands = std::min(threads, sampling.height);
    const auto line =
        static_cast<std::size_t>(sampling.width) * static_cast<std::size_t>(spec.channels);
    const auto firstRow = [&](std::int64_t band) {
        return static_cast<std::size_t>(band * sampling.height / bands);
    };
    std::vector<std::unique_ptr<SlabSum>> sums;
    sums.reserve(static_cast<std::size_t>(bands));
    for (int band = 0; band < bands; ++band)
        sums.push_back(SlabSum::make(
            spec.type, plane.query.rule, line * (firstRow(band + 1) - firstRow(band))));
    std::int64_t missing = 0;
    // As many slices at once as there are threads, then all of them are added, band by band.
    for (std::int64_t done = 0; done < wanted.count; done += threads) {
        if (stop.stop_requested()) return cancelled(m_facts.stack.folder);
        const auto group =
            static_cast<std::size_t>(std::min<std::int64_t>(threads, wanted.count - done));
        std::vector<Result<image::ImageBuffer>> slices(group);
        parallelFor(static_cast<std::int64_t>(group), threads, [&](std::int64_t i, int) {
            slices[static_cast<std::size_t>(i)] =
                slice(sampling, plane.query.level, wanted.first + (done + i) * wanted.step, stop);
            return true;
        });
        for (const auto& one : slices)
            if (!one && missing++ == 0) plane.reason = one.error().detail;
        parallelFor(bands, threads, [&](std::int64_t band, int) {
            for (const auto& one : slices)
                if (one)
                    sums[static_cast<std::size_t>(band)]->add(
                        one->row(static_cast<int>(firstRow(band))));
            return true;
        });
    }
    if (stop.stop_requested()) return cancelled(m_facts.stack.folder);
    if (missing == wanted.count) {
        std::string reason = plane.reason;
        return blank(std::move(plane), sampling, std::move(reason));
    }
    std::byte* to = out->mutableBytes().data();
    for (int band = 0; band < bands; ++band)
        sums[static_cast<std::size_t>(band)]->finish(to + firstRow(band) * spec.rowBytes());
    plane.pixels = *std::move(out);
    if (missing > 0)
        plane.reason = std::to_string(missing) + " of " + std::to_string(wanted.count) +
                       " slices are left out: " + plane.reason;
    return plane;
}

int OpenVolume::neighbours(Axis axis, const Sampling& sampling) const noexcept {
    if (sampling.step > 1) return 1;
    const bool coded = sampling.source == m_files.get() && m_files->isCoded();
    int count = kNeighbours;
    if (axis == Axis::Y) count = coded ? std::min(kNeighbours, m_files->bandRows()) : 1;
    const std::uint64_t bytes =
        static_cast<std::uint64_t>(axis == Axis::Y ? sampling.width : sampling.height) *
        static_cast<std::uint64_t>(sampling.depth) * sampling.source->pixelBytes();
    const std::uint64_t fit = m_cache.capacity() / 4 / std::max<std::uint64_t>(1, bytes);
    return static_cast<int>(
        std::clamp<std::uint64_t>(fit, 1, static_cast<std::uint64_t>(std::max(1, count))));
}

Result<Plane> OpenVolume::cross(
    Plane plane, const Sampling& sampling, const Wanted& wanted, const std::stop_token& stop) {
    const PlaneQuery& query = plane.query;
    const bool slab = query.thickness > 1;
    const PlaneKey key{query.axis, query.level, wanted.own};
    if (const auto held = slab ? std::nullopt : m_cache.find(key)) {
        plane.pixels = held->plane;
        plane.reason = held->note;
        return plane;
    }
    PlaneRun run{
        query.axis, static_cast<int>(wanted.first), static_cast<int>(wanted.count), wanted.step};
    if (!slab) {
        const int each = neighbours(query.axis, sampling);
        run.first = static_cast<int>(wanted.own) / each * each;
        run.count = static_cast<int>(
            std::min<std::int64_t>(each, along(query.axis, *sampling.source) - run.first));
    }
    auto made = crossPlanes(sampling, run, slab ? std::optional(query.rule) : std::nullopt, stop);
    if (!made) return tl::unexpected(made.error());
    if (made->missing == sampling.depth) {
        plane.missing = true;
        plane.reason = made->reason;
    } else if (made->missing > 0) {
        plane.reason = std::to_string(made->missing) + " of " + std::to_string(sampling.depth) +
                       " slices are left out: " + made->reason;
    }
    const std::size_t own = slab ? 0 : static_cast<std::size_t>(wanted.own - run.first);
    plane.pixels = made->planes[own];
    if (!slab && !plane.missing)
        for (std::size_t i = 0; i < made->planes.size(); ++i)
            m_cache.put({query.axis, query.level, run.first + static_cast<std::int64_t>(i)},
                std::move(made->planes[i]), plane.reason);
    return plane;
}

std::vector<double> OpenVolume::cachedValue(std::int64_t x, std::int64_t y, std::int64_t z) const {
    const image::PixelSize size = m_facts.spec.slice.size;
    if (x < 0 || y < 0 || z < 0 || x >= size.width || y >= size.height || z >= m_facts.spec.depth)
        return {};
    const auto values = [&](const PlaneKey& key, std::int64_t column, std::int64_t row) {
        std::vector<double> out;
        if (const auto held = m_cache.peek(key))
            for (int c = 0; c < held->spec().channels; ++c)
                out.push_back(held->valueAt(static_cast<int>(column), static_cast<int>(row), c));
        return out;
    };
    if (auto out = values({Axis::Z, 0, z}, x, y); !out.empty()) return out;
    if (!m_files->gapAt(z).empty()) return {}; // blank there
    if (auto out = values({Axis::Y, 0, y}, x, z); !out.empty()) return out;
    return values({Axis::X, 0, x}, z, y);
}

} // namespace lightstack::slices
