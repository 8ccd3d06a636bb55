#include "core/io/apng_animation.h"

#include "core/base/byte_order.h"
#include "core/base/crc32.h"
#include "core/metadata/chunks.h"

#include <QColorSpace>
#include <QPainter>

#include <algorithm>
#include <array>

namespace lightstack::io {
namespace {

constexpr std::uint32_t kMostApngFrames = 100'000;
constexpr std::uint64_t kMostFrameBytes = std::uint64_t{256} << 20;
constexpr std::uint64_t kMostHeaderBytes = std::uint64_t{4} << 20;
constexpr std::array<char, 8> kSignature = {'\x89', 'P', 'N', 'G', '\r', '\n', '\x1a', '\n'};

std::uint32_t big32(const std::byte* at) noexcept {
    return static_cast<std::uint32_t>(base::bigEndian({at, 4}));
}

int big16(const std::byte* at) noexcept {
    return static_cast<int>(base::bigEndian({at, 2}));
}

void put32(QByteArray& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out.append(static_cast<char>(value >> shift));
}

void putChunk(QByteArray& out, std::string_view type, const QByteArray& data) {
    put32(out, static_cast<std::uint32_t>(data.size()));
    const qsizetype from = out.size();
    out.append(type.data(), static_cast<qsizetype>(type.size()));
    out.append(data);
    put32(out,
        base::crc32Of(0, std::as_bytes(std::span(out).subspan(static_cast<std::size_t>(from)))));
}

enum class Disposal { Keep, Background, Previous };

struct Span {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
};

struct Frame {
    QRect place;
    int delayMs = 100;
    Disposal disposal = Disposal::Keep;
    bool over = false; // else it replaces, transparency and all
    std::vector<Span> data;
};

struct Apng {
    QSize screen;
    QByteArray header; // IHDR's data
    QByteArray shared; // chunks before the data that every frame needs
    std::vector<Frame> frames;
    int plays = 0;
};

bool isShared(const metadata::Chunks& chunk) noexcept {
    constexpr std::array<std::string_view, 7> kKnown = {
        "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT"};
    return std::find(kKnown.begin(), kKnown.end(), chunk.kind()) != kKnown.end();
}

Result<Frame> frameOf(const std::array<std::byte, 26>& control, QSize screen) {
    const auto number = [&](std::size_t at) { return big32(control.data() + at); };
    const std::uint64_t right = std::uint64_t{number(12)} + number(4);
    const std::uint64_t bottom = std::uint64_t{number(16)} + number(8);
    if (number(4) == 0 || number(8) == 0 || right > static_cast<std::uint64_t>(screen.width()) ||
        bottom > static_cast<std::uint64_t>(screen.height()))
        return fail(ErrorCode::CorruptData, {}, "a frame reaches beyond the picture");
    Frame frame;
    frame.place = QRect(static_cast<int>(number(12)), static_cast<int>(number(16)),
        static_cast<int>(number(4)), static_cast<int>(number(8)));
    const int part = big16(control.data() + 22) == 0 ? 100 : big16(control.data() + 22);
    const int ms = big16(control.data() + 20) * 1000 / part;
    frame.delayMs = delayMeant(ms);
    const int disposal = std::to_integer<int>(control[24]);
    frame.disposal = disposal == 1   ? Disposal::Background
                     : disposal == 2 ? Disposal::Previous
                                     : Disposal::Keep;
    frame.over = control[25] == std::byte{1};
    return frame;
}

QByteArray contentOf(const metadata::Chunks& chunk) {
    const auto bytes = chunk.content(kMostHeaderBytes);
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

Result<void> takeHeader(Apng& apng, const metadata::Chunks& chunk) {
    if (chunk.size() != 13) return fail(ErrorCode::CorruptData, {}, "has no proper header");
    apng.header = contentOf(chunk);
    const auto* bytes = reinterpret_cast<const std::byte*>(apng.header.constData());
    const std::uint64_t width = big32(bytes);
    const std::uint64_t height = big32(bytes + 4);
    if (width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX)
        return fail(ErrorCode::CorruptData, {}, "has no proper header");
    if (width > static_cast<std::uint64_t>(kMostAnimationPixels) / height)
        return fail(ErrorCode::LimitExceeded, {}, "is too large to be played");
    apng.screen = {static_cast<int>(width), static_cast<int>(height)};
    return {};
}

Result<Apng> readApng(base::ByteSource& source) {
    Apng apng;
    bool moves = false;
    bool inData = false;
    auto chunk = metadata::Chunks::ofPng(source);
    while (chunk.next() && chunk.isWhole() && !chunk.is("IEND")) {
        if (chunk.is("IHDR")) {
            if (const auto taken = takeHeader(apng, chunk); !taken)
                return tl::unexpected(taken.error());
        } else if (chunk.is("acTL") && chunk.size() >= 8) {
            moves = true;
            const QByteArray control = contentOf(chunk).mid(4, 4);
            apng.plays = static_cast<int>(std::min<std::uint32_t>(
                big32(reinterpret_cast<const std::byte*>(control.constData())), 1'000'000));
        } else if (chunk.is("IDAT") && !moves) {
            break; // acTL stands before the data, or nothing moves
        } else if (chunk.is("fcTL") && chunk.size() == 26) {
            if (apng.frames.size() >= kMostApngFrames) break;
            std::array<std::byte, 26> control{};
            source.read(chunk.body(), control);
            auto frame = frameOf(control, apng.screen);
            if (!frame) return tl::unexpected(frame.error());
            apng.frames.push_back(*std::move(frame));
        } else if (chunk.is("IDAT")) {
            inData = true; // a first picture without fcTL is only for those who see no motion
            if (!apng.frames.empty())
                apng.frames.back().data.push_back({chunk.body(), chunk.size()});
        } else if (chunk.is("fdAT") && chunk.size() > 4) {
            if (!apng.frames.empty())
                apng.frames.back().data.push_back({chunk.body() + 4, chunk.size() - 4});
        } else if (!inData && isShared(chunk) && chunk.size() < kMostHeaderBytes) {
            putChunk(apng.shared, chunk.kind(), contentOf(chunk));
        }
    }
    std::erase_if(apng.frames, [](const Frame& frame) { return frame.data.empty(); });
    if (!moves || apng.frames.size() < 2) return fail(ErrorCode::Unsupported, {}, "does not move");
    return apng;
}

class ApngAnimation final : public Animation {
public:
    ApngAnimation(ImageFile file, Apng apng) : m_file(std::move(file)), m_apng(std::move(apng)) {}
    [[nodiscard]] int frames() const noexcept override {
        return static_cast<int>(m_apng.frames.size());
    }
    [[nodiscard]] int plays() const noexcept override { return m_apng.plays; }

    Result<AnimationFrame> next(const std::stop_token& stop) override {
        if (stop.stop_requested()) return cancelled();
        if (m_next == m_apng.frames.size()) m_next = 0;
        if (m_next == 0) {
            m_screen = QImage(m_apng.screen, QImage::Format_ARGB32_Premultiplied);
            if (m_screen.isNull()) return fail(ErrorCode::LimitExceeded, {}, "is too large");
            m_screen.fill(Qt::transparent);
            m_before = QImage();
        } else {
            dispose(m_apng.frames[m_next - 1]);
        }
        const Frame& frame = m_apng.frames[m_next];
        const auto picture = decode(frame);
        if (!picture) return tl::unexpected(picture.error());
        if (frame.disposal == Disposal::Previous) m_before = m_screen.copy(frame.place);
        QPainter painter(&m_screen);
        painter.setCompositionMode(
            frame.over ? QPainter::CompositionMode_SourceOver : QPainter::CompositionMode_Source);
        painter.drawImage(frame.place.topLeft(), *picture);
        painter.end();
        return AnimationFrame{m_screen, static_cast<int>(m_next++), frame.delayMs};
    }

private:
    void dispose(const Frame& frame) {
        if (frame.disposal == Disposal::Keep) return;
        QPainter painter(&m_screen);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        if (frame.disposal == Disposal::Previous && !m_before.isNull())
            painter.drawImage(frame.place.topLeft(), m_before);
        else
            painter.fillRect(frame.place, Qt::transparent);
    }

    Result<QImage> decode(const Frame& frame) {
        std::uint64_t bytes = 0;
        for (const Span& span : frame.data)
            bytes += span.size;
        if (bytes > kMostFrameBytes) return fail(ErrorCode::LimitExceeded, {}, "is too large");
        QByteArray data(static_cast<qsizetype>(bytes), '\0');
        std::size_t at = 0;
        for (const Span& span : frame.data) {
            m_file.bytes().read(
                span.at, {reinterpret_cast<std::byte*>(data.data()) + at, span.size});
            at += span.size;
        }
        QByteArray header;
        put32(header, static_cast<std::uint32_t>(frame.place.width()));
        put32(header, static_cast<std::uint32_t>(frame.place.height()));
        header.append(m_apng.header.mid(8));
        QByteArray png(kSignature.data(), kSignature.size());
        putChunk(png, "IHDR", header);
        png.append(m_apng.shared);
        putChunk(png, "IDAT", data);
        putChunk(png, "IEND", {});
        QImage image = QImage::fromData(png, "PNG");
        if (image.size() != frame.place.size())
            return fail(ErrorCode::CorruptData, {}, "a frame is damaged");
        if (image.colorSpace().isValid()) image.convertToColorSpace(QColorSpace::SRgb);
        return image;
    }

    ImageFile m_file;
    Apng m_apng;
    QImage m_screen;
    QImage m_before; // under the last frame, where that is to come back
    std::size_t m_next = 0;
};

} // namespace

Result<std::unique_ptr<Animation>> openApng(ImageFile file) {
    auto apng = readApng(file.bytes());
    if (!apng) {
        apng.error().path = file.path();
        return tl::unexpected(std::move(apng.error()));
    }
    return std::make_unique<ApngAnimation>(std::move(file), *std::move(apng));
}

} // namespace lightstack::io
