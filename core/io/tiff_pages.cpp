#include "core/io/tiff_pages.h"

#include "core/io/tiff_handle.h"
#include "core/metadata/tiff_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lightstack::io {
namespace {

using metadata::TiffDirectory;
namespace tiff_tag = metadata::tiff_tag;

constexpr std::size_t kWalkWindow = 512; // our walk reads a few bytes here and there
constexpr double kMostExact = 0x1p53;    // offsets and sizes beyond are nonsense
constexpr int kMostCopies = 32;

} // namespace

TiffPages::TiffPages(const ImageFile& file)
    : m_file(&file)
    , m_chain(rememberedChain(file))
    , m_source(
          std::make_unique<base::FileSource>(file.descriptor(), file.stamp().size, kWalkWindow))
    , m_tiff(metadata::TiffFile::open(*m_source)) {
}

Result<TiffPages> TiffPages::open(const ImageFile& file) {
    TiffPages pages(file);
    if (!pages.m_tiff)
        return fail(ErrorCode::CorruptData, file.path(), "the TIFF header is damaged");
    return pages;
}

double TiffPages::value(const TiffDirectory& directory, std::uint16_t tag, double fallback) {
    const auto* entry = directory.find(tag);
    return entry != nullptr ? m_tiff->number(*entry).value_or(fallback) : fallback;
}

const TiffChain& TiffPages::chain() {
    if (!m_chain) m_chain = walkedChain(*m_file, *m_tiff);
    return *m_chain;
}

// By the chain, where it is known: else no further than to that page.
std::optional<std::uint64_t> TiffPages::offsetOf(int page) {
    if (page < 0) return std::nullopt;
    if (!m_chain) return m_tiff->pageOffset(page);
    const auto at = static_cast<std::size_t>(page);
    return at < m_chain->size() ? std::optional((*m_chain)[at].offset) : std::nullopt;
}

int TiffPages::count() {
    const auto pages = static_cast<int>(chain().size());
    return pages == 1 ? std::max(1, virtualPages()) : pages;
}

std::vector<int> TiffPages::wholePages() {
    std::vector<int> out;
    if (chain().size() < 2) return out;
    for (std::size_t page = 0; page < m_chain->size(); ++page)
        if (!(*m_chain)[page].reduced) out.push_back(static_cast<int>(page));
    return out;
}

Result<TiffPage> TiffPages::page(int index) {
    if (const auto offset = offsetOf(index)) return TiffPage{*offset, index, 0, 0};
    const int pages = m_tiff->countPages(2);
    if (pages == 0)
        return fail(ErrorCode::CorruptData, m_file->path(), "its first directory is damaged");
    const std::uint64_t first = m_tiff->header().firstDirectory;
    if (pages == 1 && index > 0 && index < virtualPages())
        if (const auto directory = m_tiff->directoryAt(first))
            if (const auto block = plainBlock(*directory))
                return TiffPage{first, 0, index,
                    block->offset + block->size * static_cast<std::uint64_t>(index)};
    return fail(ErrorCode::NotFound, m_file->path(), "there is no page " + std::to_string(index));
}

std::optional<TiffPages::Block> TiffPages::plainBlock(const TiffDirectory& directory) {
    if (directory.find(tiff_tag::kStripOffsets) == nullptr ||
        value(directory, tiff_tag::kCompression, 1) != 1)
        return std::nullopt;
    const double bits = value(directory, tiff_tag::kBits, 1);
    const double offset = value(directory, tiff_tag::kStripOffsets, 0);
    const double bytes = value(directory, tiff_tag::kWidth, 0) *
                         value(directory, tiff_tag::kHeight, 0) *
                         value(directory, tiff_tag::kSamples, 1) * bits / 8;
    if (bits < 8 || !(bytes >= 1 && bytes < kMostExact) || !(offset >= 1 && offset < kMostExact))
        return std::nullopt;
    return Block{static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(bytes)};
}

