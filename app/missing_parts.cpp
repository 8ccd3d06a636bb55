#include "app/missing_parts.h"

#include "core/base/file_path.h"

#include <cstdio>

namespace lightstack::app {

QJsonArray missingPartsJson(const std::vector<std::string>& names) {
    QJsonArray out;
    for (const std::string& name : names)
        out.append(QString::fromStdString(base::toLossyUtf8(name)));
    return out;
}

void printMissingParts(const std::vector<std::string>& names) {
    for (const std::string& name : names)
        std::printf("%s: this part of the archive is missing\n",
            base::displayText(name).toUtf8().constData());
}

} // namespace lightstack::app
