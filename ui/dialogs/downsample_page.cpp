#include "ui/dialogs/downsample_page.h"

#include "core/base/file_path.h"
#include "ui/dialogs/downsample_preview.h"
#include "ui/dialogs/downsample_words.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/mnemonics.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace lightstack::ui {

DownsamplePage::DownsamplePage(QWidget* parent)
    : QWidget(parent)
    , m_form(new DownsampleForm)
    , m_preview(new DownsamplePreview)
    , m_forecaster(new DownsampleForecaster(this))
    , m_tabs(new QTabWidget)
    , m_pictures(new LazyTable({tr("Picture"), tr("Now"), tr("Becomes"), tr("Named")}))
    , m_problems(new LazyTable({tr("Picture"), tr("Why it is left out")}))
    , m_picturesView(viewOf(m_pictures, tr("Pictures that will be written")))
    , m_problemsView(viewOf(m_problems, tr("Pictures that are left out")))
    , m_banner(new QFrame)
    , m_bannerText(new QLabel)
    , m_says(new QLabel)
    , m_problemWords(new QLabel)
    , m_originals(new QLabel)
    , m_consent(new QCheckBox) {
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields have it
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    const int width = m_form->sizeHint().width() + scroll->verticalScrollBar()->sizeHint().width();
    scroll->setMinimumWidth(width);
    scroll->setMaximumWidth(width * 5 / 4); // room is the preview's
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace4);
    row->addWidget(scroll, 2);
    row->addWidget(makeTabs(), 5);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    column->addWidget(makeBanner());
    column->addLayout(row, 1);
    for (QLabel* label : {m_says, m_problemWords, m_originals}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_says->setAccessibleName(tr("What will happen"));
    QFont strong = m_says->font();
    strong.setWeight(QFont::DemiBold);
    m_says->setFont(strong);
    column->addWidget(m_consent);
    m_banner->hide();
    m_consent->hide();
    connect(m_form, &DownsampleForm::changed, this, &DownsamplePage::ask);
    connect(m_forecaster, &DownsampleForecaster::changed, this, &DownsamplePage::take);
    connect(m_consent, &QCheckBox::toggled, this, &DownsamplePage::changed);
}

QWidget* DownsamplePage::makeBanner() {
    m_banner->setObjectName(QStringLiteral("banner"));
    m_banner->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(m_banner);
    row->setContentsMargins(kSpace3, kSpace2, kSpace2, kSpace2);
    row->setSpacing(kSpace2);
    m_bannerText->setWordWrap(true);
    auto* goOn = new QPushButton(tr("Go On"));
    auto* forget = new QPushButton(tr("Forget It"));
    goOn->setToolTip(tr("With the choices of that run; what it has written is not written again"));
    forget->setToolTip(tr("What it has written stays"));
    for (QPushButton* button : {goOn, forget})
        button->setAutoDefault(false);
    row->addWidget(m_bannerText, 1);
    row->addWidget(goOn);
    row->addWidget(forget);
    connect(goOn, &QPushButton::clicked, this, &DownsamplePage::resumeWanted);
    connect(forget, &QPushButton::clicked, this, &DownsamplePage::forgetWanted);
    return m_banner;
}

QWidget* DownsamplePage::makeTabs() {
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_preview, tr("Preview"));
    m_tabs->addTab(m_picturesView, tr("Pictures"));
    m_tabs->addTab(m_problemsView, tr("Problems"));
    m_picturesView->setToolTip(tr("Enter shows the picture before and after"));
    m_problemsView->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    connect(m_picturesView, &QTreeView::activated, this, [this](const QModelIndex& index) {
        m_preview->show(m_written[static_cast<std::size_t>(index.row())]);
        m_tabs->setCurrentIndex(0);
    });
    return m_tabs;
}

void DownsamplePage::setInterrupted(const std::optional<downsample::InterruptedRun>& run) {
    m_banner->setVisible(run.has_value());
    if (!run) return;
    m_bannerText->setText(interruptedText(*run));
    m_bannerText->setToolTip(base::displayText(run->request.inputs.front()));
}

void DownsamplePage::ask() {
    m_consent->setChecked(false); // to other numbers nobody has agreed
    m_forecaster->ask(m_form->request());
    Q_EMIT changed();
}

void DownsamplePage::lookAgain() {
    m_consent->setChecked(false);
    m_forecaster->lookAgain();
}

bool DownsamplePage::canStart() const {
    const auto& forecast = m_forecaster->forecast();
    return forecast && !m_forecaster->isLooking() && forecast->writing > 0 &&
           (m_consent->isHidden() || m_consent->isChecked());
}

