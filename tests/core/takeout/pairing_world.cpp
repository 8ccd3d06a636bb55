#include "tests/core/takeout/pairing_world.h"

#include <QString>

#include <algorithm>
#include <array>
#include <map>

namespace lightstack::tests {
namespace {

constexpr std::array kEdits{"edited", "bearbeitet", "modifié", "modificato", "ha editado",
    "editado", "editat", "bewerkt", "edytowane", "redigeret", "upravené", "muokattu", "düzenlendi",
    "измененный", "отредактировано", "відредаговано", "編集済み", "편집됨", "编辑", "已修改",
    "已編輯", "effects", "smile", "mix"};

// First `units` UTF-16 units; a pair on the edge is kept whole.
QString clipped(const QString& text, qsizetype units) {
    if (text.size() <= units) return text;
    const bool splits = units > 0 && text[units - 1].isHighSurrogate();
    return text.left(units + (splits ? 1 : 0));
}

struct Title {
    QString stem, extension;
};

QString onDisk(QString text) {
    for (QChar& c : text)
        if (QStringLiteral("\\/:*?\"<>|&%").contains(c)) c = u'_';
    return text;
}

class Maker {
public:
    Maker(std::mt19937& random, const WorldOptions& options, World& world)
        : m_random(random), m_options(options), m_world(world) {}

    void run() {
        const int uploads = 1 + static_cast<int>(m_random() % 14);
        const QString common = randomStem();
        m_old = chance(0.3);
        for (int i = 0; i < uploads; ++i)
            upload(titleOf(common));
    }

private:
    // Of the generator's own numbers: the same worlds with every library.
    bool chance(double p) { return static_cast<double>(m_random()) < p * 4294967296.0; }
    template <class List>
    auto any(const List& list) {
        return list[m_random() % list.size()];
    }

    QString randomStem() {
        static const std::array kUnits{QStringLiteral("a"), QStringLiteral("Ü"),
            QStringLiteral("é"), QStringLiteral("写"), QStringLiteral("😀"), QStringLiteral("x.")};
        const std::array<int, 12> lengths{1, 2, 5, 24, 25, 41, 42, 43, 44, 46, 47, 60};
        const int length = any(lengths);
        const QString unit = any(kUnits);
        QString out;
        while (out.size() < length)
            out += chance(0.8) ? unit : QStringLiteral("b");
        return out.endsWith(u'.') ? out + u'c' : out;
    }

    Title titleOf(const QString& common) {
        static const std::array kTails{"", "", "", "", "(1)", "(2)", " (1)", "(0)", "_m", "y", "z",
            "_n", "-edited", "-bearbeitet", ".jpg", "?", ".1", "~2", ".MP", ".supple",
            ".supplemental-metadata", "-COLLAGE", "A", "(1)(1)", "-1", ".json", "-edited(1)"};
        static const std::array kExtensions{".jpg", ".jpg", ".jpg", ".JPG", ".jpeg", ".png",
            ".HEIC", ".heic", ".MP4", ".mp4", ".MOV", ".MP", ".MP.jpg", ".gif", ""};
        QString stem = chance(0.75) ? common : randomStem();
        if (chance(0.2)) stem += any(std::array{QStringLiteral("q"), QStringLiteral("écran")});
        const QString tail = QString::fromUtf8(any(kTails));
        const bool odd = tail.endsWith(u')') || tail.startsWith(u'.') || tail == u"-edited";
        if (m_options.oddTitles || !odd) stem += tail;
        if (chance(0.1)) stem = stem.toUpper();
        QString extension = QString::fromLatin1(any(kExtensions));
        if (extension == u".MP.jpg") {
            stem += QStringLiteral(".MP");
            extension = QStringLiteral(".jpg");
        }
        return {stem, extension};
    }

    // The next free name with a counter before `end`.
    QString unique(const QString& stem, const QString& end, int* counter = nullptr) {
        for (int k = 0;; ++k) {
            const QString name = k == 0 ? stem + end : stem + QStringLiteral("(%1)").arg(k) + end;
            if (m_taken[name]++ != 0) continue;
            if (counter != nullptr) *counter = k;
            return name;
        }
    }

    int put(const QString& name, int upload, const QString& title = {}) {
        m_world.files.push_back({name.toStdString(), title.toStdString(), upload});
        return static_cast<int>(m_world.files.size()) - 1;
    }

    QString sidecarName(const QString& title) {
        static const QString kSuffix = QStringLiteral(".supplemental-metadata");
        const bool old = m_options.mixedForms && chance(0.1) ? chance(0.5) : m_old;
        if (old) return clipped(title, 46);
        QString whole = clipped(title + kSuffix, 46);
        if (m_options.cutAnywhere && title.size() < 40 && chance(0.3))
            whole = title + kSuffix.left(1 + static_cast<int>(m_random() % 21));
        return whole;
    }

    void upload(const Title& title) {
        const int number = m_uploads++;
        const QString whole = title.stem + title.extension;
        // The service adds the extension that the title lacks.
        const QString extension =
            title.extension.isEmpty() ? QStringLiteral(".jpg") : title.extension;
        const QString stem = clipped(onDisk(title.stem), 51 - extension.size());
        int counter = 0;
        const QString name = unique(stem, extension, &counter);
        const QString sidecar = unique(sidecarName(onDisk(whole)), QStringLiteral(".json"));
        if (!chance(m_options.lostMedia)) put(name, number);
        if (!chance(m_options.lostSidecars)) put(sidecar, number, whole);
        const QString count = counter > 0 ? QStringLiteral("(%1)").arg(counter) : QString();
        if (chance(0.15)) {
            const QString word = QString::fromUtf8(any(kEdits));
            const QString edit = clipped(onDisk(title.stem) + u'-' + word, 51 - extension.size()) +
                                 count + (chance(0.2) ? QStringLiteral(".jpg") : extension);
            if (m_taken[edit]++ == 0) put(edit, number);
        }
        const QString lower = extension.toLower();
        if ((lower == u".heic" || lower == u".jpg") && chance(0.15)) {
            const QString film = stem + count +
                                 any(std::array{QStringLiteral(".MP4"), QStringLiteral(".MOV"),
                                     QStringLiteral(".mp4")});
            if (m_taken[film]++ == 0) put(film, number);
        }
    }

    std::mt19937& m_random;
    const WorldOptions& m_options;
    World& m_world;
    std::map<QString, int> m_taken;
    int m_uploads = 0;
    bool m_old = false; // the form of the folder's sidecars
};

} // namespace

World::World(std::mt19937& random, const WorldOptions& options) {
    Maker(random, options, *this).run();
    std::shuffle(files.begin(), files.end(), random);
    for (const File& file : files) {
        takeout::FolderEntry entry;
        entry.name = file.name;
        const bool json = file.name.ends_with(".json") && !file.title.empty();
        if (json) {
            entry.json = takeout::JsonSays::Asset;
            entry.title = file.title;
        }
        entries.push_back(entry);
    }
}

} // namespace lightstack::tests
