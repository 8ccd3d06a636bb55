// Parts of an archive that are not there, said in the same words by all commands that take parts.
// Names are bytes. Thread: any.
#pragma once

#include <QJsonArray>

#include <string>
#include <vector>

namespace lightstack::app {

QJsonArray missingPartsJson(const std::vector<std::string>& names);
void printMissingParts(const std::vector<std::string>& names); // to standard output

} // namespace lightstack::app
