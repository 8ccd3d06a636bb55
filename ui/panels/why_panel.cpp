#include "ui/panels/why_panel.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/panels/why_words.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

constexpr int kWhyRestMs = 60; // a held arrow key asks for nothing

QLabel* textLabel(const QString& text, bool secondary = false) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus); // the keyboard goes from button to button
    if (secondary) setTextColor(label, colors().secondaryText);
    return label;
}

// Names have no spaces to be wrapped at: they may break before a dot, a dash, a bracket.
QString breakable(const QString& name) {
    QString out;
    for (const QChar c : name) {
        if (c == u'.' || c == u'-' || c == u'_' || c == u'(') out += QChar(0x200B);
        out += c;
    }
    return out;
}

QLabel* headline(const QString& text) {
    QLabel* label = textLabel(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QVBoxLayout* section(QVBoxLayout* column, const QString& title) {
    column->addSpacing(kSpace3);
    column->addWidget(headline(title));
    return column;
}

} // namespace

WhyPanel::WhyPanel(std::shared_ptr<catalog::SidecarLookup> lookup, QWidget* parent)
    : QWidget(parent)
    , m_lookup(std::move(lookup))
    , m_scroll(new QScrollArea)
    , m_note(new QLabel)
    , m_buttons(new QWidget)
    , m_pair(new QPushButton(tr("&Pair With…")))
    , m_none(new QPushButton(tr("Has &No Sidecar")))
    , m_asFound(new QPushButton(tr("As &Found")))
    , m_background(this) {
    m_pair->setToolTip(tr("Choose the JSON file that belongs to this picture"));
    m_none->setToolTip(tr("Whatever the names say, none belongs to this picture"));
    m_asFound->setToolTip(tr("Take the choice made by hand back; the rules decide"));
    m_note->setWordWrap(true);
    m_note->setMargin(kSpace4);
    m_note->setAlignment(Qt::AlignCenter);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Why this sidecar"));
    auto* row = new QGridLayout(m_buttons);
    row->setContentsMargins(kSpace2, kSpace2, kSpace2, kSpace2);
    row->setSpacing(kSpace2);
    row->addWidget(m_pair, 0, 0, 1, 2);
    row->addWidget(m_none, 1, 0);
    row->addWidget(m_asFound, 1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_buttons);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kWhyRestMs);
    connect(&m_rest, &QTimer::timeout, this, &WhyPanel::ask);
    connect(m_pair, &QPushButton::clicked, this, &WhyPanel::chooseSidecar);
    connect(m_none, &QPushButton::clicked, this, [this] { decide(catalog::HandKind::None); });
    connect(m_asFound, &QPushButton::clicked, this, [this] { decide(catalog::HandKind::AsFound); });
    build();
}

WhyPanel::~WhyPanel() {
    m_stop.request_stop();
}

void WhyPanel::setCatalogFile(const std::filesystem::path& file) {
    m_catalog = file;
    refresh();
}

void WhyPanel::setFiles(std::vector<std::filesystem::path> files) {
    if (files == m_files) return;
    m_files = std::move(files);
    m_trouble.clear();
    refresh();
}

void WhyPanel::refresh() {
    ++m_turn; // what is under way is about something else
    m_stop.request_stop();
    if (m_files.size() != 1) {
        m_rest.stop();
        m_why.reset();
        m_settled = true;
        build();
        return;
    }
    m_settled = false;
    if (isVisible()) m_rest.start();
}

void WhyPanel::showEvent(QShowEvent* event) {
    if (!m_settled) m_rest.start(0);
    QWidget::showEvent(event);
}

void WhyPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) build();
    QWidget::changeEvent(event);
}

void WhyPanel::ask() {
    m_stop = std::stop_source();
    m_background.run([lookup = m_lookup, file = m_catalog, media = m_files.front(),
                         stop = m_stop.get_token()] { return lookup->why(file, media, stop); },
        [this, turn = m_turn](
            Result<catalog::WhyPair> answer) { answered(turn, std::move(answer)); });
}

void WhyPanel::answered(quint64 turn, Result<catalog::WhyPair> answer) {
    if (turn != m_turn) return;
    m_settled = true;
    if (answer) {
        m_why = std::make_shared<const catalog::WhyPair>(std::move(*answer));
    } else {
        m_why.reset();
        say(tr("The folder cannot be looked at: %1.").arg(failureText(answer.error())), true);
    }
    build();
}

void WhyPanel::say(const QString& text, bool trouble) {
    if (trouble) m_trouble = text;
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    setTextColor(m_note, trouble ? colors().warning : colors().secondaryText);
}

void WhyPanel::updateButtons() {
    const bool able = m_why && m_why->isMedia && m_why->inCatalog && !m_deciding;
    m_buttons->setVisible(m_why && m_why->isMedia && m_why->inCatalog);
    m_pair->setEnabled(able);
    m_none->setEnabled(able && !(m_why->evidence.byHand && m_why->sidecar.empty()));
    m_asFound->setEnabled(able && m_why->evidence.byHand);
}

