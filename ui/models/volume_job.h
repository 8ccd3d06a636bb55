// A job on a stack of slices (job.h): what a pyramid and an export have in common.
// Thread: GUI only.
#pragma once

#include "core/volume/slice_stack.h"
#include "ui/models/job.h"

namespace lightstack::ui {

// What came of one.
template <class Report>
struct VolumeOutcome {
    Result<Report> report;
    std::vector<pipeline::StageTotals> stages; // summed over workers
    int workers = 1;
    double seconds = 0; // by the clock on the wall, without pauses
};

class VolumeJob : public Job {
    Q_OBJECT
public:
    enum class Kind { Pyramid, Export };

    [[nodiscard]] virtual Kind kind() const noexcept = 0;
    [[nodiscard]] virtual const volume::SliceStack& stack() const noexcept = 0;
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;

protected:
    using Job::Job;
    [[nodiscard]] QString stackText() const; // its name

private:
    [[nodiscard]] QString butSomeText() const override;
};

} // namespace lightstack::ui
