// TIFF exports as tifffile reads them: slices, ImageJ stacks, OME-TIFF.
#include "tests/core/volume/export_fixture.h"
#include "tests/support/file_content.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using tests::ExportCase;
using tests::TempFolder;
using volume::ExportFormat;
using volume::VolumeBox;
namespace fs = std::filesystem;

namespace {

const char* kOme = R"(
import tifffile
from xml.etree import ElementTree
ns = '{http://www.openmicroscopy.org/Schemas/OME/2016-06}'
for case in cases:
    with tifffile.TiffFile(case['path']) as t:
        assert t.is_ome and not t.is_imagej and len(t.series) == 1
        z, y, x, c = case['shape']
        series = t.series[0]
        full = series.levels[0].asarray()
        same(case, full)
        full = full.reshape(z, y, x, c)
        assert len(t.pages) == z
        side, levels = max(x, y), 1
        while side > 256: side, levels = (side + 1) // 2, levels + 1
        assert len(series.levels) == levels, (case['name'], len(series.levels), levels)
        for n in range(1, levels):
            e = 2 ** n
            h, w = -(-y // e), -(-x // e)
            wide = np.zeros((z, h * e, w * e, c), np.float64 if full.dtype.kind == 'f' else np.int64)
            count = np.zeros((h * e, w * e), np.int64)
            wide[:, :y, :x] = full
            count[:y, :x] = 1
            s = wide.reshape(z, h, e, w, e, c).sum((2, 4))
            k = count.reshape(h, e, w, e).sum((1, 3))[None, :, :, None]
            got = series.levels[n].asarray().reshape(z, h, w, c)
            if full.dtype.kind == 'f':
                assert np.allclose(got, s / k, rtol=3e-7), (case['name'], n)
            else:
                assert np.array_equal(got, (2 * s + k) // (2 * k)), (case['name'], n)
        for page in t.pages: assert len(page.subifds or ()) == levels - 1
        for level in series.levels[1:]: assert level.keyframe.is_reduced
        pixels = ElementTree.fromstring(t.ome_metadata).find(ns + 'Image').find(ns + 'Pixels')
        a = pixels.attrib
        assert [int(a['Size' + k]) for k in 'ZYXC'] == [z, y, x, c] and a['BigEndian'] == 'false'
        planes = pixels.findall(ns + 'Plane')
        assert len(planes) == z
        assert pixels.find(ns + 'Channel').attrib['SamplesPerPixel'] == str(c)
        for i, axis in enumerate('XYZ'):
            if 'spacing' not in case:
                assert 'PhysicalSize' + axis not in a
                close(case, axis, float(planes[0].attrib['Position' + axis]), case['first'][i])
                assert planes[0].attrib['PositionXUnit'] == 'pixel'
            elif case['spacing'][i] is None:
                assert 'PhysicalSize' + axis not in a and 'Position' + axis not in planes[0].attrib
            else:
                size = case['spacing'][i]
                close(case, axis, float(a['PhysicalSize' + axis]), size)
                assert a['PhysicalSize' + axis + 'Unit'] == '\u00b5m'
                last = case['origin'][i] + (size * (z - 1) if axis == 'Z' else 0)
                close(case, axis, float(planes[-1].attrib['Position' + axis]), last)
)";

} // namespace

class ExportTiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slices() {
        const TempFolder folder;
        const auto cases = tests::exportCases(ExportFormat::Slices);
        const std::string wrote = tests::writeCases(folder, ExportFormat::Slices, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(folder, "tifffile", R"(
import tifffile, glob
for case in cases:
    names = sorted(glob.glob(case['path'] + '/*.tif'))
    assert len(names) == case['shape'][0], names
    same(case, np.stack([tifffile.imread(n) for n in names]))
    with tifffile.TiffFile(names[0]) as t:
        page = t.pages[0]
        assert page.is_contiguous and t.is_imagej
        m = t.imagej_metadata
        if 'spacing' in case:
            assert m['unit'] == 'um'
            for tag, size in (('XResolution', case['spacing'][0]), ('YResolution', case['spacing'][1])):
                n, d = page.tags[tag].value
                close(case, tag, d / n, size)
            if case['spacing'][2]: close(case, 'spacing', m['spacing'], case['spacing'][2])
            else: assert 'spacing' not in m
        else:
            assert 'XResolution' not in page.tags and 'spacing' not in m
        for i, axis in enumerate('xyz'):
            close(case, axis, -m.get(axis + 'origin', 0) * 2 ** case['level'], case['first'][i])
)");
    }

