#include "core/profile/profile_json.h"

#include "core/base/atomic_file.h"
#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/profile/advice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace lightstack::profile {
namespace {

constexpr std::size_t kMostJson = std::size_t{16} << 20;
constexpr std::array<std::string_view, 4> kSubjects{"pipeline", "scan", "downsample", "pyramid"};

QString key(const char* text) {
    return QLatin1String(text);
}
double number(std::uint64_t value) {
    return static_cast<double>(value);
}
std::uint64_t count(const QJsonValue& value) {
    return static_cast<std::uint64_t>(std::max(0.0, value.toDouble()));
}

QJsonArray stageArray(const std::vector<pipeline::StageTotals>& stages) {
    QJsonArray out;
    for (const pipeline::StageTotals& stage : stages)
        out.append(QJsonObject{{key("name"), QString::fromStdString(stage.name)},
            {key("seconds"), stage.seconds}, {key("bytes"), number(stage.bytes)},
            {key("items"), number(stage.items)}});
    return out;
}

// Pairs, because there are many: seconds, items in the queue.
QJsonArray depthArray(const std::vector<QueueSample>& samples) {
    QJsonArray out;
    for (const QueueSample& sample : samples)
        out.append(QJsonArray{sample.seconds, number(sample.depth)});
    return out;
}

QJsonArray queueArray(const std::vector<pipeline::QueueState>& queues) {
    QJsonArray out;
    for (const pipeline::QueueState& queue : queues)
        out.append(QJsonObject{{key("name"), QString::fromStdString(queue.name)},
            {key("from"), QString::fromStdString(queue.from)},
            {key("to"), QString::fromStdString(queue.to)},
            {key("capacity"), number(queue.capacity)},
            {key("from_blocked_seconds"), queue.fromBlocked},
            {key("to_blocked_seconds"), queue.toBlocked}, {key("from_threads"), queue.fromThreads},
            {key("to_threads"), queue.toThreads}});
    return out;
}

std::vector<pipeline::QueueState> queuesFrom(const QJsonArray& array) {
    std::vector<pipeline::QueueState> out;
    for (const auto& value : array) {
        const QJsonObject object = value.toObject();
        const auto text = [&](const char* name) {
            return object[key(name)].toString().toStdString();
        };
        out.push_back({text("name"), text("from"), text("to"), 0, count(object[key("capacity")]),
            object[key("from_blocked_seconds")].toDouble(),
            object[key("to_blocked_seconds")].toDouble(), object[key("from_threads")].toInt(1),
            object[key("to_threads")].toInt(1)});
    }
    return out;
}

QJsonObject runObject(const ProfileRun& run) {
    return {{key("threads"), run.settings.threads}, {key("queue"), number(run.settings.queue)},
        {key("batch"), number(run.settings.batch)}, {key("seconds"), run.seconds},
        {key("items"), number(run.items)}, {key("items_per_second"), run.itemsPerSecond},
        {key("speedup"), run.speedup}, {key("first_item_ms"), run.firstItemMs},
        {key("peak_rss_bytes"), number(run.peakRssBytes)},
        {key("producer_blocked"), run.producerBlocked},
        {key("consumers_blocked"), run.consumersBlocked}, {key("stages"), stageArray(run.stages)},
        {key("queues"), queueArray(run.queues)}, {key("queue_depth"), depthArray(run.depth)},
        {key("repeats"), run.repeats}};
}

ProfileRun runFrom(const QJsonObject& object) {
    ProfileRun run;
    run.settings = {
        object[key("threads")].toInt(), count(object[key("queue")]), count(object[key("batch")])};
    run.seconds = object[key("seconds")].toDouble();
    run.items = count(object[key("items")]);
    run.itemsPerSecond = object[key("items_per_second")].toDouble();
    run.speedup = object[key("speedup")].toDouble(1);
    run.firstItemMs = object[key("first_item_ms")].toDouble();
    run.peakRssBytes = count(object[key("peak_rss_bytes")]);
    run.producerBlocked = object[key("producer_blocked")].toDouble();
    run.consumersBlocked = object[key("consumers_blocked")].toDouble();
    for (const auto& value : object[key("stages")].toArray()) {
        const QJsonObject stage = value.toObject();
        run.stages.push_back(
            {stage[key("name")].toString().toStdString(), stage[key("seconds")].toDouble(),
                count(stage[key("bytes")]), count(stage[key("items")])});
    }
    run.repeats = std::max(1, object[key("repeats")].toInt(1));
    run.queues = queuesFrom(object[key("queues")].toArray());
    for (const auto& value : object[key("queue_depth")].toArray()) {
        const QJsonArray pair = value.toArray();
        run.depth.push_back({pair.at(0).toDouble(), count(pair.at(1))});
    }
    return run;
}

} // namespace

