#include "core/browse/session_worker.h"

#include "core/base/thread_priority.h"
#include "core/browse/changed_table.h"
#include "core/browse/lister.h"
#include "core/browse/sorter.h"
#include "core/browse/stack_grouper.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <unordered_map>

namespace lightstack::browse {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {
constexpr auto kGather = 200ms;     // changes are shown in groups
constexpr auto kSettle = 1000ms;    // unchanged for so long: written to the end
constexpr auto kPoll = 3000ms;      // without a watch
constexpr auto kFactsSlice = 500ms; // between views while facts arrive
constexpr auto kKindsFirst = 40ms;  // of looking at files before the first sorted view
constexpr auto kKindsSlice = 2000ms;
constexpr auto kHeadsFirstPage = 10ms; // the same for the heads of possible slices
constexpr auto kHeadsFirst = 60ms;
constexpr auto kHeadsSlice = 2000ms;
} // namespace

struct SessionWorker::State {
    State(std::shared_ptr<FactsSource> source, SessionEvents receivers)
        : facts(std::move(source)), events(std::move(receivers)), grouper(facts) {}

    std::shared_ptr<FactsSource> facts;
    SessionEvents events;
    base::FileDescriptor wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};

    std::mutex mutex; // guards the wishes and `interrupt`
    std::optional<std::filesystem::path> wantedFolder;
    ViewOptions wantedOptions;
    bool optionsChanged = false;
    std::vector<std::pair<std::string, bool>> wantedExpansions;
    std::vector<std::string> wantedReveals;
    bool quit = false;
    std::stop_source interrupt; // of the work under way
    std::jthread thread;

    // The thread's own.
    std::shared_ptr<const FolderTable> table;
    std::unique_ptr<FolderWatch> watch;
    ViewOptions options;
    StackGrouper grouper;
    bool grouped = false;               // the names of `table` are, as far as `options` want it
    std::vector<EntryFacts> knownFacts; // by id of `table`
    FolderTable::Id kindsFrom = 0;      // entries from here on may be of Unknown kind
    std::uint64_t generation = 0;
    bool failedBefore = false;
    FolderChanges changes;
    Clock::time_point changesSince{};
    std::map<std::string, Clock::time_point> unsettled;
    std::int64_t folderMtime = 0;

    void nudge() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t n = ::write(wake.get(), &one, sizeof one);
    }
    void publish(bool complete, bool sorted);
    void publishSorted() { publish(true, true); }

    void loop();
    void list(const std::filesystem::path& folder, const std::stop_token& stop);
    void arrange(const std::stop_token& stop);
    void groupNames(std::chrono::milliseconds atMost, const std::stop_token& stop);
    void settleKindsLeft(const std::stop_token& stop);
    void groupLeft(const std::stop_token& stop);
    void fillStat(const std::stop_token& stop, StatHaste haste);
    void gatherFacts(const std::stop_token& stop);
    void applyChanges();
    void reportSettled();
    void noteChangesSince(const FolderTable& before);
    int waitTime();
};

SessionWorker::SessionWorker(std::shared_ptr<FactsSource> facts, SessionEvents events)
    : m_state(std::make_shared<State>(std::move(facts), std::move(events))) {
    m_state->thread = std::jthread([state = m_state] { state->loop(); });
}

SessionWorker::~SessionWorker() {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->quit = true;
        m_state->interrupt.request_stop();
    }
    m_state->nudge();
    // Not joined: the thread owns its state, and a stalled disk must not hold up the window.
    m_state->thread.detach();
}

void SessionWorker::open(const std::filesystem::path& folder) {
    const std::lock_guard lock(m_state->mutex);
    m_state->wantedFolder = folder;
    m_state->interrupt.request_stop();
    m_state->nudge();
}

void SessionWorker::setOptions(const ViewOptions& options) {
    const std::lock_guard lock(m_state->mutex);
    m_state->wantedOptions = options;
    m_state->optionsChanged = true;
    m_state->interrupt.request_stop();
    m_state->nudge();
}

void SessionWorker::setExpanded(const std::string& key, bool expanded) {
    const std::lock_guard lock(m_state->mutex);
    m_state->wantedExpansions.emplace_back(key, expanded);
    m_state->interrupt.request_stop();
    m_state->nudge();
}

void SessionWorker::reveal(const std::string& name) {
    const std::lock_guard lock(m_state->mutex);
    m_state->wantedReveals.push_back(name);
    m_state->nudge();
}

void SessionWorker::State::publish(bool complete, bool sorted) {
    auto view = std::make_shared<FolderView>();
    if (options.groupStacks && grouper.stacks()) {
        view->stacks = grouper.stacks();
        view->stacksInView = grouper.inView(*table);
    }
    const Stacking stacking{view->stacks.get(), view->stacksInView};
    view->order = filterEntries(*table, options, stacking);
    if (sorted) sortEntries(*table, options, knownFacts, view->order, stacking);
    view->tiles = unfoldStacks(*table, options, stacking, view->order);
    view->table = table;
    view->options = options;
    view->complete = complete;
    view->sorted = sorted;
    view->generation = ++generation;
    events.view(std::move(view));
}

