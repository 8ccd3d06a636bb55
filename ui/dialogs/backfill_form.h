// Which blobs shall get a type: the store and its catalog, where rows come from, how it is done,
// and whether only to look at first. What waits is counted in the background. Thread: GUI only.
#pragma once

#include "core/catalog/blob_types.h"
#include "ui/models/backfill_job.h"
#include "ui/models/background.h"
#include "ui/models/job_choices.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace lightstack::ui {

class BackfillForm : public QWidget {
    Q_OBJECT
public:
    BackfillForm(
        std::filesystem::path catalog, const BackfillChoices& choices, QWidget* parent = nullptr);

    void setCatalog(const std::filesystem::path& catalog);
    void setBlobs(const std::filesystem::path& folder);
    void setRows(const std::filesystem::path& list); // empty: none
    void setRegister(bool all);
    void setDryRun(bool dry);
    [[nodiscard]] bool isDryRun() const;
    void ask(); // counts anew
    [[nodiscard]] const std::filesystem::path& catalog() const noexcept { return m_catalog; }
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] BackfillWish wish() const;
    [[nodiscard]] BackfillChoices choices() const;
    [[nodiscard]] QString text() const; // what it says

Q_SIGNALS:
    void changed();

private:
    struct There {
        bool folder = false;
        bool list = true;
        bool rows = false; // the catalog has some
        Result<catalog::BlobTypes::Waiting> waiting;
    };
    QWidget* makePlace(QLabel* place, void (BackfillForm::*choose)());
    void chooseCatalog();
    void chooseBlobs();
    void chooseRows();
    [[nodiscard]] QStringList forecast() const;
    [[nodiscard]] bool retries() const;
    void take(const There& there);
    void sayForecast();

    std::filesystem::path m_catalog;
    std::filesystem::path m_blobs;
    std::filesystem::path m_rows;
    bool m_comesIn = false; // rows will, so that nothing needs to wait already
    bool m_hasRows = true;  // the catalog
    double m_blobsPerSecond;
    std::optional<catalog::BlobTypes::Waiting> m_waiting;
    quint64 m_turn = 0;
    QLabel* m_catalogPlace;
    QLabel* m_catalogError;
    QLabel* m_blobsPlace;
    QLabel* m_blobsError;
    QLabel* m_rowsPlace;
    QLabel* m_rowsError;
    QPushButton* m_noRows;
    QCheckBox* m_nul;
    QCheckBox* m_register;
    QSpinBox* m_batch;
    QSpinBox* m_workers;
    QCheckBox* m_dry;
    QCheckBox* m_retry;
    QLabel* m_says;
    Background m_background;
};

} // namespace lightstack::ui
