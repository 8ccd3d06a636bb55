// Parts of TIFF pages for RowWindow.
#include "core/io/grey_palette.h"
#include "core/io/row_window_coded.h"
#include "core/io/tiff_rows.h"
#include "core/io/tiff_samples.h"

#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <fcntl.h>

namespace lightstack::io {
namespace {

// A read costs about as much as copying this many bytes.
constexpr std::uint64_t kWorthSkipping = 8 * 1024;
constexpr std::uint64_t kPiece = 512 * 1024; // stays in the cache while columns are picked
constexpr int kManyRows = 16;
constexpr std::uint64_t kMostFrame = 64 * 1024;    // bytes around the rows
constexpr std::uint64_t kLargeStrip = 1024 * 1024; // decoded row by row, so that it can be stopped

// Whole bytes in uncompressed strips.
class PlainWindow final : public RowWindow {
public:
    PlainWindow(std::unique_ptr<ImageFile> file, OpenTiffPage page)
        : m_file(std::move(file)), m_page(std::move(page)), m_path(m_file->path()) {
        m_spec = m_page->layout.spec();
        m_spec.planes = image::PlaneOrder::Interleaved;
        m_whiteIsZero = m_page->layout.photometric == PHOTOMETRIC_MINISWHITE;
        m_palette = greyPaletteOf(*m_page);
        m_swap.bits = m_page->layout.bits;
        m_swap.swapped = m_page->layout.swapped;
        m_rowBytes = m_spec.rowBytes();
        findPlace();
    }
    PlainWindow(base::FileDescriptor file, std::filesystem::path path, const image::ImageSpec& spec,
        const RowPlace& place)
        : m_own(std::move(file)), m_path(std::move(path)), m_place(place) {
        m_spec = spec;
        m_swap.bits = 8 * image::bytesPerSample(spec.type);
        m_swap.swapped = place.swapped;
        m_rowBytes = m_spec.rowBytes();
    }
    [[nodiscard]] std::optional<RowPlace> place() const override { return m_place; }
    [[nodiscard]] int bandRows() const noexcept override { return 0; }

    Result<void> read(
        const RowPick& pick, std::span<std::byte> out, const std::stop_token& stop) override {
        const bool wide = pick.x == 0 && pick.stepX == 1 && pick.width == m_spec.size.width;
        const std::uint64_t stride = static_cast<std::uint64_t>(pick.stepY) * m_rowBytes;
        if (wide && pick.stepY == 1 && pick.y + pick.rows <= m_spec.size.height) {
            if (out.size() >= kLargeStrip) advise(pick.y, 0, out.size());
            return inPieces(pick.y, pick.rows, out, stop);
        }
        const int right = pick.column(pick.width - 1, m_spec.size.width);
        const std::size_t line = static_cast<std::size_t>(right - pick.x + 1) * pixelBytes();
        if (pick.rows > 1 && stride - std::min<std::uint64_t>(line, stride) < kWorthSkipping)
            return throughPieces(pick, out, stop);
        return byLines(pick, line, out, stop);
    }

private:
    [[nodiscard]] tl::unexpected<Error> broken(const std::string& detail) const {
        return fail(ErrorCode::CorruptData, m_path, detail);
    }
    [[nodiscard]] const base::FileDescriptor& file() const noexcept {
        return m_file ? m_file->descriptor() : m_own;
    }
    [[nodiscard]] std::uint64_t stripAt(int strip) const {
        return TIFFGetStrileOffset(m_page->handle.get(), static_cast<std::uint32_t>(strip));
    }

    // A single piece, as most writers leave it.
    void findPlace() {
        const TiffLayout& layout = m_page->layout;
        const std::uint64_t start = layout.isVirtual ? layout.virtualOffset : stripAt(0);
        const auto stripBytes = static_cast<std::uint64_t>(layout.rowsPerStrip) * m_rowBytes;
        const int strips = layout.isVirtual ? 1 : (layout.height - 1) / layout.rowsPerStrip + 1;
        for (int i = 1; i < strips; ++i)
            if (stripAt(i) != start + static_cast<std::uint64_t>(i) * stripBytes) return;
        if (start != 0)
            m_place =
                RowPlace{start, m_file->stamp().size, m_file->stamp().mtimeNs, layout.swapped};
    }

    // The system begins to fetch these bytes, from row `row` on.
    void advise(int row, std::size_t left, std::size_t bytes) const {
        if (!m_place) return;
        ::posix_fadvise(file().get(),
            static_cast<off_t>(
                m_place->offset + static_cast<std::uint64_t>(row) * m_rowBytes + left),
            static_cast<off_t>(bytes), POSIX_FADV_WILLNEED);
    }

