#include "core/downsample/interrupted_run.h"

#include "core/base/file_path.h"
#include "core/downsample/downsample_journal.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace lightstack::downsample {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostMark = std::uint64_t{256} << 20;

// Names are bytes: base64, because JSON is text.
QString pathText(const fs::path& path) {
    return QString::fromLatin1(base::toBytes(path).toBase64());
}
fs::path pathFrom(const QJsonValue& value) {
    return base::fromBytes(QByteArray::fromBase64(value.toString().toLatin1()));
}
QString key(const char* text) {
    return QLatin1String(text);
}

QJsonObject objectOf(const DownsampleRequest& request) {
    QJsonArray inputs;
    for (const fs::path& input : request.inputs)
        inputs.append(pathText(input));
    const auto& colour = request.background;
    QJsonObject out{{key("inputs"), inputs}, {key("rule"), static_cast<int>(request.sizeRule)},
        {key("long"), request.longSide}, {key("short"), request.shortSide},
        {key("box"), QJsonArray{request.box.width, request.box.height}},
        {key("format"), request.format ? static_cast<int>(*request.format) : -1},
        {key("quality"), request.quality}, {key("chroma"), static_cast<int>(request.chroma)},
        {key("linear"), request.linearLight},
        {key("background"), QJsonArray{colour[0], colour[1], colour[2]}},
        {key("metadata"), request.keepMetadata},
        {key("profile"), static_cast<int>(request.profile)}, {key("safe"), request.safe},
        {key("delete"), request.deleteOriginals}, {key("for_good"), request.deleteForGood},
        {key("journal"), pathText(request.journal)}, {key("root"), pathText(request.root)}};
    if (request.out) out[key("out")] = pathText(*request.out);
    return out;
}

// A number that no value stands for makes the mark a damaged one.
template <class T>
bool readEnum(const QJsonValue& value, int last, T& into) {
    const int number = value.toInt(-1);
    if (number < 0 || number > last) return false;
    into = static_cast<T>(number);
    return true;
}

std::optional<DownsampleRequest> requestOf(const QJsonObject& object) {
    DownsampleRequest out;
    for (const auto& input : object[key("inputs")].toArray())
        out.inputs.push_back(pathFrom(input));
    out.longSide = object[key("long")].toInt();
    out.shortSide = object[key("short")].toInt();
    const QJsonArray box = object[key("box")].toArray();
    out.box = {box.at(0).toInt(), box.at(1).toInt()};
    out.quality = object[key("quality")].toInt();
    out.linearLight = object[key("linear")].toBool();
    const QJsonArray colour = object[key("background")].toArray();
    for (qsizetype i = 0; i < 3; ++i)
        out.background[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(std::clamp(colour.at(i).toInt(), 0, 255));
    out.keepMetadata = object[key("metadata")].toBool(true);
    out.safe = object[key("safe")].toBool(true);
    out.deleteOriginals = object[key("delete")].toBool();
    out.deleteForGood = object[key("for_good")].toBool();
    out.journal = pathFrom(object[key("journal")]);
    out.root = pathFrom(object[key("root")]);
    if (object.contains(key("out"))) out.out = pathFrom(object[key("out")]);
    io::FileFormat format = io::FileFormat::Jpeg;
    if (object[key("format")].toInt(-1) >= 0) {
        if (!readEnum(object[key("format")], 3, format)) return {};
        out.format = format;
    }
    const bool known = readEnum(object[key("rule")], 2, out.sizeRule) &&
                       readEnum(object[key("chroma")], 2, out.chroma) &&
                       readEnum(object[key("profile")], 1, out.profile);
    const bool good = known && !out.inputs.empty() && out.longSide > 0 && out.shortSide > 0 &&
                      out.box.width > 0 && out.box.height > 0 && out.quality > 0 &&
                      out.quality <= 100;
    out.resume = true;
    return good ? std::optional(out) : std::nullopt;
}

std::uint64_t linesOf(const fs::path& file) {
    const auto bytes = base::readWhole(file, std::uint64_t{4} << 30);
    if (!bytes) return 0;
    // Empty lines end what was cut off; the first may say what was asked.
    constexpr std::string_view settings = "{\"settings\"";
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    std::uint64_t lines = 0;
    char last = '\n';
    for (const char byte : text) {
        lines += byte == '\n' && last != '\n' ? 1 : 0;
        last = byte;
    }
    return lines - (lines > 0 && text.starts_with(settings) ? 1 : 0);
}

QJsonObject markIn(const fs::path& file) {
    const auto bytes = base::readWhole(file, kMostMark);
    if (!bytes) return {};
    return QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()),
                                       static_cast<qsizetype>(bytes->size())))
        .object();
}

