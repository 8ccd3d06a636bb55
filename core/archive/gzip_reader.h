// A gzip file from anywhere: going on from where a reader stands, or from a point that an earlier
// pass has left.
//
// A point is the state of the decoder between two of its blocks: where it stands in the file, and
// the 32 KB that went before. They are left while the file is read for the first time, at first
// every 4 MB; beyond 1,024 of them (32 MB) every other one is given up and the distance doubles.
// Thread: GzipPoints: any. GzipReader: one at a time.
#pragma once

#include "core/base/file_io.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace lightstack::archive {

struct GzipPoint {
    std::uint64_t in = 0;  // of the next whole byte in the file
    std::uint64_t out = 0; // bytes that came out before
    int bits = 0;          // of the byte before `in` that are still to be used
    std::vector<std::byte> window;
};

class GzipPoints {
public:
    // The last one that is not behind `out`; null: the beginning.
    [[nodiscard]] std::shared_ptr<const GzipPoint> before(std::uint64_t out) const;
    [[nodiscard]] bool wantedAt(std::uint64_t out) const; // far enough behind the last
    void add(GzipPoint point);

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const GzipPoint>> m_points; // guarded, in order
    std::uint64_t m_distance = std::uint64_t{4} << 20;      // guarded
};

class GzipReader {
public:
    // `file` must outlive the reader. `from` null: the beginning; `points`: left behind, if any.
    GzipReader(const base::FileDescriptor& file, std::filesystem::path path,
        const std::shared_ptr<const GzipPoint>& from, GzipPoints* points);
    GzipReader(GzipReader&&) noexcept;
    GzipReader& operator=(GzipReader&&) noexcept;
    ~GzipReader();

    // Where the next byte stands, unpacked.
    [[nodiscard]] std::uint64_t at() const noexcept;
    // Fewer bytes only at the end. CorruptData; Cancelled, after which it may be gone on with.
    Result<std::size_t> read(std::span<std::byte> out, const std::stop_token& stop);
    Result<void> skipTo(std::uint64_t at, const std::stop_token& stop);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace lightstack::archive
