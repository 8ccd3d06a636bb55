// scan PATH... --catalog FILE: folders, Takeout trees and their zip and tgz parts into a catalog.
#include "app/cli_report.h"
#include "app/missing_parts.h"
#include "core/base/core_count.h"
#include "core/base/counted.h"
#include "core/jobs/library_scan.h"

#include <cstdio>

namespace lightstack::app {
namespace {

struct Request {
    std::vector<std::filesystem::path> roots;
    std::filesystem::path catalog;
    jobs::ScanOptions options;
};

Result<Request> requestOf(const Arguments& arguments) {
    Request out;
    if (arguments.positional().empty())
        return fail(ErrorCode::Usage, {}, "scan needs at least one folder or archive");
    out.catalog = arguments.value("catalog");
    if (out.catalog.empty()) return fail(ErrorCode::Usage, {}, "scan needs --catalog FILE");
    out.roots.assign(arguments.positional().begin(), arguments.positional().end());
    const auto workers = arguments.integer("workers", 0, 1, 64);
    const auto queue = arguments.integer("queue", 1000, 1, 1'000'000);
    const auto batch = arguments.integer("batch", 1000, 1, 1'000'000);
    for (const auto* number : {&workers, &queue, &batch})
        if (!*number) return tl::unexpected(number->error());
    out.options.workers = static_cast<unsigned>(*workers);
    out.options.queue = static_cast<std::size_t>(*queue);
    out.options.batch = static_cast<std::size_t>(*batch);
    out.options.sequential = arguments.has("sequential");
    out.options.metadataFirst = arguments.has("metadata-first");
    if (out.options.sequential && *workers > 1)
        return fail(ErrorCode::Usage, {}, "--sequential and --workers exclude each other");
    return out;
}

QJsonObject fieldsOf(const Request& request, const jobs::ScanResult& result) {
    const auto count = [](std::uint64_t value) { return static_cast<double>(value); };
    QJsonObject fields{
        {QStringLiteral("run"), QJsonObject{{QStringLiteral("id"), static_cast<double>(result.run)},
                                    {QStringLiteral("discovered"), count(result.discovered)},
                                    {QStringLiteral("new"), count(result.fresh)},
                                    {QStringLiteral("changed"), count(result.changed)},
                                    {QStringLiteral("unchanged"), count(result.unchanged)},
                                    {QStringLiteral("missing"), count(result.missing)},
                                    {QStringLiteral("skipped"), count(result.skipped)},
                                    {QStringLiteral("errors"), count(result.failed)}}},
        {QStringLiteral("files_opened"), count(result.opened)},
        {QStringLiteral("bytes_read"), count(result.bytesRead)},
        {QStringLiteral("files_per_second"),
            result.seconds > 0 ? count(result.discovered) / result.seconds : 0}};
    fields[QStringLiteral("missing_parts")] = missingPartsJson(result.missingParts);
    putPath(fields, request.catalog, QStringLiteral("catalog"));
    return fields;
}

void print(const jobs::ScanResult& result) {
    const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    std::printf("%s: %llu new, %llu changed, %llu unchanged, %llu skipped, %llu failed; "
                "%llu missing\n",
        base::counted(result.discovered, "file").c_str(), number(result.fresh),
        number(result.changed), number(result.unchanged), number(result.skipped),
        number(result.failed), number(result.missing));
    std::printf("%.2f s, %.0f files/s, %llu opened, %.1f MB read\n", result.seconds,
        result.seconds > 0 ? static_cast<double>(result.discovered) / result.seconds : 0.0,
        number(result.opened), static_cast<double>(result.bytesRead) / 1e6);
    printMissingParts(result.missingParts);
}

} // namespace

int runScan(const CommandContext& context) {
    Report report(context);
    auto request = requestOf(context.arguments);
    if (!request) return report.failWhole(request.error());
    std::mutex mutex;
    request->options.progress = [&](const jobs::ScanProgress& progress) {
        const std::lock_guard lock(mutex);
        report.setTotal(progress.discovered);
        report.setCounts(progress.handled, 0);
        report.progress("scan");
    };
    pipeline::StageClock clock({"walk", "pair", "read", "write"});
    const auto result =
        jobs::scanLibrary(request->roots, request->catalog, request->options, clock, context.stop);
    if (!result && result.error().code == ErrorCode::Cancelled) {
        report.setTotal(0);
        report.setCounts(0, 0);
        return report.finish({});
    }
    if (!result) return report.failWhole(result.error());
    report.setTotal(result->discovered);
    report.setCounts(result->fresh + result->changed + result->unchanged, result->skipped);
    for (const Error& error : result->failures)
        report.addFailure(error);
    const unsigned readers = base::workersOrCores(request->options.workers);
    if (!context.json) print(*result);
    return report.finish(fieldsOf(*request, *result), &clock,
        request->options.sequential ? 1 : static_cast<int>(readers));
}

} // namespace lightstack::app
