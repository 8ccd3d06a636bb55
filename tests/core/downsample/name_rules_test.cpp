// Places where capitals make no difference, or that take no colons: known to a dry run.
#include "core/downsample/downsample_plan.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::tests;
namespace fs = std::filesystem;
using downsample::DownsampleRequest;
using downsample::Fate;
using downsample::NameRules;
using downsample::PlannedPicture;

namespace {

constexpr NameRules kFat{true, true};

PlannedPicture planned(const fs::path& source, const fs::path& target) {
    PlannedPicture out;
    out.candidate.path = source;
    out.target = target;
    out.fate = Fate::Write;
    return out;
}

// The reasons, by picture; empty: it is written.
std::vector<std::string> refusals(std::vector<PlannedPicture> pictures, const fs::path& out,
    NameRules rules, std::vector<fs::path>* asked = nullptr) {
    DownsampleRequest request;
    request.out = out;
    downsample::collide(pictures, request, [&](const fs::path& folder) {
        if (asked != nullptr) asked->push_back(folder);
        return rules;
    });
    std::vector<std::string> reasons;
    for (const PlannedPicture& picture : pictures)
        reasons.push_back(picture.fate == Fate::Write ? "" : picture.error.detail);
    return reasons;
}

} // namespace

class NameRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatDifferInCapitalsMeet() {
        const TempFolder folder;
        const auto both = [&](const char* one, const char* other, NameRules rules) {
            return refusals(
                {planned("/in/1.jpg", folder / one), planned("/in/2.jpg", folder / other),
                    planned("/in/3.jpg", folder / "c.jpg")},
                folder.path(), rules);
        };
        QCOMPARE(both("A.jpg", "a.jpg", {}), (std::vector<std::string>{"", "", ""}));
        const auto met = both("A.jpg", "a.jpg", kFat);
        QVERIFY(met[0].find((folder / "a.jpg").native()) != std::string::npos);
        QVERIFY(met[0].find("capitals") != std::string::npos);
        QVERIFY(met[1].find((folder / "A.jpg").native()) != std::string::npos);
        QCOMPARE(met[2], std::string());
        QVERIFY(!both("Äpfel.jpg", "äPFEL.jpg", kFat)[1].empty());
        QVERIFY(!both("Z\xFF.jpg", "z\xFF.jpg", kFat)[1].empty()); // no UTF-8
        QVERIFY(both("Z\xFF.jpg", "z\xFE.jpg", kFat)[1].empty());
        // Folders that will be made, too.
        QVERIFY(!both("Day/1.jpg", "day/1.jpg", kFat)[1].empty());
        QVERIFY(both("Day/1.jpg", "day/2.jpg", kFat)[0].empty());
    }

    void whoKeepsItsNameHasTheBetterRight() {
        const TempFolder folder;
        const auto reasons = refusals(
            {planned("/in/A.jpg", folder / "A.jpg"), planned("/in/a.png", folder / "a.jpg")},
            folder.path(), kFat);
        QCOMPARE(reasons[0], std::string());
        QVERIFY(!reasons[1].empty());
    }

    void aPlaceIsAskedOnce() {
        const TempFolder folder;
        std::vector<fs::path> asked;
        refusals(
            {planned("/in/1.jpg", folder / "x/1.jpg"), planned("/in/2.jpg", folder / "x/2.jpg"),
                planned("/in/3.jpg", folder / "y/z/3.jpg")},
            folder.path(), {}, &asked);
        QCOMPARE(asked, std::vector<fs::path>{folder.path()});
    }

    void whatFatDoesNotTakeIsToldBefore_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("colon") << QByteArray("12:30.jpg") << QByteArray("\":\"");
        QTest::newRow("question mark") << QByteArray("why?.jpg") << QByteArray("\"?\"");
        QTest::newRow("in a folder") << QByteArray("a|b/1.jpg") << QByteArray("\"|\"");
        QTest::newRow("new line") << QByteArray("a\nb.jpg") << QByteArray("control characters");
        QTest::newRow("stop") << QByteArray("a.") << QByteArray("full stop");
        QTest::newRow("folder with a space") << QByteArray("a /1.jpg") << QByteArray("space");
        QTest::newRow("fine") << QByteArray("a, b (1) + c.jpg") << QByteArray();
        QTest::newRow("not ASCII") << QByteArray("Grüße 🙂.jpg") << QByteArray();
    }
    void whatFatDoesNotTakeIsToldBefore() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, why);
        const TempFolder folder;
        const fs::path target = folder / name.toStdString();
        QCOMPARE(refusals({planned("/in/1.jpg", target)}, folder.path(), {true, false}).front(),
            std::string());
        const std::string reason =
            refusals({planned("/in/1.jpg", target)}, folder.path(), kFat).front();
        QCOMPARE(reason.empty(), why.isEmpty());
        QVERIFY2(reason.find(why.toStdString()) != std::string::npos, reason.c_str());
    }

    void thePlaceIsAskedByAName() {
        const TempFolder folder;
        folder.write("empty/.keep", "");
        fs::remove(folder / "empty/.keep");
        folder.write("One.txt", "1");
        QVERIFY(!downsample::nameRulesAt(folder.path()).foldsCase);
        QVERIFY(!downsample::nameRulesAt(folder / "empty").foldsCase);
        QVERIFY(!downsample::nameRulesAt("/").fat);
        QVERIFY(!downsample::nameRulesAt(folder / "nowhere").foldsCase);
        // Two names of one file are two names.
        folder.write("linked/a", "x");
        fs::create_hard_link(folder / "linked/a", folder / "linked/A");
        QVERIFY(!downsample::nameRulesAt(folder / "linked").foldsCase);
    }
};

#include "name_rules_test.moc"
LIGHTSTACK_TEST(NameRulesTest);
