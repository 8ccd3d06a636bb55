#include "core/metadata/exif_edit.h"

#include "core/metadata/tiff_directory.h"
#include "core/metadata/tiff_tags.h"

#include <algorithm>
#include <optional>

namespace lightstack::metadata {
namespace {

constexpr std::uint16_t kPixelWidth = 0xA002;
constexpr std::uint16_t kPixelHeight = 0xA003;
constexpr std::size_t kMostBlock = 0xFFFF - 2 - 6; // of a JPEG's segment, behind length and "Exif"

// What is changed in a block: read before the first change, so that the walk sees it as it was.
struct Plan {
    bool bigEndian = false;
    TiffDirectory main;
    std::optional<TiffDirectory> exif;
    std::optional<TiffDirectory> small; // of the thumbnail
    std::size_t thumbnailAt = 0;
    std::size_t thumbnailBytes = 0;
};

std::optional<Plan> planOf(std::span<const std::byte> exif) {
    base::MemorySource source(exif);
    std::optional<TiffFile> file = TiffFile::open(source);
    if (!file || file->header().big) return {};
    Plan plan;
    plan.bigEndian = file->header().bigEndian;
    bool any = false;
    for (TiffDirectory& directory : file->walk()) {
        if (directory.name == "IFD0") {
            plan.main = std::move(directory);
            any = true;
        } else if (directory.name == "IFD0.Exif") {
            plan.exif = std::move(directory);
        } else if (directory.name == "IFD1") {
            plan.small = std::move(directory);
        }
    }
    if (!any) return {};
    const auto number = [&](std::uint16_t tag) -> std::optional<double> {
        const TiffEntry* entry = plan.small ? plan.small->find(tag) : nullptr;
        return entry != nullptr ? file->number(*entry) : std::nullopt;
    };
    const auto at = number(tiff_tag::kThumbnailOffset);
    const auto bytes = number(tiff_tag::kThumbnailBytes);
    const auto size = static_cast<double>(exif.size());
    if (at && bytes && *at >= 8 && *bytes > 0 && *at + *bytes <= size) {
        plan.thumbnailAt = static_cast<std::size_t>(*at);
        plan.thumbnailBytes = static_cast<std::size_t>(*bytes);
    }
    return plan;
}

void put(std::vector<std::byte>& exif, bool bigEndian, std::size_t at, std::size_t bytes,
    std::size_t value) {
    if (at > exif.size() || exif.size() - at < bytes) return;
    for (std::size_t i = 0; i < bytes; ++i)
        exif[at + i] = static_cast<std::byte>(value >> 8 * (bigEndian ? bytes - 1 - i : i));
}

// A single number, kept in the type that it has.
void set(std::vector<std::byte>& exif, const Plan& plan, const TiffDirectory& directory,
    std::uint16_t tag, std::size_t value) {
    const TiffEntry* entry = directory.find(tag);
    if (entry == nullptr || entry->count != 1) return;
    const auto type = static_cast<TiffType>(entry->type);
    if (type == TiffType::Short || type == TiffType::Long)
        put(exif, plan.bigEndian, static_cast<std::size_t>(entry->valueOffset),
            type == TiffType::Short ? 2 : 4, value);
}

// The old one and its bytes: what is no longer pointed to must not show the old picture either.
void eraseOld(std::vector<std::byte>& exif, const Plan& plan) {
    const auto at = exif.begin() + static_cast<std::ptrdiff_t>(plan.thumbnailAt);
    const auto end = at + static_cast<std::ptrdiff_t>(plan.thumbnailBytes);
    if (end == exif.end())
        exif.erase(at, end);
    else
        std::fill(at, end, std::byte{0});
}

void takeOut(std::vector<std::byte>& exif, const Plan& plan) {
    const std::size_t next =
        static_cast<std::size_t>(plan.main.offset) + 2 + plan.main.entries.size() * 12;
    put(exif, plan.bigEndian, next, 4, 0);
    if (plan.thumbnailBytes > 0) eraseOld(exif, plan);
}

// Whether set() can say another number.
bool isSettable(const TiffDirectory& directory, std::uint16_t tag) {
    const TiffEntry* entry = directory.find(tag);
    if (entry == nullptr || entry->count != 1) return false;
    const auto type = static_cast<TiffType>(entry->type);
    return type == TiffType::Short || type == TiffType::Long;
}

// In the old one's place, or at the end of the block. False: there is no room for it.
bool replaceThumbnail(
    std::vector<std::byte>& exif, const Plan& plan, std::span<const std::byte> thumbnail) {
    if (thumbnail.empty() || plan.thumbnailBytes == 0) return false;
    if (!isSettable(*plan.small, tiff_tag::kThumbnailBytes)) return false;
    std::size_t at = plan.thumbnailAt;
    if (thumbnail.size() <= plan.thumbnailBytes) {
        std::fill_n(
            exif.begin() + static_cast<std::ptrdiff_t>(at), plan.thumbnailBytes, std::byte{0});
    } else {
        const bool can = isSettable(*plan.small, tiff_tag::kThumbnailOffset);
        if (!can || exif.size() + 1 + thumbnail.size() > kMostBlock) return false;
        eraseOld(exif, plan);
        at = exif.size() + exif.size() % 2;
        exif.resize(at + thumbnail.size());
        set(exif, plan, *plan.small, tiff_tag::kThumbnailOffset, at);
    }
    std::ranges::copy(thumbnail, exif.begin() + static_cast<std::ptrdiff_t>(at));
    set(exif, plan, *plan.small, tiff_tag::kThumbnailBytes, thumbnail.size());
    set(exif, plan, *plan.small, tiff_tag::kOrientation, 1);
    return true;
}

} // namespace

std::size_t exifThumbnailSpace(std::span<const std::byte> exif) {
    const std::optional<Plan> plan = planOf(exif);
    return plan ? plan->thumbnailBytes : 0;
}

std::vector<std::byte> editExif(std::vector<std::byte> exif, const ExifEdit& edit) {
    const std::optional<Plan> plan = planOf(exif);
    if (!plan) return {};
    const auto width = static_cast<std::size_t>(edit.width);
    const auto height = static_cast<std::size_t>(edit.height);
    set(exif, *plan, plan->main, tiff_tag::kOrientation, 1);
    set(exif, *plan, plan->main, tiff_tag::kWidth, width);
    set(exif, *plan, plan->main, tiff_tag::kHeight, height);
    if (plan->exif) {
        set(exif, *plan, *plan->exif, kPixelWidth, width);
        set(exif, *plan, *plan->exif, kPixelHeight, height);
    }
    if (!replaceThumbnail(exif, *plan, edit.thumbnail)) takeOut(exif, *plan);
    return exif;
}

} // namespace lightstack::metadata
