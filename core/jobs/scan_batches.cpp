#include "core/jobs/scan_batches.h"

#include <algorithm>

namespace lightstack::jobs {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kFull = 32;                       // items a batch
constexpr std::uint64_t kLong = std::uint64_t{1} << 20; // bytes of files, or of rows
constexpr auto kPatience = 20ms;
constexpr std::uint64_t kTaskBytes = 4096; // what a reader finds: names, texts, keywords

std::uint64_t bytesOf(const catalog::FileState& file) {
    return file.folder.capacity() + file.name.capacity();
}
std::uint64_t bytesOf(const catalog::AssetRow& row) {
    const catalog::ExifRow& exif = row.exif;
    std::uint64_t bytes = bytesOf(row.file) + row.mime.capacity();
    for (const std::string* text : {&exif.make, &exif.model, &exif.lens, &exif.software,
             &exif.artist, &exif.copyright, &exif.description, &exif.keywords, &exif.title})
        bytes += text->capacity();
    return bytes;
}
std::uint64_t bytesOf(const catalog::SidecarRow& row) {
    const takeout::Sidecar& content = row.content;
    std::uint64_t bytes = bytesOf(row.file) + content.title.capacity() +
                          content.description.capacity() + content.url.capacity();
    for (const std::string& person : content.people)
        bytes += sizeof(std::string) + person.capacity();
    for (const std::string& warning : content.warnings)
        bytes += sizeof(std::string) + warning.capacity();
    return bytes;
}
std::uint64_t bytesOf(const FolderRow& row) {
    return row.path.capacity() + row.key.capacity();
}
std::uint64_t bytesOf(const RepairRow& row) {
    return bytesOf(row.row);
}
std::uint64_t bytesOf(const OrphanRow&) {
    return 0;
}
std::uint64_t bytesOf(const FolderEnd& end) {
    return end.links.capacity() * sizeof(catalog::LinkRow) +
           (end.assets.capacity() + end.missingAssets.capacity() + end.missingSidecars.capacity()) *
               sizeof(std::int64_t);
}

} // namespace

BatchSink::BatchSink(const ScanOptions& options)
    : m_budget(std::max<std::uint64_t>(1, options.memory))
    , m_queue(std::max<std::size_t>(1, options.queue))
    , m_full(std::clamp<std::size_t>(m_queue / 8, 1, kFull))
    , tasks(std::max<std::size_t>(1, m_queue / m_full))
    , rows(std::max<std::size_t>(1, m_queue / m_full))
    , m_places(static_cast<std::ptrdiff_t>(2 * std::max<std::size_t>(1, m_queue / m_full))) {
}

bool BatchSink::write(ScanItem item) {
    return std::visit(
        [this](auto& each) {
            using Item = std::decay_t<decltype(each)>;
            // The end of a folder: what belongs to it need not wait for the next one.
            bool closed = false;
            if constexpr (std::is_same_v<Item, FolderRow>) closed = each.complete;
            const std::uint64_t bytes = bytesOf(each);
            return add(ScanUnit(std::move(each)), bytes, 0) && (!closed || flush());
        },
        item);
}

bool BatchSink::read(MediaTask task) {
    const std::uint64_t bytes = bytesOf(task.row) + kTaskBytes;
    const std::uint64_t fileBytes = task.row.file.size;
    return add(ScanUnit(std::move(task)), bytes, fileBytes);
}

bool BatchSink::add(ScanUnit&& unit, std::uint64_t bytes, std::uint64_t fileBytes) {
    if (m_open.units.empty()) {
        m_open.units.reserve(m_full);
        m_begun = Clock::now();
    }
    m_open.units.push_back(std::move(unit));
    m_bytes += sizeof(ScanUnit) + bytes;
    m_fileBytes = std::min(m_fileBytes, kLong) + std::min(fileBytes, kLong);
    const bool full = m_open.units.size() >= m_full || m_bytes >= kLong || m_fileBytes >= kLong;
    return !full && Clock::now() - m_begun < kPatience ? !m_aborted.load() : flush();
}

bool BatchSink::flush() {
    if (m_open.units.empty()) return !m_aborted;
    // Only the producer waits here: what holds bytes is on its way to the writer.
    auto lease = m_budget.acquire(std::min(m_bytes, m_budget.total()), m_stop.get_token());
    if (!lease || !place()) return false;
    m_open.number = m_next++;
    m_open.lease = std::move(*lease);
    m_bytes = 0;
    m_fileBytes = 0;
    return tasks.push(std::exchange(m_open, {}));
}

bool BatchSink::place() {
    if (m_places.try_acquire()) return !m_aborted;
    const auto start = Clock::now();
    while (!m_places.try_acquire_for(50ms))
        if (m_aborted) return false;
    m_waited.fetch_add((Clock::now() - start).count());
    return !m_aborted;
}

void BatchSink::abort() {
    m_aborted = true;
    m_stop.request_stop();
    tasks.abort();
    rows.abort();
}

std::size_t BatchSink::itemsIn(const pipeline::Channel<ScanBatch>& channel) const {
    return std::min(m_queue, channel.depth() * m_full);
}

// The producer is held back by a full channel, or by too much in flight behind it.
pipeline::QueueState BatchSink::tasksState(int readers) const {
    return {"files", "producer", "readers", itemsIn(tasks), m_queue,
        pipeline::secondsOf(tasks.pushWait() + std::chrono::nanoseconds(m_waited)),
        pipeline::secondsOf(tasks.popWait()), 1, readers};
}

pipeline::QueueState BatchSink::rowsState(int readers) const {
    return {"rows", "readers", "writer", itemsIn(rows), m_queue,
        pipeline::secondsOf(rows.pushWait()), pipeline::secondsOf(rows.popWait()), readers, 1};
}

} // namespace lightstack::jobs
