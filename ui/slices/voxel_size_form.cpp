#include "ui/slices/voxel_size_form.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace lightstack::ui {
namespace {
constexpr int kDecimals = 6;
constexpr double kLargest = 1e6;
} // namespace

VoxelSizeForm::VoxelSizeForm(QWidget* parent)
    : QWidget(parent), m_unit(new QComboBox), m_set(new QPushButton(tr("Set Voxel Size"))) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kSpace3, kSpace3, kSpace3, kSpace3);
    grid->setHorizontalSpacing(kSpace2);
    grid->setVerticalSpacing(kSpace1);
    auto* title = new QLabel(tr("Edges of a voxel"));
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    grid->addWidget(title, 0, 0, 1, 2);
    constexpr std::array<char16_t, 3> kLetters{u'x', u'y', u'z'};
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        auto* field = m_edges[i] = new QDoubleSpinBox;
        field->setDecimals(kDecimals);
        field->setRange(0, kLargest);
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        field->setSpecialValueText(i == 0 ? tr("unknown") : tr("as x"));
        field->setMinimumWidth(120);
        field->setAccessibleName(tr("Edge along %1").arg(QString(QChar(kLetters[i]))));
        connect(field, &QDoubleSpinBox::valueChanged, this, &VoxelSizeForm::update);
        const int line = static_cast<int>(i) + 1;
        grid->addWidget(new QLabel(QString(QChar(kLetters[i]))), line, 0);
        grid->addWidget(field, line, 1);
    }
    m_unit->addItem(tr("µm"), QStringLiteral("um"));
    m_unit->addItem(tr("mm"), QStringLiteral("mm"));
    m_unit->addItem(tr("nm"), QStringLiteral("nm"));
    m_unit->setAccessibleName(tr("Unit"));
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* note = new QLabel(tr("For this stack, until the program ends."));
    note->setFont(captionFont());
    setTextColor(note, colors().secondaryText);
    grid->addWidget(new QLabel(tr("Unit")), 4, 0);
    grid->addWidget(m_unit, 4, 1);
    grid->addWidget(note, 5, 0, 1, 2);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_set);
    grid->addLayout(row, 6, 0, 1, 2);
    connect(cancel, &QPushButton::clicked, this, &VoxelSizeForm::leave);
    connect(m_set, &QPushButton::clicked, this, [this] {
        const auto edge = [this](std::size_t i) {
            return m_edges[i]->value() > 0 ? m_edges[i]->value()
                                           : m_edges[0]->value() * m_times[i] / m_times[0];
        };
        const volume::VoxelEdges voxel{edge(0), edge(1), edge(2),
            m_unit->currentData().toString().toStdString(), tr("you").toStdString()};
        leave();
        Q_EMIT chosen(voxel);
    });
    hide();
}

void VoxelSizeForm::open(
    const std::optional<volume::VoxelEdges>& voxel, const std::array<double, 3>& times) {
    m_times = times;
    for (std::size_t i = 1; i < m_edges.size(); ++i) {
        const double ratio = m_times[i] / m_times[0];
        m_edges[i]->setSpecialValueText(
            ratio == 1 ? tr("as x") : tr("x × %1").arg(QLocale().toString(ratio, 'g', 4)));
    }
    const std::array<double, 3> edges =
        voxel ? std::array{voxel->x, voxel->y, voxel->z} : std::array{0.0, 0.0, 0.0};
    const int unit = voxel ? m_unit->findData(QString::fromStdString(voxel->unit)) : 0;
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        m_edges[i]->setValue(unit >= 0 ? edges[i] : 0);
    m_unit->setCurrentIndex(std::max(0, unit));
    update();
    adjustSize();
    move(kSpace2, std::max(0, parentWidget()->height() - height() - kSpace2));
    show();
    raise();
    m_edges[0]->setFocus();
    m_edges[0]->selectAll();
}

void VoxelSizeForm::update() {
    m_set->setEnabled(m_edges[0]->value() > 0);
}

void VoxelSizeForm::leave() {
    hide();
    Q_EMIT closed();
}

void VoxelSizeForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return leave();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return m_set->click();
    event->accept(); // not for the view below
}

void VoxelSizeForm::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(colors().line);
    painter.setBrush(colors().panel);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace lightstack::ui
