#include "ui/panels/metadata_panel.h"

#include "core/base/file_path.h"
#include "ui/models/failure_words.h"
#include "ui/panels/tag_model.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

namespace lightstack::ui {
namespace {

// Core's details are fragments, to stand behind a name; here they stand alone.
QString asSentence(QString detail) {
    if (!detail.isEmpty()) detail[0] = detail[0].toUpper();
    return QStringLiteral("⚠ ") + detail;
}

constexpr int kRestMs = 60; // a held arrow key asks for nothing
} // namespace

MetadataPanel::MetadataPanel(metadata::MetadataService* service, QWidget* parent)
    : QWidget(parent)
    , m_service(service)
    , m_model(new TagModel(this))
    , m_search(new QLineEdit)
    , m_tree(new QTreeView)
    , m_note(new QLabel)
    , m_background(this) {
    m_search->setPlaceholderText(tr("Search all tags"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(kSpace3);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(0, 130);
    m_tree->setAccessibleName(tr("Metadata"));
    m_note->setWordWrap(true);
    m_note->setMargin(kSpace4);
    m_note->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace2, kSpace2, kSpace2, 0);
    layout->setSpacing(kSpace2);
    layout->addWidget(m_search);
    layout->addWidget(m_note);
    layout->addWidget(m_tree, 1);
    layout->addStretch(0); // the note stays on top where there is nothing else
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_service->request(m_files);
        askSidecar();
    });
    connect(m_service, &metadata::MetadataService::ready, this, &MetadataPanel::onReady);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text);
        refreshTree();
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &MetadataPanel::showMenu);
    const auto remember = [this](const QModelIndex& index, bool folded) {
        if (m_filling || index.parent().isValid()) return;
        if (folded)
            m_folded.insert(m_model->groupName(index.row()));
        else
            m_folded.remove(m_model->groupName(index.row()));
    };
    connect(m_tree, &QTreeView::collapsed, this,
        [remember](const QModelIndex& i) { remember(i, true); });
    connect(m_tree, &QTreeView::expanded, this,
        [remember](const QModelIndex& i) { remember(i, false); });
    auto* copy = new QShortcut(QKeySequence::Copy, m_tree);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        if (const metadata::Tag* tag = m_model->tagAt(m_tree->currentIndex()))
            copyText(QString::fromStdString(tag->value));
    });
    setFiles({});
    refreshTree();
}

void MetadataPanel::setFiles(std::vector<std::filesystem::path> files) {
    if (files == m_files && !files.empty()) return;
    m_files = std::move(files);
    m_settled = m_files.empty();
    ++m_turn;
    m_stop.request_stop();
    m_answer.reset();
    m_sidecarTags.clear();
    m_sidecarSettled = m_files.size() != 1 || !m_sidecars;
    if (m_files.empty()) {
        m_rest.stop();
        m_model->setAnswer(nullptr);
        refreshTree();
        return;
    }
    m_rest.start();
}

void MetadataPanel::onReady(const std::shared_ptr<const metadata::MetadataAnswer>& answer) {
    if (answer->files != m_files) return;
    m_settled = true;
    m_answer = answer;
    showAnswer();
}

MetadataPanel::~MetadataPanel() {
    m_stop.request_stop();
}

void MetadataPanel::setSidecars(std::shared_ptr<catalog::SidecarLookup> lookup) {
    m_sidecars = std::move(lookup);
    refreshSidecar();
}

void MetadataPanel::setCatalogFile(const std::filesystem::path& file) {
    m_catalog = file;
    refreshSidecar();
}

void MetadataPanel::refreshSidecar() {
    if (m_files.size() == 1 && m_sidecars) askSidecar();
}

void MetadataPanel::askSidecar() {
    if (m_files.size() != 1 || !m_sidecars) return;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_sidecarSettled = false;
    m_background.run(
        [lookup = m_sidecars, file = m_catalog, media = m_files.front(),
            stop = m_stop.get_token()] {
            return catalog::sidecarTags(*lookup, file, media, stop)
                .value_or(std::vector<metadata::Tag>());
        },
        [this, turn = ++m_turn](std::vector<metadata::Tag> tags) {
            if (turn != m_turn) return;
            m_sidecarSettled = true;
            const bool same = tags.empty() && m_sidecarTags.empty();
            m_sidecarTags = std::move(tags);
            if (!same && m_answer) showAnswer();
        });
}

