#include "ui/models/folder_model.h"

#include "core/base/file_path.h"
#include "core/browse/list_facts.h"
#include "core/browse/row_files.h"
#include "core/metadata/film_facts.h"
#include "ui/models/failure_words.h"
#include "ui/models/list_words.h"
#include "ui/models/number_words.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>
#include <QThreadPool>

#include <limits>

namespace lightstack::ui {

using browse::EntryKind;
using thumbs::Thumbnail;

namespace {

constexpr int kLeastPages = 3; // fewer are a document

// What is dragged: the list of files is written when somebody takes it.
class FileList : public QMimeData {
public:
    FileList(std::shared_ptr<const browse::FolderView> view, std::vector<browse::RowRange> rows)
        : m_view(std::move(view)), m_rows(std::move(rows)) {}
    [[nodiscard]] QStringList formats() const override { return {format()}; }
    [[nodiscard]] bool hasFormat(const QString& type) const override { return type == format(); }

protected:
    [[nodiscard]] QVariant retrieveData(const QString& type, QMetaType) const override {
        if (type != format()) return {};
        if (m_list.isEmpty())
            for (const auto& file : browse::filesOf(*m_view, m_rows, browse::StackFiles::All))
                m_list += QByteArray::fromStdString(base::fileUri(file)) + "\r\n";
        return m_list;
    }

private:
    static QString format() { return QStringLiteral("text/uri-list"); }
    std::shared_ptr<const browse::FolderView> m_view;
    std::vector<browse::RowRange> m_rows;
    mutable QByteArray m_list;
};

} // namespace

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
    m_samples.clear();
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
    const int tile = m_view->tileAt(row);
    return tile < 0 ? m_view->table->size(idAt(row))
                    : m_view->stacksInView[static_cast<std::size_t>(tile)].bytes;
}

int FolderModel::rowOfName(std::string_view name) const {
    return m_view ? browse::rowShowing(*m_view, name) : -1;
}

int FolderModel::rowOfPath(const std::filesystem::path& file) const {
    return m_view ? browse::rowShowingFile(*m_view, file) : -1;
}

std::uint8_t FolderModel::marksAt(int row) const {
    return isList() ? m_view->facts->marks[idAt(row)] : std::uint8_t{0};
}

const browse::FolderStack* FolderModel::stackAt(int row) const {
    const int tile = m_view->tileAt(row);
    return tile < 0 ? nullptr : &(*m_view->stacks)[static_cast<std::size_t>(tile)];
}

const browse::FolderStack* FolderModel::expandedAt(int row) const {
    const int stack = m_view->expandedAt(row);
    return stack < 0 ? nullptr : &(*m_view->stacks)[static_cast<std::size_t>(stack)];
}

bool FolderModel::isPagedAt(int row) const {
    if (m_view->tileAt(row) >= 0 || m_view->expandedAt(row) >= 0) return false;
    const Thumbnail* t = thumbnailAt(row, m_bucket);
    return t != nullptr && !t->failure && t->mime == "image/tiff" && t->pages >= kLeastPages;
}

int FolderModel::slicesAt(int row) const {
    if (const browse::FolderStack* stack = stackAt(row))
        return static_cast<int>(stack->slices.size());
    return isPagedAt(row) ? thumbnailAt(row, m_bucket)->pages : 0;
}

thumbs::ThumbnailKey FolderModel::keyOf(
    browse::FolderTable::Id id, int page, int bucket, int fit) const {
    const browse::FolderTable& table = *m_view->table;
    thumbs::ThumbnailKey key;
    // Painting asks for many: bytes put together, not a path taken apart and made anew.
    const std::string& folder = table.folderOf(id).native();
    const std::string_view name = table.name(id);
    key.path.reserve(folder.size() + 1 + name.size());
    key.path = folder;
    if (!folder.empty() && folder.back() != '/') key.path += '/';
    key.path += name;
    key.page = page;
    key.bucket = bucket;
    key.fit = fit;
    if (table.stated(id)) {
        key.size = table.size(id);
        key.mtimeNs = table.mtimeNs(id);
    }
    return key;
}

thumbs::ThumbnailKey FolderModel::keyAt(int row, int bucket, int fit) const {
    thumbs::ThumbnailKey key = keyOf(idAt(row), 0, bucket, fit);
    if (const int tile = m_view->tileAt(row); tile >= 0) key.stack = sampleOf(tile);
    return key;
}

