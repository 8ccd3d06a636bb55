#include "ui/dialogs/help_dialogs.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

QDialogButtonBox* closeButton(QDialog& dialog) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    return buttons;
}

class ShortcutTable : public QTableWidget {
public:
    explicit ShortcutTable(const std::vector<ShortcutGroup>& groups) : QTableWidget(0, 2) {
        horizontalHeader()->hide();
        horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
        horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
        verticalHeader()->hide();
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kSpace2);
        setShowGrid(false);
        setEditTriggers(NoEditTriggers);
        setSelectionBehavior(SelectRows);
        setAccessibleName(QDialog::tr("Keyboard Shortcuts"));
        for (const ShortcutGroup& group : groups)
            addGroup(group);
    }
    // Rows that hold the text, and the titles above them.
    void filter(const QString& text) {
        int title = -1;
        const auto holds = [&](int row) {
            return item(row, 0)->text().contains(text, Qt::CaseInsensitive) ||
                   item(row, 1)->text().contains(text, Qt::CaseInsensitive);
        };
        for (int row = 0; row < rowCount(); ++row) {
            const bool isTitle = item(row, 1) == nullptr;
            if (isTitle) title = row;
            setRowHidden(row, isTitle ? !text.isEmpty() : !holds(row));
            if (!isTitle && title >= 0 && !isRowHidden(row)) setRowHidden(title, false);
        }
    }

private:
    void addGroup(const ShortcutGroup& group) {
        auto* title = new QTableWidgetItem(group.title);
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        title->setFont(bold);
        title->setFlags(Qt::ItemIsEnabled);
        title->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
        const int row = rowCount();
        insertRow(row);
        setItem(row, 0, title);
        setSpan(row, 0, 1, 2);
        setRowHeight(row, fontMetrics().height() + kSpace4);
        for (const QAction* action : group.actions)
            if (!action->shortcuts().isEmpty())
                addRow(action->text().remove(u'&').remove(QStringLiteral("…")),
                    QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
                        .replace(QStringLiteral("; "), QStringLiteral(", ")));
        for (const auto& [what, keys] : group.others)
            addRow(what, keys);
    }
    void addRow(const QString& what, const QString& keys) {
        const int row = rowCount();
        insertRow(row);
        setItem(row, 0, new QTableWidgetItem(what));
        setItem(row, 1, new QTableWidgetItem(keys));
    }
};

} // namespace

void showShortcuts(const std::vector<ShortcutGroup>& groups, QWidget* parent) {
    QDialog dialog(parent);
    dialog.setWindowTitle(QDialog::tr("Keyboard Shortcuts"));
    auto* search = new QLineEdit;
    search->setPlaceholderText(QDialog::tr("Search"));
    search->setAccessibleName(QDialog::tr("Search"));
    search->setClearButtonEnabled(true);
    search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    auto* table = new ShortcutTable(groups);
    QObject::connect(search, &QLineEdit::textChanged, table, &ShortcutTable::filter);
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
    layout->setSpacing(kSpace3);
    layout->addWidget(search);
    layout->addWidget(table);
    layout->addWidget(closeButton(dialog));
    dialog.resize(560, 640);
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
                    "<p align='center'>Made with Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,<br>"
                    "libheif, LibRaw, libjxl, libwebp, Little CMS, libarchive,<br>"
                    "libdeflate and simdjson.</p>")
            .arg(QLatin1String(qVersion())));
    text->setTextFormat(Qt::RichText);
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(kSpace6, kSpace6, kSpace6, kSpace6);
    layout->setSpacing(kSpace3);
    layout->addWidget(picture);
    layout->addWidget(name);
    layout->addWidget(text);
    layout->addWidget(closeButton(dialog));
    dialog.exec();
}

} // namespace lightstack::ui
