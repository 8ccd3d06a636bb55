#include "ui/models/folder_model.h"

#include "core/base/file_path.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>
#include <QThreadPool>

namespace lightstack::ui {

using browse::EntryKind;
using thumbs::Thumbnail;

FolderModel::FolderModel(thumbs::ThumbnailService* service, QObject* parent)
    : QAbstractListModel(parent), m_service(service) {
    if (service != nullptr)
        connect(service, &thumbs::ThumbnailService::thumbnailsReady, this,
            &FolderModel::onThumbnailsReady);
}

void FolderModel::setView(std::shared_ptr<const browse::FolderView> view) {
    Q_EMIT viewAboutToChange();
    beginResetModel();
    const std::shared_ptr<const browse::FolderView> old = std::exchange(m_view, std::move(view));
    endResetModel();
    Q_EMIT viewChanged();
    // A million names take longer to give back than a frame lasts.
    if (old) QThreadPool::globalInstance()->start([old] {});
}

int FolderModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_view ? 0 : static_cast<int>(m_view->order.size());
}

browse::FolderTable::Id FolderModel::idAt(int row) const {
    return m_view->order[static_cast<std::size_t>(row)];
}

std::filesystem::path FolderModel::pathAt(int row) const {
    return m_view->table->path(idAt(row));
}

std::string_view FolderModel::nameAt(int row) const {
    return m_view->table->name(idAt(row));
}

EntryKind FolderModel::kindAt(int row) const {
    return m_view->table->kind(idAt(row));
}

std::uint64_t FolderModel::sizeAt(int row) const {
    return m_view->table->size(idAt(row));
}

int FolderModel::rowOfName(std::string_view name) const {
    if (!m_view) return -1;
    for (int row = 0; row < rowCount(); ++row)
        if (nameAt(row) == name) return row;
    return -1;
}

thumbs::ThumbnailKey FolderModel::keyAt(int row, int bucket, int fit) const {
    const browse::FolderTable& table = *m_view->table;
    const auto id = idAt(row);
    thumbs::ThumbnailKey key;
    key.path = table.path(id).native();
    key.bucket = bucket;
    key.fit = fit;
    if (table.stated(id)) {
        key.size = table.size(id);
        key.mtimeNs = table.mtimeNs(id);
    }
    return key;
}

const Thumbnail* FolderModel::thumbnailAt(int row, int bucket) const {
    if (m_service == nullptr || kindAt(row) == EntryKind::Folder) return nullptr;
    return m_service->peek(keyAt(row, bucket));
}

QString FolderModel::secondaryText(int row) const {
    const EntryKind kind = kindAt(row);
    if (kind == EntryKind::Folder) return tr("Folder");
    if (const Thumbnail* t = thumbnailAt(row, m_bucket); t != nullptr && !t->fullSize.isEmpty())
        return QStringLiteral("%1 × %2").arg(t->fullSize.width).arg(t->fullSize.height);
    const auto id = idAt(row);
    if (!m_view->table->stated(id)) return {};
    return QLocale().formattedDataSize(
        static_cast<qint64>(m_view->table->size(id)), 1, QLocale::DataSizeSIFormat);
}

QString FolderModel::badge(int row) const {
    const EntryKind kind = kindAt(row);
    if (kind == EntryKind::Raw) return QStringLiteral("RAW");
    if (kind == EntryKind::Video) return tr("VIDEO");
    const Thumbnail* t = thumbnailAt(row, m_bucket);
    if (t == nullptr || t->failure) return {};
    if (t->pages > 1) return QStringLiteral("×%1").arg(QLocale().toString(t->pages));
    if (t->mime == "image/tiff")
        return t->bits > 8 ? QStringLiteral("TIFF %1").arg(t->bits) : QStringLiteral("TIFF");
    if (t->mime == "image/gif") return QStringLiteral("GIF");
    return {};
}

QString FolderModel::toolTip(int row) const {
    const browse::FolderTable& table = *m_view->table;
    const auto id = idAt(row);
    QStringList lines{base::displayText(std::filesystem::path(nameAt(row))).toHtmlEscaped()};
    if (table.stated(id)) {
        if (kindAt(row) != EntryKind::Folder)
            lines << QLocale().formattedDataSize(
                static_cast<qint64>(table.size(id)), 1, QLocale::DataSizeSIFormat);
        lines << QLocale().toString(
            QDateTime::fromMSecsSinceEpoch(table.mtimeNs(id) / 1'000'000), QLocale::ShortFormat);
    }
    if (const Thumbnail* t = thumbnailAt(row, m_bucket); t != nullptr && t->failure)
        lines << tr("Cannot be shown: %1")
                     .arg(QString::fromStdString(base::toLossyUtf8(t->failure->detail)))
                     .toHtmlEscaped();
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
        .arg(lines.join(QStringLiteral("<br>")));
}

QVariant FolderModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
    case Qt::AccessibleTextRole:
        return base::displayText(std::filesystem::path(nameAt(row)));
    case SecondaryRole:
    case Qt::AccessibleDescriptionRole:
        return secondaryText(row);
    case BadgeRole:
        return badge(row);
    case KindRole:
        return static_cast<int>(kindAt(row));
    case PathBytesRole:
        return base::toBytes(pathAt(row));
    case Qt::ToolTipRole:
        return toolTip(row);
    default:
        return {};
    }
}

Qt::ItemFlags FolderModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled |
                                 Qt::ItemNeverHasChildren
                           : Qt::ItemFlags();
}

QStringList FolderModel::mimeTypes() const {
    return {QStringLiteral("text/uri-list")};
}

QMimeData* FolderModel::mimeData(const QModelIndexList& indexes) const {
    QByteArray list;
    for (const QModelIndex& index : indexes)
        list += QByteArray::fromStdString(base::fileUri(pathAt(index.row()))) + "\r\n";
    auto* data = new QMimeData;
    data->setData(QStringLiteral("text/uri-list"), list);
    return data;
}

void FolderModel::onThumbnailsReady(const std::vector<thumbs::ThumbnailKey>&) {
    // The grid repaints what it shows; nobody else keeps pixels. Finding each key's row would cost
    // more than the few dozen cells in view.
    if (rowCount() > 0)
        Q_EMIT dataChanged(
            index(0), index(rowCount() - 1), {Qt::DecorationRole, SecondaryRole, BadgeRole});
}

} // namespace lightstack::ui
