#include "core/jobs/mime_backfill.h"

#include "core/base/byte_source.h"
#include "core/base/core_count.h"
#include "core/catalog/blob_rows.h"
#include "core/metadata/mime.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <optional>
#include <sys/stat.h>
#include <thread>

namespace lightstack::jobs {
namespace {

using Clock = std::chrono::steady_clock;
using Batch = std::vector<catalog::BlobType>;

// Which folder stands there: another one after a drive was taken away.
std::optional<std::pair<dev_t, ino_t>> folderThere(const std::filesystem::path& folder) {
    struct stat there = {};
    if (::stat(folder.c_str(), &there) != 0) return std::nullopt;
    return std::pair(there.st_dev, there.st_ino);
}

std::uint64_t sniff(const std::filesystem::path& folder, catalog::BlobType& blob) {
    const auto failed = [&](Error error) {
        blob.error = std::move(error);
        return std::uint64_t{0};
    };
    if (!catalog::isPlainHash(blob.hash))
        return failed({ErrorCode::Usage, blob.hash, "is no hash of a blob"});
    const std::filesystem::path path =
        folder / blob.hash.substr(0, 2) / blob.hash.substr(2, 2) / blob.hash;
    const auto file = base::openRegular(path);
    if (!file) return failed(file.error());
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return failed(stamp.error());
    std::byte probe{};
    const auto readable = base::readAt(*file, 0, {&probe, stamp->size > 0 ? 1U : 0U}, path);
    if (!readable) return failed(readable.error());
    base::FileSource source(*file, stamp->size, metadata::kMimeHeadBytes);
    blob.mime = metadata::sniffMime(source).mime;
    return source.bytesRead();
}

class Backfill {
public:
    Backfill(catalog::BlobTypes& types, const std::filesystem::path& folder,
        const BackfillOptions& options, pipeline::StageClock& clock, const std::stop_token& stop)
        : m_types(types), m_folder(folder), m_options(options), m_clock(clock), m_stop(stop) {}

    // The next batch is looked at while this one is written.
    Result<BackfillResult> run() {
        const auto start = Clock::now();
        auto batch = select();
        if (!batch) return tl::unexpected(batch.error());
        look(*batch);
        while (!batch->empty() && !m_stop.stop_requested()) {
            auto following = select();
            if (!following) return tl::unexpected(following.error());
            auto looking = std::async(std::launch::async, [&] { look(*following); });
            auto written = write(*batch);
            looking.get();
            if (!written) return tl::unexpected(written.error());
            batch = std::move(following);
        }
        m_result.cancelled = m_stop.stop_requested();
        m_result.bytesRead = m_bytesRead;
        m_result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        return std::move(m_result);
    }

private:
    Result<Batch> select() {
        const auto start = Clock::now();
        auto batch = m_types.next(m_after, m_options.batch);
        if (!batch) return batch;
        for (const catalog::BlobType& blob : *batch)
            m_after = std::max(m_after, blob.id);
        m_clock.add(kSelectStage, Clock::now() - start, 0, batch->size());
        return batch;
    }

    // Blobs of a batch that a stop leaves out stay without type and error: nothing is written of
    // it.
    void look(Batch& batch) {
        constexpr std::size_t kPiece = 64;
        const unsigned workers = base::workersOrCores(m_options.workers);
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            Clock::duration time{0};
            std::uint64_t bytes = 0;
            std::uint64_t items = 0;
            while (!m_stop.stop_requested()) {
                if (m_options.gate != nullptr && !m_options.gate->pass(m_stop)) break;
                const auto start = Clock::now();
                const std::size_t from = next.fetch_add(kPiece);
                if (from >= batch.size()) break;
                const std::size_t to = std::min(from + kPiece, batch.size());
                for (std::size_t i = from; i < to; ++i)
                    bytes += sniff(m_folder, batch[i]);
                items += to - from;
                time += Clock::now() - start;
            }
            m_bytesRead += bytes;
            m_clock.add(kSniffStage, time, bytes, items);
        };
        std::vector<std::jthread> pool;
        for (unsigned i = 1; i < workers && i * kPiece < batch.size(); ++i)
            pool.emplace_back(work);
        work();
    }

    Result<void> write(Batch& batch) {
        if (m_stop.stop_requested()) return {};
        // Else all that is left would be recorded as missing, for good.
        if (std::ranges::any_of(
                batch, [](const catalog::BlobType& blob) { return blob.mime.empty(); }) &&
            folderThere(m_folder) != m_store)
            return fail(ErrorCode::NotFound, m_folder,
                "the folder of blobs was taken away; what was written before stays");
        const auto start = Clock::now();
        const auto counts = m_options.dryRun ? m_types.preview(batch) : m_types.fill(batch);
        if (!counts) return tl::unexpected(counts.error());
        m_clock.add(kUpdateStage, Clock::now() - start, 0, batch.size());
        m_result.blobs += batch.size();
        m_result.rows += counts->rows;
        for (const auto& [mime, rows] : counts->byType)
            m_result.byType[mime] += rows;
        for (catalog::BlobType& blob : batch)
            if (blob.mime.empty()) m_result.failures.push_back(std::move(blob.error));
        if (m_options.progress) m_options.progress(m_result.blobs);
        return {};
    }

    catalog::BlobTypes& m_types;
    const std::filesystem::path& m_folder;
    const BackfillOptions& m_options;
    pipeline::StageClock& m_clock;
    const std::stop_token& m_stop;
    const std::optional<std::pair<dev_t, ino_t>> m_store = folderThere(m_folder);
    std::int64_t m_after = 0;
    std::atomic<std::uint64_t> m_bytesRead{0};
    BackfillResult m_result;
};

} // namespace

Result<BackfillResult> backfillMime(catalog::BlobTypes& types, const std::filesystem::path& blobs,
    const BackfillOptions& options, pipeline::StageClock& clock, const std::stop_token& stop) {
    // Without the folder every blob would be recorded as missing, for good.
    std::error_code error;
    if (!std::filesystem::is_directory(blobs, error))
        return fail(ErrorCode::NotFound, blobs, "there is no such folder of blobs");
    if (options.retryFailed && !options.dryRun)
        if (auto forgotten = types.forgetFailures(); !forgotten)
            return tl::unexpected(forgotten.error());
    return Backfill(types, blobs, options, clock, stop).run();
}

Result<BackfillResult> backfillMime(const std::filesystem::path& catalogFile,
    const std::filesystem::path& blobs, const BackfillOptions& options, pipeline::StageClock& clock,
    const std::stop_token& stop) {
    std::error_code error;
    if (!std::filesystem::is_directory(blobs, error))
        return fail(ErrorCode::NotFound, blobs, "there is no such folder of blobs");
    auto types = catalog::BlobTypes::open(catalogFile);
    if (!types) return tl::unexpected(types.error());
    return backfillMime(*types, blobs, options, clock, stop);
}

} // namespace lightstack::jobs
