// Several files take each step together; what is not placed leaves nothing.
#include "core/base/pending_file.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>

using namespace lightstack;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& path) {
    const auto bytes = base::readWhole(path, 1 << 20);
    return bytes ? std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size())
                 : "unreadable";
}
std::size_t entriesOf(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

using Bytes = std::span<const std::byte>;
Bytes bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}
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
        const std::vector<Bytes> bytes{bytesOf(texts[0]), bytesOf(texts[1]), bytesOf(texts[2])};
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
        QCOMPARE(entriesOf(folder.path()), texts.size());
    }

    void whatIsNotPlacedLeavesNothing() {
        const TempFolder folder;
        const std::string text = "new";
        const Bytes bytes = bytesOf(text);
        {
            auto file = base::PendingFile::write(folder / "a", partsOf(bytes), {});
            QVERIFY(file && file->sync());
            QCOMPARE(entriesOf(folder.path()), std::size_t{1});
        }
        QCOMPARE(entriesOf(folder.path()), std::size_t{0});
    }

    void otherBytesThanTheReadOnesAreNotPlaced() {
        const TempFolder folder;
        std::ofstream(folder / "a") << "old";
        const std::string text = "new";
        const Bytes bytes = bytesOf(text);
        const std::string changed = "nEw";
        const Bytes others = bytesOf(changed);
        {
            auto file = base::PendingFile::write(folder / "a", partsOf(bytes), {.verify = true});
            QVERIFY(file && file->sync());
            const auto placed = file->place(partsOf(others));
            QVERIFY(!placed);
            QCOMPARE(placed.error().detail, std::string("was not written as it should be"));
        }
        QCOMPARE(contentOf(folder / "a"), std::string("old"));
        QCOMPARE(entriesOf(folder.path()), std::size_t{1});
    }
};

#include "pending_file_test.moc"
LIGHTSTACK_TEST(PendingFileTest);
