// takeout-pairs FOLDER|ZIP...: which JSON belongs to which picture, without a catalog.
#include "app/cli_report.h"
#include "app/json_text.h"
#include "app/missing_parts.h"
#include "core/base/file_path.h"
#include "core/takeout/archive_parts.h"
#include "core/takeout/tree_pairs.h"

#include <cstdio>

namespace lightstack::app {
namespace {

enum PairStage : std::size_t { kListTrees, kRead, kPair };

std::filesystem::path within(const std::filesystem::path& path, const std::filesystem::path& root) {
    const std::string prefix = root.native() == "/" ? "/" : root.native() + "/";
    if (path == root) return ".";
    if (!path.native().starts_with(prefix)) return path;
    return path.native().substr(prefix.size());
}

QString lossyPath(const std::filesystem::path& path) {
    return QString::fromStdString(base::toLossyUtf8(path.native()));
}

QJsonValue listed(const std::filesystem::path& path) {
    if (base::isValidUtf8(path.native())) return lossyPath(path);
    QJsonObject object;
    putPath(object, path);
    return object;
}

QJsonObject fields(const takeout::TreePairs& tree, const std::filesystem::path& root,
    const std::vector<std::string>& missing) {
    QJsonArray pairs;
    for (const takeout::TreePair& pair : tree.pairs) {
        QJsonObject object;
        putPath(object, within(pair.media, root), QStringLiteral("media"));
        putPath(object, within(pair.sidecar, root), QStringLiteral("sidecar"));
        object[QStringLiteral("rule")] = latin(takeout::ruleName(pair.rule));
        object[QStringLiteral("confidence")] = latin(takeout::confidenceName(pair.confidence));
        object[QStringLiteral("title_agrees")] = pair.titleAgrees;
        pairs.append(object);
    }
    QJsonArray unpaired;
    for (const std::filesystem::path& path : tree.unpaired)
        unpaired.append(listed(within(path, root)));
    QJsonArray orphans;
    for (const std::filesystem::path& path : tree.orphans)
        orphans.append(listed(within(path, root)));
    QJsonArray albums;
    for (const takeout::TreeAlbum& album : tree.albums) {
        QJsonObject object;
        putPath(object, within(album.folder, root));
        object[QStringLiteral("title")] = QString::fromStdString(album.title);
        putPath(object, within(album.json, root), QStringLiteral("json"));
        albums.append(object);
    }
    return {{QStringLiteral("missing_parts"), missingPartsJson(missing)},
        {QStringLiteral("pairs"), pairs}, {QStringLiteral("unpaired_media"), unpaired},
        {QStringLiteral("orphan_sidecars"), orphans}, {QStringLiteral("albums"), albums},
        {QStringLiteral("other_files"), static_cast<double>(tree.otherFiles)}};
}

void print(const takeout::TreePairs& tree, const std::filesystem::path& root,
    const std::vector<std::string>& missing) {
    const auto text = [&](const std::filesystem::path& path) {
        return base::displayText(within(path, root)).toStdString();
    };
    for (const takeout::TreePair& pair : tree.pairs)
        std::printf("%s <- %s (%s, %s)\n", text(pair.media).c_str(), text(pair.sidecar).c_str(),
            std::string(takeout::ruleName(pair.rule)).c_str(),
            std::string(takeout::confidenceName(pair.confidence)).c_str());
    for (const std::filesystem::path& path : tree.unpaired)
        std::printf("%s: no sidecar\n", text(path).c_str());
    for (const std::filesystem::path& path : tree.orphans)
        std::printf("%s: no media\n", text(path).c_str());
    for (const takeout::TreeAlbum& album : tree.albums)
        std::printf("%s: album %s\n", text(album.folder).c_str(),
            base::displayText(album.title).toUtf8().constData());
    printMissingParts(missing);
    std::printf("%zu paired, %zu without sidecar, %zu sidecars without media, %zu albums\n",
        tree.pairs.size(), tree.unpaired.size(), tree.orphans.size(), tree.albums.size());
}

std::filesystem::path absoluteOf(const std::filesystem::path& path) {
    std::error_code unresolved;
    std::filesystem::path out = std::filesystem::absolute(path, unresolved).lexically_normal();
    return out.has_filename() ? out : out.parent_path();
}

// What paths are told relative to: the root itself, or the folder all of several lie in.
std::filesystem::path commonRoot(const std::vector<std::filesystem::path>& roots) {
    std::filesystem::path common = roots.front();
    for (const std::filesystem::path& root : roots)
        while (common != root && common != common.parent_path() &&
               !root.native().starts_with(common.native() + "/"))
            common = common.parent_path();
    return common;
}

} // namespace

int runTakeoutPairs(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    if (arguments.positional().empty())
        return report.failWhole(
            {ErrorCode::Usage, {}, "takeout-pairs needs a folder or the zip files of an archive"});
    const auto workers = arguments.integer("workers", 0, 1, 64);
    if (!workers) return report.failWhole(workers.error());
    std::vector<std::filesystem::path> roots;
    for (const std::string& path : arguments.positional())
        roots.push_back(absoluteOf(path));
    const std::filesystem::path root = commonRoot(roots);
    roots = takeout::withParts(roots, takeout::PartKinds::Zip);
    const std::vector<std::string> missing = takeout::missingParts(roots);
    std::mutex mutex;
    takeout::TreeOptions options;
    options.workers = static_cast<unsigned>(*workers);
    options.progress = [&](std::uint64_t files) {
        const std::lock_guard lock(mutex);
        report.setCounts(files, 0);
        report.progress("takeout-pairs");
    };
    const auto tree = takeout::pairTrees(roots, options, context.stop);
    if (!tree) {
        report.setCounts(0, 0);
        return tree.error().code == ErrorCode::Cancelled ? report.finish({})
                                                         : report.failWhole(tree.error());
    }
    pipeline::StageClock clock({"list", "read", "pair"});
    clock.add(kListTrees, tree->listTime, 0, tree->files);
    clock.add(kRead, tree->readTime, tree->jsonBytes, tree->jsonRead);
    clock.add(kPair, tree->pairTime, 0, tree->pairs.size());
    report.setTotal(tree->pairs.size() + tree->unpaired.size() + tree->failures.size());
    report.setCounts(tree->pairs.size(), tree->unpaired.size());
    for (const Error& error : tree->failures)
        report.addFailure(error);
    if (context.json) return report.finish(fields(*tree, root, missing), &clock);
    print(*tree, root, missing);
    return report.finish({}, &clock);
}

} // namespace lightstack::app
