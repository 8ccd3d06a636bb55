#include "app/cli_list_export.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/list_export.h"
#include "core/library/list_ids.h"

#include <cstdio>

namespace lightstack::app {
namespace {

catalog::ListTable tableOf(library::ListKind kind) {
    if (kind == library::ListKind::OrphanSidecars) return catalog::ListTable::Sidecars;
    return kind == library::ListKind::Errors ? catalog::ListTable::Errors
                                             : catalog::ListTable::Pictures;
}

Result<void> toStandardOutput(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return {};
    return fail(ErrorCode::Io, {}, "standard output takes no more");
}

} // namespace

bool wantsExport(const Arguments& arguments) {
    return arguments.has("csv") || arguments.has("export");
}

int exportSearch(const CommandContext& context, Report& report, const std::string& text) {
    const Arguments& arguments = context.arguments;
    const bool csv = arguments.has("csv");
    const std::filesystem::path target = arguments.value(csv ? "csv" : "export");
    if (csv && arguments.has("export"))
        return report.failWhole({ErrorCode::Usage, {}, "--csv and --export exclude each other"});
    const bool out = csv && target == "-";
    if (out && context.json)
        return report.failWhole(
            {ErrorCode::Usage, {}, "--json and --csv - both want standard output"});
    catalog::ListExportOptions options;
    options.exact = arguments.has("exact");
    if (!csv) {
        const auto format = catalog::listFormatOf(target);
        if (!format) return report.failWhole(format.error());
        options.format = *format;
    }
    const auto place = library::LibraryPlace::named(arguments.value("list", "all"));
    if (!place)
        return report.failWhole(
            {ErrorCode::Usage, {}, "there is no list " + arguments.value("list")});
    options.table = tableOf(place->kind);
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        report.setTotal(total);
        report.setCounts(done, 0);
        report.progress("export");
    };
    auto database = catalog::openCatalogForReading(arguments.value("catalog"));
    if (!database) return report.failWhole(database.error());
    const std::stop_callback onStop(context.stop, [&] { database->interrupt(); });
    const auto rows = library::listIds(*database, *place, text);
    if (!rows) return report.failWhole(rows.error());
    options.part = rows->part;
    const auto written =
        out ? catalog::exportList(*database, rows->ids, options, toStandardOutput, context.stop)
            : catalog::exportListTo(target, *database, rows->ids, options, context.stop);
    if (!written) return report.failWhole(written.error());
    report.setTotal(*written);
    report.setCounts(*written, 0);
    if (out) return std::fflush(stdout) == 0 ? kDone : kFailed;
    if (!context.json)
        std::printf("%llu rows written\n", static_cast<unsigned long long>(*written));
    QJsonObject fields{{QStringLiteral("rows"), static_cast<double>(*written)}};
    QJsonObject file;
    putPath(file, target);
    fields[QStringLiteral("file")] = file;
    return report.finish(fields);
}

} // namespace lightstack::app
