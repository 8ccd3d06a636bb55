// search --catalog FILE QUERY: words and fields, newest first.
#include "app/cli_list_export.h"
#include "app/cli_report.h"
#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_search.h"
#include "core/library/list_query.h"

#include <QDateTime>

#include <cstdio>

namespace lightstack::app {
namespace {

QJsonValue textOrNull(const std::string& text) {
    return text.empty() ? QJsonValue()
                        : QJsonValue(QString::fromStdString(base::toLossyUtf8(text)));
}

QString dateText(std::int64_t ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).chopped(1);
}

QJsonObject toJson(const catalog::FoundAsset& asset) {
    QJsonObject object;
    putPath(object, asset.path);
    object[QStringLiteral("mime")] = textOrNull(asset.mime);
    object[QStringLiteral("status")] = textOrNull(asset.status);
    object[QStringLiteral("size")] = static_cast<double>(asset.size);
    object[QStringLiteral("width")] = asset.width;
    object[QStringLiteral("height")] = asset.height;
    object[QStringLiteral("taken")] =
        asset.takenMs ? QJsonValue(dateText(*asset.takenMs)) : QJsonValue();
    object[QStringLiteral("camera")] = textOrNull(asset.camera);
    object[QStringLiteral("album")] = textOrNull(asset.album);
    object[QStringLiteral("people")] = textOrNull(asset.people);
    object[QStringLiteral("description")] = textOrNull(asset.description);
    object[QStringLiteral("rating")] = asset.rating ? QJsonValue(*asset.rating) : QJsonValue();
    if (asset.latitude && asset.longitude) {
        object[QStringLiteral("latitude")] = *asset.latitude;
        object[QStringLiteral("longitude")] = *asset.longitude;
    }
    if (asset.sidecar) {
        object[QStringLiteral("sidecar")] =
            QString::fromStdString(base::toLossyUtf8(asset.sidecar->native()));
        object[QStringLiteral("rule")] = textOrNull(asset.rule);
        object[QStringLiteral("confidence")] = textOrNull(asset.confidence);
    }
    return object;
}

// The list that is searched; of pictures, as others are not shown here.
Result<library::LibraryPlace> placeOf(const Arguments& arguments) {
    const std::string name = arguments.value("list", "all");
    const auto place = library::LibraryPlace::named(name);
    if (!place) return fail(ErrorCode::Usage, {}, "there is no list " + name);
    if (library::listsAssets(place->kind)) return *place;
    return fail(ErrorCode::Usage, {},
        "the rows of " + name + " are no pictures: --csv - or --export FILE writes them");
}

} // namespace

int runSearch(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    const std::string file = arguments.value("catalog");
    if (file.empty())
        return report.failWhole({ErrorCode::Usage, {}, "search needs --catalog FILE"});
    const auto limit = arguments.integer("limit", 100, 1, 10'000'000);
    if (!limit) return report.failWhole(limit.error());
    std::string text;
    for (const std::string& word : arguments.positional())
        text += (text.empty() ? "" : " ") + word;
    if (wantsExport(arguments)) return exportSearch(context, report, text);
    const auto place = placeOf(arguments);
    if (!place) return report.failWhole(place.error());
    if (const auto parsed = catalog::parseQuery(text); !parsed)
        return report.failWhole(parsed.error());
    auto database = catalog::openCatalogForReading(file);
    if (!database) return report.failWhole(database.error());
    const auto query = library::listQuery(*database, *place, text);
    if (!query) return report.failWhole(query.error());
    const std::stop_callback onStop(context.stop, [&] { database->interrupt(); });
    const auto page = catalog::searchCatalog(*database, *query, *limit);
    if (!page) return report.failWhole(page.error());
    const auto count = catalog::countFound(*database, *query);
    if (!count) return report.failWhole(count.error());
    const auto behind = catalog::isBehind(*database);
    if (!behind) return report.failWhole(behind.error());
    report.setTotal(page->size());
    report.setCounts(page->size(), 0);
    QJsonArray results;
    for (const catalog::FoundAsset& asset : *page) {
        if (context.json)
            results.append(toJson(asset));
        else
            std::printf("%s  %s\n",
                asset.takenMs ? dateText(*asset.takenMs).toUtf8().constData()
                              : "                   ",
                base::displayText(asset.path).toUtf8().constData());
    }
    if (!context.json)
        std::printf("%lld found%s\n", static_cast<long long>(*count),
            *behind ? "; a scan is not done, there may be more" : "");
    return report.finish({{QStringLiteral("results"), results},
        {QStringLiteral("count"), static_cast<double>(*count)},
        {QStringLiteral("complete"), !*behind}});
}

} // namespace lightstack::app
