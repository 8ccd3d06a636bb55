#include "ui/dialogs/duplicates_dialog.h"

#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"
#include "ui/dialogs/job_progress.h"
#include "ui/dialogs/state_page.h"
#include "ui/models/duplicate_jobs.h"
#include "ui/models/duplicates_model.h"
#include "ui/models/failure_words.h"
#include "ui/models/job_list.h"
#include "ui/models/number_words.h"
#include "ui/theme/screen_room.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

QString errorSentence(const Error& error) {
    QString text = failureText(error);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text + u'.';
}

} // namespace

DuplicatesDialog::DuplicatesDialog(
    std::filesystem::path catalogFile, JobList* jobs, QWidget* parent)
    : QDialog(parent)
    , m_file(std::move(catalogFile))
    , m_jobs(jobs)
    , m_model(new DuplicatesModel(this))
    , m_pages(new QStackedWidget)
    , m_state(new StatePage)
    , m_progress(new JobProgress)
    , m_sum(new QLabel)
    , m_hint(new QLabel)
    , m_rule(new QComboBox)
    , m_view(new QTreeView)
    , m_sidecars(new QCheckBox)
    , m_keep(new QPushButton(tr("&Keep This One")))
    , m_act(new QPushButton)
    , m_close(new QPushButton)
    , m_background(this) {
    setWindowTitle(tr("Duplicates"));
    m_plan = makePlanPage();
    for (QWidget* page : std::initializer_list<QWidget*>{m_state, m_plan, m_progress})
        m_pages->addWidget(page);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace2);
    buttons->addWidget(m_keep);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_act);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    column->setSpacing(kSpace3);
    column->addWidget(m_pages, 1);
    column->addLayout(buttons);
    m_act->setDefault(true);
    m_keep->setAutoDefault(false);
    m_close->setAutoDefault(false);
    m_keep->setToolTip(tr("The selected file stays, the others of its group are copies (Space)"));
    connect(m_act, &QPushButton::clicked, this, &DuplicatesDialog::act);
    connect(m_close, &QPushButton::clicked, this, &DuplicatesDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &DuplicatesDialog::keepCurrent);
    resizeWithin(this, {820, 560});
    look();
}

QWidget* DuplicatesDialog::makePlanPage() {
    auto* page = new QWidget;
    m_sum->setFont(titleFont());
    m_sum->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_rule->addItem(tr("In the folder with the oldest picture"));
    m_rule->addItem(tr("With a sidecar"));
    m_rule->addItem(tr("With the shortest path"));
    auto* ruleRow = new QHBoxLayout;
    ruleRow->setSpacing(kSpace2);
    auto* label = new QLabel(tr("Of each group &stays the one:"));
    label->setBuddy(m_rule);
    ruleRow->addWidget(label);
    ruleRow->addWidget(m_rule);
    ruleRow->addStretch(1);
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setAccessibleName(tr("Groups of copies"));
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(DuplicatesModel::Fate, QHeaderView::Interactive);
    m_view->header()->setSectionResizeMode(DuplicatesModel::File, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(DuplicatesModel::Sidecar, QHeaderView::Interactive);
    m_view->header()->resizeSection(DuplicatesModel::Fate, 170);
    m_view->header()->resizeSection(DuplicatesModel::Sidecar, 180);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    column->addWidget(m_sum);
    column->addWidget(m_hint);
    column->addLayout(ruleRow);
    column->addWidget(m_view, 1);
    column->addWidget(m_sidecars);
    auto* keep = new QShortcut(Qt::Key_Space, m_view);
    keep->setContext(Qt::WidgetShortcut);
    connect(keep, &QShortcut::activated, this, &DuplicatesDialog::keepCurrent);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto path = m_model->pathAt(index.row()); !path.empty()) Q_EMIT fileWanted(path);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this] { updateWords(); });
    connect(m_rule, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setRule(rule());
        planChanged();
    });
    return page;
}

