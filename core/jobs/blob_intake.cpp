#include "core/jobs/blob_intake.h"

#include "core/catalog/blob_rows.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace lightstack::jobs {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::size_t kLongestRow = std::size_t{1} << 16; // PATH_MAX and a hash, many times

class Intake {
public:
    Intake(db::Database& database, const IntakeOptions& options, const std::stop_token& stop)
        : m_database(database), m_options(options), m_stop(stop) {}

    Result<void> take(catalog::BlobRow row) {
        m_batch.push_back(std::move(row));
        return m_batch.size() < m_options.batch ? Result<void>() : give();
    }
    Result<void> give() {
        if (m_batch.empty()) return {};
        const auto added = catalog::addBlobRows(m_database, m_batch);
        if (!added) return tl::unexpected<Error>(added.error());
        result.rows += m_batch.size();
        result.added += *added;
        m_batch.clear();
        if (m_options.progress) m_options.progress(result.rows);
        return {};
    }
    void failed(Error error) {
        ++result.bad;
        if (result.failures.size() < kMostFailures) result.failures.push_back(std::move(error));
    }
    [[nodiscard]] bool stopped() {
        return result.cancelled = result.cancelled || m_stop.stop_requested();
    }

    IntakeResult result;

private:
    db::Database& m_database;
    const IntakeOptions& m_options;
    const std::stop_token& m_stop;
    std::vector<catalog::BlobRow> m_batch;
};

// Names in `folder` of folders, or of files; sorted, so that rows come in the order of their index.
std::vector<std::string> namesIn(const fs::path& folder, bool folders, Intake& intake) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code unknown; // a link that leads nowhere is neither
        if (folders ? entry->is_directory(unknown) : entry->is_regular_file(unknown))
            names.push_back(entry->path().filename().native());
    }
    if (error) intake.failed(failErrno(error.value(), folder, "list").value());
    std::sort(names.begin(), names.end());
    return names;
}

Result<void> takeFolder(const fs::path& blobs, const std::string& ab, Intake& intake) {
    for (const std::string& cd : namesIn(blobs / ab, true, intake)) {
        if (cd.size() != 2) continue;
        if (intake.stopped()) return {};
        for (std::string& hash : namesIn(blobs / ab / cd, false, intake)) {
            if (!catalog::isPlainHash(hash) || !hash.starts_with(ab + cd)) continue;
            std::string path = ab + "/" + cd + "/" + hash;
            if (auto done = intake.take({std::move(path), std::move(hash), {}}); !done) return done;
        }
    }
    return {};
}

// What is wrong with a row, or nothing.
std::string_view parseRow(std::string_view text, catalog::BlobRow& row) {
    const std::size_t first = text.find('\t');
    if (first == std::string_view::npos) return "has no tabulator between path and hash";
    const std::size_t second = std::min(text.find('\t', first + 1), text.size());
    const std::string_view path = text.substr(0, first);
    const std::string_view hash = text.substr(first + 1, second - first - 1);
    const std::string_view mime = text.substr(std::min(second + 1, text.size()));
    if (path.empty()) return "has no path";
    if (path.find('\0') != std::string_view::npos) return "has a NUL in its path";
    if (!catalog::isPlainHash(hash)) return "has a hash that is no hash of a blob";
    if (!mime.empty() && !catalog::isPlainType(mime)) return "has a type that is none";
    row = {std::string(path), std::string(hash), std::string(mime)};
    return {};
}

class RowList {
public:
    RowList(Intake& intake, const fs::path& name, char end)
        : m_intake(intake), m_name(name), m_end(end) {}

    Result<void> feed(std::string_view block) {
        while (!block.empty()) {
            const std::size_t end = block.find(m_end);
            const std::string_view piece = block.substr(0, end);
            // A row that is too long is dropped as it comes.
            m_tooLong = m_tooLong || m_row.size() + piece.size() > kLongestRow;
            if (!m_tooLong) m_row += piece;
            if (end == std::string_view::npos) return {};
            if (auto done = finishRow(); !done) return done;
            block.remove_prefix(end + 1);
        }
        return {};
    }
    Result<void> finishRow() {
        ++m_line;
        if (m_end == '\n' && m_row.ends_with('\r')) m_row.pop_back();
        const bool empty = m_row.empty() && !m_tooLong;
        catalog::BlobRow row;
        const std::string_view wrong = empty       ? std::string_view()
                                       : m_tooLong ? "is longer than a row can be"
                                                   : parseRow(m_row, row);
        m_row.clear();
        m_tooLong = false;
        if (!wrong.empty())
            m_intake.failed({ErrorCode::CorruptData, m_name,
                "line " + std::to_string(m_line) + " " + std::string(wrong)});
        return empty || !wrong.empty() ? Result<void>() : m_intake.take(std::move(row));
    }

private:
    Intake& m_intake;
    const fs::path& m_name;
    const char m_end;
    std::string m_row;
    bool m_tooLong = false;
    std::uint64_t m_line = 0;
};

// Bytes read; 0 at the end, and where it was stopped: a pipe may be silent for long.
Result<std::size_t> readSome(
    int input, std::span<char> out, const fs::path& name, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd one{input, POLLIN, 0};
        const int ready = ::poll(&one, 1, 100);
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        const ssize_t n = ready < 0 ? -1 : ::read(input, out.data(), out.size());
        if (n >= 0) return static_cast<std::size_t>(n);
        if (errno != EINTR && errno != EAGAIN) return failErrno(errno, name, "read");
    }
    return std::size_t{0};
}

} // namespace

Result<IntakeResult> registerBlobs(db::Database& database, const fs::path& blobs,
    const IntakeOptions& options, const std::stop_token& stop) {
    std::error_code error;
    if (!fs::is_directory(blobs, error))
        return fail(ErrorCode::NotFound, blobs, "there is no such folder of blobs");
    if (auto done = catalog::setRegistering(database, true); !done)
        return tl::unexpected<Error>(done.error());
    Intake intake(database, options, stop);
    for (const std::string& ab : namesIn(blobs, true, intake)) {
        if (ab.size() != 2) continue;
        if (intake.stopped()) break;
        if (auto done = takeFolder(blobs, ab, intake); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (auto done = intake.give(); !done) return tl::unexpected<Error>(done.error());
    if (!intake.stopped())
        if (auto done = catalog::setRegistering(database, false); !done)
            return tl::unexpected<Error>(done.error());
    return std::move(intake.result);
}

Result<IntakeResult> addListedRows(db::Database& database, int input, const fs::path& name,
    const IntakeOptions& options, const std::stop_token& stop) {
    Intake intake(database, options, stop);
    RowList list(intake, name, options.end);
    std::vector<char> block(kBlock);
    while (!intake.stopped()) {
        const auto read = readSome(input, block, name, stop);
        if (!read) return tl::unexpected<Error>(read.error());
        if (*read == 0) break;
        if (auto done = list.feed({block.data(), *read}); !done)
            return tl::unexpected<Error>(done.error());
    }
    // Half a row of a list that was stopped is none.
    if (!intake.stopped())
        if (auto done = list.finishRow(); !done) return tl::unexpected<Error>(done.error());
    if (auto done = intake.give(); !done) return tl::unexpected<Error>(done.error());
    return std::move(intake.result);
}

} // namespace lightstack::jobs
