#include "tests/bench/bench_slices_set.h"

#include "core/base/file_io.h"
#include "core/volume/folder_handle.h"
#include "core/volume/stack_finder.h"
#include "tests/bench/scan_slice.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

#include <tiffio.h>

namespace lightstack::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kWidth = 3072;
constexpr int kHeight = 2560;
constexpr std::size_t kRow = std::size_t{kWidth} * 2;
constexpr int kMiddle = 4;                 // of the first look's first cell: it is marked, too
constexpr std::uint32_t kSparseHead = 512; // bytes before the rows

std::string sliceNameOf(int z) {
    std::string number = std::to_string(z);
    return "slice_" + std::string(5 - number.size(), '0') + number + ".tif";
}

} // namespace

void giveUp(const std::string& why) {
    std::fprintf(stderr, "bench_slices: %s\n", why.c_str());
    std::exit(1);
}

std::uint16_t markOf(std::int64_t z) {
    return static_cast<std::uint16_t>(1 + z * 40503 % 65535);
}

void writeSparse(const fs::path& path, int z) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) giveUp("cannot write " + path.native());
    const std::array<std::array<std::uint32_t, 3>, 8> entries{{{256, 4, kWidth}, {257, 4, kHeight},
        {258, 3, 16}, {259, 3, 1}, {262, 3, 1}, {273, 4, kSparseHead}, {278, 4, kHeight},
        {279, 4, static_cast<std::uint32_t>(kRow * kHeight)}}};
    std::vector<std::uint16_t> head{0x4949, 42, 8, 0, static_cast<std::uint16_t>(entries.size())};
    for (const auto& [tag, type, value] : entries) {
        head.insert(head.end(),
            {static_cast<std::uint16_t>(tag), static_cast<std::uint16_t>(type), 1, 0,
                static_cast<std::uint16_t>(value), static_cast<std::uint16_t>(value >> 16)});
    }
    head.insert(head.end(), {0, 0});
    const std::uint16_t mark = markOf(z);
    const auto middle = static_cast<off_t>(kSparseHead + kMiddle * kRow + kMiddle * 2);
    const bool good = ::pwrite(fd, head.data(), head.size() * 2, 0) > 0 &&
                      ::pwrite(fd, &mark, 2, kSparseHead) > 0 &&
                      ::pwrite(fd, &mark, 2, middle) > 0 &&
                      ::ftruncate(fd, static_cast<off_t>(kSparseHead + kRow * kHeight)) == 0;
    ::close(fd);
    if (!good) giveUp("cannot write " + path.native());
}

void writeReal(const fs::path& path, int z, int compression) {
    std::vector<std::uint16_t> pixels = scanSlice(kWidth, kHeight, z);
    TIFF* tif = TIFFOpen(path.c_str(), "wl");
    const int rows = compression == COMPRESSION_NONE ? kHeight : 64;
    TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, kWidth);
    TIFFSetField(tif, TIFFTAG_IMAGELENGTH, kHeight);
    TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, 16);
    TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tif, TIFFTAG_COMPRESSION, compression);
    TIFFSetField(tif, TIFFTAG_ROWSPERSTRIP, rows);
    for (int y = 0, strip = 0; y < kHeight; y += rows, ++strip)
        TIFFWriteEncodedStrip(tif, static_cast<std::uint32_t>(strip),
            pixels.data() + static_cast<std::size_t>(y) * kWidth,
            static_cast<tmsize_t>(rows) * kWidth * 2);
    TIFFClose(tif);
}

void makeSet(
    const fs::path& folder, int count, const std::function<void(const fs::path&, int)>& one) {
    fs::create_directories(folder);
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int z = next++; z < count; z = next++)
            if (const fs::path path = folder / sliceNameOf(z); !fs::exists(path)) one(path, z);
    };
    std::jthread other(work);
    work();
}

volume::SliceStack stackIn(const fs::path& folder) {
    const auto handle = volume::FolderHandle::open(folder);
    const auto files = handle ? handle->list({}) : Result<std::vector<volume::FolderFile>>();
    if (!handle || !files) giveUp("cannot list " + folder.native());
    auto found = volume::findStacks(folder, *files);
    if (found.stacks.size() != 1) giveUp("no stack in " + folder.native());
    return std::move(found.stacks.front().stack);
}

void forget(const volume::SliceStack& stack) {
    for (const volume::Slice& slice : stack.slices) {
        const int fd = ::open(stack.pathOf(slice).c_str(), O_RDONLY | O_CLOEXEC);
        ::fdatasync(fd);
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        ::close(fd);
    }
}

double readAll(const volume::SliceStack& stack) {
    const auto start = Clock::now();
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        std::vector<std::byte> buffer(2 << 20);
        for (std::size_t i = next++; i < stack.slices.size(); i = next++) {
            const int fd = ::open(stack.pathOf(stack.slices[i]).c_str(), O_RDONLY | O_CLOEXEC);
            off_t at = 0;
            for (ssize_t n = 1; n > 0; at += n)
                n = ::pread(fd, buffer.data(), buffer.size(), at);
            ::close(fd);
        }
    };
    {
        std::jthread other(work);
        work();
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace lightstack::bench
