// A file of any size written piece by piece beside its place, and put there when it is whole: until
// commit() nobody sees it, and whatever stood there stands there. Thread: one at a time.
#pragma once

#include "core/base/file_io.h"

#include <string_view>

namespace lightstack::base {

class AsideFile {
public:
    // Denied, NotFound or Io for a folder that takes no files.
    static Result<AsideFile> begin(const std::filesystem::path& path);
    AsideFile(AsideFile&& other) noexcept;
    AsideFile& operator=(AsideFile&&) = delete;
    ~AsideFile(); // without commit(): removed

    Result<void> write(std::string_view bytes); // buffered
    Result<void> commit();                      // written out, synced, renamed

private:
    AsideFile(std::filesystem::path path, std::filesystem::path aside, FileDescriptor file);
    Result<void> flush();

    std::filesystem::path m_path, m_aside;
    FileDescriptor m_file;
    std::string m_buffer;
};

} // namespace lightstack::base
