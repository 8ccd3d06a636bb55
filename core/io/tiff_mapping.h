// Stored samples to shown ones: which channels, palette colours, few bits scaled to eight.
// Thread: values; mapping is pure.
#pragma once

#include "core/io/tiff_layout.h"

namespace lightstack::io {

enum class TiffMappingKind { Identity, Palette, ScaleBits, Lab };

struct TiffMapping {
    TiffMappingKind kind = TiffMappingKind::Identity;
    ColorModel color = ColorModel::Gray;
    bool whiteIsZero = false;
    std::vector<int> channels; // of the stored samples, in shown order
    image::SampleType type = image::SampleType::U8;
    int shownChannels = 1;
    bool premultiply = false; // the last shown channel is alpha, the others are multiplied by it
    TiffPalette palette;

    // `count` pixels of `perPixel` whole samples each. `chosen`: the channels to take.
    void map(const TiffLayout& layout, const std::byte* stored, int perPixel,
        const std::vector<int>& chosen, int count, std::byte* out) const;
    // The samples are shown as they are.
    [[nodiscard]] bool changesNothing(int perPixel, const std::vector<int>& chosen) const noexcept;
};

// For the kinds that are not converted by libtiff. The palette is read where there is one.
Result<TiffMapping> tiffMappingFor(TiffHandle& handle, const TiffLayout& layout);

} // namespace lightstack::io
