#include "app/downsample_choices.h"

#include "app/paths.h"
#include "core/base/file_path.h"

#include <QSettings>

#include <algorithm>

namespace lightstack::app {
namespace {

constexpr int kMostSide = 100'000;

QString fileName() {
    return QString::fromLocal8Bit(base::toBytes(stateFolder() / "window.ini"));
}

} // namespace

downsample::DownsampleRequest loadDownsampleChoices() {
    QSettings settings(fileName(), QSettings::IniFormat);
    settings.beginGroup(QStringLiteral("downsample"));
    const auto number = [&](const char* key, int fallback, int low, int high) {
        return std::clamp(settings.value(QLatin1String(key), fallback).toInt(), low, high);
    };
    const auto flag = [&](const char* key, bool fallback) {
        return settings.value(QLatin1String(key), fallback).toBool();
    };
    downsample::DownsampleRequest out;
    out.sizeRule = static_cast<downsample::SizeRule>(number("rule", 0, 0, 2));
    out.longSide = out.shortSide = number("side", out.longSide, 1, kMostSide);
    out.box.width = number("width", out.box.width, 1, kMostSide);
    out.box.height = number("height", out.box.height, 1, kMostSide);
    if (const int format = number("format", -1, -1, 3); format >= 0)
        out.format = static_cast<io::FileFormat>(format);
    out.quality = number("quality", out.quality, 1, 100);
    out.chroma = static_cast<io::ChromaSampling>(number("chroma", 0, 0, 2));
    out.background.fill(static_cast<std::uint8_t>(number("background", 114, 0, 255)));
    out.linearLight = flag("linear", out.linearLight);
    out.keepMetadata = flag("metadata", out.keepMetadata);
    out.profile =
        flag("srgb", false) ? downsample::ProfileRule::Srgb : downsample::ProfileRule::Keep;
    out.safe = flag("safe", out.safe);
    return out;
}

void saveDownsampleChoices(const downsample::DownsampleRequest& request) {
    std::error_code ignored; // without them the defaults serve
    std::filesystem::create_directories(stateFolder(), ignored);
    QSettings settings(fileName(), QSettings::IniFormat);
    settings.beginGroup(QStringLiteral("downsample"));
    const auto keep = [&](const char* key, const QVariant& value) {
        settings.setValue(QLatin1String(key), value);
    };
    const bool shortSide = request.sizeRule == downsample::SizeRule::ShortSide;
    keep("rule", static_cast<int>(request.sizeRule));
    keep("side", shortSide ? request.shortSide : request.longSide);
    keep("width", request.box.width);
    keep("height", request.box.height);
    keep("format", request.format ? static_cast<int>(*request.format) : -1);
    keep("quality", request.quality);
    keep("chroma", static_cast<int>(request.chroma));
    keep("background", request.background[0]);
    keep("linear", request.linearLight);
    keep("metadata", request.keepMetadata);
    keep("srgb", request.profile == downsample::ProfileRule::Srgb);
    keep("safe", request.safe);
}

} // namespace lightstack::app
