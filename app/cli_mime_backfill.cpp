// mime-backfill --catalog FILE --blobs DIR: the missing types of blobs.
#include "app/cli_report.h"
#include "core/jobs/mime_backfill.h"

#include <cstdio>

namespace lightstack::app {

int runMimeBackfill(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    const std::filesystem::path catalog = arguments.value("catalog");
    const std::filesystem::path blobs = arguments.value("blobs");
    if (catalog.empty() || blobs.empty() || !arguments.positional().empty())
        return report.failWhole(
            {ErrorCode::Usage, {}, "mime-backfill needs --catalog FILE and --blobs DIR"});
    const auto batch = arguments.integer("batch", 10'000, 1, 10'000'000);
    if (!batch) return report.failWhole(batch.error());
    const auto workers = arguments.integer("workers", 0, 1, 64);
    if (!workers) return report.failWhole(workers.error());
    jobs::BackfillOptions options;
    options.batch = static_cast<std::size_t>(*batch);
    options.workers = static_cast<unsigned>(*workers);
    options.dryRun = arguments.has("dry-run");
    options.progress = [&](std::uint64_t done) {
        report.setTotal(done);
        report.setCounts(done, 0);
        report.progress("mime-backfill");
    };
    pipeline::StageClock clock({"select", "sniff", "update"});
    const auto result = jobs::backfillMime(catalog, blobs, options, clock, context.stop);
    if (!result) return report.failWhole(result.error());
    report.setTotal(result->blobs);
    report.setCounts(result->blobs - result->failures.size(), 0);
    for (const Error& error : result->failures)
        report.addFailure(error);
    const double rate =
        result->seconds > 0 ? static_cast<double>(result->blobs) / result->seconds : 0;
    QJsonObject byType;
    for (const auto& [mime, rows] : result->byType) {
        byType[QString::fromStdString(mime)] = static_cast<double>(rows);
        if (!context.json)
            std::printf("%10llu  %s\n", static_cast<unsigned long long>(rows), mime.c_str());
    }
    if (!context.json)
        std::printf("%llu blobs, %llu rows %s, %.0f blobs/s\n",
            static_cast<unsigned long long>(result->blobs),
            static_cast<unsigned long long>(result->rows),
            options.dryRun ? "would be updated" : "updated", rate);
    return report.finish(
        {{QStringLiteral("blobs_per_second"), rate},
            {QStringLiteral("rows_updated"), static_cast<double>(result->rows)},
            {QStringLiteral("by_type"), byType}, {QStringLiteral("dry_run"), options.dryRun},
            {QStringLiteral("bytes_read"), static_cast<double>(result->bytesRead)}},
        &clock, options.workers != 0 ? static_cast<int>(options.workers) : 1);
}

} // namespace lightstack::app
