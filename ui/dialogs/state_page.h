// What stands in the middle of a dialog while there is nothing else to show: it is working, there
// is nothing, it failed. Thread: GUI only.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace lightstack::ui {

class StatePage : public QWidget {
    Q_OBJECT
public:
    explicit StatePage(QWidget* parent = nullptr);

    void showWorking(const QString& title);
    void setDetail(const QString& sentence);
    void showMessage(const QString& iconName, const QString& title, const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_sentence;
    QProgressBar* m_busy;
    QString m_icon;
};

} // namespace lightstack::ui
