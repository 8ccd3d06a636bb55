#include "core/browse/name_order.h"

#include "core/base/core_count.h"

#include <algorithm>
#include <thread>

namespace lightstack::browse {
namespace {

using Id = FolderTable::Id;
using Fill = std::function<void(std::span<KeyedEntry>)>;

constexpr std::size_t kFew = 24; // are compared, which is less than making keys anew
constexpr std::size_t kManyAThread = 10'000;
constexpr unsigned kMostThreads = 8;

// Both halves at once.
template <class Work>
void inHalves(std::span<KeyedEntry> entries, const Work& work) {
    const std::size_t half = entries.size() / 2;
    const std::jthread other([&] { work(entries.subspan(half)); });
    work(entries.first(half));
}

void fillPieces(std::span<KeyedEntry> entries, const Fill& fill, unsigned threads) {
    if (threads < 2 || entries.size() < 2 * kManyAThread) return fill(entries);
    inHalves(entries, [&](std::span<KeyedEntry> part) { fillPieces(part, fill, threads / 2); });
}

// Parted first, so that no memory is needed to bring sorted pieces together.
void sortPieces(std::span<KeyedEntry> entries, unsigned threads) {
    if (threads < 2 || entries.size() < 2 * kManyAThread) {
        std::sort(entries.begin(), entries.end());
        return;
    }
    std::nth_element(entries.begin(),
        entries.begin() + static_cast<std::ptrdiff_t>(entries.size() / 2), entries.end());
    inHalves(entries, [&](std::span<KeyedEntry> part) { sortPieces(part, threads / 2); });
}

class NameSort {
public:
    NameSort(const FolderTable& table, const NameOfEntry& name) : m_table(table), m_name(name) {}

    // All spellings are the same up to `from`.
    void sort(std::span<KeyedEntry> entries, std::size_t from) const {
        if (entries.size() <= kFew) {
            compareAll(entries);
            return;
        }
        sortByKey(entries, [this, from](std::span<KeyedEntry> part) {
            for (KeyedEntry& entry : part)
                entry.key = base::naturalKey(m_name(entry.id), from);
        });
        for (std::size_t begin = 0; begin < entries.size();) {
            std::size_t end = begin + 1;
            while (end < entries.size() && entries[end].key == entries[begin].key)
                ++end;
            if (end - begin > 1) sortEqual(entries.subspan(begin, end - begin), from);
            begin = end;
        }
    }

private:
    void sortEqual(std::span<KeyedEntry> entries, std::size_t from) const {
        bool ended = false;
        base::naturalKey(m_name(entries.front().id), from, &ended);
        if (ended)
            compareAll(entries);
        else
            sort(entries, from + sizeof(base::NaturalKey));
    }
    void compareAll(std::span<KeyedEntry> entries) const {
        std::sort(entries.begin(), entries.end(), [this](const auto& a, const auto& b) {
            const int order = base::naturalCompare(m_name(a.id), m_name(b.id));
            return order != 0 ? order < 0 : m_table.key(a.id) < m_table.key(b.id);
        });
    }

    const FolderTable& m_table;
    const NameOfEntry& m_name;
};

} // namespace

void sortByKey(std::span<KeyedEntry> entries, const Fill& fill) {
    const unsigned threads = std::min(static_cast<unsigned>(base::coreCount()), kMostThreads);
    fillPieces(entries, fill, threads);
    if (!std::is_sorted(entries.begin(), entries.end())) sortPieces(entries, threads);
}

std::vector<KeyedEntry> entriesToSort(std::size_t count) {
    std::vector<KeyedEntry> entries;
    // The allocator keeps what is given back in pieces of up to 32 MB for later, and a million
    // names are read beside it; more than that goes back to the system. What is not used is no
    // memory.
    constexpr std::size_t kGivenBack = (std::size_t{33} << 20) / sizeof(KeyedEntry);
    entries.reserve(count < kManyAThread ? count : std::max(count, kGivenBack));
    entries.resize(count);
    return entries;
}

void sortByName(const FolderTable& table, const NameOfEntry& name, std::span<Id> ids) {
    std::vector<KeyedEntry> entries = entriesToSort(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        entries[i].id = ids[i];
    NameSort(table, name).sort(entries, 0);
    for (std::size_t i = 0; i < ids.size(); ++i)
        ids[i] = entries[i].id;
}

} // namespace lightstack::browse
