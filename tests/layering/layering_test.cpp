// Layers point down only. The table below is the architecture: a folder may include what its row
// names, itself, and nothing else of ours.
#include "tests/layering/source_tree.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace lightstack::tests;

namespace {

using Folders = std::set<std::string>;

const std::map<std::string, Folders>& allowed() {
    static const Folders core{"core/base", "core/archive", "core/runs", "core/image", "core/raster",
        "core/metadata", "core/io", "core/db", "core/pipeline", "core/browse", "core/takeout",
        "core/catalog", "core/library", "core/jobs", "core/volume", "core/slices",
        "core/downsample", "core/profile", "core/thumbs"};
    static const auto with = [](Folders folders, const Folders& more) {
        folders.insert(more.begin(), more.end());
        return folders;
    };
    static const std::map<std::string, Folders> table{
        {"core/base", {}},
        {"core/archive", {"core/base"}},
        {"core/runs", {"core/base"}},
        {"core/image", {"core/base"}},
        {"core/raster", {"core/base", "core/image"}},
        {"core/metadata", {"core/base", "core/archive"}},
        {"core/io", {"core/base", "core/archive", "core/image", "core/raster", "core/metadata"}},
        {"core/db", {"core/base"}},
        {"core/pipeline", {"core/base"}},
        {"core/browse", {"core/base", "core/runs", "core/metadata"}},
        {"core/takeout", {"core/base", "core/archive", "core/metadata"}},
        {"core/catalog", {"core/base", "core/db", "core/metadata", "core/takeout"}},
        {"core/library", {"core/base", "core/runs", "core/metadata", "core/db", "core/browse",
                             "core/takeout", "core/catalog"}},
        {"core/volume", {"core/base", "core/runs", "core/image", "core/raster", "core/io",
                            "core/metadata", "core/pipeline"}},
        {"core/jobs", {"core/base", "core/archive", "core/runs", "core/image", "core/raster",
                          "core/metadata", "core/io", "core/db", "core/pipeline", "core/browse",
                          "core/takeout", "core/catalog", "core/volume"}},
        {"core/downsample", {"core/base", "core/image", "core/raster", "core/io", "core/metadata",
                                "core/pipeline", "core/browse"}},
        {"core/profile", {"core/base", "core/metadata", "core/pipeline", "core/volume", "core/jobs",
                             "core/downsample"}},
        {"core/slices", {"core/base", "core/image", "core/raster", "core/io", "core/metadata",
                            "core/pipeline", "core/volume"}},
        {"core/thumbs", {"core/base", "core/archive", "core/runs", "core/image", "core/raster",
                            "core/io", "core/metadata", "core/catalog", "core/volume"}},
        {"ui/theme", {}},
        {"ui/models", with(core, {"ui/theme"})},
        {"ui/grid", with(core, {"ui/theme", "ui/models"})},
        {"ui/viewer", with(core, {"ui/theme", "ui/models"})},
        {"ui/slices", with(core, {"ui/theme", "ui/models", "ui/viewer"})},
        {"ui/panels", with(core, {"ui/theme", "ui/models"})},
        {"ui/dialogs", with(core, {"ui/theme", "ui/models"})},
        {"ui/window", with(core, {"ui/theme", "ui/models", "ui/grid", "ui/viewer", "ui/slices",
                                     "ui/panels", "ui/dialogs"})},
        {"app", with(core, {"ui/theme", "ui/models", "ui/grid", "ui/viewer", "ui/slices",
                               "ui/panels", "ui/dialogs", "ui/window"})},
    };
    return table;
}

std::string folderOf(const std::string& path) {
    return SourceFile{path, {}, {}}.folder();
}

QByteArray joined(const std::vector<std::string>& lines) {
    QByteArray out;
    for (const std::string& line : lines)
        out += "\n  " + QByteArray::fromStdString(line);
    return out;
}

} // namespace

class LayeringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_files = readSourceTree(LIGHTSTACK_SOURCE_DIR); }

    void everyFolderIsInTheTable() {
        for (const SourceFile& file : m_files)
            if (!file.path.starts_with("tests/"))
                QVERIFY2(allowed().contains(file.folder()), file.path.c_str());
    }

    void noIncludePointsUpward() {
        std::vector<std::string> wrong;
        for (const SourceFile& file : m_files) {
            if (file.path.starts_with("tests/")) continue;
            const auto row = allowed().find(file.folder());
            for (const std::string& include : file.includes) {
                const std::string target = folderOf(include);
                const bool fine = target == file.folder() ||
                                  (row != allowed().end() && row->second.contains(target));
                if (!fine) wrong.push_back(file.path + " includes " + include);
            }
        }
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

    void noCircleBetweenHeaders() {
        std::map<std::string, std::vector<std::string>> edges;
        for (const SourceFile& file : m_files)
            edges[file.path] = file.includes;
        std::set<std::string> done;
        std::vector<std::string> trail;
        std::string circle;
        const std::function<void(const std::string&)> visit = [&](const std::string& path) {
            if (done.contains(path) || !circle.empty()) return;
            const auto at = std::find(trail.begin(), trail.end(), path);
            if (at != trail.end()) {
                for (auto it = at; it != trail.end(); ++it)
                    circle += *it + " -> ";
                circle += path;
                return;
            }
            trail.push_back(path);
            for (const std::string& next : edges[path])
                visit(next);
            trail.pop_back();
            done.insert(path);
        };
        for (const SourceFile& file : m_files)
            visit(file.path);
        QVERIFY2(circle.empty(), circle.c_str());
    }

    void theTableItselfHasNoCircle() {
        for (const auto& [folder, targets] : allowed())
            for (const std::string& target : targets)
                QVERIFY2(!allowed().contains(target) || !allowed().at(target).contains(folder),
                    (folder + " <-> " + target).c_str());
    }

private:
    std::vector<SourceFile> m_files;
};

class SourceRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_files = readSourceTree(LIGHTSTACK_SOURCE_DIR); }

    void filesStayUnder400Lines() {
        std::vector<std::string> wrong;
        for (const SourceFile& file : m_files)
            if (file.lines.size() > 400)
                wrong.push_back(file.path + ": " + std::to_string(file.lines.size()));
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

    void functionsStayUnder60Lines() {
        std::vector<std::string> wrong;
        for (const SourceFile& file : m_files)
            for (const LongFunction& function : functionsOver(file, 60))
                wrong.push_back(function.where + ": " + std::to_string(function.lines));
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

    void headersOpenWithTheirPlan() {
        std::vector<std::string> wrong;
        for (const SourceFile& file : m_files)
            if (file.path.ends_with(".h") &&
                (file.lines.empty() || !file.lines[0].starts_with("//")))
                wrong.push_back(file.path);
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

    // lupdate passes over what it does not understand: users then read "3 file(s)".
    void countedSentencesHaveTheirForms() {
        static const QRegularExpression sentence(
            QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*%Ln(?:[^\"\\\\]|\\\\.)*)\""));
        static const QRegularExpression seam(QStringLiteral("\"\\s*\n\\s*\""));
        std::vector<std::string> wrong;
        for (const char* language : {"en", "de"}) {
            QFile words(QStringLiteral(LIGHTSTACK_SOURCE_DIR "/translations/lightstack_%1.ts")
                            .arg(QLatin1String(language)));
            QVERIFY(words.open(QIODevice::ReadOnly));
            const QString all = QString::fromUtf8(words.readAll());
            for (const SourceFile& file : m_files) {
                if (!file.path.ends_with(".cpp") || file.path.starts_with("tests/")) continue;
                QString text;
                for (const std::string& line : file.lines)
                    text += QString::fromStdString(line) + u'\n';
                text.remove(seam);
                for (auto at = sentence.globalMatch(text); at.hasNext();) {
                    const QString source = at.next().captured(1).toHtmlEscaped();
                    if (!all.contains(u'>' + source + u'<'))
                        wrong.push_back(file.path + " (" + language + "): " + source.toStdString());
                }
            }
        }
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

    void coreKnowsNoWidgetsSettingsOrTranslations() {
        std::vector<std::string> wrong;
        for (const SourceFile& file : m_files) {
            if (!file.path.starts_with("core/")) continue;
            for (const std::string& line : file.lines)
                for (const char* word : {"QWidget", "QPixmap", "QSettings", "QApplication>", " tr(",
                         "(tr(", "imgcodecs", "mmap("})
                    if (line.find(word) != std::string::npos &&
                        line.find("//") == std::string::npos)
                        wrong.push_back(file.path + ": " + line);
        }
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

    void oneLibraryOneAdapter() {
        // Header of a C or C++ library -> folder that may include it.
        const std::map<std::string, Folders> homes{{"<tiffio.h>", {"core/io"}},
            {"<opencv2/", {"core/raster"}}, {"<exiv2/", {"core/metadata"}},
            {"<SQLiteCpp/", {"core/db"}}, {"<sqlite3.h>", {"core/db"}},
            {"<lcms2.h>", {"core/raster"}}, {"<jpeglib.h>", {"core/io"}},
            {"<turbojpeg.h>", {"core/io"}}, {"<libheif/", {"core/io"}}, {"<libraw/", {"core/io"}},
            {"<jxl/", {"core/io"}}, {"<zlib.h>", {"core/archive"}},
            {"<isa-l/", {"core/base"}}, {"<libdeflate.h>", {"core/io"}},
            {"<archive.h>", {"core/archive"}}, {"<archive_entry.h>", {"core/archive"}}};
        std::vector<std::string> wrong;
        for (const SourceFile& file : m_files) {
            if (file.path.starts_with("tests/")) continue;
            for (const std::string& line : file.lines)
                for (const auto& [header, folders] : homes)
                    if (line.starts_with("#include " + header) &&
                        (!folders.contains(file.folder()) || file.path.ends_with(".h")))
                        wrong.push_back(file.path + ": " + line);
        }
        QVERIFY2(wrong.empty(), joined(wrong).constData());
    }

private:
    std::vector<SourceFile> m_files;
};

#include "layering_test.moc"
LIGHTSTACK_TEST(LayeringTest);
LIGHTSTACK_TEST(SourceRulesTest);
