#include "core/volume/level_store.h"

#include "core/volume/level_files.h"
#include "core/volume/zarr_levels.h"

namespace lightstack::volume {

std::unique_ptr<LevelStore> LevelStore::make(const StorePlace& place) {
    if (place.format == PyramidFormat::OmeZarr) return std::make_unique<ZarrLevels>(place);
    return std::make_unique<TiffLevels>(place.folder, place.plan, place.voxel);
}

} // namespace lightstack::volume
