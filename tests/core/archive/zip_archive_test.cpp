#include "core/archive/zip_archive.h"

#include "core/archive/member_path.h"
#include "core/archive/zip_member.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::archive;
using namespace lightstack::tests;

namespace {

std::shared_ptr<const ZipArchive> opened(const std::filesystem::path& path) {
    auto archive = ZipArchive::open(path, {});
    if (!archive) qFatal("%s", archive.error().detail.c_str());
    return *archive;
}

std::string text(const ZipArchive& archive, std::string_view path) {
    const auto index = archive.find(path);
    if (!index) return "no such member";
    const auto bytes = archive.read(*index, 1U << 30);
    if (!bytes) return bytes.error().detail;
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

} // namespace

class ZipArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheDirectorySays() {
        const TempFolder folder;
        const std::string large = noise(300'000) + std::string(300'000, 'x');
        const auto archive = opened(folder.write(
            "a.zip", makeZip({{.name = "Takeout/b.txt", .content = large},
                         {.name = "Takeout/a.txt", .content = "plain", .deflate = false},
                         {.name = "Takeout/", .content = "", .deflate = false},
                         {.name = "Takeout/empty", .content = ""}})));
        QCOMPARE(archive->count(), 4U);
        QVERIFY(archive->problems().empty());
        const auto b = archive->find("Takeout/b.txt");
        QVERIFY(b.has_value());
        const Member member = archive->member(*b);
        QCOMPARE(member.size, std::uint64_t{600'000});
        QVERIFY(member.packed < 310'000);
        QCOMPARE(member.crc32, crcOf(large));
        QCOMPARE(member.mtimeNs, 1589039253LL * 1'000'000'000 + crcOf(large) % 1'000'000'000);
        QCOMPARE(text(*archive, "Takeout/a.txt"), std::string("plain"));
        QVERIFY(text(*archive, "Takeout/b.txt") == large);
        QCOMPARE(text(*archive, "Takeout/empty"), std::string());
        QCOMPARE(text(*archive, "Takeout"), std::string("is a folder"));
        QCOMPARE(text(*archive, "Takeout/c"), std::string("no such member"));
        std::vector<std::string_view> order;
        for (const auto i : archive->byPath())
            order.push_back(archive->member(i).path);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    // Names of which one is the beginning of the next are kept as one.
    void namesThatBeginAlike() {
        const TempFolder folder;
        const std::vector<std::string> names{"T/a.jpg.supplemental-metadata.json", "T/b.jpg",
            "T/a.jpg", "T/a", "T/a.jpg", "T/a.jpg.json", "T/ab.jpg", "T/b.jpg.json"};
        std::vector<ZipItem> items;
        for (std::size_t i = 0; i < names.size(); ++i)
            items.push_back({.name = names[i], .content = "content " + std::to_string(i)});
        const auto archive = opened(folder.write("a.zip", makeZip(items)));
        QCOMPARE(archive->count(), 8U);
        QCOMPARE(archive->problems().size(), std::size_t{1}); // T/a.jpg stands twice
        QCOMPARE(archive->byPath().size(), std::size_t{7});
        for (ZipArchive::Index i = 0; i < archive->count(); ++i)
            QCOMPARE(archive->member(i).path, std::string_view(names[i]));
        for (std::size_t i = 0; i < names.size(); ++i)
            QCOMPARE(text(*archive, names[i]), "content " + std::to_string(i == 2 ? 4 : i));
    }
    void anyPlaceOfAMemberAndNoMoreThanWanted() {
        const TempFolder folder;
        const std::string content = noise(5'000'000);
        const auto archive = opened(
            folder.write("a.zip", makeZip({{.name = "x", .content = content},
                                      {.name = "s", .content = content, .deflate = false}})));
        for (const char* name : {"x", "s"}) {
            auto member = archive->openMember(*archive->find(name));
            QVERIFY(member.has_value());
            for (const std::size_t at : {0UL, 70'000UL, 69'000UL, 4'999'990UL, 10UL, 65'530UL}) {
                std::string out(100, '\0');
                const std::size_t n = member->read(at, std::as_writable_bytes(std::span(out)));
                QCOMPARE(n, std::min<std::size_t>(100, content.size() - at));
                QVERIFY(content.substr(at, n) == out.substr(0, n));
            }
            auto head = archive->openMember(*archive->find(name));
            std::vector<std::byte> first(64 * 1024);
            QCOMPARE(head->read(0, first), first.size());
            QVERIFY(head->bytesRead() < 200'000);
        }
    }

    void longNumbersCommentsAndBytesInFront() {
        const TempFolder folder;
        const std::vector<ZipItem> items{
            {.name = "a", .content = "first", .zip64 = true}, {.name = "b", .content = "second"}};
        const std::vector<ZipForm> forms{{.zip64 = true}, {.comment = "PK\5\6 not the end"},
            {.front = "#!/bin/sh\n"}, {.zip64 = true, .comment = "x", .front = noise(100'000)}};
        for (const ZipForm& form : forms) {
            const auto archive = opened(folder.write("a.zip", makeZip(items, form)));
            QCOMPARE(text(*archive, "a"), std::string("first"));
            QCOMPARE(text(*archive, "b"), std::string("second"));
        }
        const auto empty = opened(folder.write("e.zip", makeZip({})));
        QCOMPARE(empty->count(), 0U);
    }

    void namesInTheirEncodings() {
        const TempFolder folder;
        const auto archive = opened(folder.write("a.zip",
            makeZip({{.name = "Fotos f\xC3\xBCr alle/\xE5\xAF\xBF\xE5\x8F\xB8.jpg", .content = "1"},
                {.name = "gr\x81n.jpg", .content = "2", .flags = 0},
                {.name = "gr\xC3\xBCn2.jpg", .content = "3", .flags = 0},
                {.name = "bad\xFF.jpg", .content = "4"}})));
        QCOMPARE(
            text(*archive, "Fotos f\xC3\xBCr alle/\xE5\xAF\xBF\xE5\x8F\xB8.jpg"), std::string("1"));
        QCOMPARE(text(*archive, "gr\xC3\xBCn.jpg"), std::string("2"));
        QCOMPARE(text(*archive, "gr\xC3\xBCn2.jpg"), std::string("3"));
        QCOMPARE(text(*archive, "bad\xC2\xA0.jpg") + text(*archive, "bad\xFF.jpg"),
            std::string("no such member4"));
    }

    void membersPaths() {
        using P = std::optional<std::string>;
        QCOMPARE(memberPath("./Takeout//a/"), P("Takeout/a"));
        QCOMPARE(memberPath("a..b/..c"), P("a..b/..c"));
        for (const std::string name : {"", "/etc/passwd", "../a", "a/../../b", "a/..", ".", "./"})
            QVERIFY2(!memberPath(name).has_value(), name.c_str());
        QVERIFY(!memberPath(std::string_view("a\0b", 3)).has_value());
    }
};

#include "zip_archive_test.moc"
LIGHTSTACK_TEST(ZipArchiveTest);
