#include "core/thumbs/stack_windows.h"

#include "core/thumbs/facts_loader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace lightstack::thumbs {
namespace {

constexpr auto kGood = std::chrono::seconds(5); // then the middle slice is looked at again
constexpr std::size_t kMostKnown = 4096;        // stacks
constexpr int kSampled = 5;
constexpr std::uint32_t kNoPage = std::uint32_t{1} << 30; // pages from here on are no pages
constexpr std::uint32_t kNoPageMask = (std::uint32_t{1} << 29) - 1;
constexpr int kWindowBucket = 128;
constexpr char kWindowMime[] = "application/x-lightstack-window";

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) noexcept {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

const std::string& middleOf(const StackSample& stack) {
    return stack.slices[stack.slices.size() / 2].path;
}

// The row that holds the window of a stack: of its middle slice.
catalog::StoreKey rowOf(const StackSample& stack, const base::FileStamp& middle) {
    catalog::StoreKey key;
    key.path = middleOf(stack);
    key.size = middle.size;
    key.mtimeNs = middle.mtimeNs;
    key.page = static_cast<int>(
        kNoPage | (kNoPageMask + 1) | (static_cast<std::uint32_t>(stack.id) & kNoPageMask));
    key.bucket = kWindowBucket;
    return key;
}

using Limits = std::array<double, 2>;

std::optional<raster::WindowLevel> windowIn(const catalog::StoredThumbnail& stored) {
    Limits limits{};
    if (stored.mime != kWindowMime || stored.blob.size() != sizeof limits) return std::nullopt;
    std::memcpy(limits.data(), stored.blob.constData(), sizeof limits);
    if (!(limits[0] <= limits[1])) return std::nullopt;
    return raster::WindowLevel{limits[0], limits[1]};
}

void store(catalog::ThumbnailStore& store, const catalog::StoreKey& key,
    const raster::WindowLevel& window) {
    const Limits limits{window.low, window.high};
    catalog::StoredThumbnail row;
    row.blob = QByteArray(reinterpret_cast<const char*>(limits.data()), sizeof limits);
    row.mime = kWindowMime;
    store.put(key, 0, std::move(row));
}

} // namespace

std::vector<std::size_t> sampledSlices(std::size_t count) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < kSampled && count > 0; ++i) {
        const std::size_t at = i == kSampled / 2 ? count / 2 : count * (2 * i + 1) / (2 * kSampled);
        if (out.empty() || out.back() < at) out.push_back(at);
    }
    return out;
}

std::uint64_t stackId(const std::string& about, std::size_t count) noexcept {
    // Twice to a doubling: a stack that is being written is looked at anew now and then.
    const auto half = static_cast<unsigned>(std::bit_width(count));
    const bool upper = half > 1 && ((count >> (half - 2)) & 1U) != 0;
    std::uint64_t hash = mixed(2 * half + (upper ? 1 : 0), about.size());
    for (const char c : about)
        hash = mixed(hash, static_cast<unsigned char>(c));
    return hash == 0 ? 1 : hash;
}

int windowedPage(const raster::WindowLevel& window, int page) noexcept {
    const std::uint64_t hash = mixed(mixed(mixed(1, std::bit_cast<std::uint64_t>(window.low)),
                                         std::bit_cast<std::uint64_t>(window.high)),
        static_cast<std::uint64_t>(page));
    return static_cast<int>(kNoPage | (static_cast<std::uint32_t>(hash >> 32) & kNoPageMask));
}

std::optional<StackWindows::Answer> StackWindows::workOut(const StackSample& stack,
    std::vector<Look>& looks, const LookAt& lookAt, const std::stop_token& stop) {
    while (looks.size() < stack.slices.size()) {
        const Look look = lookAt(stack.slices[looks.size()]);
        if (stop.stop_requested()) return std::nullopt;
        looks.push_back(look);
        if (look.readable && !look.grey) return Answer();
    }
    Answer window;
    bool any = false;
    for (const Look& look : looks) {
        any |= look.readable;
        if (!look.window) continue;
        window = window ? raster::WindowLevel{std::min(window->low, look.window->low),
                              std::max(window->high, look.window->high)}
                        : *look.window;
    }
    return any ? std::optional<Answer>(window) : std::nullopt;
}

std::optional<raster::WindowLevel> StackWindows::find(const StackSample& stack,
    catalog::ThumbnailStore* rows, const LookAt& lookAt, const std::stop_token& stop) {
    if (stack.slices.empty()) return std::nullopt;
    std::unique_lock lock(m_mutex);
    const auto isAnswered = [&] {
        const auto at = m_known.find(stack.id);
        return at == m_known.end() || at->second.answer;
    };
    if (!m_answered.wait(lock, stop, isAnswered)) return std::nullopt;
    const auto known = m_known.find(stack.id);
    if (known != m_known.end() && Clock::now() - known->second.looked < kGood)
        return *known->second.answer;
    if (m_known.size() >= kMostKnown)
        std::erase_if(m_known, [](const auto& entry) { return entry.second.answer.has_value(); });
    const Known before = std::exchange(m_known[stack.id], {});
    std::vector<Look> looks = std::exchange(m_begun[stack.id], {});
    lock.unlock();
    Known now;
    const auto stamp = base::stampOf(middleOf(stack));
    if (stamp) now.middle = *stamp;
    now.answer = before.answer && stamp && before.middle == *stamp
                     ? before.answer
                     : answerTo(stack, stamp ? rows : nullptr, now.middle, looks, lookAt, stop);
    now.looked = Clock::now();
    const Answer answer = now.answer.value_or(Answer());
    lock.lock();
    const bool interrupted = !now.answer && stop.stop_requested();
    if (now.answer)
        m_known[stack.id] = std::move(now);
    else
        m_known.erase(stack.id);
    if (interrupted)
        m_begun[stack.id] = std::move(looks);
    else
        m_begun.erase(stack.id);
    m_answered.notify_all();
    return answer;
}

std::optional<StackWindows::Answer> StackWindows::answerTo(const StackSample& stack,
    catalog::ThumbnailStore* rows, const base::FileStamp& middle, std::vector<Look>& looks,
    const LookAt& lookAt, const std::stop_token& stop) {
    if (rows != nullptr)
        if (const auto stored = rows->find(rowOf(stack, middle)))
            if (const auto window = windowIn(*stored)) return window;
    const std::optional<Answer> answer = workOut(stack, looks, lookAt, stop);
    if (rows != nullptr && answer && *answer && isSettled(middle))
        store(*rows, rowOf(stack, middle), **answer);
    return answer;
}

} // namespace lightstack::thumbs
