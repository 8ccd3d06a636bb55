#include "ui/models/profile_words.h"

#include "ui/models/job_words.h"
#include "ui/models/number_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace lightstack::ui {
namespace {

using profile::MoreThreads;

QString words(const char* text) {
    return QCoreApplication::translate("ProfileWords", text);
}

// The producer of numbers lists nothing.
QString sideOf(const std::string& name, bool numbers) {
    if (numbers && name == "producer")
        return words(QT_TRANSLATE_NOOP("ProfileWords", "the producer"));
    if (name == "consumers") return words(QT_TRANSLATE_NOOP("ProfileWords", "the consumers"));
    return sideWord(name);
}

QString waitingText(const profile::Waiting& waiting) {
    const bool numbers = waiting.who == "consumers" || waiting.whom == "consumers";
    QString text =
        words(QT_TRANSLATE_NOOP("ProfileWords", "%1 idle %2 % of the time, waiting for %3."))
            .arg(sideOf(waiting.who, numbers))
            .arg(std::lround(100 * waiting.share))
            .arg(sideOf(waiting.whom, numbers));
    text[0] = text[0].toUpper();
    return text;
}

QString moreText(MoreThreads more) {
    switch (more) {
    case MoreThreads::Unknown:
        break;
    case MoreThreads::NoHelp:
        return words(QT_TRANSLATE_NOOP("ProfileWords", "More threads do not help."));
    case MoreThreads::ShareALimit:
        return words(QT_TRANSLATE_NOOP("ProfileWords",
            "More threads do not help: they share what is the limit, memory or the disk."));
    case MoreThreads::NoCores:
        return words(
            QT_TRANSLATE_NOOP("ProfileWords", "More threads do not help: all cores are busy."));
    case MoreThreads::MightHelp:
        return words(QT_TRANSLATE_NOOP("ProfileWords", "More threads might help."));
    }
    return {};
}

// Of what there was a choice of.
QString bestText(const profile::Advice& advice) {
    const auto threads = [&](const char* text) {
        return QCoreApplication::translate("ProfileWords", text, nullptr, advice.best.threads);
    };
    const QString queue = numberText(advice.best.queue);
    const QString batch = numberText(advice.best.batch);
    if (advice.queueVaries && advice.batchVaries)
        return threads(
            QT_TRANSLATE_N_NOOP("ProfileWords", "Best here: %Ln thread(s), queue %1, batch %2."))
            .arg(queue, batch);
    if (advice.queueVaries)
        return threads(QT_TRANSLATE_N_NOOP("ProfileWords", "Best here: %Ln thread(s), queue %1."))
            .arg(queue);
    if (advice.batchVaries)
        return threads(QT_TRANSLATE_N_NOOP("ProfileWords", "Best here: %Ln thread(s), batch %1."))
            .arg(batch);
    return threads(QT_TRANSLATE_N_NOOP("ProfileWords", "Best here: %Ln thread(s)."));
}

} // namespace

QString adviceText(const profile::Advice& advice) {
    QStringList out;
    out << bestText(advice);
    if (advice.waiting)
        out << waitingText(*advice.waiting);
    else if (!advice.longestStage.empty())
        out << words(QT_TRANSLATE_NOOP("ProfileWords", "What takes most of the time: %1."))
                   .arg(stageWord(advice.longestStage));
    if (advice.tooSmall)
        out << words(QT_TRANSLATE_NOOP(
                         "ProfileWords", "A queue of %1 is too small: %2 % of the best speed."))
                   .arg(numberText(advice.tooSmall->queue))
                   .arg(std::lround(100 * advice.tooSmall->share));
    out << moreText(advice.more);
    if (advice.tooShort)
        out << words(QT_TRANSLATE_NOOP(
            "ProfileWords", "But the runs are too short to be sure: more data would tell."));
    out.removeAll(QString());
    return out.join(u' ');
}

} // namespace lightstack::ui
