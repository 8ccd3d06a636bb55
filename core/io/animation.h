// Moving pictures, frame after frame: GIF, WebP, APNG.
//
// 1. open() looks whether the file moves at all: one frame is Unsupported, and the still picture is
// shown by its reader. 2. next() gives the whole picture as it stands at each moment (frames are
// put upon each other here), in order; after the last comes the first again. Nothing is kept but
// the screen: a long film takes no more memory than one frame. Reading checks the stop token before
// each frame; sizes are checked before memory is taken.
// Thread: one at a time per object; not the GUI's.
#pragma once

#include "core/base/result.h"

#include <QImage>

#include <memory>
#include <stop_token>

namespace lightstack::io {

struct AnimationFrame {
    QImage image; // sRGB, the whole screen
    int index = 0;
    int delayMs = 100; // how long it is shown; at least 20 (files say 0 and mean "as usual")
};

constexpr std::int64_t kMostAnimationPixels = 64'000'000; // of the screen, or of a frame

// What a file says, as it is meant: 0 and little more is "as usual".
constexpr int delayMeant(int ms) noexcept {
    return ms < 20 ? 100 : ms;
}

class Animation {
public:
    // Unsupported: does not move, or a kind that is not played here.
    static Result<std::unique_ptr<Animation>> open(const std::filesystem::path& path);

    virtual ~Animation() = default;
    [[nodiscard]] virtual int frames() const noexcept = 0; // > 1
    [[nodiscard]] virtual int plays() const noexcept = 0;  // 0: for ever
    // CorruptData where a frame cannot be read; those before it can be.
    virtual Result<AnimationFrame> next(const std::stop_token& stop) = 0;
};

} // namespace lightstack::io
