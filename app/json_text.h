// Texts of the reports' objects. Thread: any.
#pragma once

#include <QString>

#include <string_view>

namespace lightstack::app {

// ASCII: names of fields.
inline QString key(const char* text) {
    return QLatin1String(text);
}

inline QString latin(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace lightstack::app