thumbs::ThumbnailKey FolderModel::sliceKeyAt(int row, int slice, int bucket, int fit) const {
    const browse::FolderStack* stack = stackAt(row);
    thumbs::ThumbnailKey key =
        stack == nullptr ? keyOf(idAt(row), slice, bucket, fit)
                         : keyOf(stack->slices[static_cast<std::size_t>(slice)], 0, bucket, fit);
    key.stack = stack == nullptr ? pagesOf(row) : sampleOf(m_view->tileAt(row));
    return key;
}

std::shared_ptr<const thumbs::StackSample> FolderModel::sampleOf(int at) const {
    std::shared_ptr<const thumbs::StackSample>& known = m_samples[at];
    if (known) return known;
    const browse::FolderStack& stack = (*m_view->stacks)[static_cast<std::size_t>(at)];
    const browse::FolderTable& table = *m_view->table;
    auto sample = std::make_shared<thumbs::StackSample>();
    sample->id = thumbs::stackId(table.folder().native() + stack.key, stack.slices.size());
    for (const std::size_t slice : thumbs::sampledSlices(stack.slices.size()))
        sample->slices.push_back({table.path(stack.slices[slice]).native(), 0});
    return known = std::move(sample);
}

std::shared_ptr<const thumbs::StackSample> FolderModel::pagesOf(int row) const {
    std::shared_ptr<const thumbs::StackSample>& known = m_samples[-1 - row];
    if (known) return known;
    const auto pages = static_cast<std::size_t>(slicesAt(row));
    const std::string path = pathAt(row).native();
    auto sample = std::make_shared<thumbs::StackSample>();
    sample->id = thumbs::stackId(path, pages);
    for (const std::size_t page : thumbs::sampledSlices(pages))
        sample->slices.push_back({path, static_cast<int>(page)});
    return known = std::move(sample);
}

const Thumbnail* FolderModel::thumbnailAt(int row, int bucket) const {
    if (m_service == nullptr || kindAt(row) == EntryKind::Folder) return nullptr;
    return m_service->peek(keyAt(row, bucket));
}

QString FolderModel::secondaryText(int row) const {
    const EntryKind kind = kindAt(row);
    if (kind == EntryKind::Folder) return tr("Folder");
    const int slices = slicesAt(row);
    if (isList()) {
        // What is wrong comes first; dimensions are known before the picture is.
        const browse::EntryFacts& facts = m_view->facts->facts[idAt(row)];
        if (const std::string& reason = m_view->facts->reasonOf(idAt(row)); !reason.empty())
            return failureText(reason);
        if (facts.width > 0 && slices == 0)
            return QStringLiteral("%1 × %2").arg(facts.width).arg(facts.height);
    }
    if (const Thumbnail* t = thumbnailAt(row, m_bucket); t != nullptr && !t->fullSize.isEmpty()) {
        const QString size =
            QStringLiteral("%1 × %2").arg(t->fullSize.width).arg(t->fullSize.height);
        return slices == 0 ? size : QStringLiteral("%1 × %2").arg(size).arg(slices);
    }
    if (slices > 0) return tr("%Ln slice(s)", nullptr, slices);
    return m_view->table->stated(idAt(row)) ? byteText(sizeAt(row)) : QString();
}

QString FolderModel::badge(int row) const {
    const EntryKind kind = kindAt(row);
    if (const int slices = slicesAt(row); slices > 0)
        return QStringLiteral("×%1").arg(QLocale().toString(slices));
    if (const browse::FolderStack* stack = expandedAt(row))
        return QStringLiteral("%1 / %2").arg(
            QLocale().toString(
                static_cast<int>(m_view->stacks->positionOf(*m_view->table, idAt(row)) + 1)),
            QLocale().toString(static_cast<int>(stack->slices.size())));
    if (kind == EntryKind::Raw) return QStringLiteral("RAW");
    const Thumbnail* t = thumbnailAt(row, m_bucket);
    if (t != nullptr && t->seconds > 0)
        return QString::fromStdString(metadata::durationText(t->seconds));
    if (kind == EntryKind::Video) return tr("VIDEO");
    if (t == nullptr || t->failure) return {};
    if (t->pages > 1) return QStringLiteral("×%1").arg(QLocale().toString(t->pages));
    if (t->mime == "image/tiff")
        return t->bits > 8 ? QStringLiteral("TIFF %1").arg(t->bits) : QStringLiteral("TIFF");
    if (t->mime == "image/gif") return QStringLiteral("GIF");
    return {};
}

QString FolderModel::nameText(int row) const {
    const browse::FolderStack* stack = stackAt(row);
    return base::displayText(std::filesystem::path(stack ? stack->pattern() : nameAt(row)));
}

