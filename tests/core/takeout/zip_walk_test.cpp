// A walk over zip files: the same logical folders, files and pairs as over what is in them.
#include "core/takeout/archive_parts.h"
#include "core/takeout/folder_walk.h"
#include "core/takeout/tree_pairs.h"
#include "tests/core/archive/archive_fixture.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using namespace lightstack::takeout;
using namespace lightstack::tests;
namespace fs = std::filesystem;

namespace {

const std::string kJpeg("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xD9", 22);

// Key of each logical folder with the names and parts of its files.
std::vector<std::string> walked(const std::vector<fs::path>& roots) {
    std::vector<std::string> out;
    const auto folders = walkFolders(roots, {}, [](const Error&) {});
    if (!folders) return {folders.error().detail};
    for (const LogicalFolder& folder : *folders) {
        std::string line = folder.key + ":" + std::to_string(folder.folders.size());
        for (const FolderFile& file : listFiles(folder, {}, [](const Error&) {}))
            line +=
                " " + file.name + "/" + std::to_string(file.part) + "/" + std::to_string(file.size);
        out.push_back(line);
    }
    return out;
}

} // namespace

class ZipWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asIfUnpacked() {
        const TempFolder folder;
        const std::vector<std::pair<std::string, std::string>> first{
            {"Takeout/Google Fotos/A/a.jpg", kJpeg}, {"Takeout/Google Fotos/A/film", kJpeg},
            {"Takeout/Google Fotos/A-b/x.jpg", kJpeg},
            {"Takeout/Google Fotos/A/sub/deep/y.jpg", kJpeg},
            {"Takeout/Google Fotos/.hidden/z.jpg", kJpeg}, {"Takeout/@eaDir/z.jpg", kJpeg},
            {"Takeout/archive_browser.html", "<html>"}, {"readme.txt", "text"}};
        const std::vector<std::pair<std::string, std::string>> second{
            {"Takeout/Google Fotos/A/a.jpg.json",
                R"({"title":"a.jpg","photoTakenTime":{"timestamp":"1"}})"},
            {"Takeout/Google Fotos/A/Metadaten.json", R"({"title":"Rom"})"}};
        std::vector<fs::path> zips, plain;
        for (const auto* files : {&first, &second}) {
            const std::string part = files == &first ? "one" : "two";
            std::vector<ZipItem> items;
            for (const auto& [name, content] : *files) {
                items.push_back({.name = name, .content = content});
                folder.write(part + "/" + name, content);
            }
            zips.push_back(folder.write(part + ".zip", makeZip(items)));
            plain.push_back(folder / part);
        }
        const auto expected = walked(plain);
        QVERIFY(expected.size() > 6);
        QCOMPARE(walked(zips), expected);
        QCOMPARE(walked({plain[0], zips[1]}), expected);
        const auto a = pairTrees(plain, {}, {});
        const auto b = pairTrees(zips, {}, {});
        QVERIFY(a && b);
        QCOMPARE(b->pairs.size(), std::size_t{1});
        QCOMPARE(b->pairs[0].media, zips[0] / "Takeout/Google Fotos/A/a.jpg");
        QCOMPARE(b->pairs[0].sidecar, zips[1] / "Takeout/Google Fotos/A/a.jpg.json");
        QCOMPARE(b->unpaired.size(), a->unpaired.size()); // "film" is a picture by content
        QCOMPARE(b->albums.size(), a->albums.size());
        QCOMPARE(b->otherFiles, a->otherFiles);
    }

    void roots() {
        const TempFolder folder;
        const auto code = [](const fs::path& path) {
            const auto root = openRoot(path, {});
            return root ? std::string("fine") : std::string(errorCodeName(root.error().code));
        };
        QCOMPARE(code(folder.path()), std::string("fine"));
        QCOMPARE(code(folder.write("a.zip", makeZip({}))), std::string("fine"));
        QCOMPARE(code(folder.write("b.zip", "PK\3\4 cut short")), std::string("corrupt"));
        QCOMPARE(code(folder.write("a.tgz", gzipped(makeTar({})))), std::string("unsupported"));
        QCOMPARE(code(folder.write("a.txt", "text")), std::string("unsupported"));
    }

    void aDamagedPartIsToldAndTheOthersPaired() {
        const TempFolder folder;
        const auto good = folder.write("a.zip",
            makeZip({{.name = "Takeout/G/A/a.jpg", .content = kJpeg},
                {.name = "Takeout/G/A/a.jpg.json",
                    .content = R"({"title":"a.jpg","photoTakenTime":{"timestamp":"1"}})"}}));
        const auto cut = folder.write("b.zip", "PK\3\4 cut short");
        const auto pairs = pairTrees(std::vector{good, cut}, {}, {});
        QVERIFY(pairs);
        QCOMPARE(pairs->pairs.size(), std::size_t{1});
        QCOMPARE(pairs->failures.size(), std::size_t{1});
        QCOMPARE(pairs->failures[0].path, cut);
        QVERIFY(!pairTrees(std::vector{cut}, {}, {}));
    }

    void partsOfAnExportInAFolder() {
        const TempFolder folder;
        for (const char* name : {"takeout-20240101T000000Z-010.zip", "takeout-x-3-002.tgz",
                 "takeout-20240101T000000Z-002.zip", "takeout-notes.zip", "photos-001.zip",
                 "sub/takeout-x-001.zip", "takeout-x-0001.zip", "takeout-x-001.zip.part"})
            folder.write(name, "");
        fs::create_directory(folder / "takeout-x-004.zip");
        const std::vector<fs::path> zips{folder / "takeout-20240101T000000Z-002.zip",
            folder / "takeout-20240101T000000Z-010.zip"};
        QCOMPARE(partsIn(folder.path(), PartKinds::Zip), zips);
        QCOMPARE(partsIn(folder.path(), PartKinds::ZipAndTar).size(), std::size_t{3});
        QVERIFY(partsIn(folder / "nowhere", PartKinds::Zip).empty());
        fs::create_directory(folder / "sub/Takeout"); // unpacked already
        QVERIFY(partsIn(folder / "sub", PartKinds::Zip).empty());
        fs::remove(folder / "sub/Takeout");
        QCOMPARE(withParts({zips[1], folder.path(), folder / "sub"}, PartKinds::Zip),
            (std::vector<fs::path>{zips[1], folder.path(), zips[0], folder / "sub",
                folder / "sub/takeout-x-001.zip"}));
    }
};

#include "zip_walk_test.moc"
LIGHTSTACK_TEST(ZipWalkTest);