    // Bytes [left, left + out.size()) of what begins with row `row` and goes on for `rows` rows.
    Result<void> fetch(int row, int rows, std::size_t left, std::span<std::byte> out) {
        while (rows > 0) {
            std::uint64_t at = 0;
            int count = rows;
            if (m_place) {
                at = m_place->offset + static_cast<std::uint64_t>(row) * m_rowBytes;
            } else {
                const int a = m_page->layout.rowsPerStrip;
                const int strip = row / a;
                count = std::min(rows, (strip + 1) * a - row);
                at = stripAt(strip);
                if (at != 0) at += static_cast<std::uint64_t>(row - strip * a) * m_rowBytes;
            }
            const std::size_t bytes =
                rows == 1 ? out.size() : static_cast<std::size_t>(count) * m_rowBytes;
            if (at == 0) {
                if (auto done = gap(row, out.first(bytes)); !done) return done;
            } else {
                const auto got = base::readAt(file(), at + left, out.first(bytes), m_path);
                if (!got) return tl::unexpected(got.error());
                if (*got < bytes) return broken("the file ends at row " + std::to_string(row));
                swapTiffSamples(m_swap, out.first(bytes));
            }
            out = out.subspan(bytes);
            row += count;
            rows -= count;
        }
        return {};
    }

    // Left out on purpose: zeros.
    Result<void> gap(int row, std::span<std::byte> out) {
        const int strip = row / m_page->layout.rowsPerStrip;
        if (TIFFGetStrileByteCount(m_page->handle.get(), static_cast<std::uint32_t>(strip)) != 0)
            return broken("strip " + std::to_string(strip) + " is not in the file");
        std::memset(out.data(), 0, out.size());
        return {};
    }

    [[nodiscard]] int piece() const noexcept {
        return static_cast<int>(std::max<std::uint64_t>(1, kPiece / m_rowBytes));
    }

    Result<void> inPieces(int y, int rows, std::span<std::byte> out, const std::stop_token& stop) {
        const int each = piece() * 2;
        for (int done = 0; done < rows; done += each) {
            if (stop.stop_requested()) return cancelled(m_path);
            const int count = std::min(each, rows - done);
            const auto from = static_cast<std::size_t>(done) * m_rowBytes;
            const auto bytes = static_cast<std::size_t>(count) * m_rowBytes;
            if (auto ok = fetch(y + done, count, 0, out.subspan(from, bytes)); !ok) return ok;
        }
        return {};
    }

    // Reads on over the gaps.
    Result<void> throughPieces(
        const RowPick& pick, std::span<std::byte> out, const std::stop_token& stop) {
        const int height = m_spec.size.height;
        const std::size_t line = static_cast<std::size_t>(pick.width) * pixelBytes();
        const int most = piece();
        const std::size_t all =
            static_cast<std::size_t>(pick.row(pick.rows - 1, height) - pick.y + 1) * m_rowBytes;
        if (all >= kLargeStrip) advise(pick.y, 0, all);
        for (int i = 0; i < pick.rows;) {
            if (stop.stop_requested()) return cancelled(m_path);
            const int first = pick.row(i, height);
            int end = i + 1; // rows picked that stand in this piece
            while (end < pick.rows && pick.row(end, height) < first + most)
                ++end;
            const int rows = pick.row(end - 1, height) - first + 1;
            m_buffer.resize(static_cast<std::size_t>(rows) * m_rowBytes);
            if (auto ok = fetch(first, rows, 0, m_buffer); !ok) return ok;
            for (; i < end; ++i)
                pickColumns(m_buffer.data() +
                                static_cast<std::size_t>(pick.row(i, height) - first) * m_rowBytes,
                    m_spec.size.width, pixelBytes(), pick,
                    out.data() + static_cast<std::size_t>(i) * line);
        }
        return {};
    }

    // A read for each row; `span`: from the first column picked to the last.
    Result<void> byLines(const RowPick& pick, std::size_t span, std::span<std::byte> out,
        const std::stop_token& stop) {
        const std::size_t line = static_cast<std::size_t>(pick.width) * pixelBytes();
        const std::size_t left = static_cast<std::size_t>(pick.x) * pixelBytes();
        const auto columns = static_cast<int>(span / pixelBytes());
        RowPick within = pick;
        within.x = 0;
        m_buffer.resize(span);
        for (int i = 0; i < pick.rows && pick.rows >= kManyRows; ++i)
            advise(pick.row(i, m_spec.size.height), left, span);
        for (int i = 0; i < pick.rows; ++i) {
            if (i % 64 == 0 && stop.stop_requested()) return cancelled(m_path);
            const int row = pick.row(i, m_spec.size.height);
            if (auto ok = fetch(row, 1, left, m_buffer); !ok) return ok;
            pickColumns(m_buffer.data(), columns, pixelBytes(), within,
                out.data() + static_cast<std::size_t>(i) * line);
        }
        return {};
    }

