// The stages behind the producer: readers and the writer, with the channels between.
//
// Everything goes from the producer through the readers to the writer in numbered batches
// (scan_batches.h); the writer writes in that order. A slow file holds the others back instead of
// letting them pile up behind it. Thread: run() on one; the producer it is given runs on another
// (parallel) or the same.
#pragma once

#include "core/catalog/catalog_writer.h"
#include "core/jobs/folder_scan.h"
#include "core/jobs/progress_teller.h"
#include "core/jobs/scan_batches.h"

#include <functional>
#include <mutex>

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
    Result<void> runSequential(const Producer& producer);
    Result<void> runParallel(const Producer& producer);
    void readBatches(BatchSink& sink);
    Result<void> writeBatches(BatchSink& sink);
    Result<void> readTask(MediaReader& reader, MediaTask& task, const std::stop_token& stop);
    template <class Row> // a variant of those below
    Result<void> write(Row& row);
    template <class Put>
    Result<void> writeTimed(const Put& put);
    Result<void> put(const MediaTask& task);
    Result<void> put(const FolderRow& row);
    Result<void> put(const catalog::SidecarRow& row);
    Result<void> put(const catalog::AssetRow& row);
    Result<void> put(const RepairRow& row);
    Result<void> put(const OrphanRow& row);
    Result<void> put(const FolderEnd& end);

    const ScanOptions& m_options;
    pipeline::StageClock& m_clock;
    catalog::CatalogWriter& m_writer;
    ProgressTeller& m_teller;
    const std::stop_token& m_stop;
    std::mutex m_mutex; // guards what readers add to the result
    ScanResult m_result;
};

} // namespace lightstack::jobs
