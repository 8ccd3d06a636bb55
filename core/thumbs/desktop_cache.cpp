#include "core/thumbs/desktop_cache.h"

#include "core/base/file_path.h"
#include "core/thumbs/png_text.h"

#include <QCryptographicHash>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace lightstack::thumbs {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostFileBytes = std::uint64_t{16} << 20;
constexpr int kMostSide = 2048;
constexpr std::pair<int, const char*> kFolders[] = {
    {128, "normal"}, {256, "large"}, {512, "x-large"}, {1024, "xx-large"}};

struct Candidate {
    std::string uri;
    std::string name; // MD5 of the URI, ".png"
};

std::vector<Candidate> candidatesOf(const fs::path& file) {
    std::vector<Candidate> candidates;
    const auto add = [&](const fs::path& path) {
        const std::string uri = base::fileUri(path);
        if (!candidates.empty() && candidates.front().uri == uri) return;
        const QByteArray hash =
            QCryptographicHash::hash(QByteArrayView(uri.data(), static_cast<qsizetype>(uri.size())),
                QCryptographicHash::Md5);
        candidates.push_back({uri, hash.toHex().toStdString() + ".png"});
    };
    add(file);
    std::error_code error;
    if (const fs::path resolved = fs::canonical(file, error); !error) add(resolved);
    return candidates;
}

std::optional<std::int64_t> number(const PngText& text, std::string_view key) {
    const auto at = text.entries.find(key);
    if (at == text.entries.end()) return std::nullopt;
    std::int64_t value = 0;
    const char* end = at->second.data() + at->second.size();
    const auto [stop, error] = std::from_chars(at->second.data(), end, value);
    if (error != std::errc() || stop != end) return std::nullopt;
    return value;
}

std::int64_t wholeSeconds(std::int64_t ns) noexcept {
    return ns / 1'000'000'000 - (ns % 1'000'000'000 < 0 ? 1 : 0);
}

bool isOf(const PngText& text, const Candidate& candidate, const base::FileStamp& stamp) {
    if (number(text, "Thumb::MTime") != wholeSeconds(stamp.mtimeNs)) return false;
    if (text.entries.contains("Thumb::Size") &&
        number(text, "Thumb::Size") != static_cast<std::int64_t>(stamp.size))
        return false;
    const auto uri = text.entries.find("Thumb::URI");
    return uri == text.entries.end() || uri->second == candidate.uri;
}

bool isEnough(image::PixelSize size, int bucket, image::PixelSize full) {
    if (size.longSide() > kMostSide) return false;
    if (size.longSide() < std::min(bucket, full.longSide())) return false;
    // The same shape within a pixel of rounding.
    const double scale = static_cast<double>(size.longSide()) / full.longSide();
    return std::abs(size.width - full.width * scale) <= 1.5 &&
           std::abs(size.height - full.height * scale) <= 1.5;
}

} // namespace

fs::path DesktopCache::defaultRoot() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') return fs::path(cache) / "thumbnails";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/') return {};
    return fs::path(home) / ".cache/thumbnails";
}

bool DesktopCache::contains(const fs::path& file) const {
    if (m_root.empty()) return false;
    const std::string& root = m_root.native();
    const std::string& path = file.native();
    return path.size() > root.size() && path.starts_with(root) && path[root.size()] == '/';
}

std::optional<QImage> DesktopCache::find(const fs::path& file, const base::FileStamp& stamp,
    int bucket, image::PixelSize fullSize) const {
    if (m_root.empty() || !file.is_absolute() || fullSize.isEmpty() || contains(file))
        return std::nullopt;
    const std::vector<Candidate> candidates = candidatesOf(file);
    // From the folder that should do upwards, then the small ones (small pictures).
    std::vector<const char*> folders;
    for (const bool large : {true, false})
        for (const auto& [side, name] : kFolders)
            if ((side >= bucket) == large) folders.push_back(name);
    for (const char* folder : folders)
        for (const Candidate& candidate : candidates) {
            const auto bytes = base::readWhole(m_root / folder / candidate.name, kMostFileBytes);
            if (!bytes) continue;
            const auto text = readPngText(*bytes);
            if (!text || !isOf(*text, candidate, stamp) || !isEnough(text->size, bucket, fullSize))
                continue;
            QImage image = QImage::fromData(reinterpret_cast<const uchar*>(bytes->data()),
                static_cast<int>(bytes->size()), "PNG");
            if (!image.isNull()) return image;
        }
    return std::nullopt;
}

} // namespace lightstack::thumbs
