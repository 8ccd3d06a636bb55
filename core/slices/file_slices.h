// Level 0: the slices as they stand in their files.
//
// A position without a slice, a file that cannot be read and one that is not like the others are
// errors with a sentence for the person. Where the rows of an uncompressed slice stand is
// remembered (32 bytes a slice), so that it is opened again without reading its head; heads are
// parsed once where all slices have the same (RowFrame); the pages of one file are found once. What
// the cache holds is taken from there. Thread: any.
#pragma once

#include "core/slices/level_source.h"
#include "core/slices/slice_cache.h"
#include "core/slices/volume_facts.h"

namespace lightstack::slices {

// How many positions a stack has: gaps count, unless they outnumber the slices by far.
std::int64_t depthOf(const volume::SliceStack& stack) noexcept;

class FileSlices final : public LevelSource {
public:
    // `spec`: of the slices, as stored. `whole`: the cache of pictures, which must outlive this.
    FileSlices(const volume::SliceStack& stack, const volume::VolumeSpec& spec, const Bands& bands,
        SliceCache& whole);

    [[nodiscard]] int bandRows() const noexcept override { return m_bands.rows; }
    Result<void> pick(std::int64_t z, const io::RowPick& pick, std::span<std::byte> out,
        const std::stop_token& stop) override;

    // Why nothing stands there; "" where something does.
    [[nodiscard]] std::string gapAt(std::int64_t z) const;
    // Rows are decoded: a part of a slice may cost about as much as all of it.
    [[nodiscard]] bool isCoded() const noexcept { return m_bands.rows > 0; }
    [[nodiscard]] const Bands& bands() const noexcept { return m_bands; }

private:
    Result<std::unique_ptr<io::RowWindow>> open(std::int64_t z, const std::stop_token& stop);
    // By what is known of this file, or of another one like it.
    Result<std::unique_ptr<io::RowWindow>> openKnown(
        const volume::Slice& slice, const io::RowPlace& known);
    void remember(std::size_t at, const volume::Slice& slice, const io::RowPlace& place);
    Result<std::unique_ptr<io::RowWindow>> openAnew(
        const volume::Slice& slice, const std::stop_token& stop);
    const std::vector<io::TiffPage>& pagesOf(const std::filesystem::path& file);

    const volume::SliceStack& m_stack;
    image::ImageSpec m_stored; // F16 is still that
    SliceCache& m_whole;
    Bands m_bands;
    struct Pattern {
        io::RowPlace place;
        io::RowFrame frame;
    };
    std::mutex m_mutex;                       // guards all below
    std::shared_ptr<const Pattern> m_pattern; // of a slice whose head was read
    int m_patternsTried = 0;                  // slices that were not like it
    std::vector<io::RowPlace> m_places;       // by position; offset 0: not known
    std::optional<std::vector<io::TiffPage>> m_pages;
};

} // namespace lightstack::slices
