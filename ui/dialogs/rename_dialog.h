// A new name for one file: the name without its extension is selected, what is wrong with a name
// stands beside the field, and the button is off until it is right. Thread: GUI only.
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace lightstack::ui {

class RenameDialog : public QDialog {
    Q_OBJECT
public:
    // `taken`: whether another file has that name.
    RenameDialog(
        const QString& name, std::function<bool(const QString&)> taken, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const;
    // Why the name cannot be used; empty when it can.
    [[nodiscard]] QString objection(const QString& name) const;

private:
    QString m_before;
    std::function<bool(const QString&)> m_taken;
    QLineEdit* m_edit;
    QLabel* m_problem;
    QPushButton* m_rename;
};

} // namespace lightstack::ui
