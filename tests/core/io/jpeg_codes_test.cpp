#include "core/io/jpeg_codes.h"
#include "core/io/jpeg_huffman.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace lightstack;

namespace {

using Counts = std::array<std::uint32_t, 256>;

double bitsOf(const Counts& counts, const io::JpegCodes& codes) {
    double bits = 0;
    for (std::size_t i = 0; i < 256; ++i)
        bits += static_cast<double>(counts[i]) * codes.length[i];
    return bits;
}

// What a decoder asks of a table, and that it finds each symbol again.
void check(const Counts& counts, const io::JpegCodes& codes) {
    double filled = 0;
    for (std::size_t length = 1; length <= 16; ++length)
        filled += codes.counts[length - 1] * std::exp2(-static_cast<double>(length));
    QVERIFY(filled < 1); // the code of ones alone stays free
    io::JpegHuffman table;
    QVERIFY(table.build(codes.counts, codes.symbols));
    for (std::size_t i = 0; i < 256; ++i) {
        QCOMPARE(codes.length[i] > 0, counts[i] > 0);
        if (counts[i] == 0) continue;
        const auto bits = std::uint64_t{codes.code[i]} << (64 - codes.length[i]);
        const auto symbol = table.symbolAt(bits);
        QCOMPARE(symbol.length, static_cast<int>(codes.length[i]));
        QCOMPARE(symbol.value, static_cast<int>(i));
        QVERIFY(codes.code[i] != (1U << codes.length[i]) - 1);
    }
}

class JpegCodesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSymbolHasOneBit() {
        Counts counts{};
        counts[7] = 100;
        const auto codes = io::bestJpegCodes(counts);
        check(counts, codes);
        QCOMPARE(codes.length[7], std::uint8_t{1});
    }
    void noneAtAll() { QVERIFY(io::bestJpegCodes(Counts{}).symbols.empty()); }
    void allAlike() {
        Counts counts;
        counts.fill(3);
        const auto codes = io::bestJpegCodes(counts);
        check(counts, codes);
        QCOMPARE(*std::max_element(codes.length.begin(), codes.length.end()), std::uint8_t{9});
    }
    // Each as rare as all rarer ones together: without a limit, a code would have 40 bits.
    void codesAreNeverLongerThanSixteen() {
        Counts counts{};
        std::uint32_t one = 1;
        std::uint32_t next = 1;
        for (std::size_t i = 0; i < 40; ++i) {
            counts[i * 5] = one;
            next = std::exchange(one, next) + next;
        }
        check(counts, io::bestJpegCodes(counts));
    }
    // No code of whole bits is better than entropy, and none of the best needs a bit more a symbol.
    void bitsAreFew() {
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            Counts counts{};
            const auto used = 1 + random() % 256;
            for (std::size_t i = 0; i < used; ++i)
                counts[random() % 256] = 1 + static_cast<std::uint32_t>(std::exp2(random() % 18));
            const double sum = std::accumulate(counts.begin(), counts.end(), 0.0);
            double entropy = 0;
            for (const std::uint32_t count : counts)
                if (count > 0) entropy += count * std::log2(sum / count);
            const auto codes = io::bestJpegCodes(counts);
            check(counts, codes);
            const double bits = bitsOf(counts, codes);
            QVERIFY(bits >= entropy - 1e-6);
            QVERIFY(bits <= entropy + sum);
        }
    }
};

} // namespace

#include "jpeg_codes_test.moc"
LIGHTSTACK_TEST(JpegCodesTest);
