#include "core/takeout/pair_evidence.h"

#include "tests/core/takeout/pairing_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::takeout;
using namespace lightstack::tests;

namespace {

PairEvidence explained(const std::vector<std::string>& lines, std::uint32_t media = 0) {
    const FolderNames folder(lines);
    return explainPair(folder.entries, media);
}

// "media-name IMG(1).jpg, counter-taken IMG.jpg, ..."
QByteArray stepsOf(const PairEvidence& evidence) {
    QByteArray out;
    for (const EvidenceStep& step : evidence.steps) {
        const std::string_view name = stepName(step.step);
        out += (out.isEmpty() ? "" : ", ") +
               QByteArray(name.data(), static_cast<qsizetype>(name.size())) + " " +
               QByteArray::fromStdString(step.name);
    }
    return out;
}

QByteArray refusedOf(const PairEvidence& evidence) {
    QByteArray out;
    for (const RefusedCandidate& each : evidence.refused) {
        const std::string_view name = refusedName(each.reason);
        out += (out.isEmpty() ? "" : ", ") + QByteArray::fromStdString(each.name) + " " +
               QByteArray(name.data(), static_cast<qsizetype>(name.size())) +
               (each.holder.empty() ? "" : " " + QByteArray::fromStdString(each.holder));
    }
    return out;
}

} // namespace

class PairEvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Whatever the rule: the steps begin at the media and end at the sidecar, and the explanation
    // agrees with the pairing.
    void everyPairOfTheTablesIsExplained() {
        int pairs = 0;
        for (const auto* cases : {&schemeCases(), &borrowedCases(), &hardCases()})
            for (const PairCase& each : *cases) {
                const FolderNames folder(each.entries);
                for (const Pair& pair : pairFolder(folder.entries).pairs) {
                    const PairEvidence evidence = explainPair(folder.entries, pair.media);
                    QCOMPARE(evidence.rule, pair.rule);
                    QCOMPARE(evidence.entry.value_or(UINT32_MAX), pair.sidecar);
                    QVERIFY2(evidence.steps.size() >= 2, each.label);
                    QCOMPARE(evidence.steps.front().name, evidence.media);
                    QCOMPARE(evidence.steps.back().name, evidence.sidecar);
                    // Nothing but the suffix, the counter and the clip in between is a jump.
                    const bool told = pair.rule == PairRule::TitleInside ||
                                      evidence.steps.size() > 2 || pair.rule == PairRule::OwnName ||
                                      evidence.steps.back().step == NameStep::OtherCase;
                    QVERIFY2(told,
                        (std::string(each.label) + ": " + stepsOf(evidence).toStdString()).c_str());
                    ++pairs;
                }
            }
        QVERIFY(pairs > 60);
    }

    void steps_data() {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QByteArray>("steps");
        QTest::newRow("own, with suffix")
            << QStringList{QStringLiteral("a.jpg"),
                   QStringLiteral("a.jpg.supplemental-metadata.json")}
            << QByteArray("media-name a.jpg, suffix-added a.jpg.supplemental-metadata, "
                          "json-added a.jpg.supplemental-metadata.json");
        QTest::newRow("counter") << QStringList{QStringLiteral("IMG(1).jpg"),
                                        QStringLiteral("IMG.jpg(1).json")}
                                 << QByteArray("media-name IMG(1).jpg, counter-taken IMG.jpg, "
                                               "counter-added IMG.jpg(1), "
                                               "json-added IMG.jpg(1).json");
        QTest::newRow("clipped")
            << QStringList{QStringLiteral("Screenshot_20190919-053857_Gallery.jpg"),
                   QStringLiteral("Screenshot_20190919-053857_Gallery.jpg.supplem.json")}
            << QByteArray("media-name Screenshot_20190919-053857_Gallery.jpg, suffix-added "
                          "Screenshot_20190919-053857_Gallery.jpg.supplemental-metadata, clipped "
                          "Screenshot_20190919-053857_Gallery.jpg.supplem, json-added "
                          "Screenshot_20190919-053857_Gallery.jpg.supplem.json");
        QTest::newRow("film") << QStringList{QStringLiteral("L.MP4"), QStringLiteral("L.HEIC"),
                                     QStringLiteral("L.HEIC.json")}
                              << QByteArray("media-name L.MP4, still-of-film L.HEIC, "
                                            "json-added L.HEIC.json");
        QTest::newRow("edit of a missing original")
            << QStringList{QStringLiteral("X-edited.jpg"), QStringLiteral("X.jpg.json")}
            << QByteArray("media-name X-edited.jpg, original-of-edit X.jpg, "
                          "json-added X.jpg.json");
        QTest::newRow("no extension")
            << QStringList{QStringLiteral("Nut(1).jpg"),
                   QStringLiteral("Nut.supplemental-metadata(1).json|Nut")}
            << QByteArray("media-name Nut(1).jpg, extension-taken Nut(1), counter-taken Nut, "
                          "suffix-added Nut.supplemental-metadata, counter-added "
                          "Nut.supplemental-metadata(1), json-added "
                          "Nut.supplemental-metadata(1).json");
    }
    void steps() {
        QFETCH(QStringList, names);
        QFETCH(QByteArray, steps);
        std::vector<std::string> lines;
        for (const QString& name : names)
            lines.push_back(name.toStdString());
        QCOMPARE(stepsOf(explained(lines)), steps);
    }

    void whatWasRefusedSaysWhy() {
        // The counter decides: the base's sidecar is near, and another's.
        QCOMPARE(refusedOf(explained({"IMG(1).jpg", "IMG.jpg", "IMG.jpg.json", "IMG.jpg(1).json"})),
            QByteArray("IMG.jpg.json other-counter IMG.jpg"));
        QCOMPARE(refusedOf(explained({"IMG.jpg", "IMG.heic", "IMG.heic.json"})),
            QByteArray("IMG.heic.json other-extension IMG.heic"));
        QCOMPARE(refusedOf(explained({"IMG_1.jpg", "IMG_2.jpg", "IMG_2.jpg.json"})),
            QByteArray("IMG_2.jpg.json other-name IMG_2.jpg"));
        QCOMPARE(refusedOf(explained({"note.jpg", "note.json"})), QByteArray());
        const PairEvidence contradicted = explained({"{46*a}x.jpg", "{46*a}.json|{46*a}y.jpg"});
        QVERIFY(!contradicted.entry);
        QCOMPARE(refusedOf(contradicted).split(' ').last(), QByteArray("title-contradicts"));
        const PairEvidence weaker =
            explained({"a.jpg", "a.jpg.json", "a.jpg.supplemental-metadata.json"});
        QCOMPARE(refusedOf(weaker), QByteArray("a.jpg.json weaker"));
        QCOMPARE(weaker.refused.front().rule, std::optional(PairRule::OwnName));
    }

    void lengthsTitlesAndPartsAreData() {
        const PairEvidence evidence = explained({"b(2).jpg#1", "b.jpg(2).json|b.jpg#2"});
        QCOMPARE(evidence.mediaCounter, std::string("(2)"));
        QCOMPARE(evidence.sidecarCounter, std::string("(2)"));
        QCOMPARE(evidence.mediaUnits, std::size_t{8});
        QCOMPARE(evidence.titleSays, TitleSays::Agrees);
        QCOMPARE(evidence.title, std::string("b.jpg"));
        QVERIFY(!evidence.samePart);
        QCOMPARE(evidence.confidence, Confidence::Likely);
    }

    void byHandBeatsEveryRule() {
        FolderNames folder({"a.jpg", "b.jpg", "a-edited.jpg", "a.jpg.json", "b.jpg.json"});
        folder.entries[0].hand = 4;
        const FolderPairs pairs = pairFolder(folder.entries);
        // The edit follows its original; b's sidecar is gone, a's is an orphan.
        QCOMPARE(pairLines(folder.entries, pairs),
            (std::vector<std::string>{
                "a-edited.jpg > b.jpg.json = original-of-edit", "a.jpg > b.jpg.json = by-hand"}));
        QCOMPARE(pairs.orphans, std::vector<std::uint32_t>{3});
        QCOMPARE(pairs.unpaired, std::vector<std::uint32_t>{1});
        const PairEvidence evidence = explainPair(folder.entries, 0);
        QVERIFY(evidence.byHand);
        QCOMPARE(evidence.confidence, Confidence::Certain);
        QCOMPARE(stepsOf(evidence), QByteArray("media-name a.jpg, by-hand b.jpg.json"));
        QCOMPARE(refusedOf(evidence), QByteArray("a.jpg.json replaced-by-hand"));
        QCOMPARE(refusedOf(explainPair(folder.entries, 1)), QByteArray("b.jpg.json taken a.jpg"));
    }

    void hasNoneFreesTheSidecar() {
        FolderNames folder({"a.jpg", "a-edited.jpg", "a.jpg.json"});
        folder.entries[0].hand = kHasNone;
        const FolderPairs pairs = pairFolder(folder.entries);
        QVERIFY(pairs.pairs.empty());
        QCOMPARE(pairs.orphans, std::vector<std::uint32_t>{2});
        const PairEvidence evidence = explainPair(folder.entries, 0);
        QVERIFY(evidence.byHand && !evidence.entry && evidence.steps.empty());
        QCOMPARE(refusedOf(evidence), QByteArray("a.jpg.json replaced-by-hand"));
    }
};

#include "pair_evidence_test.moc"
LIGHTSTACK_TEST(PairEvidenceTest);
