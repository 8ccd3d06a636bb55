// Several files take each step together; what is not placed leaves nothing.
#include "core/base/pending_file.h"
#include "tests/support/file_content.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>

using namespace lightstack;
using tests::asBytes;
using tests::contentOf;
using tests::namesIn;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

using Bytes = std::span<const std::byte>;
base::ByteParts partsOf(const Bytes& bytes) {
    return {&bytes, 1};
}

} // namespace

class PendingFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyTakeEachStepTogether() {
        const TempFolder folder;
        std::ofstream(folder / "0") << "old";
        const std::vector<std::string> texts{"zero", "one", std::string(300'000, 'x')};
        const std::vector<Bytes> bytes{asBytes(texts[0]), asBytes(texts[1]), asBytes(texts[2])};
        std::vector<base::PendingFile> files;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto file = base::PendingFile::write(
                folder / std::to_string(i), partsOf(bytes[i]), {.verify = true});
            QVERIFY(file);
            files.push_back(*std::move(file));
        }
        for (auto& file : files)
            QVERIFY(file.sync());
        QCOMPARE(contentOf(folder / "0"), std::string("old"));
        QVERIFY(!fs::exists(folder / "1"));
        for (std::size_t i = 0; i < files.size(); ++i)
            QVERIFY(files[i].place(partsOf(bytes[i])));
        files.clear();
        for (std::size_t i = 0; i < texts.size(); ++i)
            QVERIFY(contentOf(folder / std::to_string(i)) == texts[i]);
        QCOMPARE(namesIn(folder.path()).size(), texts.size());
    }

    void whatIsNotPlacedLeavesNothing() {
        const TempFolder folder;
        const std::string text = "new";
        const Bytes bytes = asBytes(text);
        {
            auto file = base::PendingFile::write(folder / "a", partsOf(bytes), {});
            QVERIFY(file && file->sync());
            QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
        }
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{0});
    }

    void otherBytesThanTheReadOnesAreNotPlaced() {
        const TempFolder folder;
        std::ofstream(folder / "a") << "old";
        const std::string text = "new";
        const Bytes bytes = asBytes(text);
        const std::string changed = "nEw";
        const Bytes others = asBytes(changed);
        {
            auto file = base::PendingFile::write(folder / "a", partsOf(bytes), {.verify = true});
            QVERIFY(file && file->sync());
            const auto placed = file->place(partsOf(others));
            QVERIFY(!placed);
            QCOMPARE(placed.error().detail, std::string("was not written as it should be"));
        }
        QCOMPARE(contentOf(folder / "a"), std::string("old"));
        QCOMPARE(namesIn(folder.path()).size(), std::size_t{1});
    }
};

#include "pending_file_test.moc"
LIGHTSTACK_TEST(PendingFileTest);
