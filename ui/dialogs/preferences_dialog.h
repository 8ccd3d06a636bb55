// The preferences: a form whose settings act at once when applied; the size of the thumbnail store
// with a button to clear it. Thread: GUI only.
#pragma once

#include "core/catalog/thumbnail_store.h"
#include "ui/dialogs/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace lightstack::ui {

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    PreferencesDialog(
        const Preferences& now, const catalog::StoreStatus& store, QWidget* parent = nullptr);
    [[nodiscard]] Preferences preferences() const;
    void storeNotCleared(const QString& why); // what was asked for did not succeed

Q_SIGNALS:
    void clearStoreRequested();

private:
    QLabel* m_size; // of the store
    QComboBox* m_scheme;
    QSpinBox* m_memory;
    QSpinBox* m_store;
    QSpinBox* m_workers;
    QCheckBox* m_previews;
    QCheckBox* m_desktop;
    QCheckBox* m_confirm;
    QCheckBox* m_restore;
    QCheckBox* m_zoom;
};

} // namespace lightstack::ui
