// Runs from names alone: what the fast look does not see, refused schemes, a million names.
#include "core/runs/name_runs.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <chrono>

using namespace lightstack::runs;

namespace {

using Names = std::vector<std::string>;

NameRuns found(const Names& names, const AcceptScheme& accept = {}) {
    return findNameRuns(
        static_cast<std::uint32_t>(names.size()),
        [&](std::uint32_t i) { return std::string_view(names[i]); }, accept);
}

// "raw_##.tif: 0 2 1 + 3 | 4": pattern, members, duplicates; what stands alone.
std::string text(const Names& names, const AcceptScheme& accept = {}) {
    const NameRuns runs = found(names, accept);
    std::string out;
    for (const NameRun& run : runs.runs) {
        out += (out.empty() ? "" : "; ") + textOf(run, names[run.members.front()]).pattern() + ":";
        for (const std::uint32_t member : run.members)
            out += " " + std::to_string(member);
        if (!run.duplicates.empty()) out += " +";
        for (const std::uint32_t member : run.duplicates)
            out += " " + std::to_string(member);
    }
    out += " |";
    for (const std::uint32_t name : runs.alone)
        out += " " + std::to_string(name);
    return out;
}

double millisecondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

} // namespace

class NameRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersStandByNumber() {
        QCOMPARE(text({"a10.tif", "a9.tif", "b.tif", "a8.TIF"}), std::string("a#.TIF: 3 1 0 | 2"));
        QCOMPARE(text({"s_002.png", "s_001.png", "s_003.png", "s_1.png"}),
            std::string("s_###.png: 1 0 2 + 3 |"));
    }
    void otherKindsAreNotSeen() {
        QCOMPARE(text({"a1.log", "a2.log", "a3.log", ".a1.tif", "", "x.tif"}), std::string(" | 5"));
    }
    void digitsOfAnExtensionAreNoNumber() {
        // Of one shape, and yet two schemes; then one that is no picture at all.
        QCOMPARE(text({"a1.tf2", "a1.tf8", "a2.tf2", "a2.tf8", "a3.tf2", "a3.tf8"}),
            std::string("a#.tf2: 0 2 4; a#.tf8: 1 3 5 |"));
        QCOMPARE(text({"a1.jp3", "a1.jp2", "a2.jp2", "a3.jp2"}), std::string("a#.jp2: 1 2 3 |"));
    }
    void digitsThatAreTooLongAreText() {
        const std::string a = "x1234567890123456789_";
        const std::string b = "x1234567890123456780_";
        QCOMPARE(text({a + "1.tif", b + "1.tif", a + "2.tif", b + "2.tif", a + "3.tif"}),
            a + "#.tif: 0 2 4 | 1 3");
        std::string many; // the first of eighteen numbers is text
        for (int i = 0; i < 17; ++i)
            many += "_7";
        QCOMPARE(text({"1" + many + ".tif", "2" + many + ".tif", "3" + many + ".tif"}),
            std::string(" | 0 1 2"));
    }
    void refusedSchemesStandAlone() {
        std::vector<std::string> asked;
        const auto accept = [&](const std::string& scheme, std::span<const std::uint32_t> files) {
            asked.push_back(scheme.substr(scheme.find('.')) + std::to_string(files.size()));
            return scheme.ends_with(".png");
        };
        QCOMPARE(
            text({"p1.jpg", "p2.jpg", "p3.jpg", "q1.png", "q2.png", "q3.png", "r1.png"}, accept),
            std::string("q#.png: 3 4 5 | 0 1 2 6"));
        QCOMPARE(asked, (std::vector<std::string>{".jpg3", ".png3"})); // r alone is not asked for
    }
    void aMillionRefusedNamesCostLittle() {
        Names names;
        for (int i = 0; i < 1'000'000; ++i)
            names.push_back("IMG_" + std::to_string(1'000'000 + i) + ".jpg");
        std::size_t bytes = 0;
        const double touched = millisecondsOf([&] {
            for (const std::string& name : names)
                for (const char c : name)
                    bytes += c == '7' ? 1 : 2;
        });
        NameRuns runs;
        const double spent = millisecondsOf(
            [&] { runs = found(names, [](const auto&, const auto&) { return false; }); });
        QCOMPARE(runs.alone.size(), names.size());
        qInfo("a million names: %.1f ms (%.1f ms to touch each byte)", spent, touched);
        QVERIFY(bytes > 0);
        QVERIFY2(spent < 20 * touched + 100, "much slower than looking at the names");
    }
    void aMillionSlicesAreOneRun() {
        Names names;
        for (int i = 0; i < 1'000'000; ++i)
            names.push_back("slice_" + std::to_string(i) + ".tif");
        const NameRuns runs = found(names);
        QCOMPARE(runs.runs.size(), std::size_t{1});
        QCOMPARE(runs.runs.front().members.size(), names.size());
        QCOMPARE(runs.runs.front().members[123'456], 123'456U);
        QCOMPARE(textOf(runs.runs.front(), names.front()).pattern(), std::string("slice_#.tif"));
    }
};

#include "name_runs_test.moc"
LIGHTSTACK_TEST(NameRunsTest);
