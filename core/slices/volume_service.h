// Planes of one open volume for the views on the screen: a coarse one at once, the sharp one after.
//
// show() is asked for one view (a number of the caller's: slice, XZ, YZ...); the newest question of
// a view wins, what is older is stopped. The answer comes in steps: the best level that is at hand
// (cached or cheap), then the level that the screen can show (`screenSide` device pixels), never
// finer than level 0. Slices ahead in the direction of movement are decoded while nothing else is
// to do. Rendering through the window is done on the workers. Thread: GUI only, all methods and
// signals.
#pragma once

#include "core/slices/volume_source.h"

#include <QImage>
#include <QObject>

#include <memory>

namespace lightstack::slices {

struct ViewedPlane {
    Plane plane;
    QImage image; // rendered through `window`; a pixel is a voxel of plane.query.level
    raster::WindowLevel window;
    bool provisional = false; // a sharper one follows
};

// How a window is chosen by itself.
enum class AutoRule {
    ImageJ,     // ImageJ's "Auto": counts above a tenth of the pixels are background; pressing it
                // again narrows
    Percentile, // 0.1 % clipped at both ends
    Full,       // smallest to largest value
};

class VolumeService : public QObject {
    Q_OBJECT
public:
    explicit VolumeService(QObject* parent = nullptr);
    ~VolumeService() override;

    void open(const volume::SliceStack& stack); // answers opened() or failed()
    void close();
    [[nodiscard]] std::shared_ptr<VolumeSource> source() const; // null while opening

    void show(int view, const PlaneQuery& query, int screenSide);
    void hide(int view); // nothing more for this view
    // Holds for all views; what is shown is rendered again (the newest call wins).
    void setWindow(const raster::WindowLevel& window);
    // Of the whole stack's histogram while locked, else of the slice that is shown.
    void setAutoWindow(AutoRule rule);
    void setLocked(bool locked); // one window for all slices (default), or by slice
    [[nodiscard]] raster::WindowLevel window() const;

Q_SIGNALS:
    void opened(std::shared_ptr<lightstack::slices::VolumeSource> source);
    void failed(lightstack::base::Error error);
    void planeReady(int view, std::shared_ptr<const lightstack::slices::ViewedPlane> plane);
    void windowChanged(lightstack::raster::WindowLevel window);
    void histogramReady(lightstack::raster::Histogram histogram); // of the stack, or the slice

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lightstack::slices
