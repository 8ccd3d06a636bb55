#include "core/io/psd_file.h"

#include "core/base/byte_order.h"
#include "core/metadata/image_resources.h"

#include <algorithm>
#include <array>

namespace lightstack::io {
namespace {

constexpr std::uint64_t kMostPsdProfile = 8U << 20;
constexpr int kMostResources = 10'000;

// Big-endian numbers in order.
class Numbers {
public:
    Numbers(base::ByteSource& source, std::uint64_t at) noexcept : m_source(source), m_at(at) {}

    std::uint64_t next(std::size_t width) {
        std::array<std::byte, 8> bytes = {};
        if (m_source.read(m_at, std::span(bytes).first(width)) < width) m_ended = true;
        m_at += width;
        return base::bigEndian(std::span(bytes).first(width));
    }
    void skip(std::uint64_t count) noexcept { m_at += count; }
    void goTo(std::uint64_t at) noexcept { m_at = at; }
    [[nodiscard]] std::uint64_t at() const noexcept { return m_at; }
    [[nodiscard]] bool ended() const noexcept { return m_ended || m_at > m_source.size(); }

private:
    base::ByteSource& m_source;
    std::uint64_t m_at;
    bool m_ended = false;
};

void readResources(
    base::ByteSource& source, std::uint64_t begin, std::uint64_t end, PsdFile& file) {
    metadata::ImageResources resources(source, begin, end);
    for (int i = 0; i < kMostResources && resources.next(); ++i) {
        const std::uint64_t length = resources.size();
        if (resources.id() == 1036 && length > 28)
            file.thumbnail = ByteExtent{resources.body() + 28, length - 28};
        if (resources.id() == 1039 && length >= 128 && length <= kMostPsdProfile) {
            file.icc.resize(length);
            file.icc.resize(source.read(resources.body(), file.icc));
        }
    }
}

// A negative layer count says that the first further channel is the transparency.
bool transparencyIn(Numbers& numbers, std::uint64_t end, std::size_t lengthWidth) {
    if (numbers.at() + lengthWidth + 2 > end) return false;
    if (numbers.next(lengthWidth) < 2) return false;
    return static_cast<std::int16_t>(numbers.next(2)) < 0;
}

} // namespace

Result<PsdFile> readPsdFile(base::ByteSource& source) {
    Numbers numbers(source, 4);
    PsdFile file;
    const auto version = numbers.next(2);
    numbers.skip(6);
    file.channels = static_cast<int>(numbers.next(2));
    const auto height = numbers.next(4);
    const auto width = numbers.next(4);
    file.bits = static_cast<int>(numbers.next(2));
    file.mode = static_cast<PsdMode>(numbers.next(2));
    if (numbers.ended() || version < 1 || version > 2 || width < 1 || height < 1 ||
        width > 300'000 || height > 300'000 || file.channels < 1 || file.channels > 56)
        return fail(ErrorCode::CorruptData, {}, "the header is damaged");
    file.size = {static_cast<int>(width), static_cast<int>(height)};

    const auto paletteBytes = numbers.next(4);
    if (paletteBytes >= 768 && file.mode == PsdMode::Indexed) {
        file.palette.resize(768);
        source.read(numbers.at(), std::as_writable_bytes(std::span(file.palette)));
    }
    numbers.skip(paletteBytes);
    const auto resourceBytes = numbers.next(4);
    const std::uint64_t layers = numbers.at() + resourceBytes;
    readResources(source, numbers.at(), std::min(layers, source.size()), file);

    numbers.goTo(layers);
    const std::size_t lengthWidth = version == 2 ? 8 : 4; // large documents
    const auto layerBytes = numbers.next(lengthWidth);
    const std::uint64_t composite = numbers.at() + layerBytes;
    file.hasTransparency = transparencyIn(numbers, composite, lengthWidth);
    numbers.goTo(composite);
    file.compression = static_cast<int>(numbers.next(2));
    file.data = numbers.at();
    if (version == 2 && file.compression == 1) file.compression = 0x101; // row lengths of 4 bytes
    if (composite < layers || numbers.ended()) file.compression = -1; // no composite: header only
    return file;
}

} // namespace lightstack::io
