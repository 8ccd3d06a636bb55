// What files without a telling extension are, by their first bytes.
#include "core/base/byte_source.h"
#include "core/browse/lister.h"
#include "core/metadata/mime.h"

namespace lightstack::browse {

using Clock = std::chrono::steady_clock;

EntryKind kindByContent(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    if (!file) // not allowed to look is no verdict
        return file.error().code == ErrorCode::Unsupported ? EntryKind::Other : EntryKind::Unknown;
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return EntryKind::Unknown;
    base::FileSource source(*file, stamp->size, metadata::kMimeHeadBytes);
    const std::string_view mime = metadata::sniffMime(source).mime;
    if (metadata::isRaw(mime)) return EntryKind::Raw;
    if (mime.starts_with("image/")) return EntryKind::Image;
    if (mime.starts_with("video/")) return EntryKind::Video;
    return EntryKind::Other;
}

FolderTable::Id settleKinds(FolderTable& table, FolderTable::Id from,
    std::chrono::milliseconds atMost, const std::stop_token& stop) {
    const Clock::time_point end = Clock::now() + atMost;
    const auto count = static_cast<FolderTable::Id>(table.count());
    for (FolderTable::Id id = from; id < count; ++id) {
        if (table.kind(id) != EntryKind::Unknown) continue;
        if (stop.stop_requested() || Clock::now() > end) return id;
        table.setKind(id, kindByContent(table.path(id)));
    }
    return count;
}

} // namespace lightstack::browse
