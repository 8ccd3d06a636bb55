#include "core/profile/demo_data.h"

#include <unistd.h>

namespace lightstack::profile {
namespace {

namespace fs = std::filesystem;

int timesOf(Subject subject) noexcept {
    switch (subject) {
    case Subject::Scan:
        return 50;
    case Subject::Downsample:
        return 8;
    case Subject::Pipeline:
    case Subject::Pyramid:
        break;
    }
    return 1;
}

// A link, or a copy where the file is on another file system.
bool linkOrCopy(const fs::path& from, const fs::path& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return true;
    std::error_code error;
    return fs::copy_file(from, to, error);
}

} // namespace

Sweep overDemoSet(Sweep sweep, const fs::path& demoSet) {
    sweep.path = demoSet / (sweep.subject == Subject::Pyramid ? "CT phantom" : "Photos");
    sweep.times = timesOf(sweep.subject);
    return sweep;
}

Result<void> multiply(
    const fs::path& folder, int times, const fs::path& place, const std::stop_token& stop) {
    const fs::path first = place / "0";
    std::error_code error;
    fs::create_directories(first, error);
    if (error) return failErrno(error.value(), first, "create the folder");
    std::vector<fs::path> names;
    fs::directory_iterator it(folder, error);
    if (error) return failErrno(error.value(), folder, "open the folder");
    for (; it != fs::directory_iterator(); it.increment(error)) {
        if (error) return failErrno(error.value(), folder, "read the folder");
        if (stop.stop_requested()) return cancelled();
        if (!it->is_regular_file(error)) continue;
        names.push_back(it->path().filename());
        if (!linkOrCopy(it->path(), first / names.back()))
            return fail(ErrorCode::Io, first, "could not be filled");
    }
    for (int i = 1; i < times; ++i) {
        const fs::path next = place / std::to_string(i);
        if (stop.stop_requested()) return cancelled();
        if (!fs::create_directory(next, error)) return {};
        for (const fs::path& name : names)
            if (::link((first / name).c_str(), (next / name).c_str()) != 0) return {};
    }
    return {};
}

} // namespace lightstack::profile
