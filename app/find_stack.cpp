#include "app/find_stack.h"

#include "core/base/file_path.h"
#include "core/volume/pyramid_folder.h"
#include "core/volume/stack_audit.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace lightstack::app {

Result<FoundStack> findStack(
    const std::filesystem::path& place, std::string name, const std::stop_token& stop) {
    std::error_code unresolved;
    std::filesystem::path folder = volume::wholePath(place);
    if (std::filesystem::is_regular_file(folder, unresolved)) {
        name = folder.filename().native();
        folder = folder.parent_path();
    }
    const auto audit = volume::auditFolder(folder, {}, stop);
    if (!audit) return tl::unexpected(audit.error());
    if (audit->stacks.empty())
        return fail(ErrorCode::NotFound, folder, "there is no stack of slices in it");
    const auto& stacks = audit->stacks;
    const auto named = std::find_if(stacks.begin(), stacks.end(),
        [&](const volume::StackAudit& a) { return a.stack.name == name; });
    if (named == stacks.end() && (!name.empty() || stacks.size() > 1)) {
        std::string names;
        for (const volume::StackAudit& a : stacks)
            names += (names.empty() ? "" : ", ") + base::toLossyUtf8(a.stack.name);
        return fail(ErrorCode::Usage, folder, "choose with --stack: " + names);
    }
    const volume::StackAudit& chosen = name.empty() ? stacks.front() : *named;
    FoundStack found{chosen.stack, chosen.voxel.edges, {}};
    if (chosen.voxel.mixed)
        found.warning = volume::noteText(volume::note::Mixed{*chosen.voxel.mixed}) +
                        "; they are taken one after the other, and what reduces them mixes them";
    return found;
}

void tellWarning(const CommandContext& context, const std::string& warning, QJsonObject& fields) {
    QJsonArray warnings;
    if (!warning.empty()) warnings.append(QString::fromStdString(warning));
    fields[QStringLiteral("warnings")] = warnings;
    if (!warning.empty() && !context.quiet)
        std::fprintf(stderr, "lightstack-cli: %s\n", warning.c_str());
}

Result<volume::GapRule> gapRuleFrom(const Arguments& arguments) {
    using volume::GapRule;
    const std::string rule = arguments.value("on-gap", "stop");
    if (rule == "stop") return GapRule::Stop;
    if (rule == "nearest") return GapRule::Nearest;
    if (rule == "blank") return GapRule::Blank;
    return fail(ErrorCode::Usage, {}, "--on-gap is stop, nearest or blank");
}

} // namespace lightstack::app
