#include "core/catalog/folded_text.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace lightstack::catalog {
namespace {

bool isAscii(std::string_view text) noexcept {
    return std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool hasAccents(char32_t c) noexcept { // Latin, Greek, Cyrillic
    return (c >= 0xC0 && c < 0x530) || (c >= 0x1E00 && c < 0x2000);
}

// Signs of their own on the letter before, of scripts that can do without.
bool isAccent(char32_t c) noexcept {
    return c >= 0x300 && c < 0x700 && QChar::category(c) == QChar::Mark_NonSpacing;
}

bool isWidthForm(char32_t c) noexcept { // the slash parts names
    return c > 0xFF00 && c < 0xFFF0 && c != 0xFF0F;
}

struct Range {
    char32_t first, last;
};
constexpr std::array<Range, 9> kUnspaced{{
    {0x0E00, 0x0EFF},   // Thai, Lao
    {0x1000, 0x109F},   // Burmese
    {0x1780, 0x17FF},   // Khmer
    {0x3005, 0x3007},   // signs of repetition
    {0x3040, 0x30FF},   // kana
    {0x31F0, 0x31FF},   // small kana
    {0x3400, 0x9FFF},   // ideographs
    {0xF900, 0xFAFF},   // … for compatibility
    {0x20000, 0x3FFFF}, // … and rare ones
}};

bool isUnspacedLetter(char32_t c) noexcept {
    if (c < kUnspaced.front().first || !QChar::isLetter(c)) return false;
    return std::any_of(kUnspaced.begin(), kUnspaced.end(),
        [c](const Range& range) { return c >= range.first && c <= range.last; });
}

constexpr char16_t kDropped = 0xFFFF;
constexpr char16_t kTabled = 0x2000;

// Each letter below kTabled as it is compared: thousands of names a search are folded.
const std::array<char16_t, kTabled>& plainLetters() {
    static const auto kLetters = [] {
        std::array<char16_t, kTabled> out{};
        for (char32_t c = 0; c < kTabled; ++c) {
            char32_t plain = c;
            if (hasAccents(c))
                plain = QString::fromUcs4(&c, 1)
                            .normalized(QString::NormalizationForm_D)
                            .toUcs4()
                            .front();
            out[c] = isAccent(c) ? kDropped : static_cast<char16_t>(QChar::toCaseFolded(plain));
        }
        return out;
    }();
    return kLetters;
}

QString withUsualWidths(const QString& text) {
    QString out;
    for (const QChar c : text)
        out += isWidthForm(c.unicode()) ? QString(c).normalized(QString::NormalizationForm_KD)
                                        : QString(c);
    return out;
}

QString plain(std::string_view text) {
    QString whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (std::any_of(whole.cbegin(), whole.cend(), [](QChar c) { return isWidthForm(c.unicode()); }))
        whole = withUsualWidths(whole);
    whole = whole.normalized(QString::NormalizationForm_C);
    const auto& letters = plainLetters();
    QString out;
    out.reserve(whole.size());
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const char16_t unit = whole[i].unicode();
        if (unit == u'ß' || unit == u'ẞ') {
            out += QLatin1String("ss"); // as in capitals
        } else if (unit < kTabled) {
            if (letters[unit] != kDropped) out += QChar(letters[unit]);
        } else if (QChar::isHighSurrogate(unit) && i + 1 < whole.size()) {
            const char32_t c =
                QChar::toCaseFolded(QChar::surrogateToUcs4(unit, whole[++i].unicode()));
            out += QString::fromUcs4(&c, 1);
        } else {
            out += QChar(unit).toCaseFolded();
        }
    }
    return out;
}

} // namespace

std::string foldedText(std::string_view text) {
    return isAscii(text) ? lowered(text) : plain(text).toStdString();
}

std::string foldedWords(std::string_view text) {
    if (isAscii(text)) return lowered(text);
    const QString folded = plain(text);
    QString out;
    bool after = false; // a letter that stands alone: a blank is owed
    for (const char32_t c : folded.toUcs4()) {
        const bool alone = isUnspacedLetter(c);
        const bool belongs = QChar::isMark(c); // to the letter before
        if ((alone || after) && !belongs && !out.isEmpty() && !out.back().isSpace() &&
            !QChar::isSpace(c))
            out += u' ';
        if (!belongs) after = alone;
        out += QString::fromUcs4(&c, 1);
    }
    return out.toStdString();
}

} // namespace lightstack::catalog
