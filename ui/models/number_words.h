// Counts and sizes as they are shown. Thread: any.
#pragma once

#include <QLocale>
#include <QString>

#include <algorithm>
#include <cstdint>

namespace lightstack::ui {

// "12,345"
[[nodiscard]] inline QString numberText(std::uint64_t value) {
    return QLocale().toString(static_cast<qulonglong>(value));
}

// "1.2 MB", in steps of a thousand; no line ends between the number and its unit.
[[nodiscard]] inline QString byteText(std::uint64_t value, int decimals = 1) {
    return QLocale()
        .formattedDataSize(static_cast<qint64>(value), decimals, QLocale::DataSizeSIFormat)
        .replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

// What a plural is chosen by.
[[nodiscard]] inline int pluralOf(std::int64_t count) {
    return static_cast<int>(std::clamp<std::int64_t>(count, 0, 2'000'000'000));
}

} // namespace lightstack::ui
