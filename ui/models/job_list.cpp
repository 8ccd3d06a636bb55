#include "ui/models/job_list.h"

#include <algorithm>

namespace lightstack::ui {

JobList::JobList(QObject* parent) : QObject(parent) {
}

JobList::~JobList() {
    stopAll();
}

void JobList::own(std::unique_ptr<Job> job) {
    m_jobs.push_back(std::move(job));
    connect(m_jobs.back().get(), &Job::finished, this, &JobList::changed);
    Q_EMIT added(m_jobs.back().get());
    Q_EMIT changed();
}

void JobList::dismiss(Job* job) {
    const auto at = std::find_if(
        m_jobs.begin(), m_jobs.end(), [job](const auto& held) { return held.get() == job; });
    if (at == m_jobs.end() || job->state() != Job::State::Finished) return;
    Q_EMIT dismissed(job);
    at->release()->deleteLater();
    m_jobs.erase(at);
    Q_EMIT changed();
}

Job* JobList::again(Job* job) {
    if (job->state() != Job::State::Finished) return nullptr;
    auto next = job->again();
    if (!next) return nullptr;
    Job* raw = next.get();
    own(std::move(next));
    dismiss(job);
    return raw;
}

std::vector<Job*> JobList::jobs() const {
    std::vector<Job*> out;
    for (const auto& job : m_jobs)
        out.push_back(job.get());
    return out;
}

bool JobList::isRunning() const {
    return std::any_of(m_jobs.begin(), m_jobs.end(),
        [](const auto& job) { return job->state() != Job::State::Finished; });
}

void JobList::stopAll() {
    for (const auto& job : m_jobs)
        job->cancel();
}

} // namespace lightstack::ui
