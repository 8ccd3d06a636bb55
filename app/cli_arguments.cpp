#include "app/cli_arguments.h"

#include <algorithm>
#include <charconv>

namespace lightstack::app {
namespace {

tl::unexpected<Error> usage(std::string detail) {
    return fail(ErrorCode::Usage, {}, std::move(detail));
}

} // namespace

Result<Arguments> Arguments::parse(
    std::span<const char* const> words, std::span<const OptionSpec> allowed) {
    Arguments out;
    bool optionsEnded = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool isOption = !optionsEnded && word.size() > 1 && word.front() == '-';
        if (!isOption) {
            out.m_positional.emplace_back(word);
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        std::string_view name = word.substr(word.starts_with("--") ? 2 : 1);
        const std::size_t equals = name.find('=');
        const bool hasInlineValue = equals != std::string_view::npos;
        const std::string_view inlineValue = hasInlineValue ? name.substr(equals + 1) : "";
        name = name.substr(0, equals);
        const auto spec = std::find_if(
            allowed.begin(), allowed.end(), [&](const OptionSpec& s) { return s.name == name; });
        if (spec == allowed.end()) return usage("unknown option " + std::string(word));
        if (!spec->takesValue) {
            if (hasInlineValue) return usage("--" + std::string(name) + " takes no value");
            out.m_options.insert_or_assign(std::string(name), "");
        } else if (hasInlineValue) {
            out.m_options.insert_or_assign(std::string(name), std::string(inlineValue));
        } else if (i + 1 < words.size()) {
            out.m_options.insert_or_assign(std::string(name), std::string(words[++i]));
        } else {
            return usage("--" + std::string(name) + " needs a value");
        }
    }
    return out;
}

bool Arguments::has(std::string_view name) const {
    return m_options.find(name) != m_options.end();
}

std::string Arguments::value(std::string_view name, std::string_view fallback) const {
    const auto found = m_options.find(name);
    return found == m_options.end() ? std::string(fallback) : found->second;
}

Result<int> Arguments::integer(std::string_view name, int fallback, int low, int high) const {
    const auto found = m_options.find(name);
    if (found == m_options.end()) return fallback;
    const std::string& text = found->second;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < low || number > high)
        return usage("--" + std::string(name) + " takes a whole number from " +
                     std::to_string(low) + " to " + std::to_string(high) + ", not \"" + text +
                     "\"");
    return number;
}

} // namespace lightstack::app
