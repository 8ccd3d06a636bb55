#include "ui/dialogs/stack_words.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lightstack::ui {
namespace {

using volume::StackAudit;

QString stackWords(const char* text, int n = -1) {
    return QCoreApplication::translate("StackWords", text, nullptr, n);
}

QString sliceNumber(std::int64_t value) {
    return QLocale().toString(value);
}

template <class Items, class MakeRow>
void addGroup(std::vector<StackGroup>& groups, const QString& title, bool warning,
    const Items& items, std::size_t most, MakeRow&& makeRow) {
    if (items.empty()) return;
    StackGroup group{
        QStringLiteral("%1 (%2)").arg(title, sliceNumber(static_cast<std::int64_t>(items.size()))),
        warning, {}};
    for (std::size_t i = 0; i < std::min(most, items.size()); ++i)
        group.rows.push_back(makeRow(items[i], i));
    if (items.size() > most)
        group.rows.push_back(
            {QString(), stackWords(QT_TRANSLATE_N_NOOP("StackWords", "and %Ln more"),
                            static_cast<int>(items.size() - most))});
    groups.push_back(std::move(group));
}

QString voxelLine(const StackAudit& audit) {
    if (const auto& edges = audit.voxel.edges)
        return QStringLiteral("%1 (%2)").arg(
            edgesWords(volume::claimOf(*edges)), originWords(audit.voxel));
    QString unknown = stackWords(QT_TRANSLATE_NOOP("StackWords", "unknown"));
    const auto& proportions = audit.voxel.proportions;
    if (!proportions) return unknown;
    return stackWords(QT_TRANSLATE_NOOP("StackWords", "%1; its edges are as %2 (%3)"))
        .arg(unknown, edgesWords(volume::claimOf(*proportions)), originWords(audit.voxel));
}

StackGroup summary(const StackAudit& audit) {
    const volume::SliceStack& stack = audit.stack;
    StackGroup group;
    group.rows = {{stack.paged ? stackWords(QT_TRANSLATE_NOOP("StackWords", "Pages"))
                               : stackWords(QT_TRANSLATE_NOOP("StackWords", "Slices")),
                      stackRange(stack)},
        {stackWords(QT_TRANSLATE_NOOP("StackWords", "Verdict")), stackVerdict(audit)},
        {stackWords(QT_TRANSLATE_NOOP("StackWords", "Each")),
            audit.spec ? specWords(*audit.spec) + QStringLiteral(", ") + utf8Text(audit.spec->mime)
                       : stackWords(QT_TRANSLATE_NOOP("StackWords", "none can be read"))},
        {stackWords(QT_TRANSLATE_NOOP("StackWords", "Voxel size")), voxelLine(audit)},
        {stackWords(QT_TRANSLATE_NOOP("StackWords", "Folder")), base::displayText(stack.folder)}};
    return group;
}

void addVoxel(std::vector<StackGroup>& groups, const StackAudit& audit, std::size_t most) {
    const auto& voxel = audit.voxel;
    const auto& conflicts = voxel.choice.conflicts;
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "What is said of the voxel size")),
        !conflicts.empty(), voxel.claims, most,
        [&](const metadata::VoxelClaim& claim, std::size_t i) {
            const QString text = keyWords(claim) + QStringLiteral(": ") + edgesWords(claim);
            const bool differs =
                std::find(conflicts.begin(), conflicts.end(), i) != conflicts.end();
            return StackRow{utf8Text(claim.file),
                voxel.choice.chosen == i
                    ? stackWords(QT_TRANSLATE_NOOP("StackWords", "used – %1")).arg(text)
                : differs
                    ? stackWords(QT_TRANSLATE_NOOP("StackWords", "contradicts – %1")).arg(text)
                    : text};
        });
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Scanner")), false, voxel.facts,
        most, [](const metadata::ScannerFact& fact, std::size_t) {
            return StackRow{factName(fact), factValue(fact)};
        });
}

} // namespace

QString stackName(const volume::SliceStack& stack) {
    return utf8Text(stack.name);
}

QString stackRange(const volume::SliceStack& stack) {
    const int count = static_cast<int>(stack.slices.size());
    QString counted = stack.paged
                          ? stackWords(QT_TRANSLATE_N_NOOP("StackWords", "%Ln page(s)"), count)
                          : stackWords(QT_TRANSLATE_N_NOOP("StackWords", "%Ln slice(s)"), count);
    if (stack.paged || stack.slices.empty()) return counted;
    // Indices are names, not amounts: no separators.
    return stackWords(QT_TRANSLATE_NOOP("StackWords", "%1, %2 to %3"))
        .arg(counted, QString::number(stack.slices.front().index),
            QString::number(stack.slices.back().index));
}

