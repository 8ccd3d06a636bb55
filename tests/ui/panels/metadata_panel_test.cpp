// The panel over real files with sidecars: searching, copying, stepping, several files at once.
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"
#include "ui/panels/metadata_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>
#include <QtTest>

using namespace lightstack;
using tests::TempFolder;
using ui::MetadataPanel;

namespace {

struct Panel {
    TempFolder folder;
    metadata::MetadataService service;
    MetadataPanel panel{&service};

    Panel() {
        panel.resize(300, 220);
        panel.show();
    }
    std::filesystem::path add(std::string_view name, const QString& title, int rating) const {
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(Qt::gray);
        const auto path = folder / name;
        image.save(QString::fromStdString(path.native()), "PNG");
        const QString xmp = QStringLiteral(
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
            "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
            "rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' "
            "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmp:Rating='%1' "
            "xmp:CreatorTool='Enlarger 7' photoshop:Headline='%2' photoshop:City='Uppsala' "
            "photoshop:State='Uppland' photoshop:Country='Sweden' photoshop:Credit='nobody' "
            "photoshop:Source='garden'/></rdf:RDF></x:xmpmeta>")
                                .arg(rating)
                                .arg(title);
        folder.write(std::string(name) + ".xmp", xmp.toStdString());
        return path;
    }
    void show(std::vector<std::filesystem::path> files) {
        panel.setFiles(std::move(files));
        QTRY_VERIFY(panel.isSettled());
    }
    QTreeView* tree() const { return panel.findChild<QTreeView*>(); }
    QLineEdit* search() const { return panel.findChild<QLineEdit*>(); }
    QStringList names() const { return column(0); }
    QStringList column(int which) const {
        QStringList out;
        const QAbstractItemModel* model = tree()->model();
        for (int g = 0; g < model->rowCount(); ++g) {
            const QModelIndex group = model->index(g, 0);
            for (int row = 0; row < model->rowCount(group); ++row)
                out << model->index(row, which, group).data().toString();
        }
        return out;
    }
    // The row of a value.
    QModelIndex find(const QString& value) const {
        const QAbstractItemModel* model = tree()->model();
        for (int g = 0; g < model->rowCount(); ++g) {
            const QModelIndex group = model->index(g, 0);
            for (int row = 0; row < model->rowCount(group); ++row)
                if (const auto index = model->index(row, 1, group); index.data() == value)
                    return index;
        }
        return {};
    }
    // What the menu's entry puts on the clipboard.
    QString copied(const QModelIndex& at, const QString& entry) {
        tree()->setExpanded(at.parent(), true);
        tree()->scrollTo(at);
        QApplication::clipboard()->clear();
        QTimer::singleShot(0, &panel, [entry] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr);
            for (QAction* action : menu->actions())
                if (action->text() == entry) action->trigger();
            menu->close();
        });
        Q_EMIT tree()->customContextMenuRequested(tree()->visualRect(at).center());
        return QApplication::clipboard()->text();
    }
    bool notes(const QString& text) const {
        for (const auto* label : panel.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }
};

} // namespace

class MetadataPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingSelectedSaysSo() {
        Panel p;
        QVERIFY(p.panel.isSettled());
        QVERIFY(p.notes(QStringLiteral("Select a picture")));
    }
    void theSearchBoxFiltersRows() {
        Panel p;
        p.show({p.add("a.png", QStringLiteral("Rose"), 3)});
        const auto all = p.names().size();
        QVERIFY(all > 8);
        QTest::keyClicks(p.search(), QStringLiteral("uppsala"));
        QCOMPARE(p.column(1), QStringList{QStringLiteral("Uppsala")});
        QVERIFY(p.tree()->isExpanded(p.tree()->model()->index(0, 0)));
        p.search()->setText(QStringLiteral("zebra"));
        QVERIFY(p.names().isEmpty());
        QVERIFY(p.notes(QStringLiteral("zebra")));
        p.search()->clear();
        QCOMPARE(p.names().size(), all);
        QVERIFY(!p.notes(QStringLiteral("zebra")));
    }
    void aRowIsCopiedInEveryWay() {
        Panel p;
        p.show({p.add("a.png", QStringLiteral("Rose"), 3)});
        const QModelIndex city = p.find(QStringLiteral("Uppsala"));
        QVERIFY(city.isValid());
        QCOMPARE(p.copied(city, QStringLiteral("Copy Value")), QStringLiteral("Uppsala"));
        QCOMPARE(p.copied(city, QStringLiteral("Copy Key")), QStringLiteral("Xmp.photoshop.City"));
        QCOMPARE(p.copied(city, QStringLiteral("Copy Row")),
            QStringLiteral("Xmp.photoshop.City\tUppsala\tUppsala"));
    }
    void allIsCopiedAsJsonAndText() {
        Panel p;
        p.show({p.add("a.png", QStringLiteral("Rose"), 3)});
        p.search()->setText(QStringLiteral("uppsala")); // what is hidden is copied too
        const QModelIndex city = p.find(QStringLiteral("Uppsala"));
        const auto json =
            QJsonDocument::fromJson(p.copied(city, QStringLiteral("Copy All as JSON")).toUtf8());
        QVERIFY(json.isArray());
        const auto has = [&](const char* key, const QString& value) {
            for (const QJsonValue& tag : json.array())
                if (tag[u"key"].toString() == QLatin1String(key) && tag[u"value"] == value)
                    return true;
            return false;
        };
        QVERIFY(has("Xmp.photoshop.City", QStringLiteral("Uppsala")));
        QVERIFY(has("Xmp.photoshop.Headline", QStringLiteral("Rose")));
        const QString text = p.copied(city, QStringLiteral("Copy All as Text"));
        QCOMPARE(text.count(u'\n') + 1, json.array().size());
        QVERIFY(text.contains(QLatin1String("Uppsala\tXmp.photoshop.City")));
    }
    void theListStaysWhereItWasWhenStepping() {
        Panel p;
        const auto a = p.add("a.png", QStringLiteral("Rose"), 3);
        const auto b = p.add("b.png", QStringLiteral("Tulip"), 5);
        p.show({a});
        QScrollBar* bar = p.tree()->verticalScrollBar();
        QVERIFY(bar->maximum() > 3);
        bar->setValue(bar->maximum() - 1);
        const int before = bar->value();
        p.show({b});
        QVERIFY(p.find(QStringLiteral("Tulip")).isValid());
        QCOMPARE(bar->value(), before);
    }
    void foldedGroupsStayFolded() {
        Panel p;
        const auto a = p.add("a.png", QStringLiteral("Rose"), 3);
        const auto b = p.add("b.png", QStringLiteral("Tulip"), 5);
        p.show({a});
        const QModelIndex group = p.find(QStringLiteral("Uppsala")).parent();
        p.tree()->collapse(group);
        p.show({b});
        QVERIFY(!p.tree()->isExpanded(p.find(QStringLiteral("Uppsala")).parent()));
        p.search()->setText(QStringLiteral("uppsala")); // a search opens it for as long
        QVERIFY(p.tree()->isExpanded(p.find(QStringLiteral("Uppsala")).parent()));
        p.search()->clear();
        QVERIFY(!p.tree()->isExpanded(p.find(QStringLiteral("Uppsala")).parent()));
    }
    void severalFilesShowWhatTheyShare() {
        Panel p;
        p.show({p.add("a.png", QStringLiteral("Rose"), 3),
            p.add("b.png", QStringLiteral("Tulip"), 3)});
        QVERIFY(p.find(QStringLiteral("Uppsala")).isValid());
        QVERIFY(!p.find(QStringLiteral("Rose")).isValid());
        const QStringList values = p.column(1);
        QVERIFY2(values.filter(QStringLiteral("different values")).size() >= 1,
            qPrintable(values.join(u'|')));
    }
    void anUnreadableFileSaysWhy() {
        Panel p;
        p.show({p.folder / "gone.jpg"});
        QVERIFY(p.notes(QStringLiteral("cannot be read")));
    }
};

#include "metadata_panel_test.moc"
LIGHTSTACK_TEST(MetadataPanelTest);
