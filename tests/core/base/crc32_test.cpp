// CRC-32 of known words, of every short length, in one piece and in many.
#include "core/base/crc32.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <string_view>

using namespace lightstack;

namespace {

// Bit by bit, as it is defined.
std::uint32_t plainCrc32(std::uint32_t crc, std::span<const std::byte> bytes) {
    crc = ~crc;
    for (const std::byte each : bytes) {
        crc ^= std::to_integer<std::uint32_t>(each);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB8'8320U : 0U);
    }
    return ~crc;
}

std::vector<std::byte> noise(std::size_t size) {
    std::vector<std::byte> out(size);
    std::uint32_t state = 7;
    for (std::byte& each : out) {
        state = state * 1'664'525U + 1'013'904'223U;
        each = static_cast<std::byte>(state >> 24);
    }
    return out;
}

} // namespace

class Crc32Test : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheCheckValue() {
        const std::string_view digits = "123456789";
        QCOMPARE(base::crc32Of(0, std::as_bytes(std::span(digits))), 0xCBF43926U);
        QCOMPARE(base::crc32Of(0, {}), 0U);
    }

    void everyLengthAndPlace() {
        const std::vector<std::byte> bytes = noise(2048);
        for (std::size_t size = 0; size <= 1100; ++size)
            for (const std::uint32_t before : {0U, 0xFFFFFFFFU, 0x1234567U}) {
                const auto part = std::span(bytes).subspan(size % 61, size);
                QCOMPARE(base::crc32Of(before, part), plainCrc32(before, part));
            }
    }

    void manyPiecesAreOne() {
        const std::vector<std::byte> bytes = noise(300'001);
        const std::uint32_t whole = base::crc32Of(0, bytes);
        QCOMPARE(whole, plainCrc32(0, bytes));
        std::uint32_t crc = 0;
        std::size_t at = 0;
        for (std::size_t size = 1; at < bytes.size(); size = size * 3 + 1) {
            const std::size_t n = std::min(size, bytes.size() - at);
            crc = base::crc32Of(crc, std::span(bytes).subspan(at, n));
            at += n;
        }
        QCOMPARE(crc, whole);
    }
};

#include "crc32_test.moc"
LIGHTSTACK_TEST(Crc32Test);
