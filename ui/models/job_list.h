// The jobs of the window, those that run and those whose report has not been dismissed yet.
// Jobs are owned here, so that they outlive the dialog that started them. Thread: GUI only.
#pragma once

#include "ui/models/job.h"

#include <functional>
#include <memory>
#include <vector>

namespace lightstack::ui {

class JobList : public QObject {
    Q_OBJECT
public:
    explicit JobList(QObject* parent = nullptr);
    ~JobList() override; // stops what runs

    template <class AJob>
    AJob* add(std::unique_ptr<AJob> job) {
        AJob* raw = job.get();
        own(std::move(job));
        return raw;
    }
    // The same once more for what failed of a finished one, which is dismissed; null: makes no
    // sense.
    Job* again(Job* job);
    void dismiss(Job* job);                       // a finished one; deleted later
    [[nodiscard]] std::vector<Job*> jobs() const; // oldest first
    // How the job's own dialog is brought back; false: it is gone.
    void setShow(const Job* job, std::function<bool()> show);
    [[nodiscard]] bool show(const Job* job); // false: it has none
    [[nodiscard]] bool isRunning() const;    // any
    void stopAll();                          // cleanly; the window closes

Q_SIGNALS:
    void added(lightstack::ui::Job* job);
    void dismissed(lightstack::ui::Job* job);
    void changed(); // a job was added, has ended or was dismissed

private:
    struct Held {
        std::unique_ptr<Job> job;
        std::function<bool()> show;
    };
    void own(std::unique_ptr<Job> job);
    [[nodiscard]] std::vector<Held>::iterator find(const Job* job);

    std::vector<Held> m_jobs;
};

} // namespace lightstack::ui
