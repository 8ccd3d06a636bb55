#include "core/catalog/sidecar_tags.h"

#include "core/base/file_io.h"
#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"
#include "core/catalog/list_columns.h"

#include <cstdio>

namespace lightstack::catalog {
namespace {

constexpr std::string_view kGroup = "Sidecar";

std::optional<std::int64_t> tagInteger(const db::Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return row.integer(column);
}

std::optional<takeout::GeoPoint> pointOf(const db::Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    takeout::GeoPoint out{row.real(column), row.real(column + 1), std::nullopt};
    if (!row.isNull(column + 2)) out.altitude = row.real(column + 2);
    return out;
}

// The row of the catalog, people included; nothing where it is not there.
Result<std::optional<takeout::Sidecar>> fromRow(
    const std::filesystem::path& catalogFile, const std::filesystem::path& sidecar) {
    auto database = openCatalogForReading(catalogFile);
    if (!database) return tl::unexpected<Error>(database.error());
    auto row = database->prepare(
        "SELECT s.id, s.title, s.description, s.taken, s.created, s.modified, s.latitude, "
        "s.longitude, s.altitude, s.exif_latitude, s.exif_longitude, s.exif_altitude, s.favorite, "
        "s.archived, s.trashed, s.locked, s.url, s.views, s.app, s.origin, s.device, "
        "s.device_folder FROM folders f JOIN sidecars s ON s.folder = f.id "
        "WHERE f.path = ? AND s.name = ?");
    if (!row) return tl::unexpected<Error>(row.error());
    const std::string folder = sidecar.parent_path().native();
    const std::string name = sidecar.filename().native();
    row->bindBlob(1, std::string_view(folder));
    row->bindBlob(2, std::string_view(name));
    const auto there = row->step();
    if (!there) return tl::unexpected<Error>(there.error());
    if (!*there) return std::optional<takeout::Sidecar>();
    takeout::Sidecar out;
    out.title = row->text(1);
    out.description = row->text(2);
    out.taken = tagInteger(*row, 3);
    out.created = tagInteger(*row, 4);
    out.modified = tagInteger(*row, 5);
    out.geo = pointOf(*row, 6);
    out.geoExif = pointOf(*row, 9);
    out.favorite = row->integer(12) != 0;
    out.archived = row->integer(13) != 0;
    out.trashed = row->integer(14) != 0;
    out.locked = row->integer(15) != 0;
    out.url = row->text(16);
    out.views = tagInteger(*row, 17);
    out.app = row->text(18);
    out.origin = row->text(19);
    out.device = row->text(20);
    out.deviceFolder = row->text(21);
    auto people = database->prepare("SELECT p.name FROM sidecar_people sp JOIN people p "
                                    "ON p.id = sp.person WHERE sp.sidecar = ? ORDER BY position");
    if (!people) return tl::unexpected<Error>(people.error());
    people->bind(1, row->integer(0));
    for (auto more = people->step(); more && *more; more = people->step())
        out.people.emplace_back(people->text(0));
    return std::optional(std::move(out));
}

Result<takeout::Sidecar> fromFile(const std::filesystem::path& path) {
    const auto bytes = base::readWhole(path, takeout::kSidecarBytes);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    return takeout::SidecarParser().parse(
        {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

class Tags {
public:
    void text(std::string_view key, std::string_view name, const std::string& value,
        const std::string& raw = {}, std::string_view type = "Text") {
        if (value.empty()) return;
        out.push_back({std::string(kGroup), "Takeout." + std::string(key), std::string(name), value,
            raw.empty() ? value : raw, std::string(type)});
    }
    void time(
        std::string_view key, std::string_view name, const std::optional<std::int64_t>& seconds) {
        if (!seconds) return;
        std::string shown = isoUtc(*seconds);
        shown.replace(10, 1, " ");
        shown.replace(shown.size() - 1, 1, " UTC");
        text(key, name, shown, std::to_string(*seconds), "Seconds");
    }
    void place(std::string_view key, std::string_view name,
        const std::optional<takeout::GeoPoint>& point) {
        if (!point) return;
        char value[96];
        if (point->altitude)
            std::snprintf(value, sizeof value, "geo:%.6f,%.6f,%.1f", point->latitude,
                point->longitude, *point->altitude);
        else
            std::snprintf(value, sizeof value, "geo:%.6f,%.6f", point->latitude, point->longitude);
        text(key, name, value);
    }
    void flag(std::string_view key, std::string_view name, bool set) {
        if (set) text(key, name, "yes", "true", "Flag");
    }
    std::vector<metadata::Tag> out;
};

} // namespace

std::vector<metadata::Tag> tagsOf(const takeout::Sidecar& sidecar) {
    Tags tags;
    std::string people;
    for (const std::string& person : sidecar.people)
        people += (people.empty() ? "" : ", ") + person;
    tags.text("title", "Title", sidecar.title);
    tags.text("description", "Description", sidecar.description);
    tags.text("people", "People", people);
    tags.time("photoTakenTime", "Taken", sidecar.taken);
    tags.time("creationTime", "Uploaded", sidecar.created);
    tags.time("modificationTime", "Last changed", sidecar.modified);
    tags.place("geoData", "Place", sidecar.geo);
    tags.place("geoDataExif", "Place by the camera", sidecar.geoExif);
    tags.flag("favorited", "Favourite", sidecar.favorite);
    tags.flag("archived", "Archived", sidecar.archived);
    tags.flag("trashed", "In the service's trash", sidecar.trashed);
    tags.flag("inLockedFolder", "In the locked folder", sidecar.locked);
    tags.text("url", "Address", sidecar.url);
    if (sidecar.views)
        tags.text("imageViews", "Views", std::to_string(*sidecar.views), {}, "Number");
    tags.text("appSource", "From the app", sidecar.app);
    tags.text("googlePhotosOrigin", "Came by", sidecar.origin);
    tags.text("deviceType", "Device", sidecar.device);
    tags.text("localFolderName", "Folder on the device", sidecar.deviceFolder);
    return std::move(tags.out);
}

Result<std::vector<metadata::Tag>> sidecarTags(SidecarLookup& lookup,
    const std::filesystem::path& catalogFile, const std::filesystem::path& media,
    const std::stop_token& stop) {
    const auto why = lookup.why(catalogFile, media, stop);
    if (!why) return tl::unexpected<Error>(why.error());
    std::vector<metadata::Tag> out;
    if (!why->isMedia || why->sidecar.empty()) return out;
    Tags head;
    head.text("file", "File", base::toLossyUtf8(why->sidecar.filename().native()),
        base::toLossyUtf8(why->sidecar.native()), "Path");
    head.text("rule", "Paired by",
        std::string(takeout::ruleName(why->evidence.rule)) + ", " +
            std::string(takeout::confidenceName(why->evidence.confidence)));
    out = std::move(head.out);
    std::optional<takeout::Sidecar> sidecar;
    if (why->inCatalog)
        if (auto row = fromRow(catalogFile, why->sidecar)) sidecar = std::move(*row);
    if (!sidecar) {
        auto read = fromFile(why->sidecar);
        if (!read) {
            Tags problem;
            problem.text("error", "Cannot be read", base::toLossyUtf8(read.error().detail));
            out.insert(out.end(), problem.out.begin(), problem.out.end());
            return out;
        }
        sidecar = std::move(*read);
    }
    for (metadata::Tag& tag : tagsOf(*sidecar))
        out.push_back(std::move(tag));
    return out;
}

} // namespace lightstack::catalog
