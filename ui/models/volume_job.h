// A job on a stack of slices (job.h): what a pyramid and an export have in common.
// Thread: GUI only.
#pragma once

#include "core/volume/slice_stack.h"
#include "ui/models/job.h"

namespace lightstack::ui {

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
};

} // namespace lightstack::ui
