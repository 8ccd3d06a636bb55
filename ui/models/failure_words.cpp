#include "ui/models/failure_words.h"

#include "core/base/file_path.h"
#include "ui/models/failure_table.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>
#include <system_error>
#include <vector>

namespace lightstack::ui {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate(kFailureContext, text);
}

bool isTranslated(const char* text) {
    return words(text) != QLatin1String(text);
}

// A sentence with places for names and numbers.
struct Pattern {
    const char* text;
    QRegularExpression form;
};

std::vector<Pattern> makePatterns() {
    std::vector<Pattern> out;
    for (const char* text : failureSentences()) {
        QString form = QRegularExpression::escape(QString::fromUtf8(text));
        for (const char* place : {"\\%1", "\\%2", "\\%3"})
            form.replace(QLatin1String(place), QLatin1String("(.+)"));
        out.push_back({text, QRegularExpression(QRegularExpression::anchoredPattern(form),
                                 QRegularExpression::DotMatchesEverythingOption)});
    }
    return out;
}

// "cannot open: No such file or directory", whatever the language of the system.
std::optional<QString> refusedBySystem(const QString& detail) {
    static const QRegularExpression form(
        QStringLiteral("^cannot ([^:]+): (.+)$"), QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(detail);
    if (!match.hasMatch()) return {};
    for (const SystemFailure& reason : systemFailures()) {
        const std::string said = std::generic_category().message(reason.number);
        if (match.captured(2) != QString::fromLocal8Bit(said.c_str())) continue;
        if (!isTranslated(reason.words)) return {};
        for (const char* act : refusedActs())
            if (match.captured(1) == QLatin1String(act))
                //: What could not be done, and why: "Opening failed: no permission"
                return words(QT_TRANSLATE_NOOP("Failures", "cannot %1: %2"))
                    .arg(words(act), words(reason.words));
        return words(reason.words);
    }
    return {};
}

std::optional<QString> known(const QString& detail);

// All at once: a name may look like a place.
QString filled(const QString& text, const QRegularExpressionMatch& match) {
    const auto part = [&](int i) {
        const QString said = match.captured(i);
        return known(said).value_or(said);
    };
    switch (match.lastCapturedIndex()) {
    case 1:
        return text.arg(part(1));
    case 2:
        return text.arg(part(1), part(2));
    case 3:
        return text.arg(part(1), part(2), part(3));
    default:
        return text;
    }
}

std::optional<QString> known(const QString& detail) {
    static const std::vector<Pattern> patterns = makePatterns();
    for (const Pattern& pattern : patterns) {
        const auto match = pattern.form.match(detail);
        if (!match.hasMatch()) continue;
        if (!isTranslated(pattern.text)) return {};
        return filled(words(pattern.text), match);
    }
    return refusedBySystem(detail);
}

QString plain(std::string_view detail) {
    return QString::fromStdString(base::toLossyUtf8(std::string(detail)));
}

} // namespace

QString failureText(std::string_view detail) {
    const QString text = plain(detail);
    return known(text).value_or(text);
}

QString failureText(const base::Error& error) {
    const char* code = codeWords(error.code);
    QString detail = plain(error.detail);
    if (detail.isEmpty()) return words(code);
    if (!isTranslated(code)) return detail; // core speaks the window's language
    if (const auto text = known(detail)) return *text;
    return QStringLiteral("%1 (%2)").arg(words(code), detail);
}

} // namespace lightstack::ui
