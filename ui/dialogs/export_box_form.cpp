#include "ui/dialogs/export_box_form.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace lightstack::ui {
namespace {

std::array<std::int64_t, 6> sidesOf(const volume::VolumeBox& b) {
    return {b.x0, b.x1 - 1, b.y0, b.y1 - 1, b.z0, b.z1 - 1};
}

} // namespace

ExportBoxForm::ExportBoxForm(QWidget* parent)
    : QWidget(parent), m_all(new QPushButton(tr("Whole Volume"))) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kSpace2);
    grid->setVerticalSpacing(kSpace1);
    const std::array<QString, 3> names{tr("X"), tr("Y"), tr("Slices")};
    const std::array<QString, 6> spoken{tr("First column"), tr("Last column"), tr("First row"),
        tr("Last row"), tr("First slice"), tr("Last slice")};
    for (int axis = 0; axis < 3; ++axis) {
        grid->addWidget(new QLabel(names[static_cast<std::size_t>(axis)]), axis, 0);
        grid->addWidget(new QLabel(tr("to")), axis, 2);
        for (int end = 0; end < 2; ++end) {
            const auto side = static_cast<std::size_t>(2 * axis + end);
            auto* spin = new QSpinBox;
            spin->setAccessibleName(spoken[side]);
            spin->setToolTip(spoken[side]);
            spin->setGroupSeparatorShown(true);
            spin->setKeyboardTracking(false);
            spin->setMinimumWidth(96);
            grid->addWidget(spin, axis, 1 + 2 * end);
            connect(spin, &QSpinBox::valueChanged, this, [this, side] { edited(side); });
            m_sides[side] = spin;
        }
    }
    m_all->setAutoDefault(false);
    grid->addWidget(m_all, 2, 4);
    grid->setColumnStretch(5, 1);
    connect(m_all, &QPushButton::clicked, this, [this] {
        show(m_whole);
        Q_EMIT changed();
    });
}

void ExportBoxForm::setVolume(const volume::VolumeBox& whole, const volume::VolumeBox& box) {
    m_whole = whole;
    const auto cut = box.within(whole.x1, whole.y1, whole.z1);
    show(cut.isEmpty() ? whole : cut);
}

void ExportBoxForm::show(const volume::VolumeBox& box) {
    const auto values = sidesOf(box);
    const auto ends = sidesOf(m_whole);
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        const QSignalBlocker blocker(m_sides[i]);
        m_sides[i]->setRange(0, static_cast<int>(ends[i | 1]));
        m_sides[i]->setValue(static_cast<int>(values[i]));
    }
    m_all->setEnabled(box != m_whole);
}

// The other end gives way, so that there is always something between.
void ExportBoxForm::edited(std::size_t side) {
    QSpinBox* other = m_sides[side ^ 1];
    const int value = m_sides[side]->value();
    const bool isLast = (side & 1) != 0;
    if (isLast ? value < other->value() : value > other->value()) {
        const QSignalBlocker blocker(other);
        other->setValue(value);
    }
    m_all->setEnabled(box() != m_whole);
    Q_EMIT changed();
}

volume::VolumeBox ExportBoxForm::box() const {
    const auto at = [this](std::size_t side) { return std::int64_t{m_sides[side]->value()}; };
    return {at(0), at(1) + 1, at(2), at(3) + 1, at(4), at(5) + 1};
}

} // namespace lightstack::ui
