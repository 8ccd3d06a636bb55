// The VolumeSource of files and their pyramid.
//
// 1. A query is checked and put into voxels of the stored level it is answered from. 2. Slices come
// through the cache; of coded files the whole slice is decoded and kept, where a coarse look costs
// as much. 3. Planes across y and x come from the cache or from crossPlanes(). Thread: any.
#pragma once

#include "core/slices/cross_planes.h"
#include "core/slices/file_slices.h"
#include "core/slices/volume_facts.h"

namespace lightstack::slices {

class OpenVolume final : public VolumeSource {
public:
    OpenVolume(OpenedFacts opened, std::uint64_t cacheBytes);

    [[nodiscard]] const VolumeFacts& facts() const noexcept override { return m_facts; }
    Result<Plane> plane(const PlaneQuery& query, const std::stop_token& stop) override;
    Result<raster::Histogram> histogram(int bins, const std::stop_token& stop) override;
    [[nodiscard]] std::vector<double> cachedValue(
        std::int64_t x, std::int64_t y, std::int64_t z) const override;

private:
    // Planes of the stored level that a query is answered from.
    struct Wanted {
        std::int64_t own = 0; // of the position itself
        std::int64_t first = 0;
        std::int64_t count = 1;
        int step = 1;
    };
    [[nodiscard]] Sampling samplingOf(int level) const noexcept;
    [[nodiscard]] Result<void> check(const PlaneQuery& query) const;
    [[nodiscard]] Wanted wantedOf(const PlaneQuery& query, const Sampling& sampling) const noexcept;
    [[nodiscard]] std::int64_t sideOf(Axis axis) const noexcept; // of level 0
    Result<image::ImageBuffer> slice(
        const Sampling& sampling, int level, std::int64_t z, const std::stop_token& stop);
    Result<image::ImageBuffer> roughLook(
        const Sampling& sampling, int rows, std::int64_t z, const std::stop_token& stop);
    // Blank, where nothing can be read, with a reason.
    Result<Plane> blank(Plane plane, const Sampling& sampling, std::string reason) const;
    Result<Plane> oneSlice(
        Plane plane, const Sampling& sampling, const Wanted& wanted, const std::stop_token& stop);
    Result<Plane> sliceSlab(
        Plane plane, const Sampling& sampling, const Wanted& wanted, const std::stop_token& stop);
    Result<Plane> cross(
        Plane plane, const Sampling& sampling, const Wanted& wanted, const std::stop_token& stop);
    // How many neighbours are made with a plane.
    [[nodiscard]] int neighbours(Axis axis, const Sampling& sampling) const noexcept;
    Result<image::ImageBuffer> sample(const std::stop_token& stop);

    VolumeFacts m_facts; // never changes; the sources refer to its stack
    SliceCache m_cache;
    std::unique_ptr<FileSlices> m_files;
    std::vector<std::unique_ptr<LevelSource>> m_pyramid; // levels 1 and on
};

} // namespace lightstack::slices
