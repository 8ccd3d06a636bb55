#include "core/catalog/why_pair.h"

#include "core/catalog/folder_entries.h"
#include "core/takeout/folder_around.h"
#include "core/takeout/tree_pairs.h"

#include <algorithm>
#include <chrono>

namespace lightstack::catalog {
namespace {

bool mayBeMedia(const std::string& name) {
    const takeout::NameKind kind = takeout::kindOfName(name);
    return kind != takeout::NameKind::Json && kind != takeout::NameKind::Other;
}

// With what has gone, which may have told (pairing_gone.h).
std::optional<takeout::PairEvidence> explainAsBefore(const FolderEntries& as, std::uint32_t media) {
    std::vector<takeout::FolderEntry> all = as.entries;
    all.insert(all.end(), as.gone.begin(), as.gone.end());
    takeout::PairEvidence out = takeout::explainPair(all, media);
    if (!out.entry || *out.entry >= as.entries.size()) return std::nullopt;
    std::erase_if(out.refused,
        [&](const takeout::RefusedCandidate& each) { return each.entry >= as.entries.size(); });
    return out;
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
        const auto sidecarOf = [&]() -> std::int64_t {
            return out.evidence.entry ? as.items[*out.evidence.entry].sidecar->id : 0;
        };
        if (!as.gone.empty() && sidecarOf() != item.asset->pair.sidecar)
            if (auto then = explainAsBefore(as, i)) out.evidence = std::move(*then);
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

constexpr auto kFresh = std::chrono::seconds(10); // how long a folder is taken to be as it was

} // namespace

// A folder as it lies on the disk or in an archive, with the titles of its JSON files.
class SidecarLookup::Folder {
public:
    std::filesystem::path path;
    std::filesystem::file_time_type changed;
    std::chrono::steady_clock::time_point read;
    takeout::LogicalFolder logical;
    std::vector<takeout::FolderFile> files; // of all parts
    std::vector<std::string> titles;
    std::vector<takeout::FolderEntry> entries; // into both

    Result<void> fill(const std::stop_token& stop) {
        auto around = takeout::folderAround(path, stop);
        if (!around) return tl::unexpected<Error>(around.error());
        logical = std::move(*around);
        std::optional<Error> unread;
        files = takeout::listFiles(logical, stop, [&](const Error& error) { unread = error; });
        if (unread) return tl::unexpected<Error>(*unread);
        titles.resize(files.size());
        entries.resize(files.size());
        takeout::SidecarParser parser;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (stop.stop_requested()) return cancelled();
            entries[i].name = files[i].name;
            entries[i].part = files[i].part;
            if (takeout::kindOfName(files[i].name) != takeout::NameKind::Json) continue;
            const auto bytes = takeout::readSmall(logical, files[i], takeout::kSidecarBytes);
            if (!bytes) continue;
            auto parsed =
                parser.parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
            if (!parsed) continue;
            entries[i].json = takeout::judgeJson(files[i].name, *parsed);
            titles[i] = std::move(parsed->title);
            if (entries[i].json == takeout::JsonSays::Asset) entries[i].title = titles[i];
        }
        return {};
    }
    [[nodiscard]] std::filesystem::path pathOf(std::uint32_t file) const {
        return logical.folders[files[file].folder].path / files[file].name;
    }
};

SidecarLookup::SidecarLookup() = default;
SidecarLookup::~SidecarLookup() = default;

Result<std::shared_ptr<const SidecarLookup::Folder>> SidecarLookup::folderOf(
    const std::filesystem::path& media, const std::stop_token& stop) {
    const std::filesystem::path path = media.parent_path();
    std::error_code error;
    const auto changed = std::filesystem::last_write_time(path, error);
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        if (m_last && m_last->path == path && m_last->changed == changed &&
            now - m_last->read < kFresh)
            return m_last;
    }
    auto folder = std::make_shared<Folder>();
    folder->path = path;
    folder->changed = changed;
    folder->read = now;
    if (auto done = folder->fill(stop); !done) return tl::unexpected<Error>(done.error());
    const std::lock_guard lock(m_mutex);
    m_last = folder;
    return m_last;
}

Result<WhyPair> SidecarLookup::fromDisk(
    const std::filesystem::path& media, const std::stop_token& stop) {
    const auto folder = folderOf(media, stop);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const std::vector<takeout::FolderFile>& files = (*folder)->files;
    const std::string name = media.filename().native();
    const auto at = std::find_if(files.begin(), files.end(),
        [&](const takeout::FolderFile& file) { return file.folder == 0 && file.name == name; });
    if (at == files.end()) return fail(ErrorCode::NotFound, media, "there is no such file");
    WhyPair out;
    out.media = media;
    out.evidence =
        takeout::explainPair((*folder)->entries, static_cast<std::uint32_t>(at - files.begin()));
    if (out.evidence.entry) out.sidecar = (*folder)->pathOf(*out.evidence.entry);
    for (const takeout::RefusedCandidate& each : out.evidence.refused)
        out.refused.push_back((*folder)->pathOf(each.entry));
    return out;
}

Result<WhyPair> SidecarLookup::why(const std::filesystem::path& catalogFile,
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
