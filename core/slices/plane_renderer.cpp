#include "core/slices/plane_renderer.h"

#include "core/image/sample_types.h"
#include "core/slices/parallel.h"

#include <cstring>
#include <limits>

namespace lightstack::slices {
namespace {

constexpr int kPixelsWorthSharing = 1024 * 1024; // pixels

template <class T>
std::byte lookUp(const std::byte* table, const std::byte* sample) noexcept {
    T value;
    std::memcpy(&value, sample, sizeof value);
    return table[static_cast<std::size_t>(value - std::numeric_limits<T>::min())];
}

// One byte a sample, `channels` a pixel, into a row of the picture.
template <class Byte>
void putRow(int width, int channels, const Byte& byteOf, uchar* out) {
    if (channels < 3) { // grey; transparency is not shown
        for (int x = 0; x < width; ++x)
            out[x] = std::to_integer<uchar>(byteOf(x * channels));
        return;
    }
    for (int x = 0; x < width; ++x) {
        const auto at = [&](int c) { return std::to_integer<int>(byteOf(x * channels + c)); };
        const QRgb pixel = qRgb(at(0), at(1), at(2));
        std::memcpy(out + static_cast<std::size_t>(x) * sizeof pixel, &pixel, sizeof pixel);
    }
}

} // namespace

PlaneRenderer::Table PlaneRenderer::tableFor(
    image::SampleType type, const raster::WindowLevel& window, bool invert) {
    const std::lock_guard lock(m_mutex);
    if (m_table && m_type == type && m_window == window && m_inverted == invert) return m_table;
    // Every value once, in order.
    const int count = image::bytesPerSample(type) == 1 ? 256 : 65536;
    auto ramp = image::ImageBuffer::allocate({{count, 1}, 1, type}, UINT64_MAX);
    if (!ramp) return nullptr;
    image::withSampleType(type, [&](auto tag) {
        using T = decltype(tag);
        const auto bytes = ramp->mutableBytes();
        for (int i = 0; i < count; ++i) {
            const T value = static_cast<T>(static_cast<double>(std::numeric_limits<T>::min()) + i);
            std::memcpy(bytes.data() + static_cast<std::size_t>(i) * sizeof(T), &value, sizeof(T));
        }
    });
    auto table = raster::applyWindow(*ramp, window, invert);
    if (!table) return nullptr;
    m_table = std::make_shared<const image::ImageBuffer>(*std::move(table));
    m_type = type;
    m_window = window;
    m_inverted = invert;
    return m_table;
}

QImage PlaneRenderer::render(
    const image::ImageBuffer& pixels, const raster::WindowLevel& window, bool invert) {
    const image::ImageSpec& spec = pixels.spec();
    if (pixels.isNull()) return {};
    const bool color = spec.channels >= 3;
    QImage out(spec.size.width, spec.size.height,
        color ? QImage::Format_RGB32 : QImage::Format_Grayscale8);
    if (out.isNull()) return {};
    const bool inverted = invert && !color;
    const bool small = image::bytesPerSample(spec.type) <= 2 && !image::isFloat(spec.type);
    Table table;
    image::ImageBuffer windowed;
    if (small) {
        table = tableFor(spec.type, window, inverted);
        if (!table) return {};
    } else {
        auto done = raster::applyWindow(pixels, window, inverted);
        if (!done) return {};
        windowed = *std::move(done);
    }
    uchar* bits = out.bits();
    const qsizetype stride = out.bytesPerLine();
    const int bands = spec.size.width * spec.size.height < kPixelsWorthSharing ? 1 : planeThreads();
    parallelFor(bands, bands, [&](std::int64_t band, int) {
        const auto end = static_cast<int>((band + 1) * spec.size.height / bands);
        for (auto y = static_cast<int>(band * spec.size.height / bands); y < end; ++y) {
            uchar* to = bits + y * stride;
            if (!small) {
                const std::byte* from = windowed.row(y);
                putRow(
                    spec.size.width, spec.channels, [from](int i) { return from[i]; }, to);
                continue;
            }
            const std::byte* from = pixels.row(y);
            const std::byte* values = table->bytes().data();
            image::withSampleType(spec.type, [&](auto tag) {
                using T = decltype(tag);
                if constexpr (sizeof(T) <= 2)
                    putRow(
                        spec.size.width, spec.channels,
                        [from, values](int i) {
                            return lookUp<T>(
                                values, from + static_cast<std::size_t>(i) * sizeof(T));
                        },
                        to);
            });
        }
        return true;
    });
    return out;
}

} // namespace lightstack::slices
