// What is known of the selection: a search box over all groups, groups that fold, values to copy.
//
// Groups that were folded stay folded and the list stays where it was when stepping through files.
// Thread: GUI only.
#pragma once

#include "core/metadata/metadata_service.h"

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
    void setFiles(std::vector<std::filesystem::path> files); // asked for after a moment of rest
    [[nodiscard]] bool isSettled() const noexcept { return m_settled; }

private:
    void onReady(const std::shared_ptr<const metadata::MetadataAnswer>& answer);
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
    QSet<QString> m_folded{
        QStringLiteral("Maker notes"), QStringLiteral("TIFF"), QStringLiteral("ICC")};
    bool m_filling = false;
    bool m_settled = true;
};

} // namespace lightstack::ui
