#include "app/cli_usage.h"

#include <algorithm>
#include <cctype>

namespace lightstack::app {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kOptionColumn = 24;

// Words are broken between lines, what stands in brackets only where it must be; further lines
// begin at `indent`.
std::string wrapped(std::string_view text, std::size_t column, std::size_t indent) {
    std::string out;
    while (!text.empty()) {
        std::size_t end = 0; // of the next piece
        for (int depth = 0; end < text.size() && (depth > 0 || text[end] != ' '); ++end)
            depth += text[end] == '[' ? 1 : text[end] == ']' ? -1 : 0;
        if (end > kColumns - indent) end = std::min(text.find(' '), text.size());
        if (column > indent && column + 1 + end > kColumns) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += text.substr(0, end);
        column += end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + '\n';
}

std::string lineOf(std::string_view name, std::string_view help, std::size_t indent) {
    std::string out = "  " + std::string(name);
    if (out.size() + 2 > indent)
        out += '\n' + std::string(indent, ' ');
    else
        out.resize(indent, ' ');
    return out + wrapped(help, indent, indent);
}

std::string optionLine(const OptionSpec& option) {
    const std::string name = (option.name.size() == 1 ? "-" : "--") + std::string(option.name);
    return lineOf(option.takesValue ? name + " VALUE" : name, option.help, kOptionColumn);
}

} // namespace

std::string usageOfAll() {
    std::string out = "Usage: lightstack-cli COMMAND [--json] [--quiet] ...\n\nCommands:\n";
    for (const Command& command : commands())
        out += lineOf(command.name, command.purpose, 18);
    return out +
           "\nlightstack-cli COMMAND --help lists the options of a command, --version says which\n"
           "this is.\n"
           "--json prints one JSON object on standard output; progress is on standard error.\n"
           "Exit codes: 0 all done, 1 some items failed, 2 usage, 3 failed, 130 interrupted.\n";
}

std::string usageOf(const Command& command) {
    const std::string start = "Usage: lightstack-cli " + std::string(command.name) + ' ';
    std::string out = start + wrapped(command.synopsis, start.size(), start.size());
    std::string purpose(command.purpose);
    purpose.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(purpose.front())));
    out += '\n' + wrapped(purpose + '.', 0, 0) + '\n';
    for (const OptionSpec& option : command.options)
        out += optionLine(option);
    out += optionLine({"json", false, "one JSON object on standard output, nothing else there"});
    out += optionLine({"quiet", false, "no progress"});
    return out + "\nMore in man lightstack-cli.\n";
}

} // namespace lightstack::app
