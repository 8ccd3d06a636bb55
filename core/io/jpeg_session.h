// One libjpeg decompressor with our error and source managers; private to jpeg_codec.cpp.
//
// guarded() is the one place with setjmp: what it calls may not own anything across a libjpeg call,
// because an error jumps over destructors. The session itself lives outside of the jump.
// Thread: one.
#pragma once

#include "core/base/byte_source.h"

#include <csetjmp>
#include <cstdio>
#include <stop_token>
#include <string>
#include <vector>

#include <jpeglib.h>

namespace lightstack::io {

struct JpegErrors : jpeg_error_mgr {
    std::jmp_buf jump = {};
    char text[JMSG_LENGTH_MAX] = {}; // of the error that ended it
    char firstWarning[JMSG_LENGTH_MAX] = {};
    int fatalCode = 0;
    bool stopped = false; // stop was requested
    bool tooMuchWork = false;
    bool dataMissing = false; // blocks were asked for behind the end of the file
};

struct JpegInput : jpeg_source_mgr { // the base is filled in by the session
    base::ByteSource* bytes = nullptr;
    std::uint64_t offset = 0; // of the next chunk
    std::vector<JOCTET> chunk;
    bool ended = false; // an end marker was made up
};

struct JpegProgress : jpeg_progress_mgr {
    std::stop_token stop;
    std::uint64_t blocks = 0; // of one pass over the picture
};

class JpegSession {
public:
    JpegSession(base::ByteSource& source, std::stop_token stop);
    ~JpegSession() { jpeg_destroy_decompress(&info); }
    JpegSession(const JpegSession&) = delete;
    JpegSession& operator=(const JpegSession&) = delete;

    // False where libjpeg gave up; errors.text says why.
    template <class Work>
    bool guarded(Work work) {
        if (setjmp(errors.jump) != 0) return false;
        work();
        return true;
    }

    jpeg_decompress_struct info = {};
    JpegErrors errors;
    JpegInput input;
    JpegProgress progress;
};

} // namespace lightstack::io
