// What shall be scanned into the catalog: folders and archive parts (also dropped), the catalog's
// place, and, behind "More", how. What will happen is counted in the background and said in words.
// Thread: GUI only.
#pragma once

#include "ui/models/background.h"
#include "ui/models/job_choices.h"
#include "ui/models/scan_job.h"
#include "ui/models/scan_preview.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace lightstack::ui {

class ScanForm : public QWidget {
    Q_OBJECT
public:
    ScanForm(std::filesystem::path catalog, const ScanChoices& choices, QWidget* parent = nullptr);
    ~ScanForm() override;

    void addRoots(const std::vector<std::filesystem::path>& roots);
    void setCatalog(const std::filesystem::path& catalog);
    [[nodiscard]] const std::filesystem::path& catalog() const noexcept { return m_catalog; }
    [[nodiscard]] const std::vector<std::filesystem::path>& roots() const noexcept {
        return m_roots;
    }
    [[nodiscard]] bool canStart() const; // counted or not: Enter need not wait
    [[nodiscard]] bool isCounted() const noexcept { return m_preview.has_value(); }
    [[nodiscard]] ScanWish wish() const;
    [[nodiscard]] ScanChoices choices() const;
    [[nodiscard]] QString text() const; // what it says

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeRoots();
    QWidget* makeCatalog();
    QWidget* makeMore();
    void chooseFolder();
    void chooseArchives();
    void chooseCatalog();
    void removeSelected();
    void showRoots();
    void count();
    void follow();
    void take(Result<ScanPreview> preview);
    [[nodiscard]] QString words(const ScanPreview& preview) const;

    std::filesystem::path m_catalog;
    std::vector<std::filesystem::path> m_roots;
    double m_filesPerSecond;
    std::optional<ScanPreview> m_preview; // none: being counted, or it failed
    std::shared_ptr<ScanTally> m_tally;
    std::stop_source m_stop;
    quint64 m_turn = 0;
    QListWidget* m_list;
    QPushButton* m_remove;
    QLabel* m_error;
    QLabel* m_place;
    QLabel* m_says;
    QToolButton* m_more;
    QWidget* m_options;
    QSpinBox* m_workers;
    QSpinBox* m_queue;
    QSpinBox* m_batch;
    QCheckBox* m_sequential;
    QCheckBox* m_metadataFirst;
    QTimer m_looks;
    Background m_background;
};

} // namespace lightstack::ui
