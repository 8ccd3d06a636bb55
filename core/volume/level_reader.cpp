// Rows of finished levels, format by format. See pyramid_finder.h.
#include "core/base/file_io.h"
#include "core/metadata/tiff_directory.h"
#include "core/metadata/tiff_tags.h"
#include "core/volume/level_files.h"
#include "core/volume/pyramid_finder.h"
#include "core/volume/zarr_planes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <list>
#include <mutex>
#include <unordered_map>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostOpen = 64;                            // files a reader holds
constexpr std::size_t kPiece = std::size_t{4} << 20;             // read between two looks at stop
constexpr std::uint64_t kLongestHead = 64 * 1024;                // before the pixels of a TIFF
constexpr std::uint64_t kLargestSlice = std::uint64_t{16} << 30; // a slice as a whole

// Files that were read lately stay open: who shows a slice asks for its rows again and again.
class OpenFiles {
public:
    struct File {
        base::FileDescriptor descriptor;
        std::uint64_t size = 0;
        std::once_flag checked; // its head, where it has one
        bool isGood = false;
    };
    Result<std::shared_ptr<File>> get(const fs::path& path) {
        {
            const std::lock_guard lock(m_mutex);
            if (const auto found = m_files.find(path.native()); found != m_files.end()) {
                m_order.splice(m_order.begin(), m_order, found->second.second);
                return found->second.first;
            }
        }
        auto descriptor = base::openRegular(path);
        if (!descriptor) return tl::unexpected(descriptor.error());
        const auto stamp = base::stampOf(*descriptor, path);
        if (!stamp) return tl::unexpected(stamp.error());
        auto file = std::make_shared<File>();
        file->descriptor = *std::move(descriptor);
        file->size = stamp->size;
        const std::lock_guard lock(m_mutex);
        if (m_files.contains(path.native())) return file; // another thread was faster
        m_order.push_front(path.native());
        m_files.emplace(path.native(), std::pair(file, m_order.begin()));
        if (m_files.size() > kMostOpen) {
            m_files.erase(m_order.back());
            m_order.pop_back();
        }
        return file;
    }

private:
    using Order = std::list<std::string>; // used last first
    std::mutex m_mutex;
    Order m_order;
    std::unordered_map<std::string, std::pair<std::shared_ptr<File>, Order::iterator>> m_files;
};

Result<void> readExactly(const OpenFiles::File& file, std::uint64_t offset,
    std::span<std::byte> out, const fs::path& path, const std::stop_token& stop) {
    while (!out.empty()) {
        if (stop.stop_requested()) return cancelled(path);
        const auto piece = out.first(std::min(out.size(), kPiece));
        const auto n = base::readAt(file.descriptor, offset, piece, path);
        if (!n) return tl::unexpected(n.error());
        if (*n != piece.size()) return fail(ErrorCode::CorruptData, path, "the file is too short");
        offset += piece.size();
        out = out.subspan(piece.size());
    }
    return {};
}

class StoredLevels : public LevelReader {
public:
    explicit StoredLevels(FoundPyramid pyramid) : m_pyramid(std::move(pyramid)) {}
    [[nodiscard]] const FoundPyramid& pyramid() const noexcept override { return m_pyramid; }

    Result<void> readRows(int number, std::int64_t index, int firstRow, std::span<std::byte> out,
        const std::stop_token& stop) override {
        if (number < 1 || static_cast<std::size_t>(number) > m_pyramid.levels.size())
            return fail(ErrorCode::Usage, m_pyramid.folder, "there is no such level");
        const Level& level = m_pyramid.levels[static_cast<std::size_t>(number) - 1];
        const std::uint64_t rows = out.size() / level.rowBytes();
        if (index < 0 || index >= level.depth || firstRow < 0 ||
            out.size() % level.rowBytes() != 0 ||
            rows > static_cast<std::uint64_t>(std::max(0, level.height - firstRow)))
            return fail(ErrorCode::Usage, m_pyramid.folder, "there are no such rows");
        if (stop.stop_requested()) return cancelled(m_pyramid.folder);
        return read(level, index, firstRow, out, stop);
    }

protected:
    virtual Result<void> read(const Level& level, std::int64_t index, int firstRow,
        std::span<std::byte> out, const std::stop_token& stop) = 0;
    OpenFiles m_files;

private:
    FoundPyramid m_pyramid;
};

class TiffLevelReader final : public StoredLevels {
public:
    using StoredLevels::StoredLevels;

protected:
    // The pixels are the last thing in the file.
    Result<void> read(const Level& level, std::int64_t index, int firstRow,
        std::span<std::byte> out, const std::stop_token& stop) override {
        const fs::path path = levelFile(pyramid().folder, level.number, index);
        const auto file = m_files.get(path);
        if (!file) return tl::unexpected(file.error());
        const std::uint64_t size = (*file)->size;
        if (size < level.sliceBytes() + 8)
            return fail(ErrorCode::CorruptData, path, "the file is too short");
        const std::uint64_t head = size - level.sliceBytes();
        std::call_once((*file)->checked, [&] { (*file)->isGood = isHead(**file, head); });
        if (!(*file)->isGood)
            return fail(ErrorCode::CorruptData, path, "it is no slice of this level");
        const std::uint64_t offset = head + static_cast<std::uint64_t>(firstRow) * level.rowBytes();
        return readExactly(**file, offset, out, path, stop);
    }

private:
    // Its one strip is what follows.
    static bool isHead(const OpenFiles::File& file, std::uint64_t length) {
        base::FileSource source(file.descriptor, file.size, 4096);
        auto tiff = metadata::TiffFile::open(source);
        if (!tiff || tiff->header().bigEndian || length > kLongestHead) return false;
        const auto directory = tiff->directoryAt(tiff->header().firstDirectory);
        const auto says = [&](std::uint16_t tag, std::uint64_t value) {
            const auto* entry = directory ? directory->find(tag) : nullptr;
            return entry != nullptr && entry->count == 1 &&
                   tiff->number(*entry) == static_cast<double>(value);
        };
        return says(metadata::tiff_tag::kCompression, 1) &&
               says(metadata::tiff_tag::kStripOffsets, length) &&
               says(metadata::tiff_tag::kStripBytes, file.size - length);
    }
};

