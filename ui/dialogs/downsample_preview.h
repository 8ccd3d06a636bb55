// One of the pictures of a batch before and after: bytes as they will be, decoded again, beside the
// original; sizes and likeness below, the previous and the next picture above.
//
// Shrinking and encoding happen on a thread; while one is under way the newest wish waits, so that
// a slider may be dragged. What only quality and chroma change is encoded anew, not shrunk.
// Thread: GUI only.
#pragma once

#include "core/downsample/preview.h"
#include "ui/models/background.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace lightstack::ui {

class DownsampleCompare;

class DownsamplePreview : public QWidget {
    Q_OBJECT
public:
    explicit DownsamplePreview(QWidget* parent = nullptr);
    ~DownsamplePreview() override;

    using Pictures = std::shared_ptr<const std::vector<downsample::PlannedPicture>>;
    // Those that will be written are shown; the one in view stays, if it is still there.
    void setPictures(Pictures pictures, const downsample::DownsampleRequest& request);
    void clear(const QString& message);
    void step(int by); // to the previous, the next
    void show(std::size_t picture);

    [[nodiscard]] const std::optional<downsample::PreviewResult>& result() const noexcept {
        return m_result;
    }
    [[nodiscard]] DownsampleCompare* compare() const noexcept { return m_compare; }
    [[nodiscard]] QString readOut() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    using Prepared = std::shared_ptr<const downsample::PreviewPicture>;
    struct Made {
        Prepared prepared;
        QImage reduced;
        Result<downsample::PreviewResult> result;
    };
    [[nodiscard]] static Made make(const std::filesystem::path& path,
        const downsample::DownsampleRequest& request, Prepared prepared,
        const std::stop_token& stop);
    void want();
    void take(Made made);
    void updateTexts();
    [[nodiscard]] bool sameShape(const downsample::DownsampleRequest& request) const;

    Pictures m_pictures;
    std::vector<std::size_t> m_written; // of m_pictures
    std::size_t m_at = 0;               // of m_written
    downsample::DownsampleRequest m_request;
    Prepared m_prepared;
    downsample::DownsampleRequest m_preparedFor;
    std::optional<downsample::PreviewResult> m_result;
    QString m_failure;
    std::stop_source m_stop;
    bool m_busy = false;
    bool m_again = false; // a newer wish waits
    QLabel* m_name;
    QLabel* m_says;
    QToolButton *m_back, *m_next, *m_fit, *m_actual;
    DownsampleCompare* m_compare;
    Background m_background;
};

} // namespace lightstack::ui
