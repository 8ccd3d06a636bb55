#include "core/downsample/preview.h"

#include "core/io/render.h"
#include "core/raster/ssim.h"

#include <sys/mman.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

constexpr std::uint64_t kMostPreview = std::uint64_t{1} << 30; // only to be looked at

Result<io::Picture> readPicture(
    const std::filesystem::path& path, int mostSide, const std::stop_token& stop) {
    const auto file = io::ImageFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto reader = io::readerFor(*file);
    if (!reader) return tl::unexpected(reader.error());
    io::ReadHint hint;
    hint.maxSide = mostSide;
    hint.allowPreviews = false;
    hint.maxBytes = kMostPreview;
    hint.stop = stop;
    return (*reader)->picture(*file, hint);
}

Result<QImage> shown(const io::Picture& picture, int mostSide) {
    auto rendered = io::render(picture, {mostSide, {}});
    if (!rendered) return tl::unexpected(rendered.error());
    return rendered->image.format() == QImage::Format_ARGB32_Premultiplied
               ? std::move(rendered->image)
               : rendered->image.convertToFormat(QImage::Format_RGB32);
}

// The new file read as any other, without a place on a disk.
Result<io::Picture> readBytes(const std::vector<std::byte>& bytes, const std::stop_token& stop) {
    const base::FileDescriptor memory(::memfd_create("preview", MFD_CLOEXEC));
    if (!memory.isOpen()) return failErrno(errno, {}, "keep the preview");
    if (const int error = base::writeAll(memory, bytes); error != 0)
        return failErrno(error, {}, "keep the preview");
    return readPicture("/proc/self/fd/" + std::to_string(memory.get()), 0, stop);
}

} // namespace

Result<PreviewPicture> preparePreview(const std::filesystem::path& path,
    const DownsampleRequest& request, int mostSide, const std::stop_token& stop) {
    const auto file = io::ImageFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto header = headerOf(*file, stop);
    if (!header) return tl::unexpected(header.error());
    const auto judgement = judge(*header, request);
    if (!judgement) return tl::unexpected(judgement.error());
    PreviewPicture out;
    out.path = path;
    out.judgement = *judgement;
    out.bytesBefore = file->stamp().size;
    auto reduced = reduce(*file, *judgement, request, stop);
    if (!reduced) return tl::unexpected(reduced.error());
    out.reduced = *std::move(reduced);
    const bool large = judgement->size.longSide() > mostSide;
    const auto before = readPicture(path, large ? mostSide : 0, stop);
    if (!before) return tl::unexpected(before.error());
    auto image = shown(*before, large ? mostSide : 0);
    if (!image) return tl::unexpected(image.error());
    out.before = *std::move(image);
    return out;
}

Result<PreviewResult> encodePreview(
    const PreviewPicture& picture, const DownsampleRequest& request, const std::stop_token& stop) {
    io::WriteRequest write = picture.reduced.write;
    write.quality = request.quality;
    write.chroma = request.chroma;
    const OutputPixels& pixels = picture.reduced.pixels;
    auto written = writeSmall(pixels, write, picture.reduced.carried);
    if (!written) return tl::unexpected(written.error());
    PreviewResult out;
    out.bytes = written->bytes.size();
    out.dropped = std::move(written->dropped);
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, picture.path, "cancelled");
    const auto decoded = readBytes(written->bytes, stop);
    if (!decoded) return tl::unexpected(decoded.error());
    auto image = shown(*decoded, 0);
    if (!image) return tl::unexpected(image.error());
    out.after = *std::move(image);
    // Floats are written as they are: nothing is lost.
    if (decoded->pixels.spec() == pixels.pixels.spec() &&
        !image::isFloat(pixels.pixels.spec().type)) {
        const auto alike = raster::ssim(pixels.pixels, decoded->pixels, stop);
        if (!alike) return tl::unexpected(alike.error());
        out.ssim = *alike;
    }
    return out;
}

} // namespace lightstack::downsample
