#include "core/archive/tar_archive.h"

#include "core/archive/open_file.h"
#include "core/archive/tar_stream.h"
#include "core/archive/zip_archive.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <atomic>
#include <random>
#include <thread>

using namespace lightstack;
using namespace lightstack::archive;
using namespace lightstack::tests;

namespace {

std::string member(TarArchive& tar, const std::string& name) {
    const auto found = tar.find(name, {});
    if (!found) return found.error().detail;
    std::string out;
    const auto crc = tar.eachPiece(*found,
        [&](std::span<const std::byte> piece) {
            out.append(reinterpret_cast<const char*>(piece.data()), piece.size());
            return Result<void>();
        },
        {});
    return crc && *crc == crcOf(out) ? out : "not read";
}

std::vector<TarItem> manyItems(int count, std::size_t bytes) {
    std::vector<TarItem> items;
    for (int i = 0; i < count; ++i)
        items.push_back({"Takeout/" + std::to_string(i) + ".jpg",
            noise(bytes + static_cast<std::size_t>(i), static_cast<unsigned>(i))});
    return items;
}

} // namespace

class TarArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // In any order, from a plain one and a packed one whose points lie between the members.
    void membersInAnyOrder() {
        const TempFolder folder;
        const std::vector<TarItem> items = manyItems(60, 400'000); // 24 MB: some points
        const std::string tar = makeTar(items);
        std::vector<std::size_t> order(items.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        for (const bool packed : {false, true}) {
            const auto path = folder.write(packed ? "t.tgz" : "t.tar", packed ? gzipped(tar) : tar);
            const auto archive = TarArchive::open(path);
            QVERIFY(archive);
            std::mt19937 random(3);
            std::shuffle(order.begin(), order.end(), random);
            for (const std::size_t i : order)
                QVERIFY(member(**archive, items[i].name) == items[i].content);
            QCOMPARE((*archive)->find("Takeout/none.jpg", {}).error().code, ErrorCode::NotFound);
        }
    }

    // Names, sizes and kinds are those that the stream gives.
    void agreesWithTheStream() {
        const TempFolder folder;
        const std::string deep = "Takeout/" + std::string(90, 'a') + "/" + std::string(80, 'b');
        const auto path = folder.write(
            "t.tgz", gzipped(makeTar({{"./Takeout/x.jpg", "one"}, {deep + ".jpg", "two"},
                         {"Takeout/\xC3\xBC\xE5\x86\x99.jpg", ""}, {"../out.jpg", "three"}})));
        const auto archive = TarArchive::open(path);
        auto stream = TarStream::open(path);
        QVERIFY(archive && stream);
        int members = 0;
        while (true) {
            const auto next = stream->next();
            QVERIFY(next);
            if (!*next) break;
            if (!(*next)->path) continue;
            const auto found = (*archive)->find(*(*next)->path, {});
            QVERIFY2(found, (*next)->path->c_str());
            QCOMPARE(found->size, (*next)->size);
            QCOMPARE(found->mtime, (*next)->mtime);
            QVERIFY(found->kind == (*next)->kind);
            ++members;
        }
        QCOMPARE(members, 3);
        QCOMPARE(member(**archive, deep + ".jpg"), std::string("two"));
    }

    // A stop leaves the pass where it was; others go on with it.
    void stoppingLosesNothing() {
        const TempFolder folder;
        const std::vector<TarItem> items = manyItems(40, 300'000);
        const auto path = folder.write("t.tgz", gzipped(makeTar(items)));
        const auto archive = TarArchive::open(path);
        QVERIFY(archive);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE((*archive)->find(items.back().name, stop.get_token()).error().code,
            ErrorCode::Cancelled);
        std::stop_source later;
        std::jthread impatient([&] { (void)(*archive)->find("none", later.get_token()); });
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> readers;
            for (unsigned t = 0; t < 3; ++t)
                readers.emplace_back([&, t] {
                    for (std::size_t i = t; i < items.size(); i += 3)
                        if (member(**archive, items[i].name) != items[i].content) ++wrong;
                });
            later.request_stop();
        }
        QCOMPARE(wrong.load(), 0);
    }

    void packedInPieces() { // as parallel packers write it
        const TempFolder folder;
        const std::string tar = makeTar(manyItems(8, 50'000));
        const std::string pieces = gzipped(tar.substr(0, 70'001)) + gzipped(tar.substr(70'001));
        const auto archive = TarArchive::open(folder.write("t.tgz", pieces));
        QVERIFY(archive);
        QVERIFY(member(**archive, "Takeout/7.jpg") == noise(50'007, 7));
        QVERIFY(member(**archive, "Takeout/1.jpg") == noise(50'001, 1));
    }

    void damage() {
        const TempFolder folder;
        const std::string whole = gzipped(makeTar(manyItems(6, 20'000)));
        const auto cut = TarArchive::open(folder.write("c.tgz", whole.substr(0, whole.size() / 2)));
        QVERIFY(cut);
        QVERIFY(member(**cut, "Takeout/0.jpg") == noise(20'000, 0));
        QCOMPARE((*cut)->find("Takeout/5.jpg", {}).error().code, ErrorCode::CorruptData);
        std::mt19937 random(11);
        for (int round = 0; round < 150; ++round) {
            std::string broken = round % 2 != 0 ? whole : makeTar(manyItems(3, 700));
            for (int k = 0; k < 4; ++k)
                broken[random() % broken.size()] = static_cast<char>(random());
            const auto archive = TarArchive::open(folder.write("b.tgz", broken));
            if (archive) (void)member(**archive, "Takeout/2.jpg");
        }
        QCOMPARE(TarArchive::open(folder.write("x.tar", "BZh9" + noise(600))).error().code,
            ErrorCode::Unsupported);
    }

    void openedLikeFiles() {
        const TempFolder folder;
        const auto tar =
            folder.write("t.tgz", gzipped(makeTar({{"T/x.jpg", "picture"}, {"T/y.jpg", "other"}})));
        const auto opened = openFile(tar / "T/x.jpg");
        QVERIFY(opened && opened->isMember);
        QCOMPARE(opened->stamp.size, std::uint64_t{7});
        QCOMPARE(
            opened->stamp.mtimeNs % 1'000'000'000, memberTime(0, crcOf("picture")) % 1'000'000'000);
        QVERIFY(opened->stamp == archive::stampOf(tar / "T/x.jpg").value());
        QCOMPARE(archive::readWhole(tar / "T/y.jpg", 100)->size(), std::size_t{5});
        QCOMPARE(openFile(tar / "T/z.jpg").error().code, ErrorCode::NotFound);
    }
};

#include "tar_archive_test.moc"
LIGHTSTACK_TEST(TarArchiveTest);
