// A folder of a million pictures in the real grid, offscreen at 1920x1080: first page, whole and
// sorted, the longest the GUI thread was busy, memory after scrolling from end to end, and the work
// of a scroll step against a folder of a thousand.
//
// bench_million [--files N] [--folder DIR]: hard links to 20 originals, made once and kept.
#include "core/browse/folder_session.h"
#include "core/thumbs/thumbnail_service.h"
#include "core/volume/picture_head.h"
#include "ui/grid/frame_trace.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

using namespace lightstack;

namespace {

constexpr int kOriginals = 20;

void makeFolder(const std::filesystem::path& folder, int files) {
    std::filesystem::create_directories(folder);
    const auto last = folder / ("IMG_" + std::to_string(1'000'000 + files - 1) + ".jpg");
    if (std::filesystem::exists(last)) return;
    std::printf("making %d files in %s\n", files, folder.c_str());
    const auto seeds = folder.parent_path() / (folder.filename().native() + "-originals");
    std::filesystem::create_directories(seeds);
    for (int i = 0; i < kOriginals; ++i) {
        QImage image(640, 480, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(i * 18, 160, 200));
        for (int y = 0; y < 480; y += 7)
            for (int x = 0; x < 640; ++x)
                image.setPixel(x, y, qRgb((x * i) & 255, y & 255, 128));
        image.save(QString::fromStdString(seeds / (std::to_string(i) + ".jpg")));
    }
    for (int i = 0; i < files; ++i) {
        const auto name = folder / ("IMG_" + std::to_string(1'000'000 + i) + ".jpg");
        ::link((seeds / (std::to_string(i % kOriginals) + ".jpg")).c_str(), name.c_str());
    }
}

double residentMb(const char* key) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == key) {
            double kb = 0;
            status >> kb;
            return kb / 1024;
        }
    return 0;
}

double cpuMs() { // of this thread
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

struct Watch { // the longest the GUI thread was busy: by the clock, and with its own work
    double longest = 0;
    double longestCpu = 0;
    void step(bool rest = true) {
        QElapsedTimer clock;
        clock.start();
        const double before = cpuMs();
        QApplication::processEvents(QEventLoop::AllEvents);
        longest = std::max(longest, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        longestCpu = std::max(longestCpu, cpuMs() - before);
        if (rest) ::usleep(200);
    }
};

struct Opened {
    double firstMs = 0;
    double completeMs = 0;
    double guiMs = 0;
    double guiCpuMs = 0;
    double scrollMs = 0; // GUI thread, a step of one line with everything in view at hand, median
    double openedMb = 0;
};

// From end to end: a jump, a pause until its thumbnails are there, and one line further, which is
// timed.
double scrollThrough(
    ui::ThumbnailGrid& grid, const thumbs::ThumbnailService& service, Watch& watch) {
    constexpr int kJumps = 60;
    QScrollBar& bar = *grid.verticalScrollBar();
    const int line = std::max(1, bar.singleStep());
    std::vector<double> spent;
    for (int i = 0; i <= kJumps; ++i) {
        bar.setValue(static_cast<int>(static_cast<double>(bar.maximum() - line) * i / kJumps));
        QElapsedTimer waited;
        waited.start();
        do
            watch.step();
        while ((service.pending() > 0 || waited.elapsed() < 30) && waited.elapsed() < 1000);
        const double before = cpuMs();
        bar.setValue(bar.value() + line);
        grid.viewport()->repaint();
        spent.push_back(cpuMs() - before);
    }
    std::nth_element(spent.begin(), spent.begin() + kJumps / 2, spent.end());
    return spent[kJumps / 2];
}

// As the program: heads are read to tell slices from photographs.
class Heads final : public browse::FactsSource {
public:
    browse::EntryFacts factsOf(const std::filesystem::path&, const base::FileStamp&) override {
        return {INT64_MIN, 0, 0};
    }
    std::optional<browse::PictureHead> headOf(const std::filesystem::path& path) override {
        const auto head = volume::readPictureHead(path);
        if (!head) return std::nullopt;
        return browse::PictureHead{head->width, head->height, head->grey};
    }
};

Opened measure(const std::filesystem::path& folder) {
    thumbs::ThumbnailService service(nullptr, {});
    ui::FolderModel model(&service);
    ui::ThumbnailGrid grid(&model);
    grid.resize(1920, 1080);
    grid.show();
    Opened out;
    QElapsedTimer clock;
    bool complete = false;
    browse::FolderSession session(std::make_shared<Heads>());
    QObject::connect(&session, &browse::FolderSession::viewChanged, &model,
        [&](const std::shared_ptr<const browse::FolderView>& view) {
            model.setView(view);
            grid.repaint();
            if (out.firstMs == 0) out.firstMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            if (view->complete && view->sorted && !complete) {
                complete = true;
                out.completeMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            }
        });
    Watch watch;
    clock.start();
    session.open(folder);
    while (!complete && clock.elapsed() < 60'000)
        watch.step();
    QElapsedTimer settle;
    settle.start();
    while (settle.elapsed() < 2500)
        watch.step(); // sizes and times arrive
    out.guiMs = watch.longest;
    out.openedMb = residentMb("VmRSS:");

    out.scrollMs = scrollThrough(grid, service, watch);
    out.guiMs = watch.longest;
    out.guiCpuMs = watch.longestCpu;
    return out;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyTheme(application, ui::Scheme::Dark);
    int files = 1'000'000;
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "lightstack-bench-million";
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::string(argv[i]) == "--files") files = std::atoi(argv[i + 1]);
        if (std::string(argv[i]) == "--folder") folder = argv[i + 1];
    }
    const auto large = folder / std::to_string(files);
    const auto small = folder / "1000";
    makeFolder(large, files);
    makeFolder(small, 1000);
    const ui::FrameTrace trace;
    const Opened few = measure(small);
    const Opened many = measure(large);
    std::printf("%d files: first page %.0f ms, whole and sorted %.2f s, GUI thread at most %.1f ms "
                "busy (%.1f ms of its own), peak RSS %.0f MB\n",
        files, many.firstMs, many.completeMs / 1000, many.guiMs, many.guiCpuMs,
        residentMb("VmHWM:"));
    std::map<std::string, std::pair<double, double>> worst;
    for (const ui::TraceEvent& e : trace.events()) {
        auto& [ms, own] = worst[e.what];
        ms = std::max(ms, e.ms);
        own = std::max(own, e.ownMs);
    }
    for (const auto& [what, ms] : worst)
        std::printf(
            "  longest %s: %.1f ms (%.1f ms of its own)\n", what.c_str(), ms.first, ms.second);
    std::printf("scroll step (GUI thread): %.2f ms at %d files, %.2f ms at 1000, ratio %.2f\n",
        many.scrollMs, files, few.scrollMs, many.scrollMs / few.scrollMs);
    return 0;
}
