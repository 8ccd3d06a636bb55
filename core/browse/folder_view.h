// What of a folder is shown, and in which order: a table plus a permutation of the entries that
// pass the filter. Made on a worker, swapped in whole by the GUI. Thread: immutable once published,
// any thread.
#pragma once

#include "core/browse/folder_table.h"

#include <memory>
#include <string>
#include <vector>

namespace lightstack::browse {

enum class SortKey { Name, DateTaken, DateModified, Size, Type, Dimensions };
enum class KindFilter { Pictures, Raw, Videos, AllFiles }; // Pictures: Image, Raw, Unknown

struct ViewOptions {
    SortKey sort = SortKey::Name;
    bool descending = false;
    KindFilter kinds = KindFilter::Pictures;
    std::string
        text; // substring of the name, ASCII case aside; words separated by blanks all match
    bool showHidden = false;
    bool operator==(const ViewOptions&) const = default;
};

struct FolderView {
    std::shared_ptr<const FolderTable> table;
    std::vector<FolderTable::Id> order; // folders first, then by options
    ViewOptions options;
    bool complete = false; // the listing has ended (else: a first page, in directory order)
    bool sorted = false;   // `order` follows options.sort
    std::uint64_t generation = 0;
};

} // namespace lightstack::browse
