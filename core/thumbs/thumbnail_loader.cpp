#include "core/thumbs/thumbnail_loader.h"

#include "core/base/file_path.h"
#include "core/base/log.h"
#include "core/io/render.h"
#include "core/io/thumbnail_codec.h"
#include "core/metadata/film_facts.h"
#include "core/thumbs/facts_loader.h"
#include "core/thumbs/slice_pages.h"
#include "core/thumbs/slice_picture.h"

#include <algorithm>
#include <array>

namespace lightstack::thumbs {

namespace {

constexpr std::int64_t kQuickFromPixels = 2'000'000; // below, the picture itself is as quick
constexpr int kLeastStoredBucket = 128;

ThumbnailOrigin originOf(io::PictureOrigin origin) noexcept {
    switch (origin) {
    case io::PictureOrigin::Preview:
        return ThumbnailOrigin::Preview;
    case io::PictureOrigin::Scaled:
        return ThumbnailOrigin::Scaled;
    case io::PictureOrigin::Full:
        break;
    }
    return ThumbnailOrigin::Full;
}

// Of the file, whoever looks; the others may be gone the next minute.
bool isLasting(ErrorCode code) noexcept {
    return code == ErrorCode::CorruptData || code == ErrorCode::Unsupported ||
           code == ErrorCode::LimitExceeded;
}

QImage shrunkTo(const QImage& image, int side) {
    if (std::max(image.width(), image.height()) <= side) return image;
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

// One key's way through the sources.
class LoadRun {
public:
    LoadRun(catalog::ThumbnailStore* store, const DesktopCache& desktop, PyramidShelf& pyramids,
        StackWindows& windows, const ThumbnailKey& key, const LoadContext& context)
        : m_store(store)
        , m_desktop(desktop)
        , m_pyramids(pyramids)
        , m_windows(windows)
        , m_key(key)
        , m_context(context)
        , m_path(key.path)
        , m_bucket(std::max(key.bucket, kLeastStoredBucket))
        , m_size(key.size)
        , m_mtimeNs(key.mtimeNs) {}

    Thumbnail run();

private:
    [[nodiscard]] catalog::StoreKey storeKey() const;
    [[nodiscard]] Thumbnail stamped(Thumbnail thumbnail) const;
    [[nodiscard]] Thumbnail failed(Error error) const;
    std::optional<Thumbnail> fromStored(const catalog::StoredThumbnail& stored, int bucket);
    std::optional<Thumbnail> fromStore();
    std::optional<Thumbnail> fromMoved(const io::ImageFile& file);
    std::optional<Thumbnail> fromDesktop(
        const io::ImageFile& file, const Result<io::ImageInfo>& info);
    std::optional<Thumbnail> fromPyramid(
        const io::ImageFile& file, const Result<io::ImageInfo>& info);
    std::optional<Thumbnail> quickLook(
        const io::ImageFile& file, const Result<io::ImageInfo>& info);
    Thumbnail fromFile(const io::ImageFile& file);
    [[nodiscard]] bool isLargeFilmInArchive() const;
    [[nodiscard]] Thumbnail fromFilm(const io::ImageFile& file) const;
    Thumbnail kept(const io::ImageFile& file, Thumbnail thumbnail);
    [[nodiscard]] Thumbnail made(io::ThumbnailPicture picture) const;
    std::uint64_t fingerprint(const io::ImageFile& file);
    [[nodiscard]] io::ReadHint hint(bool quick) const;

    catalog::ThumbnailStore* m_store;
    const DesktopCache& m_desktop;
    PyramidShelf& m_pyramids;
    StackWindows& m_windows;
    const ThumbnailKey& m_key;
    const LoadContext& m_context;
    const std::filesystem::path m_path;
    const int m_bucket;   // what is made and stored; the answer is shrunk to what was asked
    std::uint64_t m_size; // the state that is being looked at
    std::int64_t m_mtimeNs;
    std::uint64_t m_fingerprint = 0;
    std::optional<raster::WindowLevel> m_window; // of the stack it is part of
    int m_page = 0;                              // of the file, that is this slice
    std::optional<int> m_pages;                  // of the file, that are slices
};

catalog::StoreKey LoadRun::storeKey() const {
    catalog::StoreKey key;
    key.path = m_key.path;
    key.size = m_size;
    key.mtimeNs = m_mtimeNs;
    key.page = m_window ? windowedPage(*m_window, m_key.page) : m_key.page;
    key.bucket = m_bucket;
    return key;
}

Thumbnail LoadRun::stamped(Thumbnail thumbnail) const {
    thumbnail.size = m_size;
    thumbnail.mtimeNs = m_mtimeNs;
    return thumbnail;
}

Thumbnail LoadRun::failed(Error error) const {
    Thumbnail thumbnail;
    thumbnail.failure = std::move(error);
    return stamped(std::move(thumbnail));
}

Thumbnail LoadRun::run() {
    if (m_context.stop.stop_requested()) return failed(cancelled(m_path).value());
    if (m_key.stack != nullptr) {
        m_window = m_windows.find(
            *m_key.stack, m_store,
            [this](const StackSample::Slice& slice) {
                return lookAtSlice(m_pyramids, slice, m_bucket, m_context);
            },
            m_context.stop);
        if (m_context.stop.stop_requested()) return failed(cancelled(m_path).value());
    }
    const bool remember = m_store != nullptr && !m_context.fresh;
    if (remember && m_key.stampKnown())
        if (auto found = fromStore()) return std::move(*found);
    if (isLargeFilmInArchive())
        return failed(Error{ErrorCode::Unsupported, m_path, "is a film in an archive"});
    const auto file = io::ImageFile::open(m_path, false, m_context.stop);
    if (!file) return failed(file.error());
    const bool asListed = m_size == file->stamp().size && m_mtimeNs == file->stamp().mtimeNs;
    m_size = file->stamp().size;
    m_mtimeNs = file->stamp().mtimeNs;
    if (remember && !asListed)
        if (auto found = fromStore()) return std::move(*found);
    if (remember)
        if (auto found = fromMoved(*file)) return std::move(*found);
    return fromFile(*file);
}

// It would be unpacked whole for a few bytes of its head.
bool LoadRun::isLargeFilmInArchive() const {
    constexpr std::uint64_t kMost = std::uint64_t{64} << 20;
    static constexpr std::array<std::string_view, 12> kFilms{
        "3gp", "avi", "m2ts", "m4v", "mkv", "mov", "mp", "mp4", "mpg", "mts", "webm", "wmv"};
    return m_key.stampKnown() && m_size > kMost &&
           std::find(kFilms.begin(), kFilms.end(),
               base::lowerExtension(m_path.filename().native())) != kFilms.end() &&
           !base::stampOf(m_path);
}

std::optional<Thumbnail> LoadRun::fromStored(const catalog::StoredThumbnail& stored, int bucket) {
    if (stored.failure && metadata::isFilm(stored.mime)) return std::nullopt; // of earlier versions
    Thumbnail thumbnail;
    thumbnail.origin = ThumbnailOrigin::Store;
    thumbnail.fullSize = {stored.fullWidth, stored.fullHeight};
    thumbnail.pages = stored.pages;
    thumbnail.bits = stored.bits;
    thumbnail.color = stored.color;
    thumbnail.mime = stored.mime;
    if (stored.failure) {
        thumbnail.failure = stored.failure;
        return stamped(std::move(thumbnail));
    }
    auto image = io::decodeThumbnail(stored.blob);
    if (!image) return std::nullopt; // rotten row: made anew, and replaced
    thumbnail.image = shrunkTo(*image, m_bucket);
    if (bucket > m_bucket && thumbnail.image.size() != image->size())
        if (const auto blob = io::encodeThumbnail(thumbnail.image)) {
            catalog::StoredThumbnail smaller = stored; // so that the next time is quicker
            smaller.blob = *blob;
            m_store->put(storeKey(), m_fingerprint, std::move(smaller));
        }
    return stamped(std::move(thumbnail));
}

std::optional<Thumbnail> LoadRun::fromStore() {
    const auto found = m_store->findAtLeast(storeKey());
    return found ? fromStored(found->thumbnail, found->bucket) : std::nullopt;
}

std::optional<Thumbnail> LoadRun::fromMoved(const io::ImageFile& file) {
    if (!m_store->mayAdopt(storeKey())) return std::nullopt;
    const auto found = m_store->adopt(storeKey(), fingerprint(file));
    return found ? fromStored(*found, m_bucket) : std::nullopt;
}

std::uint64_t LoadRun::fingerprint(const io::ImageFile& file) {
    if (m_fingerprint == 0)
        m_fingerprint =
            catalog::fingerprintOf(file.descriptor(), file.stamp().size, m_path).value_or(0);
    return m_fingerprint;
}

io::ReadHint LoadRun::hint(bool quick) const {
    io::ReadHint hint;
    hint.page = m_page;
    hint.maxSide = m_bucket;
    hint.quick = quick;
    hint.allowPreviews = m_context.allowPreviews;
    if (m_context.budget) hint.maxBytes = m_context.budget->total();
    hint.stop = m_context.stop;
    return hint;
}

Thumbnail LoadRun::made(io::ThumbnailPicture picture) const {
    Thumbnail thumbnail;
    thumbnail.origin = originOf(picture.origin);
    thumbnail.provisional = picture.provisional;
    thumbnail.fullSize = picture.fullSize;
    thumbnail.pages = m_pages.value_or(picture.pages);
    thumbnail.bits = picture.bits;
    thumbnail.mime = picture.mime;
    thumbnail.color = io::meanColor(picture.image);
    thumbnail.image = std::move(picture.image);
    return stamped(std::move(thumbnail));
}

Thumbnail LoadRun::fromFile(const io::ImageFile& file) {
    if (metadata::isFilm(file.mime().mime)) return fromFilm(file);
    const auto reader = io::readerFor(file);
    if (!reader) return kept(file, failed(reader.error()));
    m_page = pageOfSlice(file, m_key.page);
    auto info = (*reader)->info(file, m_page, m_context.stop);
    if (info && m_page == 0) info->pages = slicesOf(file, *info); // that a tile says
    if (info) m_pages = info->pages;
    if (auto found = fromDesktop(file, info)) return kept(file, std::move(*found));
    if (auto found = fromPyramid(file, info)) return kept(file, std::move(*found));
    base::ByteBudget::Lease lease;
    if (m_context.budget) {
        const std::uint64_t bytes = std::min(bytesToCharge(info, file), m_context.budget->total());
        auto charged = m_context.budget->acquire(bytes, m_context.stop);
        if (!charged) return failed(charged.error());
        lease = std::move(*charged);
    }
    if (auto final = quickLook(file, info)) return kept(file, std::move(*final));
    auto picture = io::loadThumbnail(file, hint(false), m_window);
    if (!picture) return kept(file, failed(picture.error()));
    return kept(file, made(std::move(*picture)));
}

// No picture is made of it; how long it is stands in its head, and is not worth a stored row.
Thumbnail LoadRun::fromFilm(const io::ImageFile& file) const {
    Thumbnail thumbnail =
        failed(Error{ErrorCode::Unsupported, m_path, "films have no preview; open it to see it"});
    thumbnail.mime = file.mime().mime;
    if (const auto film = metadata::readFilmFacts(file.bytes(), file.mime())) {
        thumbnail.seconds = film->seconds;
        thumbnail.fullSize = {film->width, film->height};
    }
    return thumbnail;
}

// Eight-bit pictures only: what other programs make of 16 bits and floats is often black.
std::optional<Thumbnail> LoadRun::fromDesktop(
    const io::ImageFile& file, const Result<io::ImageInfo>& info) {
    if (m_window || !m_context.readDesktopCache || m_context.fresh || m_key.page != 0 || !info ||
        info->bits > 8)
        return std::nullopt;
    const bool turned = info->orientation >= 5 && info->orientation <= 8;
    const image::PixelSize full =
        turned ? image::PixelSize{info->size.height, info->size.width} : info->size;
    auto image = m_desktop.find(m_path, file.stamp(), m_bucket, full);
    if (!image) return std::nullopt;
    const QImage fitting = shrunkTo(*image, m_bucket);
    Thumbnail thumbnail;
    thumbnail.image = fitting.convertToFormat(
        fitting.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    thumbnail.origin = ThumbnailOrigin::DesktopCache;
    thumbnail.fullSize = full;
    thumbnail.pages = info->pages;
    thumbnail.bits = info->bits;
    thumbnail.mime = file.mime().mime;
    thumbnail.color = io::meanColor(thumbnail.image);
    return stamped(std::move(thumbnail));
}

std::optional<Thumbnail> LoadRun::fromPyramid(
    const io::ImageFile& file, const Result<io::ImageInfo>& info) {
    if (!info) return std::nullopt;
    const auto picture =
        pictureFromPyramid(m_pyramids, file, m_key.page, *info, m_bucket, m_context);
    if (!picture) return std::nullopt;
    auto shown =
        io::render(*picture, {m_bucket, io::isWindowed(*picture) ? m_window : std::nullopt});
    if (!shown) return std::nullopt;
    io::ThumbnailPicture answer;
    answer.image = std::move(shown->image);
    answer.origin = io::PictureOrigin::Scaled;
    answer.fullSize = info->size;
    answer.bits = info->bits;
    answer.mime = file.mime().mime;
    return made(std::move(answer));
}

// The final picture where the quick one is as good as it gets; else the first look is delivered.
std::optional<Thumbnail> LoadRun::quickLook(
    const io::ImageFile& file, const Result<io::ImageInfo>& info) {
    if (!m_context.allowPreviews || m_context.tier != DemandTier::Visible ||
        !m_context.provisional || !info)
        return std::nullopt;
    if (static_cast<std::int64_t>(info->size.width) * info->size.height < kQuickFromPixels)
        return std::nullopt;
    auto picture = io::loadThumbnail(file, hint(true), m_window);
    if (!picture) return std::nullopt; // the whole picture says why
    Thumbnail thumbnail = made(std::move(*picture));
    if (!thumbnail.provisional) return thumbnail;
    thumbnail.image = shrunkTo(thumbnail.image, m_key.side());
    m_context.provisional(std::move(thumbnail));
    return std::nullopt;
}

// Into the store, if it is of a file that rests; the answer goes on either way.
Thumbnail LoadRun::kept(const io::ImageFile& file, Thumbnail thumbnail) {
    thumbnail.provisional = false;
    if (thumbnail.failure) {
        thumbnail.failure->path = m_path;
        thumbnail.mime = file.mime().mime;
        if (!isLasting(thumbnail.failure->code)) return thumbnail;
    }
    const auto after = file.stampNow();
    if (m_store == nullptr || !after || *after != file.stamp() || !isSettled(*after) ||
        m_desktop.contains(m_path))
        return thumbnail;
    catalog::StoredThumbnail stored;
    stored.failure = thumbnail.failure;
    stored.fullWidth = thumbnail.fullSize.width;
    stored.fullHeight = thumbnail.fullSize.height;
    stored.pages = thumbnail.pages;
    stored.bits = thumbnail.bits;
    stored.color = thumbnail.color;
    stored.mime = thumbnail.mime;
    if (!stored.failure) {
        auto blob = io::encodeThumbnail(thumbnail.image);
        if (!blob) {
            qCWarning(base::lcThumbs) << "not stored:" << blob.error().detail.c_str();
            return thumbnail;
        }
        stored.blob = std::move(*blob);
    }
    const catalog::StoreKey key = storeKey();
    m_store->put(key, fingerprint(file), std::move(stored));
    if (!m_store->findFacts(key)) m_store->putFacts(key, factsOf(file));
    return thumbnail;
}

} // namespace

Thumbnail ThumbnailLoader::load(const ThumbnailKey& key, const LoadContext& context) {
    Thumbnail thumbnail = LoadRun(m_store, m_desktop, m_pyramids, m_windows, key, context).run();
    thumbnail.image = shrunkTo(thumbnail.image, key.side());
    return thumbnail;
}

} // namespace lightstack::thumbs