void SessionWorker::State::loop() {
    base::standBehind(); // the GUI thread, and so do the threads it starts
    for (;;) {
        std::optional<std::filesystem::path> folder;
        bool rearrange = false;
        std::vector<std::pair<std::string, bool>> expansions;
        std::vector<std::string> reveals;
        std::stop_token stop;
        {
            const std::lock_guard lock(mutex);
            if (quit) return;
            folder = std::exchange(wantedFolder, std::nullopt);
            rearrange = std::exchange(optionsChanged, false);
            if (rearrange) {
                if (options.groupStacks != wantedOptions.groupStacks) knownFacts.clear();
                options = wantedOptions;
            }
            expansions.swap(wantedExpansions);
            reveals.swap(wantedReveals);
            interrupt = std::stop_source();
            stop = interrupt.get_token();
        }
        if (folder && (!table || table->folder() != *folder)) {
            table.reset();
            unsettled.clear();
            grouper.reset();
        }
        rearrange |= !expansions.empty() || !reveals.empty();
        for (const auto& [key, expanded] : expansions)
            grouper.setExpanded(key, expanded);
        for (const std::string& name : reveals)
            grouper.reveal(name);
        if (folder)
            list(*folder, stop);
        else if (rearrange && table)
            arrange(stop);
        if (stop.stop_requested()) continue;
        std::array<pollfd, 2> waits{
            {{wake.get(), POLLIN, 0}, {watch ? watch->descriptor() : -1, POLLIN, 0}}};
        ::poll(waits.data(), watch ? 2 : 1, waitTime());
        std::uint64_t drained = 0;
        [[maybe_unused]] const ssize_t n = ::read(wake.get(), &drained, sizeof drained);
        if (table) applyChanges();
    }
}

int SessionWorker::State::waitTime() {
    if (!table) return -1;
    if (changes.any() || !unsettled.empty()) return 50;
    return watch && watch->isWatching() ? -1 : static_cast<int>(kPoll.count());
}

void SessionWorker::State::list(const std::filesystem::path& folder, const std::stop_token& stop) {
    const bool again = table && table->folder() == folder;
    const std::shared_ptr<const FolderTable> before = again ? table : nullptr;
    changes = {};
    grouped = false;
    // Watched before it is listed, so that nothing falls between.
    watch = std::make_unique<FolderWatch>(folder);
    auto listed =
        listFolder(folder, stop, [&](std::shared_ptr<const FolderTable> first, std::size_t count) {
            if (first && !again) {
                table = std::move(first);
                groupNames(kHeadsFirstPage, stop);
                grouped = false;
                publish(false, false);
            }
            events.progress(count);
        });
    if (!listed) {
        if (listed.error().code == ErrorCode::Cancelled) {
            // Interrupted by other options: start anew with them.
            const std::lock_guard lock(mutex);
            if (!wantedFolder && !quit) wantedFolder = folder;
            return;
        }
        table.reset();
        watch.reset();
        events.failed(listed.error());
        return;
    }
    folderMtime = 0;
    if (const auto state = entryState(folder, ".")) folderMtime = state->mtimeNs;
    kindsFrom = settleKinds(**listed, 0, kKindsFirst, stop); // few: nothing comes and goes
    table = *listed;
    grouped = false;
    knownFacts.clear();
    arrange(stop);
    if (before) noteChangesSince(*before);
}

// Events were lost, or never came: what differs from the listing before was written meanwhile.
void SessionWorker::State::noteChangesSince(const FolderTable& before) {
    std::unordered_map<std::string_view, FolderTable::Id> known;
    known.reserve(before.count());
    for (FolderTable::Id id = 0; id < before.count(); ++id)
        if (before.stated(id)) known.emplace(before.name(id), id);
    if (known.empty()) return;
    for (FolderTable::Id id = 0; id < table->count(); ++id) {
        const auto old = known.find(table->name(id));
        const bool same = old != known.end() && before.size(old->second) == table->size(id) &&
                          before.mtimeNs(old->second) == table->mtimeNs(id);
        if (!same && table->stated(id) && table->kind(id) != EntryKind::Folder)
            unsettled.emplace(table->name(id), Clock::now());
    }
}

void SessionWorker::State::arrange(const std::stop_token& stop) {
    if (needsStat(options.sort)) fillStat(stop, StatHaste::Awaited);
    groupNames(kHeadsFirst, stop);
    if (stop.stop_requested()) return;
    grouper.settleRevealed(*table);
    publishSorted();
    settleKindsLeft(stop);
    groupLeft(stop);
    if (needsFacts(options.sort)) gatherFacts(stop);
    if (stop.stop_requested() || needsStat(options.sort)) return;
    // Sizes and times for captions and keys, behind the first sorted view.
    const std::shared_ptr<const FolderTable> before = table;
    fillStat(stop, StatHaste::NobodyWaits);
    if (!stop.stop_requested() && table != before) publishSorted();
}

