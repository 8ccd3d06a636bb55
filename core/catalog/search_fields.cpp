#include "core/catalog/search_fields.h"

#include <array>

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
    {"camera", "", "instr(folded(coalesce(a.make, '') || ' ' || coalesce(a.model, '')), ?)",
        "WITH RECURSIVE v(x) AS (SELECT min(trim(coalesce(make, '') || ' ' || coalesce(model, "
        "''))) FROM assets UNION ALL SELECT (SELECT min(trim(coalesce(make, '') || ' ' || "
        "coalesce(model, ''))) FROM assets WHERE trim(coalesce(make, '') || ' ' || "
        "coalesce(model, '')) > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS JOIN "
        "assets a ON trim(coalesce(a.make, '') || ' ' || coalesce(a.model, '')) = v.x WHERE "
        "instr(' ' || folded(v.x) || ' ', ?)"},
    {"lens", "", "instr(folded(a.lens), ?)",
        "WITH RECURSIVE v(x) AS (SELECT min(lens) FROM assets UNION ALL SELECT (SELECT min(lens) "
        "FROM assets WHERE lens > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS "
        "JOIN assets a ON a.lens = v.x WHERE instr(folded(v.x), ?)",
        Listed::Exactly},
    {"type", "", "instr(folded(a.mime), ?)",
        "WITH RECURSIVE v(x) AS (SELECT min(mime) FROM assets UNION ALL SELECT (SELECT min(mime) "
        "FROM assets WHERE mime > v.x) FROM v WHERE v.x IS NOT NULL) SELECT a.id FROM v CROSS "
        "JOIN assets a ON a.mime = v.x WHERE instr(folded(v.x), ?)",
        Listed::Exactly},
    // Its list is made of names and folders (candidate_ids.h).
    {"path", "", "instr(folded(CAST(f.path AS TEXT) || '/' || CAST(a.name AS TEXT)), ?)", "",
        Listed::Exactly},
    {"person", "",
        "EXISTS(SELECT 1 FROM sidecar_people sp WHERE sp.sidecar = a.sidecar AND sp.person IN "
        "(SELECT id FROM people WHERE instr(folded(name), ?)))",
        "SELECT sidecar FROM sidecar_people WHERE person IN (SELECT id FROM people WHERE "
        "instr(folded(name), ?))",
        Listed::Sidecars},
    {"album", "",
        "f.key IN (SELECT g.key FROM albums al JOIN folders g ON g.id = al.folder WHERE "
        "instr(folded(al.title), ?))",
        "SELECT x.id FROM assets x WHERE x.folder IN (SELECT h.id FROM folders h WHERE h.key IN "
        "(SELECT g.key FROM albums al JOIN folders g ON g.id = al.folder WHERE "
        "instr(folded(al.title), ?)))",
        Listed::Exactly},
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
