// Command-line words to options, by bytes: file names need not be UTF-8, so QCommandLineParser,
// which decodes them, does not serve. Thread: main.
#pragma once

#include "core/base/result.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lightstack::app {

struct OptionSpec {
    std::string_view name; // without the dashes: "size", "0"
    bool takesValue = false;
    std::string_view help = {}; // what it does, in a line
};

class Arguments {
public:
    // "--name value", "--name=value", "-0"; "--" ends the options. Usage for unknown options and
    // missing values, with a sentence.
    static Result<Arguments> parse(
        std::span<const char* const> words, std::span<const OptionSpec> allowed);

    [[nodiscard]] const std::vector<std::string>& positional() const noexcept {
        return m_positional;
    }
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::string value(std::string_view name, std::string_view fallback = {}) const;
    // Usage where the text is no integer within [low, high].
    [[nodiscard]] Result<int> integer(std::string_view name, int fallback, int low, int high) const;

private:
    std::vector<std::string> m_positional;
    std::map<std::string, std::string, std::less<>> m_options;
};

} // namespace lightstack::app
