#include "core/base/crc32.h"
#include "core/base/file_io.h"
#include "core/pipeline/channel.h"
#include "core/profile/queue_watch.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

namespace lightstack::profile {
namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr std::uint64_t kNumbers = 2'000'000;  // through the bare channel
constexpr std::chrono::seconds kLongEnough{2}; // by then their rate is known
constexpr std::size_t kRecord = 4096;          // bytes of a record read from files
constexpr std::uint64_t kMostFiles = 100'000;

using Batch = std::vector<std::vector<std::byte>>;

double secondsFrom(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<std::vector<fs::path>> filesBelow(const fs::path& path) {
    std::vector<fs::path> out;
    std::error_code error;
    if (fs::is_regular_file(path, error)) return std::vector{path};
    fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error);
    if (error) return failErrno(error.value(), path, "open the folder");
    for (; it != fs::recursive_directory_iterator() && out.size() < kMostFiles;
         it.increment(error)) {
        if (error) break;
        if (it->is_regular_file(error)) out.push_back(it->path());
    }
    if (out.empty()) return fail(ErrorCode::NotFound, path, "holds no files");
    std::ranges::sort(out);
    return out;
}

// What both kinds of run share: consumers, the first item, the shares of waiting.
template <class T>
class Race {
public:
    Race(const Settings& settings, const std::stop_token& stop)
        : m_threads(std::max(1, settings.threads))
        , m_channel(std::max<std::size_t>(1, settings.queue))
        , m_shown(m_board.watch(m_channel,
              {"records", "producer", "consumers", 0, settings.queue, 0, 0, 1, m_threads}))
        , m_onStop(stop, [this] { m_channel.abort(); }) {}

    // `consume` gets a message and answers how many items it was.
    template <class Consume>
    void begin(Consume consume) {
        m_start = Clock::now();
        m_watch.emplace(m_board, m_start);
        for (int i = 0; i < m_threads; ++i)
            m_consumers.emplace_back([this, consume] {
                std::uint64_t items = 0;
                while (auto message = m_channel.pop()) {
                    // A look first: an exchange a message would be a fight for one cache line.
                    if (!m_first.load(std::memory_order_relaxed) && !m_first.exchange(true))
                        m_firstSeconds = secondsFrom(m_start);
                    items += consume(*message);
                }
                m_items += items;
            });
    }
    bool push(T message) { return m_channel.push(std::move(message)); }
    ProfileRun finish() {
        m_channel.close();
        m_consumers.clear();
        ProfileRun run;
        run.seconds = secondsFrom(m_start);
        run.items = m_items;
        run.firstItemMs = m_firstSeconds * 1000;
        m_watch->tell(run);
        return run;
    }

private:
    int m_threads;
    pipeline::Channel<T> m_channel;
    pipeline::QueueBoard m_board;
    pipeline::QueueBoard::Watch m_shown;
    std::optional<QueueWatch> m_watch;
    std::stop_callback<std::function<void()>> m_onStop;
    Clock::time_point m_start;
    std::atomic<bool> m_first{false};
    std::atomic<double> m_firstSeconds{0};
    std::atomic<std::uint64_t> m_items{0};
    std::vector<std::jthread> m_consumers;
};

// Whether numbers may still be sent; the clock is looked at now and then.
class Patience {
public:
    bool lasts() { return ++m_asked % 1024 != 0 || Clock::now() < m_end; }

private:
    Clock::time_point m_end = Clock::now() + kLongEnough;
    std::uint64_t m_asked = 0;
};

ProfileRun runNumbers(const Settings& settings, const std::stop_token& stop) {
    const std::uint64_t batch = std::max<std::size_t>(1, settings.batch);
    Patience patience;
    if (batch == 1) {
        Race<std::uint64_t> race(settings, stop);
        race.begin([](std::uint64_t&) { return std::uint64_t{1}; });
        for (std::uint64_t i = 0; i < kNumbers && patience.lasts() && race.push(i); ++i) {
        }
        return race.finish();
    }
    Race<std::vector<std::uint64_t>> race(settings, stop);
    race.begin([](std::vector<std::uint64_t>& numbers) { return numbers.size(); });
    for (std::uint64_t i = 0; i < kNumbers && patience.lasts(); i += batch) {
        std::vector<std::uint64_t> numbers;
        for (std::uint64_t n = i; n < std::min(kNumbers, i + batch); ++n)
            numbers.push_back(n);
        if (!race.push(std::move(numbers))) break;
    }
    return race.finish();
}

// Records of the files, in order, `batch` of them a message.
void produce(const std::vector<fs::path>& files, std::size_t batch, Race<Batch>& race) {
    Batch message;
    const auto send = [&] { return race.push(std::exchange(message, {})); };
    for (const fs::path& path : files) {
        const auto file = base::openRegular(path);
        if (!file) continue;
        for (std::uint64_t offset = 0;; offset += kRecord) {
            std::vector<std::byte> record(kRecord);
            const auto got = base::readAt(*file, offset, record, path);
            if (!got || *got == 0) break;
            record.resize(*got);
            message.push_back(std::move(record));
            if (message.size() >= batch && !send()) return;
        }
    }
    if (!message.empty()) send();
}

} // namespace

Result<ProfileRun> runPipeline(
    const fs::path& path, const Settings& settings, const std::stop_token& stop) {
    if (path.empty()) return runNumbers(settings, stop);
    const auto files = filesBelow(path);
    if (!files) return tl::unexpected(files.error());
    Race<Batch> race(settings, stop);
    std::atomic<std::uint32_t> sum{0}; // of all checksums, so that none is left out
    race.begin([&](Batch& records) {
        for (const std::vector<std::byte>& record : records)
            sum += base::crc32Of(0, record);
        return records.size();
    });
    produce(*files, std::max<std::size_t>(1, settings.batch), race);
    return race.finish();
}

} // namespace lightstack::profile
