// The stacks of a folder in a combo box, as the forms that work on one offer them.
// Thread: GUI only.
#pragma once

#include "core/volume/stack_audit.h"

#include <QComboBox>

namespace lightstack::ui {

// In the order of the audit, the first 2,000; `chosen` is selected. Tells nobody.
void fillStacks(QComboBox* box, const volume::FolderAudit& audit, std::size_t chosen);
[[nodiscard]] const volume::StackAudit& chosenIn(
    const QComboBox* box, const volume::FolderAudit& audit);

} // namespace lightstack::ui
