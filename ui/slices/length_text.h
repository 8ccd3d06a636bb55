// Lengths as people write them: micrometres inside, the unit by the size outside; round lengths for
// scale bars. Thread: pure, any thread.
#pragma once

#include <QString>

namespace lightstack::ui {

struct LengthUnit {
    double micrometres = 1;
    QString name;
    bool operator==(const LengthUnit&) const = default;
};

// nm, µm, mm or m, so that the number stands between 1 and 1000 where it can.
[[nodiscard]] LengthUnit unitFor(double micrometres);

// "4.41 mm": three or four digits that count, by locale.
[[nodiscard]] QString lengthText(double micrometres);
// The number alone, in a unit.
[[nodiscard]] QString lengthNumber(double micrometres, const LengthUnit& unit);

// The largest of 1, 2, 5 x 10^n that is not above `most`. Requires: most > 0.
[[nodiscard]] double roundLength(double most);

} // namespace lightstack::ui
