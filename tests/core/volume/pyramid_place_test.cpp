// Where a pyramid may stand, and what its texts say: mode ctharvester has one place a folder, names
// may be long or of any letters.
#include "core/volume/stack_audit.h"
#include "tests/core/volume/export_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <tiffio.h>

using namespace lightstack;
using tests::StackKind;
using tests::TempFolder;
using volume::PyramidMode;
namespace fs = std::filesystem;

namespace {

const StackKind kKind{{.width = 20, .height = 12, .bits = 16}, 1, "wl"};

volume::SliceStack stackOf(const fs::path& folder, const std::string& prefix, int slices) {
    fs::create_directories(folder);
    for (int z = 0; z < slices; ++z)
        tests::writeSlice(folder / (prefix + std::to_string(z) + ".tif"), kKind,
            static_cast<std::uint64_t>(z) + 1);
    const auto audit = volume::auditFolder(folder, {}, {});
    for (const volume::StackAudit& found : audit->stacks)
        if (found.stack.prefix == prefix) return found.stack;
    return {};
}

volume::PyramidRequest harvester(const volume::SliceStack& stack) {
    auto request =
        tests::requestFor(stack, volume::defaultPyramidFolder(stack, PyramidMode::CtHarvester));
    request.mode = PyramidMode::CtHarvester;
    return request;
}

bool isRefused(volume::PyramidRequest request) {
    const auto before = tests::treeOf(request.stack.folder);
    for (const bool dry : {true, false}) {
        request.dryRun = dry;
        const auto built = tests::built(request);
        if (built || built.error().code != ErrorCode::Usage || built.error().path != request.out)
            return false;
    }
    return tests::treeOf(request.stack.folder) == before;
}

} // namespace

class PyramidPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two stacks of one folder took ".thumbnail" from each other, without a word.
    void harvestersPlaceBelongsToOneStack() {
        const TempFolder folder;
        const auto first = stackOf(folder / "in", "a_", 4);
        const auto second = stackOf(folder / "in", "b_", 4);
        QVERIFY(tests::built(harvester(first)));
        QVERIFY(volume::findPyramid(first)->current);
        QVERIFY(isRefused(harvester(second)));
        QVERIFY(volume::findPyramid(first)->current);
        QVERIFY(tests::built(harvester(first))); // its own is brought up to date
        auto elsewhere = harvester(second);
        elsewhere.out = folder / "b";
        QVERIFY(tests::built(elsewhere));
        for (const volume::Slice& slice : first.slices)
            fs::remove(first.pathOf(slice));
        QVERIFY(tests::built(harvester(second))); // nobody's any more
    }
    // That program shows the levels with the slices of the stack that has most files.
    void harvestersPlaceBelongsToTheLargest() {
        const TempFolder folder;
        const auto few = stackOf(folder / "in", "a_", 4);
        const auto many = stackOf(folder / "in", "b_", 5);
        QVERIFY(isRefused(harvester(few)));
        QVERIFY(tests::built(harvester(many)));
        auto elsewhere = harvester(few);
        elsewhere.out = folder / "a";
        QVERIFY(tests::built(elsewhere));
        auto exact = tests::requestFor(few, volume::defaultPyramidFolder(few, PyramidMode::Exact));
        QVERIFY(tests::built(exact));
    }
    // Names that left no room for an ending had no default place.
    void longNamesHaveAPlace() {
        const TempFolder folder;
        std::string prefix = "x";
        while (prefix.size() < 240)
            prefix += "\xC3\xA9"; // two bytes each
        const auto stack = stackOf(folder / "in", prefix, 4);
        const auto out = volume::defaultPyramidFolder(stack, PyramidMode::Exact);
        QVERIFY(QString::fromStdString(out.native()).toStdString() == out.native());
        QVERIFY(tests::built(tests::requestFor(stack, out)));
        QVERIFY(volume::findPyramid(stack)->current);
        for (const auto format : {volume::ExportFormat::Slices, volume::ExportFormat::OmeTiff,
                 volume::ExportFormat::OmeZarr, volume::ExportFormat::Nhdr}) {
            const auto place = volume::defaultExportPath(stack, format, 1);
            const auto done =
                tests::exported(tests::exportRequest({"n", {}, 1, {}, {}}, stack, format, place));
            QVERIFY2(done, done ? "" : done.error().detail.c_str());
        }
    }
    // "1 slices are missing".
    void oneMissingSliceIsOne() {
        const TempFolder folder;
        auto stack = stackOf(folder / "in", "a_", 6);
        stack.slices.erase(stack.slices.begin() + 3);
        const auto built = tests::built(tests::requestFor(stack, folder / "out"));
        const auto done = tests::exported(tests::exportRequest(
            {"n", {}, 0, {}, {}}, stack, volume::ExportFormat::Nrrd, folder / "out.nrrd"));
        QVERIFY(!built && !done);
        for (const Error& error : {built.error(), done.error()})
            QVERIFY(error.detail.starts_with("1 slice is missing between 0 and 5;"));
    }
    // Palettes of 16-bit greys were refused; they are greys of 16 bits.
    void widePalettesHaveLevels() {
        const TempFolder folder;
        fs::create_directories(folder / "in");
        std::vector<std::uint16_t> turned(65536);
        for (std::size_t n = 0; n < turned.size(); ++n)
            turned[n] = static_cast<std::uint16_t>(65535 - n);
        for (std::uint64_t z = 0; z < 4; ++z) {
            tests::TiffFixture file(folder / ("in/s_" + std::to_string(z) + ".tif"), "wl");
            const tests::TiffKind page{
                .width = 6, .height = 4, .bits = 16, .photometric = PHOTOMETRIC_PALETTE};
            QVERIFY(file.addPage(page, tests::TiffValues(6 * 4, 1000 * z), [&](TIFF* tif) {
                TIFFSetField(tif, TIFFTAG_COLORMAP, turned.data(), turned.data(), turned.data());
            }));
        }
        const auto audit = volume::auditFolder(folder / "in", {}, {});
        QCOMPARE(audit->stacks.size(), std::size_t{1});
        const auto& stack = audit->stacks[0].stack;
        QVERIFY(tests::built(tests::requestFor(stack, folder / "out")));
        QCOMPARE(tests::levelVoxels(folder / "out", 1, 0).front(), 65035.0);
        QCOMPARE(tests::levelVoxels(folder / "out", 1, 1).front(), 63035.0);
    }
    // Readers decode zarr's metadata as ASCII: names with other letters closed the volume to them.
    void zarrSpeaksAscii() {
        const TempFolder folder;
        const std::string name = "gr\xC3\xB6\xC3\x9F\x65 \xE5\x9B\xB3 \xF0\x9F\xA6\xB4";
        const auto stack = stackOf(folder / "in", name + "_", 4);
        auto request = tests::requestFor(stack, folder / "p.ome.zarr");
        request.format = volume::PyramidFormat::OmeZarr;
        QVERIFY(tests::built(request));
        QVERIFY(tests::exported(tests::exportRequest(
            {"n", {}, 0, {}, {}}, stack, volume::ExportFormat::OmeZarr, folder / "e.ome.zarr")));
        for (const char* place : {"p.ome.zarr", "e.ome.zarr"}) {
            const std::string text = tests::contentOf(folder / place / ".zattrs");
            QVERIFY(text.size() > 100);
            QVERIFY(std::all_of(text.begin(), text.end(),
                [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
            const auto image = QJsonDocument::fromJson(QByteArray::fromStdString(text))
                                   .object()[QStringLiteral("multiscales")][0];
            QCOMPARE(image[QStringLiteral("name")].toString().toStdString(), name);
        }
    }
};

#include "pyramid_place_test.moc"
LIGHTSTACK_TEST(PyramidPlaceTest);
