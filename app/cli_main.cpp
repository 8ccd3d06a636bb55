// lightstack-cli COMMAND ...: the same core as the window, for scripts. The contract (JSON, exit
// codes, streams) is in the man page; cli_report.h keeps it.
#include "app/cli_command.h"
#include "app/cli_interrupt.h"
#include "app/cli_report.h"
#include "app/cli_usage.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

using namespace lightstack;
using namespace lightstack::app;

namespace {

int usageError(const std::string& sentence, bool json, std::string_view command = {}) {
    if (json)
        printJson({{QStringLiteral("error"),
            QJsonObject{{QStringLiteral("code"), QStringLiteral("usage")},
                {QStringLiteral("reason"), QString::fromStdString(sentence)}}}});
    std::fprintf(stderr, "lightstack-cli: %s\nTry: lightstack-cli %s%s--help\n", sentence.c_str(),
        std::string(command).c_str(), command.empty() ? "" : " ");
    return kUsage;
}

bool holds(std::span<const char* const> words, std::string_view option) {
    return std::any_of(words.begin(), words.end(),
        [&](const char* word) { return std::string_view(word) == option; });
}

std::vector<const char*>::iterator commandIn(std::vector<const char*>& words) {
    return std::find_if(
        words.begin(), words.end(), [](const char* word) { return word[0] != '-'; });
}

int withoutCommand(std::span<const char* const> words, bool json) {
    if (holds(words, "--help") || holds(words, "-h")) {
        std::fputs(usageOfAll().c_str(), stdout);
        return kDone;
    }
    if (json) return usageError("say what to do: a command", true);
    std::fputs(usageOfAll().c_str(), stderr);
    return kUsage;
}

int runCommand(const Command& command, std::span<const char* const> words) {
    std::vector<OptionSpec> options(command.options.begin(), command.options.end());
    options.insert(
        options.end(), {{"json", false}, {"quiet", false}, {"help", false}, {"h", false}});
    auto arguments = Arguments::parse(words, options);
    const bool json = holds(words, "--json");
    if (!arguments) return usageError(arguments.error().detail, json, command.name);
    if (arguments->has("help") || arguments->has("h")) {
        std::fputs(usageOf(command).c_str(), stdout);
        return kDone;
    }
    const Interrupt interrupt;
    CommandContext context{std::move(*arguments), json, false, interrupt.token()};
    context.quiet = context.arguments.has("quiet");
    const int code = command.run(context);
    if (code == kUsage)
        std::fprintf(stderr, "Try: lightstack-cli %s --help\n", std::string(command.name).c_str());
    return code;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, [](int) {}); // a file that may not grow is an error, not the end
    // Pictures are decoded without a screen; SVG text needs the font database of a GUI application.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.*=false\ndefault.warning=false"));
    static int qtArgc = 1;
    // Never destroyed: its end would read every font configuration of the system, for nothing.
    [[maybe_unused]] static const QGuiApplication* const application =
        new QGuiApplication(qtArgc, argv);

    std::vector<const char*> words(argv + 1, argv + argc);
    auto name = commandIn(words); // --json and --quiet may stand before it
    if (holds({words.begin(), name}, "--version")) {
        std::printf("lightstack-cli %s\n", LIGHTSTACK_VERSION);
        return kDone;
    }
    const bool json = holds(words, "--json");
    if (name != words.end() && std::string_view(*name) == "help") {
        words.erase(words.begin(), name + 1);
        words.push_back("--help"); // "help COMMAND" is "COMMAND --help"
        name = commandIn(words);
    }
    if (name == words.end()) return withoutCommand(words, json);
    const std::string wanted = *name;
    words.erase(name);
    for (const Command& command : commands())
        if (command.name == wanted) return runCommand(command, words);
    return usageError("there is no command \"" + wanted + "\"", json);
}
