#include "ui/dialogs/downsample_words.h"

#include "core/base/file_path.h"
#include "ui/dialogs/pyramid_result.h"
#include "ui/dialogs/stack_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace lightstack::ui {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("DownsampleWords", text);
}

QString words(const char* text, std::uint64_t count) {
    return QCoreApplication::translate("DownsampleWords", text, nullptr,
        static_cast<int>(std::min<std::uint64_t>(count, 1U << 30)));
}

// What is written directly is not checked, and nobody should believe it was.
QString goneText(std::uint64_t count, const downsample::DownsampleRequest& request) {
    if (request.deleteForGood)
        return request.safe
                   ? words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                               "When all is written and checked, %Ln original(s) will be deleted "
                               "for good, which cannot be undone."),
                         count)
                   : words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                               "When all is written, %Ln original(s) will be deleted for good, "
                               "which cannot be undone."),
                         count);
    return request.safe
               ? words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                           "When all is written and checked, %Ln original(s) will be moved to "
                           "the trash."),
                     count)
               : words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                           "When all is written, %Ln original(s) will be moved to the trash."),
                     count);
}

template <class Count>
QString lossList(const std::map<std::string, Count>& losses) {
    QStringList parts;
    for (const auto& [loss, count] : losses)
        parts << QStringLiteral("%1 (%2)").arg(
            lossName(loss), QLocale().toString(static_cast<qulonglong>(count)));
    return parts.join(QStringLiteral(", "));
}

// Originals whose place the result takes.
std::uint64_t replaced(const downsample::Forecast& forecast) {
    return forecast.writing - forecast.renamed;
}

} // namespace

QString forecastText(
    const downsample::Forecast& forecast, const std::optional<downsample::Prediction>& prediction) {
    const std::size_t all = forecast.pictures->size();
    if (all == 0) return words(QT_TRANSLATE_NOOP("DownsampleWords", "There are no pictures here."));
    QString text = words(QT_TRANSLATE_N_NOOP("DownsampleWords", "%Ln picture(s): "), all);
    QStringList parts;
    if (forecast.fitting > 0)
        parts << words(
            QT_TRANSLATE_N_NOOP("DownsampleWords", "%Ln fit(s) already"), forecast.fitting);
    if (forecast.writing == 0) {
        const bool problems = !forecast.collisions.empty() || !forecast.failures.empty();
        parts << (problems ? words(QT_TRANSLATE_NOOP("DownsampleWords", "none will be written"))
                           : words(QT_TRANSLATE_NOOP("DownsampleWords", "nothing to do")));
        return text + parts.join(QStringLiteral(", ")) + u'.';
    }
    parts << words(QT_TRANSLATE_N_NOOP("DownsampleWords", "%Ln will be written"), forecast.writing);
    text += parts.join(QStringLiteral(", "));
    const QString before = byteText(forecast.bytesBefore);
    if (!prediction)
        return text + words(QT_TRANSLATE_NOOP("DownsampleWords", ": %1 → …")).arg(before);
    if (prediction->bytes == 0)
        return text + words(QT_TRANSLATE_NOOP("DownsampleWords",
                                ": %1; none of those tried could be made smaller."))
                          .arg(before);
    return text + words(QT_TRANSLATE_NOOP("DownsampleWords", ": %1 → about %2, in %3."))
                      .arg(before, byteText(prediction->bytes), roughDuration(prediction->seconds));
}

QString problemsText(const downsample::Forecast& forecast) {
    QStringList parts;
    if (!forecast.collisions.empty())
        parts << words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                           "%Ln picture(s) left out: their new names would meet others"),
            forecast.collisions.size());
    if (!forecast.failures.empty())
        parts << words(QT_TRANSLATE_N_NOOP("DownsampleWords", "%Ln cannot be made smaller"),
            forecast.failures.size());
    if (parts.isEmpty()) return {};
    return parts.join(QStringLiteral("; ")) +
           words(QT_TRANSLATE_NOOP("DownsampleWords", " (see Problems)."));
}

QString sizeText(image::PixelSize size) {
    return QStringLiteral("%1 × %2").arg(size.width).arg(size.height);
}

QString lossName(const std::string& loss) {
    if (loss == "film of the motion photo")
        return words(QT_TRANSLATE_NOOP("DownsampleWords", "film of the motion photo"));
    if (loss == "further picture (gain map, depth or another view)")
        return words(QT_TRANSLATE_NOOP(
            "DownsampleWords", "further picture (gain map, depth or another view)"));
    if (loss == "PNG text") return words(QT_TRANSLATE_NOOP("DownsampleWords", "PNG text"));
    if (loss == "comment") return words(QT_TRANSLATE_NOOP("DownsampleWords", "comment"));
    return utf8Text(loss); // names of blocks: IPTC, XMP
}

QString lossesText(const downsample::Forecast& forecast) {
    if (forecast.losses.empty()) return {};
    return words(QT_TRANSLATE_NOOP("DownsampleWords", "Results will be without: %1."))
        .arg(lossList(forecast.losses));
}

