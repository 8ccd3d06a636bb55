#include "core/volume/stack_audit.h"

#include "core/base/core_count.h"
#include "core/base/file_path.h"
#include "core/base/natural_order.h"
#include "core/runs/slice_name.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lightstack::volume {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kBlock = 256; // files a worker takes at once
constexpr int kMostPages = 100'000;
constexpr std::size_t kMostPagedFiles = 64; // in one stack, that are taken apart into pages
// JPEGs: so many kinds of slices at most, and one in so many that is not like most.
constexpr std::size_t kMostOddKinds = 4;
constexpr std::size_t kOddAmong = 10;

class Auditor {
public:
    Auditor(const FolderHandle& folder, const AuditOptions& options, const std::stop_token& stop)
        : m_folder(folder), m_options(options), m_stop(stop) {}

    Result<FolderAudit> run();

private:
    // Heads of many files by name, in their order, on all threads.
    std::vector<SliceHeader> readHeads(const std::vector<const std::string*>& names);
    void work(const std::vector<const std::string*>& names, std::vector<SliceHeader>& out,
        std::atomic<std::size_t>& next);
    void judgeStacks();
    bool areSlices(const FoundStack& found, std::span<const SliceHeader> heads) const;
    // No stack after all: its pictures belong to none.
    void scatter(const FoundStack& found);
    // Every file holds a volume of its own: the numbers count files, not slices.
    bool takeApart(const FoundStack& found, std::span<const SliceHeader> heads);
    bool isPaged(const std::string& name);
    bool addPaged(const std::string& name);
    void finish(StackAudit audit, std::span<const std::size_t> strangers);
    void sortStacks();

    const FolderHandle& m_folder;
    const AuditOptions& m_options;
    std::stop_token m_stop;
    std::vector<FolderFile> m_files;
    FoundStacks m_found;
    FolderLogs m_logs;
    FolderAudit m_out;
    std::atomic<std::size_t> m_done{0};
    std::atomic<std::uint64_t> m_bytesRead{0};
};

void Auditor::work(const std::vector<const std::string*>& names, std::vector<SliceHeader>& out,
    std::atomic<std::size_t>& next) {
    HeaderReader reader(m_folder);
    for (std::size_t from = next.fetch_add(kBlock); from < names.size();
         from = next.fetch_add(kBlock)) {
        const std::size_t to = std::min(from + kBlock, names.size());
        for (std::size_t i = from; i < to && !m_stop.stop_requested(); ++i)
            out[i] = reader.read(*names[i], m_stop);
        if (m_stop.stop_requested()) break;
        m_done += to - from;
        if (m_options.progress) m_options.progress(m_done);
    }
    m_bytesRead += reader.bytesRead();
}

std::vector<SliceHeader> Auditor::readHeads(const std::vector<const std::string*>& names) {
    std::vector<SliceHeader> out(names.size());
    std::atomic<std::size_t> next{0};
    const int cores = std::max(2, base::coreCount());
    const auto wanted = static_cast<std::size_t>(m_options.threads > 0 ? m_options.threads : cores);
    const std::size_t threads = std::min(wanted, names.size() / kBlock + 1);
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < threads; ++i)
        pool.emplace_back([&] { work(names, out, next); });
    work(names, out, next);
    pool.clear(); // joins
    return out;
}

// JPEGs and nameless kinds: grey, and of one size but for a few that slipped in.
bool Auditor::areSlices(const FoundStack& found, std::span<const SliceHeader> heads) const {
    if (!found.byContent) return true;
    std::vector<std::pair<SliceSpec, std::size_t>> kinds;
    std::size_t good = 0;
    for (const SliceHeader& head : heads) {
        if (head.state != SliceState::Good) continue;
        if (head.spec.channels != 1) return false;
        ++good;
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
            [&](const auto& known) { return known.first == head.spec; });
        if (kind != kinds.end())
            ++kind->second;
        else if (kinds.size() < kMostOddKinds)
            kinds.emplace_back(head.spec, 1);
        else
            return false;
    }
    std::size_t most = 0;
    for (const auto& [spec, count] : kinds)
        most = std::max(most, count);
    return good >= kLeastSlices && good * 2 > heads.size() && (good - most) * kOddAmong <= good;
}

bool Auditor::addPaged(const std::string& name) {
    HeaderReader reader(m_folder);
    std::vector<SliceHeader> pages = reader.readPages(name, kMostPages, m_stop);
    m_bytesRead += reader.bytesRead();
    if (pages.size() < kLeastSlices || m_stop.stop_requested()) return false;
    const SliceSpec& first = pages.front().spec;
    const auto alike = std::count_if(
        pages.begin(), pages.end(), [&](const SliceHeader& page) { return page.spec == first; });
    if (static_cast<std::size_t>(alike) * 2 <= pages.size()) return false; // a mixed document
    const FolderFile file{name, pages.front().size, pages.front().mtimeNs};
    finish(judgeStack(pagedStack(m_folder.path(), file, pageNumbers(pages)), pages), {});
    return true;
}

bool Auditor::takeApart(const FoundStack& found, std::span<const SliceHeader> heads) {
    const bool all = std::all_of(heads.begin(), heads.end(),
        [](const SliceHeader& head) { return head.morePages && head.spec.mime == "image/tiff"; });
    if (!m_options.paged || !all || heads.size() > kMostPagedFiles) return false;
    const std::size_t before = m_out.stacks.size();
    for (const Slice& slice : found.stack.slices)
        if (!addPaged(slice.name)) {
            m_out.stacks.resize(before);
            return false;
        }
    return true;
}

