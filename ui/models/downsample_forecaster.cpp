#include "ui/models/downsample_forecaster.h"

#include <utility>

namespace lightstack::ui {
namespace {

constexpr int kRestMs = 300;
constexpr int kTellMs = 100;

} // namespace

DownsampleForecaster::DownsampleForecaster(QObject* parent)
    : QObject(parent)
    , m_counted(std::make_shared<std::atomic<std::uint64_t>>(0))
    , m_background(this) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &DownsampleForecaster::predict);
    m_told.setInterval(kTellMs);
    connect(&m_told, &QTimer::timeout, this, &DownsampleForecaster::changed);
}

DownsampleForecaster::~DownsampleForecaster() {
    stop();
}

void DownsampleForecaster::stop() {
    ++m_turn;
    m_stop.request_stop();
    m_trial.request_stop();
    m_rest.stop();
    m_told.stop();
    m_looking = false;
}

void DownsampleForecaster::ask(const downsample::DownsampleRequest& request) {
    const bool same =
        m_survey && m_request.inputs == request.inputs && m_request.out == request.out;
    const bool sameLook =
        m_looking && m_request.inputs == request.inputs && m_request.out == request.out;
    m_request = request;
    if (sameLook) return; // judged when all is there
    if (same)
        judge();
    else
        look();
}

void DownsampleForecaster::lookAgain() {
    if (!m_request.inputs.empty()) look();
}

void DownsampleForecaster::look() {
    stop();
    m_stop = std::stop_source();
    m_survey.reset();
    m_forecast.reset();
    m_prediction.reset();
    m_counted = std::make_shared<std::atomic<std::uint64_t>>(0);
    if (m_request.inputs.empty()) return Q_EMIT changed();
    m_looking = true;
    m_told.start();
    const quint64 turn = m_turn;
    m_background.run(
        [request = m_request, counted = m_counted, stop = m_stop.get_token()] {
            return std::make_shared<const downsample::Survey>(
                downsample::survey(request, *counted, stop));
        },
        [this, turn](std::shared_ptr<const downsample::Survey> survey) {
            if (turn != m_turn) return;
            m_told.stop();
            m_looking = false;
            m_survey = std::move(survey);
            judge();
        });
    Q_EMIT changed();
}

void DownsampleForecaster::judge() {
    m_trial.request_stop();
    m_rest.stop();
    m_prediction.reset();
    m_trial = std::stop_source();
    const quint64 turn = ++m_turn;
    m_background.run(
        [survey = m_survey, request = m_request, stop = m_trial.get_token()] {
            return downsample::forecast(*survey, request, stop);
        },
        [this, turn](downsample::Forecast forecast) {
            if (turn != m_turn) return;
            m_forecast = std::move(forecast);
            m_rest.start();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void DownsampleForecaster::predict() {
    if (!m_forecast) return;
    m_trial = std::stop_source();
    const quint64 turn = m_turn;
    m_background.run(
        [pictures = m_forecast->pictures, request = m_request, stop = m_trial.get_token()] {
            return downsample::predict(*pictures, request, stop);
        },
        [this, turn](downsample::Prediction prediction) {
            if (turn != m_turn) return;
            m_prediction = std::move(prediction);
            Q_EMIT changed();
        });
}

} // namespace lightstack::ui
