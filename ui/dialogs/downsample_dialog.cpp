#include "ui/dialogs/downsample_dialog.h"

#include "ui/dialogs/downsample_page.h"
#include "ui/dialogs/downsample_result.h"
#include "ui/dialogs/downsample_words.h"
#include "ui/models/downsample_job.h"
#include "ui/theme/screen_room.h"

namespace lightstack::ui {

DownsampleDialog::DownsampleDialog(std::vector<DownsampleSource> sources,
    std::filesystem::path runs, const downsample::DownsampleRequest& last, QWidget* parent)
    : JobDialog(tr("Downsample"), new DownsamplePage, parent)
    , m_runs(std::move(runs))
    , m_page(findChild<DownsamplePage*>())
    , m_result(new DownsampleResult)
    , m_background(this) {
    setResult(m_result);
    m_page->form()->setChoices(last);
    m_page->form()->setSources(std::move(sources));
    connect(m_page, &DownsamplePage::changed, this, &DownsampleDialog::updateButtons);
    connect(m_page, &DownsamplePage::resumeWanted, this, &DownsampleDialog::resume);
    connect(m_page, &DownsamplePage::forgetWanted, this, &DownsampleDialog::forget);
    resizeWithin(this, {1080, 720});
    updateButtons();
    lookForInterrupted();
}

void DownsampleDialog::lookForInterrupted() {
    if (m_runs.empty()) return;
    m_background.run([runs = m_runs] { return downsample::interruptedRuns(runs); },
        [this](std::vector<downsample::InterruptedRun> found) {
            m_interrupted = std::move(found);
            m_page->setInterrupted(
                m_interrupted.empty() ? std::nullopt : std::optional(m_interrupted.front()));
        });
}

void DownsampleDialog::resume() {
    if (m_interrupted.empty()) return;
    m_resumed = m_interrupted.front();
    m_interrupted.erase(m_interrupted.begin());
    m_page->setInterrupted({});
    start();
}

void DownsampleDialog::forget() {
    if (m_interrupted.empty()) return;
    downsample::forgetRun(m_interrupted.front());
    m_interrupted.erase(m_interrupted.begin());
    m_page->setInterrupted(
        m_interrupted.empty() ? std::nullopt : std::optional(m_interrupted.front()));
}

downsample::DownsampleRequest DownsampleDialog::choices() const {
    return m_page->form()->request();
}

QString DownsampleDialog::actText() const {
    return tr("Downsample");
}

bool DownsampleDialog::canStart() const {
    return m_resumed.has_value() || m_page->canStart();
}

QString DownsampleDialog::whyNot() const {
    return m_page->whyNot();
}

std::unique_ptr<Job> DownsampleDialog::makeJob() {
    DownsampleWish wish;
    if (m_resumed) {
        wish.request = m_resumed->request;
        wish.source = inputsText(wish.request.inputs);
        wish.folder = m_resumed->request.root;
        wish.expected = m_resumed->total;
        m_resumed.reset();
    } else {
        wish.request = choices();
        if (!m_runs.empty()) wish.request.journal = downsample::journalIn(m_runs, wish.request);
        wish.source = m_page->form()->sourceName();
        wish.folder = m_page->form()->sourceFolder();
        const downsample::Forecast& forecast = *m_page->forecaster().forecast();
        wish.expected = forecast.writing;
        wish.bytes = forecast.bytesBefore;
    }
    m_result->clear();
    return std::make_unique<DownsampleJob>(std::move(wish));
}

void DownsampleDialog::jobEnded() {
    const auto* done = qobject_cast<DownsampleJob*>(job());
    if (done == nullptr) return;
    if (done->outcome()) m_result->showReport(*done->outcome(), done->wish().request);
    m_page->lookAgain(); // files have changed
    lookForInterrupted();
}

QString DownsampleDialog::nextText() const {
    const auto* done = qobject_cast<DownsampleJob*>(job());
    const bool any = done != nullptr && done->outcome() &&
                     done->outcome()->total.written + done->outcome()->total.resumed > 0;
    return any ? tr("Show Results") : QString();
}

void DownsampleDialog::next() {
    const auto* done = qobject_cast<DownsampleJob*>(job());
    if (done == nullptr) return;
    const downsample::DownsampleRequest& request = done->wish().request;
    if (request.out)
        Q_EMIT folderWanted(*request.out);
    else if (!done->wish().folder.empty())
        Q_EMIT folderWanted(done->wish().folder);
    else
        Q_EMIT fileWanted(request.inputs.front());
    QDialog::accept();
}

} // namespace lightstack::ui
