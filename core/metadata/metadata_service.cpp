#include "core/metadata/metadata_service.h"

#include "core/archive/open_file.h"
#include "core/metadata/common_fields.h"
#include "core/metadata/summary.h"

#include <QThreadPool>

#include <map>
#include <set>

namespace lightstack::metadata {
namespace {

constexpr std::size_t kFullUpTo = 50;
constexpr std::size_t kMostFiles = 10'000;

std::optional<CommonFields> fieldsOf(const std::filesystem::path& path) {
    const auto opened = archive::openFile(path);
    if (!opened) return std::nullopt;
    base::FileSource source(opened->file, opened->stamp.size);
    auto fields = readCommonFields(source, sniffMime(source));
    return fields ? std::optional(*std::move(fields)) : std::nullopt;
}

std::vector<Tag> tagsOf(const std::filesystem::path& path, bool full, const std::stop_token& stop,
    MetadataAnswer& answer) {
    std::vector<Tag> tags;
    if (full) {
        auto read = readTags(path, stop);
        if (!read) {
            answer.error = read.error();
            return tags;
        }
        tags = std::move(read->tags);
        for (std::string& warning : read->warnings)
            answer.warnings.push_back(std::move(warning));
    }
    if (const auto fields = fieldsOf(path)) {
        std::vector<Tag> summary = summaryOf(*fields, tags);
        tags.insert(tags.begin(), summary.begin(), summary.end());
    }
    return tags;
}

struct Merged {
    Tag tag;
    std::set<std::string> values;
};

} // namespace

MetadataAnswer gatherMetadata(
    const std::vector<std::filesystem::path>& files, const std::stop_token& stop) {
    MetadataAnswer answer;
    answer.files = files;
    if (files.empty()) return answer;
    if (files.size() == 1) {
        answer.tags = tagsOf(files.front(), true, stop, answer);
        answer.differing.assign(answer.tags.size(), 1);
        return answer;
    }
    const bool full = files.size() <= kFullUpTo;
    std::vector<std::string> order;
    std::map<std::string, Merged> merged;
    for (std::size_t i = 0; i < std::min(files.size(), kMostFiles) && !stop.stop_requested(); ++i)
        for (const Tag& tag : tagsOf(files[i], full, stop, answer)) {
            const auto [it, fresh] = merged.try_emplace(tag.group + "|" + tag.key, Merged{tag, {}});
            if (fresh) order.push_back(it->first);
            it->second.values.insert(tag.value);
        }
    answer.error.reset(); // some of many may be unreadable
    for (const std::string& key : order) {
        Merged& m = merged.at(key);
        if (m.values.size() > 1) m.tag.value = m.tag.raw = "";
        answer.tags.push_back(std::move(m.tag));
        answer.differing.push_back(static_cast<int>(m.values.size()));
    }
    return answer;
}

class MetadataService::Impl {
public:
    QThreadPool pool;
    std::stop_source stop;
    std::uint64_t newest = 0;
};

MetadataService::MetadataService(QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>()) {
    m_impl->pool.setMaxThreadCount(1);
}

MetadataService::~MetadataService() {
    m_impl->stop.request_stop();
    m_impl->pool.clear();
    m_impl->pool.waitForDone();
}

void MetadataService::request(std::vector<std::filesystem::path> files) {
    m_impl->stop.request_stop();
    m_impl->stop = std::stop_source();
    m_impl->pool.clear();
    const std::uint64_t number = ++m_impl->newest;
    m_impl->pool.start([this, number, files = std::move(files), stop = m_impl->stop.get_token()] {
        auto answer = std::make_shared<const MetadataAnswer>(gatherMetadata(files, stop));
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(
            this,
            [this, number, answer] {
                if (number == m_impl->newest) Q_EMIT ready(answer);
            },
            Qt::QueuedConnection);
    });
}

} // namespace lightstack::metadata
