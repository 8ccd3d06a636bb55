// What the slice viewer keeps from one start to the next. Thread: values.
#pragma once

#include "core/raster/tone.h"

#include <QString>

#include <vector>

namespace lightstack::ui {

struct WindowPreset {
    QString name;
    raster::WindowLevel window;
    bool operator==(const WindowPreset&) const = default;
};

struct SliceSettings {
    int rate = 25; // slices a second, playing
    bool logarithmic = true;
    bool locked = true; // one window for all slices
    bool histogram = true;
    bool orthogonal = false;
    std::vector<WindowPreset> presets; // the user's own
    bool operator==(const SliceSettings&) const = default;
};

} // namespace lightstack::ui
