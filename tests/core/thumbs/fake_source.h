// A source of thumbnails whose every answer waits for the test's word.
#pragma once

#include "core/thumbs/thumbnail_source.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace lightstack::tests {

class FakeSource final : public thumbs::ThumbnailSource {
public:
    thumbs::Thumbnail load(
        const thumbs::ThumbnailKey& key, const thumbs::LoadContext& context) override;

    void openAll();                     // nothing waits any more
    void open(const std::string& path); // this one may answer, now and later
    void failOn(const std::string& path, ErrorCode code);
    void lookFirst(const std::string& path); // a provisional answer comes before the wait
    // Waits until so many loads have begun / ended; false after ten seconds.
    bool waitStarted(std::size_t count);
    bool waitEnded(std::size_t count);
    [[nodiscard]] std::vector<std::string> started() const;
    [[nodiscard]] int cancelledCount() const;
    [[nodiscard]] int freshCount() const;

private:
    mutable std::mutex m_mutex; // guards all below
    std::condition_variable_any m_changed;
    bool m_allOpen = false;
    std::set<std::string> m_open, m_lookFirst;
    std::map<std::string, ErrorCode> m_failing;
    std::vector<std::string> m_started;
    std::size_t m_ended = 0;
    int m_cancelled = 0;
    int m_fresh = 0;
};

thumbs::WantedThumbnail wanted(const std::string& path,
    thumbs::DemandTier tier = thumbs::DemandTier::Visible, std::int64_t mtimeNs = 1);

} // namespace lightstack::tests
