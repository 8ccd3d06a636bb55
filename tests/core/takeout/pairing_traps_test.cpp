// What names seem to say and do not: found by a generator of exports that knows the truth.
#include "core/takeout/archive_parts.h"
#include "core/takeout/pairing_gone.h"
#include "core/takeout/title_match.h"
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

    // The word of an edit is cut away whole where the name is full; where a copy has its own
    // sidecar, or a copy is missing, this one's is lost.
    void copiesWithoutASidecar() {
        const std::string stem = unfolded("{45*o}_P"), json = unfolded("{45*o}_");
        const std::string base = stem + ".jpg", copy = stem + "(1).jpg", third = stem + "(2).jpg";
        const std::string first = json + ".json|" + base;
        QCOMPARE(alone({base, copy, first}), Lines{});
        QCOMPARE(alone({base, copy, third, first}), (Lines{copy, third})); // which is the one?
        QCOMPARE(alone({base, third, first}), Lines{third});
        QCOMPARE(alone({base, copy, third, first, json + "(1).json|" + base}),
            (Lines{copy, third})); // the second may be an edit of the first
        const std::string shorter = unfolded("{44*o}_P");
        QCOMPARE(alone({shorter + ".jpg", shorter + "(1).jpg",
                     unfolded("{44*o}_P") + ".json|" + shorter + ".jpg"}),
            Lines{shorter + "(1).jpg"}); // an edit would be called otherwise
    }

    // Both ways to name sidecars for one title: each counts for itself.
    void copiesWhoseSidecarsAreNamedInTwoWays() {
        const std::string plain = "x.jpg.json|x.jpg", full = "x.jpg.supplemental-metadata";
        const std::string fullFirst = full + ".json|x.jpg", fullNext = full + "(1).json|x.jpg";
        QCOMPARE(alone({"x.jpg", "x(1).jpg", plain, fullFirst}), (Lines{"x(1).jpg", "x.jpg"}));
        QCOMPARE(alone({"x.jpg", "x(1).jpg", "x(2).jpg", plain, fullFirst, fullNext}),
            (Lines{"x(1).jpg", "x(2).jpg", "x.jpg"}));
        // Two exports in one folder: each has a sidecar for each file.
        QCOMPARE(alone({"x.jpg", "x(1).jpg", plain, "x.jpg(1).json|x.jpg", fullFirst, fullNext}),
            Lines{});
        QCOMPARE(alone({"x.jpg", plain, fullFirst}), Lines{});
        // One file that two exports have among others: the newer form speaks.
        const Lines pairs = pairLines(Lines{
            "x.jpg", plain, fullFirst, "a.jpg", "a.jpg.json|a.jpg", "b.jpg", "b.jpg.json|b.jpg"});
        QCOMPARE(pairs.size(), 3);
        QCOMPARE(pairs[2], "x.jpg > x.jpg.supplemental-metadata.json = own-name");
    }

    // Sidecars of one title in two cases, or one cut and one not: each way counts for itself.
    void copiesWhoseSidecarsDifferInCaseOrLength() {
        const std::string upper = "x.JPG.json|x.jpg", lower = "x.jpg.json|x.jpg";
        QCOMPARE(alone({"x.jpg", "x(1).jpg", upper, lower}), (Lines{"x(1).jpg", "x.jpg"}));
        QCOMPARE(alone({"x.jpg", "x(1).jpg", lower, "x.jpg(1).json|x.jpg"}), Lines{});
        const std::string longer = unfolded("{43*c}"), film = longer + ".MP4";
        QCOMPARE(alone({film, longer + "(1).MP4", longer + ".MP.json|" + film,
                     film + ".supplemental-metadata.json|" + film}),
            (Lines{longer + "(1).MP4", film}));
    }

    // A title without an extension: sidecars named in two ways, media with and without one added.
    void copiesOfBareTitles() {
        const std::string plain = "n.json|n", full = "n.supplemental-metadata.json|n";
        QCOMPARE(alone({"n.jpg", "n(1).jpg", plain, full}), (Lines{"n(1).jpg", "n.jpg"}));
        QCOMPARE(alone({"n.jpg", plain}), Lines{});
        QCOMPARE(pairLines(Lines{"n.m", "n.m.jpg", "n.m.json|n.m", "n.m(1).json|n.m"}), Lines{});
        QCOMPARE(pairLines(Lines{"n.m", "n(1).m", "n.m.json|n.m", "n.m(1).json|n.m"}).size(),
            std::size_t{2});
    }

    // Titles that are one on the disk only: the first of them has the name, and nothing says which.
    void titlesThatAreOneWhenCharactersAreReplaced() {
        QCOMPARE(alone({"a_.jpg", "a_(1).jpg", "a_.json|a\"", "a_.jpg.json|a?.jpg"}),
            (Lines{"a_(1).jpg", "a_.jpg"}));
    }

    // One sidecar of those cut to one name cannot be read: the titles of the others still count.
    void aFamilyWithASidecarThatSaysNothing() {
        const std::string stem = unfolded("{47*l}"), json = unfolded("{46*l}");
        const Lines lines{stem + ".jpg", stem + "(1).jpg", json + ".json|" + stem + "a.jpg",
            json + "(1).json", json + "(2).json|" + stem + "b.jpg"};
        for (const std::string& pair : pairLines(lines))
            QVERIFY2(!pair.starts_with(stem + "(1)"), pair.c_str());
        // Of one title, the names are believed.
        QCOMPARE(alone({stem + ".jpg", stem + "(1).jpg", json + ".json|" + stem + "a.jpg",
                     json + "(1).json"}),
            Lines{});
    }

    // What stands behind the last dot of a title may have been taken for its extension.
    void dottedTitlesCutBeforeTheirDot() {
        const std::string stem = unfolded("{44*d}ee."); // 47 units
        const std::string title = stem + "bar", json = unfolded("{44*d}ee");
        QCOMPARE(pairLines(Lines{stem + ".jpg", title, json + ".json|" + title,
                     json + "(1).json|" + stem + "more.jpg"}),
            Lines{});
    }

    // "N.MP" beside two pictures of its name.
    void motionPicturesOfSeveralStills() {
        const Lines heic = pairLines(Lines{
            "n.MP", "n.MP.jpg", "n.MP.heic", "n.MP.jpg.json|n.MP.jpg", "n.MP.heic.json|n.MP.heic"});
        QCOMPARE(heic.front(), "n.MP > n.MP.jpg.json = still-of-film");
        QCOMPARE(alone({"n.MP", "n.MP.jpg", "n.MP.JPG", "n.MP.jpg.json|n.MP.jpg",
                     "n.MP.JPG.json|n.MP.JPG"}),
            Lines{"n.MP"});
        QCOMPARE(alone({"n(1).MP", "n.MP(1).jpg", "n(1).MP.jpg", "n.MP.jpg(1).json|n.MP.jpg",
                     "n(1).MP.jpg.json|n(1).MP.jpg"}),
            Lines{"n(1).MP"});
        QCOMPARE(alone({"n(1).MP", "n.MP(1).jpg", "n.MP.jpg(1).json|n.MP.jpg"}), Lines{});
        // Its still was cut within ".MP", and another picture has the name in front of it.
        const std::string stem = unfolded("{46*m}"), still = stem + "..jpg";
        const Lines cut = pairLines(Lines{stem + ".MP", still, stem + ".jpg",
            stem + ".json|" + stem + ".jpg", stem + "(1).json|" + stem + ".MP.jpg"});
        QCOMPARE(cut[1], stem + ".MP > " + stem + "(1).json = still-of-film");
    }

    // What the order of the rules decides, and could be otherwise, does not say that it is certain.
    void whatMayBeOtherwiseIsOnlyLikely() {
        const auto confidence = [](const Lines& lines, const std::string& media) {
            const FolderNames folder(lines);
            for (const Pair& pair : pairFolder(folder.entries).pairs)
                if (folder.entries[pair.media].name == media) return pair.confidence;
            return Confidence::Heuristic;
        };
        const Lines live{"x.HEIC", "x.JPG", "x.mp4", "x.HEIC.json|x.HEIC", "x.JPG.json|x.JPG"};
        QVERIFY(confidence(live, "x.mp4") == Confidence::Likely);
        QVERIFY(confidence({"x.HEIC", "x.mp4", "x.HEIC.json|x.HEIC"}, "x.mp4") == Confidence::High);
        // Which of the two was uploaded, and which is the edit?
        const Lines edits{"x.jpg", "x-edited.jpg", "x-edited(1).jpg", "x.jpg.json|x.jpg",
            "x-edited.jpg.json|x-edited.jpg"};
        QVERIFY(confidence(edits, "x-edited.jpg") == Confidence::Likely);
        QVERIFY(confidence(edits, "x-edited(1).jpg") == Confidence::Likely);
        QVERIFY(confidence(edits, "x.jpg") == Confidence::Certain);
        // Of names that were cut, or had no extension, and nothing inside that says so.
        const std::string copy = unfolded("{46*a}b(1).jpg"), cut = unfolded("{46*a}(1).json");
        QVERIFY(confidence({copy, cut}, copy) == Confidence::Likely);
        const std::string title = "|" + unfolded("{46*a}b.jpg");
        const Lines titled{
            unfolded("{46*a}b.jpg"), copy, unfolded("{46*a}.json") + title, cut + title};
        QVERIFY(confidence(titled, copy) == Confidence::Certain);
        QVERIFY(confidence({"n.jpg", "n.json"}, "n.jpg") == Confidence::Likely);
        QVERIFY(confidence({"n.jpg", "n.json|n"}, "n.jpg") == Confidence::High);
    }

    // What has gone since still holds its place among copies and among names cut to one.
    void whatHasGoneHoldsItsPlace() {
        const auto pairs = [](const Lines& present, const Lines& gone) {
            const FolderNames here(present), away(gone);
            return pairLines(here.entries, pairFolderAsBefore(here.entries, away.entries));
        };
        const std::string stem = unfolded("{47*l}"), json = unfolded("{46*l}");
        const std::string title = "|" + stem, base = stem + ".jpg";
        const std::string copy = stem + "(1).jpg", third = stem + "(2).jpg";
        const Lines all{json + ".json" + title + "a.jpg", json + "(1).json" + title + "b.jpg",
            json + "(2).json" + title + "c.jpg"};
        QCOMPARE(pairs({base, third, all[0], all[1], all[2]}, {copy}),
            (Lines{third + " > " + json + "(2).json = counter-moved-clipped",
                base + " > " + json + ".json = own-name-clipped"}));
        QCOMPARE(pairs({base, third, all[0], all[2]}, {copy, all[1]}).size(), std::size_t{2});
        QCOMPARE(pairs({base, third, all[0], all[1], all[2]}, {}).size(), std::size_t{1});
        // A renamed file takes the sidecar of what has gone.
        QCOMPARE(pairs({"x.JPG", "x.jpg.json|x.jpg"}, {"x.jpg"}),
            Lines{"x.JPG > x.jpg.json = case-ignored"});
        QCOMPARE(pairs({"x(1).jpg", "x.jpg.json|x.jpg"}, {"x.jpg"}), Lines{});
    }

    // A cut of no usual length is that of a folder, not of one file among its copies.
    void copiesWhoseSidecarsAreCutAnywhere() {
        QCOMPARE(
            alone({"x.jpg", "x(1).jpg", "x.jpg.supple.json|x.jpg", "x.jpg.supple(1).json|x.jpg"}),
            Lines{});
        QCOMPARE(
            alone({"x.jpg", "x(1).jpg", "x.jpg.supple.json|x.jpg", "x.jpg.supplemen.json|x.jpg"}),
            (Lines{"x(1).jpg", "x.jpg"}));
        QCOMPARE(alone({"x.jpg", "x(1).jpg", "x.jpg.supple.json|x.jpg"}), Lines{"x(1).jpg"});
    }

    // A full name leaves no room for the word of an edit: it gets the counter of a copy.
    void editsAmongCopiesOfFullLength() {
        const std::string stem = unfolded("{47*l}"), json = unfolded("{46*l}");
        const std::string base = stem + ".jpg", title = stem + "more.jpg";
        const Lines lines{base, stem + "(1).jpg", stem + "(2).jpg", json + ".json|" + title,
            json + "(1).json|" + title};
        QCOMPARE(alone(lines), (Lines{stem + "(1).jpg", stem + "(2).jpg"}));
    }

    // Which of two kinds that were given an extension came first, nothing tells.
    void titlesWithoutExtension() {
        QCOMPARE(alone({"n.jpg", "n(1).jpg", "n.json|n", "n(1).json|n"}), Lines{});
        QCOMPARE(alone({"n(1).jpg", "n(1).json|n"}), Lines{});
        QCOMPARE(alone({"n.jpg", "n.png", "n.json|n", "n(1).json|n"}), (Lines{"n.jpg", "n.png"}));
        QCOMPARE(alone({"n.jpg", "n.json|n", "n(1).json|n"}), Lines{});
        QCOMPARE(alone({"n(1).jpg", "n.json|n", "n(1).json|n"}), Lines{});
    }

    // What differs in the case of its extension alone is the title's file.
    void extensionsInAnotherCase() {
        QCOMPARE(alone({"x.jpg", "x.JPG.json|x.JPG"}), Lines{});
        QCOMPARE(alone({"x.jpg", "x.JPG.json|x.JPG", "y.JPG", "y.JPG.json|y.JPG"}), Lines{});
        QCOMPARE(alone({"x(1).jpg", "x.JPG(1).json|x.JPG", "y.JPG", "y.JPG.json|y.JPG"}), Lines{});
    }

    void filmsOfSeveralStills() {
        const Lines two{"x.jpg", "x.JPG", "x.mp4", "x.jpg.json|x.jpg", "x.JPG.json|x.JPG"};
        QCOMPARE(alone(two), Lines{"x.mp4"});
        const Lines heic{"x.HEIC", "x.JPG", "x.mp4", "x.HEIC.json|x.HEIC", "x.JPG.json|x.JPG"};
        QVERIFY(pairLines(heic).back() == "x.mp4 > x.HEIC.json = still-of-film");
    }

    // One export unpacked twice: what is clear in each is clear in both.
    void partsThatAreCopies() {
        const std::string stem = unfolded("{47*l}"), json = unfolded("{46*l}");
        Lines lines;
        for (const std::string part : {"#1", "#2"})
            for (const std::string& each : {stem + ".jpg", stem + "(1).jpg",
                     json + ".json|" + stem + "a.jpg", json + "(1).json|" + stem + "b.jpg"})
                lines.push_back(each + part);
        QCOMPARE(pairLines(lines).size(), std::size_t{4});
        // Pieces of one: a sidecar may lie in the other.
        QCOMPARE(
            alone({"a.jpg#1", "a.jpg.json|a.jpg#2", "b.jpg#2", "b.jpg.json|b.jpg#1"}), Lines{});
        QCOMPARE(alone({"a.jpg#1", "a.jpg.json|a.jpg#2", "metadata.json#1", "metadata.json#2"}),
            Lines{});
        // What a copy lacks, another one may have.
        QCOMPARE(pairLines({"a.jpg#1", "a.jpg.json|a.jpg#1", "a.jpg#2", "a.jpg.json|a.jpg#2",
                     "b.jpg#1", "b.jpg.json|b.jpg#2"}),
            (Lines{"a.jpg#1 > a.jpg.json#1 = own-name", "a.jpg#2 > a.jpg.json#2 = own-name",
                "b.jpg#1 > b.jpg.json#2 = own-name"}));
    }

    // Titles that went through a page.
    void escapedTitles() {
        const std::string stem = unfolded("Tom_s {46*a}"), title = unfolded("Tom&#39;s {46*a}.jpg");
        const std::string name = stem.substr(0, 47) + ".jpg";
        QCOMPARE(alone({name, stem.substr(0, 46) + ".json|" + title}), Lines{});
        QVERIFY(titleSays("caf%C3%A9.jpg", splitName("caf\u00e9.jpg")) == TitleSays::Agrees);
        QVERIFY(titleSays("a &amp; b.jpg", splitName("a _ b.jpg")) == TitleSays::Agrees);
        QVERIFY(titleSays("a &amp; b.jpg", splitName("a _ c.jpg")) == TitleSays::Contradicts);
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