QStringList FolderModel::listLines(int row) const {
    QStringList lines;
    if (!isList()) return lines;
    const browse::FolderTable& table = *m_view->table;
    lines << base::displayText(table.folderOf(idAt(row))).toHtmlEscaped();
    const std::int64_t taken = m_view->facts->facts[idAt(row)].takenAtMs;
    if (taken != std::numeric_limits<std::int64_t>::min())
        lines << tr("Taken %1")
                     .arg(QLocale().toString(
                         QDateTime::fromMSecsSinceEpoch(taken, Qt::UTC), QLocale::ShortFormat));
    if (const std::string& reason = m_view->facts->reasonOf(idAt(row)); !reason.empty())
        lines << failureText(reason).toHtmlEscaped();
    return lines + markLines(marksAt(row));
}

QString FolderModel::toolTip(int row) const {
    const browse::FolderTable& table = *m_view->table;
    const auto id = idAt(row);
    QStringList lines{nameText(row).toHtmlEscaped()};
    if (const browse::FolderStack* stack = stackAt(row)) {
        const auto shown = [&](browse::FolderTable::Id slice) {
            return base::displayText(std::filesystem::path(table.name(slice))).toHtmlEscaped();
        };
        lines << tr("%Ln slice(s)", nullptr, static_cast<int>(stack->slices.size()))
              << QStringLiteral("%1 – %2").arg(
                     shown(stack->slices.front()), shown(stack->slices.back()));
        if (!stack->duplicates.empty())
            lines << tr("%Ln file(s) with a number that is there already", nullptr,
                static_cast<int>(stack->duplicates.size()));
    } else if (const browse::FolderStack* expanded = expandedAt(row)) {
        lines << tr("of the stack %1")
                     .arg(base::displayText(std::filesystem::path(expanded->pattern())))
                     .toHtmlEscaped();
    }
    if (table.stated(id)) {
        if (kindAt(row) != EntryKind::Folder) lines << byteText(sizeAt(row));
        const int tile = m_view->tileAt(row);
        const std::int64_t changed =
            tile < 0 ? table.mtimeNs(id)
                     : m_view->stacksInView[static_cast<std::size_t>(tile)].newestNs;
        lines << QLocale().toString(
            QDateTime::fromMSecsSinceEpoch(changed / 1'000'000), QLocale::ShortFormat);
    }
    lines << listLines(row);
    const Thumbnail* t = thumbnailAt(row, m_bucket);
    if (t != nullptr && t->seconds > 0)
        lines << tr("Film, %1: no preview")
                     .arg(QString::fromStdString(metadata::durationText(t->seconds)));
    else if (t != nullptr && t->failure)
        lines << tr("Cannot be shown: %1").arg(failureText(*t->failure)).toHtmlEscaped();
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
        return nameText(row);
    case SecondaryRole:
    case Qt::AccessibleDescriptionRole:
        return secondaryText(row);
    case BadgeRole:
        return badge(row);
    case KindRole:
        return static_cast<int>(kindAt(row));
    case PathBytesRole:
        return base::toBytes(pathAt(row));
    case SlicesRole:
        return slicesAt(row);
    case MarksRole:
        return marksAt(row);
    case Qt::ToolTipRole:
        return toolTip(row);
    default:
        return {};
    }
}

Qt::ItemFlags FolderModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const bool archived = (marksAt(index.row()) & browse::kMarkArchived) != 0;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren |
           (archived ? Qt::NoItemFlags : Qt::ItemIsDragEnabled);
}

QStringList FolderModel::mimeTypes() const {
    return {QStringLiteral("text/uri-list")};
}

QMimeData* FolderModel::mimeData(const QModelIndexList& indexes) const {
    std::vector<browse::RowRange> rows;
    for (const QModelIndex& index : indexes) {
        if (!rows.empty() && rows.back().last + 1 == index.row())
            ++rows.back().last;
        else
            rows.push_back({index.row(), index.row()});
    }
    return new FileList(m_view, std::move(rows));
}

void FolderModel::onThumbnailsReady(const std::vector<thumbs::ThumbnailKey>&) {
    // The grid repaints what it shows; nobody else keeps pixels. Finding each key's row would cost
    // more than the few dozen cells in view.
    if (rowCount() > 0)
        Q_EMIT dataChanged(
            index(0), index(rowCount() - 1), {Qt::DecorationRole, SecondaryRole, BadgeRole});
}

} // namespace lightstack::ui
