#include "core/archive/gzip_reader.h"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace lightstack::archive {
namespace {

constexpr std::size_t kBlock = 256 * 1024;
constexpr std::size_t kWindow = 32 * 1024;
constexpr std::size_t kMostPoints = 1024;

} // namespace

std::shared_ptr<const GzipPoint> GzipPoints::before(std::uint64_t out) const {
    const std::lock_guard lock(m_mutex);
    const auto behind = std::upper_bound(m_points.begin(), m_points.end(), out,
        [](std::uint64_t at, const auto& point) { return at < point->out; });
    return behind == m_points.begin() ? nullptr : *(behind - 1);
}

bool GzipPoints::wantedAt(std::uint64_t out) const {
    const std::lock_guard lock(m_mutex);
    return out >= (m_points.empty() ? 0 : m_points.back()->out) + m_distance;
}

void GzipPoints::add(GzipPoint point) {
    const std::lock_guard lock(m_mutex);
    m_points.push_back(std::make_shared<const GzipPoint>(std::move(point)));
    if (m_points.size() <= kMostPoints) return;
    std::size_t kept = 0;
    for (std::size_t i = 1; i < m_points.size(); i += 2)
        m_points[kept++] = std::move(m_points[i]);
    m_points.resize(kept);
    m_distance *= 2;
}

struct GzipReader::State {
    const base::FileDescriptor* file;
    std::filesystem::path path;
    GzipPoints* points;
    z_stream z = {};
    std::vector<std::byte> block = std::vector<std::byte>(kBlock);
    std::uint64_t in = 0; // behind the block
    std::uint64_t out = 0;
    bool inHeader = true;
    bool ended = false;
    bool first = true; // no member has ended yet

    State(const base::FileDescriptor& opened, std::filesystem::path of,
        const std::shared_ptr<const GzipPoint>& from, GzipPoints* into)
        : file(&opened), path(std::move(of)), points(into) {
        ::inflateInit2(&z, -MAX_WBITS);
        if (!from) return;
        inHeader = false;
        in = from->in;
        out = from->out;
        if (from->bits != 0) {
            std::array<std::byte, 1> last{};
            if (base::readAt(*file, in - 1, last, path).value_or(0) == 1)
                ::inflatePrime(&z, from->bits, std::to_integer<int>(last[0]) >> (8 - from->bits));
        }
        ::inflateSetDictionary(&z, reinterpret_cast<const Bytef*>(from->window.data()),
            static_cast<uInt>(from->window.size()));
    }
    ~State() { ::inflateEnd(&z); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // False at the end of the file.
    Result<bool> fill() {
        if (z.avail_in > 0) return true;
        const auto n = base::readAt(*file, in, block, path);
        if (!n) return tl::unexpected(n.error());
        in += *n;
        z.next_in = reinterpret_cast<Bytef*>(block.data());
        z.avail_in = static_cast<uInt>(*n);
        return *n > 0;
    }
    Result<int> byte() {
        const auto more = fill();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return -1;
        --z.avail_in;
        return *z.next_in++;
    }
    Result<void> pass(std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i) {
            const auto c = byte();
            if (!c) return tl::unexpected(c.error());
            if (*c < 0) return broken();
        }
        return {};
    }
    [[nodiscard]] tl::unexpected<Error> broken() const {
        return fail(ErrorCode::CorruptData, path, "the gzip data is damaged or cut off");
    }
    // RFC 1952, 2.3. Zeros and other bytes behind the last member are no member.
    Result<void> header() {
        const auto a = byte();
        const auto b = a ? byte() : a;
        if (!b) return tl::unexpected(b.error());
        if (*a != 0x1F || *b != 0x8B) {
            if (first) return broken();
            ended = true;
            return {};
        }
        const auto method = byte();
        const auto flags = method ? byte() : method;
        if (!flags) return tl::unexpected(flags.error());
        if (*method != 8 || *flags < 0) return broken();
        if (auto done = pass(6); !done) return done;
        if ((*flags & 4) != 0) {
            const auto low = byte();
            const auto high = low ? byte() : low;
            if (!high) return tl::unexpected(high.error());
            if (*low < 0 || *high < 0) return broken();
            if (auto done =
                    pass(static_cast<std::size_t>(*high) * 256 + static_cast<std::size_t>(*low));
                !done)
                return done;
        }
        for (const int text : {8, 16}) {
            if ((*flags & text) == 0) continue;
            while (true) {
                const auto c = byte();
                if (!c) return tl::unexpected(c.error());
                if (*c < 0) return broken();
                if (*c == 0) break;
            }
        }
        if ((*flags & 2) != 0)
            if (auto done = pass(2); !done) return done;
        inHeader = false;
        return {};
    }
    void leavePoint() {
        const bool between = (z.data_type & 128) != 0 && (z.data_type & 64) == 0;
        if (points == nullptr || !between || !points->wantedAt(out)) return;
        GzipPoint point;
        point.in = in - z.avail_in;
        point.out = out;
        point.bits = z.data_type & 7;
        point.window.resize(kWindow);
        uInt bytes = 0;
        if (::inflateGetDictionary(&z, reinterpret_cast<Bytef*>(point.window.data()), &bytes) !=
            Z_OK)
            return;
        point.window.resize(bytes);
        points->add(std::move(point));
    }
    // Some bytes, at least one unless the end is near.
    Result<std::size_t> step(std::span<std::byte> into) {
        if (inHeader)
            if (auto done = header(); !done || ended) {
                if (!done) return tl::unexpected(done.error());
                return std::size_t{0};
            }
        if (const auto more = fill(); !more || !*more) {
            if (!more) return tl::unexpected(more.error());
            return broken();
        }
        z.next_out = reinterpret_cast<Bytef*>(into.data());
        z.avail_out = static_cast<uInt>(into.size());
        const int code = ::inflate(&z, points != nullptr ? Z_BLOCK : Z_NO_FLUSH);
        const std::size_t n = into.size() - z.avail_out;
        out += n;
        if (code == Z_STREAM_END) {
            if (auto done = pass(8); !done) return tl::unexpected(done.error());
            ::inflateReset(&z);
            inHeader = true;
            first = false;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            return broken();
        } else {
            leavePoint();
        }
        return n;
    }
};

GzipReader::GzipReader(const base::FileDescriptor& file, std::filesystem::path path,
    const std::shared_ptr<const GzipPoint>& from, GzipPoints* points)
    : m_state(std::make_unique<State>(file, std::move(path), from, points)) {
}
GzipReader::GzipReader(GzipReader&&) noexcept = default;
GzipReader& GzipReader::operator=(GzipReader&&) noexcept = default;
GzipReader::~GzipReader() = default;

std::uint64_t GzipReader::at() const noexcept {
    return m_state->out;
}

Result<std::size_t> GzipReader::read(std::span<std::byte> out, const std::stop_token& stop) {
    std::size_t done = 0;
    while (done < out.size() && !m_state->ended) {
        if (stop.stop_requested()) return cancelled(m_state->path);
        auto n = m_state->step(out.subspan(done, std::min(kBlock, out.size() - done)));
        if (!n) return n;
        done += *n;
    }
    return done;
}

Result<void> GzipReader::skipTo(std::uint64_t at, const std::stop_token& stop) {
    std::vector<std::byte> waste(kBlock);
    while (m_state->out < at && !m_state->ended) {
        if (stop.stop_requested()) return cancelled(m_state->path);
        const std::uint64_t left = at - m_state->out;
        const auto n = m_state->step(std::span(waste).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(waste.size(), left))));
        if (!n) return tl::unexpected(n.error());
    }
    return {};
}

} // namespace lightstack::archive
