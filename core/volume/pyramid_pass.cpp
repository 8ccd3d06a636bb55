#include "core/volume/pyramid_pass.h"

#include "core/volume/row_loader.h"
#include "core/volume/spare_buffers.h"
#include "core/volume/voxel_sums.h"

#include <algorithm>
#include <bit>
#include <map>
#include <mutex>

namespace lightstack::volume {
namespace {

using pipeline::HelpingHands;
using pipeline::StageClock;

// A source slice on its way through, and its copy where the sink wants one.
template <class T>
class Feed {
public:
    Feed(io::RowStream& stream, Samples<T>& piece, LevelSink& sink, StageClock& clock)
        : m_sink(sink), m_clock(clock), m_decodes(stream.decodes()), m_rows(stream, piece, clock) {}

    Result<void> begin(std::int64_t slice) {
        auto copy = m_sink.sourceRows(slice);
        if (!copy) return tl::unexpected(copy.error());
        m_copy = *std::move(copy);
        return {};
    }
    Result<void> load(int rows) {
        if (auto done = m_rows.load(rows); !done || m_copy == nullptr) return done;
        const auto start = std::chrono::steady_clock::now();
        auto done = m_copy->add(m_rows.bytes(rows));
        m_clock.add(kWrite, std::chrono::steady_clock::now() - start, m_rows.bytes(rows).size(), 0);
        return done;
    }
    Result<void> finish() { return m_copy == nullptr ? Result<void>{} : m_copy->finish(); }
    [[nodiscard]] const RowLoader<T>& rows() const noexcept { return m_rows; }
    // Whether another thread is worth its while.
    [[nodiscard]] bool isWork() const noexcept { return m_decodes && m_copy == nullptr; }
    void use(Samples<T>& piece) noexcept { m_rows.use(piece); }

private:
    LevelSink& m_sink;
    StageClock& m_clock;
    bool m_decodes;
    RowLoader<T> m_rows;
    std::unique_ptr<SourceRows> m_copy;
};

// Sums of slices: those to be used again, and those that wait for their neighbour, by level and
// slice.
template <class S>
struct Sums {
    SpareBuffers<S> spares;
    std::map<std::pair<int, std::int64_t>, Samples<S>> waiting;
};

// T: samples. S: sums, as long as they fit; W: those of higher levels.
template <class T, class S, class W = S>
class ExactPass final : public PyramidPass {
public:
    ExactPass(const PyramidPlan& plan, LevelSink& sink, StageClock& clock, HelpingHands* hands)
        : m_plan(plan)
        , m_sink(sink)
        , m_clock(clock)
        , m_hands(hands)
        , m_width(plan.source.slice.size.width)
        , m_height(plan.source.slice.size.height)
        , m_channels(plan.source.slice.channels) {}

