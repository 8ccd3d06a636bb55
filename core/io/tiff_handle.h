// libtiff on an ImageFile: one handle, its own messages, reading by pread, memory capped.
//
// Nothing is memory-mapped (files may shrink), messages go to the handle's own list (no
// process-wide handlers), single allocations are limited so that hostile sizes fail instead of
// exhausting memory. Directories are entered by offset, found by our own walk of the chain:
// libtiff's would start from the first page each time. Source: libtiff 4.5. Thread: one at a time a
// handle.
#pragma once

#include "core/io/image_reader.h"

#include <memory>
#include <string>

struct tiff;

namespace lightstack::io {

constexpr int kMostTiffPages = 1'000'000;
constexpr std::uint64_t kMostTiffAllocation = std::uint64_t{512} << 20;

class TiffHandle {
public:
    static Result<TiffHandle> open(const ImageFile& file);
    TiffHandle(TiffHandle&&) noexcept;
    TiffHandle& operator=(TiffHandle&&) noexcept;
    ~TiffHandle();

    [[nodiscard]] tiff* get() const noexcept;
    // Makes the directory at `offset` the current one.
    Result<void> enter(std::uint64_t offset);
    // The first error or warning since the last call, cleaned up for a person; "" where there is
    // none.
    std::string takeMessage();
    [[nodiscard]] bool hasError() const noexcept; // since the last takeMessage()
    [[nodiscard]] const ImageFile& file() const noexcept;
    // While set, reading past the end of the file gives zeros (to decode what a cut strip holds).
    void setPadded(bool padded) noexcept;

private:
    struct State;
    explicit TiffHandle(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> m_state;
};

} // namespace lightstack::io
