#include "ui/models/list_export_job.h"

#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"
#include "core/library/list_ids.h"
#include "ui/models/number_words.h"

namespace lightstack::ui {
namespace {

catalog::ListTable tableOf(library::ListKind kind) {
    if (kind == library::ListKind::OrphanSidecars) return catalog::ListTable::Sidecars;
    return kind == library::ListKind::Errors ? catalog::ListTable::Errors
                                             : catalog::ListTable::Pictures;
}

} // namespace

ListExportJob::ListExportJob(ListExportWish wish, QObject* parent)
    : Job(parent), m_wish(std::make_shared<const ListExportWish>(std::move(wish))) {
    run(
        0,
        [wish = m_wish, watch = watch()]() -> Result<std::uint64_t> {
            const auto format = catalog::listFormatOf(wish->target);
            if (!format) return tl::unexpected(format.error());
            auto database = catalog::openCatalogForReading(wish->catalog);
            if (!database) return tl::unexpected(database.error());
            const std::stop_callback onStop(
                watch->stop.get_token(), [&] { database->interrupt(); });
            const auto rows = wish->place ? library::listIds(*database, *wish->place, wish->query)
                                          : library::folderIds(*database, wish->folder);
            if (!rows) return tl::unexpected(rows.error());
            catalog::ListExportOptions options;
            options.format = *format;
            options.table = tableOf(rows->kind);
            options.part = rows->part;
            watch->total = rows->ids.size();
            options.progress = [&](std::uint64_t done, std::uint64_t) { watch->done = done; };
            return catalog::exportListTo(
                wish->target, *database, rows->ids, options, watch->stop.get_token());
        },
        [this](Result<std::uint64_t> outcome) { m_outcome = std::move(outcome); });
}

QString ListExportJob::name() const {
    return tr("Export of %1").arg(m_wish->title);
}

QString ListExportJob::iconName() const {
    return QStringLiteral("download");
}

QString ListExportJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    return tr("%1 of %Ln row(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString ListExportJob::cancelHint() const {
    return tr("Cancel the export; nothing is written");
}

Job::End ListExportJob::end() const {
    return m_outcome ? End::Whole : endOf(m_outcome.error());
}

std::vector<base::Error> ListExportJob::failures() const {
    if (m_outcome || m_outcome.error().code == ErrorCode::Cancelled) return {};
    return {m_outcome.error()};
}

QString ListExportJob::summary() const {
    if (!m_outcome) return {};
    return tr("%Ln row(s) written to %1.", nullptr, static_cast<int>(*m_outcome))
        .arg(base::displayName(m_wish->target));
}

} // namespace lightstack::ui