void SessionWorker::State::settleKindsLeft(const std::stop_token& stop) {
    while (kindsFrom < table->count() && !stop.stop_requested()) {
        auto settled = std::make_shared<FolderTable>(*table);
        kindsFrom = settleKinds(*settled, kindsFrom, kKindsSlice, stop);
        table = std::move(settled);
        grouped = false;
        groupNames(kHeadsSlice, stop);
        if (!stop.stop_requested()) publishSorted();
    }
}

void SessionWorker::State::groupNames(
    std::chrono::milliseconds atMost, const std::stop_token& stop) {
    if (options.groupStacks && !grouped) grouped = grouper.group(*table, atMost, stop);
}

// Heads that were not looked at before the first view.
void SessionWorker::State::groupLeft(const std::stop_token& stop) {
    while (options.groupStacks && !grouped && !stop.stop_requested()) {
        groupNames(kHeadsSlice, stop);
        if (!stop.stop_requested()) publishSorted();
    }
}

void SessionWorker::State::fillStat(const std::stop_token& stop, StatHaste haste) {
    bool missing = false;
    for (FolderTable::Id id = 0; id < table->count() && !missing; ++id)
        missing = !table->stated(id);
    if (!missing) return;
    auto stated = std::make_shared<FolderTable>(*table);
    statEntries(*stated, stop, haste);
    if (!stop.stop_requested()) table = std::move(stated);
}

void SessionWorker::State::gatherFacts(const std::stop_token& stop) {
    if (facts == nullptr) return;
    const std::size_t from = knownFacts.size();
    knownFacts.reserve(table->count());
    auto lastView = Clock::now();
    for (std::size_t i = from; i < table->count(); ++i) {
        if (stop.stop_requested()) return;
        const auto id = static_cast<FolderTable::Id>(i);
        const EntryKind kind = table->kind(id);
        EntryFacts found{INT64_MIN, 0, 0};
        // Of a stack only its representative is asked for.
        const int stack = options.groupStacks && grouper.stacks() ? grouper.stacks()->of(id) : -1;
        if (stack >= 0 &&
            (*grouper.stacks())[static_cast<std::size_t>(stack)].representative() != id) {
            knownFacts.push_back(found);
            continue;
        }
        if (kind == EntryKind::Image || kind == EntryKind::Raw || kind == EntryKind::Unknown)
            found = facts->factsOf(table->path(id), {table->size(id), table->mtimeNs(id), 0, 0});
        knownFacts.push_back(found);
        if (Clock::now() - lastView > kFactsSlice) {
            publishSorted();
            events.progress(i + 1);
            lastView = Clock::now();
        }
    }
    if (knownFacts.size() > from) publishSorted();
}

void SessionWorker::State::applyChanges() {
    if (watch && watch->isWatching()) {
        const bool before = changes.any();
        watch->read(changes);
        if (changes.any() && !before) changesSince = Clock::now();
    } else if (const auto state = entryState(table->folder(), "."); !state) {
        changes.folderGone = true;
    } else if (state->mtimeNs != folderMtime) {
        changes.overflow = true;
        folderMtime = state->mtimeNs;
    }
    reportSettled();
    if (!changes.any() || (!changes.folderGone && Clock::now() - changesSince < kGather)) return;
    const FolderChanges now = std::exchange(changes, {});
    const std::filesystem::path folder = table->folder();
    if (now.folderGone) {
        table.reset();
        watch.reset();
        events.failed({ErrorCode::NotFound, folder, "the folder is gone"});
        return;
    }
    if (now.overflow) {
        const std::lock_guard lock(mutex);
        if (!wantedFolder) wantedFolder = folder;
        nudge();
        return;
    }
    ChangedTable next = withChanges(*table, now);
    for (const std::string& name : next.gone)
        unsettled.erase(name);
    for (const std::string& name : next.there)
        unsettled[name] = now.closed.contains(name) ? Clock::now() - kSettle : Clock::now();
    knownFacts.clear();
    grouper.forgetHeads(now.touched);
    grouper.forgetHeads(now.removed);
    grouped = false;
    kindsFrom = kindsFrom < table->count() ? 0 : static_cast<FolderTable::Id>(next.table->count());
    table = std::move(next.table);
    groupNames(kHeadsSlice, {});
    publishSorted();
    reportSettled();
}

void SessionWorker::State::reportSettled() {
    std::vector<std::string> names;
    for (auto it = unsettled.begin(); it != unsettled.end();) {
        if (Clock::now() - it->second >= kSettle) {
            names.push_back(it->first);
            it = unsettled.erase(it);
        } else {
            ++it;
        }
    }
    if (!names.empty()) events.settled(std::move(names));
}

} // namespace lightstack::browse
