#include "core/catalog/search_fields.h"

#include <QList>
#include <QString>

#include <array>
#include <unordered_map>

namespace lightstack::catalog {
namespace {

constexpr std::array<FieldMeaning, 15> kMeanings{{
    {"has", "gps", "a.latitude IS NOT NULL",
        "SELECT id FROM assets INDEXED BY assets_unplaced WHERE latitude IS NULL", Listed::Others},
    {"has", "sidecar", "a.sidecar IS NOT NULL",
        "SELECT id FROM assets INDEXED BY assets_sidecar WHERE sidecar IS NULL", Listed::Others},
    {"has", "date", "a.taken IS NOT NULL",
        "SELECT id FROM assets INDEXED BY assets_taken WHERE taken IS NULL", Listed::Others},
    {"has", "people", "EXISTS(SELECT 1 FROM sidecar_people sp WHERE sp.sidecar = a.sidecar)",
        "SELECT sidecar FROM sidecar_people", Listed::Sidecars},
    {"has", "error", "a.status = 'failed'",
        "SELECT id FROM assets WHERE status <> 'ok' AND status = 'failed'", Listed::Exactly},
    {"is", "duplicate",
        "a.id IN (SELECT asset FROM copies) AND EXISTS(SELECT 1 FROM assets d WHERE d.size = "
        "a.size AND d.crc32 = a.crc32 AND d.id <> a.id AND d.status = 'ok')",
        "SELECT asset FROM copies"},
    {"is", "favorite", "EXISTS(SELECT 1 FROM sidecars s WHERE s.id = a.sidecar AND s.favorite)",
        "SELECT id FROM sidecars WHERE (favorite OR archived OR trashed) AND favorite",
        Listed::Sidecars},
    {"is", "archived", "EXISTS(SELECT 1 FROM sidecars s WHERE s.id = a.sidecar AND s.archived)",
        "SELECT id FROM sidecars WHERE (favorite OR archived OR trashed) AND archived",
        Listed::Sidecars},
    {"is", "trashed", "EXISTS(SELECT 1 FROM sidecars s WHERE s.id = a.sidecar AND s.trashed)",
        "SELECT id FROM sidecars WHERE (favorite OR archived OR trashed) AND trashed",
        Listed::Sidecars},
    {"is", "missing", "a.status = 'missing'",
        "SELECT id FROM assets WHERE status <> 'ok' AND status = 'missing'", Listed::Exactly},
    {"is", "conflict", "a.date_conflict", "SELECT id FROM assets WHERE date_conflict",
        Listed::Exactly},
    {"is", "mismatch", "a.mistyped", "SELECT id FROM assets WHERE mistyped", Listed::Exactly},
    {"is", "edit", "EXISTS(SELECT 1 FROM links l WHERE l.asset = a.id AND l.kind = 'edit-of')",
        "SELECT asset FROM links WHERE kind = 'edit-of'", Listed::Exactly},
    {"is", "film", "a.mime LIKE 'video/%'",
        "SELECT id FROM assets WHERE mime >= 'video/' AND mime < 'video0'", Listed::Exactly},
    {"is", "picture", "a.mime LIKE 'image/%'",
        "SELECT id FROM assets WHERE mime >= 'image/' AND mime < 'image0'", Listed::Exactly},
}};

// The few different values are found by leaps through their index, then their assets.
constexpr std::array<FieldMeaning, 6> kTextFields{{
    {"camera", "", "(coalesce(a.make, '') || ' ' || coalesce(a.model, '')) LIKE ? ESCAPE '\\'",
        "WITH RECURSIVE v(x) AS (SELECT min(trim(coalesce(make, '') || ' ' || coalesce(model, "
        "''))) FROM assets UNION ALL SELECT (SELECT min(trim(coalesce(make, '') || ' ' || "
        "coalesce(model, ''))) FROM assets WHERE trim(coalesce(make, '') || ' ' || "
        "coalesce(model, '')) > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS JOIN "
        "assets a ON trim(coalesce(a.make, '') || ' ' || coalesce(a.model, '')) = v.x WHERE "
        "(' ' || v.x || ' ') LIKE ? ESCAPE '\\'"},
    {"lens", "", "a.lens LIKE ? ESCAPE '\\'",
        "WITH RECURSIVE v(x) AS (SELECT min(lens) FROM assets UNION ALL SELECT (SELECT min(lens) "
        "FROM assets WHERE lens > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS "
        "JOIN assets a ON a.lens = v.x WHERE v.x LIKE ? ESCAPE '\\'",
        Listed::Exactly},
    {"type", "", "a.mime LIKE ? ESCAPE '\\'",
        "WITH RECURSIVE v(x) AS (SELECT min(mime) FROM assets UNION ALL SELECT (SELECT min(mime) "
        "FROM assets WHERE mime > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS "
        "JOIN assets a ON a.mime = v.x WHERE v.x LIKE ? ESCAPE '\\'",
        Listed::Exactly},
    // Its list is made of names and folders (candidate_ids.h).
    {"path", "", "(CAST(f.path AS TEXT) || '/' || CAST(a.name AS TEXT)) LIKE ? ESCAPE '\\'", "",
        Listed::Exactly},
    {"person", "",
        "EXISTS(SELECT 1 FROM sidecar_people sp WHERE sp.sidecar = a.sidecar AND sp.person IN "
        "(SELECT id FROM people WHERE name GLOB ?))",
        "SELECT sidecar FROM sidecar_people WHERE person IN (SELECT id FROM people WHERE name "
        "GLOB ?)",
        Listed::Sidecars, true},
    {"album", "",
        "f.key IN (SELECT g.key FROM albums al JOIN folders g ON g.id = al.folder WHERE "
        "al.title GLOB ?)",
        "SELECT x.id FROM assets x WHERE x.folder IN (SELECT h.id FROM folders h WHERE h.key IN "
        "(SELECT g.key FROM albums al JOIN folders g ON g.id = al.folder WHERE al.title GLOB ?))",
        Listed::Exactly, true},
}};

bool hasAccents(char32_t c) noexcept { // Latin, Greek, Cyrillic
    return (c >= 0xC0 && c < 0x530) || (c >= 0x1E00 && c < 0x2000);
}

char32_t plainLetter(char32_t c) {
    if (hasAccents(c))
        c = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_D).toUcs4().front();
    return QChar::toCaseFolded(c);
}

// All letters that have accents or cases, by what they are without.
const std::unordered_map<char32_t, QString>& accentedLetters() {
    static const auto kLetters = [] {
        std::unordered_map<char32_t, QString> out;
        for (char32_t c = 0x41; c < 0x2000; ++c)
            if ((c < 0x80 || hasAccents(c)) && QChar::isLetter(c))
                out[plainLetter(c)] += QString::fromUcs4(&c, 1);
        return out;
    }();
    return kLetters;
}

} // namespace

