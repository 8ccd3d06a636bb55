// The place of an export: looked at before, taken at the end. What is written grows aside, hidden
// and locked, and goes to its name by renaming; what was there before steps aside first. Nothing
// that is not asked for is ever replaced, and never a source. Thread: one at a time.
#pragma once

#include "core/volume/export_target.h"

namespace lightstack::volume {

// Usage, with a sentence, where something stands in the way: a name that is taken (but for what
// `overwrite` allows: a file, or a folder that an export of this format has left), a source slice,
// the folder of the slices.
Result<void> checkPlace(const ExportRequest& request, const ExportTarget& target);

class ExportPlace {
public:
    // Makes and locks the files (or the folder) aside; what a killed run left there goes.
    static Result<ExportPlace> take(const ExportTarget& target);
    ExportPlace(ExportPlace&&) noexcept = default;
    ExportPlace& operator=(ExportPlace&&) = delete;
    ~ExportPlace(); // removes what was not put in place

    [[nodiscard]] const std::vector<std::filesystem::path>& aside() const noexcept {
        return m_aside;
    }
    Result<void> put(bool overwrite);

private:
    ExportPlace() = default;
    std::vector<std::filesystem::path> m_names;
    std::vector<std::filesystem::path> m_aside; // empty once they are in place
    base::FileDescriptor m_lock;
    std::filesystem::path m_lockPath;
};

} // namespace lightstack::volume
