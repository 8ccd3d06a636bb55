#include "app/context.h"

#include "app/demo_set.h"
#include "app/downsample_choices.h"
#include "app/paths.h"
#include "app/settings.h"
#include "core/thumbs/facts_loader.h"
#include "core/volume/picture_head.h"

#include <unistd.h>

namespace lightstack::app {
namespace {

thumbs::ServiceOptions serviceOptions(const ui::Preferences& p) {
    thumbs::ServiceOptions options;
    options.workers = p.workers;
    options.memoryBytes = static_cast<std::uint64_t>(p.memoryMb) << 20;
    options.allowPreviews = p.allowPreviews;
    options.readDesktopCache = p.readDesktopCache;
    return options;
}

std::uint64_t storeBytes(const ui::Preferences& p) {
    return static_cast<std::uint64_t>(p.storeMb) << 20;
}

} // namespace

// Date taken and size for sorting: the store's rows, else the heads of the files; these also tell
// slices from photographs.
class Context::Facts final : public browse::FactsSource {
public:
    explicit Facts(std::shared_ptr<catalog::ThumbnailStore> store) : m_store(std::move(store)) {}
    browse::EntryFacts factsOf(
        const std::filesystem::path& path, const base::FileStamp& stamp) override {
        const catalog::StoredFacts facts = thumbs::loadFacts(path, stamp, m_store.get());
        return {facts.takenAtMs, facts.width, facts.height};
    }
    std::optional<browse::PictureHead> headOf(const std::filesystem::path& path) override {
        const auto head = volume::readPictureHead(path);
        if (!head) return std::nullopt;
        return browse::PictureHead{head->width, head->height, head->grey};
    }

private:
    std::shared_ptr<catalog::ThumbnailStore> m_store;
};

Context::Context(const ui::Preferences& preferences, std::filesystem::path catalog)
    : m_catalog(catalog.empty() ? defaultCatalogFile() : std::move(catalog)) {
    std::error_code ignored;
    std::filesystem::create_directories(cacheFolder(), ignored);
    catalog::StoreOptions options;
    options.file = defaultStoreFile();
    options.capBytes = storeBytes(preferences);
    m_store = catalog::ThumbnailStore::open(options);
    m_facts = std::make_shared<Facts>(m_store);
    m_session = std::make_unique<browse::FolderSession>(m_facts);
    m_library = std::make_unique<library::LibrarySession>(m_catalog);
    m_metadata = std::make_unique<metadata::MetadataService>();
    m_pictures = std::make_unique<thumbs::PictureService>();
    m_thumbnails =
        std::make_unique<thumbs::ThumbnailService>(m_store.get(), serviceOptions(preferences));
    m_model = std::make_unique<ui::FolderModel>(m_thumbnails.get());
}

Context::~Context() = default;

ui::WindowParts Context::parts() {
    ui::WindowParts parts;
    parts.session = m_session.get();
    parts.model = m_model.get();
    parts.thumbnails = m_thumbnails.get();
    parts.pictures = m_pictures.get();
    parts.metadata = m_metadata.get();
    parts.makeDemoSet = [folder = dataFolder() / "demo"]() -> Result<std::filesystem::path> {
        std::error_code ignored; // writing says what is wrong
        std::filesystem::create_directories(folder, ignored);
        if (const auto made = writeDemoSet(folder, {}); !made) return tl::unexpected(made.error());
        return folder;
    };
    parts.catalogFile = m_catalog;
    parts.library = m_library.get();
    parts.scratch = cacheFolder() / "profile" / std::to_string(::getpid());
    parts.downsample = {stateFolder() / "downsample", loadDownsampleChoices, saveDownsampleChoices};
    parts.pyramids.rates = loadPyramidRates;
    parts.pyramids.keepRates = savePyramidRates;
    return parts;
}

void Context::applyPreferences(const ui::Preferences& preferences) {
    m_store->setCap(storeBytes(preferences));
    m_thumbnails->setOptions(serviceOptions(preferences));
}

} // namespace lightstack::app
