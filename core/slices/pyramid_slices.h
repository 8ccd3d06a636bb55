// A level of the stack's pyramid. Thread: any.
#pragma once

#include "core/slices/level_source.h"
#include "core/volume/pyramid_finder.h"

namespace lightstack::slices {

class PyramidSlices final : public LevelSource {
public:
    // `level`: of the reader's pyramid.
    PyramidSlices(std::shared_ptr<volume::LevelReader> reader, const volume::Level& level);
    Result<void> pick(std::int64_t z, const io::RowPick& pick, std::span<std::byte> out,
        const std::stop_token& stop) override;

private:
    std::shared_ptr<volume::LevelReader> m_reader;
};

} // namespace lightstack::slices
