// The order of names: by hand, and as an order must be (total, transitive).
#include "core/base/natural_order.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace lightstack;
using base::naturalCompare;

class NaturalOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairs_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const QByteArray& a, const QByteArray& b) {
            QTest::newRow(name) << a << b;
        };
        row("numbers", "slice2", "slice10");
        row("numbers within", "a2b9", "a10b1");
        row("second number decides", "a1_9", "a1_10");
        row("case aside", "a2", "B1");
        row("zeros decide between equals only", "img002", "img10");
        row("fewer zeros after more", "img007", "img07");
        row("zeros, then the rest", "01b", "1c");
        row("zero before one", "0", "1");
        row("nothing before zeros", "a", "a0");
        row("prefix first", "a", "ab");
        row("empty first", "", "0");
        row("digits before letters", "1a", "a1");
        row("dot before digits", "a.jpg", "a1.jpg");
        row("non-UTF-8 by byte", "a\x80", "a\xFF");
        row("letters before non-UTF-8", "az", "a\x80");
        row("upper case first between equals", "A.jpg", "a.jpg");
        row("huge", QByteArray("n") + QByteArray(5000, '8'),
            QByteArray("n") + QByteArray(5000, '9'));
        row("longer is larger", QByteArray(5000, '9'), "1" + QByteArray(5000, '0'));
        row("zeros count for nothing", QByteArray(9000, '0') + "1", "2");
        row("past 64 bits", "18446744073709551615", "18446744073709551616");
    }
    void pairs() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const std::string a = before.toStdString();
        const std::string b = after.toStdString();
        QVERIFY(naturalCompare(a, b) < 0);
        QVERIFY(naturalCompare(b, a) > 0);
        QCOMPARE(naturalCompare(a, a), 0);
        QVERIFY(base::naturalLess(a, b) && !base::naturalLess(b, a));
    }
    void onlyEqualBytesAreEqualAndTheOrderIsTransitive() {
        std::mt19937 random(7);
        const std::string letters = "0012aAbB.-\xFF";
        std::vector<std::string> names;
        for (int i = 0; i < 300; ++i) {
            std::string name;
            for (auto n = random() % 6; n > 0; --n)
                name += letters[random() % letters.size()];
            names.push_back(name);
        }
        std::sort(names.begin(), names.end(), base::naturalLess);
        for (std::size_t i = 0; i < names.size(); ++i)
            for (std::size_t j = i; j < names.size(); ++j) {
                const int order = naturalCompare(names[i], names[j]);
                QVERIFY2(order <= 0, (names[i] + " | " + names[j]).c_str());
                QCOMPARE(order == 0, names[i] == names[j]);
                QCOMPARE(naturalCompare(names[j], names[i]) == 0, order == 0);
            }
    }
    void keysStandAsNamesDo() {
        std::mt19937 random(11);
        const std::string letters = "00012789aAbB.-/:\xFF";
        std::vector<std::string> names{"", "0", std::string(300, '7'), std::string(301, '7'),
            std::string(300, '7') + "a", "00" + std::string(300, '7') + "A", std::string(253, '4'),
            std::string(254, '3'), std::string(255, '2')};
        for (int i = 0; i < 400; ++i) {
            std::string name(random() % 3 == 0 ? "IMG_2020-a_common_beginning_" : "");
            for (auto n = random() % 24; n > 0; --n)
                name += letters[random() % letters.size()];
            names.push_back(name);
        }
        const auto byKeys = [](const std::string& a, const std::string& b) {
            for (std::size_t from = 0;; from += sizeof(base::NaturalKey)) {
                bool ended = false;
                const base::NaturalKey key = base::naturalKey(a, from, &ended);
                const auto order = key <=> base::naturalKey(b, from);
                if (order != 0) return order < 0 ? -1 : 1;
                if (ended) return 0;
            }
        };
        int equal = 0;
        for (const std::string& a : names)
            for (const std::string& b : names) {
                const int keys = byKeys(a, b);
                equal += keys == 0 && a != b ? 1 : 0;
                const int order = naturalCompare(a, b);
                // What is equal but for case and zeros is decided by bytes.
                QVERIFY2(keys == 0 ? order == a.compare(b) / std::max(1, std::abs(a.compare(b)))
                                   : keys == order / std::abs(order),
                    (a + " | " + b).c_str());
            }
        QVERIFY(equal > 0);
    }
};

#include "natural_order_test.moc"
LIGHTSTACK_TEST(NaturalOrderTest);
