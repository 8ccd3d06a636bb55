#include "core/takeout/name_text.h"

#include "core/base/file_path.h"

#include <QString>

#include <algorithm>

namespace lightstack::takeout {
namespace {

std::size_t unitsAt(unsigned char lead) noexcept {
    if ((lead & 0xC0) == 0x80) return 0; // goes with the byte before it
    return lead >= 0xF0 ? 2 : 1;
}

QString asText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

bool isAscii(std::string_view text) noexcept {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

std::string composed(std::string_view text) {
    if (isAscii(text) || !base::isValidUtf8(text)) return std::string(text);
    return asText(text).normalized(QString::NormalizationForm_C).toStdString();
}

std::string folded(std::string_view text) {
    if (!isAscii(text) && base::isValidUtf8(text))
        return asText(text).toCaseFolded().normalized(QString::NormalizationForm_C).toStdString();
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::size_t unitsOf(std::string_view text) noexcept {
    std::size_t units = 0;
    for (const char c : text)
        units += unitsAt(static_cast<unsigned char>(c));
    return units;
}

std::string_view clip(std::string_view text, std::size_t units, Edge edge) noexcept {
    if (text.size() <= units) return text; // a unit is a byte at least
    std::size_t taken = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t here = unitsAt(static_cast<unsigned char>(text[i]));
        if (here == 0) continue;
        if (taken >= units || (taken + here > units && edge == Edge::Inside))
            return text.substr(0, i);
        taken += here;
    }
    return text;
}

} // namespace lightstack::takeout
