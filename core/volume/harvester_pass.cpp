// Mode ctharvester: the arithmetic of that program's Python path, bit for bit, so that its users
// can go back and forth (research: volume.md (b) 3-5).
//
// 16 bits: mean of two slices rounded down, then the sum of two by two rounded down to a quarter;
// each level from the rounded level below; the last row and column of odd sizes are dropped. 8
// bits: the mean of two slices rounded down, then Pillow's default resize, which is bicubic. A last
// slice without a neighbour stands alone.
#include "core/volume/pillow_resize.h"
#include "core/volume/row_loader.h"
#include "core/volume/spare_buffers.h"

#include <map>
#include <mutex>

namespace lightstack::volume {
namespace {

using pipeline::StageClock;

// Both slices at full size; `second` may be empty. `out` has the size of `to`.
void combine(std::vector<std::uint16_t>& first, const std::vector<std::uint16_t>& second,
    image::PixelSize from, const Level& to, std::vector<std::uint16_t>& out) {
    for (std::size_t i = 0; i < second.size(); ++i)
        first[i] = static_cast<std::uint16_t>((first[i] + second[i]) / 2);
    const auto width = static_cast<std::size_t>(from.width);
    // One pixel wide or high: there is no block of two by two, the pixel stands for it.
    const std::size_t right = from.width > 1 ? 1 : 0;
    const std::size_t below = from.height > 1 ? width : 0;
    for (std::size_t y = 0; y < static_cast<std::size_t>(to.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(to.width); ++x) {
            const std::uint16_t* at = first.data() + 2 * y * width + 2 * x;
            out[y * static_cast<std::size_t>(to.width) + x] =
                static_cast<std::uint16_t>((at[0] + at[right] + at[below] + at[below + right]) / 4);
        }
}

void combine(std::vector<std::uint8_t>& first, const std::vector<std::uint8_t>& second,
    image::PixelSize from, const Level& to, std::vector<std::uint8_t>& out) {
    for (std::size_t i = 0; i < second.size(); ++i)
        first[i] = static_cast<std::uint8_t>((first[i] + second[i]) / 2);
    out = pillowResize(first, from, {to.width, to.height});
}

template <class T>
class HarvesterPass final : public PyramidPass {
public:
    HarvesterPass(const PyramidPlan& plan, LevelSink& sink, StageClock& clock)
        : m_plan(plan), m_sink(sink), m_clock(clock) {}

    Result<PairChecks> pair(std::int64_t index, io::RowStream& first, io::RowStream* second,
        const std::stop_token& stop) override {
        PairChecks checks;
        std::vector<T> a;
        std::vector<T> b;
        if (const auto done = whole(first, a, checks.first, stop); !done)
            return tl::unexpected(done.error());
        if (second != nullptr)
            if (const auto done = whole(*second, b, checks.second, stop); !done)
                return tl::unexpected(done.error());
        if (const auto done = carry(index, std::move(a), std::move(b)); !done)
            return tl::unexpected(done.error());
        return checks;
    }

private:
    Result<void> whole(io::RowStream& stream, std::vector<T>& out, std::uint32_t& crc,
        const std::stop_token& stop) {
        const image::PixelSize size = m_plan.source.slice.size;
        const auto row = static_cast<std::size_t>(size.width);
        const int most = rowsAPiece(m_plan.source.slice);
        typename SpareBuffers<T>::Loan piece(m_pieces, row * static_cast<std::size_t>(most));
        RowLoader<T> loader(stream, *piece, m_clock);
        out.resize(row * static_cast<std::size_t>(size.height));
        for (int top = 0; top < size.height; top += most) {
            if (stop.stop_requested()) return cancelled({});
            const int rows = std::min(most, size.height - top);
            if (auto done = loader.load(rows); !done) return done;
            std::copy_n(loader.row(0), row * static_cast<std::size_t>(rows),
                out.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(top) * row));
        }
        crc = loader.crc();
        return {};
    }

    Result<void> carry(std::int64_t index, std::vector<T> first, std::vector<T> second) {
        image::PixelSize size = m_plan.source.slice.size;
        for (const Level& level : m_plan.levels) {
            std::vector<T> voxels(
                static_cast<std::size_t>(level.width) * static_cast<std::size_t>(level.height));
            {
                const StageClock::Span reducing(m_clock, kReduce);
                combine(first, second, size, level, voxels);
            }
            const auto start = std::chrono::steady_clock::now();
            const auto bytes = std::as_bytes(std::span(std::as_const(voxels)));
            if (auto done = m_sink.write(level, index, bytes); !done) return done;
            m_clock.add(kWrite, std::chrono::steady_clock::now() - start, bytes.size(), 1);
            if (level.number == static_cast<int>(m_plan.levels.size())) return {};
            size = {level.width, level.height};
            if ((index ^ 1) < level.depth) {
                const std::lock_guard lock(m_mutex);
                const auto waiting = m_waiting.find({level.number, index / 2});
                if (waiting == m_waiting.end()) {
                    m_waiting.emplace(std::pair(level.number, index / 2), std::move(voxels));
                    return {};
                }
                first = std::move(waiting->second); // the mean does not care which is which
                second = std::move(voxels);
                m_waiting.erase(waiting);
            } else {
                first = std::move(voxels);
                second.clear();
            }
            index /= 2;
        }
        return {};
    }

    const PyramidPlan& m_plan;
    LevelSink& m_sink;
    StageClock& m_clock;
    SpareBuffers<T> m_pieces;
    std::mutex m_mutex; // guards m_waiting
    std::map<std::pair<int, std::int64_t>, std::vector<T>> m_waiting;
};

} // namespace

std::unique_ptr<PyramidPass> makeHarvesterPass(
    const PyramidPlan& plan, LevelSink& sink, StageClock& clock) {
    if (plan.source.slice.type == image::SampleType::U8)
        return std::make_unique<HarvesterPass<std::uint8_t>>(plan, sink, clock);
    return std::make_unique<HarvesterPass<std::uint16_t>>(plan, sink, clock);
}

} // namespace lightstack::volume
