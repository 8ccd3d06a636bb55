// The fourth quarter: what the stack is, and where one stands in it. Thread: GUI only.
#pragma once

#include "core/slices/volume_source.h"
#include "ui/slices/volume_scene.h"

#include <QScrollArea>

#include <utility>
#include <vector>

class QLabel;

namespace lightstack::ui {

class FactsPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit FactsPanel(VolumeScene* scene, QWidget* parent = nullptr);

    void setFacts(const slices::VolumeFacts* facts); // null: none; kept as sentences
    [[nodiscard]] QString text() const;              // plain, as a test or a screen reader has it

Q_SIGNALS:
    void voxelSizeWanted();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    [[nodiscard]] QString sizeText() const;
    [[nodiscard]] QString positionRows() const;

    VolumeScene* m_scene;
    QLabel* m_label;
    std::vector<std::pair<QString, QString>> m_rows; // of the stack
    QString m_title;
};

// "16-bit", "32-bit float", "8-bit, 3 channels".
[[nodiscard]] QString sampleText(const image::ImageSpec& spec);

} // namespace lightstack::ui
