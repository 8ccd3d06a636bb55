// Which stack a command means, and the options that all who read a whole stack have. Thread: any.
#pragma once

#include "app/cli_command.h"
#include "core/volume/pyramid_manifest.h"
#include "core/volume/slice_stack.h"

#include <QJsonObject>

#include <stop_token>

namespace lightstack::app {

struct FoundStack {
    volume::SliceStack stack;
    std::optional<volume::VoxelEdges> voxel;
    std::string warning; // its pages are no single volume; "" where they are
};

// The stack of that name, the only one of the folder, or the pages of one file. Usage, with the
// names there are, where there are several; NotFound where there is none.
Result<FoundStack> findStack(
    const std::filesystem::path& place, std::string name, const std::stop_token& stop);

// The stack that the command names into a request for a pyramid or an export; its warning.
template <class Request>
Result<std::string> readStack(const CommandContext& context, Request& request) {
    const Arguments& arguments = context.arguments;
    auto found = findStack(arguments.positional().front(), arguments.value("stack"), context.stop);
    if (!found) return tl::unexpected(found.error());
    request.stack = std::move(found->stack);
    request.voxel = std::move(found->voxel);
    return std::move(found->warning);
}

// Says a stack's warning on standard error, and as "warnings" in JSON.
void tellWarning(const CommandContext& context, const std::string& warning, QJsonObject& fields);

// --on-gap; Usage where it is none of the rules.
Result<volume::GapRule> gapRuleFrom(const Arguments& arguments);

// --workers, --on-gap, --skip-bad, --dry-run into a request for a pyramid or an export.
template <class Request>
Result<void> readStackOptions(const Arguments& arguments, Request& request) {
    const auto workers = arguments.integer("workers", 0, 0, 256);
    if (!workers) return tl::unexpected(workers.error());
    const auto rule = gapRuleFrom(arguments);
    if (!rule) return tl::unexpected(rule.error());
    request.workers = *workers;
    request.onGap = *rule;
    request.skipBad = arguments.has("skip-bad");
    request.dryRun = arguments.has("dry-run");
    return {};
}

} // namespace lightstack::app
