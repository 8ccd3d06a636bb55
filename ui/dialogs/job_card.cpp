#include "ui/dialogs/job_card.h"

#include "core/base/file_path.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/job_report.h"
#include "ui/dialogs/lazy_table.h"
#include "ui/dialogs/line_plot.h"
#include "ui/dialogs/queue_bars.h"
#include "ui/dialogs/stack_words.h"
#include "ui/dialogs/stage_bar.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <unordered_map>

namespace lightstack::ui {
namespace {

constexpr int kFollowMs = 250;
constexpr int kWide = 720; // instruments stand beside each other
constexpr std::uint64_t kItemsForRate = 50;
constexpr int kMostFailures = 500;
constexpr int kFailureRows = 5; // seen at once

QToolButton* flat(const QString& iconName, const QString& text) {
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::TabFocus);
    if (!iconName.isEmpty()) button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

// One line that gives way.
QLabel* elastic() {
    auto* label = new QLabel;
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

QLabel* sentence() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

JobCard::JobCard(Job* job, QWidget* parent)
    : QWidget(parent)
    , m_job(job)
    , m_open(flat(QStringLiteral("chevron-down"), tr("Less")))
    , m_icon(new QLabel)
    , m_name(elastic())
    , m_text(elastic())
    , m_pause(flat({}, tr("Pause the job")))
    , m_cancel(flat(QStringLiteral("close"), job->cancelHint()))
    , m_dismiss(flat(QStringLiteral("close"), tr("Dismiss")))
    , m_bar(new QProgressBar)
    , m_summary(sentence())
    , m_details(new QWidget)
    , m_stages(new StageBar)
    , m_queues(new QueueBars)
    , m_rate(new LinePlot)
    , m_bottleneck(sentence())
    , m_failureBox(nullptr)
    , m_failureTitle(new QLabel)
    , m_failures(new QTreeWidget)
    , m_show(new QPushButton(tr("Show")))
    , m_again(new QPushButton(tr("Retry")))
    , m_copy(new QPushButton(tr("Copy Report"))) {
    for (QPushButton* button : {m_show, m_again, m_copy})
        button->setAutoDefault(false); // a dialog's Enter is for what it asks
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setAccessibleName(tr("Progress"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace3);
    column->setSpacing(kSpace2);
    column->addWidget(makeHead());
    column->addWidget(m_bar);
    column->addWidget(m_text);
    column->addWidget(m_summary);
    column->addWidget(m_details);
    auto* details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(kSpace2);
    details->addWidget(makeInstruments());
    details->addWidget(m_bottleneck);
    m_failureBox = makeFailures();
    details->addWidget(m_failureBox);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace2);
    buttons->addWidget(m_show);
    buttons->addWidget(m_again);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    details->addLayout(buttons);
    m_summary->hide();
    m_failureBox->hide();
    m_show->hide();
    m_again->hide();
    connectAll();
    restyle();
    refresh();
}

QWidget* JobCard::makeHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    row->addWidget(m_open);
    row->addWidget(m_icon);
    row->addWidget(m_name, 1);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    row->addWidget(m_dismiss);
    m_dismiss->hide();
    return head;
}

QWidget* JobCard::makeInstruments() {
    auto* box = new QWidget;
    m_instruments = new QBoxLayout(QBoxLayout::TopToBottom, box);
    m_instruments->setContentsMargins(0, 0, 0, 0);
    m_instruments->setSpacing(kSpace3);
    m_rate->setSmall(true);
    m_rate->setAxes({}, tr("Items a second, over seconds"));
    m_rate->setFixedHeight(m_rate->sizeHint().height());
    m_instruments->addWidget(m_stages, 3, Qt::AlignTop);
    m_instruments->addWidget(m_queues, 1, Qt::AlignTop);
    m_instruments->addWidget(m_rate, 2, Qt::AlignTop);
    return box;
}

QWidget* JobCard::makeFailures() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace1);
    m_failures->setHeaderLabels({tr("File"), tr("Reason")});
    m_failures->setRootIsDecorated(false);
    m_failures->setUniformRowHeights(true);
    spaceRows(m_failures);
    m_failures->setAccessibleName(tr("Failures"));
    m_failures->setTextElideMode(Qt::ElideMiddle);
    m_failures->setFixedHeight(
        m_failures->fontMetrics().height() * 3 / 2 * (kFailureRows + 1) + 2 * kSpace1);
    column->addWidget(m_failureTitle);
    column->addWidget(m_failures);
    return box;
}

