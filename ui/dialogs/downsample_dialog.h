// Tools > Downsample: the question with its preview, the job with its instruments, the report.
//
// Runs that were cut off are looked for when it opens; the newest is offered to be gone on with.
// Thread: GUI only.
#pragma once

#include "core/downsample/interrupted_run.h"
#include "ui/dialogs/downsample_form.h"
#include "ui/dialogs/job_dialog.h"
#include "ui/models/background.h"

#include <optional>

namespace lightstack::ui {

class DownsamplePage;
class DownsampleResult;

class DownsampleDialog : public JobDialog {
    Q_OBJECT
public:
    // `runs`: the folder of journals.
    DownsampleDialog(std::vector<DownsampleSource> sources, std::filesystem::path runs,
        const downsample::DownsampleRequest& last, QWidget* parent = nullptr);

    [[nodiscard]] DownsamplePage* page() const noexcept { return m_page; }
    [[nodiscard]] downsample::DownsampleRequest choices() const;

Q_SIGNALS:
    void folderWanted(const std::filesystem::path& folder); // of the results

protected:
    [[nodiscard]] QString actText() const override;
    [[nodiscard]] bool canStart() const override;
    [[nodiscard]] QString whyNot() const override;
    [[nodiscard]] std::unique_ptr<Job> makeJob() override;
    void jobEnded() override;
    [[nodiscard]] QString nextText() const override;
    void next() override;

private:
    void lookForInterrupted();
    void resume();
    void forget();

    std::filesystem::path m_runs;
    std::vector<downsample::InterruptedRun> m_interrupted;
    std::optional<downsample::InterruptedRun> m_resumed; // what start() is to go on with
    DownsamplePage* m_page;
    DownsampleResult* m_result;
    Background m_background;
};

} // namespace lightstack::ui
