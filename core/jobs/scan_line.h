// The stages behind the producer: readers and the writer, with the channels between.
//
// Every item has a number; the writer writes in that order. At most `2 x queue` items are in
// flight: a slow file holds the others back instead of letting them pile up behind it. Their bytes
// are charged, too, before the producer hands them on: a thousand rows may be long texts. What
// readers add (EXIF texts) is charged with a flat sum. Thread: run() on one; the producer it is
// given runs on another (parallel) or the same.
#pragma once

#include "core/base/byte_budget.h"
#include "core/catalog/catalog_writer.h"
#include "core/jobs/folder_scan.h"
#include "core/jobs/progress_teller.h"

#include <functional>

namespace lightstack::jobs {

class ScanLine {
public:
    using Producer = std::function<Result<void>(ScanSink&, const std::stop_token&)>;

    ScanLine(const ScanOptions& options, pipeline::StageClock& clock,
        catalog::CatalogWriter& writer, ProgressTeller& teller, const std::stop_token& stop);
    // Until everything the producer gave is written and committed, or something failed.
    Result<void> run(const Producer& producer);
    // What readers and writer counted.
    [[nodiscard]] const ScanResult& result() const noexcept { return m_result; }

private:
    friend class SequentialSink;
    friend class ParallelSink;
    struct Numbered {
        std::uint64_t number = 0;
        ScanItem item;
        base::ByteBudget::Lease lease = {};
    };
    struct NumberedTask {
        std::uint64_t number = 0;
        MediaTask task;
        base::ByteBudget::Lease lease = {};
    };

    Result<void> runSequential(const Producer& producer);
    Result<void> runParallel(const Producer& producer);
    Result<void> readTask(MediaReader& reader, MediaTask& task, const std::stop_token& stop);
    Result<void> write(Numbered& item);

    const ScanOptions& m_options;
    pipeline::StageClock& m_clock;
    catalog::CatalogWriter& m_writer;
    ProgressTeller& m_teller;
    const std::stop_token& m_stop;
    ScanResult m_result;
};

} // namespace lightstack::jobs
