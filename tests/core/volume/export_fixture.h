// Exports for tests: small stacks of every kind written in one format, beside them what arithmetic
// says must be in them; a reader of another program, as a Python script, goes through all at once.
#pragma once

#include "core/volume/volume_export.h"
#include "tests/core/volume/volume_fixture.h"

#include <QJsonArray>

namespace lightstack::tests {

struct ExportCase {
    std::string name;
    StackKind kind;
    int level = 0;
    std::optional<volume::VolumeBox> box;
    std::optional<volume::VoxelEdges> voxel = volume::VoxelEdges{0.5, 0.25, 2, "um", "test"};
};

// Types, sizes, levels and boxes that every format is tried with; those it cannot hold left out.
std::vector<ExportCase> exportCases(volume::ExportFormat format);

Result<volume::ExportReport> exported(const volume::ExportRequest& request);
volume::ExportRequest exportRequest(const ExportCase& what, const volume::SliceStack& stack,
    volume::ExportFormat format, const std::filesystem::path& out);

// Writes all cases to FOLDER, and CASES.json for the script: of each `path`, `expect` (raw voxels,
// little endian, z y x c), `shape`, `dtype`, `exact`, `level`, `spacing` and `origin` (x, y, z, in
// micrometres; null where unknown), `first` (voxels of level 0). "" or what went wrong.
std::string writeCases(
    const TempFolder& folder, volume::ExportFormat format, const std::vector<ExportCase>& cases);

// Runs the script with CASES.json; "" or what it said. It has `cases`, a list of objects, and
// same(case, array), which compares voxels. "missing": a module of `modules` is not installed.
std::string readCases(const TempFolder& folder, const char* modules, const std::string& script);

} // namespace lightstack::tests

// Skips, visibly, where the reader is not there.
#define LIGHTSTACK_READ_CASES(folder, modules, script)                                             \
    do {                                                                                           \
        const std::string said = tests::readCases(folder, modules, script);                        \
        if (said == "missing") QSKIP("python3 has no " modules);                                   \
        QVERIFY2(said.empty(), said.c_str());                                                      \
    } while (false)
