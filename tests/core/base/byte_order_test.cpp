// Numbers in both byte orders.
#include "core/base/byte_order.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <array>

using namespace lightstack;

class ByteOrderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothOrders() {
        constexpr std::array<std::byte, 8> kBytes{std::byte{0x81}, std::byte{2}, std::byte{3},
            std::byte{4}, std::byte{5}, std::byte{6}, std::byte{7}, std::byte{0xF8}};
        const auto first = [&](std::size_t count) { return std::span(kBytes).first(count); };
        QCOMPARE(base::bigEndian(first(0)), std::uint64_t{0});
        QCOMPARE(base::bigEndian(first(3)), std::uint64_t{0x810203});
        QCOMPARE(base::bigEndian(first(8)), std::uint64_t{0x81020304050607F8});
        QCOMPARE(base::littleEndian(first(0)), std::uint64_t{0});
        QCOMPARE(base::littleEndian(first(3)), std::uint64_t{0x030281});
        QCOMPARE(base::littleEndian(first(8)), std::uint64_t{0xF807060504030281});
        QCOMPARE(base::numberIn(first(2), true), std::uint64_t{0x8102});
        QCOMPARE(base::numberIn(first(2), false), std::uint64_t{0x0281});
    }
    void ofText() {
        QCOMPARE(base::bigEndian("\xFF\x01"), std::uint64_t{0xFF01});
        QCOMPARE(base::littleEndian("\xFF\x01"), std::uint64_t{0x01FF});
    }
};

#include "byte_order_test.moc"
LIGHTSTACK_TEST(ByteOrderTest);
