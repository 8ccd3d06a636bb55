#include "core/volume/pyramid_sources.h"

#include "core/base/counted.h"
#include "core/io/grey_palette.h"
#include "core/io/row_window.h"

#include <algorithm>
#include <cstring>

namespace lightstack::volume {
namespace {

constexpr std::int64_t kMostDepth = std::int64_t{1} << 24;

// A slice that is not there: zeros.
class BlankRows final : public io::RowStream {
public:
    explicit BlankRows(const image::ImageSpec& spec) { m_spec = spec; }
    [[nodiscard]] bool decodes() const noexcept override { return false; }
    Result<void> readRows(std::span<std::byte> out) override {
        std::memset(out.data(), 0, out.size());
        return {};
    }
};

// What a stack of palettes is refused for is found in one slice, before anything is written.
Result<void> readThrough(const std::filesystem::path& path, int page, std::uint64_t maxBytes,
    const std::stop_token& stop) {
    const auto rows = io::RowStream::open(path, page, maxBytes, stop);
    if (!rows) return tl::unexpected(rows.error());
    std::vector<std::byte> row((*rows)->spec().rowBytes());
    for (int y = 0; y < (*rows)->spec().size.height; ++y)
        if (auto done = (*rows)->read(row); !done) return done;
    return {};
}

std::string shapeOf(const image::ImageSpec& spec) {
    return std::to_string(spec.size.width) + " x " + std::to_string(spec.size.height) + " " +
           std::string(image::sampleTypeName(spec.type)) +
           (spec.channels > 1 ? " x " + std::to_string(spec.channels) : "");
}

} // namespace

std::string missingText(std::int64_t missing, std::int64_t first, std::int64_t last) {
    return base::counted(static_cast<std::uint64_t>(missing), "slice is", "slices are") +
           " missing between " + std::to_string(first) + " and " + std::to_string(last);
}

Result<PyramidSources> PyramidSources::make(const SliceStack& stack, GapRule rule, bool skipBad) {
    if (stack.slices.empty()) return fail(ErrorCode::NotFound, stack.folder, "there are no slices");
    const std::int64_t first = stack.slices.front().index;
    const std::int64_t depth = stack.slices.back().index - first + 1;
    const auto count = static_cast<std::int64_t>(stack.slices.size());
    const auto missing = [&] { return missingText(depth - count, first, first + depth - 1); };
    if (depth < count || depth > kMostDepth || depth / 16 > count)
        return fail(ErrorCode::LimitExceeded, stack.folder,
            missing() + ", far more than the " + std::to_string(count) + " that are there");
    if (depth > count && rule == GapRule::Stop)
        return fail(ErrorCode::CorruptData, stack.folder,
            missing() + "; choose what to put in their place (nearest or blank)");
    PyramidSources out;
    out.m_stack = &stack;
    out.m_rule = rule;
    out.m_skipBad = skipBad;
    out.m_slices.resize(static_cast<std::size_t>(depth));
    for (const Slice& slice : stack.slices)
        out.m_slices[static_cast<std::size_t>(slice.index - first)] = &slice;
    out.m_shared->bad.resize(out.m_slices.size());
    return out;
}

const io::TiffPage* PyramidSources::pageOf(int page) const noexcept {
    const auto at = static_cast<std::size_t>(page);
    return at < m_pages.size() ? &m_pages[at] : nullptr;
}

Result<VolumeSpec> PyramidSources::spec(std::uint64_t maxBytes, const std::stop_token& stop) {
    if (m_stack->paged) // the way to each page leads past all before it: gone once
        if (const auto file = io::ImageFile::open(m_stack->pathOf(m_stack->slices.front())))
            m_pages = io::rowPages(*file, m_stack->slices.back().page + 1);
    std::optional<Error> trouble;
    std::vector<const Slice*> tries;
    if (m_stack->typical < m_stack->slices.size())
        tries.push_back(&m_stack->slices[m_stack->typical]);
    std::copy(m_slices.begin(), m_slices.end(), std::back_inserter(tries));
    for (const Slice* slice : tries) {
        if (slice == nullptr) continue;
        auto rows = io::RowStream::open(m_stack->pathOf(*slice), slice->page, maxBytes, stop);
        if (rows && (*rows)->palette() && (*rows)->palette()->hasColours())
            if (auto greys = readThrough(m_stack->pathOf(*slice), slice->page, maxBytes, stop);
                !greys && greys.error().code == ErrorCode::Unsupported)
                return tl::unexpected(greys.error());
        if (rows) return VolumeSpec{(*rows)->spec(), depth(), (*rows)->whiteIsZero()};
        if (!trouble) trouble = rows.error();
        if (!m_skipBad) break;
    }
    return tl::unexpected(*trouble);
}

// By the rule: what is read for this position; null for a blank.
const Slice* PyramidSources::sliceFor(std::int64_t position) const {
    const std::lock_guard lock(m_shared->mutex);
    const auto usable = [&](std::int64_t p) -> const Slice* {
        if (p < 0 || p >= depth() || m_shared->bad[static_cast<std::size_t>(p)]) return nullptr;
        return m_slices[static_cast<std::size_t>(p)];
    };
    if (const Slice* own = usable(position)) return own;
    if (m_rule != GapRule::Nearest) return nullptr;
    for (std::int64_t distance = 1; distance < depth(); ++distance) {
        if (const Slice* before = usable(position - distance)) return before;
        if (const Slice* behind = usable(position + distance)) return behind;
    }
    return nullptr;
}

SourceState PyramidSources::expected(std::int64_t position) const {
    const Slice* slice = sliceFor(position);
    return slice == nullptr ? SourceState{}
                            : SourceState{slice->name, slice->page, slice->size, slice->mtimeNs, 0};
}

Result<PyramidSources::Opened> PyramidSources::openSlice(const Slice& slice, const VolumeSpec& spec,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    const auto path = m_stack->pathOf(slice);
    const io::TiffPage* page = pageOf(slice.page);
    auto rows = page != nullptr ? io::RowStream::open(path, *page, maxBytes, stop)
                                : io::RowStream::open(path, slice.page, maxBytes, stop);
    if (!rows) return tl::unexpected(rows.error());
    if ((*rows)->spec() != spec.slice)
        return fail(ErrorCode::CorruptData, path,
            "it is " + shapeOf((*rows)->spec()) + ", the others are " + shapeOf(spec.slice));
    if ((*rows)->whiteIsZero() != spec.whiteIsZero)
        return fail(ErrorCode::CorruptData, path,
            spec.whiteIsZero ? "its zeros are black, those of the others are white"
                             : "its zeros are white, those of the others are black");
    const base::FileStamp& stamp = (*rows)->stamp();
    return Opened{*std::move(rows), {slice.name, slice.page, stamp.size, stamp.mtimeNs, 0},
        slice.index - m_stack->slices.front().index};
}

Result<PyramidSources::Opened> PyramidSources::open(std::int64_t position, const VolumeSpec& spec,
    std::uint64_t maxBytes, const std::stop_token& stop) {
    for (;;) {
        const Slice* slice = sliceFor(position);
        auto opened = slice == nullptr
                          ? Opened{std::make_unique<BlankRows>(spec.slice), {}, position}
                          : openSlice(*slice, spec, maxBytes, stop);
        const Slice* own = m_slices[static_cast<std::size_t>(position)];
        if (opened && own != nullptr && own != slice) { // the manifest tells which file was bad
            opened->state.replacedSize = own->size;
            opened->state.replacedMtimeNs = own->mtimeNs;
        }
        if (opened || slice == nullptr) return opened;
        const std::int64_t culprit = slice->index - m_stack->slices.front().index;
        if (!replaceBad(culprit, opened.error())) return opened;
    }
}

bool PyramidSources::replaceBad(std::int64_t position, const Error& error) {
    if (!m_skipBad || error.code == ErrorCode::Cancelled) return false;
    const std::lock_guard lock(m_shared->mutex);
    const auto at = static_cast<std::size_t>(position);
    if (m_slices[at] == nullptr) return false;
    if (m_shared->bad[at]) return true; // another worker found it, too
    m_shared->bad[at] = true;
    m_shared->failures.push_back(error);
    if (m_stack->paged)
        m_shared->failures.back().detail =
            "page " + std::to_string(m_slices[at]->index) + ": " + error.detail;
    return true;
}

std::vector<Error> PyramidSources::failures() const {
    const std::lock_guard lock(m_shared->mutex);
    std::vector<Error> sorted = m_shared->failures;
    std::sort(sorted.begin(), sorted.end(),
        [](const Error& a, const Error& b) { return a.path < b.path; });
    return sorted;
}

} // namespace lightstack::volume