void WhyPanel::build() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kSpace3, kSpace3, kSpace3, kSpace3);
    column->setSpacing(kSpace1);
    const bool shown = m_why && m_why->isMedia;
    if (shown) {
        addHeader(column);
        addSteps(column);
        addRefused(column);
        if (!m_why->inCatalog) {
            column->addSpacing(kSpace3);
            column->addWidget(textLabel(
                tr("The catalog does not know this file: scan its folder to pair it by hand."),
                true));
        }
    }
    column->addStretch(1);
    m_scroll->setWidget(page);
    m_scroll->setVisible(shown);
    if (!m_trouble.isEmpty())
        say(m_trouble, true);
    else if (m_files.empty())
        say(tr("Select a picture to see which sidecar belongs to it, and why."));
    else if (m_files.size() > 1)
        say(tr("Select one picture alone to see which sidecar belongs to it."));
    else if (m_why && !m_why->isMedia)
        say(tr("Only pictures and films have sidecars."));
    else
        say({});
    updateButtons();
}

void WhyPanel::addHeader(QVBoxLayout* column) {
    const takeout::PairEvidence& evidence = m_why->evidence;
    if (m_why->sidecar.empty()) {
        column->addWidget(headline(tr("No sidecar")));
        column->addWidget(textLabel(
            evidence.byHand ? tr("Decided by hand.") : tr("No rule leads to one in this folder."),
            true));
        return;
    }
    column->addWidget(textLabel(tr("Paired with"), true));
    QLabel* name = headline(breakable(base::displayName(m_why->sidecar)));
    name->setToolTip(base::displayText(m_why->sidecar));
    column->addWidget(name);
    column->addWidget(textLabel(ruleSentence(evidence.rule)));
    const std::string_view rule = takeout::ruleName(evidence.rule);
    column->addWidget(
        textLabel(tr("Rule %1 – %2")
                      .arg(QString::fromLatin1(rule.data(), static_cast<qsizetype>(rule.size())),
                          confidenceWord(evidence.confidence)),
            true));
    if (m_why->sidecar.parent_path() != m_why->media.parent_path())
        column->addWidget(textLabel(
            tr("It lies in %1.").arg(base::displayText(m_why->sidecar.parent_path())), true));
}

void WhyPanel::addSteps(QVBoxLayout* column) {
    const takeout::PairEvidence& evidence = m_why->evidence;
    if (evidence.steps.empty()) return;
    section(column, tr("From name to name"));
    for (const takeout::EvidenceStep& step : evidence.steps) {
        QLabel* caption =
            textLabel(tr("%1 (%Ln character(s))", nullptr, static_cast<int>(step.units))
                          .arg(stepPhrase(step.step)),
                true);
        caption->setFont(captionFont());
        column->addWidget(caption);
        column->addWidget(textLabel(breakable(base::displayText(step.name))));
    }
    section(column, tr("What speaks for it"));
    for (const QString& line : evidenceLines(evidence))
        column->addWidget(textLabel(line));
}

void WhyPanel::addRefused(QVBoxLayout* column) {
    const auto& refused = m_why->evidence.refused;
    if (refused.empty()) return;
    section(column, tr("Not taken (%L1)").arg(refused.size()));
    for (std::size_t i = 0; i < refused.size(); ++i) {
        QLabel* name = textLabel(breakable(base::displayText(refused[i].name)));
        name->setToolTip(base::displayText(m_why->refused[i]));
        column->addWidget(name);
        QLabel* reason = textLabel(refusedSentence(refused[i]), true);
        reason->setFont(captionFont());
        column->addWidget(reason);
        if (!m_why->inCatalog) continue;
        auto* take = new QPushButton(tr("Pair With This"));
        take->setFlat(true);
        take->setToolTip(base::displayText(m_why->refused[i]));
        take->setAccessibleName(tr("Pair with %1").arg(base::displayText(refused[i].name)));
        connect(take, &QPushButton::clicked, this,
            [this, path = m_why->refused[i]] { decide(catalog::HandKind::Sidecar, path); });
        column->addWidget(take, 0, Qt::AlignLeft);
        column->addSpacing(kSpace1);
    }
}

void WhyPanel::chooseSidecar() {
    if (!m_why || !m_why->inCatalog) return;
    const QString start = QFile::decodeName(base::toBytes(m_why->media.parent_path()));
    const QString chosen = QFileDialog::getOpenFileName(
        this, tr("Pair With"), start, tr("Sidecars (*.json *.JSON);;All files (*)"));
    if (!chosen.isEmpty())
        decide(catalog::HandKind::Sidecar, base::fromBytes(QFile::encodeName(chosen)));
}

void WhyPanel::decide(catalog::HandKind kind, const std::filesystem::path& sidecar) {
    if (!m_why || !m_why->inCatalog || m_deciding) return;
    m_deciding = true;
    m_trouble.clear();
    updateButtons();
    say(tr("Writing the choice into the catalog…"));
    m_background.run([file = m_catalog, media = m_why->media, kind,
                         sidecar] { return catalog::pairByHand(file, media, kind, sidecar); },
        [this](Result<catalog::HandOutcome> done) {
            m_deciding = false;
            if (!done)
                m_trouble = tr("The choice was not kept: %1.").arg(failureText(done.error()));
            refresh();
            build();
            if (done) Q_EMIT decided();
        });
}

} // namespace lightstack::ui
