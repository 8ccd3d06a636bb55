// pair [--catalog FILE] MEDIA [SIDECAR | --none | --auto]: why a picture has its sidecar, and
// another one by hand.
#include "app/cli_report.h"
#include "app/json_text.h"
#include "core/base/file_path.h"
#include "core/catalog/hand_pairs.h"
#include "core/catalog/why_pair.h"

#include <cstdio>

namespace lightstack::app {
namespace {

QString lossy(std::string_view text) {
    return QString::fromStdString(base::toLossyUtf8(text));
}

std::string shown(const std::filesystem::path& path) {
    return base::displayText(path).toStdString();
}

QJsonArray stepsOf(const takeout::PairEvidence& evidence) {
    QJsonArray out;
    for (const takeout::EvidenceStep& step : evidence.steps)
        out.append(QJsonObject{{QStringLiteral("step"), latin(takeout::stepName(step.step))},
            {QStringLiteral("words"), latin(takeout::stepWords(step.step))},
            {QStringLiteral("name"), lossy(step.name)},
            {QStringLiteral("units"), static_cast<int>(step.units)}});
    return out;
}

QJsonArray refusedOf(const catalog::WhyPair& why) {
    QJsonArray out;
    for (std::size_t i = 0; i < why.refused.size(); ++i) {
        const takeout::RefusedCandidate& each = why.evidence.refused[i];
        QJsonObject object;
        putPath(object, why.refused[i]);
        object[QStringLiteral("reason")] = latin(takeout::refusedName(each.reason));
        object[QStringLiteral("words")] = latin(takeout::refusedWords(each.reason));
        if (each.rule) object[QStringLiteral("rule")] = latin(takeout::ruleName(*each.rule));
        if (!each.title.empty()) object[QStringLiteral("title")] = lossy(each.title);
        if (!each.holder.empty()) object[QStringLiteral("holder")] = lossy(each.holder);
        out.append(object);
    }
    return out;
}

const char* titleWord(takeout::TitleSays says) {
    switch (says) {
    case takeout::TitleSays::Agrees:
        return "agrees";
    case takeout::TitleSays::Contradicts:
        return "contradicts";
    case takeout::TitleSays::Nothing:
        break;
    }
    return "nothing";
}

QJsonObject fields(const catalog::WhyPair& why) {
    const takeout::PairEvidence& evidence = why.evidence;
    QJsonObject out;
    QJsonObject media;
    putPath(media, why.media);
    out[QStringLiteral("media")] = media;
    QJsonObject sidecar;
    if (!why.sidecar.empty()) putPath(sidecar, why.sidecar);
    out[QStringLiteral("sidecar")] = why.sidecar.empty() ? QJsonValue() : QJsonValue(sidecar);
    out[QStringLiteral("by_hand")] = evidence.byHand;
    out[QStringLiteral("in_catalog")] = why.inCatalog;
    out[QStringLiteral("media_units")] = static_cast<int>(evidence.mediaUnits);
    out[QStringLiteral("media_counter")] = lossy(evidence.mediaCounter);
    if (!why.sidecar.empty()) {
        out[QStringLiteral("rule")] = latin(takeout::ruleName(evidence.rule));
        out[QStringLiteral("rule_words")] = latin(takeout::ruleWords(evidence.rule));
        out[QStringLiteral("confidence")] = latin(takeout::confidenceName(evidence.confidence));
        out[QStringLiteral("title")] = lossy(evidence.title);
        out[QStringLiteral("title_says")] = latin(titleWord(evidence.titleSays));
        out[QStringLiteral("sidecar_counter")] = lossy(evidence.sidecarCounter);
        out[QStringLiteral("same_part")] = evidence.samePart;
        if (!evidence.lender.empty()) {
            out[QStringLiteral("lender")] = lossy(evidence.lender);
            out[QStringLiteral("lender_is_there")] = evidence.lenderThere;
        }
    }
    out[QStringLiteral("steps")] = stepsOf(evidence);
    out[QStringLiteral("refused")] = refusedOf(why);
    return out;
}

void print(const catalog::WhyPair& why) {
    const takeout::PairEvidence& evidence = why.evidence;
    const auto text = [](std::string_view view) { return std::string(view); };
    if (why.sidecar.empty())
        std::printf("%s: no sidecar%s\n", shown(why.media).c_str(),
            evidence.byHand ? " (decided by hand)" : "");
    else
        std::printf("%s <- %s (%s: %s, %s)\n", shown(why.media).c_str(), shown(why.sidecar).c_str(),
            text(takeout::ruleName(evidence.rule)).c_str(),
            text(takeout::ruleWords(evidence.rule)).c_str(),
            text(takeout::confidenceName(evidence.confidence)).c_str());
    for (const takeout::EvidenceStep& step : evidence.steps)
        std::printf("  %3zu  %-40s  %s\n", step.units, text(takeout::stepWords(step.step)).c_str(),
            shown(step.name).c_str());
    if (!evidence.title.empty())
        std::printf("  title inside: %s (%s)\n", shown(evidence.title).c_str(),
            titleWord(evidence.titleSays));
    for (const takeout::RefusedCandidate& each : evidence.refused)
        std::printf("  not %s: %s%s%s\n", shown(each.name).c_str(),
            text(takeout::refusedWords(each.reason)).c_str(), each.holder.empty() ? "" : "; it is ",
            each.holder.empty() ? "" : (shown(each.holder) + "'s").c_str());
}

std::filesystem::path absolute(const std::string& text) {
    std::error_code error;
    return std::filesystem::absolute(text, error).lexically_normal();
}

} // namespace

int runPair(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    const auto& names = arguments.positional();
    const int decisions = static_cast<int>(names.size() == 2) +
                          static_cast<int>(arguments.has("none")) +
                          static_cast<int>(arguments.has("auto"));
    if (names.empty() || names.size() > 2 || decisions > 1)
        return report.failWhole(
            {ErrorCode::Usage, {}, "pair takes a picture, and one of: a sidecar, --none, --auto"});
    const std::filesystem::path file = arguments.value("catalog");
    if (decisions == 1 && file.empty())
        return report.failWhole(
            {ErrorCode::Usage, {}, "a decision is kept in a catalog: pair needs --catalog FILE"});
    const std::filesystem::path media = absolute(names[0]);
    QJsonObject extra;
    if (decisions == 1) {
        const auto kind = names.size() == 2       ? catalog::HandKind::Sidecar
                          : arguments.has("none") ? catalog::HandKind::None
                                                  : catalog::HandKind::AsFound;
        const auto done = catalog::pairByHand(
            file, media, kind, names.size() == 2 ? absolute(names[1]) : std::filesystem::path());
        if (!done) return report.failWhole(done.error());
        extra[QStringLiteral("changed")] = static_cast<double>(done->changed);
        if (!context.json) std::printf("%zu file(s) have another sidecar now\n", done->changed);
    }
    const auto why = catalog::SidecarLookup().why(file, media, context.stop);
    if (!why) return report.failWhole(why.error());
    if (!why->isMedia)
        return report.failWhole({ErrorCode::Usage, media, "is neither a picture nor a film"});
    report.setTotal(1);
    report.setCounts(1, 0);
    if (!context.json) print(*why);
    QJsonObject out = fields(*why);
    for (auto it = extra.begin(); it != extra.end(); ++it)
        out[it.key()] = it.value();
    return report.finish(out);
}

} // namespace lightstack::app
