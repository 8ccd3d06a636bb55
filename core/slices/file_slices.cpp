#include "core/slices/file_slices.h"

#include <algorithm>
#include <cstring>

namespace lightstack::slices {
namespace {

constexpr std::int64_t kMostDepth = std::int64_t{1} << 24;
constexpr std::uint64_t kMostSliceBytes = std::uint64_t{2} << 30;
constexpr int kMostPages = 1'000'000;
constexpr int kMostTries = 8; // slices unlike the first: then each head is read

std::string shapeOf(const image::ImageSpec& spec) {
    return std::to_string(spec.size.width) + " x " + std::to_string(spec.size.height) + " " +
           std::string(image::sampleTypeName(spec.type)) +
           (spec.channels > 1 ? " x " + std::to_string(spec.channels) : "");
}

} // namespace

std::int64_t depthOf(const volume::SliceStack& stack) noexcept {
    const auto count = static_cast<std::int64_t>(stack.slices.size());
    if (count == 0) return 0;
    const std::int64_t span = stack.slices.back().index - stack.slices.front().index + 1;
    return span < count || span > kMostDepth || span / 16 > count ? count : span;
}

const volume::Slice* sliceAt(const volume::SliceStack& stack, std::int64_t z) noexcept {
    const auto count = static_cast<std::int64_t>(stack.slices.size());
    if (z < 0 || z >= depthOf(stack)) return nullptr;
    if (depthOf(stack) == count) return &stack.slices[static_cast<std::size_t>(z)];
    const std::int64_t index = stack.slices.front().index + z;
    const auto at = std::lower_bound(stack.slices.begin(), stack.slices.end(), index,
        [](const volume::Slice& slice, std::int64_t wanted) { return slice.index < wanted; });
    return at != stack.slices.end() && at->index == index ? &*at : nullptr;
}

FileSlices::FileSlices(const volume::SliceStack& stack, const volume::VolumeSpec& spec,
    const Bands& bands, SliceCache& whole)
    : m_stack(stack), m_stored(spec.slice), m_whole(whole), m_bands(bands) {
    m_slice = spec.slice;
    if (m_slice.type == image::SampleType::F16) m_slice.type = image::SampleType::F32;
    m_depth = spec.depth;
}

std::string FileSlices::gapAt(std::int64_t z) const {
    if (sliceAt(m_stack, z) != nullptr) return {};
    return "there is no slice " + std::to_string(m_stack.slices.front().index + z);
}

const std::vector<io::TiffPage>& FileSlices::pagesOf(const std::filesystem::path& file) {
    const std::lock_guard lock(m_mutex);
    if (!m_pages) {
        const auto opened = io::ImageFile::open(file);
        m_pages = opened ? io::rowPages(*opened, kMostPages) : std::vector<io::TiffPage>();
    }
    return *m_pages; // never changes again
}

Result<std::unique_ptr<io::RowWindow>> FileSlices::openAnew(
    const volume::Slice& slice, const std::stop_token& stop) {
    const auto path = m_stack.pathOf(slice);
    if (m_stack.paged && slice.page > 0) {
        const auto& pages = pagesOf(path);
        if (static_cast<std::size_t>(slice.page) < pages.size())
            return io::RowWindow::open(
                path, pages[static_cast<std::size_t>(slice.page)], kMostSliceBytes, stop);
    }
    return io::RowWindow::open(path, slice.page, kMostSliceBytes, stop);
}

Result<std::unique_ptr<io::RowWindow>> FileSlices::openKnown(
    const volume::Slice& slice, const io::RowPlace& known) {
    const auto path = m_stack.pathOf(slice);
    if (known.offset != 0) return io::RowWindow::open(path, m_stored, known);
    std::shared_ptr<const Pattern> pattern;
    {
        const std::lock_guard lock(m_mutex);
        if (m_patternsTried < kMostTries) pattern = m_pattern;
    }
    if (!pattern || m_stack.paged) return fail(ErrorCode::Unsupported, path, "nothing is known");
    auto window = io::RowWindow::open(path, m_stored, pattern->place, pattern->frame);
    if (!window) {
        const std::lock_guard lock(m_mutex);
        ++m_patternsTried;
    }
    return window;
}

void FileSlices::remember(std::size_t at, const volume::Slice& slice, const io::RowPlace& place) {
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        m_places[at] = place;
        first = !m_pattern && !m_stack.paged;
    }
    if (!first) return;
    auto frame = io::RowWindow::frameOf(m_stack.pathOf(slice), m_stored, place);
    if (!frame) return;
    auto pattern = std::make_shared<const Pattern>(Pattern{place, *std::move(frame)});
    const std::lock_guard lock(m_mutex);
    m_pattern = std::move(pattern);
}

Result<std::unique_ptr<io::RowWindow>> FileSlices::open(
    std::int64_t z, const std::stop_token& stop) {
    const volume::Slice* slice = sliceAt(m_stack, z);
    if (slice == nullptr) return fail(ErrorCode::NotFound, m_stack.folder, gapAt(z));
    const auto at = static_cast<std::size_t>(z);
    io::RowPlace known;
    {
        const std::lock_guard lock(m_mutex);
        if (m_places.empty()) m_places.resize(static_cast<std::size_t>(m_depth));
        known = m_places[at];
    }
    auto window = openKnown(*slice, known);
    if (!window) {
        window = openAnew(*slice, stop);
        if (!window) return window;
        if ((*window)->spec() != m_stored)
            return fail(ErrorCode::CorruptData, m_stack.pathOf(*slice),
                "it is " + shapeOf((*window)->spec()) + ", the others are " + shapeOf(m_stored));
    } else if (known.offset != 0) {
        return window;
    }
    if (const auto place = (*window)->place()) remember(at, *slice, *place);
    return window;
}

Result<void> FileSlices::pick(std::int64_t z, const io::RowPick& pick, std::span<std::byte> out,
    const std::stop_token& stop) {
    if (const auto held = m_whole.peek({Axis::Z, 0, z})) {
        pickFrom(*held, pick, out.data());
        return {};
    }
    auto window = open(z, stop);
    if (!window) return tl::unexpected(window.error());
    if (m_stored.type != image::SampleType::F16) return (*window)->read(pick, out, stop);
    std::vector<std::uint16_t> halves(out.size() / sizeof(float));
    if (auto done = (*window)->read(pick, std::as_writable_bytes(std::span(halves)), stop); !done)
        return done;
    for (std::size_t i = 0; i < halves.size(); ++i) {
        const float value = image::halfToFloat(halves[i]);
        std::memcpy(out.data() + i * sizeof value, &value, sizeof value);
    }
    return {};
}

} // namespace lightstack::slices
