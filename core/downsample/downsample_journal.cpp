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
        {QStringLiteral("result_size"), text(static_cast<std::int64_t>(line.resultSize))}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<JournalLine> parsed(const QByteArray& bytes) {
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) return {};
    const QJsonObject object = document.object();
    const auto number = [&](const char* key) {
        return object[QLatin1String(key)].toString().toLongLong();
    };
    return JournalLine{decoded(object[QStringLiteral("source")]),
        static_cast<std::uint64_t>(number("size")), number("time"),
        decoded(object[QStringLiteral("result")]),
        static_cast<std::uint64_t>(number("result_size"))};
}

} // namespace

Result<void> DownsampleJournal::open(const std::filesystem::path& file, bool resume) {
    m_file = file;
    m_lines.clear();
    if (file.empty()) return {};
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (resume) {
        if (const auto bytes = base::readWhole(file, kMostJournal)) {
            const QByteArray all(reinterpret_cast<const char*>(bytes->data()),
                static_cast<qsizetype>(bytes->size()));
            for (const QByteArray& line : all.split('\n'))
                if (auto entry = parsed(line))
                    m_lines.insert_or_assign(entry->source.native(), std::move(*entry));
        }
    }
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (resume ? 0 : O_TRUNC);
    m_out = base::FileDescriptor(::open(file.c_str(), flags, 0644));
    if (!m_out.isOpen()) return failErrno(errno, file, "write the journal");
    // A line that was cut off must not swallow the next one.
    if (resume && ::write(m_out.get(), "\n", 1) != 1)
        return failErrno(errno, file, "write the journal");
    return {};
}

Result<void> DownsampleJournal::add(const JournalLine& line, bool sync) {
    if (!m_out.isOpen()) return {};
    const QByteArray bytes = lineOf(line);
    const std::lock_guard lock(m_mutex);
    // One write a line: with O_APPEND lines never mix.
    if (::write(m_out.get(), bytes.constData(), static_cast<std::size_t>(bytes.size())) !=
        bytes.size())
        return failErrno(errno, m_file, "write the journal");
    if (sync && ::fdatasync(m_out.get()) != 0) return failErrno(errno, m_file, "write the journal");
    return {};
}

std::optional<JournalLine> DownsampleJournal::find(const std::filesystem::path& source) const {
    const auto it = m_lines.find(source.native());
    if (it == m_lines.end()) return {};
    const JournalLine& line = it->second;
    const auto result = base::stampOf(line.result);
    if (!result || result->size != line.resultSize) return {};
    if (line.result != source) { // another file: it must still be the one that was read
        const auto stamp = base::stampOf(source);
        if (!stamp || stamp->size != line.sourceSize || stamp->mtimeNs != line.sourceTime)
            return {};
    }
    return line;
}

void DownsampleJournal::remove() {
    m_out = base::FileDescriptor();
    if (!m_file.empty()) ::unlink(m_file.c_str());
}

} // namespace lightstack::downsample
