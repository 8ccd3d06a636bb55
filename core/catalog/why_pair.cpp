#include "core/catalog/why_pair.h"

#include "core/base/file_io.h"
#include "core/catalog/folder_entries.h"
#include "core/takeout/folder_walk.h"
#include "core/takeout/tree_pairs.h"

#include <algorithm>

namespace lightstack::catalog {
namespace {

bool mayBeMedia(const std::string& name) {
    const takeout::NameKind kind = takeout::kindOfName(name);
    return kind != takeout::NameKind::Json && kind != takeout::NameKind::Other;
}

// Nothing where the catalog does not know the file.
Result<std::optional<WhyPair>> fromCatalog(
    const std::filesystem::path& catalogFile, const std::filesystem::path& media) {
    std::error_code error;
    if (catalogFile.empty() || !std::filesystem::exists(catalogFile, error))
        return std::optional<WhyPair>();
    auto reader = CatalogReader::open(catalogFile);
    if (!reader) return tl::unexpected<Error>(reader.error());
    const std::string path = media.parent_path().native();
    const auto folders = knownParts(*reader, path);
    if (!folders) return tl::unexpected<Error>(folders.error());
    const FolderEntries as = entriesOf(*folders);
    const auto pathOf = [&](std::uint32_t entry) {
        return std::filesystem::path((*folders)[as.items[entry].part].path) /
               as.entries[entry].name;
    };
    const std::string name = media.filename().native();
    for (std::uint32_t i = 0; i < as.items.size(); ++i) {
        const FolderItem& item = as.items[i];
        if (item.asset == nullptr || item.asset->name != name) continue;
        if ((*folders)[item.part].path != path) continue;
        WhyPair out;
        out.media = media;
        out.inCatalog = true;
        out.evidence = takeout::explainPair(as.entries, i);
        if (out.evidence.entry) out.sidecar = pathOf(*out.evidence.entry);
        for (const takeout::RefusedCandidate& each : out.evidence.refused)
            out.refused.push_back(pathOf(each.entry));
        for (const OutsideSidecar& each : as.outside) {
            if (each.entry != i) continue;
            const auto& hands = (*folders)[item.part].hand;
            const auto hand = std::find_if(hands.begin(), hands.end(),
                [&](const KnownHand& one) { return one.mediaName == name; });
            out.sidecar = std::filesystem::path(hand->sidecarFolder) / hand->sidecar.name;
            takeout::explainOutside(out.evidence, hand->sidecar.name, hand->sidecar.content.title);
        }
        return std::optional(std::move(out));
    }
    return std::optional<WhyPair>();
}

Result<WhyPair> fromDisk(const std::filesystem::path& media, const std::stop_token& stop) {
    takeout::LogicalFolder folder;
    folder.folders.resize(1);
    folder.folders[0].path = media.parent_path();
    std::optional<Error> unread;
    const std::vector<takeout::FolderFile> files =
        takeout::listFiles(folder, stop, [&](const Error& error) { unread = error; });
    std::vector<takeout::FolderEntry> entries(files.size());
    std::vector<std::string> titles(files.size());
    takeout::SidecarParser parser;
    std::optional<std::uint32_t> wanted;
    for (std::uint32_t i = 0; i < files.size(); ++i) {
        if (stop.stop_requested()) return cancelled();
        entries[i].name = files[i].name;
        if (files[i].name == media.filename().native()) wanted = i;
        if (takeout::kindOfName(files[i].name) != takeout::NameKind::Json) continue;
        const auto bytes =
            base::readWhole(media.parent_path() / files[i].name, takeout::kSidecarBytes);
        if (!bytes) continue;
        auto parsed = parser.parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        if (!parsed) continue;
        entries[i].json = takeout::judgeJson(files[i].name, *parsed);
        titles[i] = std::move(parsed->title);
        if (entries[i].json == takeout::JsonSays::Asset) entries[i].title = titles[i];
    }
    if (!wanted)
        return unread ? Result<WhyPair>(tl::unexpected<Error>(*unread))
                      : fail(ErrorCode::NotFound, media, "there is no such file");
    WhyPair out;
    out.media = media;
    out.evidence = takeout::explainPair(entries, *wanted);
    if (out.evidence.entry) out.sidecar = media.parent_path() / files[*out.evidence.entry].name;
    for (const takeout::RefusedCandidate& each : out.evidence.refused)
        out.refused.push_back(media.parent_path() / each.name);
    return out;
}

} // namespace

Result<WhyPair> whyPair(const std::filesystem::path& catalogFile,
    const std::filesystem::path& media, const std::stop_token& stop) {
    if (!mayBeMedia(media.filename().native())) {
        WhyPair out;
        out.media = media;
        out.isMedia = false;
        return out;
    }
    auto known = fromCatalog(catalogFile, media);
    if (known && *known) return std::move(**known);
    // A catalog that cannot be read is no reason not to look at the folder.
    return fromDisk(media, stop);
}

} // namespace lightstack::catalog
