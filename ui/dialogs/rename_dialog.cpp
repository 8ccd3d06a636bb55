#include "ui/dialogs/rename_dialog.h"

#include "core/browse/file_actions.h"
#include "ui/models/failure_words.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lightstack::ui {

RenameDialog::RenameDialog(
    const QString& name, std::function<bool(const QString&)> taken, QWidget* parent)
    : QDialog(parent)
    , m_before(name)
    , m_taken(std::move(taken))
    , m_edit(new QLineEdit(name))
    , m_problem(new QLabel)
    , m_rename(new QPushButton(tr("Rename"))) {
    setWindowTitle(tr("Rename"));
    m_edit->setMinimumWidth(380);
    m_edit->setAccessibleName(tr("New name"));
    const auto dot = name.lastIndexOf(u'.');
    m_edit->setSelection(0, dot > 0 ? static_cast<int>(dot) : static_cast<int>(name.size()));
    m_problem->setFont(captionFont());
    m_problem->setMinimumHeight(m_problem->fontMetrics().height());
    setTextColor(m_problem, colors().failure);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_rename, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QString why = objection(text);
        m_problem->setText(why);
        m_rename->setEnabled(why.isEmpty());
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace2);
    layout->addWidget(new QLabel(tr("New name")));
    layout->addWidget(m_edit);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    // Only once they are in the dialog does it know its buttons.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_rename->setDefault(true);
    m_edit->setFocus();
}

QString RenameDialog::name() const {
    return m_edit->text();
}

QString RenameDialog::objection(const QString& name) const {
    if (const std::string why = browse::nameObjection(name.toStdString()); !why.empty())
        return failureText(why);
    if (name != m_before && m_taken && m_taken(name))
        return tr("there is a file of that name already");
    return {};
}

} // namespace lightstack::ui
