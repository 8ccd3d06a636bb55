// What a run has done, line by line, so that a run after kill -9 goes on exactly where it was.
//
// One JSON line a result, written before it is renamed into its place: source (path, size, time),
// result (path, size, time). A line is believed only while both files are as it says: a result that
// never came to its place has no such file. A line that was cut off is passed over. The first line
// says what was asked: only the same can be gone on with. Deletions happen at the end, from these
// lines, so that they too are resumed. Thread: add(), sync() from any; the rest from one.
#pragma once

#include "core/base/file_io.h"
#include "core/base/result.h"

#include <map>
#include <mutex>
#include <optional>

namespace lightstack::downsample {

inline constexpr const char* kOtherSettings =
    "the interrupted run had other settings: go on with the same, or without resuming";

struct JournalLine {
    std::filesystem::path source;
    std::uint64_t sourceSize = 0;
    std::int64_t sourceTime = 0;
    std::filesystem::path result;
    std::uint64_t resultSize = 0;
    std::int64_t resultTime = 0;
};

class DownsampleJournal {
public:
    // `file` empty: nothing is kept. With `resume` the lines of an earlier run are read first, else
    // they are dropped. `settings`: what the results depend on, as text; Usage where the earlier
    // run wrote results by others.
    Result<void> open(
        const std::filesystem::path& file, bool resume, const std::string& settings = {});
    Result<void> add(const JournalLine& line);
    Result<void> sync(); // all lines are on the disk when it returns
    // What an earlier run did with this file, if the result still stands. The source may be gone
    // (deleted) or changed in place (by that run).
    [[nodiscard]] std::optional<JournalLine> find(const std::filesystem::path& source) const;
    void remove();  // the run is complete
    void abandon(); // it never began: only what an earlier one has done is kept

private:
    // False: by other settings.
    bool read(std::span<const std::byte> bytes, const std::string& settings);

    std::filesystem::path m_file;
    base::FileDescriptor m_out;
    std::map<std::string, JournalLine> m_lines; // of earlier runs, by the source's bytes
    std::mutex m_mutex;
    bool m_cut = false; // the last line is not whole; guarded by m_mutex
};

} // namespace lightstack::downsample
