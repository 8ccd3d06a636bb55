// The whole of a MIME backfill, as the command and the window run it: rows come in, of a list or of
// the store itself, what has no type is looked at, names are held against types.
//
// A dry run does all of it on a private copy of the rows, which the result keeps for reports.
// Thread: called on one, blocks until done or stopped.
#pragma once

#include "core/catalog/blob_rows.h"
#include "core/jobs/blob_intake.h"
#include "core/jobs/mime_backfill.h"

#include <functional>
#include <memory>

namespace lightstack::jobs {

struct BlobBackfill {
    std::filesystem::path catalog; // made where there is none
    std::filesystem::path blobs;
    std::filesystem::path rows; // PATH<TAB>HASH[<TAB>TYPE] a row; empty: none
    char rowEnd = '\n';
    bool registerStore = false; // also where the catalog has rows already
    BackfillOptions options;
    int rowsInput = -1; // an open one that `rows` names; -1: `rows` is opened
    std::function<void(std::uint64_t rows)> takingIn = {}; // progress of what comes in
    std::function<void(std::uint64_t blobs)> waiting = {}; // that will be looked at; once
    // Holds names against types in place of the first of them being kept.
    std::function<Result<catalog::Disagreements>(db::Database&)> compare = {};
};

struct Disagreement {
    std::string path, hash, byContent, byName;
};

struct BlobBackfillResult {
    IntakeResult listed, registered;
    BackfillResult types;
    catalog::Disagreements disagreements;
    std::vector<Disagreement> first;          // of them, at most kMostShown
    std::shared_ptr<catalog::BlobTypes> copy; // of a dry run: where a report is written from
    [[nodiscard]] std::vector<Error> failures() const;
};
constexpr std::size_t kMostShown = 10'000;

Result<BlobBackfillResult> runBlobBackfill(
    const BlobBackfill& job, pipeline::StageClock& clock, const std::stop_token& stop);

} // namespace lightstack::jobs