QString stackVerdict(const StackAudit& audit) {
    if (audit.isWhole())
        return stackWords(QT_TRANSLATE_NOOP("StackWords", "nothing is missing or odd"));
    QStringList parts;
    const auto add = [&](const char* text, std::int64_t count) {
        if (count > 0) parts << stackWords(text, pluralOf(count));
    };
    add(QT_TRANSLATE_N_NOOP("StackWords", "%Ln missing"), audit.missing());
    add(QT_TRANSLATE_N_NOOP("StackWords", "%Ln duplicate(s)"), std::ssize(audit.stack.duplicates));
    add(QT_TRANSLATE_N_NOOP("StackWords", "%Ln odd"), std::ssize(audit.odd));
    add(QT_TRANSLATE_N_NOOP("StackWords", "%Ln bad"), std::ssize(audit.bad));
    return parts.join(QStringLiteral(", "));
}

std::vector<StackGroup> stackGroups(const StackAudit& audit, std::size_t most) {
    std::vector<StackGroup> groups{summary(audit)};
    const auto sliceName = [&](std::size_t i) { return utf8Text(audit.stack.slices[i].name); };
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Notes")), true, audit.notes, most,
        [](const volume::StackNote& note, std::size_t) {
            return StackRow{QString(), noteWords(note)};
        });
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Gaps")), true, audit.gaps, most,
        [](const volume::SliceGap& gap, std::size_t) {
            const QString range = gap.first == gap.last
                                      ? QString::number(gap.first)
                                      : QStringLiteral("%1–%2").arg(gap.first).arg(gap.last);
            return StackRow{
                range, stackWords(QT_TRANSLATE_N_NOOP("StackWords", "%Ln slice(s) missing"),
                           pluralOf(gap.last - gap.first + 1))};
        });
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Duplicates")), true,
        audit.stack.duplicates, most, [](const volume::Slice& slice, std::size_t) {
            return StackRow{utf8Text(slice.name),
                stackWords(QT_TRANSLATE_NOOP("StackWords", "number %1 once more"))
                    .arg(slice.index)};
        });
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Odd")), true, audit.odd, most,
        [&](const volume::OddSlice& odd, std::size_t) {
            return StackRow{sliceName(odd.slice), oddWords(odd.spec, *audit.spec)};
        });
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Bad")), true, audit.bad, most,
        [&](const volume::BadSlice& bad, std::size_t) {
            return StackRow{sliceName(bad.slice), failureText(Error{bad.code, {}, bad.detail})};
        });
    addVoxel(groups, audit, most);
    addGroup(groups, stackWords(QT_TRANSLATE_NOOP("StackWords", "Strangers")), false,
        audit.strangers, most, [](const std::string& name, std::size_t) {
            return StackRow{
                utf8Text(name), stackWords(QT_TRANSLATE_NOOP("StackWords", "not of the stack"))};
        });
    return groups;
}

QString stackText(const StackAudit& audit) {
    constexpr std::size_t kMost = 10'000;
    QString text = stackName(audit.stack) + u'\n';
    for (const StackGroup& group : stackGroups(audit, kMost)) {
        if (!group.title.isEmpty()) text += u'\n' + group.title + u'\n';
        for (const StackRow& row : group.rows)
            text += row.label.isEmpty() ? QStringLiteral("  %1\n").arg(row.text)
                                        : QStringLiteral("  %1: %2\n").arg(row.label, row.text);
    }
    return text;
}

std::size_t stackMeant(const volume::FolderAudit& audit, const std::string& name) {
    const auto& stacks = audit.stacks;
    const auto isMeant = [&](const volume::StackAudit& each) {
        const auto& slices = each.stack.slices;
        return each.stack.name == name ||
               std::any_of(slices.begin(), slices.end(),
                   [&](const volume::Slice& slice) { return slice.name == name; });
    };
    auto found = name.empty() ? stacks.end() : std::find_if(stacks.begin(), stacks.end(), isMeant);
    if (found == stacks.end())
        found = std::max_element(stacks.begin(), stacks.end(), [](const auto& a, const auto& b) {
            return a.stack.slices.size() < b.stack.slices.size();
        });
    return static_cast<std::size_t>(found - stacks.begin());
}

} // namespace lightstack::ui
