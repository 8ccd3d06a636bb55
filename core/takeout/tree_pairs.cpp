#include "core/takeout/tree_pairs.h"

#include "core/archive/zip_member.h"
#include "core/base/byte_source.h"
#include "core/base/core_count.h"
#include "core/metadata/mime.h"
#include "core/takeout/name_text.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <thread>

namespace lightstack::takeout {
namespace {

using Clock = std::chrono::steady_clock;

bool isMedia(base::ByteSource& source) {
    const std::string_view mime = metadata::sniffMime(source).mime;
    return mime.starts_with("image/") || mime.starts_with("video/");
}

// A file without an extension we know is media where its head says so.
bool isMediaByContent(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    if (!file) return false;
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return false;
    base::FileSource source(*file, stamp->size, metadata::kMimeHeadBytes);
    return isMedia(source);
}

class FolderRun {
public:
    FolderRun(const LogicalFolder& folder, const std::stop_token& stop)
        : m_folder(folder), m_stop(stop) {}

    TreePairs run(SidecarParser& parser) {
        const auto start = Clock::now();
        m_files = listFiles(
            m_folder, m_stop, [&](const Error& error) { m_out.failures.push_back(error); });
        m_out.files = m_files.size();
        m_titles.resize(m_files.size());
        m_entries.resize(m_files.size());
        const auto listed = Clock::now();
        for (std::size_t i = 0; i < m_files.size() && !m_stop.stop_requested(); ++i) {
            m_entries[i] = {m_files[i].name, {}, m_files[i].part, JsonSays::Unread};
            const NameKind kind = kindOfName(m_files[i].name);
            if (kind == NameKind::Json) readJson(i, parser);
            if (kind == NameKind::Other) ++m_out.otherFiles;
        }
        const auto read = Clock::now();
        sortOut(pairFolder(m_entries));
        m_out.listTime = listed - start;
        m_out.readTime = read - listed;
        m_out.pairTime = Clock::now() - read;
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::filesystem::path pathOf(std::size_t i) const {
        return m_folder.folders[m_files[i].folder].path / m_files[i].name;
    }

    [[nodiscard]] bool isMediaInside(std::size_t i) const {
        const PhysicalFolder& physical = m_folder.folders[m_files[i].folder];
        if (!physical.zip) return isMediaByContent(pathOf(i));
        auto member = physical.zip->openMember(m_files[i].member);
        return member && isMedia(*member);
    }

    void readJson(std::size_t i, SidecarParser& parser) {
        const auto bytes = readSmall(m_folder, m_files[i], kSidecarBytes);
        if (!bytes) {
            m_out.failures.push_back(bytes.error());
            return;
        }
        ++m_out.jsonRead;
        m_out.jsonBytes += bytes->size();
        auto sidecar = parser.parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        if (!sidecar) {
            sidecar.error().path = pathOf(i);
            m_out.failures.push_back(std::move(sidecar.error()));
            return;
        }
        m_entries[i].json = judgeJson(m_files[i].name, *sidecar);
        if (m_entries[i].json == JsonSays::NotAsset && sidecar->kind == SidecarKind::Album) {
            m_out.albums.push_back(
                {m_folder.folders[m_files[i].folder].path, pathOf(i), std::move(sidecar->title)});
            return;
        }
        m_titles[i] = std::move(sidecar->title);
        m_entries[i].title = m_titles[i];
    }

    void sortOut(const FolderPairs& pairs) {
        for (const Pair& pair : pairs.pairs)
            m_out.pairs.push_back({pathOf(pair.media), pathOf(pair.sidecar), pair.rule,
                pair.confidence, pair.titleAgrees});
        std::vector<std::uint32_t> unpaired = pairs.unpaired;
        for (const std::uint32_t unknown : pairs.unknown) {
            if (isMediaInside(unknown))
                unpaired.push_back(unknown);
            else
                ++m_out.otherFiles;
        }
        std::sort(unpaired.begin(), unpaired.end());
        for (const std::uint32_t each : unpaired)
            m_out.unpaired.push_back(pathOf(each));
        for (const std::uint32_t orphan : pairs.orphans) {
            if (m_entries[orphan].json == JsonSays::Asset ||
                isNamedLikeSidecar(m_files[orphan].name))
                m_out.orphans.push_back(pathOf(orphan));
            else
                ++m_out.otherFiles;
        }
    }

    const LogicalFolder& m_folder;
    const std::stop_token& m_stop;
    std::vector<FolderFile> m_files;
    std::vector<std::string> m_titles;
    std::vector<FolderEntry> m_entries;
    TreePairs m_out;
};

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void append(TreePairs& to, TreePairs& from) {
    append(to.pairs, from.pairs);
    append(to.unpaired, from.unpaired);
    append(to.orphans, from.orphans);
    append(to.albums, from.albums);
    append(to.failures, from.failures);
    to.otherFiles += from.otherFiles;
    to.jsonRead += from.jsonRead;
    to.jsonBytes += from.jsonBytes;
    to.files += from.files;
    to.listTime += from.listTime;
    to.readTime += from.readTime;
    to.pairTime += from.pairTime;
}

} // namespace

bool isNamedLikeSidecar(std::string_view name) {
    std::string_view stem = name.substr(0, name.size() - std::min<std::size_t>(name.size(), 5));
    stem.remove_suffix(counterAtEnd(stem).size());
    return isMedia(kindOfName(stem)) ||
           stem.find(".supplemental-metadata") != std::string_view::npos;
}

JsonSays judgeJson(std::string_view name, const Sidecar& sidecar) {
    if (sidecar.kind == SidecarKind::Asset) return JsonSays::Asset;
    if (sidecar.kind == SidecarKind::Other) return JsonSays::Unread; // its name may still decide
    const bool picture = isMedia(kindOfName(sidecar.title));
    return picture && name.starts_with(clip(sidecar.title, kSidecarUnits)) ? JsonSays::Asset
                                                                           : JsonSays::NotAsset;
}

Result<TreePairs> pairTrees(std::span<const std::filesystem::path> roots,
    const TreeOptions& options, const std::stop_token& stop) {
    TreePairs all;
    const auto start = Clock::now();
    const auto folders =
        walkFolders(roots, stop, [&](const Error& error) { all.failures.push_back(error); });
    if (!folders) return tl::unexpected(folders.error());
    all.listTime = Clock::now() - start;
    std::vector<TreePairs> each(folders->size());
    std::atomic<std::size_t> next{0};
    std::atomic<std::uint64_t> files{0};
    const auto work = [&] {
        SidecarParser parser;
        for (std::size_t i = next++; i < folders->size() && !stop.stop_requested(); i = next++) {
            each[i] = FolderRun((*folders)[i], stop).run(parser);
            files += each[i].files;
            if (options.progress) options.progress(files);
        }
    };
    {
        const unsigned workers = base::workersOrCores(options.workers);
        std::vector<std::jthread> pool;
        for (unsigned i = 1; i < std::min<std::size_t>(workers, folders->size()); ++i)
            pool.emplace_back(work);
        work();
    }
    if (stop.stop_requested()) return cancelled();
    for (TreePairs& one : each)
        append(all, one);
    return all;
}

} // namespace lightstack::takeout
