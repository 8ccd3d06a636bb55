// What is known of the selection: a search box over all groups, groups that fold, values to copy.
//
// Groups that were folded stay folded and the list stays where it was when stepping through files.
// Thread: GUI only.
#pragma once

#include "core/catalog/sidecar_tags.h"
#include "core/metadata/metadata_service.h"
#include "ui/models/background.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace lightstack::ui {

class TagModel;

class MetadataPanel : public QWidget {
    Q_OBJECT
public:
    explicit MetadataPanel(metadata::MetadataService* service, QWidget* parent = nullptr);
    ~MetadataPanel() override;
    void setFiles(std::vector<std::filesystem::path> files); // asked for after a moment of rest
    // What the paired JSON says of a single picture is a group of its own; without this none.
    void setSidecars(std::shared_ptr<catalog::SidecarLookup> lookup);
    void setCatalogFile(const std::filesystem::path& file);
    void refreshSidecar(); // another one may be paired now
    [[nodiscard]] bool isSettled() const noexcept { return m_settled && m_sidecarSettled; }

private:
    void onReady(const std::shared_ptr<const metadata::MetadataAnswer>& answer);
    void askSidecar();
    void showAnswer();
    void refreshTree();
    void showMenu(QPoint position);
    void copyText(const QString& text);
    [[nodiscard]] QString allAsText() const;
    [[nodiscard]] QString allAsJson() const;

    metadata::MetadataService* m_service;
    TagModel* m_model;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QLabel* m_note;
    QTimer m_rest;
    std::vector<std::filesystem::path> m_files;
    std::shared_ptr<const metadata::MetadataAnswer> m_answer; // without the sidecar
    std::shared_ptr<catalog::SidecarLookup> m_sidecars;
    std::filesystem::path m_catalog;
    std::vector<metadata::Tag> m_sidecarTags;
    quint64 m_turn = 0;
    std::stop_source m_stop; // of the look for the sidecar
    QSet<QString> m_folded{
        QStringLiteral("Maker notes"), QStringLiteral("TIFF"), QStringLiteral("ICC")};
    bool m_filling = false;
    bool m_settled = true;
    bool m_sidecarSettled = true;
    Background m_background;
};

} // namespace lightstack::ui