void Auditor::finish(StackAudit audit, std::span<const std::size_t> strangers) {
    for (const std::size_t file : strangers)
        if (!isPaged(m_files[file].name)) audit.strangers.push_back(m_files[file].name);
    std::sort(audit.strangers.begin(), audit.strangers.end(),
        [](const std::string& a, const std::string& b) { return base::naturalLess(a, b); });
    if (!audit.strangers.empty())
        audit.notes.emplace_back(
            note::Strangers{audit.strangers.size(), base::toLossyUtf8(audit.strangers.front())});
    std::vector<std::size_t> good;
    std::vector<bool> bad(audit.stack.slices.size(), false);
    for (const BadSlice& slice : audit.bad)
        bad[slice.slice] = true;
    for (std::size_t i = 0; i < bad.size(); ++i)
        if (!bad[i]) good.push_back(i);
    audit.voxel = voxelReport(audit.stack, audit.spec, m_logs, good);
    audit.notes.insert(audit.notes.end(), audit.voxel.notes.begin(), audit.voxel.notes.end());
    m_out.stacks.push_back(std::move(audit));
}

void Auditor::scatter(const FoundStack& found) {
    const auto add = [this](const std::string& name) {
        if (runs::extensionAt(name) != name.size()) m_out.others.push_back(name);
    };
    for (const Slice& slice : found.stack.slices)
        add(slice.name);
    for (const Slice& slice : found.stack.duplicates)
        add(slice.name);
    for (const std::size_t file : found.strangers)
        add(m_files[file].name);
}

void Auditor::judgeStacks() {
    // All heads in one go: many short stacks keep all threads busy too.
    std::vector<const std::string*> names;
    for (const FoundStack& found : m_found.stacks) {
        for (const Slice& slice : found.stack.slices)
            names.push_back(&slice.name);
        for (const Slice& slice : found.stack.duplicates)
            names.push_back(&slice.name);
    }
    const std::vector<SliceHeader> heads = readHeads(names);
    std::span<const SliceHeader> rest(heads);
    for (FoundStack& found : m_found.stacks) {
        if (m_stop.stop_requested()) return;
        const auto slices = rest.first(found.stack.slices.size());
        rest = rest.subspan(slices.size());
        const auto doubles = rest.first(found.stack.duplicates.size());
        rest = rest.subspan(doubles.size());
        for (std::size_t i = 0; i < doubles.size(); ++i) {
            found.stack.duplicates[i].size = doubles[i].size;
            found.stack.duplicates[i].mtimeNs = doubles[i].mtimeNs;
        }
        if (!areSlices(found, slices)) {
            scatter(found);
        } else if (takeApart(found, slices)) {
            for (const std::size_t file : found.strangers)
                m_out.others.push_back(m_files[file].name);
        } else {
            finish(judgeStack(found.stack, slices), found.strangers);
        }
    }
}

// Loose TIFFs: several pages make a stack of their own.
bool Auditor::isPaged(const std::string& name) {
    if (!m_options.paged || m_stop.stop_requested()) return false;
    HeaderReader reader(m_folder);
    const SliceHeader head = reader.read(name, m_stop);
    m_bytesRead += reader.bytesRead();
    ++m_out.judged;
    return head.spec.mime == "image/tiff" && head.state == SliceState::Good && addPaged(name);
}

void Auditor::sortStacks() {
    std::stable_sort(
        m_out.stacks.begin(), m_out.stacks.end(), [](const StackAudit& a, const StackAudit& b) {
            return base::naturalLess(a.stack.name, b.stack.name);
        });
    std::sort(m_out.others.begin(), m_out.others.end(),
        [](const std::string& a, const std::string& b) { return base::naturalLess(a, b); });
}

Result<FolderAudit> Auditor::run() {
    const auto start = Clock::now();
    auto listed = m_folder.list(m_stop);
    if (!listed) return tl::unexpected(listed.error());
    m_files = std::move(*listed);
    const auto gotNames = Clock::now();
    m_found = findStacks(m_folder.path(), m_files);
    m_logs = FolderLogs::read(m_folder.path(), m_files, m_stop);
    const auto gotStacks = Clock::now();
    for (const std::size_t file : m_found.others)
        m_out.others.push_back(m_files[file].name);
    judgeStacks();
    std::erase_if(m_out.others, [this](const std::string& name) { return isPaged(name); });
    if (m_stop.stop_requested()) return cancelled(m_folder.path());
    sortStacks();
    m_out.files = m_files.size();
    m_out.judged += m_done;
    m_out.bytesRead = m_bytesRead;
    m_out.listTime = gotNames - start;
    m_out.findTime = gotStacks - gotNames;
    m_out.headTime = Clock::now() - gotStacks;
    return std::move(m_out);
}

} // namespace

Result<FolderAudit> auditFolder(
    const std::filesystem::path& folder, const AuditOptions& options, const std::stop_token& stop) {
    const auto handle = FolderHandle::open(folder);
    if (!handle) return tl::unexpected(handle.error());
    return Auditor(*handle, options, stop).run();
}

} // namespace lightstack::volume
