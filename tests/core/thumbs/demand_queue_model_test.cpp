// Random histories of the queue against what must always hold, then real threads.
#include "core/thumbs/demand_queue.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace lightstack::thumbs;
using Job = DemandQueue::Job;

namespace {

class History {
public:
    explicit History(unsigned seed) : m_random(seed) {}

    // "" where all was right.
    std::string run(int steps) {
        for (int i = 0; i < steps && m_wrong.empty(); ++i)
            step();
        while (m_wrong.empty() && drain()) {
        }
        for (const WantedThumbnail& item : m_plan)
            if (m_wrong.empty() && !m_done.contains(name(item.key))) m_wrong = "left undone";
        return m_wrong;
    }

private:
    static std::string name(const ThumbnailKey& key) {
        return key.path + "@" + std::to_string(key.mtimeNs);
    }
    int pick(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most)); }

    void step() {
        switch (pick(8)) {
        case 0:
            replace();
            break;
        case 1: {
            const std::string path(1, static_cast<char>('a' + pick(12)));
            m_queue.invalidate(path);
            for (auto& [key, running] : m_running)
                if (running.key.path == path) m_void.insert(running.run);
            std::erase_if(m_done, [&](const std::string& done) { return done[0] == path[0]; });
            break;
        }
        case 2:
        case 3:
        case 4:
            take();
            break;
        default:
            finish(pick(4) != 0);
        }
        for (const auto& [path, job] : m_running)
            if (!isPlanned(job.key) && !job.stop.stop_requested())
                m_wrong = "runs outside of the plan and was not stopped";
    }

    void replace() {
        m_plan.clear();
        std::set<std::string> seen;
        for (int i = pick(10); i > 0; --i) {
            WantedThumbnail item;
            item.key.path = std::string(1, static_cast<char>('a' + pick(12)));
            item.key.mtimeNs = 1 + pick(2);
            if (seen.insert(item.key.path).second) m_plan.push_back(item);
        }
        m_queue.replace(m_plan);
        m_done.clear();
    }

    [[nodiscard]] bool isPlanned(const ThumbnailKey& key) const {
        return std::any_of(m_plan.begin(), m_plan.end(), [&](const WantedThumbnail& item) {
            return item.key.sameItem(key) && item.key.mtimeNs == key.mtimeNs;
        });
    }

    bool take() {
        const auto job = m_queue.take();
        // What ought to come: the first that neither runs nor is done.
        const auto best = std::find_if(m_plan.begin(), m_plan.end(), [&](const auto& item) {
            return !m_running.contains(item.key.path) && !m_done.contains(name(item.key));
        });
        if (!job) {
            if (best != m_plan.end()) m_wrong = "nothing given, though " + name(best->key);
            return false;
        }
        if (m_running.contains(job->key.path)) m_wrong = "two runs on one key";
        if (!isPlanned(job->key)) m_wrong = "started outside of the plan";
        if (best == m_plan.end() || name(best->key) != name(job->key)) m_wrong = "not the best";
        if (job->stop.stop_requested()) m_wrong = "stopped before it began";
        m_running[job->key.path] = *job;
        return true;
    }

    void finish(bool done) {
        if (m_running.empty()) return;
        const auto at = std::next(m_running.begin(), pick(static_cast<int>(m_running.size())));
        const Job job = at->second;
        m_running.erase(at);
        m_queue.finish(job, done);
        if (done && !m_void.contains(job.run) && isPlanned(job.key)) m_done.insert(name(job.key));
    }

    bool drain() {
        while (m_wrong.empty() && take()) {
        }
        if (m_running.empty()) return false;
        finish(true);
        return true;
    }

    std::minstd_rand m_random;
    DemandQueue m_queue;
    std::vector<WantedThumbnail> m_plan;
    std::map<std::string, Job> m_running;
    std::set<std::uint64_t> m_void;
    std::set<std::string> m_done; // of the plan, answered
    std::string m_wrong;
};

} // namespace

class DemandQueueModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomHistories() {
        for (unsigned seed = 1; seed <= 400; ++seed) {
            const std::string wrong = History(seed).run(300);
            QVERIFY2(wrong.empty(),
                qPrintable(QString::fromStdString(wrong) + QStringLiteral(", seed %1").arg(seed)));
        }
    }

    void threadsNeverShareAKeyNorLoseOne() {
        DemandQueue queue;
        std::array<std::atomic<int>, 64> working{};
        std::atomic<int> shared = 0;
        std::atomic<int> answered = 0;
        std::vector<std::thread> threads;
        const auto work = [&] {
            while (const auto job = queue.take()) {
                const auto index = static_cast<std::size_t>(job->key.page);
                if (working[index].fetch_add(1) != 0) ++shared;
                std::this_thread::yield();
                working[index].fetch_sub(1);
                const bool done = !job->stop.stop_requested();
                answered += done ? 1 : 0;
                queue.finish(*job, done);
            }
        };
        std::minstd_rand random(3);
        for (int round = 0; round < 300; ++round) {
            std::vector<WantedThumbnail> plan;
            for (unsigned i = random() % 64; i > 0; --i) {
                WantedThumbnail item;
                item.key.page = static_cast<int>(random() % 64);
                plan.push_back(item);
            }
            queue.replace(plan);
            while (queue.enlist(4))
                threads.emplace_back(work);
        }
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(shared.load(), 0);
        QVERIFY(answered > 0);
        QVERIFY(!queue.enlist(4)); // nothing waits
    }
};

#include "demand_queue_model_test.moc"
LIGHTSTACK_TEST(DemandQueueModelTest);
