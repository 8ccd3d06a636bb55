// Every file operation of a small batch fails once, in every way, and the batch is killed before
// every one: no picture is lost or half written, nothing is left over, and what could not be done
// is said.
#include "core/base/atomic_file.h"
#include "core/downsample/downsample.h"
#include "tests/support/fault_run.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QtTest>

#include <algorithm>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleReport;
using downsample::DownsampleRequest;

namespace {

enum Outcome { kWhole = 0, kFailuresListed = 1, kNotBegun = 3, kNotListed = 50 };

constexpr unsigned kAll = faults::kOpen | faults::kWrite | faults::kSync | faults::kRename |
                          faults::kUnlink | faults::kMakeFolder | faults::kClose | faults::kRead;

struct Way {
    const char* name;
    bool inPlace;
    bool toJpeg;
    bool safe;
    bool deleteOriginals;
    bool deleteForGood;
};

constexpr std::array<Way, 4> kWays{{
    {"in place, safe", true, false, true, false, false},
    {"to JPEG in place, originals deleted", true, true, true, true, true},
    {"to a folder, originals to the trash", false, true, true, true, false},
    {"in place, direct", true, false, false, false, false},
}};

struct Trouble {
    const char* name;
    unsigned operations;
    int error;
    bool lasting;
};

const std::array<Trouble, 6> kTroubles{{
    {"EIO", kAll, EIO, false},
    {"disk full from then on", faults::kWrite | faults::kMakeFolder, ENOSPC, true},
    {"EACCES", faults::kOpen | faults::kRename | faults::kUnlink | faults::kMakeFolder, EACCES,
        false},
    {"EINTR", faults::kOpen | faults::kWrite | faults::kSync | faults::kClose | faults::kRead,
        EINTR, false},
    {"short write", faults::kWrite, faults::kShortWrite, false},
    {"killed", kAll, faults::kKill, false},
}};

std::string picture(const char* format, int seed) {
    QImage image(48, 36, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 5, y * 7, (x * y + seed) & 255));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, 90)) std::abort();
    return bytes.toStdString();
}

Tree originals() {
    return {{"a.jpg", picture("JPEG", 1)}, {"sub/b.png", picture("PNG", 2)},
        {"sub/c.jpg", picture("JPEG", 3)}};
}

// A place with pictures, results and journal, all below one folder.
struct Place {
    fs::path root;
    Way way{};

    [[nodiscard]] fs::path results() const { return root / (way.inPlace ? "in" : "out"); }
    void reset() const {
        fs::remove_all(root);
        putTree(root / "in", originals());
    }
    [[nodiscard]] Result<DownsampleReport> run() const {
        DownsampleRequest request;
        request.inputs = {root / "in"};
        request.longSide = 24;
        request.workers = request.writers = 1;
        request.journal = root / "state/journal.jsonl";
        request.resume = true;
        request.safe = way.safe;
        request.deleteOriginals = way.deleteOriginals;
        request.deleteForGood = way.deleteForGood;
        if (way.toJpeg) request.format = io::FileFormat::Jpeg;
        if (!way.inPlace) request.out = root / "out";
        pipeline::StageClock clock(downsample::downsampleStages());
        pipeline::PauseGate gate;
        return downsample::downsample(request, clock, gate, {});
    }
    // The trash's names and dates are its own business.
    [[nodiscard]] Tree tree() const {
        Tree out;
        for (const char* part : {"in", "out"})
            for (auto& [name, content] : treeOf(root / part))
                out[std::string(part) + "/" + name] = content;
        return out;
    }
};

QString reasonsOf(const std::vector<Error>& failures) {
    QString out;
    for (const Error& error : failures)
        out += QString::fromStdString(error.path.string() + ": " + error.detail + "; ");
    return out;
}

} // namespace

