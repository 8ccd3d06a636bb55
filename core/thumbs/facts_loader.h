// Date taken and upright size of a file, from the store or from its head: what sorting 100,000
// files by date asks for. A miss costs one open and about 128 KiB of reading at most; the answer
// goes to the store with the writer's next batch. Thread: any, several at once.
#pragma once

#include "core/catalog/thumbnail_store.h"
#include "core/io/image_reader.h"

namespace lightstack::thumbs {

// Unknown values (INT64_MIN, 0) where the file cannot be read or says nothing. `store` may be null.
catalog::StoredFacts loadFacts(const std::filesystem::path& path, const base::FileStamp& stamp,
    catalog::ThumbnailStore* store);

// From an open file, store aside.
catalog::StoredFacts factsOf(const io::ImageFile& file);

// Whether the file rested long enough (two seconds) for what is found in it to be kept.
bool isSettled(const base::FileStamp& stamp) noexcept;

} // namespace lightstack::thumbs
