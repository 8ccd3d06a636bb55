#include "app/job_settings.h"

#include "core/base/file_path.h"

#include <QSettings>

#include <algorithm>

namespace lightstack::app {
namespace {

constexpr std::size_t kMostRoots = 1000;
constexpr int kMost = 1'000'000;

QString jobKey(const char* name) {
    return QStringLiteral("jobs/") + QLatin1String(name);
}

int jobNumber(const QSettings& settings, const char* name, int fallback, int least, int most) {
    return std::clamp(settings.value(jobKey(name), fallback).toInt(), least, most);
}

double rate(const QSettings& settings, const char* name) {
    const double value = settings.value(jobKey(name), 0).toDouble();
    return value > 0 && value < 1e9 ? value : 0;
}

std::filesystem::path path(const QSettings& settings, const char* name) {
    const auto value = base::fromBytes(settings.value(jobKey(name)).toByteArray());
    return value.is_absolute() ? value : std::filesystem::path();
}

} // namespace

ui::JobChoices loadJobChoices(const QSettings& settings) {
    ui::JobChoices out;
    for (const QVariant& root : settings.value(jobKey("scan_roots")).toList())
        if (const auto one = base::fromBytes(root.toByteArray());
            one.is_absolute() && out.scan.roots.size() < kMostRoots)
            out.scan.roots.push_back(one);
    out.scan.catalog = path(settings, "scan_catalog");
    out.scan.workers = jobNumber(settings, "scan_workers", 0, 0, 64);
    out.scan.queue = jobNumber(settings, "scan_queue", out.scan.queue, 1, kMost);
    out.scan.batch = jobNumber(settings, "scan_batch", out.scan.batch, 1, kMost);
    out.scan.sequential = settings.value(jobKey("scan_sequential"), false).toBool();
    out.scan.metadataFirst = settings.value(jobKey("scan_metadata_first"), false).toBool();
    out.scan.filesPerSecond = rate(settings, "scan_rate");
    out.backfill.blobs = path(settings, "blobs");
    out.backfill.batch = jobNumber(settings, "backfill_batch", out.backfill.batch, 1, 10'000'000);
    out.backfill.workers = jobNumber(settings, "backfill_workers", 0, 0, 64);
    out.backfill.blobsPerSecond = rate(settings, "backfill_rate");
    out.profile.subject = static_cast<profile::Subject>(
        jobNumber(settings, "profile_subject", static_cast<int>(out.profile.subject), 0, 3));
    out.profile.path = path(settings, "profile_path");
    const auto text = [&](const char* name, QString& value) {
        value = settings.value(jobKey(name), value).toString().left(200);
    };
    text("profile_threads", out.profile.threads);
    text("profile_queues", out.profile.queues);
    text("profile_batches", out.profile.batches);
    return out;
}

void saveJobChoices(QSettings& settings, const ui::JobChoices& choices) {
    QVariantList roots;
    for (const auto& root : choices.scan.roots)
        roots << base::toBytes(root);
    settings.setValue(jobKey("scan_roots"), roots);
    settings.setValue(jobKey("scan_catalog"), base::toBytes(choices.scan.catalog));
    settings.setValue(jobKey("scan_workers"), choices.scan.workers);
    settings.setValue(jobKey("scan_queue"), choices.scan.queue);
    settings.setValue(jobKey("scan_batch"), choices.scan.batch);
    settings.setValue(jobKey("scan_sequential"), choices.scan.sequential);
    settings.setValue(jobKey("scan_metadata_first"), choices.scan.metadataFirst);
    settings.setValue(jobKey("scan_rate"), choices.scan.filesPerSecond);
    settings.setValue(jobKey("blobs"), base::toBytes(choices.backfill.blobs));
    settings.setValue(jobKey("backfill_batch"), choices.backfill.batch);
    settings.setValue(jobKey("backfill_workers"), choices.backfill.workers);
    settings.setValue(jobKey("backfill_rate"), choices.backfill.blobsPerSecond);
    settings.setValue(jobKey("profile_subject"), static_cast<int>(choices.profile.subject));
    settings.setValue(jobKey("profile_path"), base::toBytes(choices.profile.path));
    settings.setValue(jobKey("profile_threads"), choices.profile.threads);
    settings.setValue(jobKey("profile_queues"), choices.profile.queues);
    settings.setValue(jobKey("profile_batches"), choices.profile.batches);
}

} // namespace lightstack::app
