#include "core/slices/level_source.h"

#include "core/slices/parallel.h"

#include <algorithm>
#include <mutex>
#include <optional>

namespace lightstack::slices {
namespace {
constexpr std::size_t kBytesWorthSharing = 2 * 1024 * 1024; // bytes of a picture
}

void pickFrom(const image::ImageBuffer& picture, const io::RowPick& pick, std::byte* out) noexcept {
    const image::ImageSpec& spec = picture.spec();
    const auto pixel = static_cast<std::size_t>(spec.channels) *
                       static_cast<std::size_t>(image::bytesPerSample(spec.type));
    for (int i = 0; i < pick.rows; ++i, out += static_cast<std::size_t>(pick.width) * pixel)
        io::pickColumns(
            picture.row(pick.row(i, spec.size.height)), spec.size.width, pixel, pick, out);
}

Result<image::ImageBuffer> LevelSource::picture(
    std::int64_t z, const io::RowPick& pick, const std::stop_token& stop) {
    image::ImageSpec spec = m_slice;
    spec.size = {pick.width, pick.rows};
    auto out = image::ImageBuffer::allocate(spec, kMostPlaneBytes);
    if (!out) return out;
    const std::span<std::byte> bytes = out->mutableBytes();
    // Parts begin with a band, so that none is decoded twice.
    const int band = std::max(1, bandRows() / std::max(1, pick.stepY));
    const int threads = planeThreads();
    int parts = bytes.size() < kBytesWorthSharing ? 1 : std::min(threads, pick.rows / band);
    if (pick.y != 0 && bandRows() > 0) parts = 1;
    if (parts <= 1) {
        if (auto done = this->pick(z, pick, bytes, stop); !done)
            return tl::unexpected(done.error());
        return out;
    }
    const int each = (pick.rows / parts + band - 1) / band * band;
    std::mutex mutex;
    std::optional<Error> trouble;
    parallelFor((pick.rows - 1) / each + 1, parts, [&](std::int64_t item, int) {
        io::RowPick part = pick;
        const int first = static_cast<int>(item) * each;
        part.y += first * pick.stepY;
        part.rows = std::min(each, pick.rows - first);
        const std::size_t line = spec.rowBytes();
        const auto done = this->pick(z, part,
            bytes.subspan(
                static_cast<std::size_t>(first) * line, static_cast<std::size_t>(part.rows) * line),
            stop);
        if (done) return true;
        const std::lock_guard lock(mutex);
        trouble = done.error();
        return false;
    });
    if (trouble) return tl::unexpected(*trouble);
    return out;
}

} // namespace lightstack::slices
