// The tables that stand before a scan: quantisation, Huffman, restart interval; for the decoders of
// our own. Thread: one.
#pragma once

#include "core/io/jpeg_huffman.h"
#include "core/io/jpeg_layout.h"

#include <memory>

namespace lightstack::io {

class JpegTables {
public:
    // Those that this thread used last, empty, but built again at once where a picture has the same
    // codes as the one before: filling tables takes as long as a small picture.
    struct GiveBack {
        void operator()(JpegTables* tables) const noexcept;
    };
    using Lease = std::unique_ptr<JpegTables, GiveBack>;
    static Lease take();

    // Takes tables in until a scan starts; where its header is. nullopt: the file ends first.
    std::optional<JpegSegment> readToScan(base::ByteSource& source, std::uint64_t offset);

    std::array<JpegHuffman, 4> dc;
    std::array<JpegHuffman, 4> ac;
    std::array<std::array<std::uint16_t, 64>, 4> quant = {}; // zigzag order
    int restartInterval = 0;                                 // units; 0: none

private:
    void readHuffman(std::span<const std::uint8_t> bytes);
    void readQuant(std::span<const std::uint8_t> bytes);
};

} // namespace lightstack::io
