// Estimates: what is tried, what is remembered, and what is too short to learn from.
#include "tests/support/test_registry.h"
#include "ui/models/pyramid_estimate.h"

#include <QtTest>

using namespace lightstack;
using ui::PyramidRates;
using ui::SliceTiming;
using volume::PyramidFormat;

namespace {

volume::PyramidRequest hundredSlices() {
    volume::PyramidRequest request;
    request.stack.slices.resize(100);
    request.workers = 2;
    return request;
}

volume::PyramidReport reportOf(std::uint64_t done) {
    volume::PyramidReport report;
    report.plan.source.slice = {{1000, 1000}, 1, image::SampleType::U16};
    report.doneSlices = done;
    report.levelBytes = {200'000'000, 200'000'000};
    return report;
}

} // namespace

class PyramidEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workersShareDecodingButNotTheDisk() {
        const auto request = hundredSlices();
        const auto report = reportOf(0);
        // 400 MB at 400 MB/s, and 100 slices of 0.2 s.
        QCOMPARE(ui::estimatedSeconds(request, report, {0.2, 2'000'000, false}, {}), 21.0);
        QCOMPARE(ui::estimatedSeconds(request, report, {0.2, 2'000'000, true}, {}), 11.0);
    }

    void theSlowerOfTrialAndMemoryCounts() {
        const auto request = hundredSlices();
        const auto report = reportOf(0);
        PyramidRates rates;
        rates.of(PyramidFormat::Tiff, false) = 5e6;
        QCOMPARE(ui::estimatedSeconds(request, report, {0.2, 2'000'000, false}, rates), 40.0);
        QCOMPARE(ui::estimatedSeconds(request, report, {0.2, 2'000'000, true}, rates), 11.0);
        rates.of(PyramidFormat::Tiff, false) = 1e12;
        QCOMPARE(ui::estimatedSeconds(request, report, {0.2, 2'000'000, false}, rates), 21.0);
    }

    void shortRunsTeachNothing() {
        const auto request = hundredSlices();
        const std::vector<pipeline::StageTotals> plain(1);
        QCOMPARE(ui::learned({}, request, reportOf(100), plain, 0.1).bytesPerSecond,
            PyramidRates{}.bytesPerSecond);
        QCOMPARE(ui::learned({}, request, reportOf(2), plain, 10).bytesPerSecond,
            PyramidRates{}.bytesPerSecond);
        auto rates = ui::learned({}, request, reportOf(100), plain, 10);
        QCOMPARE(rates.of(PyramidFormat::Tiff, false), 2e7);
        pipeline::StageTotals decode;
        decode.name = "decode";
        decode.bytes = 1;
        rates = ui::learned(rates, request, reportOf(50), {decode}, 10);
        QCOMPARE(rates.of(PyramidFormat::Tiff, true), 1e7);
        QCOMPARE(rates.of(PyramidFormat::Tiff, false), 2e7);
        QCOMPARE(rates.of(PyramidFormat::OmeZarr, true), 0.0);
    }

    void whatCannotBeReadIsNotTimed() {
        QVERIFY(!ui::timeSlice({}));
        volume::SliceStack stack;
        stack.folder = "/nowhere";
        stack.slices.push_back({0, "s.tif", 0, 0, 0});
        QVERIFY(!ui::timeSlice(stack));
    }
};

#include "pyramid_estimate_test.moc"
LIGHTSTACK_TEST(PyramidEstimateTest);
