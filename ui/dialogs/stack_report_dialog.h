// The report on a folder's stacks: which there are, and for the chosen one what is missing, double,
// odd or bad, and how large its voxels are.
//
// Opens at once and says that it works; the audit runs on a thread of its own and stops when the
// dialog goes. Thread: GUI only.
#pragma once

#include "ui/models/background.h"
#include "ui/models/pyramid_preview.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <stop_token>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace lightstack::ui {

class StatePage;

class StackReportDialog : public QDialog {
    Q_OBJECT
public:
    // `name`: of the stack that is shown first, or of one of its slices.
    explicit StackReportDialog(
        std::filesystem::path folder, std::string name = {}, QWidget* parent = nullptr);
    ~StackReportDialog() override;

    [[nodiscard]] bool isSettled() const noexcept { return m_settled; }
    [[nodiscard]] QString text() const; // of the chosen stack; "" where there is none

Q_SIGNALS:
    void pyramidWanted(const SharedAudit& audit, std::size_t stack);

private:
    using Found = Result<SharedAudit>;
    QWidget* makeReport();
    QWidget* makeButtons();
    void start();
    void take(const Found& found);
    void showStack();
    [[nodiscard]] const volume::StackAudit* chosen() const;

    std::filesystem::path m_folder;
    std::string m_name;
    SharedAudit m_audit;
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<std::size_t>> m_judged;
    QTimer m_looks;
    bool m_settled = false;
    QStackedWidget* m_pages;
    StatePage* m_state;
    QListWidget* m_stacks;
    QLabel* m_title;
    QTreeWidget* m_details;
    QPushButton* m_copy;
    QPushButton* m_pyramid;
    Background m_background;
};

} // namespace lightstack::ui
