// Zip files that lie: nothing is believed that the bytes do not bear out, and one bad member is no
// other member's trouble.
#include "core/archive/zip_archive.h"
#include "core/archive/zip_member.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <random>

using namespace lightstack;
using namespace lightstack::archive;
using namespace lightstack::tests;

namespace {

std::optional<Error> openError(const std::filesystem::path& path) {
    const auto archive = ZipArchive::open(path, {});
    return archive ? std::nullopt : std::optional(archive.error());
}

// What reading the member `name` says.
Error memberError(const std::string& zip, std::string_view name) {
    const TempFolder folder;
    const auto archive = ZipArchive::open(folder.write("a.zip", zip), {});
    if (!archive) return archive.error();
    const auto index = (*archive)->find(name);
    if (!index) return {ErrorCode::NotFound, {}, "no such member"};
    const auto bytes = (*archive)->read(*index, std::uint64_t{1} << 40);
    return bytes ? Error{ErrorCode::Usage, {}, "fine"} : bytes.error();
}

} // namespace

class HostileZipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutShortAndDamaged() {
        const TempFolder folder;
        const std::string whole = makeZip(
            {{.name = "a", .content = noise(3000)}, {.name = "b", .content = noise(3000, 2)}});
        for (const std::size_t left : {0UL, 4UL, 21UL, 3000UL, whole.size() - 1}) {
            const auto error = openError(folder.write("cut.zip", whole.substr(0, left)));
            QVERIFY(error.has_value());
            QCOMPARE(error->code, ErrorCode::CorruptData);
        }
        std::string middle = whole; // a part is missing in the middle
        middle.erase(1000, 500);
        const auto cut = openError(folder.write("middle.zip", middle));
        QVERIFY(cut.has_value() || memberError(middle, "a").code == ErrorCode::CorruptData);
        std::string directory = whole;
        const std::size_t at = directory.rfind(std::string("PK\1\2", 4));
        directory[at] = 'X';
        const auto damaged = openError(folder.write("d.zip", directory));
        QVERIFY(damaged && damaged->detail.find("behind entry 1") != std::string::npos);
        std::string count = whole;
        count[count.size() - 12] = 7;
        QVERIFY(openError(folder.write("c.zip", count)).has_value());
    }

    void aBombIsRefusedBeforeItIsUnpacked() {
        const std::string zeros(2'000'000, '\0');
        QCOMPARE(memberError(makeZip({{.name = "a",
                                 .content = zeros,
                                 .size = std::uint64_t{1} << 50,
                                 .zip64 = true}}),
                     "a")
                     .code,
            ErrorCode::CorruptData);
        // 70 MB of nothing in 70 KB.
        const std::string big = makeZip({{.name = "a", .content = std::string(70'000'000, '\0')}});
        QVERIFY(big.size() < 300'000);
        QCOMPARE(memberError(big, "a").code, ErrorCode::LimitExceeded);
        // More comes out than the directory says: no more is taken than that.
        QCOMPARE(memberError(makeZip({{.name = "a", .content = zeros, .size = 10}}), "a").code,
            ErrorCode::CorruptData);
        QCOMPARE(
            memberError(makeZip({{.name = "a", .content = noise(5000), .size = 6000}}), "a").code,
            ErrorCode::CorruptData);
    }

    void overlappingMembersAreMarked() {
        const std::string zip = makeZip({{.name = "a", .content = noise(1000)},
            {.name = "b", .content = noise(1000), .headerAt = 0},
            {.name = "c", .content = noise(1000, 3)},
            {.name = "d", .content = "x", .headerAt = 1'000'000'000},
            {.name = "e", .content = "x", .packed = 0xFFFFFFF0}});
        for (const char* name : {"a", "b", "d", "e"})
            QCOMPARE(memberError(zip, name).code, ErrorCode::CorruptData);
        QCOMPARE(memberError(zip, "c").detail, std::string("fine"));
    }

    void whatCannotBeRead() {
        const std::string content = noise(1000);
        QCOMPARE(memberError(makeZip({{.name = "a", .content = content, .flags = 1}}), "a").detail,
            std::string("is encrypted"));
        QCOMPARE(memberError(makeZip({{.name = "a", .content = content, .method = 12}}), "a").code,
            ErrorCode::Unsupported);
        const Error crc = memberError(makeZip({{.name = "a", .content = content, .crc = 7}}), "a");
        QCOMPARE(crc.code, ErrorCode::CorruptData);
        QVERIFY(crc.detail.find("checksum") != std::string::npos);
        std::string zip = makeZip({{.name = "a", .content = content}});
        zip[0] = 'Q'; // its own header
        QCOMPARE(memberError(zip, "a").code, ErrorCode::CorruptData);
    }

    void namesThatLeadOutAreLeftOut() {
        const TempFolder folder;
        const auto archive = ZipArchive::open(
            folder.write("a.zip",
                makeZip({{.name = "../../etc/passwd", .content = "x"},
                    {.name = "/abs", .content = "x"}, {.name = "good", .content = "x"},
                    {.name = "link", .content = "/etc/passwd", .unixMode = 0120777},
                    {.name = "twice", .content = "first"}, {.name = "twice", .content = "last"}})),
            {});
        QVERIFY(archive.has_value());
        QCOMPARE((*archive)->byPath().size(), std::size_t{2});
        QCOMPARE((*archive)->problems().size(), std::size_t{4});
        const auto bytes = (*archive)->read(*(*archive)->find("twice"), 100);
        QVERIFY(bytes && bytes->size() == 4);
    }

    // Whatever bytes are changed: an answer, no crash, no large memory; sound members stay sound.
    void anyByteChanged() {
        const TempFolder folder;
        const std::string whole =
            makeZip({{.name = "a.txt", .content = std::string(500, 'a')},
                        {.name = "b.txt", .content = noise(200), .zip64 = true}},
                {.zip64 = true});
        std::mt19937 random(5);
        int fine = 0;
        for (int i = 0; i < 800; ++i) {
            std::string bytes = whole;
            for (unsigned long n = 1 + random() % 3; n > 0; --n)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            const auto archive = ZipArchive::open(folder.write("x.zip", bytes), {});
            if (!archive) continue;
            for (const auto index : (*archive)->byPath()) {
                const auto read = (*archive)->read(index, 1U << 20);
                if (!read) continue;
                ++fine;
                QCOMPARE(read->size(), (*archive)->member(index).size);
            }
        }
        QVERIFY(fine > 50);
    }
};

#include "hostile_zip_test.moc"
LIGHTSTACK_TEST(HostileZipTest);
