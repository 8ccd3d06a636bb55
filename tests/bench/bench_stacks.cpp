// A folder of 100,000 slices found and judged, warm: names alone, then the whole audit.
// bench_stacks [COUNT] [strip|end|strips]: samples after the directory, before it, a strip a row.
#include "core/volume/folder_handle.h"
#include "core/volume/stack_audit.h"
#include "tests/bench/median.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

using namespace lightstack;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t kWidth = 3072;
constexpr std::uint32_t kHeight = 2560;

struct Layout {
    bool end = false;    // directory behind the samples
    bool strips = false; // a strip a row
};

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
}

// Directory and lists of a 16-bit slice; `samplesAt` and `at` are offsets in the file.
std::string directory(std::uint32_t at, std::uint32_t samplesAt, bool strips) {
    const std::uint32_t count = strips ? kHeight : 1;
    const std::uint32_t bytes = kWidth * 2 * (strips ? 1 : kHeight);
    const std::uint32_t lists = at + 2 + 9 * 12 + 4;
    std::string out;
    put(out, 9, 2);
    const auto entry = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t n,
                           std::uint32_t v) {
        put(out, tag, 2);
        put(out, type, 2);
        put(out, n, 4);
        put(out, v, 4);
    };
    entry(256, 4, 1, kWidth);
    entry(257, 4, 1, kHeight);
    entry(258, 3, 1, 16);
    entry(259, 3, 1, 1);
    entry(262, 3, 1, 1);
    entry(273, 4, count, strips ? lists : samplesAt);
    entry(277, 3, 1, 1);
    entry(278, 4, 1, strips ? 1 : kHeight);
    entry(279, 4, count, strips ? lists + 4 * count : bytes);
    put(out, 0, 4);
    for (std::uint32_t i = 0; strips && i < count; ++i)
        put(out, samplesAt + i * bytes, 4);
    for (std::uint32_t i = 0; strips && i < count; ++i)
        put(out, bytes, 4);
    return out;
}

// Full length, but holes where the samples are: 100,000 slices take little room.
void writeSlice(const std::string& path, const Layout& layout) {
    constexpr std::uint32_t kSamples = kWidth * kHeight * 2;
    const auto headBytes = static_cast<std::uint32_t>(directory(8, 0, layout.strips).size() + 8);
    const std::uint32_t directoryAt = layout.end ? 8 + kSamples : 8;
    std::string head("II*\0", 4);
    put(head, directoryAt, 4);
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const std::string block = directory(directoryAt, layout.end ? 8 : headBytes, layout.strips);
    const bool written =
        fd >= 0 && ::pwrite(fd, head.data(), head.size(), 0) > 0 &&
        ::pwrite(fd, block.data(), block.size(), directoryAt) > 0 &&
        ::ftruncate(fd, static_cast<off_t>(
                            layout.end ? directoryAt + block.size() : headBytes + kSamples)) == 0;
    if (!written) std::abort();
    ::close(fd);
}

double seconds(Clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const std::string kind = argc > 2 ? argv[2] : "strip";
    const Layout layout{kind == "end", kind == "strips"};
    std::string folder = (std::filesystem::temp_directory_path() / "bench-stacks-XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) return 1;
    for (int i = 0; i < count; ++i)
        writeSlice(
            folder + "/scan_26.8um_2021-03-01_" + std::to_string(1'000'000 + i) + ".tif", layout);
    std::vector<double> totals;
    for (int round = 0; round < 5; ++round) {
        const auto start = Clock::now();
        const auto audit = volume::auditFolder(folder, {}, {});
        totals.push_back(seconds(Clock::now() - start));
        if (!audit || audit->stacks.size() != 1 || !audit->stacks.front().isWhole()) return 1;
        std::printf("%d slices (%s): %.3f s: list %.3f, find %.3f, judge %.3f s, %.1f us a file, "
                    "%.1f KB a file\n",
            count, kind.c_str(), totals.back(), seconds(audit->listTime), seconds(audit->findTime),
            seconds(audit->headTime), totals.back() * 1e6 / count,
            static_cast<double>(audit->bytesRead) / 1024 / count);
    }
    std::printf("median %.3f s\n", bench::median(totals));
    std::filesystem::remove_all(folder);
    return 0;
}
