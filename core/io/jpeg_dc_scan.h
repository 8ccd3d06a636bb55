// The scans of a 1/8 decode: block by block over the coded data; private to the 1/8 decoder.
// Thread: one.
#pragma once

#include "core/io/jpeg_dc_planes.h"
#include "core/io/jpeg_entropy_input.h"
#include "core/io/jpeg_huffman.h"

namespace lightstack::io {

struct JpegScanPart {
    JpegDcPlane* plane = nullptr;
    JpegHuffman* dcTable = nullptr;
    JpegHuffman* acTable = nullptr; // sequential scans only
    int prediction = 0;
};

struct JpegScan {
    std::vector<JpegScanPart> parts;
    image::PixelSize frame; // pixels of the whole picture
    int maxHorizontal = 1;
    int maxVertical = 1;
    int restartInterval = 0; // units; 0: none
    bool sequential = true;  // else a DC scan of a progressive file
    int approximationHigh = 0;
    int approximationLow = 0;
};

enum class ScanResult { Done, Unusable, Stopped };

// Unusable: damaged or over before its end; nothing of it may be shown.
ScanResult decodeScan(JpegScan& scan, JpegEntropyInput& input, const std::stop_token& stop);

} // namespace lightstack::io
