// Patterns and what they make of names; plans and what stands in their way.
#include "core/browse/rename_pattern.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QtTest>

#include <set>

using namespace lightstack::browse;

namespace {

// 2024-05-06 07:08:09 by the camera's clock.
const std::int64_t kTaken =
    QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC).toMSecsSinceEpoch();
const std::int64_t kModified =
    QDateTime(QDate(2025, 1, 2), QTime(3, 4, 5), Qt::LocalTime).toMSecsSinceEpoch();

QString named(const char* pattern, const RenameSubject& subject, std::int64_t number = 7) {
    const auto parsed = RenamePattern::parse(pattern);
    return parsed ? QString::fromStdString(parsed->nameFor(subject, number)) : QString();
}

std::vector<PlannedName> plan(const char* pattern, const std::vector<std::string>& names,
    const std::set<std::string>& others = {}, RenameNumbers numbers = {}) {
    std::vector<RenameSubject> subjects;
    for (const std::string& name : names)
        subjects.push_back({name, kTaken, kModified});
    return planNames(*RenamePattern::parse(pattern), subjects, numbers,
        [&](std::uint32_t, const std::string& name) { return others.contains(name); });
}

} // namespace

class RenamePatternTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreFilledIn_data() {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QString>("name");
        QTest::newRow("text") << QByteArray("holiday") << "holiday.JPG";
        QTest::newRow("name") << QByteArray("x {name}") << "x IMG_1.JPG";
        QTest::newRow("counter") << QByteArray("{n}") << "7.JPG";
        QTest::newRow("padded") << QByteArray("a-{nnnn}") << "a-0007.JPG";
        QTest::newRow("date") << QByteArray("{date}") << "2024-05-06.JPG";
        QTest::newRow("format") << QByteArray("{date:yyyyMMdd_hhmmss}") << "20240506_070809.JPG";
        QTest::newRow("modified") << QByteArray("{modified:yyyy}_{nn}") << "2025_07.JPG";
        QTest::newRow("extension") << QByteArray("{name}.old.{ext}") << "IMG_1.old.JPG";
        QTest::newRow("braces") << QByteArray("{{{n}}}") << "{7}.JPG";
        QTest::newRow("utf-8") << QByteArray("Größe {n}") << QStringLiteral("Größe 7.JPG");
    }
    void fieldsAreFilledIn() {
        QFETCH(QByteArray, pattern);
        QTEST(named(pattern.constData(), {"IMG_1.JPG", kTaken, kModified}), "name");
    }
    void oddNames() {
        const auto name = [](const char* old) { return named("{name}-{n}", {old, 0, 0}); };
        QCOMPARE(name("LICENSE"), QStringLiteral("LICENSE-7"));
        QCOMPARE(name(".hidden"), QStringLiteral(".hidden-7"));
        QCOMPARE(name("a.b.c"), QStringLiteral("a.b-7.c"));
        QCOMPARE(named("{ext}", {"LICENSE", 0, 0}), QString());
        const auto parsed = RenamePattern::parse("{name}_{n}");
        QCOMPARE(parsed->nameFor({"x\xff.png", 0, 0}, 3), std::string("x\xff_3.png"));
    }
    void countersMayBeLargeAndNegative() {
        QCOMPARE(named("{nn}", {"a", 0, 0}, 12345), QStringLiteral("12345"));
        QCOMPARE(named("{nnn}", {"a", 0, 0}, -5), QStringLiteral("-005"));
    }
    void withoutADateTheModifiedOneCounts() {
        const RenameSubject never{"a.jpg", RenameSubject::kNoTime, kModified};
        QCOMPARE(named("{date}", never), QStringLiteral("2025-01-02.jpg"));
        QCOMPARE(
            named("{date}", {"a.jpg", RenameSubject::kNoTime, RenameSubject::kNoTime}), QString());
    }
    void wrongPatternsSayWhy_data() {
        QTest::addColumn<QByteArray>("pattern");
        for (const char* wrong :
            {"", "{", "{name", "a}", "{nope}", "{date:}", "{}", "{nnnnnnnnnnnnnnnn}", "{N}"})
            QTest::newRow(wrong[0] == '\0' ? "empty" : wrong) << QByteArray(wrong);
    }
    void wrongPatternsSayWhy() {
        QFETCH(QByteArray, pattern);
        const auto parsed = RenamePattern::parse(pattern.constData());
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().detail.empty());
    }
    void whatAPatternNeeds() {
        QVERIFY(RenamePattern::parse("{date}")->usesDates());
        QVERIFY(RenamePattern::parse("{modified}")->usesDates());
        QVERIFY(!RenamePattern::parse("{name}_{n}")->usesDates());
        QVERIFY(RenamePattern::parse("{name}_{n}")->usesCounter());
        QVERIFY(!RenamePattern::parse("{name}")->usesCounter());
    }
    void aPlanCounts() {
        const auto made = plan("p{nn}", {"b.jpg", "a.jpg", "c.png"}, {}, {10, 5});
        QCOMPARE(made[0].after, std::string("p10.jpg"));
        QCOMPARE(made[1].after, std::string("p15.jpg"));
        QCOMPARE(made[2].after, std::string("p20.png"));
        QCOMPARE(namesChanged(made), 3);
    }
    void collisionsAreFound() {
        const auto same = plan("x", {"a.jpg", "b.jpg", "c.png"});
        QCOMPARE(same[0].problem, RenameProblem::TwiceHere);
        QCOMPARE(same[1].problem, RenameProblem::TwiceHere);
        QCOMPARE(same[2].problem, RenameProblem::None);
        QCOMPARE(namesChanged(same), -1);
        const auto taken = plan("p{n}", {"a.jpg", "b.jpg"}, {"p2.jpg"});
        QCOMPARE(taken[0].problem, RenameProblem::None);
        QCOMPARE(taken[1].problem, RenameProblem::Taken);
    }
    void namesThatBecomeFreeMayBeTaken() {
        // 1 -> 2 -> 3: each takes the name of the next.
        const auto made = plan("{n}", {"1.jpg", "2.jpg", "3.jpg"}, {}, {2, 1});
        QCOMPARE(namesChanged(made), 3);
        QCOMPARE(namesChanged(plan("{n}", {"1.jpg", "2.jpg"})), 0); // as they are
    }
    void impossibleNamesAreFound() {
        QCOMPARE(plan("a/{n}", {"a.jpg"})[0].problem, RenameProblem::Impossible);
        QCOMPARE(plan("..", {"LICENSE"})[0].problem, RenameProblem::Impossible);
        const std::string longName(252, 'x');
        QCOMPARE(plan("{name}{n}", {longName + ".ab"})[0].problem, RenameProblem::Impossible);
        const auto undated =
            planNames(*RenamePattern::parse("{date}"), {RenameSubject{"a.jpg"}}, {}, {});
        QCOMPARE(undated[0].problem, RenameProblem::NoDate);
    }
};

#include "rename_pattern_test.moc"
LIGHTSTACK_TEST(RenamePatternTest);
