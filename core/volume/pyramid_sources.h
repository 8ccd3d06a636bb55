// The source slices of a pyramid by position: gaps filled by the chosen rule, bad slices replaced
// where that is allowed, the files' states remembered for the manifest.
// Thread: open() from any.
#pragma once

#include "core/volume/pyramid_manifest.h"

#include <mutex>

namespace lightstack::volume {

// "3 slices are missing between 1 and 20".
[[nodiscard]] std::string missingText(std::int64_t missing, std::int64_t first, std::int64_t last);

class PyramidSources {
public:
    // `stack` must outlive them: there may be a hundred thousand slices, which are kept once.
    // CorruptData for gaps under rule Stop, LimitExceeded where gaps outnumber slices by far.
    static Result<PyramidSources> make(const SliceStack& stack, GapRule rule, bool skipBad);
    static Result<PyramidSources> make(SliceStack&& stack, GapRule rule, bool skipBad) = delete;

    [[nodiscard]] std::int64_t depth() const noexcept {
        return static_cast<std::int64_t>(m_slices.size());
    }
    // Of the stack's typical slice, else of the first that can be read. Unsupported where its
    // samples are numbers of colours.
    Result<VolumeSpec> spec(std::uint64_t maxBytes, const std::stop_token& stop);
    // Where a page of a TIFF of many stands; null where that is not known. After spec().
    [[nodiscard]] const io::TiffPage* pageOf(int page) const noexcept;
    // What stands at a position by the listing: what the manifest must have seen.
    [[nodiscard]] SourceState expected(std::int64_t position) const;

    struct Opened {
        std::unique_ptr<io::RowStream> rows;
        SourceState state;         // its checksum is still open
        std::int64_t position = 0; // of the slice that is read: another's where this one is missing
    };
    // A slice that is not like `spec` or cannot be opened is bad: with skipBad it is recorded and
    // replaced, else it is the error.
    Result<Opened> open(std::int64_t position, const VolumeSpec& spec, std::uint64_t maxBytes,
        const std::stop_token& stop);
    // Trouble while rows were read. True: it will be replaced, open again.
    bool replaceBad(std::int64_t position, const Error& error);
    [[nodiscard]] std::vector<Error> failures() const;

private:
    struct Shared { // movable as a whole
        std::mutex mutex;
        std::vector<bool> bad;
        std::vector<Error> failures;
    };
    [[nodiscard]] const Slice* sliceFor(std::int64_t position) const;
    Result<Opened> openSlice(const Slice& slice, const VolumeSpec& spec, std::uint64_t maxBytes,
        const std::stop_token& stop);

    const SliceStack* m_stack = nullptr;
    GapRule m_rule = GapRule::Stop;
    bool m_skipBad = false;
    std::vector<const Slice*> m_slices; // null: missing
    std::vector<io::TiffPage> m_pages;
    std::unique_ptr<Shared> m_shared = std::make_unique<Shared>();
};

} // namespace lightstack::volume
