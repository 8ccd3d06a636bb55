// What came of a batch, by sub-folder: the report. Thread: GUI only.
#pragma once

#include "core/downsample/downsample_request.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace lightstack::ui {

class LazyTable;

class DownsampleResult : public QWidget {
    Q_OBJECT
public:
    explicit DownsampleResult(QWidget* parent = nullptr);
    void showReport(
        const downsample::DownsampleReport& report, const downsample::DownsampleRequest& request);
    void clear();
    // Of its table; the row of all has no folder.
    [[nodiscard]] static QStringList columns();
    [[nodiscard]] static QStringList cells(
        const downsample::ShardTotals& totals, const std::filesystem::path& root);

private:
    LazyTable* m_shards;
    QTreeView* m_view;
    QLabel* m_notes;
};

} // namespace lightstack::ui
