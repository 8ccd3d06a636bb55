// Volume > Export from the window: from the grid, from a volume that is looked at, and beside a
// pyramid.
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/models/export_job.h"
#include "ui/slices/slice_viewer.h"
#include "ui/window/job_line.h"
#include "ui/window/volume_commands.h"

#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

void addSlices(const WindowFixture& f, const std::string& prefix, int count, int side) {
    for (int z = 0; z < count; ++z)
        f.addPicture("ct/" + prefix + std::to_string(1000 + z) + ".png", side, side);
}

QPushButton* dialogButton(const QDialog* dialog, const QString& text) {
    for (auto* found : dialog->findChildren<QPushButton*>())
        if (found->text() == text) return found;
    return nullptr;
}

ExportDialog* ready(const WindowFixture& f) {
    auto* dialog = f.part<ExportDialog>();
    if (dialog == nullptr || !QTest::qWaitFor([&] { return dialog->canStart(); })) return nullptr;
    return dialog;
}

} // namespace

class ExportMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHiddenExportShowsInTheStatusBar() {
        WindowFixture f;
        QVERIFY(!f.window().actions().exportVolume->isEnabled());
        addSlices(f, "s_", 6, 64);
        f.open(f.folder / "ct");
        f.window().actions().exportVolume->trigger();
        ExportDialog* dialog = ready(f);
        QVERIFY(dialog != nullptr);
        dialogButton(dialog, u"Export"_qs)->click();
        dialog->reject();
        auto* line = f.part<JobLine>();
        QVERIFY(line->isVisible());
        QTRY_VERIFY(line->text().startsWith(u"Export of"_qs) && line->text().endsWith(u"done"_qs));
        line->findChild<QToolButton*>()->click();
        QVERIFY(dialog->isVisible());
        QVERIFY(!line->isVisible());
        QVERIFY(std::filesystem::exists(f.folder / "ct/s.ome.tif"));
    }

    void theBoxOfTheViewIsTaken() {
        WindowFixture f;
        addSlices(f, "longer_", 9, 20);
        addSlices(f, "s_", 6, 64);
        f.open(f.folder / "ct");
        volume::SliceStack stack;
        stack.folder = f.folder / "ct";
        stack.slices.push_back({1000, "s_1000.png"});
        Q_EMIT f.part<SliceViewer>()->exportAsked(stack, {8, 24, 0, 64, 1, 5}, 1);
        ExportDialog* dialog = ready(f);
        QVERIFY(dialog != nullptr);
        QStringList sides;
        for (const auto* spin : dialog->findChildren<QSpinBox*>())
            sides << QString::number(spin->value());
        QCOMPARE(sides, (QStringList{u"8"_qs, u"23"_qs, u"0"_qs, u"63"_qs, u"1"_qs, u"4"_qs}));
        dialogButton(dialog, u"Export"_qs)->click();
        QTRY_COMPARE(dialog->job()->state(), VolumeJob::State::Finished);
        const auto& report = dialog->job()->outcome().report;
        QVERIFY(report.has_value());
        QCOMPARE(report->shape.level.width, 8);
        QCOMPARE(report->shape.level.depth, std::int64_t{3});
    }
};

#include "export_menu_test.moc"
LIGHTSTACK_TEST(ExportMenuTest);
