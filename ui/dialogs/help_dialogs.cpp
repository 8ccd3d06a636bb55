#include "ui/dialogs/help_dialogs.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace lightstack::ui {

void showShortcuts(const QList<QAction*>& actions, QWidget* parent) {
    QDialog dialog(parent);
    dialog.setWindowTitle(QDialog::tr("Keyboard Shortcuts"));
    auto* search = new QLineEdit;
    search->setPlaceholderText(QDialog::tr("Search"));
    search->setClearButtonEnabled(true);
    auto* table = new QTableWidget(0, 2);
    table->setHorizontalHeaderLabels({QDialog::tr("Action"), QDialog::tr("Keys")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const auto addRow = [table](const QString& what, const QString& keys) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(what));
        table->setItem(row, 1, new QTableWidgetItem(keys));
    };
    for (const QAction* action : actions) {
        if (action->shortcuts().isEmpty()) continue;
        addRow(action->text().remove(u'&').remove(QStringLiteral("…")),
            QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    }
    addRow(QDialog::tr("Open the selected picture, back to the grid"), QDialog::tr("Enter, Esc"));
    addRow(QDialog::tr("Next, previous picture"), QDialog::tr("Right or Space, Left or Backspace"));
    addRow(QDialog::tr("Play or pause what moves"), QDialog::tr("Space"));
    addRow(QDialog::tr("Next, previous page of a file"), QDialog::tr("PgDown, PgUp"));
    addRow(QDialog::tr("Larger or smaller thumbnails"), QDialog::tr("Ctrl+Wheel"));
    addRow(QDialog::tr("Zoom at the pointer (viewer)"), QDialog::tr("Wheel"));
    addRow(QDialog::tr("Window and level (viewer)"), QDialog::tr("Drag with the right button"));
    QObject::connect(search, &QLineEdit::textChanged, table, [table](const QString& text) {
        for (int row = 0; row < table->rowCount(); ++row)
            table->setRowHidden(
                row, !table->item(row, 0)->text().contains(text, Qt::CaseInsensitive) &&
                         !table->item(row, 1)->text().contains(text, Qt::CaseInsensitive));
    });
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->addWidget(search);
    layout->addWidget(table);
    dialog.resize(560, 560);
    dialog.exec();
}

void showAbout(QWidget* parent) {
    QDialog dialog(parent);
    dialog.setWindowTitle(QDialog::tr("About Lightstack"));
    auto* picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/icons/lightstack.svg")).pixmap(96, 96));
    picture->setAlignment(Qt::AlignCenter);
    auto* name = new QLabel(QStringLiteral("Lightstack " LIGHTSTACK_VERSION));
    name->setFont(titleFont());
    name->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(
        QDialog::tr("<p align='center'>A photo and volume-slice browser for folders<br>that are "
                    "too big for other programs.</p>"
                    "<p align='center'>Free software under the GNU GPL, version 3 or later.</p>"
                    "<p align='center'>Made with Qt %1, libtiff, libjpeg-turbo, exiv2, "
                    "SQLite,<br>libheif, LibRaw, libjxl, Little CMS and libdeflate.</p>")
            .arg(QLatin1String(qVersion())));
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(kSpace6, kSpace6, kSpace6, kSpace6);
    layout->setSpacing(kSpace3);
    layout->addWidget(picture);
    layout->addWidget(name);
    layout->addWidget(text);
    dialog.exec();
}

} // namespace lightstack::ui
