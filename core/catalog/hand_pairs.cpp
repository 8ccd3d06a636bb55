#include "core/catalog/hand_pairs.h"

#include "core/catalog/catalog_file.h"
#include "core/catalog/catalog_writer.h"
#include "core/catalog/folder_pairing.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace lightstack::catalog {
namespace {

constexpr int kMostTries = 12; // of five seconds each

std::int64_t secondsNow() {
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

bool knows(const KnownFolder& folder, const std::string& name) {
    return std::any_of(folder.assets.begin(), folder.assets.end(),
        [&](const KnownAsset& each) { return each.name == name; });
}

bool knowsSidecar(const KnownFolder& folder, const std::string& name) {
    return std::any_of(folder.sidecars.begin(), folder.sidecars.end(),
        [&](const KnownSidecar& each) { return each.name == name && !each.isMissing; });
}

Result<void> checkFiles(const std::filesystem::path& catalogFile, const HandPair& pair) {
    auto reader = CatalogReader::open(catalogFile);
    if (!reader) return tl::unexpected<Error>(reader.error());
    const auto folder = reader->folder(pair.mediaFolder);
    if (!folder) return tl::unexpected<Error>(folder.error());
    const std::filesystem::path media = std::filesystem::path(pair.mediaFolder) / pair.mediaName;
    if (!knows(*folder, pair.mediaName))
        return fail(ErrorCode::NotFound, media, "the catalog has no such picture or film");
    if (pair.sidecarName.empty()) return {};
    const auto other = reader->folder(pair.sidecarFolder);
    if (!other) return tl::unexpected<Error>(other.error());
    if (!knowsSidecar(*other, pair.sidecarName))
        return fail(ErrorCode::NotFound,
            std::filesystem::path(pair.sidecarFolder) / pair.sidecarName,
            "the catalog has no such JSON file");
    return {};
}

std::string folderOf(const std::filesystem::path& file) {
    return file.parent_path().native();
}

Result<HandOutcome> writeDecision(
    const std::filesystem::path& catalogFile, const HandPair& pair, bool undone) {
    auto writer = CatalogWriter::begin(catalogFile, SIZE_MAX);
    if (!writer) return tl::unexpected<Error>(writer.error());
    // The write lock is ours from here on: what is read next is what stands.
    if (auto done = undone ? writer->undecide(pair) : writer->decide(pair); !done)
        return tl::unexpected<Error>(done.error());
    auto reader = CatalogReader::open(catalogFile);
    if (!reader) return tl::unexpected<Error>(reader.error());
    FolderPairing pairing(*reader);
    if (auto done = pairing.decide(pair, undone); !done) return tl::unexpected<Error>(done.error());
    const auto changed = pairing.pairAgain(pair.mediaFolder, *writer);
    if (!changed) return tl::unexpected<Error>(changed.error());
    HandOutcome out{*changed};
    // The sidecar may have been another's, or may be free again, in its own folder.
    for (const std::string& folder : pairing.otherFolders()) {
        const auto more = pairing.pairAgain(folder, *writer);
        if (!more) return tl::unexpected<Error>(more.error());
        out.changed += *more;
    }
    if (auto done = writer->commit(); !done) return tl::unexpected<Error>(done.error());
    return out;
}

} // namespace

std::vector<OutsideSidecar> applyHandPairs(std::span<const KnownFolder> folders,
    std::span<const FolderPlace> places, std::span<takeout::FolderEntry> entries) {
    std::vector<OutsideSidecar> out;
    const bool any = std::any_of(folders.begin(), folders.end(),
        [](const KnownFolder& folder) { return !folder.hand.empty() || !folder.lent.empty(); });
    if (!any) return out;
    std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> byName;
    for (std::uint32_t i = 0; i < places.size(); ++i)
        byName.emplace(
            std::pair(std::string_view(folders[places[i].folder].path), places[i].name), i);
    std::set<std::uint32_t> used;
    for (const KnownFolder& folder : folders)
        for (const KnownHand& hand : folder.hand) {
            const auto media = byName.find({folder.path, hand.mediaName});
            if (media == byName.end()) continue;
            takeout::FolderEntry& entry = entries[media->second];
            if (hand.sidecar.name.empty()) {
                entry.hand = takeout::kHasNone;
            } else if (const auto json = byName.find({hand.sidecarFolder, hand.sidecar.name});
                       json != byName.end()) {
                entry.hand = json->second;
                used.insert(json->second);
                // What was chosen is a sidecar, whatever it looks like.
                if (entries[json->second].json == takeout::JsonSays::NotAsset)
                    entries[json->second].json = takeout::JsonSays::Unread;
            } else if (hand.sidecar.id != 0 && !hand.sidecar.isMissing) {
                entry.hand = takeout::kFromOutside;
                out.push_back({media->second, &hand.sidecar});
            }
        }
    for (const KnownFolder& folder : folders)
        for (const KnownLoan& loan : folder.lent)
            if (const auto json = byName.find({folder.path, loan.sidecarName});
                json != byName.end() && !used.contains(json->second))
                entries[json->second].json = takeout::JsonSays::NotAsset;
    return out;
}

Result<HandOutcome> pairByHand(const std::filesystem::path& catalogFile,
    const std::filesystem::path& media, HandKind kind, const std::filesystem::path& sidecar) {
    HandPair pair;
    pair.mediaFolder = folderOf(media);
    pair.mediaName = media.filename().native();
    pair.made = secondsNow();
    if (takeout::kindOfName(pair.mediaName) == takeout::NameKind::Json)
        return fail(ErrorCode::Usage, media, "is a JSON file, not a picture or film");
    if (kind == HandKind::Sidecar) {
        pair.sidecarFolder = folderOf(sidecar);
        pair.sidecarName = sidecar.filename().native();
        if (takeout::kindOfName(pair.sidecarName) != takeout::NameKind::Json)
            return fail(ErrorCode::Usage, sidecar, "is no JSON file");
    }
    if (auto fine = checkFiles(catalogFile, pair); !fine)
        return tl::unexpected<Error>(fine.error());
    // A scan that builds its indexes holds the lock for longer than a connection waits for it.
    for (int tries = 1;; ++tries) {
        auto done = writeDecision(catalogFile, pair, kind == HandKind::AsFound);
        if (done || done.error().code != ErrorCode::Database || tries == kMostTries) return done;
    }
}

Result<HandOutcome> settleHandPairs(const std::filesystem::path& catalogFile) {
    HandOutcome out;
    std::set<std::string> folders;
    {
        auto database = openCatalogForReading(catalogFile);
        if (!database) return tl::unexpected<Error>(database.error());
        // Decisions that are not what stands; of sidecars elsewhere, which may have changed, all.
        auto rows = database->prepare(
            "SELECT h.media_folder FROM hand_pairs h JOIN folders f ON f.path = h.media_folder "
            "JOIN assets a ON a.folder = f.id AND a.name = h.media_name "
            "LEFT JOIN folders g ON g.path = h.sidecar_folder "
            "LEFT JOIN sidecars s ON s.folder = g.id AND s.name = h.sidecar_name AND NOT s.missing "
            "WHERE a.sidecar IS NOT s.id OR g.id <> f.id");
        if (!rows) return tl::unexpected<Error>(rows.error());
        while (true) {
            const auto row = rows->step();
            if (!row) return tl::unexpected<Error>(row.error());
            if (!*row) break;
            folders.insert(rows->bytes(0));
        }
    }
    if (folders.empty()) return out;
    auto writer = CatalogWriter::begin(catalogFile, SIZE_MAX);
    if (!writer) return tl::unexpected<Error>(writer.error());
    for (const std::string& folder : folders) {
        auto reader = CatalogReader::open(catalogFile);
        if (!reader) return tl::unexpected<Error>(reader.error());
        FolderPairing pairing(*reader);
        const auto changed = pairing.pairAgain(folder, *writer);
        if (!changed) return tl::unexpected<Error>(changed.error());
        out.changed += *changed;
    }
    if (auto done = writer->commit(); !done) return tl::unexpected<Error>(done.error());
    return out;
}

} // namespace lightstack::catalog
