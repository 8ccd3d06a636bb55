#include "app/stacks_json.h"

#include "app/cli_report.h"
#include "core/base/file_path.h"

#include <algorithm>
#include <cstdio>

namespace lightstack::app {
namespace {

using volume::StackAudit;

QString jsonText(std::string_view bytes) {
    return QString::fromStdString(base::toLossyUtf8(bytes));
}

QJsonValue number(std::int64_t value) {
    return QJsonValue(static_cast<qint64>(value));
}

// A name in the folder, as path and, if need be, path_bytes.
QJsonObject named(const std::string& name) {
    QJsonObject object;
    putPath(object, name);
    return object;
}

QJsonValue specJson(const std::optional<volume::SliceSpec>& spec) {
    if (!spec) return {};
    const bool real = image::isFloat(spec->type);
    return QJsonObject{{QStringLiteral("width"), spec->width},
        {QStringLiteral("height"), spec->height}, {QStringLiteral("bits"), spec->bits},
        {QStringLiteral("sample_format"), real                          ? QStringLiteral("float")
                                          : image::isSigned(spec->type) ? QStringLiteral("int")
                                                                        : QStringLiteral("uint")},
        {QStringLiteral("sample_type"), jsonText(image::sampleTypeName(spec->type))},
        {QStringLiteral("channels"), spec->channels},
        {QStringLiteral("white_is_zero"), spec->whiteIsZero},
        {QStringLiteral("mime"), jsonText(spec->mime)}};
}

QJsonValue edge(double value) {
    return value > 0 ? QJsonValue(value) : QJsonValue();
}

QJsonValue edge(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QLatin1String stateName(volume::SliceState state) {
    switch (state) {
    case volume::SliceState::Empty:
        return QLatin1String("empty");
    case volume::SliceState::Truncated:
        return QLatin1String("truncated");
    default:
        return QLatin1String("unreadable");
    }
}

QJsonArray gapsJson(const StackAudit& audit) {
    QJsonArray out;
    for (const volume::SliceGap& gap : audit.gaps)
        out.append(QJsonObject{{QStringLiteral("first"), number(gap.first)},
            {QStringLiteral("last"), number(gap.last)}});
    return out;
}

QJsonArray duplicatesJson(const StackAudit& audit) {
    QJsonArray out;
    for (const volume::Slice& slice : audit.stack.duplicates) {
        QJsonObject object = named(slice.name);
        object[QStringLiteral("index")] = number(slice.index);
        out.append(object);
    }
    return out;
}

// What odd and bad slices have in common: name, index and why.
QJsonObject sliceJson(const StackAudit& audit, std::size_t position, const std::string& reason) {
    const volume::Slice& slice = audit.stack.slices[position];
    QJsonObject object = named(slice.name);
    object[QStringLiteral("index")] = number(slice.index);
    object[QStringLiteral("reason")] = jsonText(reason);
    return object;
}

QJsonArray oddJson(const StackAudit& audit) {
    QJsonArray out;
    for (const volume::OddSlice& odd : audit.odd) {
        QJsonObject object = sliceJson(audit, odd.slice, odd.detail);
        object[QStringLiteral("spec")] = specJson(odd.spec);
        out.append(object);
    }
    return out;
}

QJsonArray badJson(const StackAudit& audit) {
    QJsonArray out;
    for (const volume::BadSlice& bad : audit.bad) {
        QJsonObject object = sliceJson(audit, bad.slice, bad.detail);
        object[QStringLiteral("state")] = stateName(bad.state);
        out.append(object);
    }
    return out;
}

void putVoxel(QJsonObject& object, const volume::VoxelReport& voxel) {
    object[QStringLiteral("voxel_size")] = QJsonValue();
    object[QStringLiteral("voxel_source")] = QJsonValue();
    if (voxel.edges) {
        object[QStringLiteral("voxel_size")] =
            QJsonObject{{QStringLiteral("x"), edge(voxel.edges->x)},
                {QStringLiteral("y"), edge(voxel.edges->y)},
                {QStringLiteral("z"), edge(voxel.edges->z)},
                {QStringLiteral("unit"), jsonText(voxel.edges->unit)}};
        object[QStringLiteral("voxel_source")] = jsonText(voxel.edges->source);
    }
    object[QStringLiteral("voxel_proportions")] =
        voxel.proportions ? QJsonValue(QJsonObject{{QStringLiteral("x"), voxel.proportions->x},
                                {QStringLiteral("y"), voxel.proportions->y},
                                {QStringLiteral("z"), voxel.proportions->z},
                                {QStringLiteral("source"), jsonText(voxel.proportions->source)}})
                          : QJsonValue();
    QJsonArray claims;
    for (std::size_t i = 0; i < voxel.claims.size(); ++i) {
        const metadata::VoxelClaim& claim = voxel.claims[i];
        const auto& conflicts = voxel.choice.conflicts;
        claims.append(QJsonObject{{QStringLiteral("x"), edge(claim.x)},
            {QStringLiteral("y"), edge(claim.y)}, {QStringLiteral("z"), edge(claim.z)},
            {QStringLiteral("unit"), jsonText(claim.unit)},
            {QStringLiteral("file"), jsonText(claim.file)},
            {QStringLiteral("key"), jsonText(claim.key)},
            {QStringLiteral("used"), voxel.choice.chosen == i},
            {QStringLiteral("conflict"),
                std::find(conflicts.begin(), conflicts.end(), i) != conflicts.end()}});
    }
    object[QStringLiteral("voxel_claims")] = claims;
    QJsonArray facts;
    for (const metadata::ScannerFact& fact : voxel.facts)
        facts.append(QJsonObject{{QStringLiteral("key"), jsonText(fact.key)},
            {QStringLiteral("value"), jsonText(fact.value)},
            {QStringLiteral("unit"), jsonText(fact.unit)}});
    object[QStringLiteral("scanner")] = facts;
}

void line(const char* label, const std::string& value) {
    std::printf("  %-12s %s\n", label, base::displayText(value).toUtf8().constData());
}

std::string gapText(const StackAudit& audit) {
    std::string out;
    constexpr std::size_t kShown = 8;
    for (std::size_t i = 0; i < std::min(kShown, audit.gaps.size()); ++i) {
        const volume::SliceGap& gap = audit.gaps[i];
        out += (i > 0 ? ", " : "") + std::to_string(gap.first);
        if (gap.last > gap.first) out += "-" + std::to_string(gap.last);
    }
    if (audit.gaps.size() > kShown)
        out += " and " + std::to_string(audit.gaps.size() - kShown) + " more";
    return out;
}

template <class Items>
void printSlices(const StackAudit& audit, const char* label, const Items& items) {
    constexpr std::size_t kShown = 10;
    for (std::size_t i = 0; i < std::min(kShown, items.size()); ++i)
        line(i == 0 ? label : "", audit.stack.slices[items[i].slice].name + ": " + items[i].detail);
    if (items.size() > kShown) line("", "and " + std::to_string(items.size() - kShown) + " more");
}

} // namespace

QJsonObject stackJson(const StackAudit& audit) {
    const volume::SliceStack& stack = audit.stack;
    QJsonArray strangers;
    QJsonArray strangersBytes; // of those that are not UTF-8; null for others
    bool anyBytes = false;
    for (const std::string& name : audit.strangers) {
        const QJsonObject object = named(name);
        strangers.append(object[QStringLiteral("path")]);
        const QJsonValue bytes = object.value(QStringLiteral("path_bytes"));
        anyBytes = anyBytes || bytes.isString();
        strangersBytes.append(bytes.isString() ? bytes : QJsonValue());
    }
    QJsonArray warnings;
    for (const volume::StackNote& note : audit.notes)
        warnings.append(jsonText(volume::noteText(note)));
    QJsonObject object{{QStringLiteral("first"), number(stack.slices.front().index)},
        {QStringLiteral("last"), number(stack.slices.back().index)},
        {QStringLiteral("count"), number(static_cast<std::int64_t>(stack.slices.size()))},
        {QStringLiteral("paged"), stack.paged},
        {QStringLiteral("missing"), number(audit.missing())},
        {QStringLiteral("gaps"), gapsJson(audit)},
        {QStringLiteral("duplicates"), duplicatesJson(audit)},
        {QStringLiteral("odd"), oddJson(audit)}, {QStringLiteral("bad"), badJson(audit)},
        {QStringLiteral("strangers"), strangers}, {QStringLiteral("spec"), specJson(audit.spec)},
        {QStringLiteral("warnings"), warnings}};
    putPath(object, stack.name, QStringLiteral("name"));
    putPath(object, stack.folder, QStringLiteral("folder"));
    if (anyBytes) object[QStringLiteral("strangers_bytes")] = strangersBytes;
    putVoxel(object, audit.voxel);
    return object;
}

void printStack(const StackAudit& audit) {
    const volume::SliceStack& stack = audit.stack;
    std::printf("%s\n", base::displayText(stack.folder / stack.name).toUtf8().constData());
    line(stack.paged ? "Pages" : "Slices", std::to_string(stack.slices.size()) + ", " +
                                               std::to_string(stack.slices.front().index) + " to " +
                                               std::to_string(stack.slices.back().index) +
                                               (audit.isWhole() ? ", nothing missing" : ""));
    if (audit.spec)
        line("Each", volume::specText(*audit.spec) + ", " + std::string(audit.spec->mime));
    const auto told = [](const volume::VoxelEdges& edges) {
        return metadata::voxelText(volume::claimOf(edges)) + " (" + edges.source + ")";
    };
    if (audit.voxel.edges) {
        line("Voxel", told(*audit.voxel.edges));
    } else if (audit.voxel.proportions) {
        line("Voxel", "size unknown; its edges are as " + told(*audit.voxel.proportions));
    } else {
        line("Voxel", "size unknown");
    }
    for (const metadata::ScannerFact& fact : audit.voxel.facts)
        line(&fact == &audit.voxel.facts.front() ? "Scanner" : "",
            fact.key + " " + fact.value + (fact.unit.empty() ? "" : " " + fact.unit));
    if (!audit.gaps.empty()) line("Missing", gapText(audit));
    printSlices(audit, "Bad", audit.bad);
    printSlices(audit, "Odd", audit.odd);
    for (const volume::StackNote& note : audit.notes)
        line(&note == &audit.notes.front() ? "Note" : "", volume::noteText(note));
}

} // namespace lightstack::app