    Result<PairChecks> pair(std::int64_t index, io::RowStream& first, io::RowStream* second,
        const std::stop_token& stop) override {
        const int most =
            std::min(rowsAPiece(m_plan.source.slice, first.rowsAtOnce()), (m_height + 3) / 4 * 4);
        const auto row = static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_channels);
        // One piece for both slices: what is folded away leaves its place in the cache.
        typename SpareBuffers<T>::Loan piece(m_voxels, row * static_cast<std::size_t>(most));
        Feed<T> a(first, *piece, m_sink, m_clock);
        std::optional<Feed<T>> b;
        if (const auto begun = a.begin(2 * index); !begun) return tl::unexpected(begun.error());
        if (second != nullptr) {
            b.emplace(*second, *piece, m_sink, m_clock);
            if (const auto begun = b->begin(2 * index + 1); !begun)
                return tl::unexpected(begun.error());
        }
        const Level& level = m_plan.levels.front();
        typename SpareBuffers<S>::Loan lines(
            m_sums.spares, samplesOf(level) * static_cast<std::size_t>((most + 1) / 2));
        typename SpareBuffers<T>::Loan voxels(m_voxels, samplesOfSlice(level));
        typename SpareBuffers<S>::Loan next(
            m_sums.spares, m_plan.levels.size() > 1 ? samplesOfSlice(m_plan.levels[1]) : 0);
        Samples<T> other;
        for (int top = 0; top < m_height; top += most) {
            if (stop.stop_requested()) return cancelled({});
            const int rows = std::min(most, m_height - top);
            if (const auto done = foldPieces(a, b ? &*b : nullptr, rows, *lines, other); !done)
                return tl::unexpected(done.error());
            takeLines(*lines, top, rows, b ? 2 : 1, *voxels, *next);
        }
        m_voxels.give(std::move(other));
        if (const auto done = a.finish(); !done) return tl::unexpected(done.error());
        if (b)
            if (const auto done = b->finish(); !done) return tl::unexpected(done.error());
        if (const auto done = write(level, index, *voxels); !done)
            return tl::unexpected(done.error());
        if (!next->empty())
            if (const auto done = carry<S>(2, index, std::move(*next)); !done)
                return tl::unexpected(done.error());
        return PairChecks{a.rows().crc(), b ? b->rows().crc() : 0};
    }

private:
    [[nodiscard]] std::size_t samplesOf(const Level& level) const noexcept { // a row
        return static_cast<std::size_t>(level.width) * static_cast<std::size_t>(m_channels);
    }
    [[nodiscard]] std::size_t samplesOfSlice(const Level& level) const noexcept {
        return samplesOf(level) * static_cast<std::size_t>(level.height);
    }

    template <class In, class Sum>
    static void fold(
        const In* upper, const In* lower, int width, int channels, Sum* out, bool add) noexcept {
        if constexpr (std::is_same_v<Sum, std::uint32_t>)
            if (channels == 1) return foldRows(upper, lower, width, out, add);
        foldRows<In, Sum>(upper, lower, width, channels, out, add);
    }
    template <class Sum>
    Sums<Sum>& sumsOf() noexcept {
        if constexpr (std::is_same_v<Sum, S>)
            return m_sums;
        else
            return m_wideSums;
    }

    // The next rows of both slices. `other`: room of the second's own, taken when somebody is idle.
    Result<void> foldPieces(
        Feed<T>& a, Feed<T>* b, int rows, Samples<S>& lines, Samples<T>& other) {
        if (b == nullptr) return foldPiece(a, rows, lines, false);
        Result<void> loaded;
        if (m_hands != nullptr && b->isWork() && m_hands->areThere()) {
            if (other.empty()) other = m_voxels.take(a.rows().size());
            b->use(other);
            HelpingHands::Errand errand(*m_hands, [&] { loaded = b->load(rows); });
            if (auto done = foldPiece(a, rows, lines, false); !done) return done;
            if (!errand.isTaken()) return foldPiece(*b, rows, lines, true);
            errand.wait();
            if (loaded) fold(*b, rows, lines, true);
            return loaded;
        }
        if (auto done = foldPiece(a, rows, lines, false); !done) return done;
        return foldPiece(*b, rows, lines, true);
    }
    Result<void> foldPiece(Feed<T>& feed, int rows, Samples<S>& lines, bool add) {
        if (auto done = feed.load(rows); !done) return done;
        fold(feed, rows, lines, add);
        return {};
    }
    // Rows that were loaded, two by two, to or onto lines of sums.
    void fold(const Feed<T>& feed, int rows, Samples<S>& lines, bool add) {
        const StageClock::Span reducing(m_clock, kReduce);
        const std::size_t samples = samplesOf(m_plan.levels.front());
        for (int y = 0; y < rows; y += 2) {
            const T* lower = y + 1 < rows ? feed.rows().row(y + 1) : nullptr;
            fold(feed.rows().row(y), lower, m_width, m_channels,
                lines.data() + static_cast<std::size_t>(y / 2) * samples, add);
        }
    }

