// One window for all slices of a stack, as its tile shows them.
//
// It reaches from the lowest to the highest limit of the automatic windows of a few slices; one
// that is the same grey everywhere has no say. Worked out when the first of its slices is asked
// for, while the others wait, and kept until the middle one changes; in the store, too, with that
// one's row, so that the next start reads nothing. Thread: any, several at once.
#pragma once

#include "core/base/file_io.h"
#include "core/catalog/thumbnail_store.h"
#include "core/raster/tone.h"
#include "core/thumbs/stack_sample.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace lightstack::thumbs {

class StackWindows {
public:
    // What a slice says of its values.
    struct Look {
        bool readable = false;
        bool grey = false; // more than eight bits of it: nothing else is windowed
        std::optional<raster::WindowLevel> window; // none where all of it is one value
    };
    using LookAt = std::function<Look(const StackSample::Slice&)>;

    // None: not of such a kind, or nothing of it could be read (asked again then).
    std::optional<raster::WindowLevel> find(const StackSample& stack,
        catalog::ThumbnailStore* store, const LookAt& lookAt, const std::stop_token& stop);

private:
    using Answer = std::optional<raster::WindowLevel>;
    // `looks`: of the first slices, from a work that was interrupted.
    static std::optional<Answer> workOut(const StackSample& stack, std::vector<Look>& looks,
        const LookAt& lookAt, const std::stop_token& stop);
    static std::optional<Answer> answerTo(const StackSample& stack, catalog::ThumbnailStore* rows,
        const base::FileStamp& middle, std::vector<Look>& looks, const LookAt& lookAt,
        const std::stop_token& stop);

    using Clock = std::chrono::steady_clock;
    struct Known {
        std::optional<Answer> answer; // none: somebody is looking
        base::FileStamp middle;       // the slice that stands for it
        Clock::time_point looked{};
    };

    std::mutex m_mutex; // guards all below
    std::condition_variable_any m_answered;
    std::unordered_map<std::uint64_t, Known> m_known;
    std::unordered_map<std::uint64_t, std::vector<Look>> m_begun;
};

// The page under which the store keeps a slice as part of a stack with this window: no file has as
// many pages.
[[nodiscard]] int windowedPage(const raster::WindowLevel& window, int page) noexcept;

} // namespace lightstack::thumbs