void JobCard::connectAll() {
    connect(m_job, &Job::progressed, this, &JobCard::follow);
    connect(m_job, &Job::finished, this, &JobCard::refresh);
    connect(m_open, &QToolButton::clicked, this, [this] { setOpen(m_details->isHidden()); });
    connect(m_pause, &QToolButton::clicked, this, [this] { m_job->setPaused(!m_job->isPaused()); });
    connect(m_cancel, &QToolButton::clicked, m_job, &Job::cancel);
    connect(m_dismiss, &QToolButton::clicked, this, &JobCard::dismissWanted);
    connect(m_again, &QPushButton::clicked, this, &JobCard::againWanted);
    connect(m_show, &QPushButton::clicked, this, &JobCard::showSelected);
    connect(m_failures, &QTreeWidget::itemActivated, this, &JobCard::showSelected);
    connect(m_failures, &QTreeWidget::itemSelectionChanged, this,
        [this] { setShowable(!m_failures->selectedItems().isEmpty()); });
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(jobReportText(*m_job)); });
}

void JobCard::restyle() {
    m_icon->setPixmap(icon(m_job->iconName()).pixmap(QSize(16, 16), devicePixelRatioF()));
    setTextColor(m_text, colors().secondaryText);
    setTextColor(m_bottleneck, colors().secondaryText);
}

void JobCard::setAlone() {
    m_alone = true;
    for (QWidget* widget : {static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_pause),
             static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_dismiss)})
        widget->hide();
    refresh();
}

void JobCard::setOpen(bool open) {
    m_details->setVisible(open);
    m_open->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    const QString text = open ? tr("Less") : tr("More");
    m_open->setToolTip(text);
    m_open->setAccessibleName(text);
    if (open) updateInstruments();
}

void JobCard::follow() {
    if (!isVisible() || (m_shown.isValid() && m_shown.elapsed() < kFollowMs)) return;
    refresh();
}

void JobCard::showEvent(QShowEvent* event) {
    refresh();
    QWidget::showEvent(event);
}

void JobCard::fitTexts() {
    const auto fit = [](QLabel* label, const QString& text) {
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideMiddle, label->width()));
        label->setToolTip(text);
    };
    fit(m_name, m_job->name());
    if (m_job->state() != Job::State::Finished) fit(m_text, JobProgress::text(*m_job));
}

