// Records through the bare channel: a sweep of consumers and of capacities, the time to the first
// record, and, where asked, very many records with a look at memory. Nothing is done with a record
// but counting it, so this is the price of handing over. Every row proves that each record came
// out once: their count, sum and sum of squares.
// bench_channel [RECORDS A ROW = 2,000,000] [RECORDS OF THE LONG RUN = 0]
#include "core/pipeline/channel.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using lightstack::pipeline::Channel;
using Clock = std::chrono::steady_clock;

namespace {

struct Sums {
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
    std::uint64_t squares = 0;
    void add(std::uint64_t record) {
        ++count;
        sum += record;
        squares += record * record;
    }
    bool operator==(const Sums&) const = default;
};

struct Row {
    double seconds = 0;
    double producerWait = 0;
    double consumerWait = 0; // summed over consumers
};

double secondsOf(Clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

Row run(std::size_t capacity, std::size_t consumers, std::uint64_t records) {
    Channel<std::uint64_t> channel(capacity);
    std::vector<Sums> sums(consumers * 8); // a cache line each
    const auto start = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (std::size_t c = 0; c < consumers; ++c)
            threads.emplace_back([&channel, &mine = sums[c * 8]] {
                Sums own;
                while (const auto record = channel.pop())
                    own.add(*record);
                mine = own;
            });
        for (std::uint64_t i = 0; i < records; ++i)
            channel.push(i);
        channel.close();
    }
    const Row row{secondsOf(Clock::now() - start), secondsOf(channel.pushWait()),
        secondsOf(channel.popWait())};
    Sums all;
    Sums expected;
    for (const Sums& one : sums) {
        all.count += one.count;
        all.sum += one.sum;
        all.squares += one.squares;
    }
    for (std::uint64_t i = 0; i < records; ++i)
        expected.add(i);
    if (!(all == expected)) {
        std::printf("LOST OR REPEATED: %llu of %llu records\n",
            static_cast<unsigned long long>(all.count), static_cast<unsigned long long>(records));
        std::exit(1);
    }
    return row;
}

void print(std::size_t capacity, std::size_t consumers, std::uint64_t records, const Row& row) {
    std::printf("%9zu %10zu %13.0f %14.0f %% %14.0f %%\n", consumers, capacity,
        static_cast<double>(records) / row.seconds, 100 * row.producerWait / row.seconds,
        100 * row.consumerWait / row.seconds / static_cast<double>(consumers));
    std::fflush(stdout);
}

// The best of three: what else the machine does only ever takes away.
void printBest(std::size_t capacity, std::size_t consumers, std::uint64_t records) {
    std::vector<Row> rows;
    for (int i = 0; i < 3; ++i)
        rows.push_back(run(capacity, consumers, records));
    print(capacity, consumers, records, *std::ranges::min_element(rows, {}, &Row::seconds));
}

// From push() to a consumer that sleeps: the median and the worst of many.
void printFirst() {
    std::vector<double> micros;
    for (int i = 0; i < 200; ++i) {
        Channel<Clock::time_point> channel(100);
        Clock::time_point pushed;
        Clock::time_point popped;
        std::jthread consumer([&] {
            if (channel.pop()) popped = Clock::now();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(1)); // it sleeps by now
        pushed = Clock::now();
        channel.push(pushed);
        consumer.join();
        micros.push_back(1e6 * secondsOf(popped - pushed));
    }
    std::ranges::sort(micros);
    std::printf("first record: median %.0f us, 95 %% within %.0f us, worst %.0f us\n", micros[100],
        micros[190], micros.back());
}

long residentKilobytes() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == "VmRSS:") {
            long kilobytes = 0;
            status >> kilobytes;
            return kilobytes;
        }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t records = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2'000'000;
    const std::uint64_t many = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
    std::printf("consumers   capacity     records/s  producer waited  consumers waited\n");
    for (const std::size_t consumers : {1U, 2U, 4U, 8U})
        printBest(100, consumers, records);
    for (const std::size_t capacity : {1U, 10U, 1000U, 10'000U})
        printBest(capacity, 4, capacity == 1 ? records / 10 : records);
    printFirst();
    if (many == 0) return 0;
    const long before = residentKilobytes();
    print(100, 4, many, run(100, 4, many));
    std::printf("resident memory: %ld KB before %llu records, %ld KB after\n", before,
        static_cast<unsigned long long>(many), residentKilobytes());
    return 0;
}
