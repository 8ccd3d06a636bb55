#include "ui/dialogs/stack_choice.h"

#include "ui/dialogs/stack_words.h"

#include <QSignalBlocker>

#include <algorithm>

namespace lightstack::ui {

void fillStacks(QComboBox* box, const volume::FolderAudit& audit, std::size_t chosen) {
    constexpr int kMostStacks = 2000;
    const QSignalBlocker blocker(box);
    box->clear();
    for (const volume::StackAudit& stack : audit.stacks) {
        if (box->count() == kMostStacks) break;
        box->addItem(
            QStringLiteral("%1 (%2)").arg(stackName(stack.stack), stackRange(stack.stack)));
    }
    box->setEnabled(box->count() > 1);
    box->setCurrentIndex(static_cast<int>(chosen));
}

const volume::StackAudit& chosenIn(const QComboBox* box, const volume::FolderAudit& audit) {
    return audit.stacks[static_cast<std::size_t>(std::max(0, box->currentIndex()))];
}

} // namespace lightstack::ui
