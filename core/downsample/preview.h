// One picture before and after, as the batch would write it, before the batch is begun.
//
// 1. prepare() decodes and shrinks: what neither quality nor chroma changes. 2. encode() makes the
// bytes of the new file, decodes them again and compares: cheap, so that a slider of quality can be
// followed. Pictures are for showing: sRGB, upright. Thread: each call on one, any; a
// PreviewPicture is not changed once it is made.
#pragma once

#include "core/downsample/downsample_plan.h"

#include <QImage>

namespace lightstack::downsample {

struct PreviewPicture {
    std::filesystem::path path;
    Judgement judgement;
    std::uint64_t bytesBefore = 0;
    QImage before; // of its full size, or of `mostSide` where that is less
    ReducedPicture reduced;
};

// Errors: as of judging and reading; a picture that fits already is one for encode(), too.
Result<PreviewPicture> preparePreview(const std::filesystem::path& path,
    const DownsampleRequest& request, int mostSide, const std::stop_token& stop);

struct PreviewResult {
    QImage after; // what the new file holds
    std::uint64_t bytes = 0;
    double ssim = 1; // of the new file to the picture it was made of: what encoding costs
    std::vector<std::string> dropped;
};

// Of the request only format, quality and chroma count; the format as it was prepared for.
Result<PreviewResult> encodePreview(
    const PreviewPicture& picture, const DownsampleRequest& request, const std::stop_token& stop);

} // namespace lightstack::downsample