class DownsampleFaultTest : public QObject {
    Q_OBJECT

private:
    // Of every original: it stands, or its whole result does; and nothing else is there.
    static void checkNothingIsLost(const Place& place, const Tree& whole) {
        const Tree there = place.tree();
        for (const auto& [name, content] : originals()) {
            const auto original = there.find("in/" + name);
            const bool stands = original != there.end() && original->second == content;
            fs::path result = fs::path(place.way.inPlace ? "in" : "out") / name;
            if (place.way.toJpeg) result.replace_extension(".jpg");
            const auto made = there.find(result.native());
            const bool replaced = made != there.end() && made->second == whole.at(result.native());
            QVERIFY2(stands || replaced, name.c_str());
        }
        for (const auto& [name, content] : there) {
            const bool known = whole.contains(name) ||
                               (name.starts_with("in/") && originals().contains(name.substr(3)));
            QVERIFY2(known || base::isTemporary(name), name.c_str());
        }
    }

    static int work(const Place& place, const Tree& whole) {
        const auto report = place.run();
        faults::disarm();
        if (!report) return kNotBegun;
        if (report->failures.empty()) return place.tree() == whole ? kWhole : kNotListed;
        return kFailuresListed;
    }

    static void oneFault(const Place& place, const Tree& whole, const Trouble& trouble, long at,
        std::map<int, int>& outcomes) {
        place.reset();
        const std::string root = place.root.native();
        const FaultRun run =
            runFaulty({root.c_str(), trouble.operations, at, trouble.error, trouble.lasting, 0},
                [&] { return work(place, whole); });
        ++outcomes[run.status];
        const bool expected =
            trouble.error == faults::kKill
                ? run.status == faults::kKilled || run.status == kWhole
                : run.status == kWhole || run.status == kFailuresListed || run.status == kNotBegun;
        QVERIFY2(expected, qPrintable(QString::number(run.status)));
        // These two a program must be able to live with.
        if (trouble.error == EINTR || trouble.error == faults::kShortWrite)
            QCOMPARE(run.status, static_cast<int>(kWhole));
        checkNothingIsLost(place, whole);
        const auto again = place.run(); // undisturbed
        QVERIFY(again);
        QVERIFY2(again->failures.empty(), qPrintable(reasonsOf(again->failures)));
        QVERIFY(place.tree() == whole);
        QVERIFY(!fs::exists(place.root / "state/journal.jsonl"));
    }

private Q_SLOTS:
    void noFaultLosesAnything_data() {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("trouble");
        for (int way = 0; way < static_cast<int>(kWays.size()); ++way)
            for (int trouble = 0; trouble < static_cast<int>(kTroubles.size()); ++trouble)
                QTest::addRow("%s: %s", kWays[static_cast<std::size_t>(way)].name,
                    kTroubles[static_cast<std::size_t>(trouble)].name)
                    << way << trouble;
    }
    void noFaultLosesAnything() {
#ifdef __SANITIZE_THREAD__
        QSKIP("threads after a fork are not for this sanitizer");
#endif
        QFETCH(int, way);
        QFETCH(int, trouble);
        if (fs::is_directory("/dev/shm")) qputenv("TMPDIR", "/dev/shm"); // no disk to wait for
        const TempFolder folder;
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "place/data").native()));
        const Place place{folder / "place", kWays[static_cast<std::size_t>(way)]};
        const Trouble& what = kTroubles[static_cast<std::size_t>(trouble)];
        place.reset();
        const std::string root = place.root.native();
        faults::arm({root.c_str(), 0, 0, 0, false, 0}); // no waiting for the disk here either
        Tree whole;
        const FaultRun counting = runFaulty({root.c_str(), what.operations, 0, 0, false, 0}, [&] {
            const auto report = place.run();
            return report && report->failures.empty() ? kWhole : kFailuresListed;
        });
        QCOMPARE(counting.status, static_cast<int>(kWhole));
        whole = place.tree();
        QVERIFY(whole != originals() && counting.counted > 0);
        std::map<int, int> outcomes;
        for (long at = 1; at <= counting.counted; ++at) {
            oneFault(place, whole, what, at, outcomes);
            if (QTest::currentTestFailed()) {
                qWarning("at operation %ld of %ld", at, counting.counted);
                return;
            }
        }
        QString text;
        for (const auto& [status, count] : outcomes)
            text += QStringLiteral(" %1x%2").arg(count).arg(status);
        qInfo("%ld operations; outcomes%s", counting.counted, qPrintable(text));
    }
};

#include "downsample_fault_test.moc"
LIGHTSTACK_TEST(DownsampleFaultTest);
