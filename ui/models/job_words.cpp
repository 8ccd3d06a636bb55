#include "ui/models/job_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace lightstack::ui {
namespace {

constexpr double kWorthTelling = 0.4; // share of the time that a side waited

using Word = std::pair<const char*, const char*>;

QString wordOf(std::span<const Word> table, const char* context, const std::string& name) {
    for (const auto& [key, text] : table)
        if (name == key) return QCoreApplication::translate(context, text);
    return QString::fromStdString(name);
}

QString words(const char* text) {
    return QCoreApplication::translate("JobWords", text);
}

struct Held {
    double share = 0;
    QString who, byWhom;
};

Held heldOf(const pipeline::QueueState& queue, double seconds, bool from) {
    const double blocked = from ? queue.fromBlocked : queue.toBlocked;
    const int threads = std::max(1, from ? queue.fromThreads : queue.toThreads);
    return {std::min(1.0, blocked / (seconds * threads)), sideWord(from ? queue.from : queue.to),
        sideWord(from ? queue.to : queue.from)};
}

// Who waited most of all on one side of the queues.
Held mostHeld(const JobFigures& figures, bool from) {
    Held most;
    for (const pipeline::QueueState& queue : figures.queues)
        if (Held held = heldOf(queue, figures.seconds, from); held.share > most.share)
            most = std::move(held);
    return most;
}

QString startedLarge(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString stageWord(const std::string& name) {
    static const Word table[] = {{"list", QT_TRANSLATE_NOOP("DurationText", "Listing")},
        {"open", QT_TRANSLATE_NOOP("DurationText", "Opening")},
        {"read", QT_TRANSLATE_NOOP("DurationText", "Reading")},
        {"decode", QT_TRANSLATE_NOOP("DurationText", "Decoding")},
        {"reduce", QT_TRANSLATE_NOOP("DurationText", "Reducing")},
        {"write", QT_TRANSLATE_NOOP("DurationText", "Writing")},
        {"encode", QT_TRANSLATE_NOOP("DurationText", "Encoding")},
        {"sync", QT_TRANSLATE_NOOP("DurationText", "Waiting for the disk")},
        {"walk", QT_TRANSLATE_NOOP("DurationText", "Listing folders")},
        {"pair", QT_TRANSLATE_NOOP("DurationText", "Sidecars")},
        {"select", QT_TRANSLATE_NOOP("DurationText", "Asking")},
        {"sniff", QT_TRANSLATE_NOOP("DurationText", "Looking")},
        {"update", QT_TRANSLATE_NOOP("DurationText", "Writing")},
        {"check", QT_TRANSLATE_NOOP("DurationText", "Judging")},
        {"load", QT_TRANSLATE_NOOP("DurationText", "Loading")},
        {"process", QT_TRANSLATE_NOOP("DurationText", "Reducing")},
        {"wait", QT_TRANSLATE_NOOP("DurationText", "Waiting")}};
    return wordOf(table, "DurationText", name);
}

QString queueWord(const std::string& name) {
    static const Word table[] = {{"files", QT_TRANSLATE_NOOP("JobWords", "Files to read")},
        {"rows", QT_TRANSLATE_NOOP("JobWords", "Rows to write")},
        {"pictures", QT_TRANSLATE_NOOP("JobWords", "Pictures to write")},
        {"pairs", QT_TRANSLATE_NOOP("JobWords", "Slices opened ahead")}};
    return wordOf(table, "JobWords", name);
}

QString sideWord(const std::string& name) {
    static const Word table[] = {{"producer", QT_TRANSLATE_NOOP("JobWords", "listing")},
        {"readers", QT_TRANSLATE_NOOP("JobWords", "readers")},
        {"writer", QT_TRANSLATE_NOOP("JobWords", "the writer")},
        {"writers", QT_TRANSLATE_NOOP("JobWords", "writers")},
        {"workers", QT_TRANSLATE_NOOP("JobWords", "workers")},
        {"opener", QT_TRANSLATE_NOOP("JobWords", "opening")}};
    return wordOf(table, "JobWords", name);
}

std::vector<pipeline::StageTotals> stagesWithWait(const JobFigures& figures) {
    std::vector<pipeline::StageTotals> out = figures.stages;
    pipeline::StageTotals wait;
    wait.name = "wait";
    for (const pipeline::QueueState& queue : figures.queues)
        wait.seconds += queue.fromBlocked + queue.toBlocked;
    if (!figures.queues.empty()) out.push_back(wait);
    return out;
}

QString bottleneckText(const JobFigures& figures) {
    double sum = 0;
    for (const pipeline::StageTotals& stage : figures.stages)
        sum += stage.seconds;
    if (sum <= 0) return {};
    const auto worst =
        std::ranges::max_element(figures.stages, {}, &pipeline::StageTotals::seconds);
    QString text = QCoreApplication::translate(
        "JobWords", "%1 takes %2 % of the working time (%Ln worker(s)).", nullptr, figures.workers)
                       .arg(stageWord(worst->name))
                       .arg(std::lround(100 * worst->seconds / sum));
    if (figures.seconds <= 0) return text;
    // Who is held back by what comes after him tells more than who has nothing to do.
    const Held blocked = mostHeld(figures, true);
    const Held idle = mostHeld(figures, false);
    if (blocked.share >= kWorthTelling && blocked.share >= idle.share)
        text += u' ' +
                startedLarge(
                    words(QT_TRANSLATE_NOOP("JobWords",
                              "%1 blocked %2 % of the time: %3 cannot keep up, and more workers in "
                              "front will not help."))
                        .arg(blocked.who)
                        .arg(std::lround(100 * blocked.share))
                        .arg(blocked.byWhom));
    else if (idle.share >= kWorthTelling)
        text += u' ' + startedLarge(words(QT_TRANSLATE_NOOP("JobWords",
                                              "%1 idle %2 % of the time, waiting for %3."))
                                        .arg(idle.who)
                                        .arg(std::lround(100 * idle.share))
                                        .arg(idle.byWhom));
    return text;
}

} // namespace lightstack::ui