std::string globOf(std::string_view value) {
    const QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()))
                             .normalized(QString::NormalizationForm_C);
    QString out(u'*');
    for (const uint c : text.toUcs4()) {
        const auto known = accentedLetters().find(plainLetter(c));
        if (known != accentedLetters().end())
            out += QString(u'[') + known->second + u']';
        else if (c == u'*' || c == u'?' || c == u'[')
            out += QString(u'[') + QChar(static_cast<char16_t>(c)) + u']';
        else
            out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&c), 1);
    }
    return (out + u'*').toStdString();
}

const FieldMeaning* textField(std::string_view field) noexcept {
    for (const FieldMeaning& known : kTextFields)
        if (known.field == field) return &known;
    return nullptr;
}

const FieldMeaning* wordMeaning(std::string_view field, std::string_view value) noexcept {
    for (const FieldMeaning& known : kMeanings)
        if (known.field == field && known.value == value) return &known;
    return nullptr;
}

std::string numberList(std::string_view field, std::string_view sign) {
    const auto from = [&](std::string_view index, std::string_view column) {
        return "SELECT id FROM assets INDEXED BY " + std::string(index) + " WHERE " +
               std::string(column) + " " + std::string(sign) + " ?1";
    };
    // Of the second column of an index: by leaps through the first one's few values.
    const auto behind = [&](std::string_view index, const std::string& first,
                            const std::string& column) {
        return "WITH RECURSIVE v(x) AS (SELECT min(" + first +
               ") FROM assets UNION ALL SELECT (SELECT min(" + first + ") FROM assets WHERE " +
               first + " > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS JOIN " +
               "assets a INDEXED BY " + std::string(index) + " ON a." + first + " = v.x AND a." +
               column + " " + std::string(sign) + " ?1 UNION ALL " + from(index, column) + " AND " +
               first + " IS NULL";
    };
    if (field == "rating") return from("assets_rating", "rating");
    if (field == "iso") return from("assets_light", "iso");
    if (field == "width") return from("assets_extent", "width");
    if (field == "size") return from("assets_content", "size");
    if (field == "focal") return from("assets_focal", "focal_length");
    if (field == "f") return behind("assets_light", "iso", "f_number");
    if (field == "height") return behind("assets_extent", "width", "height");
    return {};
}

} // namespace lightstack::catalog
