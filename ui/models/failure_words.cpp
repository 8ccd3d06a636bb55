#include "ui/models/failure_words.h"

#include "core/base/file_path.h"
#include "ui/models/failure_table.h"

#include <QCoreApplication>
#include <QHash>
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

// A sentence with places for names and numbers: between `head` and `tail`, the words before the
// first place and after the last.
struct Pattern {
    const char* text;
    QString head;
    QString tail;
    QRegularExpression form;
};

// What is known, found by its words: most sentences have no place, and of the others few begin and
// end as what was said does.
struct Sentences {
    QHash<QString, const char*> whole;
    std::vector<Pattern> open;
};

Sentences makeSentences() {
    Sentences out;
    for (const char* text : failureSentences()) {
        const QString said = QString::fromUtf8(text);
        const qsizetype first = said.indexOf(u'%');
        if (first < 0) {
            out.whole.insert(said, text);
            continue;
        }
        QString form = QRegularExpression::escape(said);
        for (const char* place : {"\\%1", "\\%2", "\\%3"})
            form.replace(QLatin1String(place), QLatin1String("(.+)"));
        out.open.push_back({text, said.left(first), said.mid(said.lastIndexOf(u'%') + 2),
            QRegularExpression(QRegularExpression::anchoredPattern(form),
                QRegularExpression::DotMatchesEverythingOption)});
    }
    return out;
}

// The system's own words for a failure, in its language.
QHash<QString, const SystemFailure*> makeReasons() {
    QHash<QString, const SystemFailure*> out;
    for (const SystemFailure& reason : systemFailures()) {
        const std::string said = std::generic_category().message(reason.number);
        out.insert(QString::fromLocal8Bit(said.c_str()), &reason);
    }
    return out;
}

// "cannot open: No such file or directory", whatever the language of the system.
std::optional<QString> refusedBySystem(const QString& detail) {
    static const QHash<QString, const SystemFailure*> reasons = makeReasons();
    const QLatin1String cannot("cannot ");
    const qsizetype colon = detail.indexOf(QLatin1String(": "));
    if (colon < 0 || !detail.startsWith(cannot)) return {};
    const SystemFailure* reason = reasons.value(detail.mid(colon + 2));
    if (reason == nullptr || !isTranslated(reason->words)) return {};
    const QStringView did = QStringView(detail).mid(cannot.size(), colon - cannot.size());
    for (const char* act : refusedActs())
        if (did == QLatin1String(act))
            //: What could not be done, and why: "Opening failed: no permission"
            return words(QT_TRANSLATE_NOOP("Failures", "cannot %1: %2"))
                .arg(words(act), words(reason->words));
    return words(reason->words);
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
    static const Sentences sentences = makeSentences();
    if (const char* text = sentences.whole.value(detail); text != nullptr)
        return isTranslated(text) ? std::optional(words(text)) : std::nullopt;
    for (const Pattern& pattern : sentences.open) {
        if (!detail.startsWith(pattern.head) || !detail.endsWith(pattern.tail)) continue;
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
