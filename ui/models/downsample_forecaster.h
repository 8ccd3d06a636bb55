// What a batch will do, kept up to date while its settings change: a dry run in the background.
//
// 1. Pictures are listed and their headers read, once for a set of inputs and a place of results.
// 2. Every request is judged by these: counts, names that would collide; known at once. 3. When the
// settings have rested a moment, a few pictures are made on trial: bytes and time. What is newest
// wins; what is no longer wanted is stopped. Thread: GUI only, the work on threads of its own.
#pragma once

#include "core/downsample/forecast.h"
#include "ui/models/background.h"

#include <QTimer>

#include <optional>

namespace lightstack::ui {

class DownsampleForecaster : public QObject {
    Q_OBJECT
public:
    explicit DownsampleForecaster(QObject* parent = nullptr);
    ~DownsampleForecaster() override;

    void ask(const downsample::DownsampleRequest& request);
    void lookAgain(); // files have changed
    void stop();

    [[nodiscard]] bool isLooking() const noexcept { return m_looking; }
    [[nodiscard]] std::uint64_t counted() const { return *m_counted; } // while it is looking
    // Of the newest request; none while that is not known yet.
    [[nodiscard]] const std::optional<downsample::Forecast>& forecast() const noexcept {
        return m_forecast;
    }
    [[nodiscard]] const std::optional<downsample::Prediction>& prediction() const noexcept {
        return m_prediction;
    }

Q_SIGNALS:
    void changed();

private:
    void look();
    void judge();
    void predict();

    downsample::DownsampleRequest m_request;
    std::shared_ptr<const downsample::Survey> m_survey;
    std::shared_ptr<std::atomic<std::uint64_t>> m_counted;
    std::optional<downsample::Forecast> m_forecast;
    std::optional<downsample::Prediction> m_prediction;
    std::stop_source m_stop;  // of the looking
    std::stop_source m_trial; // of the judging and what is made on trial
    quint64 m_turn = 0;
    bool m_looking = false;
    QTimer m_rest;
    QTimer m_told;
    Background m_background;
};

} // namespace lightstack::ui
