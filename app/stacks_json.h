// The report on a stack as JSON and as lines for a person. Thread: main.
#pragma once

#include "core/volume/stack_audit.h"

#include <QJsonObject>

namespace lightstack::app {

// The fields of the contract: name, first, last, count, gaps, duplicates, odd, strangers, spec,
// voxel_size, voxel_source, warnings; and bad, voxel_claims, scanner, paged, missing, folder.
QJsonObject stackJson(const volume::StackAudit& audit);

void printStack(const volume::StackAudit& audit);

} // namespace lightstack::app
