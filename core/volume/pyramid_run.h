// The working part of a build: one thread opens the pairs of slices in order, a few ahead, so that
// headers are never waited for; workers read and reduce them; the books on what is
// done. Thread: run() on one; it starts the others and waits for them.
#pragma once

#include "core/base/crc32.h"
#include "core/volume/pyramid_builder.h"

#include <QByteArray>

#include <atomic>
#include <condition_variable>
#include <deque>

namespace lightstack::volume {

struct SliceRange {
    std::int64_t first = 0;
    std::int64_t count = 0;
};
// The slices of a level that a slab makes.
SliceRange slicesOfSlab(const PyramidPlan& plan, const Level& level, std::int64_t slab);

// Writes what is not there yet, and keeps the checksums.
class CheckedLevels final : public LevelSink {
public:
    // `known`: what should be on the disk; slices are read and compared before that is believed.
    CheckedLevels(LevelStore& files, const PyramidPlan& plan, const PyramidManifest& known);
    Result<void> write(
        const Level& level, std::int64_t index, std::span<const std::byte> voxels) override;
    Result<std::unique_ptr<SourceRows>> sourceRows(std::int64_t index) override;
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> crcsOf(std::int64_t slab) const;

private:
    [[nodiscard]] std::size_t rankOf(const Level& level) const noexcept; // of those stored

    LevelStore& m_files;
    const PyramidPlan& m_plan;
    const PyramidManifest& m_known;
    std::vector<std::vector<std::uint32_t>> m_crcs; // by rank and slice; each written once
};

class PyramidRun {
public:
    struct Parts {
        const PyramidPlan& plan;
        PyramidSources& sources;
        CheckedLevels& levels;
        pipeline::StageClock& clock;
        std::filesystem::path journal; // empty: none is kept
        int workers = 1;
        std::uint64_t mostBand = 0;
        pipeline::PauseGate* gate = nullptr; // none: never paused
    };
    explicit PyramidRun(const Parts& parts);

    Result<void> run(const std::vector<std::int64_t>& slabs, const std::stop_token& stop,
        const std::function<void(std::uint64_t doneSlices)>& progress);
    // Of the slabs that were finished, as journalLine() has them.
    [[nodiscard]] std::map<std::int64_t, QByteArray>& lines() noexcept { return m_lines; }
    [[nodiscard]] std::uint64_t bytesRead() const noexcept { return m_bytesRead; }
    [[nodiscard]] std::uint64_t doneSlices() const noexcept { return m_doneSlices; }

private:
    void openAhead();
    void work();
    struct Pair {
        std::int64_t number = 0;
        PyramidSources::Opened first;
        std::optional<PyramidSources::Opened> second;
    };
    Result<Pair> openPair(std::int64_t number);
    bool mayGoOn(); // waits while paused
    [[nodiscard]] std::size_t mostOpened() const noexcept;
    pipeline::QueueState openedState(int workers); // slices that were opened ahead
    std::optional<Pair> takeNext(); // waits; none when nothing is left or the run stops
    void stopWith(const Error& error);
    Result<void> onePair(Pair pair);
    [[nodiscard]] static std::int64_t culpritOf(const Pair& pair);
    Result<void> pairDone(const Pair& pair);
    Result<PyramidSources::Opened> open(std::int64_t position);
    Result<void> slabDone(std::int64_t slab);

    Parts m_parts;
    pipeline::HelpingHands m_hands; // of workers for whom no pair is left
    std::unique_ptr<PyramidPass> m_pass;
    std::vector<std::int64_t> m_pairs;
    std::stop_source m_stop;
    std::atomic<std::uint64_t> m_bytesRead{0};
    std::atomic<std::uint64_t> m_doneSlices{0};

    std::mutex m_mutex; // guards all below
    std::condition_variable_any m_changed;
    int m_working = 0;
    std::chrono::nanoseconds m_openerWaited{0};
    std::chrono::nanoseconds m_workersWaited{0};
    std::optional<Error> m_error;
    std::deque<Pair> m_ready;
    bool m_allOpened = false;
    std::map<std::int64_t, std::int64_t> m_missingPairs; // by slab
    std::map<std::int64_t, SlabProof> m_proofs;          // of slabs that are not finished
    std::map<std::int64_t, QByteArray> m_lines; // of those that are: their text is the shortest
    base::FileDescriptor m_journal;
};

} // namespace lightstack::volume
