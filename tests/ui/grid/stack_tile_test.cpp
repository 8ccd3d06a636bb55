// Stacks in the grid: what a tile says, where a scrub stands, which thumbnails it asks for and what
// is shown meanwhile, how the place is kept when a stack is expanded or collapsed.
#include "tests/support/test_registry.h"
#include "tests/ui/grid/grid_fixture.h"
#include "ui/grid/cell_painter.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace lightstack;
using namespace lightstack::ui;
using tests::GridFixture;

namespace {

// Answers at once: a picture of the slice's own grey; pages as told.
class GreySource final : public thumbs::ThumbnailSource {
public:
    explicit GreySource(int pages = 1) : m_pages(pages) {}
    thumbs::Thumbnail load(const thumbs::ThumbnailKey& key, const thumbs::LoadContext&) override {
        thumbs::Thumbnail thumbnail;
        thumbnail.image = QImage(key.side(), key.side(), QImage::Format_RGB32);
        thumbnail.image.fill(qRgb(200, 200, 200));
        thumbnail.size = key.size;
        thumbnail.mtimeNs = key.mtimeNs;
        thumbnail.fullSize = {640, 480};
        thumbnail.pages = m_pages;
        thumbnail.mime = "image/tiff";
        thumbnail.bits = 16;
        return thumbnail;
    }

private:
    int m_pages;
};

std::vector<std::string> slices(int count) {
    std::vector<std::string> names;
    for (int i = 1; i <= count; ++i)
        names.push_back("s_" + std::to_string(i) + ".tif");
    return names;
}

struct Service {
    thumbs::ThumbnailService service;
};

struct TileFixture : Service, GridFixture { // the service first, and last to go
    explicit TileFixture(int pages = 1)
        : Service{{std::make_shared<GreySource>(pages), options()}}, GridFixture(&service) {}
    static thumbs::ServiceOptions options() {
        thumbs::ServiceOptions o;
        o.workers = 1;
        return o;
    }
    void moveTo(QPoint point) {
        QMouseEvent move(QEvent::MouseMove, point, grid.viewport()->mapToGlobal(point),
            Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(grid.viewport(), &move);
    }
    // `share` of the way across the cell.
    void scrub(int row, double share) {
        moveTo({cell(row).left() + static_cast<int>(share * (grid.cellSide() - 1)),
            cell(row).top() + 20});
    }
    QString text(int row, int role = Qt::DisplayRole) const {
        return f.model.index(row).data(role).toString();
    }
    bool settle() const {
        return QTest::qWaitFor(
            [this] {
                return f.model.thumbnailAt(0, grid.bucket()) != nullptr && service.pending() == 0;
            },
            5000);
    }
};

} // namespace

class StackTileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTileSaysWhatItHolds() {
        TileFixture g;
        g.f.setStacked({"a.jpg", "raw_001.tif", "raw_002.tif", "raw_004.tif", "raw_4.tif"});
        QCOMPARE(g.f.model.rowCount(), 2);
        QCOMPARE(g.text(1), QStringLiteral("raw_###.tif"));
        QCOMPARE(g.text(1, FolderModel::BadgeRole), QStringLiteral("×3"));
        QCOMPARE(g.text(1, FolderModel::SlicesRole), QStringLiteral("3"));
        QCOMPARE(g.f.model.sizeAt(1), 400U);
        QCOMPARE(g.f.model.pathAt(1).filename().native(), std::string("raw_002.tif"));
        QVERIFY(g.text(1, Qt::ToolTipRole).contains(QStringLiteral("raw_001.tif – raw_004.tif")));
        QVERIFY(g.settle());
        QCOMPARE(g.text(1, FolderModel::SecondaryRole), QStringLiteral("640 × 480 × 3"));
        QCOMPARE(g.text(0, FolderModel::SlicesRole), QStringLiteral("0"));
        QCOMPARE(g.f.model.rowOfName("raw_4.tif"), 1); // inside
        QCOMPARE(g.f.model.rowOfName("raw_5.tif"), -1);
    }
    void filesOfAnExpandedOneSayTheirPlace() {
        TileFixture g;
        g.f.setStacked({"a.jpg", "s_2.tif", "s_4.tif", "s_9.tif"}, {"/s_#.tif"});
        QCOMPARE(g.f.model.rowCount(), 4);
        QCOMPARE(g.text(2), QStringLiteral("s_4.tif"));
        QCOMPARE(g.text(2, FolderModel::BadgeRole), QStringLiteral("2 / 3"));
        QCOMPARE(g.f.model.slicesAt(2), 0);
        QVERIFY(g.f.model.expandedAt(2) != nullptr && g.f.model.expandedAt(0) == nullptr);
    }
    void everyWidthReachesBothEnds_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("slices");
        for (const int width : {64, 160, 511})
            for (const int slices : {1, 2, 3, 64, 1024, 100'000})
                QTest::addRow("%d across %d", slices, width) << width << slices;
    }
    void everyWidthReachesBothEnds() {
        QFETCH(int, width);
        QFETCH(int, slices);
        QCOMPARE(sliceAcross(-5, width, slices), 0);
        QCOMPARE(sliceAcross(0, width, slices), 0);
        QCOMPARE(sliceAcross(width - 1, width, slices), slices - 1);
        QCOMPARE(sliceAcross(width + 9, width, slices), slices - 1);
        for (int x = 1; x < width; ++x)
            QVERIFY(sliceAcross(x, width, slices) >= sliceAcross(x - 1, width, slices));
    }
    void thePointerScrubsAndLeaves() {
        TileFixture g;
        auto names = slices(100);
        names.emplace_back("z.jpg");
        g.f.setStacked(names);
        QCOMPARE(g.grid.scrubbedSlice(0), -1);
        g.scrub(0, 0);
        QCOMPARE(g.grid.scrubbedSlice(0), 0);
        g.scrub(0, 0.5);
        QVERIFY(std::abs(g.grid.scrubbedSlice(0) - 49) <= 1);
        g.scrub(0, 1);
        QCOMPARE(g.grid.scrubbedSlice(0), 99);
        g.scrub(1, 0.5); // a picture
        QCOMPARE(g.grid.scrubbedSlice(0), -1);
        QCOMPARE(g.grid.scrubbedSlice(1), -1);
        g.scrub(0, 0.25);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(g.grid.viewport(), &leave);
        QCOMPARE(g.grid.scrubbedSlice(0), -1);
    }
    void mirroredScrubsFromTheRight() {
        TileFixture g;
        g.grid.setLayoutDirection(Qt::RightToLeft);
        g.f.setStacked(slices(100));
        g.scrub(0, 0);
        QCOMPARE(g.grid.scrubbedSlice(0), 99);
    }
    void whatIsWantedAndWhatIsShown();
    void pagesScrubToo() {
        TileFixture g(7);
        g.f.setStacked({"deep.tif", "x.jpg"});
        QCOMPARE(g.f.model.slicesAt(0), 0); // not known yet
        QVERIFY(g.settle());
        QCOMPARE(g.f.model.slicesAt(0), 7);
        QCOMPARE(g.text(0, FolderModel::BadgeRole), QStringLiteral("×7"));
        g.scrub(0, 1);
        QCOMPARE(g.grid.scrubbedSlice(0), 6);
        QCOMPARE(g.f.model.sliceKeyAt(0, 6, 256, 0).page, 6);
        QVERIFY(QTest::qWaitFor([&] {
            return g.service.peek(g.f.model.sliceKeyAt(0, 6, g.grid.bucket(), 0)) != nullptr;
        }));
    }
    void twoPagesAreADocument() {
        TileFixture g(2);
        g.f.setStacked({"letter.tif"});
        QVERIFY(g.settle());
        QCOMPARE(g.f.model.slicesAt(0), 0);
        QCOMPARE(g.text(0, FolderModel::BadgeRole), QStringLiteral("×2"));
    }
    void edgesAndProgressArePainted();
    void aClickOnTheCountToggles();
    void thePlaceIsKept();
    void aDragCarriesAllFiles() {
        TileFixture g;
        g.f.setStacked({"a.jpg", "s_1.tif", "s_2.tif", "s_3.tif"});
        const std::unique_ptr<QMimeData> data(
            g.f.model.mimeData({g.f.model.index(0), g.f.model.index(1)}));
        QVERIFY(data->hasUrls());
        QCOMPARE(data->urls().size(), 4);
        QCOMPARE(data->urls().last().fileName(), QStringLiteral("s_3.tif"));
        QCOMPARE(data->data(QStringLiteral("text/uri-list")).count("\r\n"), 4);
    }
};

void StackTileTest::whatIsWantedAndWhatIsShown() {
    TileFixture g;
    g.f.setStacked(slices(1000));
    QVERIFY(g.settle());
    StackScrub scrub;
    QVERIFY(!scrub.moveTo(g.f.model, -1, 0, 160));
    QVERIFY(scrub.moveTo(g.f.model, 0, 80, 160));
    QVERIFY(!scrub.moveTo(g.f.model, 0, 80, 160));
    const int first = scrub.slice();
    QVERIFY(scrub.moveTo(g.f.model, 0, 40, 160));
    const auto wanted = scrub.wanted(g.f.model, 256, 154);
    const auto name = [](const thumbs::WantedThumbnail& w) {
        return std::filesystem::path(w.key.path).filename().native();
    };
    QCOMPARE(name(wanted[0]), "s_" + std::to_string(scrub.slice() + 1) + ".tif");
    QCOMPARE(name(wanted[1]), "s_" + std::to_string(first + 1) + ".tif"); // just left
    QVERIFY(wanted.size() > 16 && wanted.size() < 32);
    std::set<std::string> all;
    for (const auto& one : wanted)
        all.insert(name(one));
    QCOMPARE(all.size(), wanted.size());
    QVERIFY(all.contains("s_1.tif") && all.contains("s_1000.tif"));

    // Nothing but the representative's picture (slice 501) is there: it is the nearest.
    const auto* nearest = scrub.shown(g.f.model, g.grid.bucket());
    const auto* middle = g.f.model.thumbnailAt(0, g.grid.bucket());
    QVERIFY(middle != nullptr);
    QVERIFY(nearest == nullptr || nearest == middle);
    g.service.setDemand({wanted[0], wanted[3]});
    QVERIFY(QTest::qWaitFor([&] { return g.service.pending() == 0; }, 5000));
    QVERIFY(scrub.shown(g.f.model, 256) == g.service.peek(wanted[0].key));
    QVERIFY(scrub.moveTo(g.f.model, 0, 42, 160)); // its neighbour, until it is there itself
    QVERIFY(scrub.shown(g.f.model, 256) == g.service.peek(wanted[0].key));
}

void StackTileTest::edgesAndProgressArePainted() {
    TileFixture g;
    g.f.setStacked(slices(50));
    QVERIFY(g.settle());
    const auto paint = [&](int scrubbed) {
        QImage image(220, 240, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        CaptionCache captions;
        CellState state;
        state.scrubbed = scrubbed;
        paintCell(
            painter, g.f.model, 0, QRect(10, 10, 160, 200), 160, g.grid.bucket(), state, captions);
        return image;
    };
    const QImage rest = paint(-1);
    // The picture begins below the two edges, which are narrower and stand apart.
    QCOMPARE(rest.pixel(90, 17 + 20), qRgb(200, 200, 200));
    const QRgb black = qRgb(0, 0, 0);
    int edges = 0;
    for (int y = 8; y < 40 && rest.pixel(90, y) != qRgb(200, 200, 200); ++y)
        edges += rest.pixel(90, y) != black && rest.pixel(90, y - 1) == black ? 1 : 0;
    QCOMPARE(edges, 2);
    const auto accentIn = [](const QImage& image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                count += qBlue(pixel) > qRed(pixel) + 80 ? 1 : 0;
            }
        return count;
    };
    QCOMPARE(accentIn(rest), 0);
    const int tenth = accentIn(paint(4));
    const int half = accentIn(paint(24));
    QVERIFY2(tenth > 0 && std::abs(half - 5 * tenth) <= tenth, qPrintable(QString::number(half)));
}

void StackTileTest::aClickOnTheCountToggles() {
    TileFixture g;
    g.f.setStacked(slices(50));
    QVERIFY(g.settle());
    QSignalSpy toggled(&g.grid, &ThumbnailGrid::stackToggled);
    const QRectF badge = badgeRect(g.f.model, 0, g.cell(0), g.grid.cellSide(), g.grid.bucket(), -1,
        g.grid.devicePixelRatioF());
    QVERIFY(!badge.isEmpty());
    QTest::mouseClick(g.grid.viewport(), Qt::LeftButton, {}, badge.center().toPoint());
    QCOMPARE(toggled.count(), 1);
    QVERIFY(!g.grid.selectionModel()->hasSelection());
    QTest::mouseClick(g.grid.viewport(), Qt::LeftButton, {}, g.cell(0).center());
    QCOMPARE(toggled.count(), 1);
    QVERIFY(g.grid.selectionModel()->hasSelection());
}

void StackTileTest::thePlaceIsKept() {
    TileFixture g;
    std::vector<std::string> names = slices(5);
    names.insert(names.end(), {"a.jpg", "z.jpg"});
    g.f.setStacked(names);
    g.grid.selectRow(1);
    g.f.setStacked(names, {"/s_#.tif"});
    QCOMPARE(g.grid.currentIndex().row(), 1); // its first file
    QCOMPARE(g.f.model.nameAt(1), std::string_view("s_1.tif"));
    g.grid.selectRow(4);
    names.emplace_back("s_6.tif");
    names.emplace_back("s_7.tif");
    g.f.setStacked(names); // collapsed again, and grown
    QCOMPARE(g.grid.currentIndex().row(), 1);
    QCOMPARE(g.text(1, FolderModel::BadgeRole), QStringLiteral("×7"));
    QVERIFY(g.grid.selectionModel()->isSelected(g.f.model.index(1)));
    names.emplace_back("s_8.tif"); // another file stands for it now
    g.f.setStacked(names);
    QCOMPARE(g.grid.currentIndex().row(), 1);
}

#include "stack_tile_test.moc"
LIGHTSTACK_TEST(StackTileTest);
