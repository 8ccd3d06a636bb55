// The pyramid's dialog over a folder, and what can be seen and done in it.
#pragma once

#include "tests/ui/dialogs/dialog_words.h"
#include "tests/ui/dialogs/stack_folder.h"
#include "ui/dialogs/pyramid_dialog.h"
#include "ui/models/pyramid_job.h"

#include <QComboBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

namespace lightstack::tests {

struct PyramidFixture {
    explicit PyramidFixture(const std::filesystem::path& folder, ui::PyramidPlaces places = {},
        const std::string& name = {})
        : dialog(folder, name, std::move(places)) {
        dialog.show();
    }
    void ready() const { QTRY_VERIFY(dialog.canStart()); }
    QPushButton* button(const QString& text) const { return buttonOf(dialog, text); }
    void click(const QString& text) const {
        QPushButton* found = button(text);
        QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(text));
        found->click();
    }
    QStringList levels() const { return table(u"Levels"_qs, 1); }
    QStringList table(const QString& name, int column) const {
        QStringList out;
        for (const auto* tree : dialog.findChildren<QTreeWidget*>())
            if (tree->accessibleName() == name)
                for (int i = 0; i < tree->topLevelItemCount(); ++i)
                    out << tree->topLevelItem(i)->text(column);
        return out;
    }
    bool says(const QString& text) const { return saysIn(dialog, text); }
    QComboBox* combo(int which) const { return dialog.findChildren<QComboBox*>()[which]; }
    bool ended() const {
        return dialog.job() != nullptr && dialog.job()->state() == ui::PyramidJob::State::Finished;
    }
    ui::PyramidDialog dialog;
};

} // namespace lightstack::tests
