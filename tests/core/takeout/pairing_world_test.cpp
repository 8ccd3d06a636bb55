#include "tests/core/takeout/pairing_world.h"

#include "tests/core/takeout/pairing_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::takeout;
using namespace lightstack::tests;

namespace {

struct Tally {
    int pairs = 0;
    int wrong = 0;
    int certain = 0;
    int certainWrong = 0;
    QByteArray first; // the first wrong one
};

// A film and a picture of one name may have come together or not, an upload may be called like an
// edit: names cannot tell. What is shared with a namesake says that it is a guess.
bool mayBeEither(PairRule rule) {
    return rule == PairRule::StillOfFilm || rule == PairRule::OriginalOfEdit ||
           rule == PairRule::ClippedEdit || rule == PairRule::ForgottenDuplicate;
}

void count(const World& world, unsigned seed, Tally& tally) {
    for (const Pair& pair : pairFolder(world.entries).pairs) {
        const bool certain = pair.confidence == Confidence::Certain;
        const World::File& media = world.files[pair.media];
        const World::File& sidecar = world.files[pair.sidecar];
        const bool wrong = media.upload != sidecar.upload && !mayBeEither(pair.rule);
        ++tally.pairs;
        tally.certain += certain ? 1 : 0;
        tally.wrong += wrong ? 1 : 0;
        tally.certainWrong += wrong && certain ? 1 : 0;
        if (wrong && tally.first.isEmpty())
            tally.first = QByteArray::fromStdString("seed " + std::to_string(seed) + ": " +
                                                    media.name + " > " + sidecar.name + " by " +
                                                    std::string(ruleName(pair.rule)));
    }
}

Tally tallyOf(unsigned worlds, const WorldOptions& options) {
    Tally tally;
    for (unsigned seed = 0; seed < worlds; ++seed) {
        std::mt19937 random(seed);
        const World world(random, options);
        count(world, seed, tally);
    }
    return tally;
}

std::vector<std::string> unpaired(std::vector<FolderEntry> entries) {
    std::vector<std::string> out;
    const FolderPairs pairs = pairFolder(entries);
    for (const std::uint32_t id : pairs.unpaired)
        out.emplace_back(entries[id].name);
    std::sort(out.begin(), out.end());
    return out;
}

FolderEntry sidecar(std::string_view name, std::string_view title) {
    FolderEntry entry;
    entry.name = name;
    entry.title = title;
    entry.json = JsonSays::Asset;
    return entry;
}

FolderEntry media(std::string_view name) {
    FolderEntry entry;
    entry.name = name;
    return entry;
}

// Of all pairs of many worlds, with rule and confidence.
std::uint64_t fingerprintOf(unsigned worlds, const WorldOptions& options) {
    std::uint64_t hash = 0xCBF29CE484222325;
    const auto add = [&](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    };
    for (unsigned seed = 0; seed < worlds; ++seed) {
        std::mt19937 random(seed);
        const World world(random, options);
        const FolderPairs pairs = pairFolder(world.entries);
        std::vector<std::string> lines = pairLines(world.entries, pairs);
        for (const Pair& pair : pairs.pairs)
            lines.push_back(std::string(world.entries[pair.media].name) + " " +
                            std::string(confidenceName(pair.confidence)));
        std::sort(lines.begin(), lines.end());
        for (const std::string& line : lines)
            add(line);
    }
    return hash;
}

} // namespace

class PairingWorldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Nothing is lost: long names in many alphabets that are cut to one, counters, edits, films.
    void wholeExportsHaveNoWrongPair() {
        const Tally tally = tallyOf(1500, {.lostSidecars = 0, .lostMedia = 0, .oddTitles = false});
        QVERIFY(tally.pairs > 9000);
        QVERIFY2(tally.wrong == 0, tally.first.constData());
    }

    // Sidecars and media are missing, titles look like counters, edits and extensions, both forms
    // of sidecars are mixed: what cannot be told apart by names alone is rare, and seldom certain.
    void brokenExportsAreNotGuessedAt() {
        const Tally tally = tallyOf(1500, {.mixedForms = true, .cutAnywhere = true});
        QVERIFY(tally.pairs > 7000);
        QVERIFY2(tally.wrong * 500 <= tally.pairs,
            qPrintable(QStringLiteral("%1 of %2, the first: %3")
                           .arg(QString::number(tally.wrong), QString::number(tally.pairs),
                               QString::fromUtf8(tally.first))));
        QVERIFY2(tally.certainWrong * 2000 <= tally.certain,
            qPrintable(QStringLiteral("%1 of %2").arg(tally.certainWrong).arg(tally.certain)));
    }

    // Where this fails, folders are paired otherwise than they were: kPairingRules goes up by one,
    // so that catalogs are paired anew, and both numbers here follow. (Where only the worlds have
    // changed, the second one does.)
    void otherPairsAreOtherRules() {
        QCOMPARE(kPairingRules, std::int64_t{2});
        const std::uint64_t now = fingerprintOf(300, {}) ^ fingerprintOf(300, {.mixedForms = true});
        QCOMPARE(QByteArray::number(qulonglong(now), 16), QByteArray("9896343499f39f76"));
    }

    // Titles of more than 46 units that are cut to one name: counters of sidecars and of media
    // count different things.
    void titlesCutToOneName() {
        const std::string stem(47, 'l'); // as much as ".jpg" leaves of a media name
        const std::string one = stem + "a.jpg", two = stem + "b.png";
        const std::string json = stem.substr(1);
        const std::string png = stem + ".png", jpg = stem + ".jpg";
        const std::string first = json + ".json", second = json + "(1).json"; // entries only look
        const std::vector<FolderEntry> entries{
            media(png), media(jpg), sidecar(first, two), sidecar(second, one)};
        const FolderPairs pairs = pairFolder(entries);
        QCOMPARE(pairs.pairs.size(), std::size_t{2});
        QCOMPARE(pairs.pairs[0].sidecar, 2U);
        QCOMPARE(pairs.pairs[1].sidecar, 3U);
        // A second one of the first title: its sidecar may be either, where one is missing.
        const std::string again = stem + "(1).jpg";
        QCOMPARE(unpaired({media(jpg), media(again), sidecar(json + ".json", two),
                     sidecar(json + "(2).json", one)}),
            (std::vector<std::string>{again, jpg}));
    }

    void anExtensionInAnotherCaseIsAnotherUpload() {
        const std::string stem(46, 'l');
        QVERIFY(unpaired({media(stem + ".jpg"), sidecar(stem + ".json", stem + ".jpg")}).empty());
        // Of two that differ in it alone, each has its own.
        const FolderPairs pairs = pairFolder(std::vector{media("a.JPG"), media("a.jpg"),
            sidecar("a.jpg.json", "a.jpg"), sidecar("a.JPG.json", "a.JPG")});
        QCOMPARE(pairs.pairs[0].sidecar, 3U);
        QCOMPARE(pairs.pairs[1].sidecar, 2U);
        QCOMPARE(unpaired({media("B_1.jpg"), sidecar("b_1.jpg.json", "b_1.jpg")}),
            std::vector<std::string>{"B_1.jpg"});
    }

    // "x.jpg" is that of a title "x" and of a title "x.jpg".
    void titlesWithAndWithoutExtension() {
        QVERIFY(unpaired({media("x.jpg"), sidecar("x.json", "x")}).empty());
        QCOMPARE(unpaired({media("x.JPG"), sidecar("x.json", "x")}),
            std::vector<std::string>{"x.JPG"}); // what is added is lower case
        QCOMPARE(unpaired({media("x.jpg"), media("x(1).jpg"), sidecar("x.json", "x"),
                     sidecar("x.jpg.json", "x.jpg")}),
            (std::vector<std::string>{"x(1).jpg", "x.jpg"}));
    }

    // A film that came with its still, and one that was uploaded.
    void filmsOfOneName() {
        const std::vector<FolderEntry> live{media("i.heic"), media("i.mp4"), media("i(1).mp4"),
            sidecar("i.heic.json", "i.heic"), sidecar("i.mp4.json", "i.mp4")};
        for (const Pair& pair : pairFolder(live).pairs)
            QVERIFY(pair.sidecar == 3); // the still's, which may be the film's; never i.mp4's
        const std::vector<FolderEntry> own{media("i.heic"), media("i.mp4"),
            sidecar("i.heic.json", "i.heic"), sidecar("i.mp4.json", "i.mp4")};
        QCOMPARE(pairFolder(own).pairs[1].sidecar, 3U);
    }
};

#include "pairing_world_test.moc"
LIGHTSTACK_TEST(PairingWorldTest);
