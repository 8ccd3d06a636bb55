// Where the pages of a TIFF are: the chain of directories by our own walk (quick, ends at loops),
// ImageJ's planes without directories, reduced copies of a page. Thread: one.
#pragma once

#include "core/io/tiff_chain.h"
#include "core/metadata/tiff_directory.h"

namespace lightstack::io {

struct TiffPage {
    std::uint64_t directory = 0;
    int index = 0;                   // in the chain
    int virtualIndex = 0;            // ImageJ: which of the planes behind the only directory
    std::uint64_t virtualOffset = 0; // of that plane; 0 for pages with a directory
};

class TiffPages {
public:
    // CorruptData where the header is no TIFF's. `file` must outlive it.
    static Result<TiffPages> open(const ImageFile& file);

    int count();
    // Pages that are not marked as reduced copies, by their number in the chain; empty where there
    // is but one directory: planes may stand behind that, and are pages, too.
    std::vector<int> wholePages();
    Result<TiffPage> page(int index); // NotFound past the end
    // Reduced copies of the page that have at least `maxSide`, the smallest first: sub-images, and
    // the pages marked as reduced that follow it.
    std::vector<TiffPage> reducedCopies(const TiffPage& page, int maxSide);

private:
    struct Block {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
    };
    explicit TiffPages(const ImageFile& file);
    const TiffChain& chain();
    std::optional<std::uint64_t> offsetOf(int page);
    double value(const metadata::TiffDirectory& directory, std::uint16_t tag, double fallback);
    // Where a directory's pixels stand uncompressed in one piece.
    std::optional<Block> plainBlock(const metadata::TiffDirectory& directory);
    int virtualPages();
    std::vector<std::uint64_t> followers(const TiffPage& page);
    bool isCopy(const metadata::TiffDirectory& main, const metadata::TiffDirectory& copy);

    const ImageFile* m_file;
    std::shared_ptr<const TiffChain> m_chain;   // null: not walked yet
    std::unique_ptr<base::FileSource> m_source; // stable address: m_tiff refers to it
    std::optional<metadata::TiffFile> m_tiff;
    std::optional<int> m_virtualPages;
};

} // namespace lightstack::io
