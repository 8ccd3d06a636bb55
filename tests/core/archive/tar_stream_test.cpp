#include "core/archive/tar_stream.h"

#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::archive;
using namespace lightstack::tests;

class TarStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memberAfterMember() {
        const TempFolder folder;
        const std::string large = noise(700'000);
        const std::string tar = makeTar({{"Takeout/", "", 1, '5'}, {"./Takeout/a.txt", "first"},
            {"Takeout/Fotos f\xC3\xBCr alle/b.bin", large}, {"../out", "x"}, {"link", "", 1, '2'},
            {"bad\xFFname", "last"}});
        for (const bool packed : {false, true}) {
            auto stream = TarStream::open(folder.write("a.tgz", packed ? gzipped(tar) : tar));
            QVERIFY(stream.has_value());
            std::vector<std::pair<std::string, std::string>> got;
            while (true) {
                const auto member = stream->next();
                QVERIFY2(member.has_value(), member ? "" : member.error().detail.c_str());
                if (!*member) break;
                if ((*member)->kind != EntryKind::File) continue;
                std::string content((*member)->size + 10, '\0');
                const auto n = stream->read(std::as_writable_bytes(std::span(content)));
                QVERIFY(n.has_value());
                content.resize(*n);
                QCOMPARE((*member)->mtime, std::int64_t{1589039253});
                got.emplace_back((*member)->path.value_or("refused"), content);
            }
            QCOMPARE(got.size(), std::size_t{4});
            QCOMPARE(got[0], std::pair(std::string("Takeout/a.txt"), std::string("first")));
            QCOMPARE(got[1].first, std::string("Takeout/Fotos f\xC3\xBCr alle/b.bin"));
            QVERIFY(got[1].second == large);
            QCOMPARE(got[2].first, std::string("refused"));
            QCOMPARE(got[3], std::pair(std::string("bad\xFFname"), std::string("last")));
        }
    }

    void brokenOnes() {
        const TempFolder folder;
        const std::string packed = gzipped(makeTar({{"a", noise(500'000)}, {"b", "x"}}));
        auto stream = TarStream::open(folder.write("cut.tgz", packed.substr(0, 200'000)));
        QVERIFY(stream.has_value());
        QVERIFY(stream->next().has_value());
        std::vector<std::byte> content(500'000);
        const auto n = stream->read(content);
        QVERIFY(!n);
        QCOMPARE(n.error().code, ErrorCode::CorruptData);
        auto none = TarStream::open(folder.write("n.tgz", noise(5000)));
        QVERIFY(!none || !none->next());
        const auto text = TarStream::open(folder.write("t.tgz", gzipped("only text")));
        QVERIFY(!text);
        QCOMPARE(TarStream::open(folder / "not there").error().code, ErrorCode::NotFound);
    }
};

#include "tar_stream_test.moc"
LIGHTSTACK_TEST(TarStreamTest);
