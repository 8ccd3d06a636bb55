#include "core/takeout/sidecar_pairing.h"

#include "tests/core/takeout/pairing_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace lightstack::takeout;
using namespace lightstack::tests;

namespace {

QByteArray joined(const std::vector<std::string>& lines) {
    QByteArray out;
    for (const std::string& line : lines)
        out += QByteArray::fromStdString(line) + "\n";
    return out;
}

std::vector<PairCase> allCases() {
    std::vector<PairCase> cases = schemeCases();
    for (const auto* more : {&borrowedCases(), &hardCases()})
        cases.insert(cases.end(), more->begin(), more->end());
    return cases;
}

Confidence confidenceOf(const std::vector<std::string>& lines) {
    const FolderNames folder(lines);
    const FolderPairs pairs = pairFolder(folder.entries);
    return pairs.pairs.empty() ? Confidence::Heuristic : pairs.pairs.front().confidence;
}

bool refused(
    const FolderPairs& pairs, std::uint32_t media, std::uint32_t sidecar, RefusalReason why) {
    return std::any_of(pairs.refusals.begin(), pairs.refusals.end(), [&](const Refusal& refusal) {
        return refusal.media == media && refusal.sidecar == sidecar && refusal.reason == why;
    });
}

} // namespace

class SidecarPairingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data() {
        QTest::addColumn<int>("index");
        const std::vector<PairCase> cases = allCases();
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::newRow(cases[i].label) << static_cast<int>(i);
    }
    void table() {
        QFETCH(int, index);
        const PairCase each = allCases()[static_cast<std::size_t>(index)];
        std::vector<std::string> expected;
        for (const std::string& line : each.expected)
            expected.push_back(unfolded(line));
        std::sort(expected.begin(), expected.end());
        QCOMPARE(joined(pairLines(each.entries)), joined(expected));
    }

    // All cases side by side in one folder, each under a prefix of its own, in any order.
    void theOrderOfEntriesDoesNotMatter() {
        for (const PairCase& each : allCases()) {
            std::vector<std::string> entries = each.entries;
            const QByteArray first = joined(pairLines(entries));
            std::mt19937 random(20241);
            for (int round = 0; round < 12; ++round) {
                std::shuffle(entries.begin(), entries.end(), random);
                QCOMPARE(joined(pairLines(entries)), first);
            }
        }
    }

    // Random folders from few letters, so that names collide, clip and contend all the time.
    void randomFoldersAreShuffledToo() {
        std::mt19937 random(7);
        const std::vector<std::string> stems{
            "a", "b", "{44*l}_m", "{46*l}x", "{46*l}y", "P.MP", "1.2"};
        const std::vector<std::string> words{
            "", "", "", "(1)", "(2)", "-edited", "-edited(1)", "_n"};
        const std::vector<std::string> ends{".jpg", ".JPG", ".png", ".HEIC", ".MP4", ".MP", "",
            ".jpg.json", ".jpg(1).json", ".jpg.supplemental-metadata.json", ".json", "(1).json",
            ".HEIC.supple.json"};
        const auto any = [&](const auto& list) { return list[random() % list.size()]; };
        for (int round = 0; round < 300; ++round) {
            std::vector<std::string> entries;
            for (int i = 0; i < 24; ++i)
                entries.push_back(any(stems) + any(words) + any(ends));
            std::sort(entries.begin(), entries.end());
            entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
            const QByteArray first = joined(pairLines(entries));
            for (int again = 0; again < 3; ++again) {
                std::shuffle(entries.begin(), entries.end(), random);
                QCOMPARE(joined(pairLines(entries)), first);
            }
        }
    }

    void booksBalance() {
        for (const PairCase& each : allCases()) {
            const FolderNames folder(each.entries);
            const FolderPairs pairs = pairFolder(folder.entries);
            std::size_t media = 0;
            std::size_t json = 0;
            for (const FolderEntry& entry : folder.entries) {
                const NameKind kind = kindOfName(entry.name);
                media += kind != NameKind::Json && kind != NameKind::Other ? 1 : 0;
                json += kind == NameKind::Json && entry.json != JsonSays::NotAsset ? 1 : 0;
            }
            QCOMPARE(pairs.pairs.size() + pairs.unpaired.size() + pairs.unknown.size(), media);
            std::vector<std::uint32_t> used = pairs.orphans;
            for (const Pair& pair : pairs.pairs)
                used.push_back(pair.sidecar);
            std::sort(used.begin(), used.end());
            used.erase(std::unique(used.begin(), used.end()), used.end());
            QCOMPARE(used.size(), json);
        }
    }

    void confidence() {
        QCOMPARE(confidenceOf({"a.jpg", "a.jpg.json"}), Confidence::Certain);
        QCOMPARE(confidenceOf({"a.jpg", "a.jpg.json|b.jpg"}), Confidence::Likely);
        QCOMPARE(confidenceOf({"a.jpg#1", "a.jpg.json#2"}), Confidence::Likely);
        QCOMPARE(confidenceOf({"{47*a}.jpg", "{46*a}.json"}), Confidence::High);
        QCOMPARE(confidenceOf({"{47*a}.jpg", "{46*a}.json|{47*a}xyz.jpg"}), Confidence::Certain);
        QCOMPARE(confidenceOf({"a.JPG", "a.jpg.json"}), Confidence::High);
        QCOMPARE(confidenceOf({"a.jpg", "a.jpg.su.json"}), Confidence::Heuristic);
    }

    void refusalsSayWhy() {
        const FolderNames folder({"IMG(1).jpg", "IMG.jpg(1).json", "IMG(1).jpg.json", "P.jpg",
            "P.png", "P.json", "{47*a}.jpg", "{46*a}.json|zz.jpg"});
        const FolderPairs pairs = pairFolder(folder.entries, {.refusals = true});
        QVERIFY(refused(pairs, 0, 1, RefusalReason::Weaker));
        QVERIFY(refused(pairs, 3, 5, RefusalReason::SeveralClaim));
        QVERIFY(refused(pairs, 4, 5, RefusalReason::SeveralClaim));
        QVERIFY(refused(pairs, 6, 7, RefusalReason::TitleContradicts));
        QVERIFY(pairFolder(folder.entries).refusals.empty());
    }

    void namesAreStable() {
        QCOMPARE(ruleName(PairRule::OwnName), std::string_view("own-name"));
        QCOMPARE(ruleName(PairRule::ByHand), std::string_view("by-hand"));
        QCOMPARE(confidenceName(Confidence::Certain), std::string_view("certain"));
    }
};

#include "sidecar_pairing_test.moc"
LIGHTSTACK_TEST(SidecarPairingTest);
