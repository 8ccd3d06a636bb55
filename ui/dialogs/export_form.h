// What is exported, as what, and where to: the choices above, and below in words and numbers what
// will be read and written. Every change asks a thread for a new preview; the newest wins, and
// until it is there nothing can be started. Thread: GUI only.
#pragma once

#include "core/volume/stack_audit.h"
#include "ui/models/background.h"
#include "ui/models/export_preview.h"
#include "ui/models/pyramid_preview.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace lightstack::ui {

class ExportBoxForm;

class ExportForm : public QWidget {
    Q_OBJECT
public:
    // What is to be exported, as far as it is known.
    struct Start {
        std::optional<volume::VolumeBox> box;
        int level = 0;
        std::optional<volume::VoxelEdges> voxel; // the user's own word
        std::optional<volume::ExportFormat> format;
    };
    explicit ExportForm(QWidget* parent = nullptr);

    void setAudit(SharedAudit audit, std::size_t stack, const Start& start);
    void ask(); // for a new preview
    [[nodiscard]] const std::optional<ExportPreview>& preview() const noexcept {
        return m_preview; // nullopt while a new one is under way
    }

Q_SIGNALS:
    void previewChanged();

private:
    void stackChosen(const Start& start);
    void formatChosen();
    void fillLevels(int level);
    void choosePlace();
    void take(ExportPreview preview);
    [[nodiscard]] const volume::StackAudit& chosen() const;
    [[nodiscard]] volume::ExportFormat format() const;
    [[nodiscard]] QString plannedWords() const;
    [[nodiscard]] QString noteWords() const;

    SharedAudit m_audit;
    std::optional<volume::VoxelEdges> m_voxel;
    volume::VolumeBox m_whole;
    std::filesystem::path m_out; // the user's choice; empty: by default
    bool m_overwrite = false;
    std::optional<ExportPreview> m_preview;
    quint64 m_turn = 0;
    QFormLayout* m_form;
    QComboBox* m_stacks;
    QComboBox* m_formats;
    QLabel* m_hint;
    QComboBox* m_levels;
    ExportBoxForm* m_box;
    QComboBox* m_gaps;
    QCheckBox* m_skipBad;
    QLabel* m_place;
    QPushButton* m_elsewhere;
    QLabel* m_says;
    QLabel* m_notes;
    Background m_background;
};

} // namespace lightstack::ui
