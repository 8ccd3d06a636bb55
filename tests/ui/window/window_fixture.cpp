#include "tests/ui/window/window_fixture.h"

#include "core/base/file_path.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QtTest>

namespace lightstack::tests {
namespace {
constexpr int kPatienceMs = 10'000;
}

WindowFixture::WindowFixture(const std::filesystem::path& catalog) {
    qputenv("HOME", folder.path().c_str());
    ui::applyTheme(*qApp, ui::Scheme::Dark);
    m_session = std::make_unique<browse::FolderSession>();
    m_metadata = std::make_unique<metadata::MetadataService>();
    m_pictures = std::make_unique<thumbs::PictureService>();
    thumbs::ServiceOptions options;
    options.readDesktopCache = false;
    m_thumbnails = std::make_unique<thumbs::ThumbnailService>(
        static_cast<catalog::ThumbnailStore*>(nullptr), options);
    m_model = std::make_unique<ui::FolderModel>(m_thumbnails.get());
    ui::WindowParts parts;
    parts.session = m_session.get();
    parts.model = m_model.get();
    parts.thumbnails = m_thumbnails.get();
    parts.pictures = m_pictures.get();
    parts.metadata = m_metadata.get();
    parts.makeDemoSet = [path = folder.path()]() -> Result<std::filesystem::path> { return path; };
    parts.catalogFile = catalog;
    if (!catalog.empty()) m_library = std::make_unique<library::LibrarySession>(catalog);
    parts.library = m_library.get();
    m_window = std::make_unique<ui::MainWindow>(parts);
    m_window->resize(1000, 700);
    m_window->show();
    m_window->activateWindow();
}

WindowFixture::~WindowFixture() = default;

void WindowFixture::settle() {
    // Listing goes by way of a thread that first asks what the path is.
    QTest::qWait(0);
    QVERIFY(QTest::qWaitFor([this] { return m_window->isSettled(); }, kPatienceMs));
}

void WindowFixture::open(const std::filesystem::path& path) {
    m_window->openPaths({path});
    const std::filesystem::path wanted =
        std::filesystem::is_regular_file(path) ? path.parent_path() : path;
    QVERIFY(QTest::qWaitFor([&] { return m_session->folder() == wanted; }, kPatienceMs));
    settle();
}

std::filesystem::path WindowFixture::addPicture(
    std::string_view name, int width, int height) const {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    const auto path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    image.save(QString::fromLocal8Bit(base::toBytes(path)), "PNG");
    return path;
}

QWidget* WindowFixture::page() const {
    return static_cast<QStackedWidget*>(m_window->centralWidget())->currentWidget();
}

QStringList WindowFixture::names() const {
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names << m_model->index(row).data().toString();
    return names;
}

} // namespace lightstack::tests
