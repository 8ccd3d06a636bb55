// JSON as zarr wants it. Thread: any.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace lightstack::volume {

// Names of fields, ASCII.
inline QString key(const char* text) {
    return QLatin1String(text);
}

// The text of metadata: readers decode it as ASCII, so all else is escaped.
[[nodiscard]] QByteArray asciiJson(const QJsonObject& object);

} // namespace lightstack::volume