// The sidecar's group stands behind the summary.
void MetadataPanel::showAnswer() {
    if (m_sidecarTags.empty()) {
        m_model->setAnswer(m_answer);
    } else {
        auto whole = std::make_shared<metadata::MetadataAnswer>(*m_answer);
        const auto at = std::find_if(whole->tags.begin(), whole->tags.end(),
            [](const metadata::Tag& tag) { return tag.group != "Summary"; });
        const auto place = at - whole->tags.begin();
        whole->tags.insert(at, m_sidecarTags.begin(), m_sidecarTags.end());
        if (!whole->differing.empty())
            whole->differing.insert(whole->differing.begin() + place, m_sidecarTags.size(), 1);
        m_model->setAnswer(std::move(whole));
    }
    refreshTree();
}

void MetadataPanel::refreshTree() {
    const int scroll = m_tree->verticalScrollBar()->value();
    m_filling = true;
    const bool searching = !m_search->text().isEmpty();
    for (int group = 0; group < m_model->rowCount(); ++group) {
        m_tree->setFirstColumnSpanned(group, {}, true);
        m_tree->setExpanded(
            m_model->index(group, 0), searching || !m_folded.contains(m_model->groupName(group)));
    }
    m_filling = false;
    m_tree->verticalScrollBar()->setValue(scroll);
    const auto* answer = m_model->answer();
    QString note;
    if (m_files.empty())
        note = tr("Select a picture to see what it says about itself.");
    else if (answer != nullptr && answer->error)
        note = tr("The metadata cannot be read: %1.").arg(failureText(*answer->error));
    else if (answer != nullptr && searching && m_model->shownTags() == 0)
        note = tr("No tag matches “%1”.").arg(m_search->text());
    else if (answer != nullptr && !answer->warnings.empty())
        note = asSentence(failureText(answer->warnings.front()));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_tree->setVisible(note.isEmpty() || m_model->shownTags() > 0); // else an empty box
    setTextColor(m_note, colors().secondaryText);
}

void MetadataPanel::copyText(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

void MetadataPanel::showMenu(QPoint position) {
    const metadata::Tag* found = m_model->tagAt(m_tree->indexAt(position));
    QMenu menu;
    if (found != nullptr) {
        const metadata::Tag tag = *found;
        const auto text = [](const std::string& s) { return QString::fromStdString(s); };
        menu.addAction(tr("Copy Value"), this, [=, this] { copyText(text(tag.value)); });
        menu.addAction(tr("Copy Key"), this, [=, this] { copyText(text(tag.key)); });
        menu.addAction(tr("Copy Row"), this, [=, this] {
            copyText(text(tag.key) + u'\t' + text(tag.value) + u'\t' + text(tag.raw));
        });
        if (tag.value.starts_with("geo:"))
            menu.addAction(
                tr("Open in Map"), this, [=] { QDesktopServices::openUrl(QUrl(text(tag.value))); });
        menu.addSeparator();
    }
    QAction* asText =
        menu.addAction(tr("Copy All as Text"), this, [this] { copyText(allAsText()); });
    QAction* asJson =
        menu.addAction(tr("Copy All as JSON"), this, [this] { copyText(allAsJson()); });
    asText->setEnabled(m_model->answer() != nullptr);
    asJson->setEnabled(m_model->answer() != nullptr);
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

QString MetadataPanel::allAsText() const {
    QStringList lines;
    for (const metadata::Tag& tag : m_model->answer()->tags)
        lines << QString::fromStdString(
            tag.group + "\t" + tag.name + "\t" + tag.value + "\t" + tag.key);
    return lines.join(u'\n');
}

QString MetadataPanel::allAsJson() const {
    QJsonArray tags;
    for (const metadata::Tag& tag : m_model->answer()->tags)
        tags.append(QJsonObject{{QStringLiteral("group"), QString::fromStdString(tag.group)},
            {QStringLiteral("key"), QString::fromStdString(tag.key)},
            {QStringLiteral("name"), QString::fromStdString(tag.name)},
            {QStringLiteral("value"), QString::fromStdString(tag.value)},
            {QStringLiteral("raw"), QString::fromStdString(tag.raw)}});
    return QString::fromUtf8(QJsonDocument(tags).toJson());
}

} // namespace lightstack::ui