    // At level 0 they keep their numbers.
    void slicesAreNumberedAsTheSource() {
        const TempFolder folder;
        const auto stack =
            tests::writeStack(folder / "in", {{.width = 4, .height = 3}, 5, "wl"}, 7);
        const ExportCase what{"n", {}, 0, VolumeBox{0, 4, 0, 3, 2, 4}, {}};
        QVERIFY(tests::exported(
            tests::exportRequest(what, stack, ExportFormat::Slices, folder / "out")));
        QVERIFY(
            fs::exists(folder / "out/slice_0009.tif") && fs::exists(folder / "out/slice_0010.tif"));
        QCOMPARE(tests::treeOf(folder / "out").size(), std::size_t{4});
    }

    void imageJ() {
        const TempFolder folder;
        const auto cases = tests::exportCases(ExportFormat::ImageJ);
        const std::string wrote = tests::writeCases(folder, ExportFormat::ImageJ, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(folder, "tifffile", R"(
import tifffile
for case in cases:
    with tifffile.TiffFile(case['path']) as t:
        assert t.is_imagej and not t.is_bigtiff
        z, y, x, c = case['shape']
        series = t.series[0]
        got = series.asarray()
        rgb = c == 3 and case['dtype'] == 'uint8'
        if c > 1 and not rgb:
            got = np.moveaxis(got.reshape(z, c, y, x), 1, 3)
            assert t.imagej_metadata['channels'] == c and t.imagej_metadata['hyperstack']
            assert len(t.pages) == z * c
        else:
            assert len(t.pages) == z
        same(case, got)
        for i, page in enumerate(t.pages): # each by its own directory, too
            if c == 1: assert np.array_equal(page.asarray(), got.reshape(z, y, x)[i])
        m = t.imagej_metadata
        if z > 1: assert m['slices'] == z and m['images'] == len(t.pages)
        if 'spacing' in case:
            assert m['unit'] == 'um'
            n, d = t.pages[0].tags['XResolution'].value
            close(case, 'x', d / n, case['spacing'][0])
            if case['spacing'][2]: close(case, 'spacing', m['spacing'], case['spacing'][2])
        for i, axis in enumerate('xyz'):
            close(case, axis, -m.get(axis + 'origin', 0) * 2 ** case['level'], case['first'][i])
        if case['dtype'] != 'uint8':
            shift = 32768 if case['dtype'] == 'int16' else 0
            close(case, 'min', m['min'], float(got.min()) + shift)
            close(case, 'max', m['max'], float(got.max()) + shift)
)");
    }

    void omeTiff() {
        const TempFolder folder;
        auto cases = tests::exportCases(ExportFormat::OmeTiff);
        cases.push_back({"tiled", {{.width = 1301, .height = 1103, .bits = 16}, 3, "wl"}, 0, {}});
        cases.push_back({"tiledRgb",
            {{.width = 1050, .height = 520, .bits = 8, .samples = 3, .photometric = 2}, 2, "wl"}, 0,
            VolumeBox{1, 1050, 0, 519, 0, 2}});
        cases.push_back({"tiledFloat",
            {{.width = 1100, .height = 31, .bits = 32, .format = 3}, 1, "wl"}, 0, {}});
        const std::string wrote = tests::writeCases(folder, ExportFormat::OmeTiff, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(folder, "tifffile", kOme);
    }

    // Whatever cannot be held is refused with what to choose instead.
    void refusals() {
        const TempFolder folder;
        const auto stack =
            tests::writeStack(folder / "in", {{.width = 4, .height = 3, .bits = 32}, 3, "wl"});
        const auto refused = tests::exported(tests::exportRequest(
            {"n", {}, 0, {}, {}}, stack, ExportFormat::ImageJ, folder / "o.tif"));
        QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
        QVERIFY(refused.error().detail.find("choose") != std::string::npos);
        QVERIFY(!fs::exists(folder / "o.tif"));
    }

    // Black and white change places in all TIFF formats, in their own words.
    void whiteIsZeroStays() {
        const TempFolder folder;
        const auto stack = tests::writeStack(
            folder / "in", {{.width = 6, .height = 5, .bits = 8, .photometric = 0}, 3, "wl"});
        for (const auto format :
            {ExportFormat::ImageJ, ExportFormat::OmeTiff, ExportFormat::Slices}) {
            const auto report = tests::exported(tests::exportRequest({"n", {}, 0, {}, {}}, stack,
                format, folder / std::string(volume::exportFormatName(format))));
            QVERIFY(report && report->shape.whiteIsZero);
        }
        folder.write("CASES.json", "[]");
        LIGHTSTACK_READ_CASES(folder, "tifffile", R"(
import tifffile
a = [tifffile.imread(folder + '/in/slice_%04d.tif' % z) for z in range(3)]
for name in ('/imagej', '/ome-tiff', '/slices/slice_0001.tif'):
    with tifffile.TiffFile(folder + name) as t:
        assert t.pages[0].photometric == 0, name
assert np.array_equal(tifffile.imread(folder + '/imagej'), a)
)");
    }
};

#include "export_tiff_test.moc"
LIGHTSTACK_TEST(ExportTiffTest);
