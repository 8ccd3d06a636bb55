#include "core/downsample/downsample_journal.h"

#include "core/base/file_path.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

constexpr std::uint64_t kMostJournal = std::uint64_t{4} << 30;

// Names are bytes: base64, because JSON is text.
QString encoded(const std::filesystem::path& path) {
    return QString::fromLatin1(base::toBytes(path).toBase64());
}
std::filesystem::path decoded(const QJsonValue& value) {
    return base::fromBytes(QByteArray::fromBase64(value.toString().toLatin1()));
}
// Numbers as text: a double holds no nanoseconds since 1970.
QString text(std::int64_t number) {
    return QString::number(number);
}

QByteArray lineOf(const JournalLine& line) {
    const QJsonObject object{{QStringLiteral("source"), encoded(line.source)},
        {QStringLiteral("size"), text(static_cast<std::int64_t>(line.sourceSize))},
        {QStringLiteral("time"), text(line.sourceTime)},
        {QStringLiteral("result"), encoded(line.result)},
        {QStringLiteral("result_size"), text(static_cast<std::int64_t>(line.resultSize))},
        {QStringLiteral("result_time"), text(line.resultTime)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

constexpr const char* kSettingsStart = "{\"settings\"";

QByteArray settingsLine(const std::string& settings) {
    const QJsonObject object{{QStringLiteral("settings"), QString::fromStdString(settings)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

// The same for a run that is resumed from another folder.
std::string keyOf(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::absolute(path, ignored).native();
}

std::optional<JournalLine> parsed(const QByteArray& bytes) {
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const QJsonObject object = document.object();
    if (!object.contains(QStringLiteral("source"))) return {};
    const auto number = [&](const char* key) {
        return object[QLatin1String(key)].toString().toLongLong();
    };
    return JournalLine{decoded(object[QStringLiteral("source")]),
        static_cast<std::uint64_t>(number("size")), number("time"),
        decoded(object[QStringLiteral("result")]),
        static_cast<std::uint64_t>(number("result_size")), number("result_time")};
}

int writeText(const base::FileDescriptor& file, const QByteArray& text) { // an errno, or 0
    return base::writeAll(
        file, std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size()))));
}

} // namespace

Result<void> DownsampleJournal::open(
    const std::filesystem::path& file, bool resume, const std::string& settings) {
    m_file = file;
    m_lines.clear();
    if (file.empty()) return {};
    bool begun = false;
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (resume) {
        const auto bytes = base::readWhole(file, kMostJournal);
        if (!bytes && bytes.error().code != ErrorCode::NotFound)
            return tl::unexpected(bytes.error()); // else what is done would be in the way
        if (bytes && !read(*bytes, settings)) return fail(ErrorCode::Usage, {}, kOtherSettings);
        begun = !m_lines.empty();
    }
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (begun ? 0 : O_TRUNC);
    do
        m_out = base::FileDescriptor(::open(file.c_str(), flags, 0644));
    while (!m_out.isOpen() && errno == EINTR);
    if (!m_out.isOpen()) return failErrno(errno, file, "write the journal");
    m_cut = begun; // perhaps
    if (begun || settings.empty()) return {};
    if (const int failed = writeText(m_out, settingsLine(settings)); failed != 0)
        return failErrno(failed, file, "write the journal");
    return {};
}

bool DownsampleJournal::read(std::span<const std::byte> bytes, const std::string& settings) {
    const QByteArray all = QByteArray::fromRawData(
        reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    const QList<QByteArray> lines = all.split('\n');
    for (const QByteArray& line : lines)
        if (auto entry = parsed(line))
            m_lines.insert_or_assign(keyOf(entry->source), std::move(*entry));
    const bool says = lines.front().startsWith(kSettingsStart);
    return m_lines.empty() || !says || lines.front() + '\n' == settingsLine(settings);
}

Result<void> DownsampleJournal::add(const JournalLine& line) {
    if (!m_out.isOpen()) return {};
    JournalLine kept = line;
    kept.source = keyOf(line.source);
    kept.result = keyOf(line.result);
    const QByteArray bytes = lineOf(kept);
    const std::lock_guard lock(m_mutex);
    // A line that was cut off must not swallow the next one.
    const int error = writeText(m_out, m_cut ? '\n' + bytes : bytes);
    m_cut = error != 0;
    if (m_cut) return failErrno(error, m_file, "write the journal");
    return {};
}

Result<void> DownsampleJournal::sync() {
    if (!m_out.isOpen()) return {};
    while (::fdatasync(m_out.get()) != 0)
        if (errno != EINTR) return failErrno(errno, m_file, "write the journal");
    return {};
}

namespace {

// File systems that keep no nanoseconds round a time when the file leaves the cache (FAT to two
// seconds, servers to one), so that it is another one after a restart.
bool isTime(std::int64_t now, std::int64_t then) noexcept {
    constexpr std::int64_t kSecond = 1'000'000'000;
    const std::int64_t apart = now > then ? now - then : then - now;
    return apart == 0 || (now % kSecond == 0 && apart < 2 * kSecond);
}

} // namespace

std::optional<JournalLine> DownsampleJournal::find(const std::filesystem::path& source) const {
    const auto it = m_lines.find(keyOf(source));
    if (it == m_lines.end()) return {};
    const JournalLine& line = it->second;
    const auto result = base::stampOf(line.result);
    if (!result || result->size != line.resultSize || !isTime(result->mtimeNs, line.resultTime))
        return {};
    if (line.result != line.source) { // another file: it must still be the one that was read
        const auto stamp = base::stampOf(source);
        if (!stamp && stamp.error().code == ErrorCode::NotFound) return line; // deleted
        if (!stamp || stamp->size != line.sourceSize || !isTime(stamp->mtimeNs, line.sourceTime))
            return {};
    }
    return line;
}

void DownsampleJournal::remove() {
    m_out = base::FileDescriptor();
    if (!m_file.empty()) ::unlink(m_file.c_str());
}

void DownsampleJournal::abandon() {
    if (m_lines.empty()) remove();
}

} // namespace lightstack::downsample
