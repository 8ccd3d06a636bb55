#include "core/catalog/thumbnail_store.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <set>

using namespace lightstack;

namespace {
std::uint64_t fingerprint(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    if (!file) return 0;
    return catalog::fingerprintOf(*file, std::filesystem::file_size(path), path).value_or(0);
}
} // namespace

class FingerprintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBytesSameAnswerWhereverTheyAre() {
        const tests::TempFolder folder;
        const std::string content(300'000, 'q');
        QCOMPARE(
            fingerprint(folder.write("a", content)), fingerprint(folder.write("b/c", content)));
    }

    void everyByteOfASmallFileCounts() {
        const tests::TempFolder folder;
        std::string content(200, 'a');
        std::set<std::uint64_t> seen{fingerprint(folder.write("f", content))};
        for (std::size_t i = 0; i < content.size(); ++i) {
            std::string other = content;
            other[i] ^= 1;
            seen.insert(fingerprint(folder.write("f", other)));
        }
        QCOMPARE(seen.size(), 201U);
    }

    void headTailAndSizeOfALargeFileCount() {
        const tests::TempFolder folder;
        const std::string content(1 << 20, 'a');
        std::set<std::uint64_t> seen{fingerprint(folder.write("f", content))};
        for (const std::size_t at :
            {std::size_t{0}, std::size_t{65535}, content.size() - 65536, content.size() - 1}) {
            std::string other = content;
            other[at] = 'b';
            seen.insert(fingerprint(folder.write("f", other)));
        }
        seen.insert(fingerprint(folder.write("f", content + 'a')));
        QCOMPARE(seen.size(), 6U);
    }

    void zeroesOfDifferentLengthDiffer() {
        const tests::TempFolder folder;
        std::set<std::uint64_t> seen;
        for (std::size_t size = 0; size < 100; ++size)
            seen.insert(fingerprint(folder.write("f", std::string(size, '\0'))));
        QCOMPARE(seen.size(), 100U);
        QVERIFY(!seen.contains(0));
    }
};

#include "fingerprint_test.moc"
LIGHTSTACK_TEST(FingerprintTest);
