#include "core/slices/volume_source.h"

#include "core/slices/open_volume.h"

#include <algorithm>
#include <cstring>

namespace lightstack::slices {
namespace {
constexpr std::int64_t kSpread = 30;     // slices of a stack without a pyramid
constexpr std::int64_t kDecoded = 12;    // the same, where each has to be decoded as a whole
constexpr std::int64_t kMostStored = 64; // slices of a stored level
constexpr int kRowsASlice = 40;          // far from each other: each is a small read of its own
constexpr std::uint64_t kSamples = 4'000'000;
} // namespace

Result<std::shared_ptr<VolumeSource>> VolumeSource::open(
    volume::SliceStack stack, std::uint64_t cacheBytes, const std::stop_token& stop) {
    auto facts = findFacts(std::move(stack), stop);
    if (!facts) return tl::unexpected(facts.error());
    return std::make_shared<OpenVolume>(*std::move(facts), cacheBytes);
}

// Rows of slices from all over the volume as one picture.
Result<image::ImageBuffer> OpenVolume::sample(const std::stop_token& stop) {
    const bool stored = !m_pyramid.empty();
    LevelSource* source = m_files.get();
    if (stored) source = m_pyramid.back().get();
    const image::PixelSize size = source->slice().size;
    io::RowPick pick = io::RowPick::all(size);
    if (!stored) {
        // Where strips are decoded: their first rows.
        const int band = m_facts.coded ? 1 : std::max(1, m_files->bands().rows);
        pick.stepY = std::max(1, size.height / kRowsASlice / band) * band;
        pick.y = band > 1 ? 0 : pick.stepY / 2;
        pick.rows = (size.height - 1 - pick.y) / pick.stepY + 1;
    }
    const std::int64_t most = stored ? kMostStored : m_facts.coded ? kDecoded : kSpread;
    const std::int64_t count = std::min(source->depth(), most);
    image::ImageSpec spec = source->slice();
    spec.size.height = pick.rows * static_cast<int>(count);
    auto out = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
    if (!out) return out;
    const std::size_t each = static_cast<std::size_t>(pick.rows) * spec.rowBytes();
    const std::span<std::byte> bytes = out->mutableBytes();
    std::size_t filled = 0;
    std::optional<Error> trouble;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t z = (2 * i + 1) * source->depth() / (2 * count);
        if (auto done = source->pick(z, pick, bytes.subspan(filled, each), stop); done)
            filled += each;
        else if (done.error().code == ErrorCode::Cancelled)
            return tl::unexpected(done.error());
        else if (!trouble)
            trouble = done.error();
    }
    if (filled == 0) return tl::unexpected(*trouble);
    if (filled == bytes.size()) return out;
    spec.size.height = static_cast<int>(filled / spec.rowBytes());
    auto part = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
    if (part) std::memcpy(part->mutableBytes().data(), bytes.data(), filled);
    return part;
}

Result<raster::Histogram> OpenVolume::histogram(int bins, const std::stop_token& stop) {
    const auto pixels = sample(stop);
    if (!pixels) return tl::unexpected(pixels.error());
    return raster::histogramOf(*pixels, -1, bins, kSamples);
}

} // namespace lightstack::slices
