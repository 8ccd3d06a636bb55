// How full the queues of a job are: a bar a queue, with its name and figures. Thread: GUI only.
#pragma once

#include "core/pipeline/queue_board.h"

#include <QWidget>

namespace lightstack::ui {

class QueueBars : public QWidget {
    Q_OBJECT
public:
    explicit QueueBars(QWidget* parent = nullptr);

    void setQueues(std::vector<pipeline::QueueState> queues);
    [[nodiscard]] QStringList texts() const; // "Files to read: 812 of 1,000"

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    std::vector<pipeline::QueueState> m_queues;
};

} // namespace lightstack::ui
