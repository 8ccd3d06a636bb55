#include "ui/models/scan_preview.h"

#include "core/archive/zip_archive.h"
#include "core/base/file_io.h"
#include "core/catalog/catalog_reader.h"
#include "core/takeout/folder_walk.h"
#include "core/takeout/media_name.h"

#include <algorithm>
#include <optional>

namespace lightstack::ui {
namespace {

namespace fs = std::filesystem;

template <class Known>
const Known* byName(const std::vector<Known>& known, const std::string& name) {
    const auto at = std::lower_bound(known.begin(), known.end(), name,
        [](const Known& one, const std::string& wanted) { return one.name < wanted; });
    return at != known.end() && at->name == name ? &*at : nullptr;
}

template <class Known>
bool isSame(const Known* known, const takeout::FolderFile& file) {
    return known != nullptr && known->size == file.size && known->mtimeNs == file.mtimeNs;
}

class Counting {
public:
    Counting(ScanPreview& preview, ScanTally& tally, std::optional<catalog::CatalogReader>& reader)
        : m_preview(preview), m_tally(tally), m_reader(reader) {}

    void folder(const takeout::LogicalFolder& folder, const std::stop_token& stop) {
        std::vector<catalog::KnownFolder> known(folder.folders.size());
        if (m_reader)
            for (std::size_t i = 0; i < known.size(); ++i)
                if (auto found = m_reader->folder(folder.folders[i].path.native()); found)
                    known[i] = std::move(*found);
        const auto files =
            takeout::listFiles(folder, stop, [this](const Error&) { ++m_preview.unreadable; });
        for (const takeout::FolderFile& file : files)
            count(file, known[file.folder]);
        ++m_preview.folders;
        m_tally.folders = m_preview.folders;
        m_tally.files = m_preview.files();
    }

    // Members in the order of their paths: a folder's are together.
    void zip(const archive::ZipArchive& zip, const std::stop_token& stop) {
        catalog::KnownFolder known;
        std::optional<fs::path> folder;
        for (const archive::ZipArchive::Index index : zip.byPath()) {
            const archive::Member member = zip.member(index);
            if (member.kind != archive::EntryKind::File) continue;
            if (stop.stop_requested()) return;
            const fs::path path = zip.path() / member.path;
            if (folder != path.parent_path()) {
                folder = path.parent_path();
                known = {};
                if (m_reader)
                    if (auto found = m_reader->folder(folder->native()); found)
                        known = std::move(*found);
            }
            count({path.filename().native(), 0, 0, member.size, member.mtimeNs}, known);
        }
        m_tally.files = m_preview.files();
    }

private:
    void count(const takeout::FolderFile& file, const catalog::KnownFolder& known) {
        const takeout::NameKind kind = takeout::kindOfName(file.name);
        const bool json = kind == takeout::NameKind::Json;
        const bool other = kind == takeout::NameKind::Other;
        ++(json ? m_preview.sidecars : other ? m_preview.others : m_preview.media);
        m_preview.bytes += file.size;
        const bool same = json ? isSame(byName(known.sidecars, file.name), file)
                               : isSame(byName(known.assets, file.name), file);
        if (same)
            ++m_preview.unchanged;
        else if (!other)
            m_preview.newBytes += file.size;
    }

    ScanPreview& m_preview;
    ScanTally& m_tally;
    std::optional<catalog::CatalogReader>& m_reader;
};

} // namespace

bool isArchiveName(const fs::path& path) {
    std::string name = path.filename().native();
    std::ranges::transform(name, name.begin(),
        [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return name.ends_with(".zip") || name.ends_with(".tgz") || name.ends_with(".tar.gz");
}

Result<ScanPreview> previewScan(const std::vector<fs::path>& roots, const fs::path& catalogFile,
    ScanTally& tally, const std::stop_token& stop) {
    ScanPreview preview;
    std::vector<fs::path> folders, archives;
    for (const fs::path& root : roots) {
        if (!isArchiveName(root)) {
            folders.push_back(root);
            continue;
        }
        const auto stamp = base::stampOf(root);
        if (!stamp) return tl::unexpected(stamp.error());
        ++preview.archives;
        archives.push_back(root);
        preview.archiveBytes += stamp->size;
    }
    std::error_code ignored;
    std::optional<catalog::CatalogReader> reader;
    if (fs::exists(catalogFile, ignored))
        if (auto opened = catalog::CatalogReader::open(catalogFile); opened)
            reader.emplace(std::move(*opened));
    preview.known = reader.has_value();
    Counting counting(preview, tally, reader);
    for (const fs::path& path : archives) {
        const auto zip = archive::ZipArchive::open(path, stop);
        if (zip)
            counting.zip(**zip, stop);
        else
            ++preview.uncounted; // a tar, or damaged: the scan says so
    }
    if (folders.empty()) return preview;
    const auto walked =
        takeout::walkFolders(folders, stop, [&](const Error&) { ++preview.unreadable; });
    if (!walked) return tl::unexpected(walked.error());
    for (const takeout::LogicalFolder& folder : *walked) {
        if (stop.stop_requested()) return cancelled();
        counting.folder(folder, stop);
    }
    if (stop.stop_requested()) return cancelled();
    return preview;
}

} // namespace lightstack::ui
