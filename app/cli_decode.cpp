// decode FILE: the stored samples of a page, raw little-endian in C order, and their SHA-1.
#include "app/cli_report.h"
#include "core/base/atomic_file.h"
#include "core/base/counted.h"
#include "core/io/image_reader.h"

#include <QCryptographicHash>

#include <bit>
#include <cstdio>

namespace lightstack::app {
namespace {

static_assert(
    std::endian::native == std::endian::little, "samples are written as they are in memory");

Result<image::ImageBuffer> decode(
    const std::filesystem::path& path, int page, const std::stop_token& stop) {
    const auto file = io::ImageFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto reader = io::readerFor(*file);
    if (!reader) return tl::unexpected(reader.error());
    io::ReadHint hint;
    hint.page = page;
    hint.stop = stop;
    auto samples = (*reader)->samples(*file, hint);
    if (!samples && samples.error().path.empty()) samples.error().path = path;
    return samples;
}

QString sha1Of(std::span<const std::byte> bytes) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    constexpr std::size_t kStep = std::size_t{1} << 28;
    for (std::size_t at = 0; at < bytes.size(); at += kStep) {
        const auto part = bytes.subspan(at, std::min(kStep, bytes.size() - at));
        hash.addData(QByteArrayView(
            reinterpret_cast<const char*>(part.data()), static_cast<qsizetype>(part.size())));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

int runDecode(const CommandContext& context) {
    Report report(context);
    if (context.arguments.positional().size() != 1)
        return report.failWhole({ErrorCode::Usage, {}, "decode takes exactly one file"});
    const auto page = context.arguments.integer("page", 0, 0, 1'000'000'000);
    if (!page) return report.failWhole(page.error());
    const std::filesystem::path path = context.arguments.positional().front();
    report.setTotal(1);

    const auto samples = decode(path, *page, context.stop);
    if (!samples) {
        report.addFailure(samples.error());
        return report.failWhole(samples.error());
    }
    if (context.arguments.has("out")) {
        const auto written = base::writeAtomically(
            context.arguments.value("out"), samples->bytes(), {.sync = false});
        if (!written) return report.failWhole(written.error());
    }
    report.countDone();
    const image::ImageSpec& spec = samples->spec();
    const std::string_view type = image::sampleTypeName(spec.type);
    const QString sha1 = sha1Of(samples->bytes());
    if (!context.json)
        std::printf("%d x %d, %s, %s, sha1 %s\n", spec.size.width, spec.size.height,
            base::counted(static_cast<std::uint64_t>(spec.channels), "channel").c_str(),
            std::string(type).c_str(), sha1.toLatin1().constData());
    return report.finish({
        {QStringLiteral("width"), spec.size.width},
        {QStringLiteral("height"), spec.size.height},
        {QStringLiteral("channels"), spec.channels},
        {QStringLiteral("sample_type"),
            QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size()))},
        {QStringLiteral("planes"), spec.planes == image::PlaneOrder::Separate
                                       ? QStringLiteral("separate")
                                       : QStringLiteral("interleaved")},
        {QStringLiteral("page"), *page},
        {QStringLiteral("sha1"), sha1},
    });
}

} // namespace lightstack::app
