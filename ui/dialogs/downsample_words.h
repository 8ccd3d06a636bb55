// What a batch will do, in words and numbers, before the button that does it.
// Thread: pure, GUI (translations).
#pragma once

#include "core/downsample/forecast.h"
#include "core/downsample/interrupted_run.h"

#include <QString>

#include <optional>

namespace lightstack::ui {

// "12,345 pictures: 3,210 fit already, 9,135 will be written, 4.1 GB → about 0.6 GB, about 2 min."
[[nodiscard]] QString forecastText(
    const downsample::Forecast& forecast, const std::optional<downsample::Prediction>& prediction);

// "12 pictures are left out because of their names, 3 cannot be read." Empty where all is well.
[[nodiscard]] QString problemsText(const downsample::Forecast& forecast);

// "4000 × 3000", of a picture.
[[nodiscard]] QString sizeText(image::PixelSize size);

// What a picture has that its result will not: "film of the motion photo", "IPTC".
[[nodiscard]] QString lossName(const std::string& loss);
// "Results will be without: film of the motion photo (3)." Empty where nothing is lost.
[[nodiscard]] QString lossesText(const downsample::Forecast& forecast);

// Of a run: what happened that is no failure and yet not what everybody expects.
[[nodiscard]] QStringList notesOf(
    const downsample::DownsampleReport& report, const downsample::DownsampleRequest& request);

// Fewer pixels, and yet more bytes: says what helps. Empty where it is not so.
[[nodiscard]] QString largerText(
    const downsample::Forecast& forecast, const std::optional<downsample::Prediction>& prediction);

// "There is not room enough: 3.1 GB are needed in Photos, and 1.2 GB are free." Empty where there
// is.
[[nodiscard]] QString roomText(const std::optional<downsample::Prediction>& prediction);

// What becomes of the originals.
[[nodiscard]] QString originalsText(
    const downsample::Forecast& forecast, const downsample::DownsampleRequest& request);

// What cannot be undone, to be ticked before it is done; empty: nothing of the kind.
[[nodiscard]] QString consentText(
    const downsample::Forecast& forecast, const downsample::DownsampleRequest& request);

// "The run of 14:02 was interrupted after 3,100 of 9,135 pictures: go on?"
[[nodiscard]] QString interruptedText(const downsample::InterruptedRun& run);

// Of inputs: the name of the one, or how many they are.
[[nodiscard]] QString inputsText(const std::vector<std::filesystem::path>& inputs);

} // namespace lightstack::ui