    // Lines of sums of one or two slices: rows of level 1, and two of them half a row of level 2.
    // `top` is a multiple of four.
    void takeLines(const Samples<S>& lines, int top, int rows, int slices, Samples<T>& voxels,
        Samples<S>& next) {
        const StageClock::Span reducing(m_clock, kReduce);
        const Level& level = m_plan.levels.front();
        const std::size_t samples = samplesOf(level);
        for (int y = 0; y < rows; y += 2) {
            const int to = (top + y) / 2;
            const S* line = lines.data() + static_cast<std::size_t>(y / 2) * samples;
            round(level, line, (y + 1 < rows ? 2 : 1) * slices,
                voxels.data() + static_cast<std::size_t>(to) * samples);
            if (next.empty() || to % 2 == 1) continue;
            const S* lower = y + 2 < rows ? line + samples : nullptr;
            fold(line, lower, level.width, m_channels,
                next.data() + static_cast<std::size_t>(to / 2) * samplesOf(m_plan.levels[1]),
                false);
        }
    }

    // `voxels`: how many source rows times slices stand behind this row.
    template <class Sum>
    void round(
        const Level& level, const Sum* sums, std::int64_t rowsBySlices, T* out) const noexcept {
        const std::int64_t edge = std::int64_t{1} << level.number;
        const std::int64_t lastColumns = m_width - (level.width - 1) * edge;
        const std::int64_t count = edge * rowsBySlices;
        const std::size_t inner = static_cast<std::size_t>(level.width - (lastColumns < edge)) *
                                  static_cast<std::size_t>(m_channels);
        const bool shifts = std::has_single_bit(static_cast<std::uint64_t>(count));
        if constexpr (std::is_same_v<Sum, std::uint32_t>) {
            if (shifts)
                roundSums(sums, inner, std::countr_zero(static_cast<std::uint64_t>(count)), out);
            else
                roundSums<Sum, T>(sums, inner, count, out);
        } else {
            roundSums<Sum, T>(sums, inner, count, out);
        }
        if (lastColumns < edge)
            roundSums<Sum, T>(sums + inner, static_cast<std::size_t>(m_channels),
                lastColumns * rowsBySlices, out + inner);
    }

    Result<void> write(const Level& level, std::int64_t index, const Samples<T>& voxels) {
        const auto start = std::chrono::steady_clock::now();
        const auto bytes = std::as_bytes(std::span(voxels));
        auto done = m_sink.write(level, index, bytes);
        m_clock.add(kWrite, std::chrono::steady_clock::now() - start, bytes.size(), 1);
        return done;
    }

    // Sums that wait for their neighbour in depth; null where `sums` is the one that waits now.
    template <class Sum>
    bool meetsNeighbour(int number, std::int64_t child, Samples<Sum>& sums) {
        const std::int64_t children = m_plan.levels[static_cast<std::size_t>(number) - 2].depth;
        if ((child ^ 1) >= children) return true; // an only child
        Samples<Sum> other;
        {
            const std::lock_guard lock(m_mutex);
            auto& all = sumsOf<Sum>().waiting;
            const auto waiting = all.find({number, child / 2});
            if (waiting == all.end()) {
                all.emplace(std::pair(number, child / 2), std::move(sums));
                return false;
            }
            other = std::move(waiting->second);
            all.erase(waiting);
        }
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] = static_cast<Sum>(sums[i] + other[i]);
        sumsOf<Sum>().spares.give(std::move(other));
        return true;
    }

