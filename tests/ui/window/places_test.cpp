#include "ui/window/places.h"

#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/window/subfolders.h"

#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace lightstack;
using namespace lightstack::ui;

class PlacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void volumesAreThoseForPeople() {
        const auto places =
            volumesOf("22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
                      "23 22 0:5 / /proc rw - proc proc rw\n"
                      "24 22 8:17 / /media/ann/My\\040Disk rw shared:2 - exfat /dev/sdb1 rw\n"
                      "25 22 0:50 / /srv/photos rw - nfs4 server:/photos rw\n"
                      "26 22 8:33 / /boot/efi rw - vfat /dev/sda2 rw\n"
                      "broken line\n"
                      "27 22 8:17 / /media/ann/My\\040Disk rw - exfat /dev/sdb1 rw\n");
        QCOMPARE(places.size(), std::size_t{3});
        QCOMPARE(places[0].path, std::filesystem::path("/"));
        QCOMPARE(places[1].path, std::filesystem::path("/media/ann/My Disk"));
        QCOMPARE(places[1].label, QStringLiteral("My Disk"));
        QCOMPARE(places[2].path, std::filesystem::path("/srv/photos"));
        QCOMPARE(volumesOf({}).size(), std::size_t{1});
    }

    void subfoldersAreInNaturalOrderByBytes() {
        const tests::TempFolder temp;
        for (const char* name : {"b10", "b9", ".hidden", "a", "caf\xe9"})
            std::filesystem::create_directories(temp / name);
        std::filesystem::create_directories(temp / "a/inner");
        std::filesystem::create_directory_symlink(temp / "a", temp / "link");
        std::filesystem::create_symlink(temp / "nowhere", temp / "dangling");
        temp.write("file.txt", "x");
        QCOMPARE(::mkfifo((temp / "fifo").c_str(), 0600), 0);
        const auto found = listSubfolders(temp.path(), false);
        QVERIFY(found.has_value());
        std::vector<std::string> names;
        for (const Subfolder& folder : *found)
            names.push_back(folder.name);
        QCOMPARE(names, (std::vector<std::string>{"a", "b9", "b10", "caf\xe9", "link"}));
        QVERIFY((*found)[0].hasChildren);
        QVERIFY(!(*found)[1].hasChildren);
        QCOMPARE(listSubfolders(temp.path(), true)->size(), std::size_t{6});
        QCOMPARE(listSubfolders(temp / "none", false).error().code, ErrorCode::NotFound);
    }

    void kindsOfPaths() {
        const tests::TempFolder temp;
        temp.write("f", "x");
        QCOMPARE(kindOfPath(temp.path()), PathKind::Folder);
        QCOMPARE(kindOfPath(temp / "f"), PathKind::File);
        QCOMPARE(kindOfPath(temp / "g"), PathKind::Missing);
        QCOMPARE(nearestFolder(temp / "gone/deeper/still"), temp.path());
        QCOMPARE(nearestFolder("/"), std::filesystem::path("/"));
    }
};

#include "places_test.moc"
LIGHTSTACK_TEST(PlacesTest);
