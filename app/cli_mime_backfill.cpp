// mime-backfill --catalog FILE --blobs DIR: the missing types of blobs.
//
// See blob_backfill.h; here rows may come from standard input, and the report goes straight out.
#include "app/cli_report.h"
#include "core/base/file_io.h"
#include "core/jobs/blob_backfill.h"
#include "core/jobs/blob_report.h"

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
        , m_target(context.arguments.value("report"))
        , m_out(m_target == "-" ? stderr : stdout) {
        m_job.catalog = context.arguments.value("catalog");
        m_job.blobs = context.arguments.value("blobs");
        m_job.rows = context.arguments.value("rows");
        m_job.registerStore = context.arguments.has("register");
        m_job.rowEnd = context.arguments.has("0") ? '\0' : '\n';
    }

    int run() {
        if (auto ready = prepare(); !ready) return m_report.failWhole(ready.error());
        m_job.compare = [this](db::Database& database) -> Result<catalog::Disagreements> {
            auto found = compare(database);
            m_compared = found.has_value();
            if (found) return found;
            if (!m_context.stop.stop_requested()) m_report.addFailure(found.error());
            return catalog::Disagreements{}; // what was filled in stays
        };
        pipeline::StageClock clock({"select", "sniff", "update"});
        const auto done = jobs::runBlobBackfill(m_job, clock, m_context.stop);
        if (!done) return m_report.failWhole(done.error());
        tellIntake(*done);
        tellTypes(done->types);
        if (m_compared) tellDisagreements(done->disagreements);
        m_fields[QStringLiteral("dry_run")] = m_job.options.dryRun;
        const unsigned workers = m_job.options.workers;
        const int code =
            m_report.finish(m_fields, &clock, workers != 0 ? static_cast<int>(workers) : 1);
        return std::fflush(stdout) == 0 ? code : kFailed;
    }