std::optional<DownsampleRequest> requestIn(const fs::path& file) {
    return requestOf(markIn(file)[key("request")].toObject());
}

std::optional<InterruptedRun> readMark(const fs::path& file) {
    const base::FileDescriptor lock(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!lock.isOpen() || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) return {}; // it lives
    const QJsonObject object = markIn(file);
    auto request = requestOf(object[key("request")].toObject());
    if (!request) return {};
    InterruptedRun out;
    out.file = file;
    out.request = *std::move(request);
    out.startedMs = object[key("started_ms")].toString().toLongLong();
    out.total = object[key("total")].toString().toULongLong();
    out.done = linesOf(out.request.journal);
    return out;
}

} // namespace

std::string settingsOf(const DownsampleRequest& request) {
    std::string out;
    for (const int value :
        {static_cast<int>(request.sizeRule), request.longSide, request.shortSide, request.box.width,
            request.box.height, request.format ? static_cast<int>(*request.format) : -1,
            request.quality, static_cast<int>(request.chroma), int{request.linearLight},
            int{request.background[0]}, int{request.background[1]}, int{request.background[2]},
            int{request.keepMetadata}, static_cast<int>(request.profile)})
        out += std::to_string(value) + " ";
    return out;
}

fs::path journalIn(const fs::path& folder, const DownsampleRequest& request) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const fs::path& path) {
        std::error_code ignored; // a working folder that is gone
        hash.addData(base::toBytes(fs::absolute(path, ignored).lexically_normal()) + '\0');
    };
    for (const fs::path& input : request.inputs)
        add(input);
    if (request.out) add(*request.out);
    return folder / (hash.result().toHex().left(24).toStdString() + ".jsonl");
}

Result<RunMark> RunMark::set(const DownsampleRequest& request, std::uint64_t total) {
    RunMark mark;
    mark.m_journal = mark.m_file = request.journal;
    mark.m_file.replace_extension(".run");
    std::error_code ignored; // opening says what is wrong
    fs::create_directories(mark.m_file.parent_path(), ignored);
    mark.m_lock = base::FileDescriptor(
        ::open(mark.m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600));
    if (!mark.m_lock.isOpen()) return failErrno(errno, mark.m_file, "note the run");
    if (::flock(mark.m_lock.get(), LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::Usage, mark.m_file, "this very run is under way already");
    if (request.resume) {
        const auto old = requestIn(mark.m_file);
        if (old && settingsOf(*old) != settingsOf(request) && linesOf(request.journal) > 0)
            return fail(ErrorCode::Usage, {}, kOtherSettings);
    }
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    const QByteArray text = QJsonDocument(QJsonObject{{key("request"), objectOf(request)},
                                              {key("started_ms"), QString::number(now.count())},
                                              {key("total"), QString::number(total)}})
                                .toJson(QJsonDocument::Compact);
    // Written in place: the lock is the file's. A mark that is cut off is a damaged one.
    const bool good = ::ftruncate(mark.m_lock.get(), 0) == 0 &&
                      ::write(mark.m_lock.get(), text.constData(),
                          static_cast<std::size_t>(text.size())) == text.size() &&
                      ::fdatasync(mark.m_lock.get()) == 0;
    if (!good) return failErrno(errno, mark.m_file, "note the run");
    return mark;
}

void RunMark::remove() {
    if (!m_file.empty()) ::unlink(m_file.c_str());
    m_lock = base::FileDescriptor();
    m_file.clear();
}

void RunMark::abandon() {
    if (linesOf(m_journal) == 0) remove();
}

std::vector<InterruptedRun> interruptedRuns(const fs::path& folder) {
    std::vector<InterruptedRun> out;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".run")
            if (auto run = readMark(it->path())) out.push_back(*std::move(run));
    std::ranges::sort(out,
        [](const InterruptedRun& a, const InterruptedRun& b) { return a.startedMs > b.startedMs; });
    return out;
}

void forgetRun(const InterruptedRun& run) {
    std::error_code ignored;
    fs::remove(run.file, ignored);
    fs::remove(run.request.journal, ignored);
}

} // namespace lightstack::downsample
