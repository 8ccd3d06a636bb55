#include "core/browse/sorter.h"

#include "core/base/file_path.h"
#include "core/base/natural_order.h"

#include <algorithm>
#include <limits>
#include <thread>

namespace lightstack::browse {
namespace {

using Id = FolderTable::Id;
constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();

bool passesKind(EntryKind kind, KindFilter filter) noexcept {
    switch (filter) {
    case KindFilter::Pictures:
        return kind == EntryKind::Image || kind == EntryKind::Raw || kind == EntryKind::Unknown;
    case KindFilter::Raw:
        return kind == EntryKind::Raw;
    case KindFilter::Videos:
        return kind == EntryKind::Video;
    case KindFilter::AllFiles:
        return true;
    }
    return true;
}

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool containsWord(std::string_view name, std::string_view word) noexcept {
    if (word.size() > name.size()) return false;
    for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
        std::size_t i = 0;
        while (i < word.size() && lower(name[at + i]) == word[i])
            ++i;
        if (i == word.size()) return true;
    }
    return false;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ') {
            word += lower(c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool matches(std::string_view name, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(),
        [&](const std::string& word) { return containsWord(name, word); });
}

bool matches(
    const FolderTable& table, const FolderStack& stack, const std::vector<std::string>& words) {
    const auto fits = [&](Id id) { return matches(table.name(id), words); };
    return matches(stack.pattern(), words) ||
           std::any_of(stack.slices.begin(), stack.slices.end(), fits) ||
           std::any_of(stack.duplicates.begin(), stack.duplicates.end(), fits);
}

template <class Less>
void sortOnAllCores(std::vector<Id>& order, const Less& less) {
    if (order.size() < 20'000 || std::thread::hardware_concurrency() < 2) {
        std::sort(order.begin(), order.end(), less);
        return;
    }
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
    {
        const std::jthread other([&] { std::sort(middle, order.end(), less); });
        std::sort(order.begin(), middle, less);
    }
    std::vector<Id> merged(order.size());
    std::merge(order.begin(), middle, middle, order.end(), merged.begin(), less);
    order.swap(merged);
}

// <0, 0, >0 by the key alone; entries that lack it stand behind all others, whatever the direction.
struct KeyOrder {
    const FolderTable& table;
    const ViewOptions& options;
    const std::vector<EntryFacts>& facts;
    const Stacking& stacking;