catalog::KeepRule DuplicatesDialog::rule() const {
    return static_cast<catalog::KeepRule>(m_rule->currentIndex());
}

void DuplicatesDialog::setRule(catalog::KeepRule wanted) {
    m_rule->setCurrentIndex(static_cast<int>(wanted));
}

void DuplicatesDialog::look() {
    enter(Stage::Looking);
    m_background.run(
        [file = m_file]() -> Result<std::vector<catalog::DuplicateGroup>> {
            auto database = catalog::openCatalogForReading(file);
            if (!database) return tl::unexpected(database.error());
            return catalog::findDuplicates(*database);
        },
        [this, look = ++m_looks](Result<std::vector<catalog::DuplicateGroup>> groups) {
            if (look == m_looks) found(std::move(groups));
        });
}

void DuplicatesDialog::lookAgain() {
    if (m_stage == Stage::Looking || m_stage == Stage::Plan || m_pages->currentWidget() == m_state)
        look();
}

void DuplicatesDialog::found(Result<std::vector<catalog::DuplicateGroup>> groups) {
    if (!groups) {
        enter(Stage::Done);
        m_pages->setCurrentWidget(m_state);
        const bool none = groups.error().code == ErrorCode::NotFound;
        return m_state->showMessage(none ? QStringLiteral("library") : QStringLiteral("warning"),
            none ? tr("There is no library yet") : tr("The catalog cannot be read"),
            none ? tr("Scan a folder first; its files are compared with each other then.")
                 : errorSentence(groups.error()));
    }
    if (groups->empty()) {
        enter(Stage::Done);
        m_pages->setCurrentWidget(m_state);
        return m_state->showMessage(QStringLiteral("check"), tr("No duplicates"),
            tr("No two files of the library have one content."));
    }
    m_model->setGroups(std::move(*groups));
    if (rule() != catalog::KeepRule::OldestFolder) m_model->setRule(rule());
    enter(Stage::Plan);
    m_view->setCurrentIndex(m_model->index(1, 0));
    m_view->setFocus();
}

void DuplicatesDialog::keepCurrent() {
    if (m_stage != Stage::Plan && m_stage != Stage::Compared) return;
    m_model->keep(m_view->currentIndex());
    planChanged();
}

// What was compared is about another choice.
void DuplicatesDialog::planChanged() {
    if (m_stage == Stage::Compared && m_model->checked().empty())
        enter(Stage::Plan);
    else
        updateWords();
}

void DuplicatesDialog::act() {
    if (m_stage == Stage::Plan) return compare();
    if (m_stage == Stage::Compared) return move();
    if (m_stage == Stage::Comparing && m_check) return m_check->cancel();
    if (m_stage == Stage::Moving && m_trash) return m_trash->cancel();
    QDialog::accept();
}

void DuplicatesDialog::reject() {
    if (m_stage == Stage::Comparing && m_check) m_check->cancel();
    QDialog::reject();
}

void DuplicatesDialog::compare() {
    m_check = m_jobs->add(std::make_unique<DuplicateCheckJob>(m_model->groups()));
    m_progress->setTitle(tr("Comparing files byte by byte"), {});
    follow(m_check);
    connect(m_check, &Job::finished, this, [this] {
        if (m_check->end() != Job::End::Whole) return enter(Stage::Plan);
        m_model->setChecked(*m_check->outcome());
        m_jobs->dismiss(m_check); // its outcome is here
        enter(Stage::Compared);
        m_act->setFocus();
    });
    enter(Stage::Comparing);
}