QStringList notesOf(
    const downsample::DownsampleReport& report, const downsample::DownsampleRequest& request) {
    QStringList out;
    if (!report.lost.empty())
        out << words(QT_TRANSLATE_NOOP("DownsampleWords", "Results are without: %1."))
                   .arg(lossList(report.lost));
    if (report.otherNames > 0)
        out << words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                         "%Ln file(s) have other names (hard links), which keep the picture as it "
                         "was."),
            report.otherNames);
    if (request.out && report.total.fitting > 0)
        out << words(QT_TRANSLATE_NOOP("DownsampleWords", "What fits already is not copied."));
    if (!request.keepMetadata && report.total.fitting > 0)
        out << words(QT_TRANSLATE_NOOP(
            "DownsampleWords", "What fits already keeps its metadata: it is not touched."));
    if (report.links > 0)
        out << words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                         "%Ln link(s) to other pictures of the batch: nothing to do."),
            report.links);
    return out;
}

QString largerText(
    const downsample::Forecast& forecast, const std::optional<downsample::Prediction>& prediction) {
    if (!prediction || forecast.writing == 0 || prediction->bytes <= forecast.bytesBefore)
        return {};
    return words(QT_TRANSLATE_NOOP("DownsampleWords",
        "The results would take more room than the originals: lower the quality, or choose "
        "another format."));
}

QString roomText(const std::optional<downsample::Prediction>& prediction) {
    if (!prediction || prediction->shortages.empty()) return {};
    const downsample::Shortage& shortage = prediction->shortages.front();
    return words(QT_TRANSLATE_NOOP("DownsampleWords",
                     "There is not room enough: about %1 are needed in %2, temporary copies "
                     "included, and %3 are free."))
        .arg(byteText(shortage.needed), base::displayText(shortage.place), byteText(shortage.free));
}

QString originalsText(
    const downsample::Forecast& forecast, const downsample::DownsampleRequest& request) {
    if (forecast.writing == 0)
        return words(QT_TRANSLATE_NOOP("DownsampleWords", "No file is changed."));
    QStringList parts;
    if (replaced(forecast) > 0)
        parts << words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                           "%Ln original(s) will be replaced, which cannot be undone."),
            replaced(forecast));
    if (forecast.renamed > 0) {
        if (!request.deleteOriginals)
            parts << (replaced(forecast) > 0
                          ? words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                                      "%Ln original(s) stay beside results of another name."),
                                forecast.renamed)
                          : words(QT_TRANSLATE_NOOP(
                                "DownsampleWords", "All originals stay as they are.")));
        else
            parts << goneText(forecast.renamed, request);
    }
    if (request.out && forecast.fitting > 0)
        parts << words(QT_TRANSLATE_NOOP("DownsampleWords", "What fits already is not copied."));
    return parts.join(u' ');
}

QString consentText(
    const downsample::Forecast& forecast, const downsample::DownsampleRequest& request) {
    const bool deletes = request.deleteOriginals && request.deleteForGood && forecast.renamed > 0;
    const std::uint64_t replacedCount = replaced(forecast);
    if (replacedCount > 0 && deletes)
        return words(QT_TRANSLATE_N_NOOP(
                         "DownsampleWords", "Yes, replace or delete %Ln original(s) for good"),
            forecast.writing);
    if (replacedCount > 0)
        return words(
            QT_TRANSLATE_N_NOOP("DownsampleWords", "Yes, replace %Ln original(s)"), replacedCount);
    if (deletes)
        return words(QT_TRANSLATE_N_NOOP("DownsampleWords", "Yes, delete %Ln original(s) for good"),
            forecast.renamed);
    return {};
}

QString interruptedText(const downsample::InterruptedRun& run) {
    const QLocale locale;
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(run.startedMs);
    const bool today = started.date() == QDate::currentDate();
    const QString when = today ? locale.toString(started.time(), QLocale::ShortFormat)
                               : locale.toString(started, QLocale::ShortFormat);
    const QString what = inputsText(run.request.inputs);
    if (run.total == 0)
        return words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                         "The run of %1 over %2 was interrupted after %Ln picture(s): go on?"),
            run.done)
            .arg(when, what);
    if (run.done >= run.total && run.request.deleteOriginals)
        return words(
            QT_TRANSLATE_NOOP("DownsampleWords",
                "The run of %1 over %2 was interrupted while it removed originals: go on?"))
            .arg(when, what);
    return words(QT_TRANSLATE_N_NOOP("DownsampleWords",
                     "The run of %1 over %2 was interrupted after %3 of %Ln picture(s): go on?"),
        run.total)
        .arg(when, what, locale.toString(static_cast<qulonglong>(run.done)));
}

QString inputsText(const std::vector<std::filesystem::path>& inputs) {
    if (inputs.size() == 1) return base::displayName(inputs.front());
    return words(QT_TRANSLATE_N_NOOP("DownsampleWords", "%Ln picture(s)"), inputs.size());
}

} // namespace lightstack::ui