    // The stack an entry stands for; null: itself alone.
    [[nodiscard]] const FolderStack* stackOf(Id id) const noexcept {
        const int stack = stacking.stacks == nullptr ? -1 : stacking.stacks->of(id);
        return stack < 0 ? nullptr : &(*stacking.stacks)[static_cast<std::size_t>(stack)];
    }
    [[nodiscard]] const StackInView& inView(Id id) const noexcept {
        return stacking.inView[static_cast<std::size_t>(stacking.stacks->of(id))];
    }
    [[nodiscard]] std::string_view nameOf(Id id) const noexcept {
        const FolderStack* stack = stackOf(id);
        return table.name(stack == nullptr ? id : stack->slices.front());
    }
    [[nodiscard]] std::int64_t changed(Id id) const noexcept {
        return stackOf(id) == nullptr ? table.mtimeNs(id) : inView(id).newestNs;
    }
    [[nodiscard]] std::uint64_t bytes(Id id) const noexcept {
        return stackOf(id) == nullptr ? table.size(id) : inView(id).bytes;
    }
    [[nodiscard]] EntryFacts factsOf(Id id) const {
        return id < facts.size() ? facts[id] : EntryFacts{kNoDate, 0, 0};
    }
    template <class T>
    [[nodiscard]] int compare(T a, T b) const noexcept {
        const int order = a < b ? -1 : a > b ? 1 : 0;
        return options.descending ? -order : order;
    }
    [[nodiscard]] int byDate(Id a, Id b) const {
        const std::int64_t ta = factsOf(a).takenAtMs;
        const std::int64_t tb = factsOf(b).takenAtMs;
        if ((ta == kNoDate) != (tb == kNoDate)) return ta == kNoDate ? 1 : -1;
        return ta == kNoDate ? compare(changed(a), changed(b)) : compare(ta, tb);
    }
    [[nodiscard]] int bySize(Id a, Id b) const {
        const auto pixels = [&](Id id) {
            const EntryFacts f = factsOf(id);
            return static_cast<std::int64_t>(f.width) * f.height;
        };
        const std::int64_t pa = pixels(a);
        const std::int64_t pb = pixels(b);
        if ((pa == 0) != (pb == 0)) return pa == 0 ? 1 : -1;
        return compare(pa, pb);
    }
    [[nodiscard]] int byKey(Id a, Id b) const {
        switch (options.sort) {
        case SortKey::Name:
            return 0;
        case SortKey::DateTaken:
            return byDate(a, b);
        case SortKey::DateModified:
            return compare(changed(a), changed(b));
        case SortKey::Size:
            return compare(bytes(a), bytes(b));
        case SortKey::Type:
            return compare(
                base::lowerExtension(table.name(a)), base::lowerExtension(table.name(b)));
        case SortKey::Dimensions:
            return bySize(a, b);
        }
        return 0;
    }
    bool operator()(Id a, Id b) const {
        const bool folderA = table.kind(a) == EntryKind::Folder;
        const bool folderB = table.kind(b) == EntryKind::Folder;
        if (folderA != folderB) return folderA;
        if (const int key = folderA ? 0 : byKey(a, b); key != 0) return key < 0;
        const int names = base::naturalCompare(nameOf(a), nameOf(b));
        const bool turned = options.descending && options.sort == SortKey::Name && !folderA;
        if (names == 0) return table.key(a) < table.key(b); // files of different folders
        return turned ? names > 0 : names < 0;
    }
};

} // namespace

bool needsStat(SortKey key) noexcept {
    return key == SortKey::DateModified || key == SortKey::Size || needsFacts(key);
}

bool needsFacts(SortKey key) noexcept {
    return key == SortKey::DateTaken || key == SortKey::Dimensions;
}

std::vector<Id> filterEntries(
    const FolderTable& table, const ViewOptions& options, const Stacking& stacking) {
    const std::vector<std::string> words = wordsOf(options.text);
    const FolderStacks* stacks = stacking.stacks;
    std::vector<Id> order;
    order.reserve(table.count());
    for (Id id = 0; id < table.count(); ++id) {
        if (stacks != nullptr && stacks->of(id) >= 0) continue;
        if (!options.showHidden && table.hidden(id)) continue;
        const EntryKind kind = table.kind(id);
        if (kind != EntryKind::Folder && !passesKind(kind, options.kinds)) continue;
        if (matches(table.name(id), words)) order.push_back(id);
    }
    if (stacks != nullptr && passesKind(EntryKind::Image, options.kinds))
        for (std::size_t i = 0; i < stacks->count(); ++i)
            if (matches(table, (*stacks)[i], words)) order.push_back((*stacks)[i].representative());
    order.shrink_to_fit();
    return order;
}

void sortEntries(const FolderTable& table, const ViewOptions& options,
    const std::vector<EntryFacts>& facts, std::vector<Id>& order, const Stacking& stacking) {
    sortOnAllCores(order, KeyOrder{table, options, facts, stacking});
}

int unfoldStacks(const FolderTable& table, const ViewOptions& options, const Stacking& stacking,
    std::vector<Id>& order) {
    if (stacking.stacks == nullptr) return 0;
    const bool any = std::any_of(stacking.inView.begin(), stacking.inView.end(),
        [](const StackInView& stack) { return stack.expanded; });
    const auto isStack = [&](Id id) { return stacking.stacks->of(id) >= 0; };
    if (!any) return static_cast<int>(std::count_if(order.begin(), order.end(), isStack));
    const std::vector<std::string> words = wordsOf(options.text);
    const bool backwards = options.descending && options.sort == SortKey::Name;
    int tiles = 0;
    std::vector<Id> unfolded;
    for (const Id id : order) {
        const int at = stacking.stacks->of(id);
        const bool expanded = at >= 0 && stacking.inView[static_cast<std::size_t>(at)].expanded;
        if (!expanded) {
            tiles += at >= 0 ? 1 : 0;
            unfolded.push_back(id);
            continue;
        }
        const FolderStack& stack = (*stacking.stacks)[static_cast<std::size_t>(at)];
        std::vector<Id> files(stack.slices);
        files.insert(files.end(), stack.duplicates.begin(), stack.duplicates.end());
        const auto other = std::stable_partition(
            files.begin(), files.end(), [&](Id file) { return matches(table.name(file), words); });
        if (other != files.begin()) files.erase(other, files.end());
        if (backwards) std::reverse(files.begin(), files.end());
        unfolded.insert(unfolded.end(), files.begin(), files.end());
    }
    order.swap(unfolded);
    return tiles;
}

} // namespace lightstack::browse
