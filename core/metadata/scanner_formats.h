// One reader a maker; scanner_log.cpp tells them apart. Thread: pure, any thread.
#pragma once

#include "core/metadata/ini_text.h"
#include "core/metadata/scanner_log.h"

namespace lightstack::metadata {

std::optional<ScannerLog> parseSkyScan(std::string_view fileName, const IniText& text);
std::optional<ScannerLog> parseGePcr(std::string_view fileName, const IniText& text);
std::optional<ScannerLog> parseGeVgi(std::string_view fileName, const IniText& text);
std::optional<ScannerLog> parseGePca(std::string_view fileName, const IniText& text);
std::optional<ScannerLog> parseNikon(std::string_view fileName, const IniText& text);
std::optional<ScannerLog> parseNrrd(std::string_view fileName, std::string_view bytes);
std::optional<ScannerLog> parseMetaImage(std::string_view fileName, std::string_view bytes);

// Shared by them.
std::optional<double> positiveNumber(const std::string* text); // nullopt for 0, below, no number
std::optional<int> wholeNumber(const std::string* text);       // within [1, 2^30]
void addName(ScannerLog& log, std::string_view name);          // last component, unless empty
// A fact under `label`, if the text has that key and a value.
void addFact(ScannerLog& log, const IniText& text, std::string_view section, std::string_view key,
    std::string_view label, std::string_view unit);
// Whole numbers and short decimals as people write them: "26.84486".
std::string shortNumber(double value);

} // namespace lightstack::metadata
