// What one file says of itself in its head: size, depth, and whether all its samples can be there.
//
// One open, one stat and one or two small reads a file; TIFF, BMP and PNG by own parsers, the rest
// by the readers of core/io. Lists of strips are looked at up to 64 KB each (beyond: both ends).
// A file that cannot be judged is a state of its own, never an error of the run.
// Thread: one HeaderReader a thread; it keeps its buffers from file to file.
#pragma once

#include "core/image/image_spec.h"
#include "core/volume/folder_handle.h"

#include <memory>
#include <span>

namespace lightstack::volume {

struct SliceSpec {
    int width = 0;
    int height = 0;
    int bits = 0; // a sample, as stored (12 stays 12)
    image::SampleType type = image::SampleType::U8;
    int channels = 1;
    std::string_view mime;    // by content; static
    bool whiteIsZero = false; // TIFF: large samples are dark
    bool operator==(const SliceSpec&) const = default;
};
// "2240 x 2240, uint16", "640 x 480, uint8 x 3", "512 x 512, uint16 (12 bits)", "8 x 8, uint8,
// white is zero".
[[nodiscard]] std::string specText(const SliceSpec& spec);

enum class SliceState : std::uint8_t {
    Good,
    Empty,      // no byte
    Truncated,  // samples or directories would stand past the end of the file
    Unreadable, // cannot be opened, or is no picture
};

struct SliceHeader {
    SliceState state = SliceState::Unreadable;
    ErrorCode code = ErrorCode::CorruptData; // where it is not Good
    bool morePages = false;
    int page = 0;   // of the file, reduced copies counted
    SliceSpec spec; // width 0 where nothing could be read
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::string detail; // why it is not Good
};

// Where pages stand in their file.
[[nodiscard]] std::vector<int> pageNumbers(std::span<const SliceHeader> pages);

class HeaderReader {
public:
    explicit HeaderReader(const FolderHandle& folder);
    ~HeaderReader();
    [[nodiscard]] SliceHeader read(const std::string& name, const std::stop_token& stop);
    // One header a page, reduced copies left out; one alone for what is no TIFF. At most `limit`.
    [[nodiscard]] std::vector<SliceHeader> readPages(
        const std::string& name, int limit, const std::stop_token& stop);
    [[nodiscard]] std::uint64_t bytesRead() const noexcept;

private:
    class Source;
    SliceHeader judge(const std::string& name, const std::stop_token& stop);
    SliceHeader judgeByReader(const std::string& name, const std::stop_token& stop);

    const FolderHandle& m_folder;
    std::unique_ptr<Source> m_source;
    std::uint64_t m_moreBytes = 0; // by the readers of core/io
};

} // namespace lightstack::volume