void JobCard::resizeEvent(QResizeEvent* event) {
    QTimer::singleShot(0, this, &JobCard::fitTexts); // when the labels have their widths
    const bool wide = width() >= kWide;
    m_instruments->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void JobCard::refresh() {
    m_shown.start();
    fitTexts();
    if (m_job->state() == Job::State::Finished) {
        if (!m_ended) showEnd();
    } else {
        const Job::Now now = m_job->now();
        m_bar->setRange(0, now.total == 0 ? 0 : 1000);
        if (now.total > 0) m_bar->setValue(static_cast<int>(now.done * 1000 / now.total));
        const bool paused = m_job->isPaused();
        const QString pauses = paused ? tr("Go on with the job") : tr("Pause the job");
        m_pause->setVisible(m_job->canPause() && !m_alone);
        m_pause->setEnabled(m_job->state() == Job::State::Running);
        m_pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
        m_pause->setToolTip(pauses);
        m_pause->setAccessibleName(pauses);
        m_cancel->setEnabled(m_pause->isEnabled());
    }
    if (!m_details->isHidden()) updateInstruments();
}

void JobCard::updateInstruments() {
    const JobFigures figures = m_job->figures();
    const bool any = std::ranges::any_of(
        figures.stages, [](const pipeline::StageTotals& stage) { return stage.seconds > 0; });
    m_stages->setVisible(any);
    m_stages->setStages(stagesWithWait(figures));
    m_queues->setVisible(!figures.queues.empty() && !m_ended);
    m_queues->setQueues(figures.queues);
    PlotLine line;
    line.filled = true;
    line.markers = false;
    for (const RateHistory::Point& point : m_job->history().points())
        line.points.emplace_back(point.seconds, point.perSecond);
    // Few items that take long have no rate that would tell anything.
    m_rate->setVisible(line.points.size() > 1 && m_job->now().total >= kItemsForRate);
    m_rate->setLines({std::move(line)});
    const QString bottleneck = m_job->bottleneck();
    m_bottleneck->setText(bottleneck);
    m_bottleneck->setVisible(!bottleneck.isEmpty());
}

void JobCard::showEnd() {
    m_ended = true;
    for (QWidget* widget : {static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_cancel),
             static_cast<QWidget*>(m_bar)})
        widget->hide();
    m_dismiss->setVisible(!m_alone);
    const bool whole = m_job->end() == Job::End::Whole;
    m_icon->setPixmap(icon(whole ? QStringLiteral("check") : QStringLiteral("warning"))
                          .pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->hide();
    QString text = m_job->endText();
    if (!m_job->summary().isEmpty()) text += QStringLiteral(". ") + m_job->summary();
    m_summary->setText(text);
    m_summary->show();
    auto failures = m_job->failures();
    std::erase_if(
        failures, [](const base::Error& error) { return error.code == ErrorCode::Cancelled; });
    fillFailures(failures);
    m_again->setVisible(m_job->canRunAgain() && !m_alone);
}

void JobCard::fillFailures(const std::vector<base::Error>& failures) {
    const auto count = static_cast<int>(failures.size());
    m_failureBox->setVisible(count > 0);
    if (count == 0) return;
    m_failureTitle->setText(
        count > kMostFailures
            ? tr("%Ln failure(s); the first %1:", nullptr, count).arg(kMostFailures)
            : tr("%Ln failure(s):", nullptr, count));
    bool anyFile = false;
    const int shown = std::min(count, kMostFailures);
    std::unordered_map<std::string, int> named;
    for (int i = 0; i < shown; ++i)
        ++named[failures[static_cast<std::size_t>(i)].path.filename().native()];
    for (int i = 0; i < shown; ++i) {
        const base::Error& error = failures[static_cast<std::size_t>(i)];
        // Of files with one name, folders tell which is which.
        const bool alone = named[error.path.filename().native()] == 1;
        const QString name =
            alone ? base::displayName(error.path)
                  : base::displayText(error.path.parent_path().filename() / error.path.filename());
        auto* item = new QTreeWidgetItem(m_failures, {name, failureText(error)});
        item->setData(0, Qt::UserRole, base::toBytes(error.path));
        item->setToolTip(0, base::displayText(error.path));
        item->setToolTip(1, item->text(1));
        anyFile = anyFile || !error.path.empty();
    }
    m_failures->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_failures->setColumnWidth(0, 280);
    m_show->setVisible(anyFile);
    setShowable(false);
}

void JobCard::setShowable(bool any) {
    setAble(m_show, any, tr("Select a file of the list first"));
}

void JobCard::showSelected() {
    const auto selected = m_failures->selectedItems();
    if (selected.isEmpty()) return;
    const auto path = base::fromBytes(selected.front()->data(0, Qt::UserRole).toByteArray());
    if (!path.empty()) Q_EMIT showWanted(path);
}

} // namespace lightstack::ui
