#include "core/base/file_path.h"

#include <array>
#include <cstdint>

namespace lightstack::base {
namespace {

// Length of the valid UTF-8 sequence at `at`, 0 where there is none (overlong forms, surrogates and
// values past U+10FFFF are not valid: Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view s, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char b0 = byte(at);
    if (b0 < 0x80) return 1;
    const std::size_t length = b0 >= 0xF0 ? 4 : b0 >= 0xE0 ? 3 : 2;
    if (b0 < 0xC2 || b0 > 0xF4 || at + length > s.size()) return 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (b0 == 0xE0) low = 0xA0;
    if (b0 == 0xED) high = 0x9F;
    if (b0 == 0xF0) low = 0x90;
    if (b0 == 0xF4) high = 0x8F;
    if (byte(at + 1) < low || byte(at + 1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (byte(at + i) < 0x80 || byte(at + i) > 0xBF) return 0;
    return length;
}

// C0, C1, separators of lines, and what turns the reading direction (a name could show as another).
bool isControl(char16_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

} // namespace

bool isValidUtf8(std::string_view bytes) noexcept {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t n = sequenceLength(bytes, i);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

std::string toLossyUtf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t n = sequenceLength(bytes, i);
        if (n == 0) {
            out += kReplacement;
            ++i;
        } else {
            out.append(bytes, i, n);
            i += n;
        }
    }
    return out;
}

QString displayText(const std::filesystem::path& path) {
    QString text = QString::fromStdString(toLossyUtf8(path.native()));
    for (QChar& c : text)
        if (isControl(c.unicode())) c = QChar(0xFFFD);
    return text;
}

QString displayName(const std::filesystem::path& path) {
    const std::filesystem::path name = path.filename();
    return displayText(name.empty() ? path : name);
}

QByteArray toBytes(const std::filesystem::path& path) {
    return QByteArray::fromStdString(path.native());
}

std::filesystem::path fromBytes(const QByteArray& bytes) {
    return std::filesystem::path(bytes.toStdString());
}

std::string fileUri(const std::filesystem::path& absolutePath) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string uri = "file://";
    for (const char c : absolutePath.native()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.' ||
                           c == '~';
        if (plain) {
            uri += c;
        } else {
            const auto value = static_cast<std::uint8_t>(c);
            uri += '%';
            uri += kHex[value >> 4];
            uri += kHex[value & 15];
        }
    }
    return uri;
}

std::string lowerExtension(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return {};
    std::string out(name.substr(dot + 1));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

} // namespace lightstack::base
