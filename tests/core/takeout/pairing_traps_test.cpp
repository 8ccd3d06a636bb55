// What names seem to say and do not: found by a generator of exports that knows the truth.
#include "core/takeout/archive_parts.h"
#include "tests/core/takeout/pairing_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::takeout;
using namespace lightstack::tests;

namespace {

using Lines = std::vector<std::string>;

// Media that stay alone.
Lines alone(const Lines& lines) {
    const FolderNames folder(lines);
    Lines out;
    for (const std::uint32_t id : pairFolder(folder.entries).unpaired)
        out.emplace_back(folder.entries[id].name);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

class PairingTrapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "name (1).jpg" is a title, but for one of full length: the cut went through the space.
    void aCounterBehindASpaceAtFullLength() {
        const std::string stem = unfolded("{46*a} ");
        const std::string name = stem + ".jpg", second = stem + "(1).jpg";
        const std::string title = stem + "and more.jpg";
        const std::string json = unfolded("{46*a}");
        QCOMPARE(
            pairLines(Lines{name, second, json + ".json|" + title, json + "(1).json|" + title}),
            (Lines{second + " > " + json + "(1).json = counter-moved-clipped",
                name + " > " + json + ".json = own-name-clipped"}));
        QCOMPARE(splitName("skytree (2).jpg").counter, std::string_view());
        const std::string shorter = unfolded("{44*a}x (2).jpg");
        QCOMPARE(splitName(shorter).counter, std::string_view());
        QCOMPARE(splitName(second).counter, std::string_view("(1)"));
    }

    // Three uploads of one title, and one of another that is cut to the same: the first sidecar
    // and the last media file are lost.
    void equalLossesOnBothSidesOfAFamily() {
        const std::string stem = unfolded("{47*l}"), json = unfolded("{46*l}");
        const std::string one = stem + "a.jpg", two = stem + "b.png";
        const std::string jpg = stem + ".jpg", again = stem + "(1).jpg";
        QCOMPARE(alone({jpg, again, json + "(1).json|" + one, json + "(2).json|" + one}),
            (Lines{again, jpg}));
        QCOMPARE(alone({jpg, again, stem + ".png", json + "(1).json|" + one,
                     json + "(2).json|" + one, json + "(3).json|" + two}),
            (Lines{again, jpg, stem + ".png"}));
        // Nothing is lost: the other title stands between them.
        QCOMPARE(alone({jpg, again, stem + ".png", json + ".json|" + one, json + "(1).json|" + two,
                     json + "(2).json|" + one}),
            Lines{});
    }

    // Whoever is called like a sidecar that has not found its media is no edit or film of another.
    void uploadsOfTheirOwnBorrowNothing() {
        QCOMPARE(alone({"x.dng", "x-effects.png", "x.dng.json|x.dng"}), Lines{});
        QCOMPARE(alone({"x.dng", "x-effects.png", "x.dng.json|x.dng",
                     "x-effects.png(5).json|x-effects.png"}),
            Lines{"x-effects.png"});
    }

    // An edit is of the original of its own name and kind, or of the only one of another kind.
    void editsOfSeveralOriginals() {
        QCOMPARE(alone({"x.heic", "x-edited.jpg", "x.heic.json|x.heic"}), Lines{});
        QCOMPARE(
            alone({"x.heic", "x.JPG", "x-edited.jpg", "x.heic.json|x.heic", "x.JPG.json|x.JPG"}),
            Lines{"x-edited.jpg"});
        QCOMPARE(alone({"x.heic", "x.png", "x-edited.jpg", "x.heic.json|x.heic"}),
            (Lines{"x-edited.jpg", "x.png"}));
        // Letters of the stem are the title's own.
        QCOMPARE(alone({"b.jpg", "B-edited.jpg", "b.jpg.json|b.jpg"}), Lines{"B-edited.jpg"});
    }

    // What the still's shorter name does not hold of the film's is in the title.
    void filmsOfStillsThatAreCutShorter() {
        const std::string stem = unfolded("{46*f}");
        const std::string heic = stem + ".HEIC", json = unfolded("{46*f}.json|");
        QCOMPARE(alone({heic, stem + "g.MP4", json + stem + "ghost.HEIC"}), Lines{});
        QCOMPARE(alone({heic, stem + "-.MP4", json + stem + ".HEIC"}), Lines{stem + "-.MP4"});
    }

    // A film whose name is that of an edit, beside the film that it is an edit of.
    void editedFilms() {
        QCOMPARE(pairLines(Lines{"x.MP4", "x-edited.MP4", "x-edited.JPG", "x.MP4.json|x.MP4",
                     "x-edited.JPG.json|x-edited.JPG"}),
            (Lines{
                "x-edited.JPG > x-edited.JPG.json = own-name", "x.MP4 > x.MP4.json = own-name"}));
    }

    // Sidecars are forgotten from the second copy on; where one of them has its own, or a copy is
    // missing, they were lost.
    void copiesWithoutASidecar() {
        const std::string stem = unfolded("{42*o}_P"), json = unfolded("{42*o}_P.j");
        const std::string base = stem + ".jpg", copy = stem + "(1).jpg", third = stem + "(2).jpg";
        const std::string first = json + ".json|" + base;
        QCOMPARE(alone({base, copy, first}), Lines{});
        QCOMPARE(alone({base, copy, third, first}), (Lines{copy, third})); // which is the one?
        QCOMPARE(alone({base, third, first}), Lines{third});
        QCOMPARE(alone({base, copy, third, first, json + "(1).json|" + base}), Lines{third});
    }

    // The second "x.jpg", or a picture that was called so?
    void titlesThatLookLikeCopies() {
        QCOMPARE(alone({"x.jpg", "x(1).jpg", "x(1)(1).jpg", "x.jpg.json|x.jpg",
                     "x.jpg(1).json|x.jpg", "x(1).jpg.json|x(1).jpg"}),
            (Lines{"x(1)(1).jpg", "x(1).jpg", "x.jpg"}));
        QCOMPARE(
            alone({"x.jpg", "x(1).jpg", "x.jpg.json|x.jpg", "x(1).jpg.json|x(1).jpg"}), Lines{});
        QCOMPARE(alone({"x.jpg", "x(1).jpg", "x(2).jpg", "x.jpg.json|x.jpg", "x.jpg(1).json|x.jpg",
                     "x(1).json|x(1)"}),
            (Lines{"x(1).jpg", "x(2).jpg", "x.jpg"}));
    }

    void missingPartsOfASeries() {
        QCOMPARE(missingParts({"/a/takeout-20240101T000000Z-001.zip", "/a/takeout-x-3-003.tar.gz",
                     "/b/takeout-20240101T000000Z-003.zip", "/a/holiday-004.zip", "/a/Takeout"}),
            (Lines{"takeout-20240101T000000Z-002.zip", "takeout-x-3-001.tar.gz",
                "takeout-x-3-002.tar.gz"}));
    }
};

#include "pairing_traps_test.moc"
LIGHTSTACK_TEST(PairingTrapsTest);
