// Names of JSON fields, ASCII. Thread: any.
#pragma once

#include <QString>

namespace lightstack::volume {

inline QString key(const char* text) {
    return QLatin1String(text);
}

} // namespace lightstack::volume