std::string_view subjectName(Subject subject) noexcept {
    return kSubjects[static_cast<std::size_t>(subject)];
}

std::optional<Subject> subjectNamed(std::string_view name) noexcept {
    for (std::size_t i = 0; i < kSubjects.size(); ++i)
        if (kSubjects[i] == name) return static_cast<Subject>(i);
    return {};
}

QJsonObject profileObject(const KeptProfile& profile) {
    QJsonArray runs;
    for (const ProfileRun& run : profile.runs)
        runs.append(runObject(run));
    const std::string_view subject = subjectName(profile.subject);
    QJsonObject object{{key("subject"), QString::fromLatin1(subject.data(),
                                            static_cast<qsizetype>(subject.size()))},
        {key("path"), QString::fromStdString(base::toLossyUtf8(profile.path.native()))},
        {key("machine"), QString::fromStdString(profile.machine)}, {key("runs"), runs},
        {key("advice"), QString::fromStdString(adviceOf(profile.runs))}};
    if (!base::isValidUtf8(profile.path.native()))
        object[key("path_bytes")] =
            QString::fromLatin1(base::toBytes(profile.path).toBase64()); // names are bytes
    return object;
}

Result<void> saveProfile(const std::filesystem::path& file, const KeptProfile& profile) {
    return base::writeAtomically(file, QJsonDocument(profileObject(profile)).toJson());
}

Result<KeptProfile> loadProfile(const std::filesystem::path& file) {
    const auto bytes = base::readWhole(file, kMostJson);
    if (!bytes) return tl::unexpected(bytes.error());
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()),
                                    static_cast<qsizetype>(bytes->size())))
            .object();
    const auto subject = subjectNamed(object[key("subject")].toString().toStdString());
    if (!subject || !object[key("runs")].isArray())
        return fail(ErrorCode::CorruptData, file, "holds no kept profile");
    KeptProfile out;
    out.subject = *subject;
    out.path = object.contains(key("path_bytes"))
                   ? base::fromBytes(
                         QByteArray::fromBase64(object[key("path_bytes")].toString().toLatin1()))
                   : std::filesystem::path(object[key("path")].toString().toStdString());
    out.machine = object[key("machine")].toString().toStdString();
    for (const auto& value : object[key("runs")].toArray())
        out.runs.push_back(runFrom(value.toObject()));
    return out;
}

Result<Comparison> compared(const KeptProfile& before, const KeptProfile& now) {
    if (before.subject != now.subject)
        return fail(ErrorCode::Usage, {},
            "the kept profile is of " + std::string(subjectName(before.subject)) +
                ", this one of " + std::string(subjectName(now.subject)));
    Comparison out;
    out.slower = slowerThan(before.runs, now.runs);
    out.alike =
        static_cast<std::size_t>(std::ranges::count_if(now.runs, [&](const ProfileRun& run) {
            return std::ranges::find(before.runs, run.settings, &ProfileRun::settings) !=
                   before.runs.end();
        }));
    out.otherData = before.path != now.path;
    out.otherMachine = !before.machine.empty() && before.machine != now.machine;
    return out;
}

} // namespace lightstack::profile
