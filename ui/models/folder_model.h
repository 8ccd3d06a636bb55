// The rows of the open folder for the grid and the viewer: names, kinds, captions, badges,
// thumbnails.
//
// Holds a FolderView and swaps it whole (O(1), a model reset: there are no persistent indexes); the
// grid finds its place again by name. Thumbnails are looked up, never made, here. A stack of slices
// is one row that shows its middle slice; a TIFF of several pages turns out to be one when its
// thumbnail is there. Thread: GUI only.
#pragma once

#include "core/browse/folder_view.h"
#include "core/thumbs/thumbnail_service.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace lightstack::ui {

class FolderModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole, // lossy text
        SecondaryRole,           // dimensions or date
        BadgeRole,               // "RAW", "TIFF 16", "×128", "3 / 128", ""
        KindRole,                // browse::EntryKind as int
        PathBytesRole,           // QByteArray
        SlicesRole,              // int: slicesAt()
        MarksRole,               // int: browse::ListMark of a list's entry
    };

    explicit FolderModel(thumbs::ThumbnailService* service, QObject* parent = nullptr);

    void setView(std::shared_ptr<const browse::FolderView> view);
    [[nodiscard]] const browse::FolderView* view() const noexcept { return m_view.get(); }
    // To be kept, or looked at on a worker.
    [[nodiscard]] std::shared_ptr<const browse::FolderView> sharedView() const { return m_view; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

    // Requires: 0 <= row < rowCount().
    [[nodiscard]] std::filesystem::path pathAt(int row) const;
    [[nodiscard]] std::string_view nameAt(int row) const;
    [[nodiscard]] browse::EntryKind kindAt(int row) const;
    [[nodiscard]] std::uint64_t sizeAt(int row) const;
    // -1 where the name is not shown; the stack's row for a slice inside. Looks through the names:
    // a few ms in a million.
    [[nodiscard]] int rowOfName(std::string_view name) const;
    // The same for a file, in a list too.
    [[nodiscard]] int rowOfPath(const std::filesystem::path& file) const;
    [[nodiscard]] bool isList() const { return m_view && m_view->facts; }
    [[nodiscard]] std::uint8_t marksAt(int row) const;

    // The stack a row stands for; null: it is a file or folder.
    [[nodiscard]] const browse::FolderStack* stackAt(int row) const;
    // The expanded stack a row is a file of.
    [[nodiscard]] const browse::FolderStack* expandedAt(int row) const;
    // Slices behind a row: files of a stack, pages of a TIFF; 0 where it is a picture.
    [[nodiscard]] int slicesAt(int row) const;
    [[nodiscard]] bool isPagedAt(int row) const;
    // 0 <= slice < slicesAt(row).
    [[nodiscard]] thumbs::ThumbnailKey sliceKeyAt(int row, int slice, int bucket, int fit) const;
    // `fit`: the side of the cell in device pixels; 0: the bucket's.
    [[nodiscard]] thumbs::ThumbnailKey keyAt(int row, int bucket, int fit = 0) const;
    // Null where there is none yet.
    [[nodiscard]] const thumbs::Thumbnail* thumbnailAt(int row, int bucket) const;
    [[nodiscard]] thumbs::ThumbnailService* service() const noexcept { return m_service; }

    // The bucket whose thumbnails the captions and badges are taken from (the grid sets its own).
    void setBucket(int bucket) noexcept { m_bucket = bucket; }

Q_SIGNALS:
    void viewAboutToChange();
    void viewChanged();

private:
    void onThumbnailsReady(const std::vector<thumbs::ThumbnailKey>& keys);
    [[nodiscard]] browse::FolderTable::Id idAt(int row) const;
    [[nodiscard]] thumbs::ThumbnailKey keyOf(
        browse::FolderTable::Id id, int page, int bucket, int fit) const;
    [[nodiscard]] QString nameText(int row) const;
    [[nodiscard]] QString secondaryText(int row) const;
    [[nodiscard]] QString badge(int row) const;
    [[nodiscard]] QString toolTip(int row) const;
    [[nodiscard]] QStringList listLines(int row) const; // of the tool tip

    // Which slices a stack's window is taken from; made when first asked for.
    [[nodiscard]] std::shared_ptr<const thumbs::StackSample> sampleOf(int stack) const;
    [[nodiscard]] std::shared_ptr<const thumbs::StackSample> pagesOf(int row) const;

    thumbs::ThumbnailService* m_service;
    std::shared_ptr<const browse::FolderView> m_view;
    mutable std::unordered_map<int, std::shared_ptr<const thumbs::StackSample>>
        m_samples; // by stack of the view; of pages: by -1 - row
    int m_bucket = 256;
};

} // namespace lightstack::ui
