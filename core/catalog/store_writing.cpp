#include "core/catalog/store_writing.h"

#include "core/base/log.h"
#include "core/catalog/store_file.h"

#include <algorithm>
#include <future>

namespace lightstack::catalog {

namespace {

constexpr int kBusyTries = 3;

// Of the cap, what the write-ahead log may take: 1 %, within limits.
std::uint64_t logBytes(std::uint64_t cap) noexcept {
    return std::clamp<std::uint64_t>(cap / 100, 8 * kStorePageSize, std::uint64_t{4} << 20);
}

std::uint64_t fileCap(std::uint64_t cap) noexcept {
    return cap - std::min(cap / 2, logBytes(cap));
}

} // namespace

StoreWriting::StoreWriting(const StoreOptions& options, StoreQueue& queue, ReaderPool& readers)
    : m_options(options), m_queue(queue), m_readers(readers), m_cap(options.capBytes) {
    if (auto done = openFile(0); !done) turnOff(done.error());
}

Result<void> StoreWriting::openFile(std::uint64_t knownBad) {
    auto opened = openStoreFile(m_options.file, knownBad);
    if (!opened) return tl::unexpected<Error>(opened.error());
    auto writer = StoreWriter::open(std::move(opened->database));
    if (!writer) return tl::unexpected<Error>(writer.error());
    m_writer = std::move(*writer);
    m_trim = std::make_unique<StoreTrim>(m_writer->database());
    m_inode = opened->inode;
    m_damageReported = false;
    m_readers.renew();
    applyCap();
    {
        const std::lock_guard lock(m_mutex);
        m_status.usable = true;
        if (!opened->notice.empty()) m_status.reason = opened->notice;
    }
    m_readable = true;
    m_queue.setAccepting(true);
    return {};
}

void StoreWriting::closeFile() {
    if (m_writer != nullptr && storeInode(m_options.file) != m_inode)
        m_writer->database().keepLogOnClose();
    m_readers.renew();
    m_trim.reset();
    m_writer.reset();
}

void StoreWriting::turnOff(const Error& why) {
    closeFile();
    m_queue.setAccepting(false);
    const std::lock_guard lock(m_mutex);
    m_status.usable = false;
    m_status.reason = why.detail;
    qCWarning(base::lcDb) << "thumbnail store is off:" << why.detail.c_str();
}

StoreStatus StoreWriting::status() const {
    const std::lock_guard lock(m_mutex);
    StoreStatus status = m_status;
    status.longestTrimUs = m_longestTrimUs;
    return status;
}

void StoreWriting::run() {
    bool last = false;
    while (!last) {
        const WriteBatch batch = m_queue.take();
        last = batch.last;
        for (const auto& command : batch.commands)
            command();
        if (m_writer != nullptr) writeBatch(batch);
        if (m_writer != nullptr && !last) trim(0, 32);
        m_queue.finished(batch);
    }
    closeFile();
}

void StoreWriting::writeBatch(const WriteBatch& batch) {
    if (batch.writes.empty() && batch.touched.empty()) return;
    followFile();
    std::uint64_t room = 0;
    for (const PendingPtr& write : batch.writes)
        room += write->bytes();
    for (int tries = 0; m_writer != nullptr; ++tries) {
        trim(room, 4096);
        if (m_writer == nullptr) return;
        const auto done = m_writer->apply(batch, m_options.now());
        if (done) return m_writer->foldLog();
        const Error& why = done.error();
        if (why.code == ErrorCode::CorruptData && tries == 0) {
            repair();
        } else if (why.code == ErrorCode::Database) {
            if (tries < kBusyTries && !batch.last) continue;
            qCWarning(base::lcDb) << "thumbnail rows dropped:" << why.detail.c_str();
            return;
        } else {
            return turnOff(why);
        }
    }
}

void StoreWriting::trim(std::uint64_t room, int mostSlices) {
    for (int i = 0; i < mostSlices; ++i) {
        const auto more = m_trim->slice(fileCap(m_cap), room);
        m_longestTrimUs = std::max(m_longestTrimUs.load(),
            std::chrono::duration_cast<std::chrono::microseconds>(m_trim->longestSlice()).count());
        if (more) m_writer->foldLog();
        if (!more && more.error().code == ErrorCode::CorruptData) {
            repair();
            return;
        }
        if (!more && more.error().code != ErrorCode::Database) return turnOff(more.error());
        if (!more || !*more) return;
    }
    m_queue.post([] {}); // the rest after the rows that wait
}

// Deleted (a cache may be, at any moment) or replaced by another process: the name counts.
void StoreWriting::followFile() {
    if (storeInode(m_options.file) == m_inode) return;
    closeFile();
    if (auto done = openFile(0); !done) turnOff(done.error());
}

void StoreWriting::reportDamage() {
    if (!m_damageReported.exchange(true)) m_queue.post([this] { repair(); });
}

void StoreWriting::repair() {
    const std::uint64_t bad = m_inode;
    closeFile();
    if (auto done = openFile(bad); !done) turnOff(done.error());
}

void StoreWriting::applyCap() {
    m_queue.setBatchBytes(std::clamp<std::uint64_t>(m_cap / 512, 1, std::uint64_t{2} << 20));
    if (m_writer != nullptr) (void)m_writer->limitLog(logBytes(m_cap));
}

void StoreWriting::setCap(std::uint64_t capBytes) {
    m_cap = capBytes;
    m_queue.post([this] {
        applyCap();
        // Off for want of space: with another cap it may go again.
        if (m_writer == nullptr) (void)openFile(0);
    });
}

Result<void> StoreWriting::clear() {
    m_queue.flush(); // what waits is of before
    auto promise = std::make_shared<std::promise<Result<void>>>();
    auto done = promise->get_future();
    m_queue.post([this, promise] { promise->set_value(empty()); });
    return done.get();
}

Result<void> StoreWriting::empty() {
    if (m_writer == nullptr) // off: perhaps the reason is gone
        if (auto done = openFile(0); !done) return done;
    const std::uint64_t inode = m_inode;
    closeFile();
    const auto removed = removeStoreFile(m_options.file, inode);
    auto opened = openFile(0);
    if (!opened) turnOff(opened.error());
    return removed ? opened : removed;
}

} // namespace lightstack::catalog
