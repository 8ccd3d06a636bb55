#include "core/metadata/ini_text.h"

#include "core/base/file_path.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lightstack::metadata {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void appendUtf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

// UTF-16 by its mark, or by the zeros beside its first letters.
struct Wide {
    bool is = false;
    bool bigEndian = false;
    std::size_t from = 0;
};

Wide wideText(std::string_view bytes) noexcept {
    if (bytes.starts_with("\xFF\xFE")) return {true, false, 2};
    if (bytes.starts_with("\xFE\xFF")) return {true, true, 2};
    if (bytes.size() < 4) return {};
    const auto zero = [&](std::size_t at) { return bytes[at] == '\0'; };
    if (!zero(0) && zero(1) && !zero(2) && zero(3)) return {true, false, 0};
    if (zero(0) && !zero(1) && zero(2) && !zero(3)) return {true, true, 0};
    return {};
}

std::string fromUtf16(std::string_view bytes, const Wide& wide) {
    std::string out;
    for (std::size_t i = wide.from; i + 1 < bytes.size(); i += 2) {
        const auto a = static_cast<unsigned char>(bytes[i]);
        const auto b = static_cast<unsigned char>(bytes[i + 1]);
        const unsigned code = wide.bigEndian ? unsigned{a} << 8 | b : unsigned{b} << 8 | a;
        appendUtf8(out, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
    }
    return out;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
}

// "[Section]", "{volume1}" opens one; the key before the separator, the value after it.
bool readLine(std::string_view line, char separator, std::string& section, IniLine& out) {
    line = trimmed(line);
    if (line.empty() || line.front() == ';' || line.find('\0') != std::string_view::npos)
        return false;
    const bool opens =
        (line.front() == '[' && line.back() == ']') || (line.front() == '{' && line.back() == '}');
    if (opens) {
        section = lowerAscii(trimmed(line.substr(1, line.size() - 2)));
        return false;
    }
    const std::size_t at = line.find(separator);
    if (at == std::string_view::npos) return false;
    out = {section, std::string(trimmed(line.substr(0, at))),
        std::string(trimmed(line.substr(at + 1)))};
    return !out.key.empty();
}

} // namespace

std::string_view trimmed(std::string_view text) noexcept {
    const std::size_t from = text.find_first_not_of(kBlanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

std::string lowerAscii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool sameWithoutCase(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                       [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view lastComponent(std::string_view path) noexcept {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stemOf(std::string_view fileName) noexcept {
    const std::size_t dot = fileName.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? fileName : fileName.substr(0, dot);
}

std::string plainText(std::string_view bytes) {
    std::string out;
    if (const Wide wide = wideText(bytes); wide.is) {
        out = fromUtf16(bytes, wide);
    } else if (bytes.starts_with("\xEF\xBB\xBF")) {
        out = base::toLossyUtf8(bytes.substr(3));
    } else if (base::isValidUtf8(bytes)) {
        out = bytes;
    } else {
        for (const char c : bytes)
            appendUtf8(out, static_cast<unsigned char>(c));
    }
    replaceAll(out, "\xC2\xB5m", "um"); // the micro sign
    replaceAll(out, "\xCE\xBCm", "um"); // the Greek letter
    return out;
}

IniText parseIni(std::string_view bytes, char separator) {
    IniText out;
    std::string section;
    const bool wide = wideText(bytes).is;
    const std::string decoded = wide ? plainText(bytes) : std::string();
    const std::string_view text = wide ? std::string_view(decoded) : bytes;
    for (std::size_t at = 0; at < text.size() && out.lines.size() < kMostIniLines;) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        IniLine line;
        if (end - at <= kLongestIniLine &&
            readLine(plainText(text.substr(at, end - at)), separator, section, line))
            out.lines.push_back(std::move(line));
        at = end + 1;
    }
    return out;
}

const std::string* IniText::find(std::string_view section, std::string_view key) const {
    for (const IniLine& line : lines)
        if ((section.empty() || sameWithoutCase(line.section, section)) &&
            sameWithoutCase(line.key, key))
            return &line.value;
    return nullptr;
}

std::optional<double> leadingNumber(std::string_view text, std::string_view* rest) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::string number(text.substr(0, text.find_first_not_of("0123456789+-.,eE")));
    const bool decimalComma =
        std::count(number.begin(), number.end(), ',') == 1 && number.find('.') == std::string::npos;
    if (decimalComma) std::replace(number.begin(), number.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    if (rest != nullptr)
        *rest = trimmed(text.substr(static_cast<std::size_t>(end - number.data())));
    return value;
}

} // namespace lightstack::metadata
