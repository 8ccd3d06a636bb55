// Tools > Profile: what to profile, the runs as they come in, the advice; figures can be kept and
// compared with kept ones (the same files as those of the command). Thread: GUI only.
#pragma once

#include "ui/dialogs/job_dialog.h"
#include "ui/dialogs/profile_form.h"
#include "ui/dialogs/profile_view.h"
#include "ui/models/profile_job.h"

#include <QDir>

class QLabel;

namespace lightstack::ui {

class ProfileDialog : public JobDialog {
    Q_OBJECT
public:
    ProfileDialog(std::filesystem::path scratch, const ProfileChoices& choices,
        MakeDemoSet makeDemoSet = {}, QWidget* parent = nullptr);

    [[nodiscard]] ProfileForm* form() const noexcept { return m_form; }
    [[nodiscard]] ProfileView* view() const noexcept { return m_view; }
    void save(const std::filesystem::path& file);
    void compare(const std::filesystem::path& file);

protected:
    [[nodiscard]] QString actText() const override { return tr("Measure"); }
    [[nodiscard]] bool canStart() const override { return m_form->canStart(); }
    [[nodiscard]] QString whyNot() const override { return tr("Numbers are wrong: see above"); }
    [[nodiscard]] std::unique_ptr<Job> makeJob() override;
    void jobProgressed() override;
    void jobEnded() override;

private:
    ProfileDialog(
        ProfileForm* form, std::filesystem::path scratch, MakeDemoSet makeDemoSet, QWidget* parent);
    QWidget* makeResult();
    void askForSave();
    void askForCompare();
    void follow();              // the runs that are done
    void setKeepable(bool any); // figures
    void say(const QString& sentence);

    ProfileForm* m_form;
    ProfileView* m_view;
    QPushButton* m_save;
    QPushButton* m_compare;
    QLabel* m_note;
    QString m_keptIn = QDir::homePath(); // folder of profiles that was chosen last
    std::filesystem::path m_scratch;
    MakeDemoSet m_makeDemoSet;
};

} // namespace lightstack::ui