QString DownsamplePage::whyNot() const {
    const auto& forecast = m_forecaster->forecast();
    if (!forecast || m_forecaster->isLooking()) return tr("The pictures are still looked at");
    if (forecast->writing == 0) return tr("There is nothing to be written");
    return tr("Agree first to what cannot be undone, above");
}

void DownsamplePage::take() {
    const auto& forecast = m_forecaster->forecast();
    if (forecast) {
        const downsample::DownsampleRequest request = m_form->request();
        if (forecast->pictures != m_shown) {
            m_shown = forecast->pictures;
            m_preview->setPictures(m_shown, request);
            fillTables();
        }
    } else if (m_forecaster->isLooking() && m_shown) {
        m_shown.reset();
        m_preview->clear({});
        m_pictures->setRows(0, {});
        m_problems->setRows(0, {});
    }
    updateWords();
    Q_EMIT changed();
}

void DownsamplePage::fillTables() {
    const downsample::Forecast& forecast = *m_forecaster->forecast();
    m_written.clear();
    for (std::size_t i = 0; i < m_shown->size(); ++i)
        if ((*m_shown)[i].fate == downsample::Fate::Write) m_written.push_back(i);
    m_pictures->setRows(static_cast<int>(m_written.size()), [this](int row, int column) {
        const auto& picture = (*m_shown)[m_written[static_cast<std::size_t>(row)]];
        switch (column) {
        case 0:
            return base::displayText(
                picture.candidate.path.lexically_relative(picture.candidate.root));
        case 1:
            return sizeText(picture.judgement.size);
        case 2:
            return sizeText(picture.judgement.target);
        default:
            return base::displayName(picture.target);
        }
    });
    std::vector<Error> errors = forecast.collisions;
    errors.insert(errors.end(), forecast.failures.begin(), forecast.failures.end());
    const auto count = static_cast<int>(errors.size());
    m_problems->setRows(count, [errors = std::move(errors)](int row, int column) {
        const Error& error = errors[static_cast<std::size_t>(row)];
        return column == 0 ? base::displayText(error.path) : failureText(error);
    });
    m_tabs->setTabText(1, tr("Pictures (%1)").arg(numberText(m_written.size())));
    m_tabs->setTabText(
        2, count == 0 ? tr("Problems") : tr("Problems (%1)").arg(QLocale().toString(count)));
    m_tabs->setTabEnabled(1, !m_written.empty());
    m_tabs->setTabEnabled(2, count > 0);
    m_tabs->setTabToolTip(1, m_written.empty() ? tr("There is nothing to be written") : QString());
    m_tabs->setTabToolTip(2, count > 0 ? QString() : tr("There are none"));
    const int size = fontMetrics().horizontalAdvance(sizeText({99'999, 99'999})) + kSpace4;
    for (const int column : {1, 2, 3})
        m_picturesView->header()->resizeSection(column, column == 3 ? size * 3 / 2 : size);
}

void DownsamplePage::updateWords() {
    const auto& forecast = m_forecaster->forecast();
    if (!forecast) {
        m_says->setText(m_forecaster->isLooking()
                            ? tr("Looking at the pictures: %Ln so far…", nullptr,
                                  static_cast<int>(m_forecaster->counted()))
                            : QStringLiteral(" "));
        m_problemWords->hide();
        m_originals->setText(QStringLiteral(" "));
        m_consent->hide();
        return;
    }
    const downsample::DownsampleRequest request = m_form->request();
    m_form->setOriginalsStand(request.out.has_value() || forecast->renamed > 0);
    m_says->setText(forecastText(*forecast, m_forecaster->prediction()));
    QStringList problems{problemsText(*forecast), lossesText(*forecast),
        largerText(*forecast, m_forecaster->prediction()), roomText(m_forecaster->prediction())};
    problems.removeAll(QString());
    m_problemWords->setText(problems.join(u' '));
    m_problemWords->setVisible(!problems.isEmpty());
    setTextColor(m_problemWords, colors().warning);
    m_originals->setText(originalsText(*forecast, request));
    const QString consent = consentText(*forecast, request);
    setTextColor(m_originals, consent.isEmpty() ? colors().secondaryText : colors().warning);
    m_consent->setText(consent);
    m_consent->setVisible(!consent.isEmpty());
    if (!consent.isEmpty()) giveMnemonics(this); // the others keep theirs
}

void DownsamplePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange) updateWords();
    QWidget::changeEvent(event);
}

} // namespace lightstack::ui
