// Settings on disk: preferences under XDG_CONFIG_HOME, window layout and recent folders under
// XDG_STATE_HOME. Values are clamped when read; a damaged file gives the defaults.
// Thread: GUI.
#pragma once

#include "ui/dialogs/preferences.h"
#include "ui/window/main_window.h"

namespace lightstack::app {

ui::Preferences loadPreferences();
void savePreferences(const ui::Preferences& preferences);
ui::WindowState loadWindowState();
void saveWindowState(const ui::WindowState& state);
ui::PyramidRates loadPyramidRates();
void savePyramidRates(const ui::PyramidRates& rates);

} // namespace lightstack::app
