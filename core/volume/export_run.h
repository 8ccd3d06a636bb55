// The working part of an export: workers that take slices in order, each opening the next one while
// it works on the last, so that the disk is never idle; memory is a few slices a worker.
// Thread: run() on one; it starts the others and waits for them.
#pragma once

#include "core/volume/export_target.h"
#include "core/volume/pyramid_sources.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace lightstack::volume {

// Where the slices of an export come from. Thread: any, several at once.
class ExportWork {
public:
    using Slices = std::vector<PyramidSources::Opened>;
    virtual ~ExportWork() = default;
    // Units of work, in order, and slices that are read for one.
    [[nodiscard]] virtual std::int64_t units() const = 0;
    [[nodiscard]] virtual std::int64_t slicesOf(std::int64_t unit) const = 0;
    virtual Result<Slices> open(std::int64_t unit, const std::stop_token& stop) = 0;
    virtual Result<void> run(std::int64_t unit, Slices slices, const std::stop_token& stop) = 0;
};

struct ExportParts {
    const ExportShape& shape;
    VolumeSpec source;
    const SliceStack& stack;
    PyramidSources& sources;
    ExportTarget& target;
    pipeline::StageClock& clock;
};
// Level 0, and nothing beside it: rows are copied.
std::unique_ptr<ExportWork> copyWork(const ExportParts& parts);
// A level that is not stored, or levels beside it: reduced from the slices.
Result<std::unique_ptr<ExportWork>> reduceWork(const ExportParts& parts);
// From a finished pyramid. Null where it does not hold exactly what is wanted.
std::unique_ptr<ExportWork> storedWork(const ExportParts& parts, const FoundPyramid& pyramid);

class ExportRun {
public:
    // `gate` may be null: nothing pauses it.
    ExportRun(ExportWork& work, pipeline::PauseGate* gate) : m_work(work), m_gate(gate) {}
    Result<void> run(int workers, const std::stop_token& stop,
        const std::function<void(std::uint64_t done)>& progress);
    [[nodiscard]] std::uint64_t bytesRead() const noexcept { return m_bytesRead; }
    [[nodiscard]] std::uint64_t slicesRead() const noexcept { return m_slices; }

private:
    void work();
    std::int64_t next(); // -1: nothing left

    ExportWork& m_work;
    pipeline::PauseGate* m_gate;
    std::stop_source m_stop;
    std::atomic<std::int64_t> m_next{0};
    std::atomic<std::uint64_t> m_bytesRead{0};
    std::atomic<std::uint64_t> m_slices{0};
    std::mutex m_mutex; // guards the rest
    std::condition_variable m_changed;
    int m_working = 0;
    std::optional<Error> m_error;
};

} // namespace lightstack::volume
