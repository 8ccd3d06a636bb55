#include "ui/dialogs/profile_form.h"

#include "core/base/file_path.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/mnemonics.h"
#include "ui/models/number_words.h"
#include "ui/models/profile_job.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace lightstack::ui {
namespace {

using profile::Subject;

constexpr std::size_t kMostThreads = 256;
constexpr std::size_t kMostQueue = 1'000'000;
constexpr Subject kSubjects[] = {
    Subject::Pipeline, Subject::Scan, Subject::Downsample, Subject::Pyramid};

} // namespace

ProfileForm::ProfileForm(const ProfileChoices& choices, QWidget* parent)
    : QWidget(parent)
    , m_path(choices.path)
    , m_subject(new QComboBox)
    , m_place(new QLabel)
    , m_none(new QPushButton)
    , m_says(new QLabel) {
    for (const Subject subject : kSubjects)
        m_subject->addItem(subjectText(subject), static_cast<int>(subject));
    m_subject->setCurrentIndex(static_cast<int>(choices.subject));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(kSpace2);
    form->setHorizontalSpacing(kSpace4);
    form->addRow(tr("Job"), m_subject);
    form->addRow(tr("Data"), makePath());
    m_threads = addList(form, tr("Threads"), choices.threads);
    m_queues = addList(form, tr("Queue length"), choices.queues);
    m_batches = addList(form, tr("Batch size"), choices.batches);
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(4 * fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* column = columnBelow(form, this);
    column->addWidget(m_says);
    column->addStretch(1);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &ProfileForm::subjectChosen);
    check();
}

ProfileForm::List ProfileForm::addList(
    QFormLayout* form, const QString& label, const QString& text) {
    List list{new QLineEdit(text), errorLabel()};
    form->addRow(label, list.line);
    form->addRow(QString(), list.error);
    connect(list.line, &QLineEdit::textChanged, this, &ProfileForm::check);
    return list;
}

QWidget* ProfileForm::makePath() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    giveWay(m_place);
    auto* choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    m_none->setAutoDefault(false);
    row->addWidget(m_place, 1);
    row->addWidget(m_none);
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &ProfileForm::choosePath);
    connect(m_none, &QPushButton::clicked, this, [this] { setPath({}); });
    return box;
}

void ProfileForm::choosePath() {
    const std::filesystem::path& from = m_path.empty() ? m_start : m_path;
    const QString chosen = QFileDialog::getExistingDirectory(
        this, tr("Folder of Data"), from.empty() ? QDir::homePath() : base::displayText(from));
    if (!chosen.isEmpty()) setPath(base::fromBytes(QFile::encodeName(chosen)));
}

void ProfileForm::setPath(const std::filesystem::path& path) {
    m_path = path;
    check();
}

Subject ProfileForm::subject() const {
    return static_cast<Subject>(m_subject->currentData().toInt());
}

// Other jobs have other usual settings.
void ProfileForm::subjectChosen() {
    const bool scan = subject() == Subject::Scan;
    m_queues.line->setText(scan ? QStringLiteral("1000, 10") : QStringLiteral("100, 1, 10, 1000"));
    m_batches.line->setText(scan ? QStringLiteral("1000, 100") : QStringLiteral("1"));
    check();
}

std::optional<std::vector<std::size_t>> ProfileForm::numbers(
    const QString& text, std::size_t most) {
    std::vector<std::size_t> out;
    for (const QString& part : text.split(u',')) {
        bool good = false;
        const qulonglong value = part.trimmed().toULongLong(&good);
        if (!good || value < 1 || value > most) return {};
        out.push_back(static_cast<std::size_t>(value));
    }
    return out;
}

std::optional<std::vector<std::size_t>> ProfileForm::checked(const List& list, std::size_t most) {
    auto values = numbers(list.line->text(), most);
    const bool wrong = list.line->isEnabled() && !values;
    say(list.error,
        wrong ? tr("Numbers from 1 to %1, separated by commas.").arg(numberText(most)) : QString());
    if (!list.line->isEnabled()) return std::vector<std::size_t>{1};
    return values;
}

void ProfileForm::check() {
    const bool pipeline = subject() == Subject::Pipeline;
    const bool pyramid = subject() == Subject::Pyramid;
    const QString first = tr("numbers to try, the first while others vary");
    const bool queues = !pyramid; // it has none of the user's
    const bool batches = pipeline || subject() == Subject::Scan;
    m_threads.line->setToolTip(tr("That work at once: numbers to try"));
    setAble(m_queues.line, queues, tr("A pyramid takes its slices without a queue"),
        tr("Items that may wait between two stages: %1").arg(first));
    setAble(m_batches.line, batches, tr("This job takes its items one by one"),
        tr("Items that are handed on together: %1").arg(first));
    if (const QString none = pipeline ? tr("Numbers") : tr("Demo Set");
        m_none->text().remove(u'&') != none) {
        m_none->setText(none);
        giveMnemonics(this);
    }
    m_none->setToolTip(pipeline ? tr("Pass numbers from thread to thread, without any files")
                                : tr("Use the demo set instead of this folder"));
    m_none->setVisible(!m_path.empty());
    m_place->setText(!m_path.empty() ? base::displayText(m_path)
                     : pipeline      ? tr("None: numbers are passed from thread to thread")
                     : pyramid       ? tr("The demo set: a CT phantom")
                                     : tr("The demo set: photographs"));
    const auto threads = checked(m_threads, kMostThreads);
    const auto queueSizes = checked(m_queues, kMostQueue);
    const auto batchSizes = checked(m_batches, kMostQueue);
    m_settings.reset();
    m_says->clear();
    if (threads && queueSizes && batchSizes) {
        std::vector<int> counts(threads->begin(), threads->end());
        m_settings = profile::sweepOf(counts, *queueSizes, *batchSizes, false);
        m_says->setText(tr(
            "The job runs %Ln time(s) with these numbers, and once before to warm up; a short one "
            "is repeated for a second, and the middle of its times counts. Then it is told which "
            "numbers are best. Nothing of yours is changed: results go to a temporary folder "
            "and are removed. Other work on this machine spoils the figures.",
            nullptr, static_cast<int>(m_settings->size())));
    }
    Q_EMIT changed();
}

profile::Sweep ProfileForm::sweep(const std::filesystem::path& scratch) const {
    profile::Sweep sweep;
    sweep.subject = subject();
    sweep.path = m_path;
    sweep.settings = m_settings.value_or(std::vector<profile::Settings>());
    sweep.scratch = scratch;
    sweep.leastSeconds = profile::kTellingSeconds;
    return sweep;
}

ProfileChoices ProfileForm::choices() const {
    return {
        subject(), m_path, m_threads.line->text(), m_queues.line->text(), m_batches.line->text()};
}

QString ProfileForm::text() const {
    return m_says->text();
}

} // namespace lightstack::ui
