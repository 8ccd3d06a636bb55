// What a run says at its end, the same for every command: items, failures, stages, time, memory; as
// one JSON object or as lines for a person; and the exit code that follows from it.
// Thread: main; addFailure and count are safe from workers.
#pragma once

#include "app/cli_command.h"
#include "core/base/result.h"
#include "core/pipeline/stage_clock.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace lightstack::app {

// Prints exactly one object and a newline on standard output.
void printJson(const QJsonObject& object);

// `name`, and "NAME_bytes" (base64) where the path is not UTF-8.
void putPath(QJsonObject& object, const std::filesystem::path& path,
    const QString& name = QStringLiteral("path"));

std::uint64_t peakRssBytes();

class Report {
public:
    explicit Report(const CommandContext& context);

    void setTotal(std::uint64_t total) { m_total = total; }
    void countDone();
    // All at once: what a job has counted itself.
    void setCounts(std::uint64_t done, std::uint64_t skipped);
    void countSkipped();
    void addFailure(const Error& error);
    // A live line on standard error, only on a terminal, at most ten times a second.
    void progress(const char* what);

    // Prints and returns the exit code: 1 where some items failed, 3 where nothing else came of
    // it. `fields` is what the command adds.
    int finish(QJsonObject fields, const pipeline::StageClock* clock = nullptr, int workers = 1);
    // The run could not even start: prints the reason, returns 3.
    int failWhole(const Error& error);

    [[nodiscard]] bool json() const noexcept { return m_context.json; }

private:
    [[nodiscard]] QJsonObject common(const pipeline::StageClock* clock, int workers) const;
    void printFailures() const;

    const CommandContext& m_context;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_lastProgress{};
    std::string m_what; // of the live line, and since when
    std::chrono::steady_clock::time_point m_since;
    mutable std::mutex m_mutex;
    std::uint64_t m_total = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_skipped = 0;
    std::vector<Error> m_failures;
    bool m_liveLine = false;
};

} // namespace lightstack::app
