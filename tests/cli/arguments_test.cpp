#include "app/cli_arguments.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>

using lightstack::app::Arguments;
using lightstack::app::OptionSpec;

namespace {

constexpr std::array<OptionSpec, 3> kAllowed{{{"size", true}, {"json", false}, {"0", false}}};

lightstack::Result<Arguments> parse(std::vector<const char*> words) {
    return Arguments::parse(words, kAllowed);
}

} // namespace

class ArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optionsMayStandAnywhere() {
        const auto parsed = parse({"a.tif", "--size", "128", "b.tif", "--json"});
        QVERIFY(parsed);
        QCOMPARE(parsed->positional(), (std::vector<std::string>{"a.tif", "b.tif"}));
        QVERIFY(parsed->has("json"));
        QCOMPARE(parsed->integer("size", 256, 1, 4096).value(), 128);
    }
    void valueAfterEquals() {
        QCOMPARE(parse({"--size=64"})->integer("size", 256, 1, 4096).value(), 64);
    }
    void doubleDashEndsOptions() {
        const auto parsed = parse({"--", "--json", "-0"});
        QVERIFY(parsed && !parsed->has("json"));
        QCOMPARE(parsed->positional(), (std::vector<std::string>{"--json", "-0"}));
    }
    void bytesAreKept() {
        QCOMPARE(parse({"caf\xe9.jpg"})->positional().front(), std::string("caf\xe9.jpg"));
    }
    void wrongWordsAreUsage_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unknown") << QStringList{QStringLiteral("--frob")};
        QTest::newRow("no value") << QStringList{QStringLiteral("--size")};
        QTest::newRow("value for a flag") << QStringList{QStringLiteral("--json=1")};
    }
    void wrongWordsAreUsage() {
        QFETCH(QStringList, words);
        const std::string word = words.first().toStdString();
        const auto parsed = parse({word.c_str()});
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, lightstack::ErrorCode::Usage);
        QVERIFY(parsed.error().detail.find("size") != std::string::npos ||
                parsed.error().detail.find("json") != std::string::npos ||
                parsed.error().detail.find("frob") != std::string::npos);
    }
    void numbersAreChecked() {
        for (const char* text : {"--size=0", "--size=12x", "--size=", "--size=99999999999"})
            QVERIFY2(!parse({text})->integer("size", 256, 1, 4096), text);
    }
};

#include "arguments_test.moc"
LIGHTSTACK_TEST(ArgumentsTest);
