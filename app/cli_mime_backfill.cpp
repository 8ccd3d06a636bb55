// mime-backfill --catalog FILE --blobs DIR: the missing types of blobs.
//
// 1. Rows come in: of a list, or of the store where the catalog knows none yet. 2. What has no type
// is looked at. 3. Names are held against types. A dry run does all of it on a temporary copy of
// the rows, so that it says what a real one would, and no catalog is made or changed.
#include "app/cli_report.h"
#include "core/base/file_io.h"
#include "core/jobs/blob_intake.h"
#include "core/jobs/blob_report.h"
#include "core/jobs/mime_backfill.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace lightstack::app {
namespace {

namespace fs = std::filesystem;

double asNumber(std::uint64_t value) {
    return static_cast<double>(value);
}
unsigned long long asLong(std::uint64_t value) {
    return value;
}

class BackfillRun {
public:
    explicit BackfillRun(const CommandContext& context)
        : m_context(context)
        , m_report(context)
        , m_catalog(context.arguments.value("catalog"))
        , m_blobs(context.arguments.value("blobs"))
        , m_rows(context.arguments.value("rows"))
        , m_target(context.arguments.value("report"))
        , m_out(m_target == "-" ? stderr : stdout) {}

    int run() {
        if (auto ready = prepare(); !ready) return m_report.failWhole(ready.error());
        auto types = m_options.dryRun ? catalog::BlobTypes::openCopy(m_catalog, m_context.stop)
                                      : catalog::BlobTypes::openOrMake(m_catalog);
        if (!types) return m_report.failWhole(types.error());
        if (auto done = takeIn(types->database()); !done) return m_report.failWhole(done.error());
        pipeline::StageClock clock({"select", "sniff", "update"});
        if (auto done = fill(*types, clock); !done) return m_report.failWhole(done.error());
        if (auto done = compare(types->database()); !done) {
            if (!m_context.stop.stop_requested()) m_report.addFailure(done.error());
        }
        m_fields[QStringLiteral("dry_run")] = m_options.dryRun;
        const int code = m_report.finish(
            m_fields, &clock, m_options.workers != 0 ? static_cast<int>(m_options.workers) : 1);
        return std::fflush(stdout) == 0 ? code : kFailed;
    }

private:
    // Everything that can be wrong before a catalog is made.
    Result<void> prepare() {
        const Arguments& arguments = m_context.arguments;
        if (m_catalog.empty() || m_blobs.empty() || !arguments.positional().empty())
            return fail(ErrorCode::Usage, {}, "mime-backfill needs --catalog FILE and --blobs DIR");
        if (arguments.has("0") && m_rows.empty())
            return fail(ErrorCode::Usage, {}, "-0 says how the rows of --rows end");
        if (m_context.json && m_target == "-")
            return fail(ErrorCode::Usage, {}, "--json and --report - both want standard output");
        const auto batch = arguments.integer("batch", 10'000, 1, 10'000'000);
        if (!batch) return tl::unexpected(batch.error());
        const auto workers = arguments.integer("workers", 0, 1, 64);
        if (!workers) return tl::unexpected(workers.error());
        m_options.batch = static_cast<std::size_t>(*batch);
        m_options.workers = static_cast<unsigned>(*workers);
        m_options.dryRun = arguments.has("dry-run");
        m_options.retryFailed = arguments.has("retry-failed");
        if (!m_target.empty() && m_target != "-") {
            if (const auto format = jobs::blobReportFormatOf(m_target); !format)
                return tl::unexpected(format.error());
            const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : ".";
            if (::access(folder.c_str(), W_OK | X_OK) != 0)
                return failErrno(errno, folder, "write into");
        }
        std::error_code error;
        if (!fs::is_directory(m_blobs, error))
            return fail(ErrorCode::NotFound, m_blobs, "there is no such folder of blobs");
        if (m_rows.empty() || m_rows == "-") return {};
        auto file = base::openRegular(m_rows);
        if (!file) return tl::unexpected(file.error());
        m_rowsFile = std::move(*file);
        return {};
    }

    Result<void> takeIn(db::Database& database) {
        jobs::IntakeOptions options;
        options.batch = m_options.batch;
        options.end = m_context.arguments.has("0") ? '\0' : '\n';
        options.progress = progress("rows");
        std::uint64_t listed = 0;
        std::uint64_t registered = 0;
        if (!m_rows.empty()) {
            const int input = m_rowsFile.isOpen() ? m_rowsFile.get() : STDIN_FILENO;
            const auto taken =
                jobs::addListedRows(database, input, m_rows, options, m_context.stop);
            if (!taken) return tl::unexpected(taken.error());
            addFailures(*taken, "lines");
            listed = taken->added;
            say(*taken, "rows read", m_options.dryRun ? "would be added" : "added");
            m_fields[QStringLiteral("rows_read")] = asNumber(taken->rows);
        }
        const auto wanted = wantsStore(database);
        if (!wanted) return tl::unexpected(wanted.error());
        if (*wanted && !m_context.stop.stop_requested()) {
            const auto taken = jobs::registerBlobs(database, m_blobs, options, m_context.stop);
            if (!taken) return tl::unexpected(taken.error());
            addFailures(*taken, "folders");
            registered = taken->added;
            say(*taken, "blobs found", m_options.dryRun ? "would be registered" : "registered");
        }
        m_fields[QStringLiteral("rows_added")] = asNumber(listed);
        m_fields[QStringLiteral("registered")] = asNumber(registered);
        return {};
    }

    // Asked for, begun by a run that was killed, or nothing else says what there is.
    Result<bool> wantsStore(db::Database& database) {
        if (m_context.arguments.has("register")) return true;
        const auto begun = catalog::isRegistering(database);
        if (!begun || *begun || !m_rows.empty()) return begun;
        return catalog::hasBlobRows(database).map([](bool rows) { return !rows; });
    }

    Result<void> fill(catalog::BlobTypes& types, pipeline::StageClock& clock) {
        jobs::BackfillOptions options = m_options;
        options.dryRun = false; // on its copy
        options.progress = progress("mime-backfill");
        const auto result = jobs::backfillMime(types, m_blobs, options, clock, m_context.stop);
        if (!result) return tl::unexpected(result.error());
        m_report.setTotal(result->blobs);
        m_report.setCounts(result->blobs - result->failures.size(), 0);
        for (const Error& error : result->failures)
            m_report.addFailure(error);
        const double rate = result->seconds > 0 ? asNumber(result->blobs) / result->seconds : 0;
        QJsonObject byType;
        for (const auto& [mime, rows] : result->byType) {
            byType[QString::fromStdString(mime)] = asNumber(rows);
            if (!m_context.json) std::fprintf(m_out, "%10llu  %s\n", asLong(rows), mime.c_str());
        }
        if (!m_context.json)
            std::fprintf(m_out, "%llu blobs, %llu rows %s, %.0f blobs/s\n", asLong(result->blobs),
                asLong(result->rows), m_options.dryRun ? "would be updated" : "updated", rate);
        m_fields[QStringLiteral("blobs_per_second")] = rate;
        m_fields[QStringLiteral("rows_updated")] = asNumber(result->rows);
        m_fields[QStringLiteral("by_type")] = byType;
        m_fields[QStringLiteral("bytes_read")] = asNumber(result->bytesRead);
        return {};
    }

    Result<void> compare(db::Database& database) {
        const auto toOutput = [](std::string_view text) -> Result<void> {
            if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return {};
            return failErrno(errno, "-", "write");
        };
        const auto found =
            m_target.empty()  ? catalog::findDisagreements(database, {}, m_context.stop)
            : m_target == "-" ? jobs::writeBlobReport(
                                    database, jobs::BlobReportFormat::Csv, toOutput, m_context.stop)
                              : jobs::writeBlobReportTo(m_target, database, m_context.stop);
        if (!found) return tl::unexpected(found.error());
        QJsonArray pairs;
        for (const catalog::NamePair& pair : found->byPair)
            pairs.append(
                QJsonObject{{QStringLiteral("by_content"), QString::fromStdString(pair.byContent)},
                    {QStringLiteral("by_name"), QString::fromStdString(pair.byName)},
                    {QStringLiteral("rows"), asNumber(pair.rows)}});
        QJsonObject object{
            {QStringLiteral("count"), asNumber(found->count)}, {QStringLiteral("by_pair"), pairs}};
        if (!m_target.empty()) {
            QJsonObject file;
            putPath(file, m_target);
            object[QStringLiteral("report")] = file;
        }
        m_fields[QStringLiteral("disagreements")] = object;
        if (!m_context.json)
            std::fprintf(m_out, "%llu rows are named as another type than their content\n",
                asLong(found->count));
        return {};
    }

    std::function<void(std::uint64_t)> progress(const char* what) {
        return [this, what](std::uint64_t done) {
            m_report.setTotal(done);
            m_report.setCounts(done, 0);
            m_report.progress(what);
        };
    }
    void addFailures(const jobs::IntakeResult& taken, const char* what) {
        for (const Error& error : taken.failures)
            m_report.addFailure(error);
        if (const std::uint64_t more = taken.bad - taken.failures.size(); more > 0)
            m_report.addFailure(
                {ErrorCode::CorruptData, m_rows, "and " + std::to_string(more) + " more " + what});
    }
    void say(const jobs::IntakeResult& taken, const char* all, const char* added) const {
        if (!m_context.json)
            std::fprintf(
                m_out, "%llu %s, %llu %s\n", asLong(taken.rows), all, asLong(taken.added), added);
    }

    const CommandContext& m_context;
    Report m_report;
    const fs::path m_catalog, m_blobs, m_rows, m_target;
    std::FILE* m_out; // for people; a report on standard output stands there alone
    jobs::BackfillOptions m_options;
    base::FileDescriptor m_rowsFile;
    QJsonObject m_fields;
};

} // namespace

int runMimeBackfill(const CommandContext& context) {
    return BackfillRun(context).run();
}

} // namespace lightstack::app
