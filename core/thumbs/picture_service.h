// Whole pictures for the viewer: a first look at once, the sharp one after, the neighbours ahead.
//
// show() decodes on a worker: an embedded or scaled picture of screen size first, then the full one
// (with its stored samples, so that the raw value under the cursor is the file's own). prefetch()
// keeps the next and previous picture decoded within the byte budget. Answers to older calls are
// dropped. Thread: GUI thread only, all methods and signals.
#pragma once

#include "core/base/result.h"
#include "core/io/render.h"

#include <QObject>

#include <memory>
#include <vector>

namespace lightstack::thumbs {

struct ViewedPicture {
    std::filesystem::path path;
    int page = 0;
    io::ImageInfo info;
    QImage image; // sRGB, upright, rendered through `window`
    raster::WindowLevel window;
    bool windowable = false; // 16-bit, signed, 32-bit or float samples: window/level makes sense
    raster::Histogram histogram; // of the grey values, or of luminance
    image::ImageBuffer samples;  // stored samples, null until the full picture is there
    int orientation = 1;         // how `samples` turn to `image`
    bool provisional = false;
    image::PixelSize fullSize; // upright
};

class PictureService : public QObject {
    Q_OBJECT
public:
    explicit PictureService(QObject* parent = nullptr);
    ~PictureService() override;

    // screenSide: device pixels of the longer side of the view; the first answer has about that
    // size.
    void show(const std::filesystem::path& path, int page, int screenSide);
    void prefetch(const std::vector<std::filesystem::path>& paths, int screenSide);
    // Re-renders the picture shown through another window (on a worker; the newest call wins).
    void setWindow(const raster::WindowLevel& window);
    void setAutoWindow(); // back to automatic
    void forgetWindow();  // for what is shown next; nothing is rendered again
    void clear();

Q_SIGNALS:
    void pictureReady(std::shared_ptr<const lightstack::thumbs::ViewedPicture> picture);
    void failed(lightstack::base::Error error);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lightstack::thumbs
