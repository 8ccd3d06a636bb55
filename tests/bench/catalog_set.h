// A catalog of a made-up library, written through the writer as a scan would: pictures and films of
// twenty years by a few cameras, sidecars with people and descriptions, albums, copies, edits.
// The same for the same number. Thread: any.
#pragma once

#include <cstdint>
#include <filesystem>

namespace lightstack::bench {

// Seconds the writer took; aborts where it cannot write.
double fillCatalog(const std::filesystem::path& file, std::int64_t assets, std::size_t batch);

} // namespace lightstack::bench
