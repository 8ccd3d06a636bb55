#include "core/io/jpeg_tables.h"

namespace lightstack::io {
namespace {

int tableByteAt(std::span<const std::uint8_t> bytes, std::size_t at) noexcept {
    return at < bytes.size() ? bytes[at] : 0;
}

thread_local std::unique_ptr<JpegTables> lastTables;

} // namespace

JpegTables::Lease JpegTables::take() {
    if (lastTables == nullptr) return Lease(new JpegTables);
    Lease tables(lastTables.release());
    for (JpegHuffman& table : tables->dc)
        table.forget();
    for (JpegHuffman& table : tables->ac)
        table.forget();
    tables->quant = {};
    tables->restartInterval = 0;
    return tables;
}

void JpegTables::GiveBack::operator()(JpegTables* tables) const noexcept {
    lastTables.reset(tables);
}

std::optional<JpegSegment> JpegTables::readToScan(base::ByteSource& source, std::uint64_t offset) {
    JpegSegments segments(source, offset);
    while (const auto segment = segments.next()) {
        if (segment->marker == 0xDA) return segment;
        if (segment->marker == 0xD9) return std::nullopt;
        if (segment->marker != 0xC4 && segment->marker != 0xDB && segment->marker != 0xDD) continue;
        const auto bytes = jpegPayload<std::uint8_t>(source, *segment);
        if (segment->marker == 0xC4) readHuffman(bytes);
        if (segment->marker == 0xDB) readQuant(bytes);
        if (segment->marker == 0xDD)
            restartInterval = (tableByteAt(bytes, 0) << 8) | tableByteAt(bytes, 1);
    }
    return std::nullopt;
}

void JpegTables::readHuffman(std::span<const std::uint8_t> bytes) {
    while (bytes.size() >= 17) {
        const unsigned number = bytes[0] & 15U;
        const bool isAc = (bytes[0] >> 4) == 1;
        const auto counts = bytes.subspan<1, 16>();
        std::size_t total = 0;
        for (const std::uint8_t count : counts)
            total += count;
        if (number > 3 || total > 256 || bytes.size() < 17 + total) return;
        (isAc ? ac : dc)[number].build(counts, bytes.subspan(17, total));
        bytes = bytes.subspan(17 + total);
    }
}

void JpegTables::readQuant(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const unsigned number = bytes[0] & 15U;
        const std::size_t width = (bytes[0] >> 4) != 0 ? 2 : 1;
        if (number > 3 || bytes.size() < 1 + 64 * width) return;
        for (std::size_t k = 0; k < 64; ++k) {
            const int value =
                width == 1 ? bytes[1 + k] : (bytes[1 + 2 * k] << 8) | bytes[2 + 2 * k];
            quant[number][k] = static_cast<std::uint16_t>(value);
        }
        bytes = bytes.subspan(1 + 64 * width);
    }
}

} // namespace lightstack::io
