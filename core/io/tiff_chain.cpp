#include "core/io/tiff_chain.h"

#include "core/io/tiff_handle.h"

#include <algorithm>
#include <list>
#include <mutex>

namespace lightstack::io {
namespace {

constexpr std::size_t kLeastPages = 8;                   // fewer are walked sooner than looked up
constexpr std::size_t kMostMarks = std::size_t{1} << 19; // of all files together

struct Remembered {
    std::filesystem::path path;
    base::FileStamp stamp;
    std::shared_ptr<const TiffChain> chain;
};

class Memory {
public:
    std::shared_ptr<const TiffChain> find(const ImageFile& file) {
        const std::lock_guard lock(m_mutex);
        const auto at = std::find_if(m_files.begin(), m_files.end(), [&](const Remembered& known) {
            return known.stamp == file.stamp() && known.path == file.path();
        });
        if (at == m_files.end()) return nullptr;
        m_files.splice(m_files.begin(), m_files, at);
        return m_files.front().chain;
    }
    void keep(const ImageFile& file, std::shared_ptr<const TiffChain> chain) {
        const std::lock_guard lock(m_mutex);
        m_files.remove_if([&](const Remembered& known) { return known.path == file.path(); });
        m_files.push_front({file.path(), file.stamp(), std::move(chain)});
        std::size_t marks = 0;
        m_files.remove_if([&](const Remembered& known) {
            marks += known.chain->size();
            return marks > kMostMarks;
        });
        if (m_files.size() > kMostFiles) m_files.pop_back();
    }

private:
    static constexpr std::size_t kMostFiles = 32;
    std::mutex m_mutex;
    std::list<Remembered> m_files; // the last used first
};

Memory& memory() {
    static Memory one;
    return one;
}

} // namespace

std::shared_ptr<const TiffChain> rememberedChain(const ImageFile& file) {
    return memory().find(file);
}

std::shared_ptr<const TiffChain> walkedChain(const ImageFile& file, metadata::TiffFile& tiff) {
    auto chain = std::make_shared<const TiffChain>(tiff.chain(kMostTiffPages));
    if (chain->size() >= kLeastPages) memory().keep(file, chain);
    return chain;
}

} // namespace lightstack::io
