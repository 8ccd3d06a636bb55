#include "ui/models/job_list.h"

#include <algorithm>

namespace lightstack::ui {

JobList::JobList(QObject* parent) : QObject(parent) {
}

JobList::~JobList() {
    // Who listens may be on its way out, too.
    for (const Held& held : m_jobs)
        held.job->disconnect();
    stopAll();
}

void JobList::own(std::unique_ptr<Job> job) {
    Job* raw = job.get();
    m_jobs.push_back({std::move(job), {}});
    connect(raw, &Job::finished, this, &JobList::changed);
    Q_EMIT added(raw);
    Q_EMIT changed();
}

std::vector<JobList::Held>::iterator JobList::find(const Job* job) {
    return std::ranges::find_if(m_jobs, [job](const Held& held) { return held.job.get() == job; });
}

void JobList::dismiss(Job* job) {
    const auto at = find(job);
    if (at == m_jobs.end() || job->state() != Job::State::Finished) return;
    at->job.release()->deleteLater();
    m_jobs.erase(at);
    Q_EMIT dismissed(job);
    Q_EMIT changed();
}

Job* JobList::again(Job* job) {
    if (job->state() != Job::State::Finished || !job->canRunAgain()) return nullptr;
    auto next = job->again();
    Job* raw = next.get();
    own(std::move(next));
    dismiss(job);
    return raw;
}

std::vector<Job*> JobList::jobs() const {
    std::vector<Job*> out;
    for (const Held& held : m_jobs)
        out.push_back(held.job.get());
    return out;
}

void JobList::setShow(const Job* job, std::function<bool()> show) {
    if (const auto at = find(job); at != m_jobs.end()) at->show = std::move(show);
}

bool JobList::show(const Job* job) {
    const auto at = find(job);
    return at != m_jobs.end() && at->show && at->show();
}

bool JobList::isRunning() const {
    return std::ranges::any_of(
        m_jobs, [](const Held& held) { return held.job->state() != Job::State::Finished; });
}

void JobList::stopAll() {
    for (const Held& held : m_jobs)
        held.job->cancel();
}

} // namespace lightstack::ui
