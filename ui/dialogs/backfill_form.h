// Which blobs shall get a type: their folder, the catalog with their rows, how, and whether only to
// look at first. What waits is counted in the background. Thread: GUI only.
#pragma once

#include "core/catalog/blob_types.h"
#include "ui/models/backfill_job.h"
#include "ui/models/background.h"
#include "ui/models/job_choices.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace lightstack::ui {

class BackfillForm : public QWidget {
    Q_OBJECT
public:
    BackfillForm(
        std::filesystem::path catalog, const BackfillChoices& choices, QWidget* parent = nullptr);

    void setCatalog(const std::filesystem::path& catalog);
    void setBlobs(const std::filesystem::path& folder);
    void setDryRun(bool dry);
    [[nodiscard]] bool isDryRun() const;
    void ask(); // counts anew
    [[nodiscard]] const std::filesystem::path& catalog() const noexcept { return m_catalog; }
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] BackfillWish wish() const;
    [[nodiscard]] BackfillChoices choices() const;
    [[nodiscard]] QString text() const; // what it says

Q_SIGNALS:
    void changed();

private:
    struct There {
        bool folder = false;
        Result<catalog::BlobTypes::Waiting> waiting;
    };
    QWidget* makePlace(QLabel* place, void (BackfillForm::*choose)());
    void chooseCatalog();
    void chooseBlobs();
    void take(const There& there);

    std::filesystem::path m_catalog;
    std::filesystem::path m_blobs;
    double m_blobsPerSecond;
    std::optional<catalog::BlobTypes::Waiting> m_waiting;
    quint64 m_turn = 0;
    QLabel* m_catalogPlace;
    QLabel* m_catalogError;
    QLabel* m_blobsPlace;
    QLabel* m_blobsError;
    QSpinBox* m_batch;
    QSpinBox* m_workers;
    QCheckBox* m_dry;
    QCheckBox* m_retry;
    QLabel* m_says;
    Background m_background;
};

} // namespace lightstack::ui
