#include "core/jobs/sidecar_row.h"

#include "core/takeout/tree_pairs.h"

namespace lightstack::jobs {

void fillSidecar(catalog::SidecarRow& row, const Result<std::vector<std::byte>>& bytes,
    takeout::SidecarParser& parser) {
    if (bytes) {
        auto parsed = parser.parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        if (parsed)
            row.content = std::move(*parsed);
        else
            row.error = std::move(parsed.error());
    } else {
        row.error = bytes.error();
    }
    if (row.error) row.error->path = std::filesystem::path(row.file.folder) / row.file.name;
    if (takeout::judgeJson(row.file.name, row.content) == takeout::JsonSays::Asset)
        row.content.kind = takeout::SidecarKind::Asset;
}

} // namespace lightstack::jobs
