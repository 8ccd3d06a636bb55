#include "core/browse/sorter.h"

#include "core/base/file_path.h"
#include "core/browse/name_order.h"

#include <algorithm>
#include <limits>
#include <map>

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

// What stands for an entry: a stack for its representative, else itself.
struct Shown {
    const FolderTable& table;
    const Stacking& stacking;

    // Null: itself alone.
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
};

// Entries by extension: its place among all that occur.
std::vector<std::uint32_t> typesOf(const FolderTable& table, std::span<const Id> order) {
    std::map<std::string, std::uint32_t> places;
    std::vector<const std::pair<const std::string, std::uint32_t>*> each;
    each.reserve(order.size());
    for (const Id id : order)
        each.push_back(&*places.try_emplace(base::lowerExtension(table.name(id)), 0).first);
    std::uint32_t place = 0;
    for (auto& [extension, at] : places)
        at = place++;
    std::vector<std::uint32_t> out;
    out.reserve(each.size());
    for (const auto* type : each)
        out.push_back(type->second);
    return out;
}

// What is compared before the name: `high` is 1 where an entry lacks it and stands behind all
// others, whatever the direction.
struct ValueKey {
    const Shown& shown;
    const ViewOptions& options;
    const std::vector<EntryFacts>& facts;

    [[nodiscard]] EntryFacts factsOf(Id id) const {
        return id < facts.size() ? facts[id] : EntryFacts{kNoDate, 0, 0};
    }
    [[nodiscard]] base::NaturalKey key(bool lacks, std::int64_t value) const noexcept {
        const auto rising = static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63);
        return {lacks ? 1U : 0U, options.descending ? ~rising : rising};
    }
    [[nodiscard]] base::NaturalKey of(Id id) const {
        const EntryFacts f = factsOf(id);
        const std::int64_t pixels = static_cast<std::int64_t>(f.width) * f.height;
        switch (options.sort) {
        case SortKey::DateTaken:
            return f.takenAtMs == kNoDate ? key(true, shown.changed(id)) : key(false, f.takenAtMs);
        case SortKey::DateModified:
            return key(false, shown.changed(id));
        case SortKey::Size:
            return key(false, static_cast<std::int64_t>(shown.bytes(id)));
        case SortKey::Dimensions:
            return key(pixels == 0, pixels);
        case SortKey::Name:
        case SortKey::Type:
            break;
        }
        return {};
    }
};

// Stable: who is equal stays in the order of names.
void sortByValue(const ValueKey& value, std::span<Id> order) {
    const std::vector<Id> byName(order.begin(), order.end());
    const std::vector<std::uint32_t> types = value.options.sort == SortKey::Type
                                                 ? typesOf(value.shown.table, byName)
                                                 : std::vector<std::uint32_t>();
    std::vector<KeyedEntry> entries = entriesToSort(order.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i].id = static_cast<std::uint32_t>(i);
    sortByKey(entries, [&](std::span<KeyedEntry> part) {
        for (KeyedEntry& entry : part)
            entry.key =
                types.empty() ? value.of(byName[entry.id]) : value.key(false, types[entry.id]);
    });
    for (std::size_t i = 0; i < entries.size(); ++i)
        order[i] = byName[entries[i].id];
}

// Files of one name in different folders keep their order.
void turnAround(const Shown& shown, std::span<Id> order) {
    std::reverse(order.begin(), order.end());
    if (!shown.table.isList()) return;
    for (auto at = order.begin(); at != order.end();) {
        const std::string_view name = shown.nameOf(*at);
        const auto end =
            std::find_if(at, order.end(), [&](Id id) { return shown.nameOf(id) != name; });
        std::reverse(at, end);
        at = end;
    }
}

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
    const Shown shown{table, stacking};
    const auto folders = std::stable_partition(
        order.begin(), order.end(), [&](Id id) { return table.kind(id) == EntryKind::Folder; });
    const NameOfEntry name = [&](Id id) { return shown.nameOf(id); };
    sortByName(table, name, {order.begin(), folders});
    const std::span<Id> files(folders, order.end());
    sortByName(table, name, files);
    if (options.sort != SortKey::Name)
        sortByValue({shown, options, facts}, files);
    else if (options.descending)
        turnAround(shown, files);
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
