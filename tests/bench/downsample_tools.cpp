#include "tests/bench/downsample_tools.h"

#include "tests/bench/downsample_set.h"
#include "tests/support/fault_shim.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <tiffio.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace lightstack::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

unsigned cores() {
    return std::max(1U, std::thread::hardware_concurrency());
}

// Names here are our own: no quotes in them.
std::string quoted(const fs::path& path) {
    return "'" + path.native() + "'";
}

bool isThere(const char* program) {
    const std::string command = std::string("command -v ") + program + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

double missing(const char* tool) {
    std::printf("  %s is not installed: not measured\n", tool);
    return 0;
}

double timed(const std::string& command) {
    const auto start = Clock::now();
    if (std::system(command.c_str()) != 0) {
        std::printf("FAILED: %s\n", command.c_str());
        std::exit(1);
    }
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Load all, one file after the other; process all, a process a core, one picture a task; write all
// with one thread, aside and renamed: what the report timed at 14 images a second.
constexpr const char* kPillow = R"(
import io, os, sys, time
from concurrent.futures import ProcessPoolExecutor, as_completed
from PIL import Image
folder, workers = sys.argv[1], int(sys.argv[2])
def process(path, data):
    with Image.open(io.BytesIO(data)) as image:
        longest = max(image.size)
        if longest <= 512:
            return None
        size = [max(1, int(side * 512 / longest)) for side in image.size]
        small = image.convert('RGB').resize(size, Image.LANCZOS)
    out = io.BytesIO()
    small.save(out, 'JPEG', quality=95, optimize=True, subsampling=0)
    return path, out.getvalue()
if __name__ == '__main__':
    paths = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    start = time.time()
    loaded = []
    for path in paths:
        with open(path, 'rb', buffering=16 << 20) as f:
            loaded.append((path, f.read()))
    then = time.time()
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(process, *item) for item in loaded]
        results = [r for r in (job.result() for job in as_completed(jobs)) if r]
    done = time.time()
    for path, data in sorted(results):
        with open(path + '.tmp', 'wb', buffering=8 << 20) as f:
            f.write(data)
        os.replace(path + '.tmp', path)
    print('  Pillow: load %.2f s, process %.2f s, write %.2f s' %
          (then - start, done - then, time.time() - done), flush=True)
)";

OurRun read(const fs::path& json) {
    QFile file(QString::fromStdString(json.native()));
    if (!file.open(QIODevice::ReadOnly)) std::exit(1);
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    OurRun run;
    const auto number = [&](const char* name) { return object[QLatin1String(name)]; };
    run.peakBytes = number("peak_rss_bytes").toDouble();
    run.written = number("written").toInt();
    run.failed = number("failed").toInt();
    for (const QJsonValue& value : number("stages").toArray()) {
        const QJsonObject stage = value.toObject();
        const QString name = stage[QLatin1String("name")].toString();
        const double seconds = stage[QLatin1String("seconds")].toDouble();
        if (name == QLatin1String("check")) {
            run.check = seconds;
            run.checkBytes = stage[QLatin1String("bytes")].toDouble();
        }
        if (name == QLatin1String("load")) run.load = seconds;
        if (name == QLatin1String("process")) run.process = seconds;
        if (name == QLatin1String("write")) run.write = seconds;
    }
    run.workers = static_cast<int>(cores());
    return run;
}

} // namespace

double OurRun::slowestStage() const {
    return std::max((load + process) / workers, write / writers);
}

Tools::Tools(fs::path programs, fs::path scratch)
    : m_programs(std::move(programs)), m_scratch(std::move(scratch)) {
}

OurRun Tools::ours(
    const fs::path& from, const fs::path& to, const std::vector<std::string>& options) const {
    const fs::path json = m_scratch / "ours.json";
    std::string command = "XDG_STATE_HOME=" + quoted(m_scratch / "state") + " " +
                          quoted(m_programs / "lightstack-cli") + " --json downsample " +
                          quoted(from) + " --size 512 --quality 95 --chroma 444";
    command += to.empty() ? " --in-place" : " --out " + quoted(to);
    for (const std::string& option : options)
        command += " " + option;
    const double seconds = timed(command + " > " + quoted(json));
    OurRun run = read(json);
    run.seconds = seconds;
    return run;
}

