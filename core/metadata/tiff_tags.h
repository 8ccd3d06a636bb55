// Numbers of the TIFF and EXIF tags that more than one place reads or writes.
// Source: TIFF 6.0, TIFF technical note 1 (SubIFDs), EXIF 2.32.
#pragma once

#include <cstdint>

namespace lightstack::metadata::tiff_tag {

inline constexpr std::uint16_t kSubfileType = 254;
inline constexpr std::uint16_t kWidth = 256;
inline constexpr std::uint16_t kHeight = 257;
inline constexpr std::uint16_t kBits = 258;
inline constexpr std::uint16_t kCompression = 259;
inline constexpr std::uint16_t kPhotometric = 262;
inline constexpr std::uint16_t kDescription = 270;
inline constexpr std::uint16_t kMake = 271;
inline constexpr std::uint16_t kModel = 272;
inline constexpr std::uint16_t kStripOffsets = 273;
inline constexpr std::uint16_t kOrientation = 274;
inline constexpr std::uint16_t kSamples = 277;
inline constexpr std::uint16_t kRowsPerStrip = 278;
inline constexpr std::uint16_t kStripBytes = 279;
inline constexpr std::uint16_t kResolutionX = 282;
inline constexpr std::uint16_t kResolutionY = 283;
inline constexpr std::uint16_t kPlanarConfig = 284;
inline constexpr std::uint16_t kResolutionUnit = 296;
inline constexpr std::uint16_t kTileWidth = 322;
inline constexpr std::uint16_t kTileHeight = 323;
inline constexpr std::uint16_t kTileOffsets = 324;
inline constexpr std::uint16_t kTileBytes = 325;
inline constexpr std::uint16_t kSubIfds = 330;
inline constexpr std::uint16_t kExtraSamples = 338;
inline constexpr std::uint16_t kSampleFormat = 339;
inline constexpr std::uint16_t kThumbnailOffset = 513;
inline constexpr std::uint16_t kThumbnailBytes = 514;
inline constexpr std::uint16_t kXmp = 700;
inline constexpr std::uint16_t kIptc = 33723;
inline constexpr std::uint16_t kExifIfd = 34665;
inline constexpr std::uint16_t kGpsIfd = 34853;
inline constexpr std::uint16_t kInteropIfd = 40965;

} // namespace lightstack::metadata::tiff_tag
