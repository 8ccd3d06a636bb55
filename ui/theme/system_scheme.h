// Whether the desktop prefers dark: the settings portal where one answers (XDG Desktop Portal,
// org.freedesktop.appearance color-scheme), else the palette the platform started with.
// Thread: GUI.
#pragma once

namespace lightstack::ui {

// Waits at most 150 ms for the portal, once; later calls are free.
bool systemPrefersDark();

} // namespace lightstack::ui
