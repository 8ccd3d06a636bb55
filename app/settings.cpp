#include "app/settings.h"

#include "app/job_settings.h"
#include "app/paths.h"
#include "core/base/file_path.h"

#include <QSettings>

#include <algorithm>
#include <array>
#include <cmath>

namespace lightstack::app {
namespace {

constexpr std::size_t kMostRecent = 10;
constexpr std::size_t kMostWindows = 20;
// In the order of PyramidRates.
constexpr std::array<const char*, 4> kPyramidRates{
    "pyramid_rate/tiff", "pyramid_rate/tiff_coded", "pyramid_rate/zarr", "pyramid_rate/zarr_coded"};

QSettings open(const std::filesystem::path& folder, const char* name) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return {QString::fromLocal8Bit(base::toBytes(folder / name)), QSettings::IniFormat};
}

int number(const QSettings& settings, const char* key, int fallback, int low, int high) {
    return std::clamp(settings.value(QLatin1String(key), fallback).toInt(), low, high);
}

bool flag(const QSettings& settings, const char* key, bool fallback) {
    return settings.value(QLatin1String(key), fallback).toBool();
}

ui::SliceSettings loadSlices(const QSettings& settings) {
    ui::SliceSettings s;
    s.rate = number(settings, "slice_rate", s.rate, 1, 120);
    s.logarithmic = flag(settings, "slice_log", s.logarithmic);
    s.locked = flag(settings, "slice_lock", s.locked);
    s.histogram = flag(settings, "slice_histogram", s.histogram);
    s.orthogonal = flag(settings, "slice_orthogonal", s.orthogonal);
    const QVariantList presets = settings.value(QStringLiteral("slice_windows")).toList();
    for (const QVariant& kept : presets) { // name, black, white
        const QVariantList parts = kept.toList();
        if (parts.size() != 3 || s.presets.size() >= kMostWindows) continue;
        const raster::WindowLevel window{parts[1].toDouble(), parts[2].toDouble()};
        if (!parts[0].toString().isEmpty() && window.low <= window.high) // no NaN either
            s.presets.push_back({parts[0].toString(), window});
    }
    return s;
}

void saveSlices(QSettings& settings, const ui::SliceSettings& s) {
    settings.setValue(QStringLiteral("slice_rate"), s.rate);
    settings.setValue(QStringLiteral("slice_log"), s.logarithmic);
    settings.setValue(QStringLiteral("slice_lock"), s.locked);
    settings.setValue(QStringLiteral("slice_histogram"), s.histogram);
    settings.setValue(QStringLiteral("slice_orthogonal"), s.orthogonal);
    QVariantList presets;
    for (const ui::WindowPreset& preset : s.presets)
        presets << QVariant(QVariantList{preset.name, preset.window.low, preset.window.high});
    settings.setValue(QStringLiteral("slice_windows"), presets);
}

} // namespace

