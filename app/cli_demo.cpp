// demo FOLDER: writes the demo set.
#include "app/cli_report.h"
#include "app/demo_set.h"

#include <cstdio>

namespace lightstack::app {

int runDemo(const CommandContext& context) {
    Report report(context);
    if (context.arguments.positional().size() != 1)
        return report.failWhole({ErrorCode::Usage, {}, "demo takes exactly one folder"});
    const std::filesystem::path folder = context.arguments.positional().front();
    report.setTotal(1);
    const auto written = writeDemoSet(folder, context.stop);
    if (!written) return report.failWhole(written.error());
    report.countDone();
    QJsonObject fields;
    putPath(fields, folder);
    return report.finish(fields);
}

} // namespace lightstack::app
