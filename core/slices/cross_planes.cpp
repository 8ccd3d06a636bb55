#include "core/slices/cross_planes.h"

#include "core/slices/parallel.h"

#include <cstring>
#include <mutex>

namespace lightstack::slices {
namespace {

constexpr std::int64_t kMostBlock = 16; // slices a thread takes at once
constexpr int kReaders = 8;

class CrossJob {
public:
    CrossJob(const Sampling& sampling, const PlaneRun& run, const std::optional<SlabRule>& slab,
        const std::stop_token& stop)
        : m_sampling(sampling)
        , m_run(run)
        , m_slab(slab)
        , m_stop(stop)
        , m_pixel(sampling.source->pixelBytes())
        , m_length(run.axis == Axis::Y ? sampling.width : sampling.height)
        , m_line(static_cast<std::size_t>(m_length) * m_pixel)
        , m_results(slab ? 1 : run.count) {
        m_pick = sampling.slicePick();
        if (run.axis == Axis::Y) {
            m_pick.y = run.first;
            m_pick.rows = run.count;
            m_pick.stepY = run.step;
        } else {
            m_pick.x = run.first;
            m_pick.width = run.count;
            m_pick.stepX = run.step;
        }
    }

    Result<CrossPlanes> work() {
        if (m_sampling.depth > INT32_MAX)
            return fail(ErrorCode::LimitExceeded, {}, "there are too many slices");
        const auto depth = static_cast<int>(m_sampling.depth);
        image::ImageSpec spec = m_sampling.source->slice();
        spec.size = m_run.axis == Axis::Y ? image::PixelSize{m_length, depth}
                                          : image::PixelSize{depth, m_length};
        std::uint64_t room = kMostPlaneBytes;
        for (int i = 0; i < m_results; ++i) {
            auto plane = image::ImageBuffer::allocate(spec, room);
            if (!plane) return tl::unexpected(plane.error());
            room -= plane->bytes().size();
            m_to.push_back(plane->mutableBytes().data());
            m_out.planes.push_back(*std::move(plane));
        }
        // Single rows of many files: disks answer several at once.
        const bool rows = m_run.axis == Axis::Y && m_sampling.source->bandRows() == 0;
        const int threads = rows ? std::max(kReaders, planeThreads()) : planeThreads();
        const std::int64_t block =
            std::clamp<std::int64_t>(m_sampling.depth / (std::int64_t{threads} * 4), 1, kMostBlock);
        std::vector<Scratch> scratch(static_cast<std::size_t>(threads));
        parallelFor((m_sampling.depth - 1) / block + 1, threads, [&](std::int64_t i, int worker) {
            return takeBlock(i * block, std::min(m_sampling.depth, (i + 1) * block),
                scratch[static_cast<std::size_t>(worker)]);
        });
        if (m_stop.stop_requested()) return cancelled();
        return std::move(m_out);
    }

private:
    struct Scratch { // of one thread
        std::vector<std::byte> picked;
        std::vector<std::byte> lines; // result by result, slice by slice of a block
        std::vector<std::byte> column;
        std::unique_ptr<SlabSum> sum;
    };

    bool takeBlock(std::int64_t first, std::int64_t end, Scratch& scratch) {
        const auto slices = static_cast<std::size_t>(end - first);
        scratch.picked.resize(m_line * static_cast<std::size_t>(m_run.count));
        scratch.lines.resize(m_line * static_cast<std::size_t>(m_results) * slices);
        for (std::int64_t i = first; i < end; ++i) {
            const std::int64_t z = m_sampling.middle(i, m_sampling.source->depth());
            const auto done = m_sampling.source->pick(z, m_pick, scratch.picked, m_stop);
            if (!done && done.error().code == ErrorCode::Cancelled) return false;
            if (!done) note(done.error());
            if (!done) std::memset(scratch.picked.data(), 0, scratch.picked.size());
            linesOf(scratch, static_cast<std::size_t>(i - first), slices);
        }
        for (int k = 0; k < m_results; ++k)
            put(k, first, slices,
                scratch.lines.data() + static_cast<std::size_t>(k) * slices * m_line);
        return !m_stop.stop_requested();
    }

    void note(const Error& error) {
        const std::lock_guard lock(m_mutex);
        if (m_out.missing++ == 0) m_out.reason = error.detail;
    }

    // What was picked of a slice as lines: its rows, or its columns.
    void linesOf(Scratch& scratch, std::size_t slice, std::size_t slices) {
        if (m_slab && !scratch.sum)
            scratch.sum = SlabSum::make(m_sampling.source->slice().type, *m_slab,
                m_line / static_cast<std::size_t>(
                             image::bytesPerSample(m_sampling.source->slice().type)));
        scratch.column.resize(m_line);
        for (int k = 0; k < m_run.count; ++k) {
            const auto plane = static_cast<std::size_t>(k);
            const std::byte* line = scratch.picked.data() + plane * m_line;
            if (m_run.axis == Axis::X) {
                gather(scratch.picked.data(), plane, scratch.column.data());
                line = scratch.column.data();
            }
            if (m_slab)
                scratch.sum->add(line);
            else
                std::memcpy(scratch.lines.data() + (plane * slices + slice) * m_line, line, m_line);
        }
        if (m_slab) scratch.sum->finish(scratch.lines.data() + slice * m_line);
    }

    void gather(const std::byte* picked, std::size_t column, std::byte* out) const {
        const std::size_t stride = static_cast<std::size_t>(m_run.count) * m_pixel;
        const std::byte* from = picked + column * m_pixel;
        for (int y = 0; y < m_length; ++y, from += stride, out += m_pixel)
            std::memcpy(out, from, m_pixel);
    }

    // Lines of neighbouring slices to their plane: rows of it, or columns.
    void put(int plane, std::int64_t first, std::size_t slices, const std::byte* lines) {
        std::byte* to = m_to[static_cast<std::size_t>(plane)];
        const auto at = static_cast<std::size_t>(first);
        if (m_run.axis == Axis::Y) {
            std::memcpy(to + at * m_line, lines, slices * m_line);
            return;
        }
        const std::size_t row = static_cast<std::size_t>(m_sampling.depth) * m_pixel;
        for (int y = 0; y < m_length; ++y)
            for (std::size_t i = 0; i < slices; ++i)
                std::memcpy(to + static_cast<std::size_t>(y) * row + (at + i) * m_pixel,
                    lines + i * m_line + static_cast<std::size_t>(y) * m_pixel, m_pixel);
    }

    const Sampling& m_sampling;
    const PlaneRun& m_run;
    const std::optional<SlabRule>& m_slab;
    const std::stop_token& m_stop;
    io::RowPick m_pick;
    std::size_t m_pixel;
    int m_length; // of a line, in pixels
    std::size_t m_line;
    int m_results;
    CrossPlanes m_out;
    std::vector<std::byte*> m_to; // the pixels of m_out.planes
    std::mutex m_mutex;           // guards what m_out says of missing slices
};

} // namespace

Result<CrossPlanes> crossPlanes(const Sampling& sampling, const PlaneRun& run,
    const std::optional<SlabRule>& slab, const std::stop_token& stop) {
    return CrossJob(sampling, run, slab, stop).work();
}

} // namespace lightstack::slices