    std::unique_ptr<ImageFile> m_file; // the handle refers to it; null where the place was known
    base::FileDescriptor m_own;
    std::optional<OpenTiffPage> m_page;
    std::filesystem::path m_path;
    std::optional<RowPlace> m_place;
    TiffLayout m_swap; // bits and byte order alone
    std::size_t m_rowBytes = 0;
    std::vector<std::byte> m_buffer;
};

} // namespace

Result<std::unique_ptr<RowWindow>> openTiffRowWindow(
    std::unique_ptr<ImageFile> file, const TiffPage& page, std::uint64_t maxBytes) {
    auto open = openTiffPage(*file, page);
    if (!open) return tl::unexpected(open.error());
    const TiffLayout& layout = open->layout;
    if ((layout.separate && layout.samples > 1) || needsTiffRgb(layout))
        return fail(ErrorCode::Unsupported, file->path(), "it is read whole");
    if (layout.packedRowBytes(layout.width) > kMostTiffRow)
        return fail(ErrorCode::LimitExceeded, file->path(), "a single row is too large");
    if (isPlainTiff(layout))
        return std::unique_ptr<RowWindow>(new PlainWindow(std::move(file), *std::move(open)));
    return openCodedRowWindow(std::move(file), *std::move(open), maxBytes);
}

namespace {

struct StampedFile {
    base::FileDescriptor file;
    base::FileStamp stamp;
};
Result<StampedFile> openStamped(const std::filesystem::path& path) {
    auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    return StampedFile{*std::move(file), *stamp};
}

// All bytes of the file that are no rows; nothing where they are too many.
std::optional<RowFrame> frameIn(const StampedFile& opened, const std::filesystem::path& path,
    std::uint64_t offset, std::uint64_t rows) {
    const std::uint64_t end = offset + rows;
    if (end > opened.stamp.size || offset + (opened.stamp.size - end) > kMostFrame)
        return std::nullopt;
    RowFrame frame;
    frame.head.resize(static_cast<std::size_t>(offset));
    frame.tail.resize(static_cast<std::size_t>(opened.stamp.size - end));
    const auto head = base::readAt(opened.file, 0, frame.head, path);
    const auto tail = frame.tail.empty() ? Result<std::size_t>(0)
                                         : base::readAt(opened.file, end, frame.tail, path);
    const bool whole = head && tail && *head == frame.head.size() && *tail == frame.tail.size();
    return whole ? std::optional(std::move(frame)) : std::nullopt;
}

// Nothing of the directory stands among the rows.
bool isApart(const StampedFile& opened, std::uint64_t offset, std::uint64_t rows) {
    base::FileSource source(opened.file, opened.stamp.size, 4096);
    auto tiff = metadata::TiffFile::open(source);
    if (!tiff) return false;
    const std::uint64_t first = tiff->header().firstDirectory;
    const auto directory = tiff->directoryAt(first);
    if (!directory) return false;
    const auto apart = [&](std::uint64_t at, std::uint64_t bytes) {
        return at >= offset + rows || at + bytes <= offset;
    };
    const std::uint64_t each = tiff->header().big ? 20 : 12;
    return apart(first, directory->entries.size() * each + 16) &&
           std::all_of(directory->entries.begin(), directory->entries.end(),
               [&](const metadata::TiffEntry& entry) {
                   return apart(entry.valueOffset, entry.byteCount());
               });
}

std::uint64_t rowsOf(const image::ImageSpec& spec) {
    return static_cast<std::uint64_t>(spec.rowBytes()) *
           static_cast<std::uint64_t>(spec.size.height);
}

} // namespace

Result<std::unique_ptr<RowWindow>> RowWindow::open(
    const std::filesystem::path& path, const image::ImageSpec& spec, const RowPlace& place) {
    auto opened = openStamped(path);
    if (!opened) return tl::unexpected(opened.error());
    if (opened->stamp.size != place.fileSize || opened->stamp.mtimeNs != place.mtimeNs)
        return fail(ErrorCode::CorruptData, path, "the file has changed");
    return std::unique_ptr<RowWindow>(new PlainWindow(std::move(opened->file), path, spec, place));
}

std::optional<RowFrame> RowWindow::frameOf(
    const std::filesystem::path& path, const image::ImageSpec& spec, const RowPlace& place) {
    const auto opened = openStamped(path);
    if (!opened || opened->stamp.size != place.fileSize || opened->stamp.mtimeNs != place.mtimeNs)
        return std::nullopt;
    if (!isApart(*opened, place.offset, rowsOf(spec))) return std::nullopt;
    return frameIn(*opened, path, place.offset, rowsOf(spec));
}

Result<std::unique_ptr<RowWindow>> RowWindow::open(const std::filesystem::path& path,
    const image::ImageSpec& spec, const RowPlace& place, const RowFrame& frame) {
    auto opened = openStamped(path);
    if (!opened) return tl::unexpected(opened.error());
    if (opened->stamp.size == place.fileSize) {
        const auto own = frameIn(*opened, path, place.offset, rowsOf(spec));
        if (own && *own == frame) {
            RowPlace here = place;
            here.mtimeNs = opened->stamp.mtimeNs;
            return std::unique_ptr<RowWindow>(
                new PlainWindow(std::move(opened->file), path, spec, here));
        }
    }
    return fail(ErrorCode::Unsupported, path, "it is not framed like the other");
}

} // namespace lightstack::io
