// A job that does one item each time it is told to, fails those it is told to, and can be run
// again.
#pragma once

#include "ui/models/job.h"

#include <condition_variable>
#include <set>

namespace lightstack::tests {

class Pace {
public:
    void allow(int items) {
        const std::lock_guard lock(m_mutex);
        m_allowed += items;
        m_changed.notify_all();
    }
    bool next(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return m_allowed > 0; });
        if (stop.stop_requested()) return false;
        --m_allowed;
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_allowed = 0;
};

class PacedJob : public ui::Job {
    Q_OBJECT
public:
    PacedJob(std::shared_ptr<Pace> pace, int items, std::set<int> bad = {},
        QString name = QStringLiteral("Paced"))
        : Job(nullptr), m_pace(std::move(pace)), m_name(std::move(name)), m_bad(std::move(bad)) {
        const auto stages =
            std::make_shared<pipeline::StageClock>(std::vector<std::string>{"read", "write"});
        setStages(stages);
        watch()->total = static_cast<std::uint64_t>(items);
        run(
            0,
            [pace = m_pace, watch = watch(), stages, items, bad = m_bad] {
                const auto queue = stages->queues().watch([] {
                    return pipeline::QueueState{"files", "producer", "readers", 3, 10, 0, 0, 1, 2};
                });
                std::vector<base::Error> failures;
                for (int i = 0; i < items; ++i) {
                    if (!watch->gate.pass(watch->stop.get_token())) break;
                    if (!pace->next(watch->stop.get_token())) break;
                    stages->add(0, std::chrono::milliseconds(60), 100, 1);
                    stages->add(1, std::chrono::milliseconds(20), 10, 1);
                    if (bad.contains(i))
                        failures.push_back({ErrorCode::CorruptData,
                            "/pictures/" + std::to_string(i) + ".jpg", "is damaged"});
                    ++watch->done;
                }
                return std::pair(failures, watch->stop.stop_requested());
            },
            [this](std::pair<std::vector<base::Error>, bool> outcome) {
                m_failures = std::move(outcome.first);
                m_stopped = outcome.second;
            });
    }
    QString name() const override { return m_name; }
    QString iconName() const override { return QStringLiteral("gear"); }
    QString itemsText(std::uint64_t done, std::uint64_t total) const override {
        return QStringLiteral("%1 of %2").arg(done).arg(total);
    }
    QString cancelHint() const override { return QStringLiteral("Cancel"); }
    End end() const override {
        return m_stopped ? End::Stopped : m_failures.empty() ? End::Whole : End::ButSome;
    }
    std::vector<base::Error> failures() const override { return m_failures; }
    bool canRunAgain() const override { return end() != End::Whole; }
    std::unique_ptr<Job> again() const override {
        return std::make_unique<PacedJob>(
            m_pace, static_cast<int>(m_failures.size()), std::set<int>(), m_name);
    }

private:
    std::shared_ptr<Pace> m_pace;
    QString m_name;
    std::set<int> m_bad;
    std::vector<base::Error> m_failures;
    bool m_stopped = false;
};

} // namespace lightstack::tests
