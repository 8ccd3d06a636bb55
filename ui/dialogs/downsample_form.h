// How small, in what format, where to: the choices of a batch. Rows that have no meaning for the
// choices above them are disabled. Thread: GUI only.
#pragma once

#include "core/downsample/downsample_request.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QSlider;
class QSpinBox;

namespace lightstack::ui {

// What the batch may work on.
struct DownsampleSource {
    QString text; // "Selection: 12 pictures"
    QString name; // "12 pictures"
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path folder; // where they are; results are offered to go beside it
};

class DownsampleForm : public QWidget {
    Q_OBJECT
public:
    explicit DownsampleForm(QWidget* parent = nullptr);

    void setSources(std::vector<DownsampleSource> sources); // the first is meant
    // Sizes, format, quality and the like of the last time. What changes originals is chosen anew
    // each time.
    void setChoices(const downsample::DownsampleRequest& last);
    void setFolder(const std::filesystem::path& folder);         // for the results
    [[nodiscard]] downsample::DownsampleRequest request() const; // without a journal
    // Whether originals stand beside results: else there is nothing to be chosen of them.
    void setOriginalsStand(bool stand);
    [[nodiscard]] QString sourceName() const;
    [[nodiscard]] std::filesystem::path sourceFolder() const;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showPlace();
    void makeSize();
    void makeEncoding();
    void makePlaces();
    void chooseFolder();
    void sourceChosen();
    void update();
    [[nodiscard]] const DownsampleSource* source() const;

    std::vector<DownsampleSource> m_sources;
    std::filesystem::path m_folder; // of results
    bool m_folderChosen = false;
    QFormLayout* m_form;
    QComboBox* m_source;
    QComboBox* m_rule;
    QSpinBox *m_side, *m_width, *m_height;
    QLabel* m_times;
    QLabel* m_sizeNote;
    QComboBox* m_format;
    QSlider* m_qualitySlider;
    QSpinBox* m_quality;
    QComboBox* m_chroma;
    QComboBox* m_ground;
    QCheckBox *m_linear, *m_metadata, *m_srgb;
    QRadioButton *m_toFolder, *m_inPlace;
    QLabel* m_place;
    QPushButton* m_choose;
    QLabel* m_placeNote;
    QComboBox* m_originals;
    QComboBox* m_writing;
};

} // namespace lightstack::ui
