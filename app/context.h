// All long-lived objects of the window, made and wired here and nowhere else. Members are destroyed
// from the last to the first: the window's services stop before the store they write to is closed.
// Thread: GUI.
#pragma once

#include "core/browse/folder_session.h"
#include "core/catalog/thumbnail_store.h"
#include "core/library/library_session.h"
#include "core/metadata/metadata_service.h"
#include "core/thumbs/picture_service.h"
#include "core/thumbs/thumbnail_service.h"
#include "ui/dialogs/preferences.h"
#include "ui/models/folder_model.h"
#include "ui/window/main_window.h"

#include <memory>

namespace lightstack::app {

class Context {
public:
    // `catalog`: of the library; empty: the usual one.
    explicit Context(const ui::Preferences& preferences, std::filesystem::path catalog = {});
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] ui::WindowParts parts();
    [[nodiscard]] catalog::ThumbnailStore& store() noexcept { return *m_store; }
    void applyPreferences(const ui::Preferences& preferences);

private:
    class Facts;
    std::shared_ptr<catalog::ThumbnailStore> m_store; // shared with readers of facts
    std::shared_ptr<Facts> m_facts;
    std::filesystem::path m_catalog;
    std::unique_ptr<library::LibrarySession> m_library;
    std::unique_ptr<browse::FolderSession> m_session;
    std::unique_ptr<metadata::MetadataService> m_metadata;
    std::unique_ptr<thumbs::PictureService> m_pictures;
    std::unique_ptr<thumbs::ThumbnailService> m_thumbnails;
    std::unique_ptr<ui::FolderModel> m_model;
};

} // namespace lightstack::app
