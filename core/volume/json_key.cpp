#include "core/volume/json_key.h"

#include <QJsonDocument>

#include <algorithm>

namespace lightstack::volume {

QByteArray asciiJson(const QJsonObject& object) {
    const QByteArray text = QJsonDocument(object).toJson();
    const bool plain = std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (plain) return text;
    QByteArray out;
    for (const QChar c : QString::fromUtf8(text)) // only strings hold others
        if (c.unicode() < 0x80)
            out += static_cast<char>(c.unicode());
        else
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return out;
}

} // namespace lightstack::volume
