// What could be otherwise is refused, or not called certain: each case stands for a wrong pair that
// a generator of exports with known truth had found.
#include "core/takeout/pair_evidence.h"
#include "tests/core/takeout/pairing_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::takeout;
using namespace lightstack::tests;

namespace {

using Lines = std::vector<std::string>;

// "name = confidence" of what has a sidecar, "name" of what stays alone.
Lines said(const Lines& lines) {
    const FolderNames folder(lines);
    const FolderPairs pairs = pairFolder(folder.entries);
    Lines out;
    for (const Pair& pair : pairs.pairs)
        out.push_back(std::string(folder.entries[pair.media].name) + " = " +
                      std::string(confidenceName(pair.confidence)));
    for (const std::uint32_t id : pairs.unpaired)
        out.emplace_back(folder.entries[id].name);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

class PairingOtherwiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "x.jpg.json" is that of the first copy, or the other's, whose first one was named otherwise.
    void copiesInAFolderOfTwoWays() {
        const std::string other = "y.jpg.supplemental-metadata.json", one = "y.jpg.json";
        for (const std::string title : {"", "|x.jpg"}) {
            const std::string json = "x.jpg.json" + title;
            QCOMPARE(said({"x.jpg", "x(1).jpg", json, "y.jpg", other}),
                (Lines{"x(1).jpg", "x.jpg", "y.jpg = certain"}));
            QCOMPARE(said({"x.jpg", json, "y.jpg", other}),
                (Lines{"x.jpg = certain", "y.jpg = certain"}));
        }
        // Named in one way, it is that of the first; all the same a copy has lost its own.
        QCOMPARE(said({"x.jpg", "x(1).jpg", "x.jpg.json|x.jpg", "y.jpg", one}),
            (Lines{"x(1).jpg", "x.jpg = high", "y.jpg = certain"}));
        QCOMPARE(said({"x.jpg", "x(1).jpg", "x.jpg.json", "y.jpg", one}),
            (Lines{"x(1).jpg", "x.jpg = likely", "y.jpg = certain"}));
        // Of copies whose first has gone, the second may have been the first of its way.
        QCOMPARE(said({"x(1).jpg", "x.jpg(1).json|x.jpg", "y.jpg", other}),
            (Lines{"x(1).jpg = likely", "y.jpg = certain"}));
        // One counter that goes through both ways; each way with all of its own.
        QCOMPARE(said({"x.jpg", "x(1).jpg", "x.jpg.json|x.jpg",
                     "x.jpg.supplemental-metadata(1).json|x.jpg"}),
            (Lines{"x(1).jpg = high", "x.jpg = high"}));
        QCOMPARE(said({"x.jpg", "x(1).jpg", "x.jpg.json|x.jpg", "x.jpg(1).json|x.jpg", other}),
            (Lines{"x(1).jpg = certain", "x.jpg = certain"}));
        QCOMPARE(said({"x.jpg", "x.jpg.json|x.jpg", "x.jpg.supplemental-metadata.json|x.jpg"}),
            Lines{"x.jpg = high"});
    }

    void whatWasRefusedIsNamed() {
        const FolderNames folder({"x.jpg", "x(1).jpg", "x.jpg.json|x.jpg", "y.jpg",
            "y.jpg.supplemental-metadata.json|y.jpg"});
        const PairEvidence evidence = explainPair(folder.entries, 0);
        QVERIFY(!evidence.entry);
        QCOMPARE(evidence.refused.front().name, std::string("x.jpg.json"));
        QVERIFY(evidence.refused.front().reason == RefusedFor::SeveralFit);
    }

    // "x.MP" was given ".jpg", as "x.MP.jpg" has it: more pictures than sidecars of that title.
    void titlesOfMotionPictures() {
        const std::string still = "x.MP.jpg.json|x.MP.jpg", film = "x.MP.json|x.MP";
        QCOMPARE(
            said({"x.MP.jpg", "x.MP(1).jpg", still, film}), (Lines{"x.MP(1).jpg", "x.MP.jpg"}));
        QCOMPARE(said({"x.MP", "x.MP.jpg", film}), (Lines{"x.MP", "x.MP.jpg"}));
        QCOMPARE(said({"x.MP", film}), Lines{"x.MP = certain"});
        QCOMPARE(
            said({"x.MP", "x.MP.jpg", still, film}), (Lines{"x.MP = high", "x.MP.jpg = certain"}));
    }

    // "x(1).jpg" was called so, or is the second "x.jpg": one of them has no sidecar.
    void titlesThatLookLikeCopies() {
        const std::string first = "x.jpg.json|x.jpg", literal = "x(1).jpg.json|x(1).jpg";
        QCOMPARE(said({"x.jpg", "x(1).jpg", "x(1)(1).jpg", first, literal}),
            (Lines{"x(1)(1).jpg", "x(1).jpg", "x.jpg = high"}));
        QCOMPARE(said({"x.jpg", "x(1).jpg", first, literal}),
            (Lines{"x(1).jpg = certain", "x.jpg = certain"}));
    }

    // Names cut to one, and no title says whose the sidecars are.
    void familiesWithoutTitles() {
        const std::string json = unfolded("{46*l}");
        const std::string a = json + "a.jpg", b = json + "b.jpg", copy = json + "a(1).jpg";
        const std::string first = json + ".json", second = json + "(1).json";
        QCOMPARE(said({a, b, first, second}), (Lines{a, b}));
        QCOMPARE(said({a, b, first}), (Lines{a, b}));
        QCOMPARE(said({a, copy, first, second}), (Lines{copy + " = likely", a + " = high"}));
        QCOMPARE(said({a, first, second}), Lines{a});
        // A film may have come with its still, an edit has none.
        const std::string film = json + "a.MP4";
        QCOMPARE(said({a, film, first}), (Lines{film + " = high", a + " = high"}));
        QCOMPARE(said({a, film, first, second}), (Lines{film, a}));
    }

    // What stands in a name of full length may be the beginning of any title.
    void otherNamesAtFullLengthNeedATitle() {
        QCOMPARE(said({unfolded("{45*l}_.jpg"), unfolded("{45*l}.json")}),
            Lines{unfolded("{45*l}_.jpg")});
        QCOMPARE(said({unfolded("{44*l}_.jpg"), unfolded("{44*l}.json")}),
            Lines{unfolded("{44*l}_.jpg = heuristic")});
    }

    // Titles from a Mac: cut, and counted, decomposed.
    void decomposedTitles() {
        const std::string letter = "e\u0301"; // two units
        std::string title;
        for (int i = 0; i < 30; ++i)
            title += letter;
        const auto units = [&](std::size_t count) { // of a title that begins with a letter
            return title.substr(0, count / 2 * 3) + (count % 2 == 0 ? "" : "e");
        };
        const std::string name = units(47) + ".jpg", json = units(46) + ".json";
        QCOMPARE(said({name, json + "|" + title + ".jpg"}), Lines{name + " = certain"});
        const FolderNames folder({name, json + "|" + title + ".jpg"});
        const PairEvidence evidence = explainPair(folder.entries, 0);
        QCOMPARE(evidence.mediaUnits, kMediaUnits);
        QVERIFY(evidence.titleSays == TitleSays::Agrees);
        QVERIFY(evidence.steps[2].step == NameStep::Clipped);
        QCOMPARE(evidence.steps[2].units, kSidecarUnits);
        const std::string copy = units(47) + "(1).jpg", second = units(46) + "(1).json";
        QCOMPARE(said({name, copy, json + "|" + title + ".jpg", second + "|" + title + ".jpg"}),
            (Lines{copy + " = certain", name + " = certain"}));
        // Names that the disk decomposed; the title says how they were.
        std::string composedTitle;
        for (int i = 0; i < 60; ++i)
            composedTitle += "\u00e9";
        std::string onDisk, cut;
        for (int i = 0; i < 47; ++i) {
            onDisk += letter;
            if (i < 46) cut += letter;
        }
        QCOMPARE(said({onDisk + ".jpg", cut + ".json|" + composedTitle + ".jpg"}),
            Lines{onDisk + ".jpg = certain"});
    }

    // What may have come with a still, or be an edit, has a sidecar of its own; hardly otherwise.
    void filmsAndEditsWithSidecarsOfTheirOwn() {
        const std::string still = "x.jpg.json|x.jpg", film = "x.mp4.json|x.mp4";
        QCOMPARE(said({"x.jpg", "x.mp4", still, film}), (Lines{"x.jpg = certain", "x.mp4 = high"}));
        QCOMPARE(said({"x.mp4", film}), Lines{"x.mp4 = certain"});
        // The still of one of two films has gone; its sidecar tells of it.
        QCOMPARE(
            said({"x.mp4", "x(1).mp4", "x.JPG.json|x.JPG", film}), (Lines{"x(1).mp4", "x.mp4"}));
        QCOMPARE(said({"x.jpg", "x-edited.jpg", still, "x-edited.jpg.json|x-edited.jpg"}),
            (Lines{"x-edited.jpg = high", "x.jpg = certain"}));
        QCOMPARE(said({"x-edited.jpg", still, "x-edited.jpg.json|x-edited.jpg"}),
            Lines{"x-edited.jpg = high"});
    }

    // At most one film came with a still; an edit that is a JPEG may be of another kind.
    void whatSeveralBorrow() {
        QCOMPARE(said({"x.heic", "x.mp4", "x.MOV", "x.heic.json|x.heic"}),
            (Lines{"x.MOV = likely", "x.heic = certain", "x.mp4 = likely"}));
        QCOMPARE(
            said({"x.jpg", "x.heic", "x-edited.jpg", "x.jpg.json|x.jpg", "x.heic.json|x.heic"}),
            (Lines{"x-edited.jpg = likely", "x.heic = certain", "x.jpg = certain"}));
        QCOMPARE(said({"x.jpg", "x-edited.jpg", "x.jpg.json|x.jpg"}),
            (Lines{"x-edited.jpg = high", "x.jpg = certain"}));
    }
};

#include "pairing_otherwise_test.moc"
LIGHTSTACK_TEST(PairingOtherwiseTest);
