#include "ui/dialogs/preferences_dialog.h"

#include "ui/dialogs/form_parts.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

QSpinBox* numberBox(int low, int high, int step, int value, const QString& suffix) {
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    return box;
}

QCheckBox* checkBox(const QString& text, bool on) {
    auto* box = new QCheckBox(text);
    box->setChecked(on);
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(
    const Preferences& now, const catalog::StoreStatus& store, QWidget* parent)
    : QDialog(parent)
    , m_size(new QLabel)
    , m_scheme(new QComboBox)
    , m_memory(numberBox(32, 8192, 32, now.memoryMb, tr(" MB")))
    , m_store(numberBox(64, 262'144, 256, now.storeMb, tr(" MB")))
    , m_workers(numberBox(0, 64, 1, now.workers, {}))
    , m_previews(checkBox(
          tr("&Use pictures embedded in files where they are large enough"), now.allowPreviews))
    , m_desktop(checkBox(tr("&Read the desktop’s thumbnails"), now.readDesktopCache))
    , m_confirm(checkBox(tr("A&sk before moving to the trash"), now.confirmTrash))
    , m_restore(checkBox(tr("Open the &last folder at start"), now.restoreSession))
    , m_zoom(checkBox(tr("&Keep zoom and position from picture to picture"), now.keepZoom)) {
    setWindowTitle(tr("Preferences"));
    m_scheme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_scheme->setCurrentIndex(static_cast<int>(now.scheme));
    m_workers->setSpecialValueText(tr("One per core"));
    m_size->setText(store.usable && store.rows == 0 ? tr("Empty")
                    : store.usable
                        ? tr("%1 in %Ln thumbnails", nullptr, static_cast<int>(store.rows))
                              .arg(byteText(static_cast<std::uint64_t>(store.bytes)))
                        : tr("Not in use: %1").arg(failureText(store.reason)));
    auto* clear = new QPushButton(tr("&Clear Thumbnails"));
    const QString about = tr("They are made again as folders are shown");
    setAble(clear, store.usable && store.rows > 0, tr("There are none to be cleared"), about);
    connect(clear, &QPushButton::clicked, this, [this, clear] {
        m_size->setText(tr("Empty"));
        setAble(clear, false, tr("There are none to be cleared"));
        Q_EMIT clearStoreRequested();
    });
    auto* form = new QFormLayout;
    form->setVerticalSpacing(kSpace3);
    form->setHorizontalSpacing(kSpace4);
    form->addRow(tr("&Appearance"), m_scheme);
    form->addRow(tr("Thumbnails in &memory"), m_memory);
    form->addRow(tr("Thumbnails on &disk, at most"), m_store);
    form->addRow(tr("On disk now"), m_size);
    auto* clearRow = new QHBoxLayout; // as wide as its word
    clearRow->addWidget(clear);
    clearRow->addStretch(1);
    form->addRow({}, clearRow);
    form->addRow(tr("&Worker threads"), m_workers);
    form->addRow({}, m_previews);
    form->addRow({}, m_desktop);
    form->addRow({}, m_zoom);
    form->addRow({}, m_restore);
    form->addRow({}, m_confirm);
    auto* buttons = new QDialogButtonBox;
    QPushButton* apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    clear->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace6, kSpace6, kSpace6, kSpace4);
    layout->setSpacing(kSpace6);
    layout->addLayout(form);
    levelLabels(form);
    layout->addWidget(buttons);
    apply->setDefault(true);
}

void PreferencesDialog::storeNotCleared(const QString& why) {
    m_size->setText(tr("Not cleared: %1").arg(why));
}

Preferences PreferencesDialog::preferences() const {
    return {static_cast<Scheme>(m_scheme->currentIndex()), m_memory->value(), m_store->value(),
        m_workers->value(), m_previews->isChecked(), m_desktop->isChecked(), m_confirm->isChecked(),
        m_restore->isChecked(), m_zoom->isChecked()};
}

} // namespace lightstack::ui
