#include "core/catalog/list_columns.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace lightstack::catalog {
namespace {

using enum ColumnKind;

constexpr std::array<ListColumn, 57> kPictures{{
    {"path", "f.path, a.name", Path},
    {"path_bytes", "f.path, a.name", PathBytes},
    {"album", "f.id", Albums},
    {"mime", "a.mime"},
    {"status", "a.status"},
    {"size", "a.size", Integer},
    {"modified", "a.mtime", NanoTime},
    {"crc32", "a.crc32", Checksum},
    {"width", "a.width", Integer},
    {"height", "a.height", Integer},
    {"orientation", "a.orientation", Integer},
    {"film_s", "(SELECT m.seconds FROM films m WHERE m.asset = a.id)", Real},
    {"film_frames_per_s", "(SELECT m.frames_per_second FROM films m WHERE m.asset = a.id)", Real},
    {"film_codec", "(SELECT m.video FROM films m WHERE m.asset = a.id)"},
    {"film_sound", "(SELECT m.audio FROM films m WHERE m.asset = a.id)"},
    {"taken", "a.taken", ClockMs},
    {"taken_from", "a.taken_from"},
    {"date_conflict", "a.date_conflict", Flag},
    {"camera_taken", "a.exif_taken", ClockMs},
    {"make", "a.make"},
    {"model", "a.model"},
    {"lens", "a.lens"},
    {"exposure_s", "a.exposure", Real},
    {"f_number", "a.f_number", Real},
    {"focal_length_mm", "a.focal_length", Real},
    {"focal_length_35_mm", "a.focal_35", Integer},
    {"iso", "a.iso", Integer},
    {"flash", "a.flash", Integer},
    {"rating", "a.rating", Integer},
    {"software", "a.software"},
    {"artist", "a.artist"},
    {"copyright", "a.copyright"},
    {"title", "a.title"},
    {"description", "a.description"},
    {"keywords", "a.keywords"},
    {"latitude", "a.latitude", Real},
    {"longitude", "a.longitude", Real},
    {"altitude", "a.altitude", Real},
    {"people",
        "(SELECT group_concat(name, char(31)) FROM (SELECT p.name AS name FROM sidecar_people sp "
        "JOIN people p ON p.id = sp.person WHERE sp.sidecar = a.sidecar ORDER BY sp.position))",
        List},
    {"sidecar", "sf.path, s.name", Path},
    {"sidecar_bytes", "sf.path, s.name", PathBytes},
    {"rule", "a.rule"},
    {"confidence", "a.confidence"},
    {"sidecar_title", "s.title"},
    {"sidecar_description", "s.description"},
    {"sidecar_taken", "s.taken", Seconds},
    {"sidecar_created", "s.created", Seconds},
    {"sidecar_modified", "s.modified", Seconds},
    {"favorite", "s.favorite", Flag},
    {"archived", "s.archived", Flag},
    {"trashed", "s.trashed", Flag},
    {"locked", "s.locked", Flag},
    {"views", "s.views", Integer},
    {"url", "s.url"},
    {"origin", "s.origin"},
    {"device", "s.device"},
    {"error", "(SELECT e.reason FROM errors e WHERE e.folder = a.folder AND e.name = a.name)"},
}};

constexpr std::array<ListColumn, 22> kSidecars{{
    {"path", "sf.path, s.name", Path},
    {"path_bytes", "sf.path, s.name", PathBytes},
    {"kind", "s.kind"},
    {"orphan", "s.orphan", Flag},
    {"missing", "s.missing", Flag},
    {"size", "s.size", Integer},
    {"modified", "s.mtime", NanoTime},
    {"title", "s.title"},
    {"description", "s.description"},
    {"taken", "s.taken", Seconds},
    {"created", "s.created", Seconds},
    {"latitude", "s.latitude", Real},
    {"longitude", "s.longitude", Real},
    {"people",
        "(SELECT group_concat(name, char(31)) FROM (SELECT p.name AS name FROM sidecar_people sp "
        "JOIN people p ON p.id = sp.person WHERE sp.sidecar = s.id ORDER BY sp.position))",
        List},
    {"favorite", "s.favorite", Flag},
    {"archived", "s.archived", Flag},
    {"trashed", "s.trashed", Flag},
    {"locked", "s.locked", Flag},
    {"url", "s.url"},
    {"origin", "s.origin"},
    {"device", "s.device"},
    {"error", "(SELECT e.reason FROM errors e WHERE e.folder = s.folder AND e.name = s.name)"},
}};
constexpr std::array<ListColumn, 5> kErrors{{
    {"path", "f.path, e.name", Path},
    {"path_bytes", "f.path, e.name", PathBytes},
    {"stage", "e.stage"},
    {"category", "e.category"},
    {"reason", "e.reason"},
}};

} // namespace

std::span<const ListColumn> listColumns(ListTable table) noexcept {
    switch (table) {
    case ListTable::Pictures:
        return kPictures;
    case ListTable::Sidecars:
        return kSidecars;
    case ListTable::Errors:
        break;
    }
    return kErrors;
}

std::string listRowSql(ListTable table) {
    std::string sql = "SELECT ";
    for (const ListColumn& column : listColumns(table))
        sql += std::string(sql.size() == 7 ? "" : ", ") + std::string(column.sql);
    switch (table) {
    case ListTable::Pictures:
        return sql + " FROM assets a JOIN folders f ON f.id = a.folder "
                     "LEFT JOIN sidecars s ON s.id = a.sidecar "
                     "LEFT JOIN folders sf ON sf.id = s.folder WHERE a.id = ?";
    case ListTable::Sidecars:
        return sql + " FROM sidecars s JOIN folders sf ON sf.id = s.folder WHERE s.id = ?";
    case ListTable::Errors:
        break;
    }
    return sql + " FROM errors e JOIN folders f ON f.id = e.folder WHERE "
                 "instr(folded(CAST(e.name AS TEXT)), ?) ORDER BY f.path, e.name";
}

std::string isoClock(std::int64_t ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(ms)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    std::string out(text);
    if (const auto rest = clock.subseconds().count(); rest != 0) {
        std::snprintf(text, sizeof text, ".%03d", static_cast<int>(rest));
        out += text;
    }
    return out;
}

std::string isoUtc(std::int64_t seconds) {
    return isoClock(seconds * 1000) + "Z";
}

} // namespace lightstack::catalog
