#include "core/jobs/blob_backfill.h"

#include <utility>

namespace lightstack::jobs {
namespace {

Result<void> takeIn(const BlobBackfill& job, db::Database& database, const std::stop_token& stop,
    BlobBackfillResult& out) {
    IntakeOptions options;
    options.batch = job.options.batch;
    options.end = job.rowEnd;
    options.progress = job.takingIn;
    if (!job.rows.empty()) {
        base::FileDescriptor file;
        if (job.rowsInput < 0) {
            auto opened = base::openRegular(job.rows);
            if (!opened) return tl::unexpected(opened.error());
            file = *std::move(opened);
        }
        const int input = job.rowsInput < 0 ? file.get() : job.rowsInput;
        auto taken = addListedRows(database, input, job.rows, options, stop);
        if (!taken) return tl::unexpected(taken.error());
        out.listed = *std::move(taken);
    }
    const auto begun = catalog::isRegistering(database);
    if (!begun) return tl::unexpected(begun.error());
    const auto rows = catalog::hasBlobRows(database);
    if (!rows) return tl::unexpected(rows.error());
    const bool wanted = job.registerStore || *begun || (job.rows.empty() && !*rows);
    if (!wanted || stop.stop_requested()) return {};
    auto taken = registerBlobs(database, job.blobs, options, stop);
    if (!taken) return tl::unexpected(taken.error());
    out.registered = *std::move(taken);
    return {};
}

// Rows that come in need a copy of all of them.
Result<catalog::BlobTypes> openDry(const BlobBackfill& job, const std::stop_token& stop) {
    if (job.rows.empty() && !job.registerStore) {
        auto types = catalog::BlobTypes::openOver(job.catalog, stop);
        if (!types && types.error().code == ErrorCode::Cancelled) return types;
        if (types && catalog::hasBlobRows(types->database()).value_or(false) &&
            !catalog::isRegistering(types->database()).value_or(true))
            return types;
    }
    return catalog::BlobTypes::openCopy(job.catalog, stop);
}

Result<void> compare(const BlobBackfill& job, db::Database& database, const std::stop_token& stop,
    BlobBackfillResult& out) {
    const auto keep = [&](const catalog::BlobRow& row, std::string_view byName) -> Result<void> {
        if (out.first.size() < kMostShown)
            out.first.push_back({row.path, row.hash, row.mime, std::string(byName)});
        return {};
    };
    auto found =
        job.compare ? job.compare(database) : catalog::findDisagreements(database, keep, stop);
    if (!found && found.error().code == ErrorCode::Cancelled) return {};
    if (!found) return tl::unexpected(found.error());
    out.disagreements = *std::move(found);
    return {};
}

} // namespace

std::vector<Error> BlobBackfillResult::failures() const {
    std::vector<Error> out = listed.failures;
    out.insert(out.end(), registered.failures.begin(), registered.failures.end());
    out.insert(out.end(), types.failures.begin(), types.failures.end());
    return out;
}

Result<BlobBackfillResult> runBlobBackfill(
    const BlobBackfill& job, pipeline::StageClock& clock, const std::stop_token& stop) {
    std::error_code error;
    if (!std::filesystem::is_directory(job.blobs, error))
        return fail(ErrorCode::NotFound, job.blobs, "there is no such folder of blobs");
    const bool dry = job.options.dryRun;
    auto opened = dry ? openDry(job, stop) : catalog::BlobTypes::openOrMake(job.catalog);
    if (!opened) return tl::unexpected(opened.error());
    auto types = std::make_shared<catalog::BlobTypes>(*std::move(opened));
    BlobBackfillResult out;
    if (auto done = takeIn(job, types->database(), stop, out); !done)
        return tl::unexpected(done.error());
    BackfillOptions options = job.options;
    options.dryRun = false; // on its copy
    if (job.waiting)
        if (const auto waits = types->waiting()) job.waiting(waits->lookedAt(options.retryFailed));
    auto filled = backfillMime(*types, job.blobs, options, clock, stop);
    if (!filled) return tl::unexpected(filled.error());
    out.types = *std::move(filled);
    if (auto done = compare(job, types->database(), stop, out); !done)
        return tl::unexpected(done.error());
    if (dry) out.copy = std::move(types);
    return out;
}

} // namespace lightstack::jobs
