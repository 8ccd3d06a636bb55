// NRRD, MetaImage and OME-Zarr exports as teem, VTK and zarr read them.
#include "tests/core/volume/export_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using tests::ExportCase;
using tests::TempFolder;
using volume::ExportFormat;
namespace fs = std::filesystem;

namespace {

// teem turns whatever it reads into a plain NRRD with an attached header, which is easily parsed.
const char* kTeem = R"(
import subprocess, shutil
if shutil.which('teem-unu') is None: sys.exit(0)
types = {'unsigned char': 'uint8', 'signed char': 'int8', 'unsigned short': 'uint16', 'short': 'int16',
    'unsigned int': 'uint32', 'int': 'int32', 'float': 'float32', 'double': 'float64'}
def teem(case, path):
    out = case['expect'] + '.nrrd'
    run = subprocess.run(['teem-unu', 'save', '-f', 'nrrd', '-e', 'raw', '-en', 'little', '-i', path, '-o', out],
        capture_output=True, text=True)
    assert run.returncode == 0, (case['name'], run.stderr)
    raw = open(out, 'rb').read()
    head, _, body = raw.partition(b'\n\n')
    fields = dict(l.split(': ', 1) for l in head.decode().splitlines()[1:] if ': ' in l and l[0] != '#')
    z, y, x, c = case['shape']
    sizes = [int(s) for s in fields['sizes'].split()]
    assert sizes == ([c] if c > 1 else []) + [x, y, z], (case['name'], sizes)
    same(case, np.frombuffer(body, types[fields['type']]).reshape(case['shape']))
    spacing = case.get('spacing')
    if spacing and spacing[2]:
        d = [s for s in fields['space directions'].split() if s != 'none']
        for i, v in enumerate(d):
            close(case, v, float(v.strip('()').split(',')[i]), spacing[i] / 1000)
        o = [float(v) for v in fields['space origin'].strip('()').split(',')]
        close(case, 'origin', o, np.array(case['origin']) / 1000)
        assert fields['space units'] == '"mm" "mm" "mm"'
    elif spacing:
        close(case, 'spacings', [float(v) for v in fields['spacings'].split()[:2]], np.array(spacing[:2]) / 1000)
        assert fields['spacings'].split()[2].lower() == 'nan'
    else:
        assert 'space directions' not in fields and 'spacings' not in fields
)";

const char* kVtk = R"(
from vtkmodules.vtkIOImage import vtkMetaImageReader
from vtkmodules.util.numpy_support import vtk_to_numpy
def vtk(case, path):
    r = vtkMetaImageReader()
    assert r.CanReadFile(path), case['name']
    r.SetFileName(path)
    r.Update()
    image = r.GetOutput()
    z, y, x, c = case['shape']
    assert image.GetDimensions() == (x, y, z), case['name']
    assert image.GetNumberOfScalarComponents() == c
    same(case, vtk_to_numpy(image.GetPointData().GetScalars()).reshape(case['shape']))
    spacing = case.get('spacing')
    if spacing and spacing[2]:
        close(case, 'spacing', image.GetSpacing(), np.array(spacing) / 1000)
        close(case, 'origin', image.GetOrigin(), np.array(case['origin']) / 1000)
)";

// Without VTK: the text is simple.
const char* kMetaByHand = R"(
types = {'MET_UCHAR': 'uint8', 'MET_CHAR': 'int8', 'MET_USHORT': 'uint16', 'MET_SHORT': 'int16',
    'MET_UINT': 'uint32', 'MET_INT': 'int32', 'MET_FLOAT': 'float32', 'MET_DOUBLE': 'float64'}
import os
def byHand(case, path):
    raw = open(path, 'rb').read()
    end = raw.index(b'\n', raw.index(b'ElementDataFile')) + 1
    fields = dict(l.split(' = ', 1) for l in raw[:end].decode().splitlines())
    z, y, x, c = case['shape']
    assert fields['DimSize'] == '%d %d %d' % (x, y, z)
    name = fields['ElementDataFile']
    body = raw[end:] if name == 'LOCAL' else open(os.path.dirname(path) + '/' + name, 'rb').read()
    same(case, np.frombuffer(body, types[fields['ElementType']]).reshape(case['shape']))
    spacing = case.get('spacing')
    if spacing and spacing[2]:
        close(case, 'spacing', [float(v) for v in fields['ElementSpacing'].split()], np.array(spacing) / 1000)
        close(case, 'origin', [float(v) for v in fields['Offset'].split()], np.array(case['origin']) / 1000)
        assert fields['DistanceUnits'] == 'mm'
    else:
        assert 'ElementSpacing' not in fields
)";

// Of forms that differ in their headers alone a level will do.
std::vector<ExportCase> someCases(ExportFormat format) {
    auto cases = tests::exportCases(format);
    std::erase_if(cases, [](const ExportCase& what) { return what.level != 1; });
    return cases;
}

} // namespace

class ExportVolumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nrrd_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("attached") << static_cast<int>(ExportFormat::Nrrd);
        QTest::newRow("detached") << static_cast<int>(ExportFormat::Nhdr);
    }
    void nrrd() {
        QFETCH(int, format);
        if (!fs::exists("/usr/bin/teem-unu")) QSKIP("teem-unu is not installed");
        const TempFolder folder;
        const auto kind = static_cast<ExportFormat>(format);
        const auto cases = kind == ExportFormat::Nhdr || kind == ExportFormat::Mhd
                               ? someCases(kind)
                               : tests::exportCases(kind);
        const std::string wrote = tests::writeCases(folder, kind, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(
            folder, "numpy", std::string(kTeem) + "for case in cases: teem(case, case['path'])\n");
    }

    void metaImage_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("mha") << static_cast<int>(ExportFormat::MetaImage);
        QTest::newRow("mhd") << static_cast<int>(ExportFormat::Mhd);
    }
    void metaImage() {
        QFETCH(int, format);
        const TempFolder folder;
        const auto kind = static_cast<ExportFormat>(format);
        const auto cases = kind == ExportFormat::Nhdr || kind == ExportFormat::Mhd
                               ? someCases(kind)
                               : tests::exportCases(kind);
        const std::string wrote = tests::writeCases(folder, kind, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(folder, "numpy",
            std::string(kMetaByHand) + "for case in cases: byHand(case, case['path'])\n");
        LIGHTSTACK_READ_CASES(folder, "vtkmodules.vtkIOImage",
            std::string(kVtk) + "for case in cases: vtk(case, case['path'])\n");
    }

    // The headers beside slices open them as they are.
    void headersOfSlices() {
        const TempFolder folder;
        const auto cases = someCases(ExportFormat::Slices);
        const std::string wrote = tests::writeCases(folder, ExportFormat::Slices, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(folder, "numpy",
            std::string(kTeem) + "for case in cases: teem(case, case['path'] + '/volume.nhdr')\n");
        LIGHTSTACK_READ_CASES(folder, "vtkmodules.vtkIOImage",
            std::string(kVtk) + "for case in cases: vtk(case, case['path'] + '/volume.mhd')\n");
    }

    void omeZarr() {
        const TempFolder folder;
        auto cases = tests::exportCases(ExportFormat::OmeZarr);
        cases.push_back({"deep", {{.width = 300, .height = 41, .bits = 16}, 19, "wl"}, 0,
            volume::VolumeBox{1, 290, 3, 40, 1, 18}});
        cases.push_back({"deep1", {{.width = 610, .height = 41, .bits = 16}, 19, "wl"}, 1,
            volume::VolumeBox{1, 603, 3, 40, 1, 18}});
        const std::string wrote = tests::writeCases(folder, ExportFormat::OmeZarr, cases);
        QVERIFY2(wrote.empty(), wrote.c_str());
        LIGHTSTACK_READ_CASES(folder, "zarr", R"(
import zarr
for case in cases:
    g = zarr.open_group(case['path'], mode='r')
    image = g.attrs['multiscales'][0]
    assert image['version'] == '0.4'
    z, y, x, c = case['shape']
    first = None
    for n, d in enumerate(image['datasets']):
        a = g[d['path']][:]
        if c > 1: a = np.moveaxis(a, 0, 3)
        a = a.reshape(a.shape[:3] + (c,))
        if n == 0:
            same(case, a)
            first = a
        e = 2 ** n
        assert a.shape[:3] == (-(-z // e), -(-y // e), -(-x // e)), (case['name'], n, a.shape)
        if n > 0 and case['level'] == 0 and a.dtype.kind != 'f':
            size = [s * e for s in a.shape[:3]]
            wide = np.zeros(size + [c], np.int64)
            count = np.zeros(size, np.int64)
            wide[:z, :y, :x] = first
            count[:z, :y, :x] = 1
            split = (a.shape[0], e, a.shape[1], e, a.shape[2], e)
            s = wide.reshape(split + (c,)).sum((1, 3, 5))
            k = count.reshape(split).sum((1, 3, 5))[..., None]
            assert np.array_equal(a, (2 * s + k) // (2 * k)), (case['name'], n)
        t = d['coordinateTransformations']
        scale = np.array(t[0]['scale'][-3:])[::-1]
        moved = np.array(t[1]['translation'][-3:])[::-1] if len(t) > 1 else np.zeros(3)
        known = case.get('spacing') and case['spacing'][2]
        step = np.array(case['spacing']) if known else np.full(3, 2.0 ** case['level'])
        origin = np.array(case['origin'] if known else case['first'])
        assert ('unit' in image['axes'][-1]) == bool(known)
        close(case, 'scale', scale, step * e)
        close(case, 'translation', moved, origin + step * (e - 1) / 2)
)");
    }

    // An export is one file or folder of its own words.
    void notesSayWhatAFormatCannot() {
        const TempFolder folder;
        const auto stack = tests::writeStack(
            folder / "in", {{.width = 6, .height = 5, .bits = 8, .photometric = 0}, 3, "wl"});
        const auto notes = [&](ExportFormat format, std::optional<volume::VoxelEdges> voxel) {
            tests::ExportCase named;
            named.name = "n";
            named.voxel = voxel;
            auto request = tests::exportRequest(named, stack, format, folder / "o");
            request.dryRun = true;
            const auto report = tests::exported(request);
            return report ? report->notes : std::vector<volume::ExportNote>{};
        };
        using volume::ExportNote;
        const volume::VoxelEdges all{1, 1, 1, "um", ""};
        const volume::VoxelEdges flat{1, 1, 0, "um", ""};
        QCOMPARE(notes(ExportFormat::Nrrd, all),
            (std::vector{ExportNote::WhiteIsZero, ExportNote::InMillimetres}));
        QCOMPARE(notes(ExportFormat::OmeTiff, all), std::vector<ExportNote>{});
        QCOMPARE(notes(ExportFormat::ImageJ, {}), std::vector{ExportNote::VoxelUnknown});
        QCOMPARE(notes(ExportFormat::ImageJ, flat), std::vector{ExportNote::DepthUnknown});
        QCOMPARE(notes(ExportFormat::Mhd, flat),
            (std::vector{ExportNote::WhiteIsZero, ExportNote::NoSizes}));
        QVERIFY(!fs::exists(folder / "o"));
    }
};

#include "export_volume_test.moc"
LIGHTSTACK_TEST(ExportVolumeTest);
