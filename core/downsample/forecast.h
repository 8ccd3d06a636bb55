// What a batch will do, told while its settings are still being chosen.
//
// 1. survey() lists the pictures and reads their headers once: whatever is asked of them, these do
// not change. What a picture has besides is read when a request wants it to be made smaller, and
// once: of those that fit the header is all. 2. forecast() judges them by a request, in memory, and
// finds the names that would collide, by the rules of the run itself (downsample_plan.h). 3.
// predict() (there) makes a few of them on trial. Thread: each on one, off the GUI thread; survey()
// starts workers of its own.
#pragma once

#include "core/downsample/downsample_plan.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace lightstack::downsample {

// What the pictures of a survey have that a smaller one may not keep. Thread: any.
class AttachmentStore {
public:
    explicit AttachmentStore(std::size_t count) : m_known(count) {}
    [[nodiscard]] std::optional<Attachments> at(std::size_t picture) const;
    void put(std::size_t picture, Attachments attachments);

private:
    mutable std::mutex m_mutex;
    std::vector<std::optional<Attachments>> m_known;
};

struct Survey {
    std::vector<Candidate> files;               // in natural order of their paths
    std::vector<Result<PictureHeader>> headers; // of each
    std::vector<Error> unreadable;              // folders; inputs that are not there
    std::shared_ptr<AttachmentStore> attached;  // of each, as far as it was asked for
};

// Changes nothing. `counted`: files whose header has been read, for showing. Stopped: what there
// is, which is of no use.
Survey survey(const DownsampleRequest& request, std::atomic<std::uint64_t>& counted,
    const std::stop_token& stop);

struct Forecast {
    std::shared_ptr<const std::vector<PlannedPicture>> pictures;
    std::uint64_t fitting = 0;
    std::uint64_t writing = 0;
    std::uint64_t converting = 0;                // of those
    std::uint64_t renamed = 0;                   // of those: the original stays beside the result
    std::uint64_t bytesBefore = 0;               // of the originals of what will be written
    std::map<std::string, std::uint64_t> losses; // pictures whose result will not have this
    std::vector<Error> collisions;               // refused because of names
    std::vector<Error> failures;                 // cannot be read, or not be made smaller
};

// Opens only pictures that no request before wanted to be written. Stopped: not all losses.
Forecast forecast(
    const Survey& survey, const DownsampleRequest& request, const std::stop_token& stop);

} // namespace lightstack::downsample
