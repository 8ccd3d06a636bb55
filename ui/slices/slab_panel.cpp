#include "ui/slices/length_text.h"
#include "ui/slices/side_panels.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

namespace lightstack::ui {
namespace {
constexpr int kThickest = 999;
}

PanelTitle::PanelTitle(const QString& title, const QString& closeTip, QWidget* parent)
    : QWidget(parent) {
    auto* name = new QLabel(title);
    QFont bold = name->font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setIconSize({16, 16});
    close->setAutoRaise(true);
    close->setToolTip(closeTip);
    close->setAccessibleName(closeTip);
    close->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(name, 1);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &PanelTitle::closeWanted);
}

SlabPanel::SlabPanel(VolumeScene* scene, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_rule(new QComboBox)
    , m_thickness(new QSpinBox)
    , m_length(new QLabel) {
    using slices::SlabRule;
    m_rule->addItem(tr("Maximum"), static_cast<int>(SlabRule::Max));
    m_rule->addItem(tr("Minimum"), static_cast<int>(SlabRule::Min));
    m_rule->addItem(tr("Mean"), static_cast<int>(SlabRule::Mean));
    m_rule->setToolTip(tr("What the slices become"));
    m_rule->setAccessibleName(tr("Slab of"));
    m_thickness->setRange(2, kThickest);
    m_thickness->setKeyboardTracking(false);
    m_thickness->setToolTip(tr("Slices ([ and ])"));
    m_thickness->setAccessibleName(tr("Slices of the slab"));
    auto* title = new PanelTitle(tr("Slab"), tr("No slab (S)"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace3);
    grid->setHorizontalSpacing(kSpace2);
    grid->setVerticalSpacing(kSpace1);
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(m_rule, 1, 0, 1, 2);
    grid->addWidget(new QLabel(tr("Slices")), 2, 0);
    grid->addWidget(m_thickness, 2, 1);
    grid->addWidget(m_length, 3, 1);
    grid->setColumnStretch(1, 1);
    connect(title, &PanelTitle::closeWanted, this, [this] {
        Slab slab = m_scene->slab();
        slab.on = false;
        m_scene->setSlab(slab);
    });
    const auto edited = [this] {
        if (m_following) return;
        Slab slab = m_scene->slab();
        slab.rule = static_cast<SlabRule>(m_rule->currentData().toInt());
        slab.thickness = m_thickness->value();
        m_scene->setSlab(slab);
    };
    connect(m_rule, &QComboBox::currentIndexChanged, this, edited);
    connect(m_thickness, &QSpinBox::valueChanged, this, edited);
    connect(scene, &VolumeScene::slabChanged, this, &SlabPanel::follow);
    connect(scene, &VolumeScene::voxelChanged, this, &SlabPanel::follow);
    follow();
}

void SlabPanel::setAxis(Axis axis) {
    m_axis = axis;
    follow();
}

void SlabPanel::follow() {
    m_following = true;
    m_rule->setCurrentIndex(m_rule->findData(static_cast<int>(m_scene->slab().rule)));
    m_thickness->setValue(static_cast<int>(m_scene->slab().thickness));
    m_following = false;
    const auto edge = m_scene->edge(m_axis);
    m_length->setVisible(edge.has_value());
    if (edge)
        m_length->setText(
            tr("= %1").arg(lengthText(*edge * static_cast<double>(m_scene->slab().thickness))));
    m_length->setFont(captionFont());
}

} // namespace lightstack::ui