    // From level `number` up, as far as both halves are there.
    template <class Sum>
    Result<void> carry(int number, std::int64_t child, Samples<Sum> sums) {
        for (const int last = static_cast<int>(m_plan.levels.size()); number <= last; ++number) {
            if (!meetsNeighbour(number, child, sums)) return {};
            child /= 2;
            const Level& level = m_plan.levels[static_cast<std::size_t>(number) - 1];
            const std::int64_t edge = std::int64_t{1} << number;
            const std::int64_t slices = std::min(edge, m_plan.source.depth - child * edge);
            typename SpareBuffers<T>::Loan voxels(m_voxels, sums.size());
            const bool widens =
                !std::is_same_v<S, W> && std::is_same_v<Sum, S> && number == m_plan.narrowLevels();
            Samples<Sum> next;
            Samples<W> wide;
            {
                const StageClock::Span reducing(m_clock, kReduce);
                const std::size_t samples = samplesOf(level);
                for (int y = 0; y < level.height; ++y)
                    round(level, sums.data() + static_cast<std::size_t>(y) * samples,
                        std::min(edge, m_height - y * edge) * slices,
                        voxels->data() + static_cast<std::size_t>(y) * samples);
                if (number < last && widens) wide = folded<Sum, W>(level, sums);
                if (number < last && !widens) next = folded<Sum, Sum>(level, sums);
            }
            sumsOf<Sum>().spares.give(std::move(sums));
            if (auto done = write(level, child, *voxels); !done) return done;
            if constexpr (std::is_same_v<Sum, S> && !std::is_same_v<S, W>)
                if (!wide.empty()) return carry<W>(number + 1, child, std::move(wide));
            sums = std::move(next);
        }
        return {};
    }

    template <class Sum, class Out>
    Samples<Out> folded(const Level& level, const Samples<Sum>& sums) {
        const Level& smaller = m_plan.levels[static_cast<std::size_t>(level.number)];
        const std::size_t samples = samplesOf(level);
        Samples<Out> out = sumsOf<Out>().spares.take(samplesOfSlice(smaller));
        for (int y = 0; y < level.height; y += 2) {
            const Sum* upper = sums.data() + static_cast<std::size_t>(y) * samples;
            const Sum* lower = y + 1 < level.height ? upper + samples : nullptr;
            fold(upper, lower, level.width, m_channels,
                out.data() + static_cast<std::size_t>(y / 2) * samplesOf(smaller), false);
        }
        return out;
    }

    const PyramidPlan& m_plan;
    LevelSink& m_sink;
    StageClock& m_clock;
    HelpingHands* m_hands;
    int m_width;
    int m_height;
    int m_channels;
    SpareBuffers<T> m_voxels;
    Sums<S> m_sums;
    Sums<W> m_wideSums;
    std::mutex m_mutex; // guards all that wait
};

} // namespace

std::vector<std::string> pyramidStages() {
    return {"list", "open", "read", "decode", "reduce", "write", "sync"};
}

std::unique_ptr<PyramidPass> PyramidPass::make(
    const PyramidPlan& plan, LevelSink& sink, StageClock& clock, HelpingHands* hands) {
    if (plan.mode == PyramidMode::CtHarvester) return makeHarvesterPass(plan, sink, clock);
    switch (plan.source.slice.type) {
    case image::SampleType::U8:
        return std::make_unique<ExactPass<std::uint8_t, std::uint32_t, std::int64_t>>(
            plan, sink, clock, hands);
    case image::SampleType::U16:
        return std::make_unique<ExactPass<std::uint16_t, std::uint32_t, std::int64_t>>(
            plan, sink, clock, hands);
    case image::SampleType::S8:
        return std::make_unique<ExactPass<std::int8_t, std::int64_t>>(plan, sink, clock, hands);
    case image::SampleType::S16:
        return std::make_unique<ExactPass<std::int16_t, std::int64_t>>(plan, sink, clock, hands);
    case image::SampleType::U32:
        return std::make_unique<ExactPass<std::uint32_t, std::int64_t>>(plan, sink, clock, hands);
    case image::SampleType::S32:
        return std::make_unique<ExactPass<std::int32_t, std::int64_t>>(plan, sink, clock, hands);
    case image::SampleType::F64:
        return std::make_unique<ExactPass<double, double>>(plan, sink, clock, hands);
    default: // float16 is widened
        return std::make_unique<ExactPass<float, double>>(plan, sink, clock, hands);
    }
}

} // namespace lightstack::volume