int TiffPages::virtualPages() {
    if (m_virtualPages) return *m_virtualPages;
    m_virtualPages = 1;
    const auto first = m_tiff->directoryAt(m_tiff->header().firstDirectory);
    const auto* entry = first ? first->find(tiff_tag::kDescription) : nullptr;
    if (entry == nullptr) return 1;
    const std::string text = m_tiff->text(*entry, 4096);
    const std::size_t at = text.find("images=");
    if (!text.starts_with("ImageJ=") || at == std::string::npos) return 1;
    const auto block = plainBlock(*first);
    if (!block) return 1;
    int announced = 1;
    std::from_chars(text.data() + at + 7, text.data() + text.size(), announced);
    // The planes end where the directory stands, should it be behind them.
    const std::uint64_t directory = m_tiff->header().firstDirectory;
    const std::uint64_t end = directory > block->offset ? directory : m_source->size();
    const std::uint64_t behind = end - std::min(end, block->offset);
    const auto most = static_cast<std::uint64_t>(std::clamp(announced, 1, kMostTiffPages));
    m_virtualPages = std::max(1, static_cast<int>(std::min(behind / block->size, most)));
    return *m_virtualPages;
}

// The directories after the page, up to the next one that is a picture of its own.
std::vector<std::uint64_t> TiffPages::followers(const TiffPage& page) {
    std::vector<std::uint64_t> out;
    for (int next = page.index + 1; next <= page.index + 8; ++next) {
        const auto offset = offsetOf(next);
        const auto directory = offset ? m_tiff->directoryAt(*offset) : std::nullopt;
        if (!directory ||
            (static_cast<unsigned>(value(*directory, tiff_tag::kSubfileType, 0)) & 1) == 0)
            break;
        out.push_back(*offset);
    }
    return out;
}

// Same kind of samples and same shape, but for a rounded pixel.
bool TiffPages::isCopy(const TiffDirectory& main, const TiffDirectory& copy) {
    constexpr std::array kSame{
        tiff_tag::kPhotometric, tiff_tag::kBits, tiff_tag::kSamples, tiff_tag::kSampleFormat};
    for (const std::uint16_t tag : kSame)
        if (value(main, tag, 1) != value(copy, tag, 1)) return false;
    const double w = value(copy, tiff_tag::kWidth, 0);
    const double h = value(copy, tiff_tag::kHeight, 0);
    const double width = value(main, tiff_tag::kWidth, 0);
    const double height = value(main, tiff_tag::kHeight, 0);
    return w >= 1 && h >= 1 && std::abs(w * height - h * width) <= std::max(width, height) * 1.5;
}

std::vector<TiffPage> TiffPages::reducedCopies(const TiffPage& page, int maxSide) {
    const auto main = m_tiff->directoryAt(page.directory);
    if (!main || maxSide < 1 || page.virtualOffset != 0) return {};
    const double mainSide =
        std::max(value(*main, tiff_tag::kWidth, 0), value(*main, tiff_tag::kHeight, 0));
    if (mainSide <= maxSide) return {};
    std::vector<std::uint64_t> candidates;
    if (const auto* sub = main->find(tiff_tag::kSubIfds))
        for (const double offset : m_tiff->numbers(*sub, kMostCopies))
            if (offset >= 1 && offset < kMostExact)
                candidates.push_back(static_cast<std::uint64_t>(offset));
    for (const std::uint64_t offset : followers(page))
        candidates.push_back(offset);

    std::vector<std::pair<double, TiffPage>> found;
    for (const std::uint64_t offset : candidates) {
        const auto copy = m_tiff->directoryAt(offset);
        if (!copy || (static_cast<unsigned>(value(*copy, tiff_tag::kSubfileType, 0)) & 1) == 0)
            continue;
        const double side =
            std::max(value(*copy, tiff_tag::kWidth, 0), value(*copy, tiff_tag::kHeight, 0));
        if (side >= maxSide && side < mainSide && isCopy(*main, *copy))
            found.emplace_back(side, TiffPage{offset, page.index, 0, 0});
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<TiffPage> out;
    out.reserve(found.size());
    for (auto& [side, copy] : found)
        out.push_back(copy);
    return out;
}

} // namespace lightstack::io
