// The last choices of the dialogs that start jobs, in the window's settings; values are clamped
// when read. Thread: GUI.
#pragma once

#include "ui/models/job_choices.h"

class QSettings;

namespace lightstack::app {

ui::JobChoices loadJobChoices(const QSettings& settings);
void saveJobChoices(QSettings& settings, const ui::JobChoices& choices);

} // namespace lightstack::app
