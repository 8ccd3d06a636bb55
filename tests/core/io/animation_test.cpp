// Moving pictures: frames in order and put together, delays, repetitions, damage.
#include "core/io/animation.h"
#include "tests/core/io/animation_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QtTest>

using namespace lightstack;
using io::Animation;
using tests::ApngFrame;
using tests::TempFolder;

namespace {

std::filesystem::path put(const TempFolder& folder, const char* name, const QByteArray& bytes) {
    return folder.write(
        name, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

QImage plain(const QColor& color, int width = 4, int height = 4) {
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(color);
    return image;
}

// The colours at a point, frame after frame.
QList<QColor> colours(Animation& animation, int count, QPoint at) {
    QList<QColor> out;
    for (int i = 0; i < count; ++i) {
        const auto frame = animation.next({});
        out << (frame ? frame->image.pixelColor(at) : QColor());
    }
    return out;
}

const QColor kRed(255, 0, 0);
const QColor kGreen(0, 255, 0);
const QColor kBlue(0, 0, 255);
const QColor kClear(0, 0, 0, 0);

} // namespace

class AnimationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gifGoesRound() {
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.gif", tests::gifOf({0, 1, 1}, 70)));
        QVERIFY(animation);
        QCOMPARE((*animation)->frames(), 3);
        QCOMPARE((*animation)->plays(), 0);
        QList<int> indexes;
        QList<int> whites;
        for (int i = 0; i < 7; ++i) {
            const auto frame = (*animation)->next({});
            QVERIFY(frame);
            QCOMPARE(frame->delayMs, 70);
            indexes << frame->index;
            whites << (frame->image.pixelColor(0, 0) == QColor(Qt::white) ? 1 : 0);
        }
        QCOMPARE(indexes, (QList<int>{0, 1, 2, 0, 1, 2, 0}));
        QCOMPARE(whites, (QList<int>{0, 1, 1, 0, 1, 1, 0}));
    }
    // Corners of parts, what is under them when they go, palettes of their own.
    void gifFramesArePutTogether() {
        const QByteArray own = QByteArray::fromHex("0a0b0c141516"
                                                   "1e1f20282930");
        const QList<tests::GifPart> parts{
            {{1, 1, 2, 2}, 1, 1},          // a first one that does not fill the screen
            {{0, 0, 4, 2}, 2, 3},          // goes back to what was there
            {{0, 0, 2, 2}, 3, 2, 3},       // all of it a hole
            {{2, 2, 2, 2}, 1, 2, -1, own}, // cleared afterwards
            {{0, 0, 1, 1}, 3, 1},
        };
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.gif", tests::gifOfParts(parts)));
        QVERIFY(animation);
        const QList<QByteArray> expected{
            ".... .rr. .rr. ....",
            "gggg gggg .rr. ....",
            ".... .rr. .rr. ....",
            ".... ..r. .roo ..oo",
            "b... ..r. .r.. ....",
        };
        for (int round = 0; round < 2; ++round)
            for (const QByteArray& wanted : expected) {
                const auto frame = (*animation)->next({});
                QVERIFY(frame);
                QCOMPARE(frame->delayMs, 50);
                QByteArray got;
                for (int y = 0; y < 4; ++y)
                    for (int x = 0; x < 4; ++x) {
                        const QColor color = frame->image.pixelColor(x, y);
                        got += y > 0 && x == 0 ? " " : "";
                        got += color.alpha() == 0                  ? '.'
                               : color == QColor(255, 0, 0)        ? 'r'
                               : color == QColor(0, 255, 0)        ? 'g'
                               : color == QColor(0, 0, 255)        ? 'b'
                               : color == QColor(0x14, 0x15, 0x16) ? 'o'
                                                                   : '?';
                    }
                QCOMPARE(got, wanted);
            }
    }
    void gifWithoutARepetitionPlaysOnce() {
        const TempFolder folder;
        const auto once = Animation::open(put(folder, "a.gif", tests::gifOf({0, 1}, 70, -1)));
        QVERIFY(once);
        QCOMPARE((*once)->plays(), 1);
    }
    void noDelayMeansTheUsualOne() {
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.gif", tests::gifOf({0, 1}, 0)));
        QVERIFY(animation);
        QCOMPARE((*animation)->next({})->delayMs, 100);
    }
    void whatStandsIsUnsupported() {
        const TempFolder folder;
        QByteArray png;
        QBuffer buffer(&png);
        plain(kRed).save(&buffer, "PNG");
        for (const auto& [name, bytes] : {std::pair{"a.gif", tests::gifOf({1}, 50)},
                 std::pair{"a.png", png}, std::pair{"a.txt", QByteArray("no picture at all")}}) {
            const auto animation = Animation::open(put(folder, name, bytes));
            QVERIFY(!animation);
            QCOMPARE(animation.error().code, ErrorCode::Unsupported);
        }
        QCOMPARE(Animation::open(folder / "none.gif").error().code, ErrorCode::NotFound);
    }
    void apngFramesAreCutAndPlaced() {
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.png",
            tests::apngOf(
                {{plain(kRed), {}}, {plain(kGreen, 2, 2), {1, 1}}, {plain(kBlue, 1, 1), {3, 3}}},
                2)));
        QVERIFY(animation);
        QCOMPARE((*animation)->frames(), 3);
        QCOMPARE((*animation)->plays(), 2);
        QCOMPARE(colours(**animation, 4, {1, 1}), (QList<QColor>{kRed, kGreen, kGreen, kRed}));
        QCOMPARE(colours(**animation, 2, {0, 0}), (QList<QColor>{kRed, kRed}));
        QCOMPARE(colours(**animation, 3, {3, 3}), (QList<QColor>{kRed, kRed, kBlue}));
    }
    void apngDisposal_data() {
        QTest::addColumn<int>("disposal");
        QTest::addColumn<QColor>("after");
        QTest::newRow("keep") << 0 << kGreen;
        QTest::newRow("background") << 1 << kClear;
        QTest::newRow("previous") << 2 << kRed;
    }
    void apngDisposal() {
        QFETCH(int, disposal);
        QFETCH(QColor, after);
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.png",
            tests::apngOf({{plain(kRed), {}}, {plain(kGreen, 2, 2), {1, 1}, 50, disposal},
                {plain(kBlue, 1, 1), {0, 0}}})));
        QVERIFY(animation);
        QCOMPARE(colours(**animation, 3, {2, 2}), (QList<QColor>{kRed, kGreen, after}));
    }
    void apngBlending() {
        const TempFolder folder;
        for (const int blend : {0, 1}) {
            const auto animation = Animation::open(put(folder, "a.png",
                tests::apngOf({{plain(kRed), {}}, {plain(kClear), {}, 50, 0, blend}})));
            QVERIFY(animation);
            QCOMPARE(
                colours(**animation, 2, {0, 0}), (QList<QColor>{kRed, blend == 0 ? kClear : kRed}));
        }
    }
    void apngsStillPictureIsNoFrame() {
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.png",
            tests::apngOf({{plain(kGreen), {}, 40}, {plain(kBlue), {}, 60}}, 0, plain(kRed))));
        QVERIFY(animation);
        QCOMPARE((*animation)->frames(), 2);
        const auto first = (*animation)->next({});
        QCOMPARE(first->image.pixelColor(0, 0), kGreen);
        QCOMPARE(first->delayMs, 40);
        QCOMPARE((*animation)->next({})->delayMs, 60);
    }
    void damageIsSaid() {
        const TempFolder folder;
        const ApngFrame outside{plain(kGreen), {2, 2}};
        const auto beyond =
            Animation::open(put(folder, "a.png", tests::apngOf({{plain(kRed), {}}, outside})));
        QCOMPARE(beyond.error().code, ErrorCode::CorruptData);
        // Every truncation: a frame or an error, never more.
        const QByteArray whole = tests::apngOf({{plain(kRed), {}}, {plain(kGreen), {}}});
        for (qsizetype size = 0; size < whole.size(); size += 3) {
            auto cut = Animation::open(put(folder, "b.png", whole.left(size)));
            for (int i = 0; cut && i < 3; ++i)
                if (!(*cut)->next({})) break;
        }
        const QByteArray gif = tests::gifOf({0, 1, 0}, 50);
        for (qsizetype size = 0; size < gif.size(); ++size) {
            auto cut = Animation::open(put(folder, "b.gif", gif.left(size)));
            for (int i = 0; cut && i < 5; ++i)
                if (!(*cut)->next({})) break;
        }
    }
    void webpPlays() {
        const TempFolder folder;
        const QByteArray bytes = tests::webpOf({plain(kRed), plain(kGreen)}, 80, 3);
        if (bytes.isEmpty()) QSKIP("no WebP is written here");
        const auto animation = Animation::open(put(folder, "a.webp", bytes));
        QVERIFY(animation);
        QCOMPARE((*animation)->frames(), 2);
        QCOMPARE(colours(**animation, 3, {1, 1}), (QList<QColor>{kRed, kGreen, kRed}));
        QCOMPARE((*animation)->next({})->delayMs, 80);
    }
    void stopsWhenAsked() {
        const TempFolder folder;
        const auto animation = Animation::open(put(folder, "a.gif", tests::gifOf({0, 1}, 50)));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE((*animation)->next(stop.get_token()).error().code, ErrorCode::Cancelled);
    }
};

#include "animation_test.moc"
LIGHTSTACK_TEST(AnimationTest);
