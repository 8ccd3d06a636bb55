#include "app/demo_set.h"

namespace lightstack::app {

Result<void> writeDemoSet(const std::filesystem::path& folder, const std::stop_token& stop) {
    for (const char* part : {"Photos", "CT phantom"}) {
        std::error_code error;
        std::filesystem::create_directories(folder / part, error);
        if (error) return failErrno(error.value(), folder / part, "create the folder");
    }
    if (auto photos = demo::writePhotos(folder / "Photos", stop); !photos) return photos;
    return demo::writePhantom(folder / "CT phantom", stop);
}

} // namespace lightstack::app
