// All jobs of the window, the newest on top, each with its instruments (job_card.h); finished ones
// until they are dismissed. Thread: GUI only.
#pragma once

#include <QScrollArea>

#include <filesystem>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lightstack::ui {

class Job;
class JobCard;
class JobList;

class JobsPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit JobsPanel(JobList* jobs, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {420, 260}; }
    // Asks, in place, whether what runs shall be stopped for the program to quit.
    void askToQuit();
    [[nodiscard]] bool isAsking() const;

Q_SIGNALS:
    void showWanted(const std::filesystem::path& file);
    void quitWanted(); // the question was answered with yes

protected:
    void changeEvent(QEvent* event) override;

private:
    void add(Job* job);
    void remove(Job* job);
    void updateEmpty();
    QWidget* makeQuestion();

    JobList* m_jobs;
    QVBoxLayout* m_column;
    QWidget* m_question;
    QLabel* m_questionText;
    QPushButton* m_stay;
    QLabel* m_empty;
    QPushButton* m_dismissAll;
    std::vector<JobCard*> m_cards; // newest first
};

} // namespace lightstack::ui
