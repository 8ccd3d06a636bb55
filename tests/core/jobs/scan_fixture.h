// Scans for tests, and what the catalog then holds.
#pragma once

#include "core/catalog/catalog_file.h"
#include "core/jobs/library_scan.h"
#include "tests/core/catalog/catalog_dump.h"

#include <QtTest>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::tests {

inline jobs::ScanResult scan(const std::vector<std::filesystem::path>& roots,
    const std::filesystem::path& catalog, const jobs::ScanOptions& options = {}) {
    pipeline::StageClock clock({"walk", "pair", "read", "write"});
    const auto result = jobs::scanLibrary(roots, catalog, options, clock, {});
    if (!result) qFatal("%s", result.error().detail.c_str());
    return *result;
}

inline jobs::ScanResult scan(const std::filesystem::path& root,
    const std::filesystem::path& catalog, const jobs::ScanOptions& options = {}) {
    return scan(std::vector{root}, catalog, options);
}

// -1: the catalog cannot be read.
inline std::int64_t number(const std::filesystem::path& catalog, std::string_view sql) {
    auto database = catalog::openCatalogForReading(catalog);
    return database ? database->number(sql).value_or(-1) : -1;
}

inline void checkBooks(const jobs::ScanResult& result) {
    QCOMPARE(result.fresh + result.changed + result.unchanged + result.failed + result.skipped,
        result.discovered);
}

} // namespace lightstack::tests
