#include "ui/dialogs/downsample_preview.h"

#include "core/base/file_path.h"
#include "ui/dialogs/downsample_compare.h"
#include "ui/dialogs/downsample_words.h"
#include "ui/dialogs/stack_words.h"
#include "ui/models/failure_words.h"
#include "ui/models/number_words.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lightstack::ui {
namespace {

constexpr int kMostPreviewSide = 6000; // of the original in memory

QToolButton* button(const char* iconName, const QString& text, const QKeySequence& keys) {
    auto* out = new QToolButton;
    out->setIcon(icon(QLatin1String(iconName)));
    out->setAutoRaise(true);
    out->setShortcut(keys);
    out->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    out->setAccessibleName(text);
    out->setFocusPolicy(Qt::TabFocus);
    return out;
}

} // namespace

DownsamplePreview::DownsamplePreview(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel)
    , m_says(new QLabel)
    , m_back(button("chevron-left", tr("Previous picture"), Qt::ALT | Qt::Key_PageUp))
    , m_next(button("chevron-right", tr("Next picture"), Qt::ALT | Qt::Key_PageDown))
    , m_fit(button("zoom-fit", tr("Fit"), Qt::CTRL | Qt::Key_0))
    , m_actual(button("zoom-actual", tr("100 %"), Qt::CTRL | Qt::Key_1))
    , m_compare(new DownsampleCompare)
    , m_background(this) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addSpacing(kSpace1);
    row->addWidget(m_name, 1);
    row->addWidget(m_fit);
    row->addWidget(m_actual);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_says->setWordWrap(true);
    m_says->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_says->setMinimumHeight(2 * m_says->fontMetrics().lineSpacing()); // nothing jumps
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kSpace2, 0, 0);
    column->setSpacing(kSpace2);
    column->addLayout(row);
    column->addWidget(m_compare, 1);
    column->addWidget(m_says);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_fit, &QToolButton::clicked, m_compare, &DownsampleCompare::fit);
    connect(m_actual, &QToolButton::clicked, m_compare, &DownsampleCompare::setActualSize);
    updateTexts();
}

DownsamplePreview::~DownsamplePreview() {
    m_stop.request_stop();
}

void DownsamplePreview::setPictures(
    Pictures pictures, const downsample::DownsampleRequest& request) {
    const std::filesystem::path shown = m_at < m_written.size()
                                            ? (*m_pictures)[m_written[m_at]].candidate.path
                                            : std::filesystem::path();
    m_pictures = std::move(pictures);
    m_request = request;
    m_written.clear();
    std::size_t at = 0;
    for (std::size_t i = 0; i < m_pictures->size(); ++i) {
        if ((*m_pictures)[i].fate != downsample::Fate::Write) continue;
        if ((*m_pictures)[i].candidate.path == shown) at = m_written.size();
        m_written.push_back(i);
    }
    m_at = at;
    if (m_written.empty()) return clear(tr("No picture would be written."));
    want();
}

void DownsamplePreview::clear(const QString& message) {
    m_written.clear();
    m_stop.request_stop();
    m_prepared.reset();
    m_result.reset();
    m_failure.clear();
    m_again = false;
    m_compare->setMessage(message);
    updateTexts();
}

void DownsamplePreview::step(int by) {
    if (m_written.empty()) return;
    const auto last = static_cast<std::ptrdiff_t>(m_written.size()) - 1;
    const auto at = std::clamp(static_cast<std::ptrdiff_t>(m_at) + by, std::ptrdiff_t{0}, last);
    if (static_cast<std::size_t>(at) == m_at) return;
    m_at = static_cast<std::size_t>(at);
    want();
}

void DownsamplePreview::show(std::size_t picture) {
    const auto found = std::ranges::find(m_written, picture);
    if (found == m_written.end()) return;
    m_at = static_cast<std::size_t>(found - m_written.begin());
    want();
}

// Whether what was shrunk serves the request, too.
bool DownsamplePreview::sameShape(const downsample::DownsampleRequest& request) const {
    const auto& a = m_preparedFor;
    const auto& b = request;
    return a.sizeRule == b.sizeRule && a.longSide == b.longSide && a.shortSide == b.shortSide &&
           a.box == b.box && a.format == b.format && a.linearLight == b.linearLight &&
           a.background == b.background && a.keepMetadata == b.keepMetadata &&
           a.profile == b.profile;
}