void DuplicatesDialog::move() {
    m_trash = m_jobs->add(
        std::make_unique<DuplicateTrashJob>(m_model->checked(), m_sidecars->isChecked(), m_file));
    m_progress->setTitle(tr("Moving copies to the trash"), {});
    follow(m_trash);
    connect(m_trash, &Job::finished, this, [this] {
        enter(Stage::Done);
        m_pages->setCurrentWidget(m_state);
        const auto failures = m_trash->failures();
        QString text = m_trash->summary();
        if (!failures.empty())
            text += u'\n' + tr("%Ln file(s) stayed: %1", nullptr, static_cast<int>(failures.size()))
                                .arg(errorSentence(failures.front()));
        m_state->showMessage(failures.empty() ? QStringLiteral("check") : QStringLiteral("warning"),
            m_trash->endText(), text);
    });
    Q_EMIT moveStarted(m_trash);
    enter(Stage::Moving);
}

void DuplicatesDialog::follow(Job* job) {
    m_progress->follow(*job);
    connect(job, &Job::progressed, this, [this, job] { m_progress->follow(*job); });
}

void DuplicatesDialog::enter(Stage stage) {
    m_stage = stage;
    switch (stage) {
    case Stage::Looking:
        m_state->showWorking(tr("Looking for files of one content…"));
        m_pages->setCurrentWidget(m_state);
        break;
    case Stage::Plan:
    case Stage::Compared:
        m_pages->setCurrentWidget(m_plan);
        break;
    case Stage::Comparing:
    case Stage::Moving:
        m_pages->setCurrentWidget(m_progress);
        break;
    case Stage::Done:
        break;
    }
    updateWords();
}

void DuplicatesDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateWords();
    QDialog::changeEvent(event);
}

void DuplicatesDialog::updateWords() {
    const bool plan = m_stage == Stage::Plan;
    const bool compared = m_stage == Stage::Compared;
    const bool running = m_stage == Stage::Comparing || m_stage == Stage::Moving;
    const QModelIndex current = m_view->currentIndex();
    m_keep->setVisible(plan || compared);
    m_keep->setEnabled(current.isValid() && !m_model->isGroup(current.row()));
    m_close->setText(m_stage == Stage::Moving ? tr("Hide") : tr("Cancel"));
    m_close->setVisible(m_stage != Stage::Done && m_stage != Stage::Comparing);
    m_sidecars->setVisible(false);
    m_act->setEnabled(m_stage != Stage::Looking);
    setTextColor(m_hint, colors().secondaryText);
    if (plan) {
        const catalog::DuplicateSum sum = catalog::sumOf(m_model->groups());
        m_sum->setText(tr("%Ln copy(s) in %1 groups, %2", nullptr, static_cast<int>(sum.copies))
                           .arg(numberText(m_model->groups().size()), byteText(sum.bytes)));
        m_hint->setText(tr("By size and checksum. Before anything is moved, all of them are read "
                           "and compared byte by byte."));
        m_act->setText(tr("C&ompare"));
    } else if (compared) {
        const jobs::CheckSum sum = jobs::sumOf(m_model->checked());
        const std::uint64_t others = sum.different + sum.sameFile + sum.inArchive + sum.unreadable;
        m_sum->setText(
            tr("%Ln copy(s) are the same byte by byte, %1", nullptr, static_cast<int>(sum.copies))
                .arg(byteText(sum.bytes)));
        QStringList hint;
        if (sum.copies > 0)
            hint << tr("They go to the trash and can be brought back; the space is free when "
                       "the trash is emptied.");
        if (others > 0)
            hint << tr("%Ln other(s) stay: the list says why.", nullptr, static_cast<int>(others));
        m_hint->setText(hint.join(u' '));
        m_sidecars->setVisible(sum.sidecars > 0);
        m_sidecars->setText(
            tr("Move &their %Ln sidecar(s) too, which no other file needs; else they stay, "
               "without a picture",
                nullptr, static_cast<int>(sum.sidecars)));
        m_act->setText(tr("&Move %Ln Copy(s) to Trash", nullptr, static_cast<int>(sum.copies)));
        m_act->setEnabled(sum.copies > 0);
    } else {
        m_act->setText(running ? tr("Stop") : tr("Close"));
    }
}

} // namespace lightstack::ui