private:
    // Everything that can be wrong before a catalog is made.
    Result<void> prepare() {
        const Arguments& arguments = m_context.arguments;
        if (m_job.catalog.empty() || m_job.blobs.empty() || !arguments.positional().empty())
            return fail(ErrorCode::Usage, {}, "mime-backfill needs --catalog FILE and --blobs DIR");
        if (arguments.has("0") && m_job.rows.empty())
            return fail(ErrorCode::Usage, {}, "-0 says how the rows of --rows end");
        if (m_context.json && m_target == "-")
            return fail(ErrorCode::Usage, {}, "--json and --report - both want standard output");
        const auto batch = arguments.integer("batch", 10'000, 1, 10'000'000);
        if (!batch) return tl::unexpected(batch.error());
        const auto workers = arguments.integer("workers", 0, 1, 64);
        if (!workers) return tl::unexpected(workers.error());
        m_job.options.batch = static_cast<std::size_t>(*batch);
        m_job.options.workers = static_cast<unsigned>(*workers);
        m_job.options.dryRun = arguments.has("dry-run");
        m_job.options.retryFailed = arguments.has("retry-failed");
        m_job.options.progress = progress("mime-backfill");
        m_job.takingIn = progress("rows");
        m_job.rowsInput = STDIN_FILENO;
        if (!m_target.empty() && m_target != "-") {
            if (const auto format = jobs::blobReportFormatOf(m_target); !format)
                return tl::unexpected(format.error());
            const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : ".";
            if (::access(folder.c_str(), W_OK | X_OK) != 0)
                return failErrno(errno, folder, "write into");
        }
        std::error_code error;
        if (!fs::is_directory(m_job.blobs, error))
            return fail(ErrorCode::NotFound, m_job.blobs, "there is no such folder of blobs");
        if (m_job.rows.empty() || m_job.rows == "-") return {};
        auto file = base::openRegular(m_job.rows);
        if (!file) return tl::unexpected(file.error());
        m_rowsFile = std::move(*file);
        m_job.rowsInput = m_rowsFile.get();
        return {};
    }

    void tellIntake(const jobs::BlobBackfillResult& done) {
        const bool dry = m_job.options.dryRun;
        if (!m_job.rows.empty()) {
            addFailures(done.listed, "lines");
            say(done.listed, "rows read", dry ? "would be added" : "added");
            m_fields[QStringLiteral("rows_read")] = asNumber(done.listed.rows);
        }
        if (done.registered.rows > 0 || done.registered.bad > 0) {
            addFailures(done.registered, "folders");
            say(done.registered, "blobs found", dry ? "would be registered" : "registered");
        }
        m_fields[QStringLiteral("rows_added")] = asNumber(done.listed.added);
        m_fields[QStringLiteral("registered")] = asNumber(done.registered.added);
    }

    void tellTypes(const jobs::BackfillResult& result) {
        m_report.setTotal(result.blobs);
        m_report.setCounts(result.blobs - result.failures.size(), 0);
        for (const Error& error : result.failures)
            m_report.addFailure(error);
        const double rate = result.seconds > 0 ? asNumber(result.blobs) / result.seconds : 0;
        QJsonObject byType;
        for (const auto& [mime, rows] : result.byType) {
            byType[QString::fromStdString(mime)] = asNumber(rows);
            if (!m_context.json) std::fprintf(m_out, "%10llu  %s\n", asLong(rows), mime.c_str());
        }
        if (!m_context.json)
            std::fprintf(m_out, "%llu blobs, %llu rows %s, %.0f blobs/s\n", asLong(result.blobs),
                asLong(result.rows), m_job.options.dryRun ? "would be updated" : "updated", rate);
        m_fields[QStringLiteral("blobs_per_second")] = rate;
        m_fields[QStringLiteral("rows_updated")] = asNumber(result.rows);
        m_fields[QStringLiteral("by_type")] = byType;
        m_fields[QStringLiteral("bytes_read")] = asNumber(result.bytesRead);
    }

    Result<catalog::Disagreements> compare(db::Database& database) {
        const auto toOutput = [](std::string_view text) -> Result<void> {
            if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return {};
            return failErrno(errno, "-", "write");
        };
        if (m_target.empty()) return catalog::findDisagreements(database, {}, m_context.stop);
        return m_target == "-" ? jobs::writeBlobReport(database, jobs::BlobReportFormat::Csv,
                                     toOutput, m_context.stop)
                               : jobs::writeBlobReportTo(m_target, database, m_context.stop);
    }

    void tellDisagreements(const catalog::Disagreements& found) {
        QJsonArray pairs;
        for (const catalog::NamePair& pair : found.byPair)
            pairs.append(
                QJsonObject{{QStringLiteral("by_content"), QString::fromStdString(pair.byContent)},
                    {QStringLiteral("by_name"), QString::fromStdString(pair.byName)},
                    {QStringLiteral("rows"), asNumber(pair.rows)}});
        QJsonObject object{
            {QStringLiteral("count"), asNumber(found.count)}, {QStringLiteral("by_pair"), pairs}};
        if (!m_target.empty()) {
            QJsonObject file;
            putPath(file, m_target);
            object[QStringLiteral("report")] = file;
        }
        m_fields[QStringLiteral("disagreements")] = object;
        if (!m_context.json)
            std::fprintf(m_out, "%llu rows are named as another type than their content\n",
                asLong(found.count));
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
            m_report.addFailure({ErrorCode::CorruptData, m_job.rows,
                "and " + std::to_string(more) + " more " + what});
    }
    void say(const jobs::IntakeResult& taken, const char* all, const char* added) const {
        if (!m_context.json)
            std::fprintf(
                m_out, "%llu %s, %llu %s\n", asLong(taken.rows), all, asLong(taken.added), added);
    }

    const CommandContext& m_context;
    Report m_report;
    const fs::path m_target;
    std::FILE* m_out; // for people; a report on standard output stands there alone
    jobs::BlobBackfill m_job;
    bool m_compared = false;
    base::FileDescriptor m_rowsFile;
    QJsonObject m_fields;
};

} // namespace

int runMimeBackfill(const CommandContext& context) {
    return BackfillRun(context).run();
}

} // namespace lightstack::app
