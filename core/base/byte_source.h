// Random access to bytes, whatever they come from: a file, memory, later a zip entry.
//
// Sniffers, directory walkers and readers take a ByteSource, so that the same code runs on files
// and on fixtures in memory, and so that every byte read is counted (the promise "one read a file"
// is checked with these counters). Thread: one at a time per object; FileSource keeps a window of
// the file.
#pragma once

#include "core/base/file_io.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lightstack::base {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    [[nodiscard]] virtual std::uint64_t size() const noexcept = 0;
    // Copies up to out.size() bytes from offset; returns how many there were (0 past the end or
    // after a read error: to a parser both mean "the data ends here").
    virtual std::size_t read(std::uint64_t offset, std::span<std::byte> out) = 0;
    // Bytes fetched from the medium so far.
    [[nodiscard]] virtual std::uint64_t bytesRead() const noexcept { return 0; }
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::span<const std::byte> bytes) noexcept : m_bytes(bytes) {}
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_bytes.size(); }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override;

private:
    std::span<const std::byte> m_bytes;
};

// A file behind one window of `windowBytes`, so that small reads near each other cost one pread.
// Reads larger than the window go straight to the file. Does not own the descriptor.
class FileSource final : public ByteSource {
public:
    FileSource(const FileDescriptor& file, std::uint64_t size, std::size_t windowBytes = 64 * 1024);
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_size; }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override;
    [[nodiscard]] std::uint64_t bytesRead() const noexcept override { return m_bytesRead; }
    // What the window does not hold yet, by one read; the file is its window from now on.
    void fetchWhole();

private:
    const FileDescriptor& m_file;
    std::uint64_t m_size;
    std::vector<std::byte> m_window;
    std::uint64_t m_windowOffset = 0;
    std::size_t m_windowFilled = 0;
    std::uint64_t m_bytesRead = 0;
};

} // namespace lightstack::base
