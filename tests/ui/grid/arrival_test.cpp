// What is painted when a thumbnail arrives: its cell, and no page.
#include "tests/support/test_registry.h"
#include "tests/ui/grid/grid_fixture.h"

#include <QPaintEvent>
#include <QSignalSpy>
#include <QtTest>

#include <condition_variable>
#include <mutex>

using namespace lightstack;
using namespace lightstack::ui;
using tests::GridFixture;

namespace {

// Answers with white pictures, one each time it is let.
class GatedSource final : public thumbs::ThumbnailSource {
public:
    thumbs::Thumbnail load(
        const thumbs::ThumbnailKey& key, const thumbs::LoadContext& context) override {
        std::unique_lock lock(m_mutex);
        m_let.wait(lock, context.stop, [this] { return m_open > 0; });
        --m_open;
        thumbs::Thumbnail thumbnail;
        thumbnail.image = QImage(key.side(), key.side(), QImage::Format_RGB32);
        thumbnail.image.fill(Qt::white);
        thumbnail.fullSize = {640, 480};
        return thumbnail;
    }
    void let(int answers) {
        const std::lock_guard lock(m_mutex);
        m_open += answers;
        m_let.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_let;
    int m_open = 0;
};

class Painted final : public QObject {
public:
    explicit Painted(QWidget* widget) { widget->installEventFilter(this); }
    QRegion region;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
};

thumbs::ServiceOptions oneWorker() {
    thumbs::ServiceOptions options;
    options.workers = 1;
    return options;
}

} // namespace

class ArrivalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Films have no picture, but a length that their tile tells.
    void filmsAreAskedToo() {
        const auto source = std::make_shared<GatedSource>();
        thumbs::ThumbnailService service(source, oneWorker());
        GridFixture g(&service);
        QVERIFY(g.isExposed());
        g.f.setNames({"a.jpg", "b.mp4", "c.json"});
        QTRY_COMPARE(service.pending(), 2);
        source->let(2);
    }

    void onlyItsCellIsPainted() {
        const auto source = std::make_shared<GatedSource>();
        thumbs::ThumbnailService service(source, oneWorker());
        GridFixture g(&service);
        QVERIFY(g.isExposed());
        g.f.setNames({"a.jpg", "b.jpg", "c.jpg", "d.jpg"});
        QSignalSpy ready(&service, &thumbs::ThumbnailService::thumbnailsReady);
        QTRY_COMPARE(service.pending(), 4);
        QCoreApplication::processEvents();
        Painted painted(g.grid.viewport());
        for (int done = 1; done <= 4; ++done) {
            painted.region = {};
            source->let(1);
            QTRY_COMPARE(ready.count(), done);
            QTRY_VERIFY(!painted.region.isEmpty());
            const auto key =
                ready.back().front().value<std::vector<thumbs::ThumbnailKey>>().front();
            for (int row = 0; row < 4; ++row) {
                const QRect cell = g.cell(row);
                const bool its = g.f.model.keyAt(row, g.grid.bucket()).path == key.path;
                QCOMPARE(painted.region.contains(cell.center()), its);
                const QColor ground = g.grid.viewport()->grab(cell).toImage().pixelColor(
                    cell.width() / 2, cell.width() / 2);
                if (its) QCOMPARE(ground, QColor(Qt::white));
            }
        }
    }
    void everyPixelIsPainted() {
        GridFixture g;
        QVERIFY(g.isExposed());
        g.f.setNames({"a.jpg"});
        // Nothing of what was there before shines through.
        QImage before(g.grid.viewport()->size(), QImage::Format_RGB32);
        before.fill(Qt::magenta);
        g.grid.viewport()->render(&before, {}, {}, QWidget::RenderFlags());
        for (int y = 0; y < before.height(); ++y)
            for (int x = 0; x < before.width(); ++x)
                QVERIFY(before.pixelColor(x, y) != QColor(Qt::magenta));
    }
};

#include "arrival_test.moc"
LIGHTSTACK_TEST(ArrivalTest);
