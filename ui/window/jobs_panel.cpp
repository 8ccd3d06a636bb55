#include "ui/window/jobs_panel.h"

#include "ui/dialogs/job_card.h"
#include "ui/models/job_list.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lightstack::ui {

JobsPanel::JobsPanel(JobList* jobs, QWidget* parent)
    : QScrollArea(parent)
    , m_jobs(jobs)
    , m_question(nullptr)
    , m_questionText(new QLabel)
    , m_stay(new QPushButton(tr("Keep Running")))
    , m_empty(new QLabel(tr("No jobs. Scans, exports, pyramids and profiles show here what they "
                            "do, and what came of them.")))
    , m_dismissAll(new QPushButton(tr("Dismiss Finished"))) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, kSpace2);
    m_column->setSpacing(0);
    m_question = makeQuestion();
    m_empty->setWordWrap(true);
    m_empty->setMargin(kSpace4);
    m_empty->setAlignment(Qt::AlignCenter);
    m_column->addWidget(m_question);
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    m_column->addWidget(m_dismissAll, 0, Qt::AlignHCenter);
    setWidget(content);
    connect(m_dismissAll, &QPushButton::clicked, this, [this] {
        for (Job* job : m_jobs->jobs())
            m_jobs->dismiss(job); // only finished ones
    });
    connect(jobs, &JobList::added, this, &JobsPanel::add);
    connect(jobs, &JobList::dismissed, this, &JobsPanel::remove);
    connect(jobs, &JobList::changed, this, &JobsPanel::updateEmpty);
    for (Job* job : jobs->jobs())
        add(job);
    updateEmpty();
}

QWidget* JobsPanel::makeQuestion() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace2);
    row->setSpacing(kSpace2);
    m_questionText->setWordWrap(true);
    auto* stop = new QPushButton(tr("Stop and Quit"));
    row->addWidget(m_questionText, 1);
    row->addWidget(stop);
    row->addWidget(m_stay);
    connect(stop, &QPushButton::clicked, this, &JobsPanel::quitWanted);
    connect(m_stay, &QPushButton::clicked, box, &QWidget::hide);
    box->hide();
    return box;
}

void JobsPanel::askToQuit() {
    const auto jobs = m_jobs->jobs();
    const auto running = std::ranges::count_if(
        jobs, [](const Job* job) { return job->state() != Job::State::Finished; });
    m_questionText->setText(
        tr("%Ln job(s) still run. Stopped ones leave what they have done, or nothing.", nullptr,
            static_cast<int>(running)));
    m_question->show();
    ensureVisible(0, 0);
    m_stay->setFocus();
}

bool JobsPanel::isAsking() const {
    return !m_question->isHidden();
}

void JobsPanel::add(Job* job) {
    for (JobCard* card : m_cards)
        if (card->job()->state() == Job::State::Finished) card->setOpen(false);
    auto* card = new JobCard(job);
    m_cards.insert(m_cards.begin(), card);
    m_column->insertWidget(1, card); // behind the question
    connect(card, &JobCard::showWanted, this, &JobsPanel::showWanted);
    connect(card, &JobCard::againWanted, m_jobs, [this, job] { m_jobs->again(job); });
    connect(card, &JobCard::dismissWanted, m_jobs, [this, job] { m_jobs->dismiss(job); });
    updateEmpty();
}

void JobsPanel::remove(Job* job) {
    const auto at =
        std::ranges::find_if(m_cards, [job](const JobCard* card) { return card->job() == job; });
    if (at == m_cards.end()) return;
    (*at)->hide();
    (*at)->disconnect();
    job->disconnect(*at);
    (*at)->deleteLater(); // it may be its own button that was pressed
    m_cards.erase(at);
}

void JobsPanel::updateEmpty() {
    const auto finished = std::ranges::count_if(
        m_cards, [](const JobCard* card) { return card->job()->state() == Job::State::Finished; });
    m_empty->setVisible(m_cards.empty());
    m_dismissAll->setVisible(finished > 1);
    if (!m_jobs->isRunning()) m_question->hide();
}

void JobsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        for (JobCard* card : m_cards)
            card->restyle();
    QScrollArea::changeEvent(event);
}

} // namespace lightstack::ui
