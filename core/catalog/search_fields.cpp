#include "core/catalog/search_fields.h"

#include <array>

namespace lightstack::catalog {
namespace {

constexpr std::array<FieldMeaning, 15> kMeanings{{
    {"has", "gps", "a.latitude IS NOT NULL", ""},
    {"has", "sidecar", "a.sidecar IS NOT NULL", ""},
    {"has", "date", "a.taken IS NOT NULL", ""},
    {"has", "people", "EXISTS(SELECT 1 FROM sidecar_people sp WHERE sp.sidecar = a.sidecar)",
        "SELECT x.id FROM sidecar_people sp JOIN assets x ON x.sidecar = sp.sidecar"},
    {"has", "error", "a.status = 'failed'",
        "SELECT id FROM assets WHERE status <> 'ok' AND status = 'failed'"},
    {"is", "duplicate",
        "a.id IN (SELECT asset FROM copies) AND EXISTS(SELECT 1 FROM assets d WHERE d.size = "
        "a.size AND d.crc32 = a.crc32 AND d.id <> a.id AND d.status = 'ok')",
        "SELECT asset FROM copies"},
    {"is", "favorite", "EXISTS(SELECT 1 FROM sidecars s WHERE s.id = a.sidecar AND s.favorite)",
        "SELECT x.id FROM sidecars s JOIN assets x ON x.sidecar = s.id WHERE (s.favorite OR "
        "s.archived OR s.trashed) AND s.favorite"},
    {"is", "archived", "EXISTS(SELECT 1 FROM sidecars s WHERE s.id = a.sidecar AND s.archived)",
        "SELECT x.id FROM sidecars s JOIN assets x ON x.sidecar = s.id WHERE (s.favorite OR "
        "s.archived OR s.trashed) AND s.archived"},
    {"is", "trashed", "EXISTS(SELECT 1 FROM sidecars s WHERE s.id = a.sidecar AND s.trashed)",
        "SELECT x.id FROM sidecars s JOIN assets x ON x.sidecar = s.id WHERE (s.favorite OR "
        "s.archived OR s.trashed) AND s.trashed"},
    {"is", "missing", "a.status = 'missing'",
        "SELECT id FROM assets WHERE status <> 'ok' AND status = 'missing'"},
    {"is", "conflict", "a.date_conflict", "SELECT id FROM assets WHERE date_conflict"},
    {"is", "mismatch", "a.mistyped", "SELECT id FROM assets WHERE mistyped"},
    {"is", "edit", "EXISTS(SELECT 1 FROM links l WHERE l.asset = a.id AND l.kind = 'edit-of')",
        "SELECT asset FROM links WHERE kind = 'edit-of'"},
    {"is", "film", "a.mime LIKE 'video/%'",
        "SELECT id FROM assets WHERE mime >= 'video/' AND mime < 'video0'"},
    {"is", "picture", "a.mime LIKE 'image/%'",
        "SELECT id FROM assets WHERE mime >= 'image/' AND mime < 'image0'"},
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
        "JOIN assets a ON a.lens = v.x WHERE v.x LIKE ? ESCAPE '\\'"},
    {"type", "", "a.mime LIKE ? ESCAPE '\\'",
        "WITH RECURSIVE v(x) AS (SELECT min(mime) FROM assets UNION ALL SELECT (SELECT min(mime) "
        "FROM assets WHERE mime > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS "
        "JOIN assets a ON a.mime = v.x WHERE v.x LIKE ? ESCAPE '\\'"},
    {"path", "", "(CAST(f.path AS TEXT) || '/' || CAST(a.name AS TEXT)) LIKE ? ESCAPE '\\'",
        "SELECT id FROM assets WHERE CAST(name AS TEXT) LIKE ?1 ESCAPE '\\' UNION ALL SELECT id "
        "FROM assets WHERE folder IN (SELECT id FROM folders WHERE CAST(path AS TEXT) LIKE ?1 "
        "ESCAPE '\\')"},
    {"person", "",
        "EXISTS(SELECT 1 FROM sidecar_people sp WHERE sp.sidecar = a.sidecar AND sp.person IN "
        "(SELECT id FROM people WHERE name LIKE ? ESCAPE '\\'))",
        "SELECT x.id FROM sidecar_people sp JOIN assets x ON x.sidecar = sp.sidecar WHERE "
        "sp.person IN (SELECT id FROM people WHERE name LIKE ? ESCAPE '\\')"},
    {"album", "",
        "f.key IN (SELECT g.key FROM albums al JOIN folders g ON g.id = al.folder WHERE "
        "al.title LIKE ? ESCAPE '\\')",
        "SELECT x.id FROM assets x WHERE x.folder IN (SELECT h.id FROM folders h WHERE h.key IN "
        "(SELECT g.key FROM albums al JOIN folders g ON g.id = al.folder WHERE al.title LIKE ? "
        "ESCAPE '\\'))"},
}};

} // namespace

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

std::string listOf(const FieldMeaning& field, std::string_view value) {
    if (field.field == "path" && value.find('/') != std::string_view::npos) return {};
    return std::string(field.list);
}

} // namespace lightstack::catalog
