// What shall be profiled: which job, over which data, and the settings to go through. Errors stand
// beside the field that is wrong. Thread: GUI only.
#pragma once

#include "ui/models/job_choices.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lightstack::ui {

class ProfileForm : public QWidget {
    Q_OBJECT
public:
    explicit ProfileForm(const ProfileChoices& choices, QWidget* parent = nullptr);

    void setPath(const std::filesystem::path& path);
    void setStart(const std::filesystem::path& folder) { m_start = folder; } // of choosing one
    [[nodiscard]] bool canStart() const { return m_settings.has_value(); }
    [[nodiscard]] profile::Sweep sweep(const std::filesystem::path& scratch) const;
    [[nodiscard]] ProfileChoices choices() const;
    [[nodiscard]] QString text() const; // what it says

    // "1, 2, 4": nullopt where that is no list of numbers from 1 to `most`.
    [[nodiscard]] static std::optional<std::vector<std::size_t>> numbers(
        const QString& text, std::size_t most);

Q_SIGNALS:
    void changed();

private:
    struct List {
        QLineEdit* line = nullptr;
        QLabel* error = nullptr;
    };
    List addList(QFormLayout* form, const QString& label, const QString& text);
    QWidget* makePath();
    void choosePath();
    void subjectChosen();
    void check();
    std::optional<std::vector<std::size_t>> checked(const List& list, std::size_t most);
    [[nodiscard]] profile::Subject subject() const;

    std::filesystem::path m_path, m_start;
    std::optional<std::vector<profile::Settings>> m_settings; // none: something is wrong
    QComboBox* m_subject;
    QLabel* m_place;
    QPushButton* m_none;
    List m_threads, m_queues, m_batches;
    QLabel* m_says;
};

} // namespace lightstack::ui
