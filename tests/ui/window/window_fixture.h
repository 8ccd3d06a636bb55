// A window over real services and a folder of small pictures: what app/context makes, without
// settings and without a store. Thread: GUI only.
#pragma once

#include "tests/support/temp_folder.h"
#include "ui/window/main_window.h"

#include <QStackedWidget>

#include <memory>

namespace lightstack::tests {

class WindowFixture {
public:
    // `catalog`: of a library; empty: there is none.
    explicit WindowFixture(const std::filesystem::path& catalog = {});
    ~WindowFixture();

    void open(const std::filesystem::path& path); // waits until it is settled
    void settle();
    std::filesystem::path addPicture(std::string_view name, int width = 40, int height = 30) const;

    // The parts of the window, by type.
    template <class T>
    T* part() const {
        return m_window->findChild<T*>();
    }
    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] ui::FolderModel& model() { return *m_model; }
    [[nodiscard]] browse::FolderSession& session() { return *m_session; }
    [[nodiscard]] library::LibrarySession* library() { return m_library.get(); }
    [[nodiscard]] QWidget* page() const; // in the middle
    [[nodiscard]] QStringList names() const;

    TempFolder folder;

private:
    std::unique_ptr<browse::FolderSession> m_session;
    std::unique_ptr<library::LibrarySession> m_library;
    std::unique_ptr<metadata::MetadataService> m_metadata;
    std::unique_ptr<thumbs::PictureService> m_pictures;
    std::unique_ptr<thumbs::ThumbnailService> m_thumbnails;
    std::unique_ptr<ui::FolderModel> m_model;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace lightstack::tests
