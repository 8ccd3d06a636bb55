// What a user may set; every field is read by somebody (app/settings keeps them).
#pragma once

#include "ui/theme/theme.h"

#include <cstdint>

namespace lightstack::ui {

struct Preferences {
    Scheme scheme = Scheme::System;
    int memoryMb = 192; // decoded thumbnails
    int storeMb = 2048; // thumbnails on disk
    int workers = 0;    // 0: one a core
    bool allowPreviews = true;
    bool readDesktopCache = true;
    bool confirmTrash = true;
    bool restoreSession = true;
    bool keepZoom = false;
    bool operator==(const Preferences&) const = default;
};

} // namespace lightstack::ui
