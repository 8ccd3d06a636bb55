// PBM, PGM, PPM (plain and raw, 1 to 16 bits), PAM and PFM: small enough for code of our own, and
// Qt's plug-in cuts 16 bits down to 8.
// Thread: no state, any thread.
#pragma once

#include "core/io/image_reader.h"

namespace lightstack::io {

const ImageReader& netpbmReader();

} // namespace lightstack::io