class ZarrLevelReader final : public StoredLevels {
public:
    ZarrLevelReader(FoundPyramid found, std::vector<ZarrArray> arrays)
        : StoredLevels(std::move(found)), m_arrays(std::move(arrays)) {}

protected:
    // Row of chunks by row of chunks: the lines of each chunk are one read, then set side by side.
    Result<void> read(const Level& level, std::int64_t index, int firstRow,
        std::span<std::byte> out, const std::stop_token& stop) override {
        const ZarrArray& array = m_arrays[static_cast<std::size_t>(level.number) - 1];
        const auto rowBytes = static_cast<std::size_t>(level.rowBytes());
        const int end = firstRow + static_cast<int>(out.size() / rowBytes);
        const auto line = static_cast<std::size_t>(array.lineBytes());
        std::vector<std::byte> lines;
        for (int row = firstRow; row < end;) {
            const int y = row / array.height;
            const int rows = std::min(end, (y + 1) * array.height) - row;
            const std::size_t block = line * static_cast<std::size_t>(rows);
            lines.resize(block * static_cast<std::size_t>(array.columns() * level.channels));
            const std::uint64_t offset =
                array.planeOffset(index) +
                static_cast<std::uint64_t>(row - y * array.height) * array.lineBytes();
            for (int x = 0; x < array.columns(); ++x)
                for (int channel = 0; channel < level.channels; ++channel) {
                    const ZarrChunk chunk{channel, index / array.depth, y, x};
                    const auto to = std::span(lines).subspan(
                        block * static_cast<std::size_t>(x * level.channels + channel), block);
                    if (auto done = readLines(array, chunk, offset, to, stop); !done) return done;
                }
            for (int i = 0; i < rows; ++i)
                moveRow<false>(array,
                    out.data() + static_cast<std::size_t>(row - firstRow + i) * rowBytes,
                    [&](int column, int channel) {
                        return lines.data() +
                               block * static_cast<std::size_t>(column * level.channels + channel) +
                               line * static_cast<std::size_t>(i);
                    });
            row += rows;
        }
        return {};
    }

private:
    Result<void> readLines(const ZarrArray& array, const ZarrChunk& chunk, std::uint64_t offset,
        std::span<std::byte> out, const std::stop_token& stop) {
        const fs::path path = array.file(pyramid().folder, chunk);
        const auto file = m_files.get(path);
        if (!file) return tl::unexpected(file.error());
        if ((*file)->size != array.chunkBytes())
            return fail(ErrorCode::CorruptData, path, "the chunk is not as long as it must be");
        return readExactly(**file, offset, out, path, stop);
    }
    std::vector<ZarrArray> m_arrays;
};

// What `.zarray` says must be what the manifest says, and in the way that is read here.
Result<ZarrArray> storedArray(const fs::path& folder, const Level& level) {
    const fs::path path = folder / std::to_string(level.number) / ".zarray";
    const auto bytes = base::readWhole(path, std::uint64_t{1} << 20);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto object =
        QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()),
                                    static_cast<qsizetype>(bytes->size())))
            .object();
    ZarrArray array = ZarrArray::of(level);
    const QJsonArray chunks = object[QLatin1String("chunks")].toArray();
    const auto side = [&chunks](qsizetype fromEnd) {
        return chunks.size() < fromEnd ? 0 : chunks[chunks.size() - fromEnd].toInt();
    };
    array.depth = side(3);
    array.height = side(2);
    array.width = side(1);
    const bool positive = array.depth > 0 && array.height > 0 && array.width > 0;
    if (!positive || QJsonDocument::fromJson(array.metadata()).object() != object)
        return fail(ErrorCode::CorruptData, path, "it is not as this program writes it");
    return array;
}

} // namespace

Result<std::shared_ptr<LevelReader>> LevelReader::open(FoundPyramid pyramid) {
    if (pyramid.format == PyramidFormat::Tiff)
        return std::make_shared<TiffLevelReader>(std::move(pyramid));
    std::vector<ZarrArray> arrays;
    for (const Level& level : pyramid.levels) {
        const auto array = storedArray(pyramid.folder, level);
        if (!array) return tl::unexpected(array.error());
        arrays.push_back(*array);
    }
    return std::make_shared<ZarrLevelReader>(std::move(pyramid), std::move(arrays));
}

Result<image::ImageBuffer> LevelReader::slice(
    int number, std::int64_t index, const std::stop_token& stop) {
    if (number < 1 || static_cast<std::size_t>(number) > pyramid().levels.size())
        return fail(ErrorCode::Usage, pyramid().folder, "there is no such level");
    const Level& level = pyramid().levels[static_cast<std::size_t>(number) - 1];
    auto buffer = image::ImageBuffer::allocate(
        {{level.width, level.height}, level.channels, level.type, image::PlaneOrder::Interleaved},
        kLargestSlice);
    if (!buffer) return buffer;
    if (const auto read = readRows(number, index, 0, buffer->mutableBytes(), stop); !read)
        return tl::unexpected(read.error());
    return buffer;
}

} // namespace lightstack::volume
