// Tools > Downsample from the window: what it works on, and that its job outlives the dialog.
#include "tests/support/test_registry.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/dialogs/downsample_dialog.h"
#include "ui/dialogs/downsample_page.h"
#include "ui/grid/thumbnail_grid.h"
#include "ui/models/downsample_job.h"
#include "ui/models/job_list.h"
#include "ui/window/downsample_commands.h"

#include <QComboBox>
#include <QImage>
#include <QMenuBar>
#include <QPushButton>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::WindowFixture;

namespace {

QAction* actionOf(WindowFixture& f) {
    return f.part<DownsampleCommands>()->action();
}

DownsampleDialog* openDialog(WindowFixture& f) {
    actionOf(f)->trigger();
    DownsampleDialog* dialog = nullptr;
    const auto ready = [&] {
        dialog = f.part<DownsampleDialog>();
        return dialog != nullptr && dialog->page()->forecaster().forecast().has_value();
    };
    return QTest::qWaitFor(ready) ? dialog : nullptr;
}

} // namespace

class DownsampleMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itStandsInToolsAndNeedsAFolder() {
        WindowFixture f;
        QVERIFY(!actionOf(f)->isEnabled());
        QVERIFY(f.window().shortcutActions().contains(actionOf(f)));
        bool found = false;
        for (const QAction* menu : f.window().menuBar()->actions())
            found =
                found || (menu->menu() != nullptr && menu->menu()->actions().contains(actionOf(f)));
        QVERIFY(found);
        f.addPicture("a.png");
        f.open(f.folder.path());
        QVERIFY(actionOf(f)->isEnabled());
    }

    void theSelectionComesFirstThenTheFolder() {
        WindowFixture f;
        f.addPicture("in/a.png", 700, 500);
        f.addPicture("in/b.png", 800, 500);
        f.addPicture("in/sub/c.png", 900, 500);
        f.open(f.folder / "in");
        QVERIFY(f.window().selectName("b.png"));
        DownsampleDialog* dialog = openDialog(f);
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->page()->forecaster().forecast()->writing, 1U);
        for (QComboBox* box : dialog->findChildren<QComboBox*>())
            if (box->currentText().startsWith(QStringLiteral("Selection"))) box->setCurrentIndex(1);
        QTRY_VERIFY(dialog->page()->forecaster().forecast() &&
                    dialog->page()->forecaster().forecast()->writing == 3);
    }

    void theJobGoesOnWithoutItsDialog() {
        WindowFixture f;
        for (int i = 0; i < 6; ++i)
            f.addPicture("in/p" + std::to_string(i) + ".png", 900, 600);
        f.open(f.folder / "in");
        QPointer<DownsampleDialog> dialog = openDialog(f);
        QVERIFY(dialog != nullptr);
        dialog->start();
        const auto* job = qobject_cast<DownsampleJob*>(f.window().jobs()->jobs().front());
        QVERIFY(job != nullptr);
        dialog->reject();
        QTRY_COMPARE(job->state(), Job::State::Finished);
        QCOMPARE(job->outcome()->total.written, 6U);
        const QImage small(QString::fromStdString((f.folder / "in small/p3.png").string()));
        QCOMPARE(small.size(), QSize(512, 341));
    }
};

#include "downsample_menu_test.moc"
LIGHTSTACK_TEST(DownsampleMenuTest);
