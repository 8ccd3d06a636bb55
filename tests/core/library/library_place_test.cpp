#include "core/library/library_place.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack::library;

class LibraryPlaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathAndBack_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("title");
        QTest::newRow("all") << int(ListKind::All) << QByteArray() << QByteArray();
        QTest::newRow("month") << int(ListKind::Timeline) << QByteArray("2019-05") << QByteArray();
        QTest::newRow("album") << int(ListKind::Album) << QByteArray("17") << QByteArray("Rome");
        QTest::newRow("title alone") << int(ListKind::Album) << QByteArray() << QByteArray("Rome");
        QTest::newRow("slashes") << int(ListKind::Camera) << QByteArray("A/B 100% %2F")
                                 << QByteArray("x/y");
        QTest::newRow("not text") << int(ListKind::Person) << QByteArray("\xff\xfe")
                                  << QByteArray();
    }
    void pathAndBack() {
        QFETCH(int, kind);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, title);
        const LibraryPlace place{ListKind(kind), value.toStdString(), title.toStdString()};
        const auto path = place.toPath();
        QVERIFY(isLibraryPath(path));
        QVERIFY(path.is_relative());
        const auto back = LibraryPlace::fromPath(path);
        QVERIFY(back.has_value());
        QCOMPARE(int(back->kind), kind);
        QCOMPARE(back->value, place.value);
        QCOMPARE(back->title, place.title);
    }
    void foldersAreNoLists() {
        QVERIFY(!LibraryPlace::fromPath("/home/library:/all"));
        QVERIFY(!LibraryPlace::fromPath(""));
        QVERIFY(!LibraryPlace::fromPath("library:/nonsense"));
    }
    void namesOfTheCommandLine() {
        for (int i = 0; i < kListKinds; ++i) {
            const auto kind = static_cast<ListKind>(i);
            const auto place = LibraryPlace::named(listName(kind));
            QVERIFY(place.has_value());
            QCOMPARE(int(place->kind), i);
        }
        QCOMPARE(LibraryPlace::named("album/Rome 2019")->title, std::string("Rome 2019"));
        QCOMPARE(LibraryPlace::named("timeline/2019-05")->value, std::string("2019-05"));
        QVERIFY(!LibraryPlace::named("camera:canon"));
        QVERIFY(!LibraryPlace::named("errors/x"));
        QVERIFY(!LibraryPlace::named(""));
    }
    void anAlbumKeepsItsIdentityWhenItIsRenamed() {
        const LibraryPlace a{ListKind::Album, "17", "Rome"};
        const LibraryPlace b{ListKind::Album, "17", "Rome 2019"};
        const LibraryPlace c{ListKind::Album, "18", "Rome"};
        QVERIFY(a == b);
        QVERIFY(!(a == c));
    }
};

#include "library_place_test.moc"
LIGHTSTACK_TEST(LibraryPlaceTest);