DownsamplePreview::Made DownsamplePreview::make(const std::filesystem::path& path,
    const downsample::DownsampleRequest& request, Prepared prepared, const std::stop_token& stop) {
    Made out;
    if (!prepared) {
        auto made = downsample::preparePreview(path, request, kMostPreviewSide, stop);
        if (!made) {
            out.result = tl::unexpected(made.error());
            return out;
        }
        prepared = std::make_shared<const downsample::PreviewPicture>(*std::move(made));
        const image::PixelSize target = prepared->judgement.target;
        out.reduced = prepared->before.scaled(
            target.width, target.height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    out.prepared = prepared;
    out.result = downsample::encodePreview(*prepared, request, stop);
    return out;
}

void DownsamplePreview::want() {
    updateTexts();
    const auto& path = (*m_pictures)[m_written[m_at]].candidate.path;
    const bool keep = m_prepared && m_prepared->path == path && sameShape(m_request);
    if (m_busy) {
        m_again = true;
        if (!keep) m_stop.request_stop(); // of no use any more
        return;
    }
    m_busy = true;
    m_again = false;
    m_stop = std::stop_source();
    if (!keep) m_prepared.reset();
    m_preparedFor = m_request;
    m_background.run([path, request = m_request, prepared = m_prepared,
                         stop = m_stop.get_token()] { return make(path, request, prepared, stop); },
        [this](Made made) {
            m_busy = false;
            if (!m_written.empty()) take(std::move(made));
            if (m_again && !m_written.empty()) want();
        });
}

void DownsamplePreview::take(Made made) {
    if (!made.result && made.result.error().code == ErrorCode::Cancelled) return;
    m_failure.clear();
    if (!made.result) {
        m_prepared.reset();
        m_result.reset();
        m_failure = failureText(made.result.error());
        m_compare->setMessage(tr("This picture cannot be shown: %1.").arg(m_failure));
    } else {
        m_prepared = made.prepared;
        m_result = *std::move(made.result);
        if (!made.reduced.isNull()) m_compare->setBefore(m_prepared->before, made.reduced);
        m_compare->setAfter(m_result->after);
    }
    updateTexts();
    Q_EMIT changed();
}

QString DownsamplePreview::readOut() const {
    if (!m_result || !m_prepared) return {};
    const downsample::Judgement& judgement = m_prepared->judgement;
    QString text = tr("%1, %2 → %3, %4")
                       .arg(sizeText(judgement.size), byteText(m_prepared->bytesBefore),
                           sizeText(judgement.target), byteText(m_result->bytes));
    text += QStringLiteral(" · ") +
            (m_result->ssim >= 1
                    ? tr("encoded without loss")
                    : tr("likeness (SSIM) %1").arg(QLocale().toString(m_result->ssim, 'f', 4)));
    for (const std::string& block : m_result->dropped)
        text += QStringLiteral(" · ") + tr("without %1").arg(lossName(block));
    return text;
}

void DownsamplePreview::updateTexts() {
    const bool any = m_at < m_written.size();
    m_name->setText(any ? tr("%1 (%2 of %3)")
                              .arg(base::displayName((*m_pictures)[m_written[m_at]].candidate.path),
                                  numberText(m_at + 1), numberText(m_written.size()))
                        : QString());
    m_name->setToolTip(
        any ? base::displayText((*m_pictures)[m_written[m_at]].candidate.path) : QString());
    m_back->setEnabled(any && m_at > 0);
    m_next->setEnabled(any && m_at + 1 < m_written.size());
    m_fit->setEnabled(m_result.has_value());
    m_actual->setEnabled(m_result.has_value());
    m_says->setText(readOut());
    m_says->setToolTip(tr("SSIM: how alike the new file is to the picture it was made of; 1 is "
                          "the same"));
    setTextColor(m_says, colors().secondaryText);
}

void DownsamplePreview::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange) updateTexts();
    QWidget::changeEvent(event);
}

} // namespace lightstack::ui
