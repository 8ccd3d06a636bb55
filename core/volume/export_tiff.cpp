#include "core/volume/export_tiff.h"

#include "core/metadata/tiff_tags.h"

#include <cmath>
#include <limits>
#include <utility>

namespace lightstack::volume {
namespace {

using metadata::TiffType;
namespace tiff_tag = metadata::tiff_tag;

void put(std::vector<std::byte>& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        to.push_back(static_cast<std::byte>(value >> (8 * i)));
}

// By continued fractions: 1/8.64 is 25/216, not 0.115741.
std::pair<std::uint64_t, std::uint64_t> fractionOf(double value) {
    constexpr double kMost = std::numeric_limits<std::uint32_t>::max();
    if (!(value > 0)) return {0, 1};
    if (value >= kMost) return {static_cast<std::uint64_t>(kMost), 1};
    double rest = value;
    double n0 = 0, d0 = 1, n1 = 1, d1 = 0;
    for (int i = 0; i < 40; ++i) {
        const double whole = std::floor(rest);
        const double n = whole * n1 + n0;
        const double d = whole * d1 + d0;
        if (n > kMost || d > kMost) break;
        n0 = std::exchange(n1, n);
        d0 = std::exchange(d1, d);
        if (std::abs(n / d - value) <= value * 1e-15 || rest - whole < 1e-12) break;
        rest = 1 / (rest - whole);
    }
    if (n1 == 0 || d1 == 0) return {1, static_cast<std::uint64_t>(kMost)};
    return {static_cast<std::uint64_t>(n1), static_cast<std::uint64_t>(d1)};
}

} // namespace

void TiffDirectory::addShorts(std::uint16_t tag, const std::vector<std::uint16_t>& values) {
    Entry entry{tag, TiffType::Short, values.size(), {}};
    for (const std::uint16_t value : values)
        put(entry.value, value, 2);
    m_entries.push_back(std::move(entry));
}

void TiffDirectory::addLong(std::uint16_t tag, std::uint32_t value) {
    Entry entry{tag, TiffType::Long, 1, {}};
    put(entry.value, value, 4);
    m_entries.push_back(std::move(entry));
}

void TiffDirectory::addOffsets(
    std::uint16_t tag, const std::vector<std::uint64_t>& values, bool isDirectory) {
    const TiffType type = m_big ? (isDirectory ? TiffType::Ifd8 : TiffType::Long8)
                                : (isDirectory ? TiffType::Ifd : TiffType::Long);
    Entry entry{tag, type, values.size(), {}};
    for (const std::uint64_t value : values)
        put(entry.value, value, m_big ? 8 : 4);
    m_entries.push_back(std::move(entry));
}

void TiffDirectory::addText(std::uint16_t tag, const std::string& text) {
    Entry entry{tag, TiffType::Ascii, text.size() + 1, {}};
    for (const char letter : text)
        entry.value.push_back(static_cast<std::byte>(letter));
    entry.value.push_back(std::byte{0});
    m_entries.push_back(std::move(entry));
}

void TiffDirectory::addRational(std::uint16_t tag, double value) {
    const auto [numerator, denominator] = fractionOf(value);
    Entry entry{tag, TiffType::Rational, 1, {}};
    put(entry.value, numerator, 4);
    put(entry.value, denominator, 4);
    m_entries.push_back(std::move(entry));
}

std::size_t TiffDirectory::headBytes() const {
    return (m_big ? 8U : 2U) + (m_big ? 20U : 12U) * m_entries.size() + (m_big ? 8U : 4U);
}

std::size_t TiffDirectory::bytes() const {
    std::size_t all = headBytes();
    for (const Entry& entry : m_entries)
        if (entry.value.size() > inlineBytes()) all += (entry.value.size() + 1) / 2 * 2;
    return all;
}

std::uint64_t TiffDirectory::placeOf(std::uint16_t tag, std::uint64_t offset) const {
    std::uint64_t at = offset + headBytes();
    for (const Entry& entry : m_entries) {
        if (entry.value.size() <= inlineBytes()) continue;
        if (entry.tag == tag) return at;
        at += (entry.value.size() + 1) / 2 * 2;
    }
    return 0;
}

std::vector<std::byte> TiffDirectory::at(std::uint64_t offset, std::uint64_t next) const {
    std::vector<std::byte> out;
    std::vector<std::byte> far;
    put(out, m_entries.size(), m_big ? 8 : 2);
    for (const Entry& entry : m_entries) {
        put(out, entry.tag, 2);
        put(out, static_cast<std::uint64_t>(entry.type), 2);
        put(out, entry.count, m_big ? 8 : 4);
        if (entry.value.size() <= inlineBytes()) {
            out.insert(out.end(), entry.value.begin(), entry.value.end());
            out.resize(out.size() + inlineBytes() - entry.value.size());
            continue;
        }
        put(out, offset + headBytes() + far.size(), m_big ? 8 : 4);
        far.insert(far.end(), entry.value.begin(), entry.value.end());
        far.resize((far.size() + 1) / 2 * 2);
    }
    put(out, next, m_big ? 8 : 4);
    out.insert(out.end(), far.begin(), far.end());
    return out;
}

std::vector<std::byte> tiffStart(bool big, std::uint64_t firstDirectory) {
    std::vector<std::byte> out;
    put(out, 0x4949, 2);
    put(out, big ? 43 : 42, 2);
    if (big) put(out, 8, 4);
    put(out, firstDirectory, big ? 8 : 4);
    return out;
}

TiffDirectory tiffDirectory(const TiffPage& page, bool big) {
    const image::ImageSpec& spec = page.spec;
    const auto channels = static_cast<std::size_t>(spec.channels);
    const auto each = [channels](int value) {
        return std::vector<std::uint16_t>(channels, static_cast<std::uint16_t>(value));
    };
    const auto one = [](int value) {
        return std::vector<std::uint16_t>{static_cast<std::uint16_t>(value)};
    };
    const int photometric = channels >= 3 ? 2 : page.whiteIsZero ? 0 : 1;
    const bool resolution = page.pixelsPerUnitX > 0 && page.pixelsPerUnitY > 0;
    TiffDirectory out(big);
    if (page.reduced) out.addLong(tiff_tag::kSubfileType, 1);
    out.addLong(tiff_tag::kWidth, static_cast<std::uint32_t>(spec.size.width));
    out.addLong(tiff_tag::kHeight, static_cast<std::uint32_t>(spec.size.height));
    out.addShorts(tiff_tag::kBits, each(8 * image::bytesPerSample(spec.type)));
    out.addShorts(tiff_tag::kCompression, one(1));
    out.addShorts(tiff_tag::kPhotometric, one(photometric));
    if (!page.description.empty()) out.addText(tiff_tag::kDescription, page.description);
    if (page.tile == 0) out.addOffsets(tiff_tag::kStripOffsets, page.offsets);
    out.addShorts(tiff_tag::kSamples, one(spec.channels));
    if (page.tile == 0) {
        out.addLong(tiff_tag::kRowsPerStrip, static_cast<std::uint32_t>(spec.size.height));
        out.addOffsets(tiff_tag::kStripBytes, page.lengths);
    }
    if (resolution) {
        out.addRational(tiff_tag::kResolutionX, page.pixelsPerUnitX);
        out.addRational(tiff_tag::kResolutionY, page.pixelsPerUnitY);
    }
    out.addShorts(tiff_tag::kPlanarConfig, one(1));
    if (resolution) out.addShorts(tiff_tag::kResolutionUnit, one(page.resolutionUnit));
    if (page.tile > 0) {
        out.addLong(tiff_tag::kTileWidth, static_cast<std::uint32_t>(page.tile));
        out.addLong(tiff_tag::kTileHeight, static_cast<std::uint32_t>(page.tile));
        out.addOffsets(tiff_tag::kTileOffsets, page.offsets);
        out.addOffsets(tiff_tag::kTileBytes, page.lengths);
    }
    if (!page.smaller.empty()) out.addOffsets(tiff_tag::kSubIfds, page.smaller, true);
    const std::size_t shown = photometric == 2 ? 3 : 1;
    if (channels > shown)
        out.addShorts(tiff_tag::kExtraSamples, std::vector<std::uint16_t>(channels - shown, 0));
    out.addShorts(tiff_tag::kSampleFormat, each(image::isFloat(spec.type)    ? 3
                                                : image::isSigned(spec.type) ? 2
                                                                             : 1));
    return out;
}

} // namespace lightstack::volume