ui::Preferences loadPreferences() {
    const QSettings settings(
        QString::fromLocal8Bit(base::toBytes(configFolder() / "lightstack.ini")),
        QSettings::IniFormat);
    ui::Preferences p;
    p.scheme = static_cast<ui::Scheme>(number(settings, "scheme", 0, 0, 2));
    p.memoryMb = number(settings, "memory_mb", p.memoryMb, 32, 8192);
    p.storeMb = number(settings, "store_mb", p.storeMb, 64, 262'144);
    p.workers = number(settings, "workers", p.workers, 0, 64);
    p.allowPreviews = flag(settings, "allow_previews", p.allowPreviews);
    p.readDesktopCache = flag(settings, "read_desktop_cache", p.readDesktopCache);
    p.confirmTrash = flag(settings, "confirm_trash", p.confirmTrash);
    p.restoreSession = flag(settings, "restore_session", p.restoreSession);
    p.keepZoom = flag(settings, "keep_zoom", p.keepZoom);
    return p;
}

void savePreferences(const ui::Preferences& p) {
    QSettings settings = open(configFolder(), "lightstack.ini");
    settings.setValue(QStringLiteral("scheme"), static_cast<int>(p.scheme));
    settings.setValue(QStringLiteral("memory_mb"), p.memoryMb);
    settings.setValue(QStringLiteral("store_mb"), p.storeMb);
    settings.setValue(QStringLiteral("workers"), p.workers);
    settings.setValue(QStringLiteral("allow_previews"), p.allowPreviews);
    settings.setValue(QStringLiteral("read_desktop_cache"), p.readDesktopCache);
    settings.setValue(QStringLiteral("confirm_trash"), p.confirmTrash);
    settings.setValue(QStringLiteral("restore_session"), p.restoreSession);
    settings.setValue(QStringLiteral("keep_zoom"), p.keepZoom);
}

ui::WindowState loadWindowState() {
    const QSettings settings(
        QString::fromLocal8Bit(base::toBytes(stateFolder() / "window.ini")), QSettings::IniFormat);
    ui::WindowState state;
    state.geometry = settings.value(QStringLiteral("geometry")).toByteArray();
    state.panes = settings.value(QStringLiteral("panes")).toByteArray();
    state.cellSide = number(settings, "cell", state.cellSide, 64, 512);
    state.options.sort = static_cast<browse::SortKey>(number(settings, "sort", 0, 0, 5));
    state.options.descending = flag(settings, "descending", false);
    state.options.kinds = static_cast<browse::KindFilter>(number(settings, "kinds", 0, 0, 3));
    state.options.showHidden = flag(settings, "hidden", false);
    state.options.groupStacks = flag(settings, "stacks", true);
    browse::ViewOptions lists;
    lists.sort = static_cast<browse::SortKey>(number(settings, "list_sort", 1, 0, 5));
    lists.descending = flag(settings, "list_descending", true);
    lists.kinds = static_cast<browse::KindFilter>(number(settings, "list_kinds", 3, 0, 3));
    state.listOptions = lists;
    state.lastFolder = base::fromBytes(settings.value(QStringLiteral("folder")).toByteArray());
    for (const QVariant& folder : settings.value(QStringLiteral("recent")).toList())
        if (const auto path = base::fromBytes(folder.toByteArray());
            path.is_absolute() && state.recent.size() < kMostRecent)
            state.recent.push_back(path);
    state.slices = loadSlices(settings);
    state.jobs = loadJobChoices(settings);
    ui::setSystemSchemeHint(flag(settings, "system_dark", false));
    return state;
}

void saveWindowState(const ui::WindowState& state) {
    QSettings settings = open(stateFolder(), "window.ini");
    settings.setValue(QStringLiteral("geometry"), state.geometry);
    settings.setValue(QStringLiteral("panes"), state.panes);
    settings.setValue(QStringLiteral("cell"), state.cellSide);
    settings.setValue(QStringLiteral("sort"), static_cast<int>(state.options.sort));
    settings.setValue(QStringLiteral("descending"), state.options.descending);
    settings.setValue(QStringLiteral("kinds"), static_cast<int>(state.options.kinds));
    settings.setValue(QStringLiteral("hidden"), state.options.showHidden);
    settings.setValue(QStringLiteral("stacks"), state.options.groupStacks);
    if (state.listOptions) {
        settings.setValue(QStringLiteral("list_sort"), static_cast<int>(state.listOptions->sort));
        settings.setValue(QStringLiteral("list_descending"), state.listOptions->descending);
        settings.setValue(QStringLiteral("list_kinds"), static_cast<int>(state.listOptions->kinds));
    }
    settings.setValue(QStringLiteral("folder"), base::toBytes(state.lastFolder));
    QVariantList recent;
    for (const auto& folder : state.recent)
        recent << base::toBytes(folder);
    settings.setValue(QStringLiteral("recent"), recent);
    saveSlices(settings, state.slices);
    saveJobChoices(settings, state.jobs);
    settings.setValue(QStringLiteral("system_dark"), ui::systemIsDark());
}

ui::PyramidRates loadPyramidRates() {
    const QSettings settings(
        QString::fromLocal8Bit(base::toBytes(stateFolder() / "window.ini")), QSettings::IniFormat);
    ui::PyramidRates rates;
    for (std::size_t i = 0; i < rates.bytesPerSecond.size(); ++i)
        rates.bytesPerSecond[i] =
            std::clamp(settings.value(QLatin1String(kPyramidRates[i]), 0).toDouble(), 0.0, 1e12);
    return rates;
}

void savePyramidRates(const ui::PyramidRates& rates) {
    QSettings settings = open(stateFolder(), "window.ini");
    for (std::size_t i = 0; i < rates.bytesPerSecond.size(); ++i)
        settings.setValue(QLatin1String(kPyramidRates[i]), std::round(rates.bytesPerSecond[i]));
}

} // namespace lightstack::app