OurRun Tools::delayed(const fs::path& from, const fs::path& to, int micros,
    const std::vector<std::string>& options) const {
    using namespace tests::faults;
    const unsigned all = kOpen | kRead | kWrite | kSync | kRename | kUnlink | kMakeFolder | kClose;
    ::setenv("LD_PRELOAD", (m_programs / "liblightstack_fault_shim.so").c_str(), 1);
    ::setenv("LIGHTSTACK_FAULT_ROOT", m_scratch.c_str(), 1);
    ::setenv("LIGHTSTACK_FAULT_OPS", std::to_string(all).c_str(), 1);
    ::setenv("LIGHTSTACK_FAULT_DELAY_US", std::to_string(micros).c_str(), 1);
    const OurRun run = ours(from, to, options);
    for (const char* name : {"LD_PRELOAD", "LIGHTSTACK_FAULT_ROOT", "LIGHTSTACK_FAULT_OPS",
             "LIGHTSTACK_FAULT_DELAY_US"})
        ::unsetenv(name);
    return run;
}

double Tools::vips(const fs::path& from, const fs::path& to) const {
    if (!isThere("vipsthumbnail")) return missing("vipsthumbnail");
    fs::create_directories(to);
    return timed("ls " + quoted(from) + "/*.jpg | VIPS_CONCURRENCY=1 xargs -P " +
                 std::to_string(cores()) + " -n 8 vipsthumbnail --size '512x512>' -o " +
                 quoted(to / "%s.jpg[Q=95,subsample-mode=off]"));
}

double Tools::mogrify(const fs::path& from, const fs::path& to) const {
    if (!isThere("mogrify")) return missing("mogrify");
    fs::create_directories(to);
    return timed("mogrify -path " + quoted(to) +
                 " -filter Lanczos -resize '512x512>' -quality 95 -sampling-factor 4:4:4 " +
                 quoted(from) + "/*.jpg");
}

double Tools::pillow(const fs::path& from, const fs::path& copy) const {
    std::string python;
    for (const char* candidate : {"/usr/bin/python3", "python3"})
        if (std::system((std::string(candidate) + " -c 'import PIL' 2>/dev/null").c_str()) == 0) {
            python = candidate;
            break;
        }
    if (python.empty()) return missing("Pillow");
    fs::create_directories(copy.parent_path());
    copySynced(from, copy);
    std::ofstream(m_scratch / "pillow.py") << kPillow;
    return timed(python + " " + quoted(m_scratch / "pillow.py") + " " + quoted(copy) + " " +
                 std::to_string(cores()));
}

void printRatio(const char* tool, double theirs, double ours, bool there) {
    if (there) std::printf("  %-22s %9.2f images/s: %.2f x\n", tool, theirs, ours / theirs);
}

void writeLargeTiffs(const fs::path& folder) {
    constexpr std::uint32_t kSide = 12'912; // x 12,912 x 3 bytes = 500 MB
    writePhotos(folder, 12, 4000, 3000);
    std::vector<std::uint8_t> row(std::size_t{3} * kSide);
    for (const char* name : {"large-1.tif", "large-2.tif"}) {
        TIFF* tiff = TIFFOpen((folder / name).c_str(), "w");
        if (tiff == nullptr) std::exit(1);
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, kSide);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, kSide);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 3);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
        for (std::uint32_t y = 0; y < kSide; ++y) {
            for (std::size_t x = 0; x < row.size(); ++x)
                row[x] = static_cast<std::uint8_t>((x / 300 + y / 100) & 255);
            TIFFWriteScanline(tiff, row.data(), y);
        }
        TIFFClose(tiff);
    }
}

} // namespace lightstack::bench
