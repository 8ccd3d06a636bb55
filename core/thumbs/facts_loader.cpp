#include "core/thumbs/facts_loader.h"

#include "core/metadata/common_fields.h"

#include <chrono>

namespace lightstack::thumbs {

namespace {

void setUpright(catalog::StoredFacts& facts, int width, int height, int orientation) {
    const bool turned = orientation >= 5 && orientation <= 8;
    facts.width = turned ? height : width;
    facts.height = turned ? width : height;
}

} // namespace

bool isSettled(const base::FileStamp& stamp) noexcept {
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::system_clock::now().time_since_epoch())
                         .count();
    // A time far in the future is a wrong clock, not a file being written.
    const std::int64_t age = now - stamp.mtimeNs;
    constexpr std::int64_t kRestNs = 2'000'000'000;
    return age >= kRestNs || age <= -kRestNs;
}

catalog::StoredFacts factsOf(const io::ImageFile& file) {
    catalog::StoredFacts facts;
    facts.takenAtMs = INT64_MIN;
    int orientation = 1;
    if (const auto fields = metadata::readCommonFields(file.bytes(), file.mime())) {
        facts.takenAtMs = fields->takenAtMs().value_or(INT64_MIN);
        orientation = fields->orientation;
        setUpright(facts, fields->width, fields->height, orientation);
    }
    if (facts.width > 0 && facts.height > 0) return facts;
    const auto reader = io::readerFor(file);
    if (!reader) return facts;
    if (const auto info = (*reader)->info(file, 0, {}))
        setUpright(facts, info->size.width, info->size.height, info->orientation);
    return facts;
}

catalog::StoredFacts loadFacts(const std::filesystem::path& path, const base::FileStamp& stamp,
    catalog::ThumbnailStore* store) {
    catalog::StoreKey key;
    key.path = path.native();
    key.size = stamp.size;
    key.mtimeNs = stamp.mtimeNs;
    if (store != nullptr)
        if (const auto known = store->findFacts(key)) return *known;
    const auto file = io::ImageFile::open(path);
    if (!file) return {INT64_MIN, 0, 0};
    const catalog::StoredFacts facts = factsOf(*file);
    const base::FileStamp& seen = file->stamp();
    if (store != nullptr && isSettled(seen)) {
        key.size = seen.size;
        key.mtimeNs = seen.mtimeNs;
        store->putFacts(key, facts);
    }
    return facts;
}

} // namespace lightstack::thumbs
