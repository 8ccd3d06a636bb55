#include "tests/bench/bench_pyramid_set.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace lightstack::bench {
namespace {

constexpr const char* kPython = "/usr/bin/python3";

// Level by level the same voxels, sums carried unrounded; sizes of the set are even all the way.
constexpr const char* kScript = R"(
import os, sys, time
try:
    import numpy as np, tifffile
except ImportError as e:
    print("absent", e); sys.exit(0)
folder, out, ours, levels = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
for n in range(1, levels + 1):
    os.makedirs(os.path.join(out, str(n)), exist_ok=True)
def name(root, level, index):
    return os.path.join(root, str(level), "%06d.tif" % index)
def run():
    waiting = {}
    for z, file in enumerate(sorted(os.listdir(folder))):
        sums, index = tifffile.imread(os.path.join(folder, file)).astype(np.uint32), z
        for n in range(1, levels + 1):
            if index % 2 == 0:
                waiting[n] = sums
                break
            sums = sums + waiting.pop(n)
            sums = (sums[0::2, 0::2] + sums[0::2, 1::2] + sums[1::2, 0::2] + sums[1::2, 1::2])
            index //= 2
            shift = 3 * n
            mean = ((sums + (1 << (shift - 1))) >> shift).astype(np.uint16)
            tifffile.imwrite(name(out, n, index), mean)
run()
os.sync()
start = time.perf_counter()
run()
written = time.perf_counter() - start
os.sync()
synced = time.perf_counter() - start
for n in range(1, levels + 1):
    for file in os.listdir(os.path.join(out, str(n))):
        a = tifffile.imread(os.path.join(out, str(n), file))
        if not np.array_equal(a, tifffile.imread(os.path.join(ours, str(n), file))):
            print("different", n, file); sys.exit(0)
print("seconds", synced, written)
)";

} // namespace

std::optional<PythonSeconds> pythonSeconds(const volume::SliceStack& stack,
    const std::filesystem::path& ours, const std::filesystem::path& work) {
    if (::access(kPython, X_OK) != 0) {
        std::printf("python: skipped, there is no %s\n", kPython);
        return std::nullopt;
    }
    std::filesystem::create_directories(work);
    const auto script = work / "reference.py";
    std::ofstream(script) << kScript;
    int levels = 0;
    while (std::filesystem::exists(ours / std::to_string(levels + 1)))
        ++levels;
    const std::string command = std::string(kPython) + " '" + script.native() + "' '" +
                                stack.folder.native() + "' '" + (work / "out").native() + "' '" +
                                ours.native() + "' " + std::to_string(levels);
    std::FILE* answer = ::popen(command.c_str(), "r");
    if (answer == nullptr) return std::nullopt;
    std::array<char, 200> line{};
    const bool any = std::fgets(line.data(), line.size(), answer) != nullptr;
    ::pclose(answer);
    std::filesystem::remove_all(work);
    PythonSeconds out;
    if (any && std::sscanf(line.data(), "seconds %lf %lf", &out.synced, &out.written) == 2)
        return out;
    std::printf("python: skipped: %s\n", any ? line.data() : "no answer");
    return std::nullopt;
}

} // namespace lightstack::bench
