// A folder as it is listed, sorted, filtered and watched.
#include "core/browse/folder_session.h"
#include "core/browse/sorter.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

#include <functional>

using namespace lightstack;
using browse::FolderView;
using tests::TempFolder;
using View = std::shared_ptr<const FolderView>;

namespace {

std::vector<std::string> names(const View& view) {
    std::vector<std::string> out;
    for (const auto id : view->order)
        out.emplace_back(view->table->name(id));
    return out;
}

// The newest view that fulfils `want`, within five seconds.
class Views {
public:
    explicit Views(browse::FolderSession& session) {
        QObject::connect(&session, &browse::FolderSession::viewChanged,
            [this](const View& view) { m_last = view; });
    }
    View until(const std::function<bool(const FolderView&)>& want) {
        if (!QTest::qWaitFor([&] { return m_last && want(*m_last); }, 5000))
            qWarning("no such view came");
        return m_last;
    }

private:
    View m_last;
};

bool whole(const FolderView& view) {
    return view.complete && view.sorted;
}

} // namespace

class FolderSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsInNaturalOrderFoldersFirst() {
        const TempFolder folder;
        for (const char* name :
            {"b10.jpg", "b2.jpg", "A1.tif", "notes.txt", "x\xff.png", ".hidden.jpg", "noextension"})
            folder.write(name, "\x89PNG\r\n\x1a\n");
        std::filesystem::create_directory(folder / "zz");
        browse::FolderSession session;
        Views views(session);
        session.open(folder.path());
        const View view = views.until(whole);
        QCOMPARE(names(view), (std::vector<std::string>{"zz", "A1.tif", "b2.jpg", "b10.jpg",
                                  "noextension", "x\xff.png"}));
    }
    void whatHasNoExtensionIsWhatItHolds() {
        const TempFolder folder;
        folder.write("LICENSE", "You may use this as you like.\n");
        folder.write("picture", "\x89PNG\r\n\x1a\n");
        folder.write("empty", "");
        folder.write("stranger.xyz", std::string("\1\2\3\0\0\7", 6));
        browse::FolderSession session;
        Views views(session);
        session.open(folder.path());
        QCOMPARE(names(views.until(whole)), std::vector<std::string>{"picture"});
        // What comes later is looked at too.
        folder.write("README", "read me\n");
        folder.write("another", "\x89PNG\r\n\x1a\n");
        const View later = views.until([](const FolderView& v) { return v.order.size() > 1; });
        QCOMPARE(names(later), (std::vector<std::string>{"another", "picture"}));
    }
    void filtersAndSorts() {
        const TempFolder folder;
        for (int i = 0; i < 30; ++i)
            folder.write("img_" + std::to_string(i) + ".jpg",
                std::string(static_cast<std::size_t>(100 - i), 'x'));
        browse::FolderSession session;
        Views views(session);
        session.open(folder.path());
        views.until(whole);
        browse::ViewOptions options;
        options.text = "IMG 2";
        options.sort = browse::SortKey::Size;
        session.setOptions(options);
        const View view =
            views.until([&](const FolderView& v) { return v.options == options && v.sorted; });
        QCOMPARE(names(view).front(), std::string("img_29.jpg"));
        QCOMPARE(names(view).back(), std::string("img_2.jpg"));
        QCOMPARE(view->order.size(), std::size_t{12});
    }
    void followsTheFolder() {
        const TempFolder folder;
        folder.write("a.jpg", "1");
        browse::FolderSession session;
        Views views(session);
        QSignalSpy settled(&session, &browse::FolderSession::filesSettled);
        session.open(folder.path());
        views.until(whole);
        folder.write("b.jpg", "2");
        QCOMPARE(names(views.until([](const FolderView& v) { return v.order.size() == 2; })).back(),
            std::string("b.jpg"));
        QVERIFY(settled.count() > 0 || settled.wait(3000));
        std::filesystem::rename(folder / "a.jpg", folder / "c.jpg");
        QCOMPARE(names(views.until(
                     [](const FolderView& v) { return v.table->name(v.order.back()) == "c.jpg"; })),
            (std::vector<std::string>{"b.jpg", "c.jpg"}));
        std::filesystem::remove(folder / "b.jpg");
        QCOMPARE(views.until([](const FolderView& v) { return v.order.size() == 1; })->order.size(),
            std::size_t{1});
    }
    void saysWhyAFolderCannotBeShown() {
        browse::FolderSession session;
        QSignalSpy failed(&session, &browse::FolderSession::failed);
        session.open("/nonexistent/folder");
        QVERIFY(failed.wait(3000));
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotFound);
        auto gone = std::make_unique<TempFolder>();
        gone->write("a.jpg", "x");
        Views views(session);
        session.open(gone->path());
        views.until(whole);
        gone.reset();
        QVERIFY(failed.count() > 1 || failed.wait(5000));
    }
    void aMillionWordsAreFilteredQuickly() {
        auto table = std::make_shared<browse::FolderTable>("/x");
        for (int i = 0; i < 200'000; ++i)
            table->append("IMG_" + std::to_string(i) + ".jpg", browse::EntryKind::Image);
        browse::ViewOptions options;
        options.text = "9999";
        QCOMPARE(browse::filterEntries(*table, options).size(), std::size_t{38});
        options.text.clear();
        std::vector<browse::FolderTable::Id> order = browse::filterEntries(*table, options);
        options.descending = true;
        browse::sortEntries(*table, options, {}, order);
        QCOMPARE(order.front(), browse::FolderTable::Id{199'999});
    }
};

Q_DECLARE_METATYPE(lightstack::base::Error)

#include "folder_session_test.moc"
LIGHTSTACK_TEST(FolderSessionTest);
