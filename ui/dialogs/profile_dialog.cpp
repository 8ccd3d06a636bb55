#include "ui/dialogs/profile_dialog.h"

#include "core/base/file_path.h"
#include "ui/dialogs/form_parts.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/profile_job.h"
#include "ui/theme/screen_room.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace lightstack::ui {

ProfileDialog::ProfileDialog(std::filesystem::path scratch, const ProfileChoices& choices,
    MakeDemoSet makeDemoSet, QWidget* parent)
    : ProfileDialog(new ProfileForm(choices), std::move(scratch), std::move(makeDemoSet), parent) {
}

ProfileDialog::ProfileDialog(
    ProfileForm* form, std::filesystem::path scratch, MakeDemoSet makeDemoSet, QWidget* parent)
    : JobDialog(tr("Profile"), form, parent)
    , m_form(form)
    , m_view(new ProfileView)
    , m_save(new QPushButton(tr("Save…")))
    , m_compare(new QPushButton(tr("Compare With…")))
    , m_note(new QLabel)
    , m_scratch(std::move(scratch))
    , m_makeDemoSet(std::move(makeDemoSet)) {
    setResult(makeResult());
    resizeWithin(this, {880, 700});
    connect(form, &ProfileForm::changed, this, &ProfileDialog::updateButtons);
    updateButtons();
}

QWidget* ProfileDialog::makeResult() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    m_save->setAutoDefault(false);
    m_compare->setAutoDefault(false);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setTextFormat(Qt::PlainText);
    row->addWidget(m_save);
    row->addWidget(m_compare);
    row->addWidget(m_note, 1);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    connect(m_save, &QPushButton::clicked, this, &ProfileDialog::askForSave);
    connect(m_compare, &QPushButton::clicked, this, &ProfileDialog::askForCompare);
    return box;
}

namespace {

QString keptProfiles() {
    return ProfileDialog::tr("Profiles (*.json)");
}

} // namespace

void ProfileDialog::askForSave() {
    const std::string_view job = profile::subjectName(m_view->profile().subject);
    const QString name =
        QStringLiteral("profile-%1.json")
            .arg(QString::fromLatin1(job.data(), static_cast<qsizetype>(job.size())));
    QFileDialog ask(this, tr("Save Profile"), m_keptIn, keptProfiles());
    ask.setAcceptMode(QFileDialog::AcceptSave);
    ask.setDefaultSuffix(QStringLiteral("json")); // or it would not be offered to compare with
    ask.selectFile(name);
    if (ask.exec() != QDialog::Accepted) return;
    m_keptIn = ask.directory().absolutePath();
    save(base::fromBytes(QFile::encodeName(ask.selectedFiles().front())));
}

void ProfileDialog::askForCompare() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Compare With"), m_keptIn, keptProfiles());
    if (file.isEmpty()) return;
    m_keptIn = QFileInfo(file).absolutePath();
    compare(base::fromBytes(QFile::encodeName(file)));
}

std::unique_ptr<Job> ProfileDialog::makeJob() {
    m_view->setProfile({});
    m_view->show();
    say({});
    setKeepable(false);
    return std::make_unique<ProfileJob>(m_form->sweep(m_scratch), m_makeDemoSet);
}

void ProfileDialog::jobProgressed() {
    const auto* running = static_cast<const ProfileJob*>(job());
    if (running->runs().size() != m_view->profile().runs.size()) follow();
}

void ProfileDialog::follow() {
    const auto* running = static_cast<const ProfileJob*>(job());
    m_view->setProfile(
        {running->subject(), running->path(), running->runs(), profile::machineName()});
}

void ProfileDialog::jobEnded() {
    follow();
    setKeepable(!m_view->profile().runs.empty());
    m_view->setVisible(!m_view->profile().runs.empty()); // why there are none stands above
}

void ProfileDialog::setKeepable(bool any) {
    for (QPushButton* button : {m_save, m_compare})
        setAble(button, any, tr("There are no figures yet"));
}

void ProfileDialog::save(const std::filesystem::path& file) {
    const auto saved = profile::saveProfile(file, m_view->profile());
    say(saved ? tr("Saved as %1.").arg(base::displayName(file))
              : tr("Not saved: %1.").arg(failureText(saved.error())));
}

void ProfileDialog::compare(const std::filesystem::path& file) {
    const QString name = base::displayName(file);
    auto before = profile::loadProfile(file);
    Result<void> compared = before ? m_view->compareWith(std::move(*before))
                                   : Result<void>(tl::unexpected(before.error()));
    say(compared ? tr("Compared with %1.").arg(name)
                 : tr("Cannot be compared with %1: %2.").arg(name, failureText(compared.error())));
}

void ProfileDialog::say(const QString& sentence) {
    m_note->setText(sentence);
}

} // namespace lightstack::ui
