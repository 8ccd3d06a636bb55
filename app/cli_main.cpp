// lightstack-cli COMMAND ...: the same core as the window, for scripts. The contract (JSON, exit
// codes, streams) is in the man page; cli_report.h keeps it.
#include "app/cli_command.h"
#include "app/cli_interrupt.h"
#include "app/cli_report.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

using namespace lightstack;
using namespace lightstack::app;

namespace {

void printUsage(std::FILE* out) {
    std::fprintf(out, "Usage: lightstack-cli COMMAND [--json] [--quiet] ...\n\nCommands:\n");
    for (const Command& command : commands())
        std::fprintf(out, "  %-11s %s\n              %s\n", std::string(command.name).c_str(),
            std::string(command.synopsis).c_str(), std::string(command.purpose).c_str());
    std::fprintf(out,
        "\n--json prints one JSON object on standard output, progress goes to standard error.\n"
        "Exit codes: 0 all done, 1 some items failed, 2 usage, 3 failed, 130 interrupted.\n");
}

int usageError(const std::string& sentence, bool json) {
    if (json)
        printJson({{QStringLiteral("error"),
            QJsonObject{{QStringLiteral("code"), QStringLiteral("usage")},
                {QStringLiteral("reason"), QString::fromStdString(sentence)}}}});
    std::fprintf(stderr, "lightstack-cli: %s\nTry: lightstack-cli --help\n", sentence.c_str());
    return kUsage;
}

int runCommand(const Command& command, std::span<const char* const> words) {
    std::vector<OptionSpec> options(command.options.begin(), command.options.end());
    options.insert(options.end(), {{"json", false}, {"quiet", false}, {"help", false}});
    auto arguments = Arguments::parse(words, options);
    const bool json = std::any_of(words.begin(), words.end(),
        [](const char* word) { return std::string_view(word) == "--json"; });
    if (!arguments) return usageError(arguments.error().detail, json);
    if (arguments->has("help")) {
        std::printf("lightstack-cli %s %s\n%s\n", std::string(command.name).c_str(),
            std::string(command.synopsis).c_str(), std::string(command.purpose).c_str());
        return kDone;
    }
    const Interrupt interrupt;
    CommandContext context{std::move(*arguments), json, false, interrupt.token()};
    context.quiet = context.arguments.has("quiet");
    return command.run(context);
}

} // namespace

int main(int argc, char** argv) {
    // Pictures are decoded without a screen; SVG text needs the font database of a GUI application.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.*=false\ndefault.warning=false"));
    int qtArgc = 1;
    const QGuiApplication application(qtArgc, argv);

    std::vector<const char*> words(argv + 1, argv + argc);
    // --json and --quiet may stand before the command.
    const auto name =
        std::find_if(words.begin(), words.end(), [](const char* word) { return word[0] != '-'; });
    const auto asks = [&](std::string_view option) {
        return std::any_of(words.begin(), name,
            [&](const char* word) { return std::string_view(word) == option; });
    };
    if (asks("--version")) {
        std::printf("lightstack-cli %s\n", LIGHTSTACK_VERSION);
        return kDone;
    }
    if (name == words.end()) {
        printUsage(asks("--help") ? stdout : stderr);
        return asks("--help") ? kDone : kUsage;
    }
    const std::string wanted = *name;
    words.erase(name);
    for (const Command& command : commands())
        if (command.name == wanted) return runCommand(command, words);
    return usageError("there is no command \"" + wanted + "\"", false);
}
