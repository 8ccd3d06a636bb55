// What pyramid is wanted, and what it will be: the choices above, the levels with their sizes
// below, and in one sentence what will be read and written where.
//
// Every change asks a thread for a new preview; the newest wins, and until it is there nothing can
// be started. Thread: GUI only.
#pragma once

#include "ui/models/background.h"
#include "ui/models/pyramid_preview.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace lightstack::ui {

class PyramidForm : public QWidget {
    Q_OBJECT
public:
    explicit PyramidForm(PyramidPlaces places, QWidget* parent = nullptr);

    void setAudit(SharedAudit audit, std::size_t stack);
    void ask(); // for a new preview
    [[nodiscard]] const std::optional<PyramidPreview>& preview() const noexcept {
        return m_preview; // nullopt while a new one is under way
    }

Q_SIGNALS:
    void previewChanged();

private:
    QWidget* makePlace();
    void stackChosen();
    void chooseFolder();
    void take(PyramidPreview preview);
    void showLevels();
    [[nodiscard]] const volume::StackAudit& chosen() const;
    [[nodiscard]] QString plannedWords() const;
    [[nodiscard]] QString placeWords() const;
    [[nodiscard]] QString spaceWords() const;

    PyramidPlaces m_places;
    SharedAudit m_audit;
    std::filesystem::path m_folder; // the user's choice; empty: beside the data
    std::optional<PyramidPreview> m_preview;
    std::optional<SliceTiming> m_timing; // of the stack chosen
    quint64 m_turn = 0;
    QFormLayout* m_form;
    QComboBox* m_stacks;
    QComboBox* m_mode;
    QComboBox* m_format;
    QSpinBox* m_levels;
    QComboBox* m_gaps;
    QCheckBox* m_skipBad;
    QLabel* m_place;
    QPushButton* m_elsewhere;
    QLabel* m_placeNote;
    QLabel* m_space;
    QTreeWidget* m_table;
    QLabel* m_says;
    Background m_background;
};

} // namespace lightstack::ui
